### Das Gespräch selbst: Begrüßung, Hilfe, Fragen am Ende, und was gesagt wird, wenn nichts mehr geht.
###
### Fragen haben ein Attribut .reprompt: was gesagt wird, wenn der Kunde schweigt.

# Vorweg gesagt, wenn die Bank langsam ist.
one-moment = Einen Moment, ich sehe nach.

# Immer diese Worte, damit ein fremder Skill auffällt.
welcome = Willkommen bei { FORM($bank, "dative") }.

# $first, $second: Vorschläge, die zum Gespräch passen.
help = Sie können jetzt zum Beispiel fragen, { $first }, oder, { $second }.
help-more = Sie können sagen, { suggest-more }, um fortzufahren, oder zum Beispiel fragen, { $first }.
help-which-merchant = Sie können zum Beispiel sagen, { suggest-first-one }.

goodbye = Auf Wiederhören.

not-understood = Das habe ich leider nicht verstanden.
# $first, $second: suggestions that fit what the talk is about.
not-understood-examples = Sie können mich zum Beispiel fragen, { $first }, oder, { $second }.
not-understood-examples-more = Sie können sagen, { suggest-yes }, um fortzufahren, oder zum Beispiel fragen, { $first }.
not-understood-examples-which = Sie können sagen, { suggest-first-one }, oder { suggest-stop }.
hand-over = Es tut mir leid, dabei kann ich hier nicht helfen. Bitte nutzen Sie { $app }.
hand-over-phone = Oder rufen Sie an unter { $phone }.

nothing-to-repeat = Noch gibt es nichts zu wiederholen.
nothing-more = Das war alles.
beginning = Das ist der Anfang.
okay = Gut.
# Wie Saldo sprechen soll.
agreed = { $wish ->
    [slower] Gut, ich spreche langsamer
    [normal_pace] Gut, ich spreche in normalem Tempo
    [brief] Gut, ich fasse mich kurz
    [normal_length] Gut, ich antworte wieder wie üblich
    [detailed] Gut, ich sage Ihnen mehr dazu
    [guests] Gut, ich nenne keine Kontostände und keine Zahlungen
   *[alone] Gut, ich antworte wieder wie sonst
}.
# Nichts von den Konten wird laut gesagt: Andere hören zu, oder so wurde es gewählt.
quiet = { $why ->
    [guests] Das behalte ich jetzt für mich. Sie finden es in { FORM($app, "dative") }, oder Sie sagen, { suggest-alone }
   *[choice] Sie haben gewählt, dass ich das nicht laut sage. Sie finden es in { FORM($app, "dative") }
}.
nothing-to-spell = Darin gibt es keinen Namen zum Buchstabieren.
switched-off = Das ist gerade nicht verfügbar, weil die Bank es vorübergehend abgeschaltet hat.
unavailable = Es tut mir leid, ich kann Ihre Konten gerade nicht erreichen. Bitte versuchen Sie es in ein paar Minuten noch einmal.
busy = Es tut mir leid, gerade fragen sehr viele. Bitte versuchen Sie es in einer Minute noch einmal.

# Nach einer Seite einer Liste: "Das sind sechs von elf."
page-left = Das sind { COUNT($told) } von { COUNT($total) }.
page-all = Das sind alle.

ask-more = Möchten Sie mehr hören?
    .reprompt = Sie können sagen, { suggest-yes }, oder { suggest-more }, um fortzufahren, oder { suggest-stop }.
# $next: ein Vorschlag.
ask-else = Sonst noch etwas?
    .reprompt = Sie können fragen, { $next }, oder { suggest-stop } sagen.
ask-what = Was möchten Sie wissen?
    .reprompt = Sie können fragen, { suggest-balance }, oder, { suggest-owed }.
ask-what-helped = Was möchten Sie wissen?
    .reprompt = Sie können auch fragen, { suggest-accounts }, oder { suggest-stop } sagen.
ask-which-example = Was davon möchten Sie?
    .reprompt = Sie können fragen, { suggest-balance }, oder { suggest-stop } sagen.

ways-to-name-account = Sie können den Namen sagen, die Art oder die letzten vier Ziffern.
ask-account = Welches Konto meinen Sie?
    .reprompt = Sie können sagen, { suggest-first-one }, oder { suggest-stop }.
ask-merchant = Welchen davon meinen Sie?
    .reprompt = Sie können sagen, { suggest-first-one }, oder { suggest-stop }.
ask-card = Welche Karte meinen Sie?
    .reprompt = Sie können sagen, { suggest-first-one }, oder { suggest-stop }.
ask-lock = Soll ich sie sperren?
    .reprompt = Bitte sagen Sie, { suggest-yes }, um die Karte zu sperren, oder, { suggest-no }.
ask-unlock = Soll ich sie entsperren?
    .reprompt = Bitte sagen Sie, { suggest-yes }, um die Karte zu entsperren, oder, { suggest-no }.

# Der Sprachcode: nie wiederholt, und nichts verrät, was daran falsch war.
ask-voice-code = Wie lautet Ihr Sprachcode?
    .reprompt = Bitte sagen Sie die Ziffern Ihres Sprachcodes einzeln, oder sagen Sie { suggest-stop }.
voice-code-wrong = Dieser Code stimmt nicht.
voice-code-locked = Ihr Sprachcode ist jetzt gesperrt. Bitte legen Sie auf der Seite von { FORM($bank, "dative") }, Was Sie teilen, einen neuen fest.
voice-code-unset = Dafür brauchen Sie einen Sprachcode. Sie legen ihn auf der Seite von { FORM($bank, "dative") }, Was Sie teilen, fest.
voice-code-elsewhere = Ich kann nicht sicher genug sein, wer spricht, um das zu sagen. Sie finden es in { FORM($app, "dative") }.

# $of: wovon eine Frage handelt, im Akkusativ. Folgt auf "Meinten Sie" und "Soll es wieder um".
topic = { $of ->
    [balance] Ihren Kontostand
    [owed] Ihre Schulden
    [accounts] Ihre Konten
    [recent] Ihre letzten Umsätze
    [pending] Ihre vorgemerkten Umsätze
    [transactions] Ihre Umsätze
    [spending] Ihre Ausgaben
    [income] Ihre Einnahmen
    [fees] Ihre Gebühren
    [refunds] Ihre Erstattungen
    [credit] Ihren Kreditrahmen
    [net] Ihr Vermögen nach Abzug der Schulden
    [bills] Ihre Rechnungen
    [card-bill] Ihre Kartenabrechnung
    [subscriptions] Ihre Abos
    [payday] Ihr Gehalt
    [explain] die Änderung Ihres Kontostands
    [afford] Ihren Spielraum bis zum nächsten Gehalt
    [forecast] Ihren Kontostand in den nächsten Tagen
   *[card-status] den Zustand Ihrer Karten
}
# $topic: eines von oben.
ask-meant = Meinten Sie { $topic }?
    .reprompt = Wenn Sie das meinten, sagen Sie, { suggest-yes }, sonst { suggest-stop }.
ask-back = Noch eine Frage war offen. Soll es wieder um { $topic } gehen?
    .reprompt = Um zurückzukehren, sagen Sie, { suggest-yes }, sonst { suggest-stop }.
