### What is told first of a total where that is not what it comes to.

# $merchant, $category, $place, $span: what narrows it, each with a space before it, or nothing:
# "On average you spent five dollars each time at Starbucks this month."
aspects-average = on average you { $flow ->
    [spending] spent
    [income] received
    [fees] paid
   *[refunds] got back
} { $amount } each time{ $merchant }{ $category }{ $place }{ $span }.
aspects-times = { $flow ->
    [spending] you paid
    [income] you were paid
    [fees] you were charged
   *[refunds] you got money back
} { $count ->
    [1] once
    [2] twice
   *[other] { COUNT($count) } times
}{ $merchant }{ $category }{ $place }{ $span }.

# The sentence after it.
aspects-of = That's { $amount } in all, { $count ->
    [1] once
    [2] twice
   *[other] { COUNT($count) } times
}.
aspects-in-all = That's { $amount } in all.
