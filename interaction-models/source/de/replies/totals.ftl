### Summen: wie viel, wofür, wann; was davon abgeht; ihre Teile.

# $merchant, $category, $place, $span: was sie eingrenzt, jeweils mit einem Leerzeichen davor, oder
# nichts: "Sie haben diesen Monat bei Rewe vierzig Euro ausgegeben." Eine Summe mit "_back" fiel unter
# null.
totals-sum = { $what ->
    [spending] Sie haben{ $span }{ $place }{ $merchant }{ $category } { SIZE($amount) ->
        [zero] nichts
       *[other] { $amount }
    } ausgegeben
    [spending_back] Sie haben{ $span }{ $place }{ $merchant }{ $category } { $amount } mehr zurückbekommen als ausgegeben
    [income] Sie haben{ $span }{ $place }{ $merchant }{ $category } { SIZE($amount) ->
        [zero] nichts
       *[other] { $amount }
    } erhalten
    [income_back] Es { SIZE($amount) ->
        [one] wurde
       *[other] wurden
    }{ $span }{ $place }{ $merchant }{ $category } { AMOUNT($amount, case: "nominative") } mehr zurückgebucht, als Sie erhalten haben
    [fees] Sie haben{ $span }{ $place }{ $merchant }{ $category } { SIZE($amount) ->
        [zero] keine Gebühren und Zinsen
       *[other] { $amount } an Gebühren und Zinsen
    } bezahlt
    [fees_back] Sie haben{ $span }{ $place }{ $merchant }{ $category } insgesamt { $amount } an Gebühren zurückbekommen
    [refunds] Sie haben{ $span }{ $place }{ $merchant }{ $category } { SIZE($amount) ->
        [zero] nichts
       *[other] { $amount }
    } zurückbekommen
   *[refunds_back] Es wurden{ $span }{ $place }{ $merchant }{ $category } Erstattungen von { AMOUNT($amount, case: "dative") } zurückgebucht
}.
# Die Summe ohne Betrag. $then: "im September".
totals-in-relation = { $flow ->
    [spending] Sie haben{ $span }{ $place }{ $merchant }{ $category } { $way ->
        [more] mehr ausgegeben als { $then }
        [less] weniger ausgegeben als { $then }
       *[same] genauso viel ausgegeben wie { $then }
    }
    [income] Sie haben{ $span }{ $place }{ $merchant }{ $category } { $way ->
        [more] mehr erhalten als { $then }
        [less] weniger erhalten als { $then }
       *[same] genauso viel erhalten wie { $then }
    }
    [fees] Sie haben{ $span }{ $place }{ $merchant }{ $category } { $way ->
        [more] mehr Gebühren und Zinsen bezahlt als { $then }
        [less] weniger Gebühren und Zinsen bezahlt als { $then }
       *[same] genauso viel Gebühren und Zinsen bezahlt wie { $then }
    }
   *[refunds] Sie haben{ $span }{ $place }{ $merchant }{ $category } { $way ->
        [more] mehr zurückbekommen als { $then }
        [less] weniger zurückbekommen als { $then }
       *[same] genauso viel zurückbekommen wie { $then }
    }
}.
# Es gibt nichts zu vergleichen.
totals-quiet = Mehr kann ich dazu nicht laut sagen.
totals-at = { $side ->
    [out] bei { $merchant }
   *[in] von { $merchant }
}
totals-on = für { $category }

totals-counted = Das sind { COUNT($count, gender: "feminine") } Buchungen.
totals-taken-off = { $flow ->
    [spending] Erstattungen von { AMOUNT($amount, case: "dative") } sind abgezogen
    [income] Zurückgebuchte Zahlungen von { AMOUNT($amount, case: "dative") } zählen nicht mit
    [fees] Erstattete Gebühren von { AMOUNT($amount, case: "dative") } sind abgezogen
   *[refunds] Zurückgebuchte Erstattungen von { AMOUNT($amount, case: "dative") } sind abgezogen
}.
totals-pending = Davon { SIZE($amount) ->
    [one] ist
   *[other] sind
} { AMOUNT($amount, case: "nominative") } vorgemerkt.

# $then: "im September".
totals-same = Das ist genauso viel wie { $then }.
totals-change = { SIZE($amount) ->
    [one] Das ist
   *[other] Das sind
} { AMOUNT($amount, case: "nominative") } { $way ->
    [less] weniger
   *[more] mehr
} als { $then }.
    .apart = { SIZE($amount) ->
        [one] Das ist
       *[other] Das sind
    } { AMOUNT($amount, case: "nominative") } { $way ->
        [less] weniger
       *[more] mehr
    }. Verglichen wurde mit { FORM($then, "with") }.

# Ein Teil einer Summe: "Rewe, zwölf Euro."
totals-part = { $name }, { AMOUNT($amount, case: "nominative") }{ $way ->
    [came_back] {" "}zurück
   *[went] {""}
}.
    .apart = { $name }. { AMOUNT($amount, case: "nominative") }{ $way ->
        [came_back] {" "}zurück
       *[went] {""}
    }.
totals-part-unnamed = jemand ohne Namen
totals-parts-unnamed = alles ohne Namen

totals-more-currencies = { $count ->
    [one] In einer anderen Währung kommt noch etwas dazu
   *[other] In { COUNT($count, gender: "feminine", case: "dative") } anderen Währungen kommt noch etwas dazu
}.
totals-closed = { $count ->
    [one] Ein geschlossenes Konto zählt nicht mit
   *[other] { COUNT($count, gender: "neuter", case: "nominative") } geschlossene Konten zählen nicht mit
}.
totals-unreached = { COUNT($count, gender: "neuter") } Konten konnte ich gerade nicht erreichen.

totals-which = Meinen Sie { $merchants }?
totals-which-of-many = Meinen Sie zum Beispiel { $merchants }?
totals-nothing = { $is ->
    [named] Ich habe{ $merchant }{ $span } nichts gefunden
   *[unnamed] So etwas habe ich{ $merchant }{ $span } nicht gefunden
}.
