### Totals: how much, of what, when; what takes from it; its parts.

# $merchant, $category, $place, $span: what narrows it, each with a space before it, or nothing:
# "You spent forty dollars at Starbucks this month." A total with "_back" fell below zero.
totals-sum = { $what ->
    [spending] you spent { $amount }
    [spending_back] you got back { $amount } more than you spent
    [income] you received { $amount }
    [income_back] { $amount } more was taken back than you received
    [fees] you paid { $amount } in fees and interest
    [fees_back] you got back { $amount } in fees overall
    [refunds] you got back { $amount }
   *[refunds_back] refunds of { $amount } were taken back
}{ $merchant }{ $category }{ $place }{ $span }.
# The total in no amounts. $then: "in September".
totals-in-relation = { $flow ->
    [spending] your spending
    [income] your income
    [fees] what you paid in fees and interest
   *[refunds] what you got back
}{ $merchant }{ $category }{ $place }{ $span } was { $way ->
    [more] more than { $then }
    [less] less than { $then }
   *[same] just as much as { $then }
}.
# There is nothing to compare with.
totals-quiet = I can't say more about that aloud.
totals-at = { $side ->
    [out] at { $merchant }
   *[in] from { $merchant }
}
totals-on = { $flow ->
    [spending] on { $category }
   *[fees] for { $category }
}

totals-counted = That's { COUNT($count) } transactions.
totals-taken-off = { $flow ->
    [spending] Refunds of { $amount } are taken off
    [income] { $amount } that was taken back is left out
    [fees] { $amount } that you got back is taken off
   *[refunds] { $amount } that was taken back is taken off
}.
totals-pending = { $amount } of it is still pending.

# $then: "in September".
totals-same = That's just as much as { $then }.
totals-change = That's { $amount } { $way ->
    [less] less
   *[more] more
} than { $then }.
    .apart = That's { $amount } { $way ->
        [less] less
       *[more] more
    }. That's compared with { FORM($then, "with") }.

# One part of a total: "Starbucks, twelve dollars."
totals-part = { $name }, { $amount }{ $way ->
    [came_back] {" "}came back
   *[went] {""}
}.
    .apart = { $name }. { $amount }{ $way ->
        [came_back] {" "}came back
       *[went] {""}
    }.
totals-part-unnamed = one without a name
totals-parts-unnamed = all that has no name

totals-more-currencies = { $count ->
    [one] There is more in one other currency
   *[other] There is more in { COUNT($count) } other currencies
}.
totals-closed = { $count ->
    [one] One closed account is not counted
   *[other] { COUNT($count) } closed accounts are not counted
}.
totals-unreached = I couldn't reach { COUNT($count) } accounts just now.

totals-which = Do you mean { $merchants }?
totals-which-of-many = Do you mean, for example, { $merchants }?
totals-nothing = { $is ->
    [named] I found nothing
   *[unnamed] I found nothing like that
}{ $merchant }{ $span }.
