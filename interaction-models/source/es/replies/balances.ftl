### Saldos e importes que se deben. Primero lo disponible; lo que se debe se dice así, y nunca
### "menos".
###
### .apart dice lo mismo en frases más cortas, para nombres e importes largos.

balances-held = { FORM($account, "within") } { SIZE($amount) ->
    [zero] { $purpose ->
        [plain] no tiene dinero
       *[spend] no tiene dinero disponible
    }
   *[other] { $purpose ->
        [plain] tiene { $amount }
       *[spend] dispone de { $amount }
    }
}.
    .apart = { $account }. { SIZE($amount) ->
        [zero] { $purpose ->
            [plain] No tiene dinero
           *[spend] No tiene dinero disponible
        }
       *[other] { $purpose ->
            [plain] Tiene { $amount }
           *[spend] Dispone de { $amount }
        }
    }.
# Cómo está una cuenta, sin importes.
balances-in-words = { FORM($account, "within") } { $state ->
    [held] hay dinero
    [empty] no hay dinero
    [overdrawn] hay un descubierto
    [owes] hay una deuda
    [owes_nothing] no debe nada
   *[credited] tiene saldo a favor
}.
    .apart = { $account }. { $state ->
        [held] Hay dinero
        [empty] No hay dinero
        [overdrawn] Hay un descubierto
        [owes] Hay una deuda
        [owes_nothing] No debe nada
       *[credited] Tiene saldo a favor
    }.
balances-owes-nothing = { FORM($account, "within") } no debe nada.
    .apart = { $account }. No debe nada.
balances-owes = { FORM($account, "within") } { SIZE($amount) ->
    [zero] no debe nada
   *[other] debe { $amount }
}.
    .apart = { $account }. { SIZE($amount) ->
        [zero] No debe nada
       *[other] Debe { $amount }
    }.
balances-credited = { FORM($account, "within") } tiene a su favor { $amount }.
    .apart = { $account }. Tiene a su favor { $amount }.

balances-left-within = { FORM($account, "within") } { SIZE($amount) ->
    [zero] no le queda crédito disponible
   *[other] todavía puede gastar { $amount }
}.
    .apart = { $account }. { SIZE($amount) ->
        [zero] No le queda crédito disponible
       *[other] Todavía puede gastar { $amount }
    }.
balances-over-within = { FORM($account, "within") } supera el límite en { $amount }.
    .apart = { $account }. Supera el límite en { $amount }.
balances-left = { SIZE($amount) ->
    [zero] No le queda crédito disponible
   *[other] Todavía puede gastar { $amount }
}.
balances-over = Supera el límite en { $amount }.
balances-limit = El límite es de { $amount }.

balances-overdrawn = { FORM($account, "within") } tiene un descubierto de { $amount }.
    .apart = { $account }. Tiene un descubierto de { $amount }.
balances-overdraft-left = Con el descubierto puede gastar { $amount }.
balances-another-pending = { SIZE($amount) ->
    [one] Además, { $amount } sigue pendiente
   *[other] Además, { $amount } siguen pendientes
}.

balances-pending-of-it = El saldo es de { $booked }, pero { $pending } { SIZE($pending) ->
    [one] sigue pendiente
   *[other] siguen pendientes
}.
    .apart = El saldo es de { $booked }. { $pending } { SIZE($pending) ->
        [one] sigue pendiente
       *[other] siguen pendientes
    }.
balances-pending-besides = El saldo es de { $booked }, y { $pending } { SIZE($pending) ->
    [one] sigue pendiente
   *[other] siguen pendientes
}.
    .apart = El saldo es de { $booked }. { $pending } { SIZE($pending) ->
        [one] sigue pendiente
       *[other] siguen pendientes
    }.
balances-not-all-yet = El saldo es de { $booked }, aunque todavía no todo está disponible.
    .apart = El saldo es de { $booked }. Todavía no todo está disponible.
balances-booked = El saldo es de { $booked }.
balances-lent = El resto es el límite de su descubierto.

# $ago: "hace tres horas".
balances-as-of = El dato es de { $ago }.
balances-nothing-owed = No debe nada en las cuentas activas que comparte.
