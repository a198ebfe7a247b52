### Los plazos, tal como la respuesta repite lo que ha contado.

period-day = { $day }
period-this = { $unit ->
    [day] hoy
    [week] esta semana
    [month] este mes
    [quarter] este trimestre
   *[year] este año
}
period-last-one = { $unit ->
    [day] ayer
    [week] la semana pasada
    [month] el mes pasado
    [quarter] el trimestre pasado
   *[year] el año pasado
}
period-last = { $count ->
    [one] en { $unit ->
        [day] el último día
        [week] la última semana
        [month] el último mes
        [quarter] el último trimestre
       *[year] el último año
    }
   *[other] en { $unit ->
        [day] los últimos { COUNT($count, gender: "masculine") } días
        [week] las últimas { COUNT($count, gender: "feminine") } semanas
        [month] los últimos { COUNT($count, gender: "masculine") } meses
        [quarter] los últimos { COUNT($count, gender: "masculine") } trimestres
       *[year] los últimos { COUNT($count, gender: "masculine") } años
    }
}
period-next = { $count ->
    [one] en { $unit ->
        [day] el próximo día
        [week] la próxima semana
        [month] el próximo mes
        [quarter] el próximo trimestre
       *[year] el próximo año
    }
   *[other] en { $unit ->
        [day] los próximos { COUNT($count, gender: "masculine") } días
        [week] las próximas { COUNT($count, gender: "feminine") } semanas
        [month] los próximos { COUNT($count, gender: "masculine") } meses
        [quarter] los próximos { COUNT($count, gender: "masculine") } trimestres
       *[year] los próximos { COUNT($count, gender: "masculine") } años
    }
}
period-month = { $month }
period-month-of = { $month } de { $year }
period-in-month = en { $name }
period-week-from = en la semana { DAY($day, link: "from") }
period-quarter = en el { ORDINAL($quarter, gender: "masculine") } trimestre de { $year }
period-year = en { $year }
period-since = { DAY($day, link: "since-date") }

# Con qué se compara un total, tras "que". .with: tras "comparado con".
compared-before = antes
    .with = lo de antes
compared-usual = de costumbre
    .with = lo habitual
compared-usual-by-now = de costumbre a estas alturas
    .with = lo habitual a estas alturas
compared-year-before = un año antes
    .with = un año antes
compared-year-before-by-now = en los mismos días del año anterior
    .with = los mismos días del año anterior
compared-month = en { $name }
    .with = { $name }
compared-month-by-now = en los mismos días de { $name }
    .with = los mismos días de { $name }
compared-unit-before = { $unit ->
    [day] el día anterior
    [week] la semana anterior
    [month] el mes anterior
    [quarter] el trimestre anterior
   *[year] el año anterior
}
    .with = { $unit ->
        [day] el día anterior
        [week] la semana anterior
        [month] el mes anterior
        [quarter] el trimestre anterior
       *[year] el año anterior
    }
compared-unit-before-by-now = a estas alturas { $unit ->
    [day] del día anterior
    [week] de la semana anterior
    [month] del mes anterior
    [quarter] del trimestre anterior
   *[year] del año anterior
}
    .with = el mismo momento { $unit ->
        [day] del día anterior
        [week] de la semana anterior
        [month] del mes anterior
        [quarter] del trimestre anterior
       *[year] del año anterior
    }
compared-units-before = en { $count ->
    [one] { $unit ->
        [day] el día anterior
        [week] la semana anterior
        [month] el mes anterior
        [quarter] el trimestre anterior
       *[year] el año anterior
    }
   *[other] { $unit ->
        [day] los { COUNT($count, gender: "masculine") } días anteriores
        [week] las { COUNT($count, gender: "feminine") } semanas anteriores
        [month] los { COUNT($count, gender: "masculine") } meses anteriores
        [quarter] los { COUNT($count, gender: "masculine") } trimestres anteriores
       *[year] los { COUNT($count, gender: "masculine") } años anteriores
    }
}
    .with = { $count ->
        [one] { $unit ->
            [day] el día anterior
            [week] la semana anterior
            [month] el mes anterior
            [quarter] el trimestre anterior
           *[year] el año anterior
        }
       *[other] { $unit ->
            [day] los { COUNT($count, gender: "masculine") } días anteriores
            [week] las { COUNT($count, gender: "feminine") } semanas anteriores
            [month] los { COUNT($count, gender: "masculine") } meses anteriores
            [quarter] los { COUNT($count, gender: "masculine") } trimestres anteriores
           *[year] los { COUNT($count, gender: "masculine") } años anteriores
        }
    }
compared-units-before-by-now = a estas alturas de { $count ->
    [one] la vez anterior
   *[other] { $unit ->
        [day] los { COUNT($count, gender: "masculine") } días anteriores
        [week] las { COUNT($count, gender: "feminine") } semanas anteriores
        [month] los { COUNT($count, gender: "masculine") } meses anteriores
        [quarter] los { COUNT($count, gender: "masculine") } trimestres anteriores
       *[year] los { COUNT($count, gender: "masculine") } años anteriores
    }
}
    .with = el mismo momento de { $count ->
        [one] la vez anterior
       *[other] { $unit ->
            [day] los { COUNT($count, gender: "masculine") } días anteriores
            [week] las { COUNT($count, gender: "feminine") } semanas anteriores
            [month] los { COUNT($count, gender: "masculine") } meses anteriores
            [quarter] los { COUNT($count, gender: "masculine") } trimestres anteriores
           *[year] los { COUNT($count, gender: "masculine") } años anteriores
        }
    }
compared-days-before = en otros tantos días anteriores
    .with = otros tantos días anteriores
compared-days-before-by-now = a estas alturas de otros tantos días anteriores
    .with = el mismo momento de otros tantos días anteriores
