### Totals: how much, of what, when; what takes from it; its parts.

# $merchant, $category, $place, $span: of what and when, each with a space before it, or nothing:
# "You spent forty dollars at Starbucks this month." Money can flow the other way than the question
# has it, when more came back than went.
totals-told = { $what ->
    [spent] You spent { $amount }
    [spent_back] You got back { $amount } more than you spent
    [received] You received { $amount }
    [received_back] { $amount } more was taken back than you received
    [charged] You paid { $amount } in fees and interest
    [charged_back] You got back { $amount } in fees overall
    [refunded] You got back { $amount }
   *[refunded_back] Refunds of { $amount } were taken back
}{ $merchant }{ $category }{ $place }{ $span }.
# The same parts one by one, where that would be too long.
totals-that = That's { $part }.
totals-at = at { $merchant }
totals-from = from { $merchant }
totals-on = on { $category }
totals-for = for { $category }

totals-count = That's { COUNT($count) } transactions.
totals-taken-off = { $flow ->
    [spending] Refunds of { $amount } are taken off
    [income] { $amount } that was taken back is left out
    [fees] { $amount } that you got back is taken off
   *[refunds] { $amount } that was taken back is taken off
}.
totals-pending = { $amount } of it is still pending.

# $then: "usual", "in September"; its form "compared" stands after "compared with".
totals-same = That's just as much as { $then }.
totals-change = That's { $amount } { $way ->
    [less] less
   *[more] more
} than { $then }.
    .apart = That's { $amount } { $way ->
        [less] less
       *[more] more
    }. That's compared with { FORM($then, "compared") }.

totals-part = { $name }, { $amount }.
    .apart = { $name }. { $amount }.
# More came back than went.
totals-part-back = { $name }, { $amount } came back.
    .apart = { $name }. { $amount } came back.
totals-part-unspoken = one without a name
totals-part-unnamed = all that has no name

totals-more-currencies = { $count ->
    [one] There is more in one other currency.
   *[other] There is more in { COUNT($count) } other currencies.
}
totals-closed = { $count ->
    [one] One closed account is not counted.
   *[other] { COUNT($count) } closed accounts are not counted.
}
totals-out-of-reach = I couldn't reach { COUNT($count) } accounts just now.

# $merchants: "Starbucks or Stop and Shop".
totals-which-merchant = Do you mean { $merchants }?
totals-which-merchant-of-many = Do you mean, for example, { $merchants }?
totals-which-one = Which one do you mean?

totals-nothing-at = I found nothing{ $merchant }{ $span }.
totals-nothing-like-that = I found nothing like that{ $span }.
