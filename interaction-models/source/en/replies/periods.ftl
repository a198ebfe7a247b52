### Spans of days, as an answer says again what it counted.

period-day = { $day }
period-this = { $unit ->
    [day] today
    [week] this week
    [month] this month
    [quarter] this quarter
   *[year] this year
}
period-last-one = { $unit ->
    [day] yesterday
    [week] last week
    [month] last month
    [quarter] last quarter
   *[year] last year
}
period-last = { $count ->
    [one] in the last { $unit ->
        [day] day
        [week] week
        [month] month
        [quarter] quarter
       *[year] year
    }
   *[other] in the last { COUNT($count) } { $unit ->
        [day] days
        [week] weeks
        [month] months
        [quarter] quarters
       *[year] years
    }
}
period-next = { $count ->
    [one] in the next { $unit ->
        [day] day
        [week] week
        [month] month
        [quarter] quarter
       *[year] year
    }
   *[other] in the next { COUNT($count) } { $unit ->
        [day] days
        [week] weeks
        [month] months
        [quarter] quarters
       *[year] years
    }
}
period-month = { $month }
period-month-of = { $month } { $year }
period-in-month = in { $name }
period-week-from = in the week { DAY($day, link: "from") }
period-quarter = in the { ORDINAL($quarter) } quarter of { $year }
period-year = in { $year }
period-since = { DAY($day, link: "since-date") }

# What a total was compared with, after "than". .with: after "compared with".
compared-before = before
    .with = before
compared-usual = usual
    .with = usual
compared-usual-by-now = usual by this time
    .with = usual by this time
compared-year-before = a year before
    .with = a year before
compared-year-before-by-now = in the same days a year before
    .with = the same days a year before
compared-month = in { $name }
    .with = { $name }
compared-month-by-now = in the same days of { $name }
    .with = the same days of { $name }
compared-unit-before = the { $unit ->
    [day] day
    [week] week
    [month] month
    [quarter] quarter
   *[year] year
} before
    .with = the { $unit ->
        [day] day
        [week] week
        [month] month
        [quarter] quarter
       *[year] year
    } before
compared-unit-before-by-now = by the same time the { $unit ->
    [day] day
    [week] week
    [month] month
    [quarter] quarter
   *[year] year
} before
    .with = the same time the { $unit ->
        [day] day
        [week] week
        [month] month
        [quarter] quarter
       *[year] year
    } before
compared-units-before = in the { $count ->
    [one] { $unit ->
        [day] day
        [week] week
        [month] month
        [quarter] quarter
       *[year] year
    }
   *[other] { COUNT($count) } { $unit ->
        [day] days
        [week] weeks
        [month] months
        [quarter] quarters
       *[year] years
    }
} before
    .with = the { $count ->
        [one] { $unit ->
            [day] day
            [week] week
            [month] month
            [quarter] quarter
           *[year] year
        }
       *[other] { COUNT($count) } { $unit ->
            [day] days
            [week] weeks
            [month] months
            [quarter] quarters
           *[year] years
        }
    } before
compared-units-before-by-now = by the same time in the { $count ->
    [one] { $unit ->
        [day] day
        [week] week
        [month] month
        [quarter] quarter
       *[year] year
    }
   *[other] { COUNT($count) } { $unit ->
        [day] days
        [week] weeks
        [month] months
        [quarter] quarters
       *[year] years
    }
} before
    .with = the same time in the { $count ->
        [one] { $unit ->
            [day] day
            [week] week
            [month] month
            [quarter] quarter
           *[year] year
        }
       *[other] { COUNT($count) } { $unit ->
            [day] days
            [week] weeks
            [month] months
            [quarter] quarters
           *[year] years
        }
    } before
compared-days-before = in as many days before
    .with = as many days before
compared-days-before-by-now = by the same time in as many days before
    .with = the same time in as many days before
