### Wo die Bank Filialen hat, wann sie geöffnet sind, und an welchen Tagen nicht. Namen mit -shown
### sind Titel auf dem Bildschirm.

# $hours: die eigenen Worte der Bank: "Montag bis Freitag, neun bis siebzehn Uhr".
opening-hours = Wir haben geöffnet, { $hours }.
# $branch: wie eine Filiale heißt.
opening-hours-branch = Die Filiale { $branch } hat geöffnet, { $hours }.
opening-hours-shown = Öffnungszeiten
opening-hours-unknown = Die Öffnungszeiten habe ich hier nicht. Sie stehen in der App.

# $address: wo sie ist, in den eigenen Worten der Bank.
branch-place = Die Adresse der Filiale { $branch } ist { $address }.
branch-phone = Ihre Telefonnummer ist { $phone }.
branch-unknown = Dort kenne ich keine Filiale.
branches-more = { $count ->
    [one] Eine weitere steht in der App
   *[other] { COUNT($count, gender: "feminine") } weitere stehen in der App
}.
branches-none = Unsere Filialen habe ich hier nicht. Sie stehen in der App.
branches-shown = Filialen

# $name: wie der Tag heißt: "Ostermontag".
closed-on = Wir haben { DAY($day, link: "ahead") } geschlossen, da ist { $name }.
    .apart = Wir haben { DAY($day, link: "ahead") } geschlossen. Da ist { $name }.
holidays-none = Unsere Feiertage habe ich hier nicht. Sie stehen in der App.
holidays-shown = Geschlossen
