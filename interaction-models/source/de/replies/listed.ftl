### Buchungen nach einem Filter.

# $merchant, $category, $place, $span: was die Suche eingrenzt, jeweils mit einem Leerzeichen davor,
# oder nichts: "Ich habe zwölf Buchungen bei Rewe im Oktober gefunden."
listed-found = Ich habe { $count ->
    [0] { $state ->
        [pending] keine vorgemerkten Buchungen
        [posted] keine abgeschlossenen Buchungen
       *[any] keine Buchungen
    }
    [one] { $state ->
        [pending] eine vorgemerkte Buchung
        [posted] eine abgeschlossene Buchung
       *[any] eine Buchung
    }
   *[other] { COUNT($count, gender: "feminine") } { $state ->
        [pending] vorgemerkte Buchungen
        [posted] abgeschlossene Buchungen
       *[any] Buchungen
    }
}{ $merchant }{ $category }{ $place }{ $span } gefunden.
# Dieselben Teile einzeln, wo das zu lang wäre.
listed-that = Das war { $part }.
listed-at = bei { $merchant }
listed-for = für { $category }
listed-largest-first = Die größten kommen zuerst.
listed-smallest-first = Die kleinsten kommen zuerst.
# Von einer: sie ist endgültig; wozu sie zählt.
listed-posted = Das ist gebucht.
listed-filed = Die Kategorie ist { $category }.
# Nach der einen Buchung, nach der gefragt war. $span: "im Oktober", mit einem Leerzeichen davor.
listed-rank = { $rank ->
    [largest] Das ist die größte
   *[smallest] Das ist die kleinste
} von { COUNT($count, gender: "feminine", case: "dative") }{ $span }.
