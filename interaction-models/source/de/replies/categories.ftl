### Wie Kategorien heißen, nach "für".

category = { $id ->
    [food] Essen und Trinken
    [groceries] Lebensmittel
    [restaurants] Restaurants und Cafés
    [bars] Bars
    [liquor] Alkohol und Tabak
    [transport] Verkehr
    [fuel] Benzin
    [transit] Bus und Bahn
    [taxis] Taxis
    [parking] Parken und Maut
    [car] Ihr Auto
    [travel] Reisen
    [flights] Flüge
    [hotels] Hotels
    [car_rental] Mietwagen
    [home] Ihr Zuhause
    [rent] Miete
    [mortgage] Hypothek
    [utilities] Strom, Gas und Wasser
    [telecom] Telefon, Internet und Fernsehen
    [home_improvement] Renovierung
    [furniture] Möbel
    [shopping] Einkäufe
    [clothing] Kleidung
    [electronics] Elektronik
    [general_stores] Kaufhäuser
    [books] Bücher und Schreibwaren
    [hobbies] Hobby und Sport
    [gifts] Geschenke und Blumen
    [pets] Haustiere
    [health] Gesundheit
    [medical] Arztkosten
    [pharmacy] Apotheke
    [fitness] Fitness
    [personal_care] Körperpflege
    [leisure] Freizeit
    [subscriptions] Abonnements
    [events] Veranstaltungen
    [games] Spiele
    [gambling] Glücksspiel
    [money] Finanzdienste
    [cash] Bargeld
    [fees] Gebühren
    [interest_charged] berechnete Zinsen
    [insurance] Versicherungen
    [loans] Darlehen
    [investments] Geldanlagen
    [government] Ämter
    [taxes] Steuern
    [fines] Bußgelder und Gerichtskosten
    [education] Bildung
    [tuition] Studiengebühren
    [child_care] Kinderbetreuung
    [giving] Spenden
    [services] Dienstleistungen
    [professional] Beratung und Fachleute
    [shipping] Versand und Lagerung
    [laundry] Wäscherei
    [income] Einkommen
    [salary] Gehalt
    [benefits] Sozialleistungen
    [interest_earned] erhaltene Zinsen
    [transfers] Überweisungen
    [own_transfers] Umbuchungen zwischen Ihren Konten
    [people] Zahlungen an Personen
   *[other] alles andere
}
