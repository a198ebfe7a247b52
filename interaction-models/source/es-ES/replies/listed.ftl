### El español de España: "movimientos".

listed-found = { $count ->
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
}{ $merchant }{ $category }{ $place }{ $span }.
listed-rank = { $rank ->
    [largest] Es el mayor de { COUNT($count, gender: "masculine") } movimientos{ $span }.
   *[smallest] Es el menor de { COUNT($count, gender: "masculine") } movimientos{ $span }.
}
