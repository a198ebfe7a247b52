### Spans of days, as an answer says again what it counted; and what a total is compared with.

period-this = { $unit ->
    [week] this week
    [month] this month
    [quarter] this quarter
   *[year] this year
}
period-last = { $unit ->
    [week] last week
    [quarter] last quarter
   *[year] last year
}
# DAY(.., link: "from"): "from March third".
period-week-from = in the week { DAY($day, link: "from") }
period-quarter = in the { ORDINAL($quarter) } quarter of { $year }
period-year = in { $year }
period-month = in { $month }
period-month-of-year = in { $month } { $year }
period-rolling = { $unit ->
    [day] in the last { $count ->
        [one] day
       *[other] { COUNT($count) } days
    }
    [week] in the last { $count ->
        [one] week
       *[other] { COUNT($count) } weeks
    }
    [month] in the last { $count ->
        [one] month
       *[other] { COUNT($count) } months
    }
    [quarter] in the last { $count ->
        [one] quarter
       *[other] { COUNT($count) } quarters
    }
   *[year] in the last { $count ->
        [one] year
       *[other] { COUNT($count) } years
    }
}
period-coming = { $unit ->
    [day] in the next { $count ->
        [one] day
       *[other] { COUNT($count) } days
    }
    [week] in the next { $count ->
        [one] week
       *[other] { COUNT($count) } weeks
    }
    [month] in the next { $count ->
        [one] month
       *[other] { COUNT($count) } months
    }
    [quarter] in the next { $count ->
        [one] quarter
       *[other] { COUNT($count) } quarters
    }
   *[year] in the next { $count ->
        [one] year
       *[other] { COUNT($count) } years
    }
}

# What a total is compared with, after "than"; .compared stands after "compared with".
than-before = before
    .compared = before
than-usual = usual
    .compared = usual
than-usual-by-now = usual by this time
    .compared = usual by this time
than-year-before = a year before
    .compared = a year before
than-same-days-year-before = in the same days a year before
    .compared = the same days a year before
# $month: "October", or "October twenty twenty-five".
than-month = in { $month }
    .compared = { $month }
than-same-days-of-month = in the same days of { $month }
    .compared = the same days of { $month }
than-unit-before = { $unit ->
    [day] the day before
    [week] the week before
    [month] the month before
    [quarter] the quarter before
   *[year] the year before
}
    .compared = { $unit ->
        [day] the day before
        [week] the week before
        [month] the month before
        [quarter] the quarter before
       *[year] the year before
    }
than-same-time-of-unit-before = { $unit ->
    [day] by the same time the day before
    [week] by the same time the week before
    [month] by the same time the month before
    [quarter] by the same time the quarter before
   *[year] by the same time the year before
}
    .compared = { $unit ->
        [day] by the same time the day before
        [week] by the same time the week before
        [month] by the same time the month before
        [quarter] by the same time the quarter before
       *[year] by the same time the year before
    }
than-units-before = { $unit ->
    [day] in the { $count ->
        [one] day
       *[other] { COUNT($count) } days
    } before
    [week] in the { $count ->
        [one] week
       *[other] { COUNT($count) } weeks
    } before
    [month] in the { $count ->
        [one] month
       *[other] { COUNT($count) } months
    } before
    [quarter] in the { $count ->
        [one] quarter
       *[other] { COUNT($count) } quarters
    } before
   *[year] in the { $count ->
        [one] year
       *[other] { COUNT($count) } years
    } before
}
    .compared = { $unit ->
        [day] the { $count ->
            [one] day
           *[other] { COUNT($count) } days
        } before
        [week] the { $count ->
            [one] week
           *[other] { COUNT($count) } weeks
        } before
        [month] the { $count ->
            [one] month
           *[other] { COUNT($count) } months
        } before
        [quarter] the { $count ->
            [one] quarter
           *[other] { COUNT($count) } quarters
        } before
       *[year] the { $count ->
            [one] year
           *[other] { COUNT($count) } years
        } before
    }
than-as-many-days-before = in as many days before
    .compared = as many days before
# The month and its year, as a name.
month-of-year = { $month } { $year }
