### Transactions by a filter.

# $merchant, $category, $place, $span: what narrows the search, each with a space before it, or
# nothing: "I found twelve transactions at Starbucks in October."
listed-found = I found { $count ->
    [0] no
   *[other] { COUNT($count) }
} { $state ->
    [pending] pending{" "}
    [posted] booked{" "}
   *[any] {""}
}{ $count ->
    [one] transaction
   *[other] transactions
}{ $merchant }{ $category }{ $place }{ $span }.
# The same parts one by one, where that would be too long.
listed-that = That's { $part }.
listed-at = at { $merchant }
listed-for = for { $category }
listed-largest-first = The largest come first.
listed-smallest-first = The smallest come first.
# Of one of them: it is final; what it counts as.
listed-posted = It has been posted.
listed-filed = It's filed under { $category }.
# After the one transaction that was asked for. $span: "in October", with a space before it.
listed-rank = { $rank ->
    [largest] That's the largest of { COUNT($count) }{ $span }.
   *[smallest] That's the smallest of { COUNT($count) }{ $span }.
}
