### Zeit, wo mehr als eine Zahl gesagt wird.

ago = { $unit ->
    [minute] vor { COUNT($count, gender: "feminine", case: "dative") } { $count ->
        [one] Minute
       *[other] Minuten
    }
    [hour] vor { COUNT($count, gender: "feminine", case: "dative") } { $count ->
        [one] Stunde
       *[other] Stunden
    }
    [day] vor { COUNT($count, gender: "masculine", case: "dative") } { $count ->
        [one] Tag
       *[other] Tagen
    }
    [long] vor mehr als einem Monat
   *[moment] vor einem Augenblick
}
