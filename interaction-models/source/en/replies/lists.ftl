### How items are joined.
###
### $sound: how $last begins (i, o, other), for languages whose "and" and "or" listen to it.

list-next = { $first }, { $last }
list-and-two = { $first } and { $last }
list-and-last = { $first }, and { $last }
list-or-two = { $first } or { $last }
list-or-last = { $first }, or { $last }
