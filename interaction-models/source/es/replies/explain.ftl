### Por qué cambió un saldo: cuánto, qué lo movió más, y el resto.

# DAY(.., link: "end-of"): "al final de ayer".
explain-change = { FORM($account, "within") } { $way ->
    [same] el saldo es igual que
    [owes_more] debe { $amount } más que
    [owes_less] debe { $amount } menos que
    [less] tiene { $amount } menos que
   *[more] tiene { $amount } más que
} { DAY($day, link: "end-of") }.
    .apart = { $account }. { $way ->
        [same] El saldo es igual que
        [owes_more] Debe { $amount } más que
        [owes_less] Debe { $amount } menos que
        [less] Tiene { $amount } menos que
       *[more] Tiene { $amount } más que
    } antes. Eso era { DAY($day, link: "end-of") }.

# $what: qué movió el saldo. $party: a quién o de quién, si se sabe.
explain-cause = { $what ->
    [went_to] Pagó { $amount } a { $party }
    [by_card] Pagó { $amount } con tarjeta
    [to_bills] Pagó { $amount } en facturas
    [cash_out] Retiró { $amount } en efectivo
    [cash_in] Entró efectivo por { $amount }
    [to_own] Pasó { $amount } a sus otras cuentas
    [from_own] Pasó { $amount } desde sus otras cuentas
    [fees] Le cobraron { $amount } en comisiones
    [fees_back] Le devolvieron { $amount } en comisiones
    [interest_charged] Le cobraron { $amount } en intereses
    [interest_earned] Recibió { $amount } en intereses
    [came_from] Recibió { $amount } de { $party }
    [came_in] Recibió { $amount }
    [back_from] { $party } le devolvió { $amount }
    [came_back] Le devolvieron { $amount }
   *[taken_back] Le retiraron { $amount }
}.
    .apart = { $what ->
        [went_to] Luego hubo pagos a { $party }
        [by_card] Luego hubo pagos con tarjeta
        [to_bills] Luego hubo facturas
        [cash_out] Luego retiró efectivo
        [cash_in] Luego entró efectivo
        [to_own] Luego pasó dinero a sus otras cuentas
        [from_own] Luego pasó dinero desde sus otras cuentas
        [fees] Luego hubo comisiones
        [fees_back] Luego le devolvieron comisiones
        [interest_charged] Luego hubo intereses a su cargo
        [interest_earned] Luego recibió intereses
        [came_from] Luego recibió dinero de { $party }
        [came_in] Luego recibió dinero
        [back_from] Luego { $party } le devolvió dinero
        [came_back] Luego le devolvieron dinero
       *[taken_back] Luego le retiraron dinero que había recibido
    }. El importe fue de { $amount }.

explain-rest = { $count ->
    [one] Otra transacción { $way ->
        [even] no cambió nada
        [took] restó { $amount }
       *[brought] sumó { $amount }
    }
   *[other] Hay otras { COUNT($count, gender: "feminine") } transacciones. { $way ->
        [even] Se compensan entre sí
        [took] Restaron { $amount }
       *[brought] Sumaron { $amount }
    }
}.
