### El español de Estados Unidos: "cuenta de cheques".

account-checking = su cuenta de cheques
    .within = en su cuenta de cheques
account-kinds-within = { $kind ->
    [checking] en sus cuentas de cheques
    [savings] en sus cuentas de ahorros
    [credit_card] en sus tarjetas de crédito
    [loan] en sus préstamos
   *[mortgage] en sus hipotecas
}
account-kind-shown = { $kind ->
    [checking] Cuenta de cheques
    [savings] Ahorros
    [credit_card] Tarjeta de crédito
    [loan] Préstamo
   *[mortgage] Hipoteca
}
