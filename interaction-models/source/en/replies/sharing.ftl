### What customers ask about their own sharing, and what they stop.

# A kind of data in a list: "balances, recent transactions, and bills".
sharing-kind = { $class ->
    [accounts_list] your list of accounts
    [balance_read] balances
    [transactions_read] recent transactions
    [transactions_search] transaction search
    [bills_read] bills
    [card_status] card status
    [alerts_subscribe] alerts
    [speak_amounts] amounts
   *[speak_names] merchant names
}
sharing-shared = With me you share { $kinds }, of { COUNT($accounts) } { $accounts ->
    [one] account
   *[other] accounts
}.
sharing-more-kinds = There { $count ->
    [one] is { COUNT($count) } more kind
   *[other] are { COUNT($count) } more kinds
} of data.
sharing-amounts = { $aloud ->
    [exact] I say amounts exactly
    [rounded] I say amounts rounded
    [relative] I only say whether it is more or less than before
   *[silent] I say no amounts
}.
sharing-until = It holds { DAY($day, link: "until") }.
sharing-heard = { DAY($since, link: "since") }, I answered { COUNT($answers) } { $answers ->
    [one] question
   *[other] questions
} about you here, the last one { DAY($last) }.
sharing-heard-kinds = That took { $kinds }.
sharing-heard-none = { DAY($since, link: "since") }, I told nothing about you here.
sharing-asked = In the past { COUNT($days) } days, a balance of yours was told { $answers ->
    [one] once
   *[other] { COUNT($answers) } times
}, the last time { DAY($last) }.
sharing-voice = { $voices ->
    [all] The voice was recognized each time
    [some] The voice was not recognized each time
   *[none] Whose voice it was is not known
}.
sharing-asked-none = In the past { COUNT($days) } days, no balance of yours was told.
# After the accounts were named, before the question whether to stop.
sharing-stop-accounts = I would tell nothing more about that, until you link again.
sharing-stop-all = I would tell you nothing more about your accounts, until you link again.
sharing-stop-everywhere = Every link of yours would end, on every assistant.
# To a voice that is not recognized, when everything should end.
sharing-only-here = I don't know whose voice this is, so I can only end this link.
sharing-no-such = I found no such account among those you share.
sharing-too-many = There are { COUNT($count) } accounts that could be meant. Please name one of them.
sharing-stopped = Okay. That is not shared any more.
sharing-ended = Okay. Your accounts are not shared with me any more. Goodbye.
sharing-forgotten = Okay. All your links have ended. Ask { $bank } to have the record of what I told erased as well. Goodbye.
sharing-not-done = I'm sorry, that didn't work. Nothing was changed.
sharing-unknown = I'm sorry, I don't know whether that was changed. Ask me in a moment what you share.

ask-stop-sharing = Shall I stop sharing?
    .reprompt = Please say, { suggest-yes }, to stop sharing, or, { suggest-no }.
