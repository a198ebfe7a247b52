### Why a balance changed: by how much, then what moved it most, then the rest.

# DAY(.., link: "end-of"): "at the end of yesterday".
explain-change = { FORM($account, "within") }, { $way ->
    [same] the balance is the same as
    [owes_more] you owe { $amount } more than
    [owes_less] you owe { $amount } less than
    [less] you have { $amount } less than
   *[more] you have { $amount } more than
} { DAY($day, link: "end-of") }.
    .apart = { $account }. { $way ->
        [same] The balance is the same as
        [owes_more] You owe { $amount } more than
        [owes_less] You owe { $amount } less than
        [less] You have { $amount } less than
       *[more] You have { $amount } more than
    } before. That was { DAY($day, link: "end-of") }.

# $what: what moved the balance. $party: to or from whom, where it is known.
explain-cause = { $amount } { $what ->
    [went_to] went to { $party }
    [by_card] was spent by card
    [to_bills] went to bills
    [cash_out] was taken out in cash
    [cash_in] was paid in as cash
    [to_own] went to your other accounts
    [from_own] came from your other accounts
    [fees] was charged in fees
    [fees_back] was given back in fees
    [interest_charged] was charged in interest
    [interest_earned] was earned in interest
    [came_from] came from { $party }
    [came_in] came in
    [back_from] came back from { $party }
    [came_back] came back
   *[taken_back] was taken back
}.
    .apart = The next { $what ->
        [went_to] went to { $party }
        [by_card] was spent by card
        [to_bills] went to bills
        [cash_out] was taken out in cash
        [cash_in] was paid in as cash
        [to_own] went to your other accounts
        [from_own] came from your other accounts
        [fees] was charged in fees
        [fees_back] was given back in fees
        [interest_charged] was charged in interest
        [interest_earned] was earned in interest
        [came_from] came from { $party }
        [came_in] came in
        [back_from] came back from { $party }
        [came_back] came back
       *[taken_back] was taken back
    }. It was { $amount }.

explain-rest = { $count ->
    [one] one other transaction
   *[other] { COUNT($count) } other transactions
} { $way ->
    [even] even out
    [took] took { $amount }
   *[brought] brought { $amount }
}.
