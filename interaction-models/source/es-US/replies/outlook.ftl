### El español de Estados Unidos: "sobregiro", "depósito".

outlook-no-pay = No encuentro ninguna nómina ni otros depósitos.
outlook-last-deposit = Su último depósito llegó { $day }, { $amount }.
    .apart = Su último depósito llegó { $day }. Fue de { $amount }.
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
