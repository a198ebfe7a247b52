### Konten ohne Beträge: die Liste, die Wahl unter mehreren, Konten, die es nicht gibt.

accounts-found = Ich habe { $count ->
    [0] keine Konten
    [one] ein Konto
   *[other] { COUNT($count, gender: "neuter") } Konten
} gefunden.
# Ein Konto in der Liste.
accounts-closed-listed = { $account }, inzwischen geschlossen
accounts-fit = { COUNT($count, gender: "neuter") } Konten passen dazu.

# $accounts: "Ihr Girokonto oder Urlaub". $way: womit man sagen kann, welches.
accounts-which = Welches meinen Sie, { $accounts }?
accounts-which-of-many = Welches meinen Sie, zum Beispiel { $accounts }?
accounts-which-one = Welches meinen Sie?

accounts-not-found = Dieses Konto habe ich nicht gefunden.
accounts-no-kind = Sie haben hier { $kind ->
    [checking] kein Girokonto
    [savings] kein Sparkonto
    [credit_card] keine Kreditkarte
    [loan] kein Darlehen
   *[mortgage] keine Hypothek
}.
accounts-offered = Ich habe hier { $accounts }.
accounts-offered-of-many = Ich habe hier zum Beispiel { $accounts }.
accounts-which-offered = Welches darf es sein?
# Wenn der Kunde nach einer solchen Frage schweigt.
accounts-choosing = Sie können sagen, { suggest-first-one }, oder { $way ->
    [digits] die letzten vier Ziffern des Kontos
   *[name] den Namen des Kontos
}.

accounts-closed = { $account } ist geschlossen, darum gibt es dazu nichts zu sagen.
accounts-all-closed = Alle Konten, die Sie freigegeben haben, sind geschlossen, darum gibt es nichts zu sagen.
accounts-none = Hier sind noch keine Konten freigegeben. Welche es sein sollen, können Sie beim Verknüpfen in der App wählen.

# $accounts: "Ihr Girokonto oder Ihr Sparkonto".
accounts-out-of-reach = { $accounts } konnte ich gerade nicht erreichen.
