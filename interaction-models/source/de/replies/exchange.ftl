### Was eine Währung wert ist, wie die Bank es veröffentlicht. Namen mit -shown sind Titel auf dem
### Bildschirm.

# $units: "ein Euro". $whole, $decimals: der Kurs vor und nach dem Komma, die Ziffern danach einzeln
# gelesen. $home: die Währung, in der er angegeben ist, mehrere davon: "US-Dollar".
exchange-rate = { AMOUNT($units, case: "nominative") } { SIZE($units) ->
    [one] ist
   *[other] sind
} { COUNT($whole) } Komma { $decimals } { $home } wert.
exchange-rate-whole = { AMOUNT($units, case: "nominative") } { SIZE($units) ->
    [one] ist
   *[other] sind
} { COUNT($whole, gender: "masculine", case: "accusative") } { $home } wert.
# $source: wer den Kurs festlegt, in den eigenen Worten der Bank.
exchange-source = Der Kurs stammt von { $source }, veröffentlicht { DAY($day) }.
    .apart = Dieser Kurs wurde { DAY($day) } veröffentlicht.
# $currencies: eine Liste von Währungen, jeweils mehrere.
exchange-known = Ich habe Kurse für { $currencies }.
exchange-others = andere
# $currency: mehrere davon.
exchange-unknown = Für { $currency } habe ich keinen Kurs.
exchange-none = Wechselkurse habe ich hier nicht. Sie stehen in der App.
exchange-shown = Wechselkurs
