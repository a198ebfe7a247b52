# The pages on which a customer links a platform. Shown, not spoken.
# $bank is the bank's name, $client what customers call the platform ("Alexa").

page-title = { $title } – { $bank }
page-problem = Da stimmt etwas nicht
page-languages = Sprache

login-title = Anmelden bei { $bank }
login-why = { $client } bittet darum, Fragen zu Ihren Konten beantworten zu dürfen. Melden Sie sich an und wählen Sie, was gesagt werden darf.
login-user = Benutzername
login-password = Passwort
login-submit = Anmelden
login-user-missing = Geben Sie Ihren Benutzernamen ein
login-password-missing = Geben Sie Ihr Passwort ein
login-wrong = Benutzername und Passwort passen nicht zusammen. Nach fünf falschen Versuchen warten Sie bitte fünfzehn Minuten.

consent-title = Wählen Sie, was { $client } sagen darf
consent-intro = Nichts wird freigegeben, bis Sie es hier wählen.
consent-heard = { $client } antwortet laut: Jeder im Raum kann fragen, und jeder im Raum kann die Antwort hören. Was gesagt wird, geht auch durch die Hände des Herstellers von { $client }.
consent-accounts = Konten
consent-accounts-hint = { $client } gibt nur zu den Konten Auskunft, die Sie wählen.
consent-accounts-none = Sie haben kein Konto, das freigegeben werden kann.
consent-account-missing = Wählen Sie mindestens ein Konto
consent-kinds = Was { $client } darüber sagen darf
consent-kinds-hint = Alles ist aus, bis Sie es wählen.
consent-kind-missing = Wählen Sie mindestens etwas, das { $client } sagen darf
consent-amounts = Beträge laut sagen
consent-amounts-hint = Wer in der Nähe ist, hört sie.
consent-amounts-missing = Wählen Sie, wie Beträge gesagt werden
amounts-exact = Genau
    .hint = Auf den Cent.
amounts-rounded = Gerundet
    .hint = „Etwa tausendzweihundert Dollar.“
amounts-relative = Nur mehr oder weniger
    .hint = Ob Geld da ist, und ob es mehr oder weniger ist als zuvor. Keine Beträge.
amounts-unsaid = Gar nicht
    .hint = Fragen, die einen Betrag brauchen, werden nicht beantwortet.
amounts-silent = Nichts
    .hint = Keine Frage zu Ihren Konten wird beantwortet.
consent-back = Wie weit zurück
consent-back-hint = Ältere Zahlungen werden nie genannt.
consent-back-option = { $days ->
    [one] Heute
   *[other] Die letzten { $days } Tage
}
consent-back-all = So weit die Daten der Bank reichen
consent-back-missing = Wählen Sie, wie weit zurück
consent-days = Wie lange
consent-days-hint = Danach antwortet { $client } nicht mehr, bis Sie die Verbindung erneuern.
consent-days-option = { $days ->
    [one] Einen Tag
   *[other] { $days } Tage
}
consent-days-missing = Wählen Sie, wie lange
consent-end = Sie können jederzeit weniger teilen oder es beenden: auf der Seite „Was Sie teilen“ dieser Bank oder indem Sie den Skill in der App von { $client } deaktivieren.
consent-allow = Erlauben
consent-refuse = Nicht erlauben

account-checking = Girokonto
account-savings = Sparkonto
account-credit-card = Kreditkarte
account-loan = Kredit
account-mortgage = Hypothek
account-ending = { $name }, Endziffern { $digits }

class-accounts-list = Welche Konten Sie haben
    .hint = Ihre Namen, ihre Art und die letzten vier Ziffern.
class-balance-read = Kontostände
    .hint = Was auf Ihren Konten ist, Ihre Kreditrahmen und was Sie schulden. Braucht die Beträge unten.
class-transactions-read = Letzte Umsätze
    .hint = Die letzten Eingänge und Ausgänge. Braucht die Beträge unten.
class-transactions-search = Ausgaben und Suche
    .hint = Zahlungen nach Händler, Kategorie, Betrag oder Datum und ihre Summen. Braucht die Beträge unten.
class-bills-read = Rechnungen
    .hint = Was fällig ist, wie viel und wann. Braucht die Beträge unten.
class-card-status = Kartenstatus
    .hint = Ob eine Karte gesperrt ist.
class-alerts-subscribe = Hinweise
    .hint = Auf ungewöhnliche Vorgänge hingewiesen werden.
class-speak-names = Namen laut sagen
    .hint = Die Namen von Händlern und Personen, an die Sie zahlen oder die an Sie zahlen.

stopped-link-title = Dieser Link funktioniert nicht
stopped-link = Gehen Sie zurück zur App, aus der Sie gekommen sind, und beginnen Sie das Verbinden von vorn. Wenn es wieder geschieht, sagen Sie es der Bank.
stopped-over-title = Beginnen Sie von vorn
stopped-over = Diese Seite gilt nicht mehr: Sie war zu lange offen, oder Ihr Browser behält ihre Cookies nicht. Gehen Sie zurück zur App, aus der Sie gekommen sind, und beginnen Sie das Verbinden von vorn. Nichts wurde freigegeben.
stopped-many-title = Zu viele Versuche
stopped-many = Warten Sie fünfzehn Minuten, gehen Sie dann zurück zur App, aus der Sie gekommen sind, und beginnen Sie das Verbinden von vorn.
stopped-busy-title = Zurzeit nicht erreichbar
stopped-busy = Bei uns funktioniert gerade etwas nicht. Nichts wurde freigegeben. Versuchen Sie es in ein paar Minuten noch einmal.
