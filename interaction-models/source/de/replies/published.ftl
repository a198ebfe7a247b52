### Was die Bank jedem sagt. Namen mit -shown sind Titel auf dem Bildschirm.

# $digits: einzeln gelesen.
routing-number = Die Bankleitzahl von { FORM($bank, "dative") } ist { $digits }.
routing-number-shown = Bankleitzahl
routing-number-unknown = Die Bankleitzahl habe ich hier nicht. Sie steht auf jedem Kontoauszug.

phone = { $bank } erreichen Sie unter { $digits }.
phone-shown = Telefon
phone-unknown = Eine Telefonnummer habe ich hier nicht. Sie steht in der App.
