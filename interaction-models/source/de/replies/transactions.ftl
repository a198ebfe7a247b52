### Einzelne Buchungen, und wie viele es sind.
###
### $account und $pending beenden einen Satz: ", von Ihrem Girokonto", ", vorgemerkt", oder nichts.
### .apart sagt dasselbe in kürzeren Sätzen; .shown ist für den Bildschirm, nach dem Tag.

# $state: welche gesucht wurden. $place: " auf Ihren Sparkonten", oder nichts. $span: " in den
# letzten dreißig Tagen", oder nichts.
transactions-found = Ich habe { $count ->
    [0] { $state ->
        [pending] keine vorgemerkten Buchungen
        [posted] keine abgeschlossenen Buchungen
       *[any] keine Buchungen
    }
    [one] { $state ->
        [pending] eine vorgemerkte Buchung
        [posted] eine abgeschlossene Buchung
       *[any] eine Buchung
    }
   *[other] { COUNT($count, gender: "feminine") } { $state ->
        [pending] vorgemerkte Buchungen
        [posted] abgeschlossene Buchungen
       *[any] Buchungen
    }
}{ $place }{ $span } gefunden.
transactions-found-within = Ich habe { $count ->
    [0] { $state ->
        [pending] keine vorgemerkten Buchungen
        [posted] keine abgeschlossenen Buchungen
       *[any] keine Buchungen
    }
    [one] { $state ->
        [pending] eine vorgemerkte Buchung
        [posted] eine abgeschlossene Buchung
       *[any] eine Buchung
    }
   *[other] { COUNT($count, gender: "feminine") } { $state ->
        [pending] vorgemerkte Buchungen
        [posted] abgeschlossene Buchungen
       *[any] Buchungen
    }
} { FORM($account, "within") }{ $span } gefunden.
    .apart = { $account }. Ich habe { $count ->
        [0] { $state ->
            [pending] keine vorgemerkten Buchungen
            [posted] keine abgeschlossenen Buchungen
           *[any] keine Buchungen
        }
        [one] { $state ->
            [pending] eine vorgemerkte Buchung
            [posted] eine abgeschlossene Buchung
           *[any] eine Buchung
        }
       *[other] { COUNT($count, gender: "feminine") } { $state ->
            [pending] vorgemerkte Buchungen
            [posted] abgeschlossene Buchungen
           *[any] Buchungen
        }
    }{ $span } gefunden.
transactions-span = { $days ->
    [one] innerhalb des letzten Tages
   *[other] in den letzten { COUNT($days) } Tagen
}
transactions-beyond = Sie haben mir { $days ->
    [one] den letzten Tag
   *[other] die letzten { COUNT($days) } Tage
} freigegeben. Weiter zurück kann ich nicht sehen.

# Teile der Sätze darunter.
transactions-still-pending = , vorgemerkt
transactions-from = {" "}von { $other }
transactions-on-account = , { FORM($account, "within") }
transactions-with-account = , mit { FORM($account, "dative") }
transactions-to-account = , auf { $account }
transactions-from-account = , von { FORM($account, "dative") }
transactions-paid-on-account = {" "}auf { $account }
# Nach den kürzeren Sätzen.
transactions-account-is = Das Konto ist { $account }.

# Beide Seiten einer Umbuchung zwischen eigenen Konten.
transactions-transfer = { DAY($day) } haben Sie { $amount } von { FORM($source, "dative") } auf { $target } umgebucht{ $pending }.
    .apart = { DAY($day) } haben Sie { $amount } umgebucht{ $pending }. Von { FORM($source, "dative") } auf { $target }.
transactions-transfer-pays = { DAY($day) } haben Sie { $amount } von { FORM($source, "dative") } auf { $target } eingezahlt{ $pending }.
    .apart = { DAY($day) } haben Sie { $amount } umgebucht{ $pending }. Von { FORM($source, "dative") } auf { $target }.
transactions-transfer-unnamed = { DAY($day) } haben Sie { $amount } zwischen zwei Ihrer Konten umgebucht{ $pending }.

transactions-paid = { DAY($day) } haben Sie { $amount } an { $other } bezahlt{ $account }{ $pending }.
    .apart = { DAY($day) } haben Sie an { $other } bezahlt. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = { $amount } an { $other } bezahlt
transactions-bought = { DAY($day) } haben Sie { $amount } bei { $other } bezahlt{ $account }{ $pending }.
    .apart = { DAY($day) } haben Sie bei { $other } bezahlt. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = { $amount } bei { $other } bezahlt
