### What is shown next to the speech, in figures.

screen-title = { $of ->
    [balances] Balances
    [owed] What you owe
    [credit] Credit
    [recent] Recent transactions
    [pending] Pending transactions
    [transactions] Transactions
    [spending] Spending
    [income] Income
    [fees] Fees and interest
    [refunds] Refunds
    [net] In all
    [merchants] Which one?
    [accounts] Accounts
    [which_account] Which account?
    [bills] Bills
    [statements] Statements
    [subscriptions] Subscriptions
    [payday] Payday
    [cards] Cards
    [changed] What changed
    [before_payday] Before payday
   *[expected] Expected balance
}

# One account, after its name: "Checking: $412.07 available, balance $442.07".
screen-credit = credit of { $amount }
screen-owed = you owe { $amount }
screen-overdrawn = overdrawn by { $amount }
screen-nothing-owed = nothing owed
screen-available = { $amount } available
screen-nothing-available = nothing available
screen-booked = balance { $amount }
screen-over-limit = { $amount } over the limit
screen-left = { $amount } left to spend
screen-pending = { $amount } pending
screen-as-of = as of { $ago }

screen-still-pending = still pending
screen-net = { $code }: { $held } held, { $owed } owed, { $net } in all
screen-closed = { $account } (closed)
screen-days = { $first } to { $last }
screen-unnamed = No name

# What is to come, one line each: "Tern Mobile, $55.00, November 24".
screen-about = about { $amount }
screen-due = due { $day }
screen-expected = expected { $day }
screen-next = next { $day }
screen-came = came { $day }
# Who, where there is no name.
screen-party = { $of ->
    [payment] Card payment
    [pay] Pay
    [bill] Bill
    [purchases] Card payments
    [refunds] Refunds
    [cash] Cash
    [bills] Bills
    [deposits] Deposits
    [own] Own accounts
    [fees] Fees
   *[interest] Interest
}
screen-card = { $state ->
    [active] active
    [locked] locked
    [blocked] blocked
    [not_activated] not activated
   *[expired] expired
}
screen-figure = { $of ->
    [other] Other
    [available] Available
    [bills] Bills
    [left] Left
    [now] Now
    [in] In
   *[out] Out
}: { $amount }
