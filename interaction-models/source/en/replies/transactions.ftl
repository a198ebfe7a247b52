### Single transactions, and how many there are.
###
### $account and $pending end a sentence: ", from your checking", ", still pending", or nothing.
### .apart says the same in shorter sentences; .shown is for the screen, after the day.

# $state: which were looked for. $place: " in your savings accounts", or nothing. $span: " in the
# last thirty days", or nothing.
transactions-found = I found { $count ->
    [0] no
   *[other] { COUNT($count) }
} { $state ->
    [pending] pending{" "}
    [posted] booked{" "}
   *[any] {""}
}{ $count ->
    [one] transaction
   *[other] transactions
}{ $place }{ $span }.
transactions-found-within = I found { $count ->
    [0] no
   *[other] { COUNT($count) }
} { $state ->
    [pending] pending{" "}
    [posted] booked{" "}
   *[any] {""}
}{ $count ->
    [one] transaction
   *[other] transactions
} { FORM($account, "within") }{ $span }.
    .apart = { $account }. I found { $count ->
        [0] no
       *[other] { COUNT($count) }
    } { $state ->
        [pending] pending{" "}
        [posted] booked{" "}
       *[any] {""}
    }{ $count ->
        [one] transaction
       *[other] transactions
    }{ $span }.
transactions-span = { $days ->
    [one] in the last day
   *[other] in the last { COUNT($days) } days
}
transactions-beyond = You share the last { $days ->
    [one] day
   *[other] { COUNT($days) } days
} with me. I can't look further back.

# Parts of the sentences below.
transactions-still-pending = , still pending
transactions-from = {" "}from { $other }
transactions-on-account = , on { $account }
transactions-with-account = , on { $account }
transactions-to-account = , to { $account }
transactions-from-account = , from { $account }
transactions-paid-on-account = {" "}on { $account }
# After the shorter sentences.
transactions-account-is = The account is { $account }.

# Both sides of a transfer between own accounts.
transactions-transfer = { DAY($day) }, you moved { $amount } from { $source } to { $target }{ $pending }.
    .apart = { DAY($day) }, you moved { $amount }{ $pending }. From { $source } to { $target }.
transactions-transfer-pays = { DAY($day) }, you paid { $amount } on { $target } from { $source }{ $pending }.
    .apart = { DAY($day) }, you moved { $amount }{ $pending }. From { $source } to { $target }.
transactions-transfer-unnamed = { DAY($day) }, you moved { $amount } between two of your accounts{ $pending }.

transactions-paid = { DAY($day) }, you paid { $other } { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) }, you paid { $other }. It was { $amount }{ $pending }.
    .shown = you paid { $other } { $amount }
transactions-bought = { DAY($day) }, you paid { $other } { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) }, you paid { $other }. It was { $amount }{ $pending }.
    .shown = you paid { $other } { $amount }
transactions-purchase = { DAY($day) }, you made a card purchase of { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) }, you made a card purchase. It was { $amount }{ $pending }.
    .shown = you made a card purchase of { $amount }
transactions-bill = { DAY($day) }, you paid a bill of { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) }, you paid a bill. It was { $amount }{ $pending }.
    .shown = you paid a bill of { $amount }
transactions-refund = { DAY($day) }, you got a refund of { $amount }{ $from }{ $account }{ $pending }.
    .apart = { DAY($day) }, you got a refund{ $from }. It was { $amount }{ $pending }.
    .shown = you got a refund of { $amount }{ $from }
transactions-refund-taken = { DAY($day) }, a refund of { $amount }{ $from } was taken back{ $account }{ $pending }.
    .apart = { DAY($day) }, a refund{ $from } was taken back. It was { $amount }{ $pending }.
    .shown = a refund of { $amount }{ $from } was taken back
transactions-bill-back = { DAY($day) }, you got back a payment of { $amount }{ $from }{ $account }{ $pending }.
    .apart = { DAY($day) }, you got back a payment{ $from }. It was { $amount }{ $pending }.
    .shown = you got back a payment of { $amount }{ $from }
transactions-cash-out = { DAY($day) }, you took out { $amount } in cash{ $account }{ $pending }.
    .apart = { DAY($day) }, you took out cash. It was { $amount }{ $pending }.
    .shown = you took out { $amount } in cash
transactions-cash-in = { DAY($day) }, you made a cash deposit of { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) }, you made a cash deposit. It was { $amount }{ $pending }.
    .shown = you made a cash deposit of { $amount }
transactions-deposit = { DAY($day) }, you received { $amount }{ $from }{ $account }{ $pending }.
    .apart = { DAY($day) }, you received a payment{ $from }. It was { $amount }{ $pending }.
    .shown = you received { $amount }{ $from }
transactions-deposit-taken = { DAY($day) }, a payment of { $amount }{ $from } was taken back{ $account }{ $pending }.
    .apart = { DAY($day) }, a payment{ $from } was taken back. It was { $amount }{ $pending }.
    .shown = a payment of { $amount }{ $from } was taken back
transactions-moved-out = { DAY($day) }, you moved { $amount } to another of your accounts{ $account }{ $pending }.
    .apart = { DAY($day) }, you made a transfer. It was { $amount }{ $pending }.
    .shown = you moved { $amount } to another of your accounts
transactions-moved-in = { DAY($day) }, you moved { $amount } over from another of your accounts{ $account }{ $pending }.
    .apart = { DAY($day) }, you made a transfer. It was { $amount }{ $pending }.
    .shown = you moved { $amount } over from another of your accounts
transactions-paid-off = { DAY($day) }, you paid { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) }, you made a payment. It was { $amount }{ $pending }.
    .shown = you paid { $amount }
transactions-fee = { DAY($day) }, you were charged a fee of { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) }, you were charged a fee. It was { $amount }{ $pending }.
    .shown = you were charged a fee of { $amount }
transactions-fee-back = { DAY($day) }, you got back a fee of { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) }, you got back a fee. It was { $amount }{ $pending }.
    .shown = you got back a fee of { $amount }
transactions-interest-earned = { DAY($day) }, you earned interest of { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) }, you earned interest. It was { $amount }{ $pending }.
    .shown = you earned interest of { $amount }
transactions-interest-charged = { DAY($day) }, you were charged interest of { $amount }{ $account }{ $pending }.
    .apart = { DAY($day) }, you were charged interest. It was { $amount }{ $pending }.
    .shown = you were charged interest of { $amount }
