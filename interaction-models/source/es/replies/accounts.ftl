### Cuentas sin importes: la lista, la elección entre varias y las que no están.

accounts-found = { $count ->
    [0] No hay ninguna cuenta
    [one] Hay una cuenta
   *[other] Hay { COUNT($count, gender: "feminine") } cuentas
}.
accounts-closed-listed = { $account }, que está cancelada
accounts-fit = Hay { COUNT($count, gender: "feminine") } cuentas posibles.

# $accounts: "su cuenta corriente o Viajes".
accounts-which = ¿A cuál se refiere, { $accounts }?
accounts-which-of-many = ¿A cuál se refiere, por ejemplo { $accounts }?
accounts-which-one = ¿A cuál se refiere?

accounts-not-found = No encuentro esa cuenta.
accounts-no-kind = Aquí no tiene { $kind ->
    [checking] ninguna cuenta corriente
    [savings] ninguna cuenta de ahorros
    [credit_card] ninguna tarjeta de crédito
    [loan] ningún préstamo
   *[mortgage] ninguna hipoteca
}.
accounts-offered = Puedo informarle sobre { $accounts }.
accounts-offered-of-many = Puedo informarle, por ejemplo, sobre { $accounts }.
accounts-which-offered = ¿Cuál prefiere?
accounts-choosing = Puede decir, { suggest-first-one }, o { $way ->
    [digits] las cuatro últimas cifras de la cuenta
   *[name] el nombre de la cuenta
}.

accounts-closed = No hay nada que decir sobre { $account }, porque la cuenta está cancelada.
accounts-all-closed = Todas las cuentas que comparte están canceladas, así que no hay nada que decir.
accounts-none = Todavía no comparte aquí ninguna cuenta. Puede elegir cuáles compartir al vincular su cuenta en la aplicación.

# $accounts: "su cuenta corriente o su tarjeta de crédito".
accounts-out-of-reach = Ahora mismo no puedo consultar { $accounts }.
