### Zeiträume, wie eine Antwort sie noch einmal nennt.

period-day = { $day }
period-this = { $unit ->
    [day] heute
    [week] diese Woche
    [month] diesen Monat
    [quarter] in diesem Quartal
   *[year] dieses Jahr
}
period-last-one = { $unit ->
    [day] gestern
    [week] letzte Woche
    [month] letzten Monat
    [quarter] im letzten Quartal
   *[year] letztes Jahr
}
period-last = { $count ->
    [one] { $unit ->
        [day] am letzten Tag
        [week] in der letzten Woche
        [month] im letzten Monat
        [quarter] im letzten Quartal
       *[year] im letzten Jahr
    }
   *[other] in den letzten { COUNT($count) } { $unit ->
        [day] Tagen
        [week] Wochen
        [month] Monaten
        [quarter] Quartalen
       *[year] Jahren
    }
}
period-next = { $count ->
    [one] { $unit ->
        [day] am nächsten Tag
        [week] in der nächsten Woche
        [month] im nächsten Monat
        [quarter] im nächsten Quartal
       *[year] im nächsten Jahr
    }
   *[other] in den nächsten { COUNT($count) } { $unit ->
        [day] Tagen
        [week] Wochen
        [month] Monaten
        [quarter] Quartalen
       *[year] Jahren
    }
}
period-month = { $month }
period-month-of = { $month } { $year }
period-in-month = im { $name }
period-week-from = in der Woche { DAY($day, link: "from") } an
period-quarter = im { ORDINAL($quarter, gender: "neuter", case: "dative") } Quartal { $year }
period-year = im Jahr { $year }
period-since = { DAY($day, link: "since-date") }

# Womit eine Summe verglichen wurde, nach "als". .with: nach "verglichen wurde mit".
compared-before = zuvor
    .with = der Zeit davor
compared-usual = üblich
    .with = dem Üblichen
compared-usual-by-now = sonst um diese Zeit
    .with = dem, was sonst um diese Zeit üblich ist
compared-year-before = ein Jahr zuvor
    .with = dem Jahr zuvor
compared-year-before-by-now = an den gleichen Tagen ein Jahr zuvor
    .with = den gleichen Tagen ein Jahr zuvor
compared-month = im { $name }
    .with = { $name }
compared-month-by-now = an den gleichen Tagen im { $name }
    .with = den gleichen Tagen im { $name }
compared-unit-before = { $unit ->
    [day] am Tag davor
    [week] in der Woche davor
    [month] im Monat davor
    [quarter] im Quartal davor
   *[year] im Jahr davor
}
    .with = { $unit ->
        [day] dem Tag davor
        [week] der Woche davor
        [month] dem Monat davor
        [quarter] dem Quartal davor
       *[year] dem Jahr davor
    }
compared-unit-before-by-now = bis zum gleichen Zeitpunkt { $unit ->
    [day] am Tag davor
    [week] in der Woche davor
    [month] im Monat davor
    [quarter] im Quartal davor
   *[year] im Jahr davor
}
    .with = dem gleichen Zeitpunkt { $unit ->
        [day] am Tag davor
        [week] in der Woche davor
        [month] im Monat davor
        [quarter] im Quartal davor
       *[year] im Jahr davor
    }
compared-units-before = { $count ->
    [one] { $unit ->
        [day] am Tag davor
        [week] in der Woche davor
        [month] im Monat davor
        [quarter] im Quartal davor
       *[year] im Jahr davor
    }
   *[other] in den { COUNT($count) } { $unit ->
        [day] Tagen
        [week] Wochen
        [month] Monaten
        [quarter] Quartalen
       *[year] Jahren
    } davor
}
    .with = { $count ->
        [one] { $unit ->
            [day] dem Tag davor
            [week] der Woche davor
            [month] dem Monat davor
            [quarter] dem Quartal davor
           *[year] dem Jahr davor
        }
       *[other] den { COUNT($count) } { $unit ->
            [day] Tagen
            [week] Wochen
            [month] Monaten
            [quarter] Quartalen
           *[year] Jahren
        } davor
    }
compared-units-before-by-now = bis zum gleichen Zeitpunkt { $count ->
    [one] { $unit ->
        [day] am Tag davor
        [week] in der Woche davor
        [month] im Monat davor
        [quarter] im Quartal davor
       *[year] im Jahr davor
    }
   *[other] in den { COUNT($count) } { $unit ->
        [day] Tagen
        [week] Wochen
        [month] Monaten
        [quarter] Quartalen
       *[year] Jahren
    } davor
}
    .with = dem gleichen Zeitpunkt { $count ->
        [one] { $unit ->
            [day] am Tag davor
            [week] in der Woche davor
            [month] im Monat davor
            [quarter] im Quartal davor
           *[year] im Jahr davor
        }
       *[other] in den { COUNT($count) } { $unit ->
            [day] Tagen
            [week] Wochen
            [month] Monaten
            [quarter] Quartalen
           *[year] Jahren
        } davor
    }
compared-days-before = in ebenso vielen Tagen davor
    .with = ebenso vielen Tagen davor
compared-days-before-by-now = bis zum gleichen Zeitpunkt in ebenso vielen Tagen davor
    .with = dem gleichen Zeitpunkt in ebenso vielen Tagen davor
