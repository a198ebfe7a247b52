### Was Leute über ihre Freigaben fragen, und was sie beenden.

sharing-kind = { $class ->
    [accounts_list] die Liste Ihrer Konten
    [balance_read] Kontostände
    [transactions_read] letzte Buchungen
    [transactions_search] die Suche nach Buchungen
    [bills_read] Rechnungen
    [card_status] den Kartenstatus
    [alerts_subscribe] Benachrichtigungen
    [speak_amounts] Beträge
   *[speak_names] Namen von Händlern
}
sharing-shared = Für mich freigegeben haben Sie { $kinds }, von { $accounts ->
    [one] einem Konto
   *[other] { COUNT($accounts, gender: "neuter") } Konten
}.
sharing-more-kinds = Dazu { $count ->
    [one] kommt { COUNT($count, gender: "feminine") } weitere Art von Daten
   *[other] kommen { COUNT($count, gender: "feminine") } weitere Arten von Daten
}.
sharing-amounts = { $aloud ->
    [exact] Beträge sage ich genau
    [rounded] Beträge sage ich gerundet
    [relative] Ich sage nur, ob es mehr oder weniger ist als zuvor
   *[silent] Beträge sage ich nicht
}.
sharing-until = Das gilt { DAY($day, link: "until") }.
sharing-heard = { DAY($since, link: "since") } habe ich hier { $answers ->
    [one] eine Frage
   *[other] { COUNT($answers, gender: "feminine") } Fragen
} über Sie beantwortet, die letzte { DAY($last) }.
sharing-heard-kinds = Dafür brauchte ich { $kinds }.
sharing-heard-none = { DAY($since, link: "since") } habe ich hier nichts über Sie gesagt.
sharing-asked = In den letzten { COUNT($days, gender: "masculine") } Tagen wurde ein Kontostand von Ihnen { $answers ->
    [one] einmal
   *[other] in { COUNT($answers, gender: "feminine") } Antworten
} gesagt, zuletzt { DAY($last) }.
sharing-voice = { $voices ->
    [all] Die Stimme wurde jedes Mal erkannt
    [some] Die Stimme wurde nicht jedes Mal erkannt
   *[none] Wessen Stimme es war, ist nicht bekannt
}.
sharing-asked-none = In den letzten { COUNT($days, gender: "masculine") } Tagen wurde kein Kontostand von Ihnen gesagt.
# Nachdem die Konten genannt sind, vor der Frage.
sharing-stop-accounts = Davon würde ich nichts mehr sagen, bis Sie neu verknüpfen.
sharing-stop-all = Von Ihren Konten würde ich nichts mehr sagen, bis Sie neu verknüpfen.
sharing-stop-everywhere = Alle Ihre Verknüpfungen würden enden, bei jedem Assistenten.
# Zu einer Stimme, die nicht erkannt wurde, wenn alles enden soll.
sharing-only-here = Ich weiß nicht, wessen Stimme das ist, und kann deshalb nur diese Verknüpfung beenden.
sharing-no-such = So ein Konto ist unter den freigegebenen nicht dabei.
sharing-too-many = { COUNT($count, gender: "neuter") } Konten kommen dafür infrage. Bitte nennen Sie eines davon.
sharing-stopped = Gut. Das ist nicht mehr freigegeben.
sharing-ended = Gut. Ihre Konten sind für mich nicht mehr freigegeben. Auf Wiederhören.
sharing-forgotten = Gut. Alle Ihre Verknüpfungen sind beendet. Auch das Protokoll dessen, was ich gesagt habe, löscht { $bank }, wenn Sie darum bitten. Auf Wiederhören.
sharing-not-done = Es tut mir leid, das hat nicht geklappt. Nichts wurde geändert.
sharing-unknown = Es tut mir leid, ich weiß nicht, ob das geändert wurde. Fragen Sie mich gleich, was Sie freigegeben haben.

ask-stop-sharing = Soll ich die Freigabe beenden?
    .reprompt = Bitte sagen Sie, { suggest-yes }, um die Freigabe zu beenden, oder, { suggest-no }.
