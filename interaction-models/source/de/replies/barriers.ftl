### Warum jemand nichts von Konten hört und was sich dagegen tun lässt: nie ein Vorwurf, nie ein Code,
### nie eine Frage, deren Antwort ein Geheimnis wäre.

# Was mit der Karte zu tun ist, die mit der Antwort kommt.
-with-the-card = in der Alexa-App über die Karte, die ich gerade geschickt habe

barrier-not-linked = Um etwas über Ihre Konten zu hören, verknüpfen Sie bitte { $bank } { -with-the-card }.
barrier-expired = Die Verknüpfung mit { FORM($bank, "dative") } muss erneuert werden. Bitte verknüpfen Sie Ihr Konto noch einmal { -with-the-card }.
barrier-revoked = Ihr Konto bei { FORM($bank, "dative") } ist nicht mehr verknüpft. Um etwas darüber zu hören, verknüpfen Sie es bitte noch einmal { -with-the-card }.
# $class: was der Kunde nicht freigegeben hat.
barrier-missing = { $class ->
    [accounts_list] Die Liste Ihrer Konten ist
    [balance_read] Kontostände sind
    [transactions_read] Letzte Buchungen sind
    [transactions_search] Die Suche nach Buchungen ist
    [bills_read] Rechnungen sind
    [card_status] Der Kartenstatus ist
    [alerts_subscribe] Benachrichtigungen sind
    [speak_amounts] Beträge sind
   *[speak_names] Namen von Händlern sind
} hier nicht freigegeben. Um das zu ändern, verknüpfen Sie Ihr Konto bitte noch einmal { -with-the-card }.
barrier-shared-place = Dieses Gerät steht an einem gemeinsamen Ort, darum sage ich hier nichts zu Ihren Konten. Bitte nehmen Sie Ihr eigenes Gerät oder { $app }.
# Nach einer Antwort, in den letzten zwei Wochen, bevor man sich neu anmelden muss.
link-ends-soon = Übrigens endet Ihre Verknüpfung { $days ->
    [0] in weniger als einem Tag
    [one] in { COUNT($days, gender: "masculine", case: "dative") } Tag
   *[other] in { COUNT($days, gender: "masculine", case: "dative") } Tagen
}. Um sie zu erneuern, verknüpfen Sie bitte neu in der Alexa-App.
