### Gehalt, was ausgegeben werden kann, und der künftige Stand. Erst die Zahl, dann worauf sie beruht.

outlook-no-pay = Ich habe kein Gehalt und keine anderen Eingänge gefunden.
outlook-last-deposit = Der letzte Eingang kam { $day }, { AMOUNT($amount, case: "nominative") }.
    .apart = Der letzte Eingang kam { $day }. { AMOUNT($amount, case: "nominative") }.
outlook-no-regular-pay = Ein regelmäßiges Gehalt sehe ich nicht.
outlook-more-pays = Es gibt noch { COUNT($count) } weitere.

# $from: " von Acme", oder nichts.
outlook-pay-awaited = Ihr Gehalt{ $from } ist noch nicht da. Erwartet war es { DAY($day, link: "ahead") }.
outlook-pay-came = Ihr Gehalt{ $from } kam { $day }.
outlook-pay-came-with = Ihr Gehalt{ $from } kam { $day }, { AMOUNT($amount, case: "nominative") }.
    .apart = Ihr Gehalt{ $from } kam { $day }. { AMOUNT($amount, case: "nominative") }.
outlook-pay-next = Das nächste kommt voraussichtlich { DAY($day, link: "ahead") }.
outlook-pay-next-with = Das nächste kommt voraussichtlich { DAY($day, link: "ahead") }, { $bound ->
    [exact] { AMOUNT($amount, case: "nominative") }
   *[least] mindestens { AMOUNT($amount, case: "nominative") }
}.
    .apart = Das nächste kommt voraussichtlich { DAY($day, link: "ahead") }. { $bound ->
        [exact] { AMOUNT($amount, case: "nominative") }
       *[least] Mindestens { AMOUNT($amount, case: "nominative") }
    }.

# Ob vor dem nächsten Gehalt etwas ausgegeben werden kann. $wish: was es kostet.
outlook-enough = Ja, für { $wish } reicht es.
outlook-not-enough = Nein, für { $wish } reicht es nicht.
# $until: "bis zum Gehalt, etwa am Freitag", "in den nächsten vierzehn Tagen".
outlook-left = { $how ->
    [would_be_left] { SIZE($amount) ->
        [zero] Dann bliebe nichts übrig
        [one] Dann bliebe noch { AMOUNT($amount, case: "nominative") } übrig
       *[other] Dann blieben noch { AMOUNT($amount, case: "nominative") } übrig
    }
    [would_be_short] Dann { SIZE($amount) ->
        [one] würde
       *[other] würden
    } { AMOUNT($amount, case: "nominative") } fehlen
    [can_spend] Sie können { $amount } ausgeben
   *[will_be_short] Es { SIZE($amount) ->
        [one] wird
       *[other] werden
    } { AMOUNT($amount, case: "nominative") } fehlen
}, { $until }.
    .apart = { $how ->
        [would_be_left] { SIZE($amount) ->
            [zero] Dann bliebe nichts übrig
            [one] Dann bliebe noch { AMOUNT($amount, case: "nominative") } übrig
           *[other] Dann blieben noch { AMOUNT($amount, case: "nominative") } übrig
        }
        [would_be_short] Dann { SIZE($amount) ->
            [one] würde
           *[other] würden
        } { AMOUNT($amount, case: "nominative") } fehlen
        [can_spend] Sie können { $amount } ausgeben
       *[will_be_short] Es { SIZE($amount) ->
            [one] wird
           *[other] werden
        } { AMOUNT($amount, case: "nominative") } fehlen
    }. Das gilt { $until }.
outlook-by-payday = bis zum nächsten Gehalt, { DAY($day, link: "around") }
outlook-in-days = für die nächsten { COUNT($count) } Tage
outlook-available = { FORM($account, "within") } { $state ->
    [overdrawn] sind Sie mit { AMOUNT($amount, case: "dative") } im Soll
    [owe] schulden Sie { $amount }
   *[have] haben Sie { $amount }
}.
    .apart = { $account }. { $state ->
        [overdrawn] Sie sind mit { AMOUNT($amount, case: "dative") } im Soll
        [owe] Sie schulden { $amount }
       *[have] Sie haben { $amount }
    }.
outlook-no-bills = Bis dahin werden keine Rechnungen erwartet.
outlook-bills = { $count ->
    [one] Erwartet wird eine Rechnung über { $amount }
   *[other] { COUNT($count, gender: "feminine") } Rechnungen machen zusammen { $amount }
}.
# $count: wie viele Kartenabrechnungen es sind; jede zählt mit allem, was davon offen ist.
outlook-all-of-cards = Damit { $count ->
    [one] wäre die Kartenabrechnung
   *[other] wären { COUNT($count, gender: "feminine") } Kartenabrechnungen
} ganz bezahlt.
outlook-part-of-cards = Mit { AMOUNT($amount, case: "dative") } davon { $count ->
    [one] wäre eine Kartenabrechnung
   *[other] wären { COUNT($count, gender: "feminine") } Kartenabrechnungen
} ganz bezahlt.
    .apart = Mit einem Teil davon { $count ->
        [one] wäre eine Kartenabrechnung
       *[other] wären { COUNT($count, gender: "feminine") } Kartenabrechnungen
    } ganz bezahlt. Das { SIZE($amount) ->
        [one] ist
       *[other] sind
    } { AMOUNT($amount, case: "nominative") }.

# Der künftige Stand. $when: "am Freitag", "in sieben Tagen".
outlook-forecast = { FORM($account, "within") } { $state ->
    [owe] werden Sie { $when } { $amount } schulden
    [overdrawn] werden Sie { $when } mit { AMOUNT($amount, case: "dative") } im Soll sein
   *[have] werden Sie { $when } { $amount } haben
}.
    .apart = { $account }. { $state ->
        [owe] Sie werden { $amount } schulden
        [overdrawn] Sie werden mit { AMOUNT($amount, case: "dative") } im Soll sein
       *[have] Sie werden { $amount } haben
    }. Das ist der Stand { $when }.
outlook-end-of-today = heute Abend
outlook-in-a-week = in sieben Tagen
outlook-on-day = { DAY($day, link: "ahead") }
outlook-nothing-expected = Es wird weder ein Eingang noch ein Abgang erwartet.
outlook-expect-out = Ich erwarte Abgänge von { AMOUNT($amount, case: "dative") }.
outlook-expect-in = Ich erwarte Eingänge von { AMOUNT($amount, case: "dative") }.
outlook-expect-both = Ich erwarte Abgänge von { AMOUNT($bills, case: "dative") } und Eingänge von { AMOUNT($incomes, case: "dative") }.
    .apart = Ich erwarte Abgänge von { AMOUNT($bills, case: "dative") }. Ich erwarte Eingänge von { AMOUNT($incomes, case: "dative") }.
outlook-everyday = Alltägliche Ausgaben zählen nicht mit.
outlook-balance-as-of = Das war der Stand { $ago }.
