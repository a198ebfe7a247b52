### Was die Bank jedem sagt. Namen mit -shown sind Titel auf dem Bildschirm.

# $digits: einzeln gelesen.
routing-number = Die Bankleitzahl von { FORM($bank, "dative") } ist { $digits }.
routing-number-shown = Bankleitzahl
routing-number-unknown = Die Bankleitzahl habe ich hier nicht. Sie steht auf jedem Kontoauszug.

phone = { $bank } erreichen Sie unter { $digits }.
phone-shown = Telefon
phone-unknown = Eine Telefonnummer habe ich hier nicht. Sie steht in der App.

# Was ein Mensch entscheiden muss: erst gehört, dann der Weg zu ihm.
dispute = Das tut mir leid. Das sollte sich gleich jemand ansehen.
complaint = Das tut mir leid. Ihre Beschwerde nimmt jemand auf.
service-request = Das kann ich hier nicht, und es hat sich nichts geändert. Ein Mensch bei der Bank kann es.
person = { $bank } erreichen Sie unter { $digits }.
person-unknown = Sie erreichen jemanden über { $app }.
