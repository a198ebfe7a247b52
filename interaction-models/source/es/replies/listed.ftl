### Transacciones según un filtro.

# $merchant, $category, $place, $span: lo que limita la búsqueda, cada uno con un espacio delante, o
# nada: "Hay doce transacciones en Starbucks en octubre."
listed-found = { $count ->
    [0] No hay ninguna transacción
    [one] Hay una transacción
   *[other] Hay { COUNT($count, gender: "feminine") } transacciones
}{ $state ->
    [pending] { $count ->
        [0] {" "}pendiente
        [one] {" "}pendiente
       *[other] {" "}pendientes
    }
    [posted] { $count ->
        [0] {" "}contabilizada
        [one] {" "}contabilizada
       *[other] {" "}contabilizadas
    }
   *[any] {""}
}{ $merchant }{ $category }{ $place }{ $span }.
listed-that = Es decir, { $part }.
listed-at = en { $merchant }
listed-for = de { $category }
listed-largest-first = Empiezo por las mayores.
listed-smallest-first = Empiezo por las menores.
# De una de ellas: es definitiva; como qué cuenta.
listed-posted = Ya se ha contabilizado.
listed-filed = Está en la categoría de { $category }.
# Tras la única transacción por la que se preguntó. $span: "en octubre", con un espacio delante.
listed-rank = { $rank ->
    [largest] Es la mayor de { COUNT($count, gender: "feminine") } transacciones{ $span }.
   *[smallest] Es la menor de { COUNT($count, gender: "feminine") } transacciones{ $span }.
}
