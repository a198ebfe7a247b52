### Totales: cuánto, de qué, cuándo; qué se descuenta; sus partes.

# $merchant, $category, $place, $span: lo que lo limita, cada uno con un espacio delante, o nada:
# "Gastó cuarenta dólares en Starbucks este mes". Un total con "_back" quedó bajo cero.
totals-sum = { $what ->
    [spending] { SIZE($amount) ->
        [zero] no gastó nada
       *[other] gastó { $amount }
    }
    [spending_back] las devoluciones superan los gastos en { $amount }
    [income] { SIZE($amount) ->
        [zero] no recibió nada
       *[other] recibió { $amount }
    }
    [income_back] lo retirado supera lo recibido en { $amount }
    [fees] { SIZE($amount) ->
        [zero] no pagó comisiones ni intereses
       *[other] pagó { $amount } en comisiones e intereses
    }
    [fees_back] le devolvieron { $amount } en comisiones en total
    [refunds] { SIZE($amount) ->
        [zero] no le devolvieron nada
       *[other] le devolvieron { $amount }
    }
   *[refunds_back] le retiraron devoluciones por { $amount }
}{ $merchant }{ $category }{ $place }{ $span }.
# El total sin importes. $then: "en septiembre".
totals-in-relation = { $flow ->
    [spending] gastó
    [income] recibió
    [fees] pagó en comisiones e intereses
   *[refunds] le devolvieron
}{ $merchant }{ $category }{ $place }{ $span } { $way ->
    [more] más que { $then }
    [less] menos que { $then }
   *[same] lo mismo que { $then }
}.
# No hay con qué compararlo.
totals-quiet = No puedo decir más sobre eso en voz alta.
totals-at = { $side ->
    [out] en { $merchant }
   *[in] de { $merchant }
}
totals-on = { $flow ->
    [spending] en { $category }
   *[fees] de { $category }
}

totals-counted = Son { COUNT($count, gender: "feminine") } transacciones.
totals-taken-off = { $flow ->
    [spending] Ya están descontadas devoluciones por { $amount }
    [income] Sin contar { $amount } que le retiraron
    [fees] Sin contar { $amount } que le devolvieron
   *[refunds] Sin contar { $amount } que le retiraron
}.
totals-pending = { SIZE($amount) ->
    [one] De ese total, { $amount } sigue pendiente
   *[other] De ese total, { $amount } siguen pendientes
}.

# $then: "en septiembre".
totals-same = Es lo mismo que { $then }.
totals-change = { SIZE($amount) ->
    [one] Es { $amount }
   *[other] Son { $amount }
} { $way ->
    [less] menos
   *[more] más
} que { $then }.
    .apart = { SIZE($amount) ->
        [one] Es { $amount }
       *[other] Son { $amount }
    } { $way ->
        [less] menos
       *[more] más
    }. La comparación es con { FORM($then, "with") }.

# Una parte de un total: "Starbucks, doce dólares."
totals-part = { $name }, { $way ->
    [came_back] le devolvieron { $amount }
   *[went] { $amount }
}.
    .apart = { $name }. { $way ->
        [came_back] Le devolvieron { $amount }
       *[went] { $amount }
    }.
totals-part-unnamed = uno sin nombre
totals-parts-unnamed = otros sin nombre

totals-more-currencies = { $count ->
    [one] Hay más en otra moneda
   *[other] Hay más en otras { COUNT($count, gender: "feminine") } monedas
}.
totals-closed = { $count ->
    [one] No cuento una cuenta cancelada
   *[other] No cuento { COUNT($count, gender: "feminine") } cuentas canceladas
}.
totals-unreached = Ahora mismo no puedo consultar { COUNT($count, gender: "feminine") } cuentas.

totals-which = ¿Se refiere a { $merchants }?
totals-which-of-many = ¿Se refiere, por ejemplo, a { $merchants }?
totals-nothing = { $is ->
    [named] No encuentro nada
   *[unnamed] No encuentro nada parecido
}{ $merchant }{ $span }.
