### Whether cards can be paid with.

# A card by the account it draws on, and by its digits where that has several.
cards-of = the card of { $account }
    .within = on the card of { $account }
cards-digits = { $card } with the digits { $digits }
    .within = { FORM($card, "within") } with the digits { $digits }

cards-state = { $card } { $state ->
    [active] can be used
    [locked] is locked
    [locked_now] is locked now
    [locked_already] is locked already
    [unlocked_now] can be used again
    [blocked] is blocked by the bank
    [not_activated] is not activated yet
   *[expired] has expired
}.
    .apart = { $card }. It { $state ->
        [active] can be used
        [locked] is locked
        [locked_now] is locked now
        [locked_already] is locked already
        [unlocked_now] can be used again
        [blocked] is blocked by the bank
        [not_activated] is not activated yet
       *[expired] has expired
    }.

cards-none = I found no cards on the accounts you share.
cards-step-up = I can't be sure enough who is speaking. You can do that in { $app }.
cards-not-offered = I can't do that here. You can do it in { $app }.
# It failed before the bank was asked, or the bank did not answer.
cards-not-done = I'm sorry, that didn't work. I have not locked the card.
cards-not-unlocked = I'm sorry, that didn't work. I have not unlocked the card.
cards-unknown = I'm sorry, I don't know whether the card is locked now. Ask me in a moment whether it is.
# After one of these, where the bank has a telephone number.
cards-by-phone = Or you can call { $phone }.
# Before the question whether to lock it.
cards-confirm = You mean { $card }.
    .apart = You mean this one. { $card }.
cards-confirm-lost = I'm sorry to hear that. I can lock { $card } right away.
    .apart = I'm sorry to hear that. I can lock it right away. { $card }.
# After a lost card was locked, or could not be.
cards-report-phone = Please tell { $bank } that it is lost, at { $phone }.
cards-report-app = Please report it in { $app }.
cards-no-such = I found no such card on the accounts you share.
cards-fit = There are { COUNT($count) } cards that could be meant.
