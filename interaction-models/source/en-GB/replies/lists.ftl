### Britain joins without a comma before the last "and".

list-and-last = { $first } and { $last }
list-or-last = { $first } or { $last }
