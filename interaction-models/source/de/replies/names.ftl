### Wie Konten, die Bank und ihre App heißen.
###
### Ein Name beugt sich: Seine Attribute sind seine Formen, die Sätze mit FORM($account, "within")
### verlangen. Ohne Form steht der Nominativ, der hier auch der Akkusativ ist.

# $name: wie die Bank sich nennt.
bank-called = { $name }
    .dative = { $name }
bank-unnamed = Ihre Bank
    .dative = Ihrer Bank

# $name: wie die Bank sich nennt.
app-called = die App von { $name }
    .dative = der App von { $name }
app-unnamed = die App Ihrer Bank
    .dative = der App Ihrer Bank

# $name: wie der Kunde das Konto nennt. $side: ob darauf Geld liegt oder es eine Schuld ist.
account-called = { $name }
    .dative = { $name }
    .within = { $side ->
        [owed] bei { $name }
       *[held] auf { $name }
    }
account-checking = Ihr Girokonto
    .dative = Ihrem Girokonto
    .within = auf Ihrem Girokonto
account-savings = Ihr Sparkonto
    .dative = Ihrem Sparkonto
    .within = auf Ihrem Sparkonto
account-credit-card = Ihre Kreditkarte
    .dative = Ihrer Kreditkarte
    .within = auf Ihrer Kreditkarte
account-loan = Ihr Darlehen
    .dative = Ihrem Darlehen
    .within = bei Ihrem Darlehen
account-mortgage = Ihre Hypothek
    .dative = Ihrer Hypothek
    .within = bei Ihrer Hypothek

# $digits: die letzten vier, einzeln gelesen, wo Konten sich gleichen.
account-ending = { $account } mit der Endung { $digits }
    .dative = { FORM($account, "dative") } mit der Endung { $digits }
    .within = { FORM($account, "within") } mit der Endung { $digits }

# $currency: "kanadischen Dollar", in Listen ohne Beträge.
account-currency = { $account } in { $currency }
    .dative = { FORM($account, "dative") } in { $currency }
    .within = { FORM($account, "within") } in { $currency }

# "Ich habe drei Buchungen auf Ihren Girokonten gefunden."
account-kinds-within = { $kind ->
    [checking] auf Ihren Girokonten
    [savings] auf Ihren Sparkonten
    [credit_card] auf Ihren Kreditkarten
    [loan] bei Ihren Darlehen
   *[mortgage] bei Ihren Hypotheken
}

# Auf dem Bildschirm.
account-kind-shown = { $kind ->
    [checking] Girokonto
    [savings] Sparkonto
    [credit_card] Kreditkarte
    [loan] Darlehen
   *[mortgage] Hypothek
}
account-ending-shown = { $account } mit der Endung { $digits }
account-currency-shown = { $account } ({ $code })

# Zeichen in Namen: "H&M".
sign-and = und
sign-plus = plus
sign-at = at
