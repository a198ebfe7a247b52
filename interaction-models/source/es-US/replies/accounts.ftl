### El español de Estados Unidos: "cuenta de cheques", "cerrada".

accounts-closed-listed = { $account }, que está cerrada
accounts-no-kind = Aquí no tiene { $kind ->
    [checking] ninguna cuenta de cheques
    [savings] ninguna cuenta de ahorros
    [credit_card] ninguna tarjeta de crédito
    [loan] ningún préstamo
   *[mortgage] ninguna hipoteca
}.
accounts-closed = No hay nada que decir sobre { $account }, porque la cuenta está cerrada.
accounts-all-closed = Todas las cuentas que comparte están cerradas, así que no hay nada que decir.
