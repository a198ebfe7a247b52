### Cómo se enumeran las cosas.
###
### $sound: cómo empieza $last (i, o, other): "e hipoteca", "u otra".

list-next = { $first }, { $last }
list-and-two = { $first } { $sound ->
    [i] e
   *[other] y
} { $last }
list-and-last = { $first } { $sound ->
    [i] e
   *[other] y
} { $last }
list-or-two = { $first } { $sound ->
    [o] u
   *[other] o
} { $last }
list-or-last = { $first } { $sound ->
    [o] u
   *[other] o
} { $last }
