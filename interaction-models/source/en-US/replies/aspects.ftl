### What is told first of a total where that is not what it comes to.

# Without a period: what narrows it may follow, "at Starbucks in October".
aspects-average = { $flow ->
    [spending] on average you spent { $amount } each time
    [income] on average you received { $amount } each time
    [fees] on average you paid { $amount } each time
   *[refunds] on average you got back { $amount } each time
}
aspects-times = { $flow ->
    [spending] you paid
    [income] you were paid
    [fees] you were charged
   *[refunds] you got money back
} { $count ->
    [1] once
    [2] twice
   *[other] { COUNT($count) } times
}

# The sentence after it.
aspects-of = That's { $amount } in all, { $count ->
    [1] once
    [2] twice
   *[other] { COUNT($count) } times
}.
aspects-in-all = That's { $amount } in all.
