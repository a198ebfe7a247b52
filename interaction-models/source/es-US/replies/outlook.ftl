### El español de Estados Unidos: "sobregiro", "depósito", "sueldo".

outlook-no-pay = No encuentro ningún sueldo ni otros depósitos.
outlook-last-deposit = Su último depósito llegó { $day }, { $amount }.
    .apart = Su último depósito llegó { $day }. Fue de { $amount }.
outlook-no-regular-pay = No veo ningún sueldo regular.
outlook-more-pays = { $count ->
    [one] Hay otro
   *[other] Hay { COUNT($count, gender: "masculine") } más
}.

# $from: " de Acme Payroll", o nada.
outlook-pay-awaited = Su sueldo{ $from } todavía no ha llegado. Se esperaba { DAY($day, link: "ahead") }.
outlook-pay-came = Su sueldo{ $from } llegó { $day }.
outlook-pay-came-with = Su sueldo{ $from } llegó { $day }, { $amount }.
    .apart = Su sueldo{ $from } llegó { $day }. Fue de { $amount }.
outlook-pay-next = El próximo se espera { DAY($day, link: "around") }.
outlook-pay-next-with = El próximo se espera { DAY($day, link: "around") }, { $bound ->
    [exact] { $amount }
   *[least] al menos { $amount }
}.
    .apart = El próximo se espera { DAY($day, link: "around") }. { $bound ->
        [exact] Será de { $amount }
       *[least] Será de al menos { $amount }
    }.
outlook-by-payday = hasta el día de pago, { DAY($day, link: "around") }
outlook-available = { FORM($account, "within") } { $state ->
    [overdrawn] tiene un sobregiro de { $amount }
    [owe] debe { $amount }
   *[have] { SIZE($amount) ->
        [zero] no tiene dinero
       *[other] tiene { $amount }
    }
}.
    .apart = { $account }. { $state ->
        [overdrawn] Tiene un sobregiro de { $amount }
        [owe] Debe { $amount }
       *[have] { SIZE($amount) ->
            [zero] No tiene dinero
           *[other] Tiene { $amount }
        }
    }.
outlook-forecast = { FORM($account, "within") } { $state ->
    [owe] deberá { $amount }
    [overdrawn] tendrá un sobregiro de { $amount }
   *[have] { SIZE($amount) ->
        [zero] no tendrá dinero
       *[other] tendrá { $amount }
    }
} { $when }.
    .apart = { $account }. { $state ->
        [owe] Deberá { $amount }
        [overdrawn] Tendrá un sobregiro de { $amount }
       *[have] { SIZE($amount) ->
            [zero] No tendrá dinero
           *[other] Tendrá { $amount }
        }
    }. Es decir, { $when }.
