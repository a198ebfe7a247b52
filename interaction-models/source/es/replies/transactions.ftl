### Las transacciones una a una, y cuántas hay.
###
### $account y $pending cierran la frase: ", de su cuenta corriente", ", todavía pendiente", o nada.
### .apart dice lo mismo en frases más cortas; .shown es para la pantalla, tras el día.

transactions-found = { $count ->
    [0] No hay ninguna transacción
    [one] Hay una transacción
   *[other] Hay { COUNT($count, gender: "feminine") } transacciones
}{ $state ->
    [pending] { $count ->
        [0] {" "}pendiente
        [one] {" "}pendiente
       *[other] {" "}pendientes
    }
    [posted] { $count ->
        [0] {" "}contabilizada
        [one] {" "}contabilizada
       *[other] {" "}contabilizadas
    }
   *[any] {""}
}{ $place }{ $span }.
transactions-found-within = { $count ->
    [0] No hay ninguna transacción
    [one] Hay una transacción
   *[other] Hay { COUNT($count, gender: "feminine") } transacciones
}{ $state ->
    [pending] { $count ->
        [0] {" "}pendiente
        [one] {" "}pendiente
       *[other] {" "}pendientes
    }
    [posted] { $count ->
        [0] {" "}contabilizada
        [one] {" "}contabilizada
       *[other] {" "}contabilizadas
    }
   *[any] {""}
} { FORM($account, "within") }{ $span }.
    .apart = { $account }. { $count ->
        [0] No hay ninguna transacción
        [one] Hay una transacción
       *[other] Hay { COUNT($count, gender: "feminine") } transacciones
    }{ $state ->
        [pending] { $count ->
            [0] {" "}pendiente
            [one] {" "}pendiente
           *[other] {" "}pendientes
        }
        [posted] { $count ->
            [0] {" "}contabilizada
            [one] {" "}contabilizada
           *[other] {" "}contabilizadas
        }
       *[any] {""}
    }{ $span }.
transactions-span = { $days ->
    [one] en el último día
   *[other] en los últimos { COUNT($days, gender: "masculine") } días
}
transactions-beyond = Comparte conmigo { $days ->
    [one] el último día
   *[other] los últimos { COUNT($days, gender: "masculine") } días
}. Más atrás no puedo mirar.

# Partes de las frases de abajo.
transactions-still-pending = , todavía pendiente
transactions-from = {" "}de { $other }
transactions-on-account = , en { $account }
transactions-with-account = , en { $account }
transactions-to-account = , en { $account }
transactions-from-account = , desde { $account }
transactions-paid-on-account = {" "}a { $account }
# Tras las frases cortas.
transactions-account-is = La cuenta es { $account }.

# Los dos lados de un traspaso entre cuentas propias.
transactions-transfer = { DAY($day) } pasó { $amount } de { $source } a { $target }{ $pending }.
    .apart = { DAY($day) } hubo un traspaso{ $pending }. Fue de { $amount }. De { $source } a { $target }.
transactions-transfer-pays = { DAY($day) } abonó { $amount } a { $target } desde { $source }{ $pending }.
    .apart = { DAY($day) } hubo un traspaso{ $pending }. Fue de { $amount }. De { $source } a { $target }.
transactions-transfer-unnamed = { DAY($day) } hubo un traspaso entre dos de sus cuentas{ $pending }. Fue de { $amount }.

transactions-paid = { DAY($day) } pagó { $amount } a { $other }{ $account }{ $pending }.
    .apart = { DAY($day) } pagó a { $other }. El importe fue de { $amount }{ $pending }.
    .shown = pagó { $amount } a { $other }
transactions-bought = { DAY($day) } pagó { $amount } a { $other }{ $account }{ $pending }.
    .apart = { DAY($day) } pagó a { $other }. El importe fue de { $amount }{ $pending }.
    .shown = pagó { $amount } a { $other }
