### La nómina, lo que se puede gastar y el saldo que vendrá. Primero la cifra, luego de qué depende.

outlook-no-pay = No encuentro ninguna nómina ni otros ingresos.
outlook-last-deposit = Su último ingreso llegó { $day }, { $amount }.
    .apart = Su último ingreso llegó { $day }. Fue de { $amount }.
outlook-no-regular-pay = No veo ninguna nómina regular.
outlook-more-pays = { $count ->
    [one] Hay una más
   *[other] Hay { COUNT($count, gender: "feminine") } más
}.

# $from: " de Acme Payroll", o nada.
outlook-pay-awaited = Su nómina{ $from } todavía no ha llegado. Se esperaba { DAY($day, link: "ahead") }.
outlook-pay-came = Su nómina{ $from } llegó { $day }.
outlook-pay-came-with = Su nómina{ $from } llegó { $day }, { $amount }.
    .apart = Su nómina{ $from } llegó { $day }. Fue de { $amount }.
outlook-pay-next = La próxima se espera { DAY($day, link: "around") }.
outlook-pay-next-with = La próxima se espera { DAY($day, link: "around") }, { $bound ->
    [exact] { $amount }
   *[least] al menos { $amount }
}.
    .apart = La próxima se espera { DAY($day, link: "around") }. { $bound ->
        [exact] Será de { $amount }
       *[least] Será de al menos { $amount }
    }.

# Si se puede gastar algo antes de la próxima nómina. $wish: lo que cuesta.
outlook-enough = Sí, tiene suficiente para gastar { $wish }.
outlook-not-enough = No, no tiene suficiente para gastar { $wish }.
# $until: "hasta la nómina, hacia el viernes", "en los próximos catorce días".
outlook-left = { $how ->
    [would_be_left] { SIZE($amount) ->
        [zero] No le quedaría nada
        [one] Le quedaría { $amount }
       *[other] Le quedarían { $amount }
    }
    [would_be_short] { SIZE($amount) ->
        [one] Le faltaría { $amount }
       *[other] Le faltarían { $amount }
    }
    [can_spend] { SIZE($amount) ->
        [zero] No puede gastar nada
       *[other] Puede gastar { $amount }
    }
   *[will_be_short] { SIZE($amount) ->
        [one] Le faltará { $amount }
       *[other] Le faltarán { $amount }
    }
} { $until }.
    .apart = { $how ->
        [would_be_left] { SIZE($amount) ->
            [zero] No le quedaría nada
            [one] Le quedaría { $amount }
           *[other] Le quedarían { $amount }
        }
        [would_be_short] { SIZE($amount) ->
            [one] Le faltaría { $amount }
           *[other] Le faltarían { $amount }
        }
        [can_spend] { SIZE($amount) ->
            [zero] No puede gastar nada
           *[other] Puede gastar { $amount }
        }
       *[will_be_short] { SIZE($amount) ->
            [one] Le faltará { $amount }
           *[other] Le faltarán { $amount }
        }
    }. Es decir, { $until }.
outlook-by-payday = hasta la nómina, { DAY($day, link: "around") }
outlook-in-days = en los próximos { COUNT($count, gender: "masculine") } días
outlook-available = { FORM($account, "within") } { $state ->
    [overdrawn] tiene un descubierto de { $amount }
    [owe] debe { $amount }
   *[have] { SIZE($amount) ->
        [zero] no tiene dinero
       *[other] tiene { $amount }
    }
}.
    .apart = { $account }. { $state ->
        [overdrawn] Tiene un descubierto de { $amount }
        [owe] Debe { $amount }
       *[have] { SIZE($amount) ->
            [zero] No tiene dinero
           *[other] Tiene { $amount }
        }
    }.
outlook-no-bills = Hasta entonces no se espera ninguna factura.
outlook-bills = { $count ->
    [one] Se espera una factura de { $amount }
   *[other] { COUNT($count, gender: "feminine") } facturas suman { $amount }
}.
# $count: cuántos extractos de tarjeta hay; de cada uno cuenta todo lo que falta por pagar.
outlook-all-of-cards = Así se pagaría por completo { $count ->
    [one] la factura de su tarjeta
   *[other] las facturas de { COUNT($count, gender: "feminine") } tarjetas
}.
outlook-part-of-cards = De esa suma, { $amount } { SIZE($amount) ->
    [one] es
   *[other] son
} para pagar por completo { $count ->
    [one] la factura de una tarjeta
   *[other] las facturas de { COUNT($count, gender: "feminine") } tarjetas
}.
    .apart = Con una parte se pagaría por completo { $count ->
        [one] la factura de una tarjeta
       *[other] las facturas de { COUNT($count, gender: "feminine") } tarjetas
    }. { SIZE($amount) ->
        [one] Es
       *[other] Son
    } { $amount }.

# El saldo que vendrá. $when: "el viernes", "dentro de siete días".
outlook-forecast = { FORM($account, "within") } { $state ->
    [owe] deberá { $amount }
    [overdrawn] tendrá un descubierto de { $amount }
   *[have] { SIZE($amount) ->
        [zero] no tendrá dinero
       *[other] tendrá { $amount }
    }
} { $when }.
    .apart = { $account }. { $state ->
        [owe] Deberá { $amount }
        [overdrawn] Tendrá un descubierto de { $amount }
       *[have] { SIZE($amount) ->
            [zero] No tendrá dinero
           *[other] Tendrá { $amount }
        }
    }. Es decir, { $when }.
outlook-end-of-today = al final del día
outlook-in-a-week = dentro de siete días
outlook-on-day = { DAY($day, link: "ahead") }
outlook-nothing-expected = No se espera que entre ni salga nada.
outlook-expect-out = Se prevé que { SIZE($amount) ->
    [one] salga
   *[other] salgan
} { $amount }.
outlook-expect-in = Se prevé que { SIZE($amount) ->
    [one] entre
   *[other] entren
} { $amount }.
outlook-expect-both = Se prevé que { SIZE($bills) ->
    [one] salga
   *[other] salgan
} { $bills } y que { SIZE($incomes) ->
    [one] entre
   *[other] entren
} { $incomes }.
    .apart = Se prevé que { SIZE($bills) ->
        [one] salga
       *[other] salgan
    } { $bills }. Se prevé que { SIZE($incomes) ->
        [one] entre
       *[other] entren
    } { $incomes }.
outlook-everyday = No cuento los gastos de cada día.
outlook-balance-as-of = El saldo es de { $ago }.
