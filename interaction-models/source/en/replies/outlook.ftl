### Pay, what can be spent, and the balance to come. The figure first, then what it rests on.

outlook-no-pay = I found no pay and no other deposits.
outlook-last-deposit = Your last deposit came { $day }, { $amount }.
    .apart = Your last deposit came { $day }. { $amount }.
outlook-no-regular-pay = I see no regular pay.
outlook-more-pays = There are { COUNT($count) } more.

# $from: " from Acme Payroll", or nothing.
outlook-pay-awaited = Your pay{ $from } hasn't come yet. It was expected { DAY($day, link: "ahead") }.
outlook-pay-came = Your pay{ $from } came { $day }.
outlook-pay-came-with = Your pay{ $from } came { $day }, { $amount }.
    .apart = Your pay{ $from } came { $day }. { $amount }.
outlook-pay-next = The next is expected { DAY($day, link: "around") }.
outlook-pay-next-with = The next is expected { DAY($day, link: "around") }, { $bound ->
    [exact] { $amount }
   *[least] at least { $amount }
}.
    .apart = The next is expected { DAY($day, link: "around") }. { $bound ->
        [exact] { $amount }
       *[least] At least { $amount }
    }.

# Whether something can be spent before the next pay. $wish: what it costs.
outlook-enough = Yes, there is enough for { $wish }.
outlook-not-enough = No, there is not enough for { $wish }.
# $until: "by payday, around Friday", "in the next fourteen days".
outlook-left = { $how ->
    [would_be_left] { $amount } would be left
    [would_be_short] You would be short by { $amount }
    [can_spend] You can spend { $amount }
   *[will_be_short] You will be short by { $amount }
} { $until }.
    .apart = { $how ->
        [would_be_left] { $amount } would be left
        [would_be_short] You would be short by { $amount }
        [can_spend] You can spend { $amount }
       *[will_be_short] You will be short by { $amount }
    }. That is { $until }.
outlook-by-payday = by payday, { DAY($day, link: "around") }
outlook-in-days = in the next { COUNT($count) } days
outlook-available = { FORM($account, "within") }, { $state ->
    [overdrawn] you are overdrawn by { $amount }
    [owe] you owe { $amount }
   *[have] you have { $amount }
}.
    .apart = { $account }. { $state ->
        [overdrawn] You are overdrawn by { $amount }
        [owe] You owe { $amount }
       *[have] You have { $amount }
    }.
outlook-no-bills = No bills are expected until then.
outlook-bills = { $count ->
    [one] One bill of { $amount } is expected
   *[other] { COUNT($count) } bills come to { $amount }
}.
# $count: how many card statements there are, each counted with all that is unpaid of it.
outlook-all-of-cards = That would pay { $count ->
    [one] your card's bill
   *[other] { COUNT($count) } card bills
} in full.
outlook-part-of-cards = { $amount } of that would pay { $count ->
    [one] a card's bill
   *[other] { COUNT($count) } card bills
} in full.
    .apart = Part of that would pay { $count ->
        [one] a card's bill
       *[other] { COUNT($count) } card bills
    } in full. It's { $amount }.

# The balance to come. $when: "on Friday", "in seven days".
outlook-forecast = { FORM($account, "within") }, { $state ->
    [owe] you will owe { $amount }
    [overdrawn] you will be overdrawn by { $amount }
   *[have] you will have { $amount }
} { $when }.
    .apart = { $account }. { $state ->
        [owe] You will owe { $amount }
        [overdrawn] You will be overdrawn by { $amount }
       *[have] You will have { $amount }
    }. That is { $when }.
outlook-end-of-today = by the end of today
outlook-in-a-week = in seven days
outlook-on-day = { DAY($day, link: "ahead") }
outlook-nothing-expected = Nothing is expected to come in or go out.
outlook-expect-out = I expect { $amount } out.
outlook-expect-in = I expect { $amount } in.
outlook-expect-both = I expect { $bills } out, and { $incomes } in.
    .apart = I expect { $bills } out. I expect { $incomes } in.
outlook-everyday = Everyday spending is not counted.
outlook-balance-as-of = The balance is as of { $ago }.
