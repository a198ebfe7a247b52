### El español de España: "movimientos".

explain-rest = { $count ->
    [one] Otro movimiento { $way ->
        [even] no cambió nada
        [took] restó { $amount }
       *[brought] sumó { $amount }
    }
   *[other] Hay otros { COUNT($count, gender: "masculine") } movimientos. { $way ->
        [even] Se compensan entre sí
        [took] Restaron { $amount }
       *[brought] Sumaron { $amount }
    }
}.
