### Wie Dinge aneinandergereiht werden.

list-next = { $first }, { $last }
list-and-two = { $first } und { $last }
list-and-last = { $first } und { $last }
list-or-two = { $first } oder { $last }
list-or-last = { $first } oder { $last }
