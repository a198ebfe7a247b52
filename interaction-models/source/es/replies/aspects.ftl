### Lo primero que se dice de un total cuando no se pregunta a cuánto asciende.

# $merchant, $category, $place, $span: lo que lo limita, cada uno con un espacio delante, o nada:
# "En promedio gastó cinco dólares cada vez en Starbucks este mes".
aspects-average = en promedio { $flow ->
    [spending] gastó
    [income] recibió
    [fees] pagó
   *[refunds] le devolvieron
} { $amount } cada vez{ $merchant }{ $category }{ $place }{ $span }.
aspects-times = { $flow ->
    [spending] pagó
    [income] recibió dinero
    [fees] le cobraron
   *[refunds] le devolvieron dinero
} { $count ->
    [one] una vez
   *[other] { COUNT($count, gender: "feminine") } veces
}{ $merchant }{ $category }{ $place }{ $span }.

# La frase siguiente.
aspects-of = En total { SIZE($amount) ->
    [one] es { $amount }
   *[other] son { $amount }
}, { $count ->
    [one] en una sola vez
   *[other] en { COUNT($count, gender: "feminine") } veces
}.
aspects-in-all = En total { SIZE($amount) ->
    [one] es { $amount }
   *[other] son { $amount }
}.