transactions-purchase = { DAY($day) } pagó { $amount } con tarjeta{ $account }{ $pending }.
    .apart = { DAY($day) } hizo un pago con tarjeta. El importe fue de { $amount }{ $pending }.
    .shown = pagó { $amount } con tarjeta
transactions-bill = { DAY($day) } pagó una factura de { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) } pagó una factura. El importe fue de { $amount }{ $pending }.
    .shown = pagó una factura de { $amount }
transactions-refund = { DAY($day) } recibió una devolución de { $amount }{ $from }{ $account }{ $pending }.
    .apart = { DAY($day) } recibió una devolución{ $from }. El importe fue de { $amount }{ $pending }.
    .shown = recibió una devolución de { $amount }{ $from }
transactions-refund-taken = { DAY($day) } le retiraron una devolución de { $amount }{ $from }{ $account }{ $pending }.
    .apart = { DAY($day) } le retiraron una devolución{ $from }. El importe fue de { $amount }{ $pending }.
    .shown = le retiraron una devolución de { $amount }{ $from }
transactions-bill-back = { DAY($day) } le devolvieron un pago de { $amount }{ $from }{ $account }{ $pending }.
    .apart = { DAY($day) } le devolvieron un pago{ $from }. El importe fue de { $amount }{ $pending }.
    .shown = le devolvieron un pago de { $amount }{ $from }
transactions-cash-out = { DAY($day) } retiró { $amount } en efectivo{ $account }{ $pending }.
    .apart = { DAY($day) } retiró efectivo. El importe fue de { $amount }{ $pending }.
    .shown = retiró { $amount } en efectivo
transactions-cash-in = { DAY($day) } ingresó { $amount } en efectivo{ $account }{ $pending }.
    .apart = { DAY($day) } ingresó efectivo. El importe fue de { $amount }{ $pending }.
    .shown = ingresó { $amount } en efectivo
transactions-deposit = { DAY($day) } recibió { $amount }{ $from }{ $account }{ $pending }.
    .apart = { DAY($day) } recibió un pago{ $from }. El importe fue de { $amount }{ $pending }.
    .shown = recibió { $amount }{ $from }
transactions-deposit-taken = { DAY($day) } le retiraron un pago de { $amount }{ $from }{ $account }{ $pending }.
    .apart = { DAY($day) } le retiraron un pago{ $from }. El importe fue de { $amount }{ $pending }.
    .shown = le retiraron un pago de { $amount }{ $from }
transactions-moved-out = { DAY($day) } pasó { $amount } a otra de sus cuentas{ $account }{ $pending }.
    .apart = { DAY($day) } hizo un traspaso. El importe fue de { $amount }{ $pending }.
    .shown = pasó { $amount } a otra de sus cuentas
transactions-moved-in = { DAY($day) } pasó { $amount } desde otra de sus cuentas{ $account }{ $pending }.
    .apart = { DAY($day) } hizo un traspaso. El importe fue de { $amount }{ $pending }.
    .shown = pasó { $amount } desde otra de sus cuentas
transactions-paid-off = { DAY($day) } abonó { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) } hizo un pago. El importe fue de { $amount }{ $pending }.
    .shown = abonó { $amount }
transactions-fee = { DAY($day) } le cobraron una comisión de { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) } le cobraron una comisión. El importe fue de { $amount }{ $pending }.
    .shown = le cobraron una comisión de { $amount }
transactions-fee-back = { DAY($day) } le devolvieron una comisión de { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) } le devolvieron una comisión. El importe fue de { $amount }{ $pending }.
    .shown = le devolvieron una comisión de { $amount }
transactions-interest-earned = { DAY($day) } recibió intereses de { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) } recibió intereses. El importe fue de { $amount }{ $pending }.
    .shown = recibió intereses de { $amount }
transactions-interest-charged = { DAY($day) } le cobraron intereses de { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) } le cobraron intereses. El importe fue de { $amount }{ $pending }.
    .shown = le cobraron intereses de { $amount }
