### Ob mit Karten bezahlt werden kann.

# Eine Karte nach ihrem Konto, und nach ihren Ziffern, wo es mehrere dazu gibt.
cards-of = die Karte zu { FORM($account, "dative") }
    .within = auf der Karte zu { FORM($account, "dative") }
cards-digits = { $card } mit den Ziffern { $digits }
    .within = { FORM($card, "within") } mit den Ziffern { $digits }

cards-state = { $card } { $state ->
    [active] kann benutzt werden
    [locked] ist gesperrt
    [locked_now] ist jetzt gesperrt
    [locked_already] ist schon gesperrt
    [unlocked_now] kann wieder benutzt werden
    [blocked] ist von der Bank gesperrt
    [not_activated] ist noch nicht freigeschaltet
   *[expired] ist abgelaufen
}.
    .apart = { $card }. Sie { $state ->
        [active] kann benutzt werden
        [locked] ist gesperrt
        [locked_now] ist jetzt gesperrt
        [locked_already] ist schon gesperrt
        [unlocked_now] kann wieder benutzt werden
        [blocked] ist von der Bank gesperrt
        [not_activated] ist noch nicht freigeschaltet
       *[expired] ist abgelaufen
    }.

cards-none = Ich habe auf den freigegebenen Konten keine Karten gefunden.
cards-step-up = Ich kann nicht sicher genug sein, wer spricht. Das geht in { FORM($app, "dative") }.
cards-not-offered = Das kann ich hier nicht. Es geht in { FORM($app, "dative") }.
# Es ging schief, bevor die Bank gefragt war, oder die Bank hat nicht geantwortet.
cards-not-done = Es tut mir leid, das hat nicht geklappt. Ich habe die Karte nicht gesperrt.
cards-not-unlocked = Es tut mir leid, das hat nicht geklappt. Ich habe die Karte nicht entsperrt.
cards-unknown = Es tut mir leid, ich weiß nicht, ob die Karte jetzt gesperrt ist. Fragen Sie mich das gleich noch einmal.
# Nach einem davon, wo die Bank eine Telefonnummer hat.
cards-by-phone = Oder rufen Sie an unter { $phone }.
# Vor der Frage, ob sie gesperrt werden soll.
cards-confirm = Sie meinen { $card }.
    .apart = Sie meinen diese Karte. { $card }.
cards-confirm-lost = Das tut mir leid. Ich kann { $card } sofort sperren.
    .apart = Das tut mir leid. Ich kann diese Karte sofort sperren. { $card }.
# Nachdem eine verlorene Karte gesperrt wurde, oder nicht gesperrt werden konnte.
cards-report-phone = Bitte melden Sie { FORM($bank, "dative") } den Verlust, unter { $phone }.
cards-report-app = Bitte melden Sie den Verlust in { FORM($app, "dative") }.
cards-no-such = Ich habe auf den freigegebenen Konten keine solche Karte gefunden.
cards-fit = { COUNT($count, gender: "feminine") } Karten kommen dafür infrage.
