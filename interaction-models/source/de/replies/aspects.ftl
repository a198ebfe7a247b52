### Was zuerst von einer Summe gesagt wird, wo das nicht ist, was sie ergibt.

# $merchant, $category, $place, $span: was sie eingrenzt, jeweils mit einem Leerzeichen davor, oder
# nichts: "Im Durchschnitt haben Sie diesen Monat bei Rewe pro Zahlung fünf Euro ausgegeben."
aspects-average = Im Durchschnitt haben Sie{ $span }{ $place }{ $merchant }{ $category } { $flow ->
    [spending] pro Zahlung { $amount } ausgegeben
    [income] pro Eingang { $amount } erhalten
    [fees] pro Buchung { $amount } an Gebühren bezahlt
   *[refunds] pro Erstattung { $amount } zurückbekommen
}.
aspects-times = { $flow ->
    [fees] Ihnen wurden
    [income] Sie haben
    [refunds] Sie haben
   *[spending] Sie haben
}{ $span }{ $place }{ $merchant }{ $category } { $count ->
    [1] einmal
    [2] zweimal
   *[other] { COUNT($count, gender: "neuter") } Mal
} { $flow ->
    [spending] bezahlt
    [income] Geld bekommen
    [fees] Gebühren berechnet
   *[refunds] Geld zurückbekommen
}.

# Der Satz danach.
aspects-of = { SIZE($amount) ->
    [one] Das ist
   *[other] Das sind
} insgesamt { AMOUNT($amount, case: "nominative") }, bei { $count ->
    [one] einer Buchung
   *[other] { COUNT($count, gender: "feminine", case: "dative") } Buchungen
}.
aspects-in-all = { SIZE($amount) ->
    [one] Das ist
   *[other] Das sind
} insgesamt { AMOUNT($amount, case: "nominative") }.
