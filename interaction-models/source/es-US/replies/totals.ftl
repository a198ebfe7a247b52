### El español de Estados Unidos: "cerrada".

totals-closed = { $count ->
    [one] No cuento una cuenta cerrada
   *[other] No cuento { COUNT($count, gender: "feminine") } cuentas cerradas
}.
