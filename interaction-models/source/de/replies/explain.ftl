### Warum ein Kontostand sich geändert hat: um wie viel, dann was ihn am meisten bewegte, dann der Rest.

# DAY(.., link: "end-of"): "gestern Abend".
explain-change = { FORM($account, "within") } { $way ->
    [same] ist der Stand der gleiche wie
    [owes_more] schulden Sie { $amount } mehr als
    [owes_less] schulden Sie { $amount } weniger als
    [less] haben Sie { $amount } weniger als
   *[more] haben Sie { $amount } mehr als
} { DAY($day, link: "end-of") }.
    .apart = { $account }. { $way ->
        [same] Der Stand ist der gleiche wie
        [owes_more] Sie schulden { $amount } mehr als
        [owes_less] Sie schulden { $amount } weniger als
        [less] Sie haben { $amount } weniger als
       *[more] Sie haben { $amount } mehr als
    } zuvor. Das war { DAY($day, link: "end-of") }.

# $what: was den Stand bewegte. $party: an wen oder von wem, wo das bekannt ist.
explain-cause = { $what ->
    [went_to] An { $party } { SIZE($amount) ->
        [one] ging
       *[other] gingen
    } { AMOUNT($amount, case: "nominative") }
    [by_card] Mit Karte haben Sie { $amount } bezahlt
    [to_bills] Für Rechnungen { SIZE($amount) ->
        [one] ging
       *[other] gingen
    } { AMOUNT($amount, case: "nominative") } ab
    [cash_out] Sie haben { $amount } bar abgehoben
    [cash_in] Sie haben { $amount } bar eingezahlt
    [to_own] Auf Ihre anderen Konten { SIZE($amount) ->
        [one] ging
       *[other] gingen
    } { AMOUNT($amount, case: "nominative") }
    [from_own] Von Ihren anderen Konten { SIZE($amount) ->
        [one] kam
       *[other] kamen
    } { AMOUNT($amount, case: "nominative") }
    [fees] Gebühren haben { $amount } gekostet
    [fees_back] Gebühren von { AMOUNT($amount, case: "dative") } wurden erstattet
    [interest_charged] Zinsen haben { $amount } gekostet
    [interest_earned] Zinsen haben { $amount } gebracht
    [came_from] Von { $party } { SIZE($amount) ->
        [one] kam
       *[other] kamen
    } { AMOUNT($amount, case: "nominative") }
    [came_in] Eingegangen { SIZE($amount) ->
        [one] ist
       *[other] sind
    } { AMOUNT($amount, case: "nominative") }
    [back_from] Von { $party } { SIZE($amount) ->
        [one] kam
       *[other] kamen
    } { AMOUNT($amount, case: "nominative") } zurück
    [came_back] Zurück { SIZE($amount) ->
        [one] kam
       *[other] kamen
    } { AMOUNT($amount, case: "nominative") }
   *[taken_back] Zurückgebucht { SIZE($amount) ->
        [one] wurde
       *[other] wurden
    } { AMOUNT($amount, case: "nominative") }
}.
    .apart = Der nächste Betrag { $what ->
        [went_to] ging an { $party }
        [by_card] wurde mit Karte bezahlt
        [to_bills] ging für Rechnungen ab
        [cash_out] wurde bar abgehoben
        [cash_in] wurde bar eingezahlt
        [to_own] ging auf Ihre anderen Konten
        [from_own] kam von Ihren anderen Konten
        [fees] waren Gebühren
        [fees_back] waren erstattete Gebühren
        [interest_charged] waren berechnete Zinsen
        [interest_earned] waren erhaltene Zinsen
        [came_from] kam von { $party }
        [came_in] ging ein
        [back_from] kam von { $party } zurück
        [came_back] kam zurück
       *[taken_back] wurde zurückgebucht
    }. Er war { AMOUNT($amount, case: "nominative") }.

explain-rest = { $way ->
    [even] { $count ->
        [one] Eine weitere Buchung ändert nichts
       *[other] { COUNT($count, gender: "feminine") } weitere Buchungen gleichen sich aus
    }
    [took] { $count ->
        [one] Durch eine weitere Buchung
       *[other] Durch { COUNT($count, gender: "feminine", case: "accusative") } weitere Buchungen
    } { SIZE($amount) ->
        [one] ging
       *[other] gingen
    } { AMOUNT($amount, case: "nominative") } ab
   *[brought] { $count ->
        [one] Durch eine weitere Buchung
       *[other] Durch { COUNT($count, gender: "feminine", case: "accusative") } weitere Buchungen
    } { SIZE($amount) ->
        [one] kam
       *[other] kamen
    } { AMOUNT($amount, case: "nominative") } dazu
}.
