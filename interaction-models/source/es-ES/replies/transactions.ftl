### El español de España: "movimientos".

transactions-found = { $count ->
    [0] No hay ningún movimiento
    [one] Hay un movimiento
   *[other] Hay { COUNT($count, gender: "masculine") } movimientos
}{ $state ->
    [pending] { $count ->
        [0] {" "}pendiente
        [one] {" "}pendiente
       *[other] {" "}pendientes
    }
    [posted] { $count ->
        [0] {" "}contabilizado
        [one] {" "}contabilizado
       *[other] {" "}contabilizados
    }
   *[any] {""}
}{ $place }{ $span }.
transactions-found-within = { $count ->
    [0] No hay ningún movimiento
    [one] Hay un movimiento
   *[other] Hay { COUNT($count, gender: "masculine") } movimientos
}{ $state ->
    [pending] { $count ->
        [0] {" "}pendiente
        [one] {" "}pendiente
       *[other] {" "}pendientes
    }
    [posted] { $count ->
        [0] {" "}contabilizado
        [one] {" "}contabilizado
       *[other] {" "}contabilizados
    }
   *[any] {""}
} { FORM($account, "within") }{ $span }.
    .apart = { $account }. { $count ->
        [0] No hay ningún movimiento
        [one] Hay un movimiento
       *[other] Hay { COUNT($count, gender: "masculine") } movimientos
    }{ $state ->
        [pending] { $count ->
            [0] {" "}pendiente
            [one] {" "}pendiente
           *[other] {" "}pendientes
        }
        [posted] { $count ->
            [0] {" "}contabilizado
            [one] {" "}contabilizado
           *[other] {" "}contabilizados
        }
       *[any] {""}
    }{ $span }.
