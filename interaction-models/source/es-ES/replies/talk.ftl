### El español de España: "movimientos".

page-left = { $of ->
    [transactions] Van { COUNT($told, gender: "masculine") } de { COUNT($total, gender: "masculine") }
   *[others] Van { COUNT($told, gender: "feminine") } de { COUNT($total, gender: "feminine") }
}.
