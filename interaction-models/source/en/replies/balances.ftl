### Balances and amounts owed. What can be spent comes first, what is owed is said as owed, and
### nothing is ever "minus".
###
### .apart says the same in shorter sentences, for long names and amounts.

balances-held = { FORM($account, "within") }, you have { $amount }{ $purpose ->
    [spend] {" "}to spend
    [available] {" "}available
   *[plain] {""}
}.
    .apart = { $account }. You have { $amount }{ $purpose ->
        [spend] {" "}to spend
        [available] {" "}available
       *[plain] {""}
    }.
# How an account stands, in no amounts.
balances-in-words = { FORM($account, "within") }, you { $state ->
    [held] have money
    [empty] have no money
    [overdrawn] are overdrawn
    [owes] owe money
    [owes_nothing] owe no money
   *[credited] have a credit
}.
    .apart = { $account }. You { $state ->
        [held] have money
        [empty] have no money
        [overdrawn] are overdrawn
        [owes] owe money
        [owes_nothing] owe no money
       *[credited] have a credit
    }.
balances-owes-nothing = { FORM($account, "within") }, you owe no money.
    .apart = { $account }. You owe no money.
balances-owes = { FORM($account, "within") }, you owe { $amount }.
    .apart = { $account }. You owe { $amount }.
# More was paid than was owed.
balances-credited = { FORM($account, "within") }, you have a credit of { $amount }.
    .apart = { $account }. You have a credit of { $amount }.

# What is left of a limit, with the account and after it.
balances-left-within = { FORM($account, "within") }, you have { $amount } left to spend.
    .apart = { $account }. You have { $amount } left to spend.
balances-over-within = { FORM($account, "within") }, you are over the limit by { $amount }.
    .apart = { $account }. You are over the limit by { $amount }.
balances-left = You have { $amount } left to spend.
balances-over = You are over the limit by { $amount }.
balances-limit = The limit is { $amount }.

balances-overdrawn = { $account } is overdrawn by { $amount }.
    .apart = { $account }. It is overdrawn by { $amount }.
balances-overdraft-left = You can still spend { $amount } with your overdraft.
balances-another-pending = { $amount } more is still pending.

# Why what is booked differs from what can be spent.
balances-pending-of-it = The balance is { $booked }, but { $pending } of it is still pending.
    .apart = The balance is { $booked }. { $pending } is still pending.
balances-pending-besides = The balance is { $booked }, and { $pending } is still pending.
    .apart = The balance is { $booked }. { $pending } is still pending.
balances-not-all-yet = The balance is { $booked }, and not all of it is available yet.
    .apart = The balance is { $booked }. Not all of it is available yet.
balances-booked = The balance is { $booked }.
balances-lent = The rest is your overdraft limit.

# $ago: "three hours ago".
balances-as-of = That is as of { $ago }.
balances-nothing-owed = You owe no money on the open accounts you share.
