### Rechnungen, Abrechnungen und Abonnements: wer, wann, wie viel, das Nächste zuerst.

# $span: "in den nächsten dreißig Tagen".
bills-found = Sie haben { $span } { $count ->
    [0] keine Rechnungen
    [one] eine Rechnung
   *[other] { COUNT($count, gender: "feminine") } Rechnungen
}.
# Of one payee or category. $span: as above, where days were asked for.
bills-found-for = Es gibt { $count ->
    [one] eine Rechnung
   *[other] { COUNT($count, gender: "feminine") } Rechnungen
} für { $category }.
bills-none-such = { $of ->
    [days] Eine solche Rechnung ist { $span } nicht fällig
   *[any] Eine solche Rechnung ist mir nicht bekannt
}.
# $range: "vom dritten bis zum zehnten März".
bills-span = { $kind ->
    [today] heute
    [days] in den nächsten { COUNT($days) } Tagen
    [until] { DAY($last, link: "until") }
   *[between] { $range }
}
# $of: alle Rechnungen, oder was Abonnements im Monat kosten.
bills-total = { $of ->
    [monthly] Sie kosten { $bound ->
        [about] etwa { $amount }
       *[exact] { $amount }
    } im Monat
   *[bills] Zusammen { SIZE($amount) ->
        [one] ist
       *[other] sind
    } das { $bound ->
        [about] etwa { AMOUNT($amount, case: "nominative") }
       *[exact] { AMOUNT($amount, case: "nominative") }
    }
}.
bills-uncounted = { $count ->
    [one] Bei einer ist der Betrag nicht bekannt.
   *[other] Bei { COUNT($count) } ist der Betrag nicht bekannt.
}

# $who: wer das Geld bekommt, oder das Konto einer Abrechnung. $when: "am Freitag".
bills-payment = { $who }, { $when }.
    .apart = { $who }. { $when }.
bills-payment-of = { $who }, { $when }, { $bound ->
    [about] etwa { AMOUNT($amount, case: "nominative") }
   *[exact] { AMOUNT($amount, case: "nominative") }
}.
    .apart = { $who }. { $when }. { $bound ->
        [about] Etwa { AMOUNT($amount, case: "nominative") }
       *[exact] { AMOUNT($amount, case: "nominative") }
    }.
bills-when = { $kind ->
    [expected] voraussichtlich { DAY($day, link: "ahead") }
    [due] fällig { DAY($day, link: "ahead") }
    [due_since] fällig { DAY($day, link: "since") }
   *[arranged] { DAY($day, link: "ahead") }
}
bills-payee = { $name }
bills-payee-unknown = eine Rechnung

bills-no-cards = Sie haben hier keine Karten und keine Darlehen.
bills-no-statement = Für Ihre Karten und Darlehen habe ich keine Abrechnung.
bills-nothing-due = Für { $account } ist nichts fällig.
bills-paid = Die letzte Abrechnung für { $account } ist bezahlt.
bills-statement = Für { $account } { SIZE($amount) ->
    [one] ist
   *[other] sind
} { AMOUNT($amount, case: "nominative") } zu zahlen.
    .apart = { $account }. Zu zahlen { SIZE($amount) ->
        [one] ist
       *[other] sind
    } { AMOUNT($amount, case: "nominative") }.
bills-due-on = Das ist { DAY($day, link: "ahead") } fällig.
bills-was-due = Das war { $day } fällig.
bills-minimum = Mindestens zu zahlen { SIZE($amount) ->
    [one] ist
   *[other] sind
} { AMOUNT($amount, case: "nominative") }.
bills-minimum-left = Von der Mindestzahlung { SIZE($amount) ->
    [one] ist
   *[other] sind
} noch { $amount } zu zahlen.
bills-minimum-paid = Die Mindestzahlung ist schon bezahlt.
bills-past-due = Überfällig { SIZE($amount) ->
    [one] ist
   *[other] sind
} { AMOUNT($amount, case: "nominative") }.

bills-no-subscriptions = Ich habe auf Ihren Karten keine Abonnements gefunden.
bills-subscriptions = Ich habe { $count ->
    [one] ein Abonnement
   *[other] { COUNT($count, gender: "neuter") } Abonnements
} gefunden.
# $often: "im Monat".
bills-subscription = { $who }, { $often }.
    .apart = { $who }. { $often }.
bills-subscription-of = { $who }, { $bound ->
    [about] etwa { AMOUNT($amount, case: "nominative") }
   *[exact] { AMOUNT($amount, case: "nominative") }
} { $often }.
    .apart = { $who }. { $bound ->
        [about] Etwa { AMOUNT($amount, case: "nominative") }
       *[exact] { AMOUNT($amount, case: "nominative") }
    } { $often }.
bills-card-payment = eine Kartenzahlung
bills-often = { $kind ->
    [weekly] in der Woche
    [weeks] alle { COUNT($count) } Wochen
    [days] alle { COUNT($count) } Tage
    [yearly] im Jahr
    [months] alle { COUNT($count) } Monate
    [semimonthly] zweimal im Monat
   *[monthly] im Monat
}
bills-rose = { DAY($day, link: "until") } { SIZE($was) ->
    [one] war
   *[other] waren
} es { AMOUNT($was, case: "nominative") }.
    .apart = Der Preis stieg { $day }. Er war { AMOUNT($was, case: "nominative") }.
