### Kontostände und Schulden. Was ausgegeben werden kann, kommt zuerst, Schulden heißen Schulden, und
### nie ist etwas "minus".
###
### .apart sagt dasselbe in kürzeren Sätzen, für lange Namen und Beträge.

balances-held = { FORM($account, "within") } haben Sie { $amount }{ $purpose ->
    [spend] {" "}zur Verfügung
    [available] {" "}verfügbar
   *[plain] {""}
}.
    .apart = { $account }. Sie haben { $amount }{ $purpose ->
        [spend] {" "}zur Verfügung
        [available] {" "}verfügbar
       *[plain] {""}
    }.
# Wie ein Konto steht, ohne Beträge.
balances-in-words = { FORM($account, "within") } { $state ->
    [held] haben Sie Geld
    [empty] haben Sie kein Geld
    [overdrawn] haben Sie mehr ausgegeben, als da war
    [owes] schulden Sie Geld
    [owes_nothing] schulden Sie nichts
   *[credited] haben Sie ein Guthaben
}.
    .apart = { $account }. { $state ->
        [held] Da haben Sie Geld
        [empty] Da haben Sie kein Geld
        [overdrawn] Da haben Sie mehr ausgegeben, als da war
        [owes] Da schulden Sie Geld
        [owes_nothing] Da schulden Sie nichts
       *[credited] Da haben Sie ein Guthaben
    }.
balances-owes-nothing = { FORM($account, "within") } schulden Sie nichts.
    .apart = { $account }. Sie schulden nichts.
balances-owes = { FORM($account, "within") } schulden Sie { SIZE($amount) ->
    [zero] nichts
   *[other] { $amount }
}.
    .apart = { $account }. Sie schulden { SIZE($amount) ->
        [zero] nichts
       *[other] { $amount }
    }.
# Es wurde mehr bezahlt als geschuldet.
balances-credited = { FORM($account, "within") } haben Sie ein Guthaben von { AMOUNT($amount, case: "dative") }.
    .apart = { $account }. Sie haben ein Guthaben von { AMOUNT($amount, case: "dative") }.

# Was vom Limit noch bleibt, mit dem Konto und nach ihm.
balances-left-within = { FORM($account, "within") } können Sie noch { $amount } ausgeben.
    .apart = { $account }. Sie können noch { $amount } ausgeben.
balances-over-within = { FORM($account, "within") } ist das Limit um { $amount } überschritten.
    .apart = { $account }. Das Limit ist um { $amount } überschritten.
balances-left = Sie können noch { $amount } ausgeben.
balances-over = Das Limit ist um { $amount } überschritten.
balances-limit = Das Limit beträgt { $amount }.

balances-overdrawn = { $account } ist um { $amount } überzogen.
    .apart = { $account }. Es ist um { $amount } überzogen.
balances-overdraft-left = Mit Ihrem Dispokredit können Sie noch { $amount } ausgeben.
balances-another-pending = Außerdem { SIZE($amount) ->
    [one] ist
   *[other] sind
} { AMOUNT($amount, case: "nominative") } vorgemerkt.

# Warum das Gebuchte nicht das ist, was ausgegeben werden kann.
balances-pending-of-it = Der Kontostand beträgt { $booked }, davon { SIZE($pending) ->
    [one] ist
   *[other] sind
} aber { AMOUNT($pending, case: "nominative") } vorgemerkt.
    .apart = Der Kontostand beträgt { $booked }. Davon { SIZE($pending) ->
        [one] ist
       *[other] sind
    } { AMOUNT($pending, case: "nominative") } vorgemerkt.
balances-pending-besides = Der Kontostand beträgt { $booked }, und { AMOUNT($pending, case: "nominative") } { SIZE($pending) ->
    [one] ist
   *[other] sind
} vorgemerkt.
    .apart = Der Kontostand beträgt { $booked }. { AMOUNT($pending, case: "nominative") } { SIZE($pending) ->
        [one] ist
       *[other] sind
    } vorgemerkt.
balances-not-all-yet = Der Kontostand beträgt { $booked }, davon ist aber noch nicht alles verfügbar.
    .apart = Der Kontostand beträgt { $booked }. Davon ist noch nicht alles verfügbar.
balances-booked = Der Kontostand beträgt { $booked }.
balances-lent = Der Rest ist Ihr Dispokredit.

# $ago: "vor drei Stunden".
balances-as-of = Das war der Stand { $ago }.
balances-nothing-owed = Auf den offenen Konten, die Sie freigegeben haben, schulden Sie nichts.