transactions-purchase = { DAY($day) } haben Sie { $amount } mit Karte bezahlt{ $account }{ $pending }.
    .apart = { DAY($day) } haben Sie mit Karte bezahlt. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = { $amount } mit Karte bezahlt
transactions-bill = { DAY($day) } haben Sie eine Rechnung über { $amount } bezahlt{ $account }{ $pending }.
    .apart = { DAY($day) } haben Sie eine Rechnung bezahlt. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = Rechnung über { $amount } bezahlt
transactions-refund = { DAY($day) } haben Sie eine Erstattung über { $amount }{ $from } erhalten{ $account }{ $pending }.
    .apart = { DAY($day) } haben Sie eine Erstattung{ $from } erhalten. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = Erstattung über { $amount }{ $from } erhalten
transactions-refund-taken = { DAY($day) } wurde eine Erstattung über { $amount }{ $from } zurückgebucht{ $account }{ $pending }.
    .apart = { DAY($day) } wurde eine Erstattung{ $from } zurückgebucht. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = Erstattung über { $amount }{ $from } zurückgebucht
transactions-bill-back = { DAY($day) } haben Sie eine Zahlung über { $amount }{ $from } zurückerhalten{ $account }{ $pending }.
    .apart = { DAY($day) } haben Sie eine Zahlung{ $from } zurückerhalten. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = Zahlung über { $amount }{ $from } zurückerhalten
transactions-cash-out = { DAY($day) } haben Sie { $amount } bar abgehoben{ $account }{ $pending }.
    .apart = { DAY($day) } haben Sie Bargeld abgehoben. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = { $amount } bar abgehoben
transactions-cash-in = { DAY($day) } haben Sie { $amount } bar eingezahlt{ $account }{ $pending }.
    .apart = { DAY($day) } haben Sie Bargeld eingezahlt. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = { $amount } bar eingezahlt
transactions-deposit = { DAY($day) } haben Sie { $amount }{ $from } erhalten{ $account }{ $pending }.
    .apart = { DAY($day) } haben Sie eine Zahlung{ $from } erhalten. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = { $amount }{ $from } erhalten
transactions-deposit-taken = { DAY($day) } wurde eine Zahlung über { $amount }{ $from } zurückgebucht{ $account }{ $pending }.
    .apart = { DAY($day) } wurde eine Zahlung{ $from } zurückgebucht. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = Zahlung über { $amount }{ $from } zurückgebucht
transactions-moved-out = { DAY($day) } haben Sie { $amount } auf ein anderes Ihrer Konten umgebucht{ $account }{ $pending }.
    .apart = { DAY($day) } haben Sie umgebucht. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = { $amount } auf ein anderes Ihrer Konten umgebucht
transactions-moved-in = { DAY($day) } haben Sie { $amount } von einem anderen Ihrer Konten umgebucht{ $account }{ $pending }.
    .apart = { DAY($day) } haben Sie umgebucht. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = { $amount } von einem anderen Ihrer Konten umgebucht
transactions-paid-off = { DAY($day) } haben Sie { $amount }{ $account } eingezahlt{ $pending }.
    .apart = { DAY($day) } haben Sie eine Zahlung geleistet. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = { $amount } eingezahlt
transactions-fee = { DAY($day) } wurde Ihnen eine Gebühr von { AMOUNT($amount, case: "dative") } berechnet{ $account }{ $pending }.
    .apart = { DAY($day) } wurde Ihnen eine Gebühr berechnet. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = Gebühr von { $amount } berechnet
transactions-fee-back = { DAY($day) } wurde Ihnen eine Gebühr von { AMOUNT($amount, case: "dative") } erstattet{ $account }{ $pending }.
    .apart = { DAY($day) } wurde Ihnen eine Gebühr erstattet. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = Gebühr von { $amount } erstattet
transactions-interest-earned = { DAY($day) } haben Sie Zinsen von { AMOUNT($amount, case: "dative") } erhalten{ $account }{ $pending }.
    .apart = { DAY($day) } haben Sie Zinsen erhalten. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = Zinsen von { $amount } erhalten
transactions-interest-charged = { DAY($day) } wurden Ihnen Zinsen von { AMOUNT($amount, case: "dative") } berechnet{ $account }{ $pending }.
    .apart = { DAY($day) } wurden Ihnen Zinsen berechnet. Der Betrag war { AMOUNT($amount, case: "nominative") }{ $pending }.
    .shown = Zinsen von { $amount } berechnet
