### Was neben dem Gesprochenen gezeigt wird, in Ziffern.

screen-title = { $of ->
    [balances] Kontostände
    [owed] Was Sie schulden
    [credit] Kreditrahmen
    [recent] Letzte Buchungen
    [pending] Vorgemerkte Buchungen
    [transactions] Buchungen
    [spending] Ausgaben
    [income] Einnahmen
    [fees] Gebühren und Zinsen
    [refunds] Erstattungen
    [net] Insgesamt
    [merchants] Welcher?
    [accounts] Konten
    [which_account] Welches Konto?
    [bills] Rechnungen
    [statements] Abrechnungen
    [subscriptions] Abonnements
    [payday] Gehalt
    [cards] Karten
    [changed] Was sich geändert hat
    [before_payday] Bis zum Gehalt
   *[expected] Erwarteter Stand
}

# Ein Konto, nach seinem Namen: "Girokonto: 412,07 € verfügbar, Kontostand 442,07 €".
screen-credit = Guthaben { $amount }
screen-owed = Sie schulden { $amount }
screen-overdrawn = um { $amount } überzogen
screen-nothing-owed = nichts geschuldet
screen-available = { $amount } verfügbar
screen-nothing-available = nichts verfügbar
screen-booked = Kontostand { $amount }
screen-over-limit = { $amount } über dem Limit
screen-left = noch { $amount } verfügbar
screen-pending = { $amount } vorgemerkt
screen-as-of = Stand { $ago }

screen-still-pending = vorgemerkt
screen-net = { $code }: Guthaben { $held }, Schulden { $owed }, insgesamt { $net }
screen-closed = { $account } (geschlossen)
screen-days = { $first } bis { $last }
screen-unnamed = Ohne Namen

# Was kommt, je eine Zeile: "Tern Mobile, 55,00 €, 24. November".
screen-about = etwa { $amount }
screen-due = fällig { $day }
screen-expected = erwartet { $day }
screen-next = nächstes { $day }
screen-came = gekommen { $day }
# Wer, wo es keinen Namen gibt.
screen-party = { $of ->
    [payment] Kartenzahlung
    [pay] Gehalt
    [bill] Rechnung
    [purchases] Kartenzahlungen
    [refunds] Erstattungen
    [cash] Bargeld
    [bills] Rechnungen
    [deposits] Eingänge
    [own] Eigene Konten
    [fees] Gebühren
   *[interest] Zinsen
}
screen-card = { $state ->
    [active] aktiv
    [locked] gesperrt
    [blocked] von der Bank gesperrt
    [not_activated] nicht freigeschaltet
   *[expired] abgelaufen
}
screen-figure = { $of ->
    [other] Anderes
    [available] Verfügbar
    [bills] Rechnungen
    [left] Übrig
    [now] Jetzt
    [in] Eingänge
   *[out] Abgänge
}: { $amount }
