### Facturas, extractos y suscripciones: quién, cuándo, cuánto, lo más próximo primero.

# $span: "en los próximos treinta días".
bills-found = { $count ->
    [0] No tiene ninguna factura
    [one] Tiene una factura
   *[other] Tiene { COUNT($count, gender: "feminine") } facturas
} { $span }.
# Of one payee or category. $span: as above, where days were asked for.
bills-found-for = Hay { $count ->
    [one] una factura
   *[other] { COUNT($count, gender: "feminine") } facturas
} de { $category }.
bills-none-such = { $of ->
    [days] No vence ningún recibo así { $span }
   *[any] No me consta ningún recibo así
}.
# $range: "del tres al diez de marzo".
bills-span = { $kind ->
    [today] para hoy
    [days] en los próximos { COUNT($days, gender: "masculine") } días
    [until] { DAY($last, link: "until") }
   *[between] { $range }
}
# $of: todas las facturas, o lo que cuestan las suscripciones al mes.
bills-total = Suman { $bound ->
    [about] alrededor de { $amount }
   *[exact] { $amount }
}{ $of ->
    [monthly] {" "}al mes
   *[bills] {""}
}.
bills-uncounted = { $count ->
    [one] De una no se sabe el importe.
   *[other] De { COUNT($count, gender: "feminine") } no se sabe el importe.
}

# $who: a quién se paga, o la cuenta de un extracto. $when: "el viernes".
bills-payment = { $who }, { $when }.
    .apart = { $who }. { $when }.
bills-payment-of = { $who }, { $when }, { $bound ->
    [about] alrededor de { $amount }
   *[exact] { $amount }
}.
    .apart = { $who }. { $when }. { $bound ->
        [about] Alrededor de { $amount }
       *[exact] { $amount }
    }.
bills-when = { $kind ->
    [expected] se espera { DAY($day, link: "around") }
    [due] vence { DAY($day, link: "ahead") }
    [due_since] venció { DAY($day) }
   *[arranged] { DAY($day, link: "ahead") }
}
bills-payee = { $name }
bills-payee-unknown = una factura

bills-no-cards = Aquí no tiene tarjetas ni préstamos.
bills-no-statement = No tengo ningún extracto de sus tarjetas y préstamos.
bills-nothing-due = No hay nada que pagar { FORM($account, "within") }.
bills-paid = { FORM($account, "within") } la última factura ya está pagada.
bills-statement = { FORM($account, "within") } tiene que pagar { $amount }.
    .apart = { $account }. Tiene que pagar { $amount }.
bills-due-on = Vence { DAY($day, link: "ahead") }.
bills-was-due = Venció { DAY($day) }.
bills-minimum = El pago mínimo es de { $amount }.
bills-minimum-left = Del pago mínimo le falta pagar { $amount }.
bills-minimum-paid = El pago mínimo ya está hecho.
bills-past-due = Tiene pagos atrasados por { $amount }.

bills-no-subscriptions = No hay suscripciones en sus tarjetas.
bills-subscriptions = { $count ->
    [one] Hay una suscripción
   *[other] Hay { COUNT($count, gender: "feminine") } suscripciones
}.
# $often: "al mes".
bills-subscription = { $who }, { $often }.
    .apart = { $who }. Se paga { $often }.
bills-subscription-of = { $who }, { $bound ->
    [about] alrededor de { $amount }
   *[exact] { $amount }
} { $often }.
    .apart = { $who }. { $bound ->
        [about] Alrededor de { $amount }
       *[exact] { $amount }
    }. Se paga { $often }.
bills-card-payment = un pago con tarjeta
bills-often = { $kind ->
    [weekly] a la semana
    [weeks] cada { COUNT($count, gender: "feminine") } semanas
    [days] cada { COUNT($count, gender: "masculine") } días
    [yearly] al año
    [months] cada { COUNT($count, gender: "masculine") } meses
    [semimonthly] dos veces al mes
   *[monthly] al mes
}
bills-rose = Costaba { $was } { DAY($day, link: "until") }.
    .apart = Subió { DAY($day) }. Costaba { $was }.
