### El tiempo, donde no basta una cifra.

ago = hace { $unit ->
    [minute] { $count ->
        [one] un minuto
       *[other] { COUNT($count, gender: "masculine") } minutos
    }
    [hour] { $count ->
        [one] una hora
       *[other] { COUNT($count, gender: "feminine") } horas
    }
    [day] { $count ->
        [one] un día
       *[other] { COUNT($count, gender: "masculine") } días
    }
    [long] más de un mes
   *[moment] un momento
}
