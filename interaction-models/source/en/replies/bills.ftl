### Bills, statements and subscriptions: who, when, how much, soonest first.

# $span: "in the next thirty days".
bills-found = You have { $count ->
    [0] no bills
    [one] { COUNT($count) } bill
   *[other] { COUNT($count) } bills
} { $span }.
# Of one payee or category. $span: as above, where days were asked for.
bills-found-for = I found { $count ->
    [one] { COUNT($count) } bill
   *[other] { COUNT($count) } bills
} for { $category }.
bills-none-such = { $of ->
    [days] No such bill is due { $span }
   *[any] I know of no such bill
}.
# $range: "from March third to March tenth".
bills-span = { $kind ->
    [today] today
    [days] in the next { COUNT($days) } days
    [until] { DAY($last, link: "until") }
   *[between] { $range }
}
# $of: all bills, or what subscriptions cost in a month.
bills-total = They come to { $bound ->
    [about] about { $amount }
   *[exact] { $amount }
}{ $of ->
    [monthly] {" "}a month
   *[bills] {""}
}.
bills-uncounted = { $count ->
    [one] The amount of one is not known.
   *[other] The amounts of { COUNT($count) } are not known.
}

# $who: the payee, or the account of a statement. $when: "on Friday".
bills-payment = { $who }, { $when }.
    .apart = { $who }. { $when }.
bills-payment-of = { $who }, { $when }, { $bound ->
    [about] about { $amount }
   *[exact] { $amount }
}.
    .apart = { $who }. { $when }. { $bound ->
        [about] About { $amount }
       *[exact] { $amount }
    }.
bills-when = { $kind ->
    [expected] expected { DAY($day, link: "around") }
    [due] due { DAY($day, link: "ahead") }
    [due_since] due { DAY($day, link: "since") }
   *[arranged] { DAY($day, link: "ahead") }
}
bills-payee = { $name }
bills-payee-unknown = a bill

bills-no-cards = You have no cards or loans here.
bills-no-statement = I have no statement for your cards and loans.
bills-nothing-due = Nothing is due on { $account }.
bills-paid = The last bill is paid on { $account }.
bills-statement = { $account }, { $amount } is to be paid.
    .apart = { $account }. { $amount } is to be paid.
bills-due-on = It is due { DAY($day, link: "ahead") }.
bills-was-due = It was due { $day }.
bills-minimum = The minimum payment is { $amount }.
bills-minimum-left = { $amount } of the minimum payment is still to be paid.
bills-minimum-paid = The minimum payment has been made.
bills-past-due = { $amount } is past due.

bills-no-subscriptions = I found no subscriptions on your cards.
bills-subscriptions = I found { $count ->
    [one] { COUNT($count) } subscription
   *[other] { COUNT($count) } subscriptions
}.
# $often: "a month".
bills-subscription = { $who }, { $often }.
    .apart = { $who }. { $often }.
bills-subscription-of = { $who }, { $bound ->
    [about] about { $amount }
   *[exact] { $amount }
} { $often }.
    .apart = { $who }. { $bound ->
        [about] About { $amount }
       *[exact] { $amount }
    } { $often }.
bills-card-payment = a card payment
bills-often = { $kind ->
    [weekly] a week
    [weeks] every { COUNT($count) } weeks
    [days] every { COUNT($count) } days
    [yearly] a year
    [months] every { COUNT($count) } months
    [semimonthly] twice a month
   *[monthly] a month
}
bills-rose = It was { $was } { DAY($day, link: "until") }.
    .apart = It rose { $day }. It was { $was }.
