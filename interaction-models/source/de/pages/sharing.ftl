# The pages on which customers see what they share, make it less, and read what was heard. Shown,
# not spoken. $client is what customers call a platform ("Alexa").

date = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
} { $year }
date-time = { $date }, { $time }

login-why-sharing = Melden Sie sich an, um zu sehen, was Sie mit Sprachassistenten teilen, um weniger zu teilen oder um es zu beenden.

sharing-title = Was Sie teilen
sharing-intro = Diese Assistenten dürfen Fragen zu Ihren Konten laut beantworten. Sie können jederzeit weniger teilen oder es beenden; schon die nächste Antwort hält sich daran.
sharing-none = Sie teilen mit keinem Assistenten etwas.
sharing-narrowed = Gespeichert. Es gilt ab der nächsten Antwort.
sharing-stopped = Beendet. Über diese Verbindung wird nichts mehr gesagt.
sharing-voice-kept = Gespeichert. Es gilt ab der nächsten Antwort.
sharing-code-kept = Ihr Sprachcode ist gespeichert. Er gilt ab jetzt.
sharing-code-removed = Ihr Sprachcode ist gelöscht. Was einen braucht, geht nicht mehr per Sprache.
sharing-due = { $client } antwortet ab dem { $day } nicht mehr zu Ihren Konten, weil Ihre letzte Anmeldung dafür zu lange her ist. Um weiterzumachen, verknüpfen Sie bitte neu in der { $client }-App.
sharing-code-locked = Ihr Sprachcode ist gesperrt: Er wurde zu oft falsch gesagt, von Ihnen oder von jemandem in der Nähe eines Ihrer Geräte. Um wieder einen Code zu nutzen, setzen Sie einen neuen:
sharing-accounts = Konten
sharing-accounts-new = und jedes Konto, das Sie später eröffnen
sharing-kinds = Was gesagt werden darf
sharing-amounts = Beträge laut sagen
sharing-back = Wie weit zurück
sharing-since = Verbunden am
sharing-told = Zuletzt geantwortet
sharing-never-told = Es wurde noch nichts gesagt
sharing-until = Endet am
sharing-change = { $client } ändern oder beenden
sharing-heard = Was gehört wurde
sharing-ended = Beendet
sharing-ended-on = { $client }, beendet am { $day }
sharing-erase = Alles über mich löschen
sharing-log-out = Abmelden

narrow-title = Weniger mit { $client } teilen
narrow-intro = Wählen Sie ab, was nicht mehr gesagt werden soll. Um wieder mehr zu teilen, verbinden Sie sich in der App von { $client } neu.
narrow-kinds-hint = Was Sie abwählen, wird nicht mehr gesagt.
narrow-save = Speichern
narrow-stop = Nichts mehr mit { $client } teilen
narrow-back = Zurück zu dem, was Sie teilen

voice-title = Wie Antworten klingen
voice-length = Länge
voice-length-hint = Bei jedem Assistenten.
voice-length-brief = Kurz
voice-length-normal = Normal
voice-length-detailed = Ausführlich
voice-pace = Tempo
voice-pace-hint = Bei jedem Assistenten.
voice-pace-normal = Normal
voice-pace-slow = Langsam

erase-title = Alles über mich löschen
erase-intro = Alle Verknüpfungen enden sofort, auch Ihre Anmeldung hier. Was über Sie gespeichert ist, wird entfernt, und das Protokoll dessen, was gesagt wurde, sagt nicht mehr, dass es um Sie ging. Ihre Konten bei der Bank bleiben, wie sie sind.
erase-last = Das kann niemand rückgängig machen. Wenn Sie behalten möchten, was gehört wurde, laden Sie es vorher herunter.
erase-confirm = Ja, alles über mich löschen
erase-unconfirmed = Setzen Sie das Häkchen, wenn Sie sicher sind
erase-now = Löschen
erased-title = Gelöscht
erased = Hier ist nichts mehr über Sie gespeichert. Um wieder etwas zu teilen, verknüpfen Sie in der App des Assistenten neu.

