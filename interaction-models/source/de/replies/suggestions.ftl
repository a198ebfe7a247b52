### Die Sätze, die Saldo vorschlägt. Was Saldo vorschlägt, muss Saldo verstehen: Ein Test fragt die
### Sätze derselben Sprache nach der Bedeutung von jedem.

suggest-balance = wie hoch ist mein Kontostand
suggest-owed = wie viel schulde ich
suggest-accounts = welche Konten habe ich
suggest-recent = was sind meine letzten Umsätze
suggest-spending = wie viel habe ich diesen Monat ausgegeben
suggest-rows = welche waren das
suggest-routing-number = wie lautet die Bankleitzahl
suggest-first-one = das erste
suggest-more = mehr
suggest-yes = ja
suggest-no = nein
suggest-alone = ich bin allein
suggest-stop = stopp