code-title = Sprachcode
code-intro = Manches wird erst gesagt oder getan, nachdem Sie diesen Code gesagt haben, etwa das Entsperren einer Karte. Andere können ihn hören, also verwenden Sie ihn für nichts anderes. Er darf nicht die PIN einer Karte sein.
code-none = Sie haben keinen Sprachcode.
code-set = Ihr Sprachcode wurde am { $day } festgelegt.
code-locked = Ihr Sprachcode ist gesperrt: Er wurde zu oft falsch gesagt. Legen Sie hier einen neuen fest.
code-random = Ein Code von uns
code-random-hint = Vier zufällige Ziffern, die einmal gezeigt werden. Ein früherer Code gilt dann nicht mehr.
code-random-go = Neuen Code holen
code-own = Ein eigener Code
code-own-label = Ihr Code, vier bis sechs Ziffern
code-own-hint = Kein Datum, kein Muster, keine Ihrer Kontonummern. Bei fünf oder sechs Ziffern sagen Sie zuerst „mein Code ist“.
code-own-go = Speichern
code-remove = Kein Sprachcode
code-remove-go = Sprachcode löschen
code-new-title = Ihr neuer Sprachcode
code-new-once = Er wird nur dieses eine Mal gezeigt. Sagen Sie ihn, wenn Sie nach Ihrem Sprachcode gefragt werden.
code-missing = Geben Sie vier bis sechs Ziffern ein
code-weak-repeats = Dieser Code wiederholt Ziffern. Wählen Sie einen anderen
code-weak-counts = Diese Ziffern zählen auf oder ab. Wählen Sie einen anderen Code
code-weak-date = Dieser Code könnte ein Datum sein. Wählen Sie einen anderen
code-weak-line = Dieser Code ist eine Linie auf der Tastatur. Wählen Sie einen anderen
code-weak-own = Dieser Code gehört zu einer Ihrer Kontonummern. Wählen Sie einen anderen
code-weak-zero = Ein Code mit fünf oder sechs Ziffern kann nicht mit null beginnen. Wählen Sie einen anderen

stopped-own-title = Melden Sie sich neu an
stopped-own = Diese Seite gilt nicht mehr: Sie war zu lange offen, oder Ihr Browser behält ihre Cookies nicht. Nichts wurde geändert.
stopped-own-link = Anmelden

heard-title = Was gehört wurde
heard-intro = Jede Antwort zu Ihren Konten steht hier, bevor sie gesagt wird. Beträge werden nicht aufbewahrt.
heard-none = In dieser Zeit wurde nichts gesagt.
heard-application = Assistent
heard-account = Konto
heard-any = Alle
heard-span = Zeit
heard-span-option = { $days ->
    [one] Der letzte Tag
   *[other] Die letzten { $days } Tage
}
heard-show = Anzeigen
heard-download = Als Datei herunterladen (JSON)
heard-older = Ältere
heard-told = { $client } hat erfahren:
heard-about = zu { $accounts }
heard-former = einem Konto, das Sie nicht mehr haben
heard-amounts-exact = mit genauen Beträgen
heard-amounts-rounded = mit gerundeten Beträgen
heard-amounts-relative = nur mehr oder weniger, ohne Beträge
heard-amounts-none = ohne Beträge
heard-amounts-perhaps = vielleicht mit Beträgen
heard-recognised = Die Stimme wurde erkannt.
heard-kind-account = welches Konto es ist
heard-kind-balance = einen Kontostand
heard-kind-transaction = Zahlungen
heard-kind-payment = kommende Zahlungen
heard-kind-statement = eine Abrechnung
heard-kind-card = den Zustand einer Karte
heard-kind-card_lock = dass eine Karte gesperrt wurde
heard-kind-card_unlock = dass eine Karte entsperrt wurde
heard-kind-total = eine Summe
heard-kind-merchant = Namen von Händlern oder Personen
heard-kind-sharing = was Sie freigegeben haben oder was über Sie gesagt wurde
heard-kind-sharing_stopped = dass etwas nicht mehr freigegeben sein soll
heard-kind-absence = dass es nichts zu sagen gab
