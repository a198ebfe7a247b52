### The talk itself: welcome, help, questions at the end, and what is said when lost.
###
### Questions have an attribute .reprompt: what is said when the customer stays silent.

# Said ahead while the bank is slow.
one-moment = One moment while I look that up.

# Always these words, so that a customer notices a stranger's skill.
welcome = Welcome to { $bank }.

# $first, $second: suggestions that fit what the talk is about.
help = Right now you can ask, for example, { $first }, or, { $second }.
help-more = You can say, { suggest-more }, to go on, or ask, for example, { $first }.
help-which-merchant = You can say, for example, { suggest-first-one }.

goodbye = Goodbye.

not-understood = Sorry, I didn't get that.
# $first, $second: suggestions that fit what the talk is about.
not-understood-examples = I can help with things like, { $first }, or, { $second }.
not-understood-examples-more = You can say, { suggest-yes }, to go on, or ask, for example, { $first }.
not-understood-examples-which = You can say, { suggest-first-one }, or { suggest-stop }.
hand-over = I'm sorry, I can't help with that here. Please use { $app }.
hand-over-phone = Or you can call { $phone }.

nothing-to-repeat = There's nothing to repeat yet.
nothing-more = That was everything.
beginning = That's the beginning.
okay = Okay.
# How Saldo shall speak.
agreed = { $wish ->
    [slower] Okay, I'll speak more slowly
    [normal_pace] Okay, I'll speak at normal speed
    [brief] Okay, I'll keep it short
    [normal_length] Okay, answers of normal length
    [detailed] Okay, I'll tell you more
    [guests] Okay, I won't tell any balances or payments
   *[alone] Okay, I'll answer as usual again
}.
# Nothing of the accounts is said aloud: others listen, or the customer chose so.
quiet = { $why ->
    [guests] I'm keeping that to myself for now. You can see it in { $app }, or say, { suggest-alone }
   *[choice] You chose that I don't say this aloud. You can see it in { $app }
}.
nothing-to-spell = There's no name in that to spell.
switched-off = That isn't available right now, because the bank has paused it.
unavailable = I'm sorry, I can't reach your accounts right now. Please try again in a few minutes.
busy = I'm sorry, a lot of people are asking right now. Please try again in a minute.

# After a page of a list: "That's six of eleven."
page-left = That's { COUNT($told) } of { COUNT($total) }.
page-all = That's all of them.

ask-more = Would you like to hear more?
    .reprompt = You can say, { suggest-yes }, or { suggest-more }, to go on, or { suggest-stop }.
# $next: a suggestion.
ask-else = Anything else?
    .reprompt = You can ask, { $next }, or say { suggest-stop }.
ask-what = What would you like to know?
    .reprompt = You can ask, { suggest-balance }, or, { suggest-owed }.
ask-what-helped = What would you like to know?
    .reprompt = You can also ask, { suggest-accounts }, or say { suggest-stop }.
ask-which-example = Which would you like?
    .reprompt = You can ask, { suggest-balance }, or say { suggest-stop }.

# $of: what a question is about. Follows "Did you mean" and "Shall we go back to".
topic = { $of ->
    [balance] your balance
    [owed] what you owe
    [accounts] your accounts
    [recent] your recent transactions
    [pending] your pending transactions
    [transactions] your transactions
    [spending] your spending
    [income] your income
    [fees] your fees
    [refunds] your refunds
    [credit] your credit limit
    [net] what you have and owe in all
    [bills] your bills
    [card-bill] your card statement
    [subscriptions] your subscriptions
    [payday] your pay
    [explain] why your balance changed
    [afford] what you can afford
    [forecast] your balance in the days ahead
   *[card-status] the state of your cards
}
# $topic: one of the above.
ask-meant = Did you mean { $topic }?
    .reprompt = You can say, { suggest-yes }, if you meant { $topic }, or say { suggest-stop }.
ask-back = Shall we go back to { $topic }?
    .reprompt = You can say, { suggest-yes }, to go back, or say { suggest-stop }.

ways-to-name-account = You can say its name, its kind, or its last four digits.
ask-account = Which account do you mean?
    .reprompt = You can say, { suggest-first-one }, or say { suggest-stop }.
ask-merchant = Which one do you mean?
    .reprompt = You can say, { suggest-first-one }, or say { suggest-stop }.
ask-card = Which card do you mean?
    .reprompt = You can say, { suggest-first-one }, or say { suggest-stop }.
ask-lock = Shall I lock it?
    .reprompt = Please say, { suggest-yes }, to lock the card, or, { suggest-no }.
ask-unlock = Shall I unlock it?
    .reprompt = Please say, { suggest-yes }, to unlock the card, or, { suggest-no }.

# The voice code: never repeated, and nothing tells what was wrong with it.
ask-voice-code = What's your voice code?
    .reprompt = Please say the digits of your voice code one by one, or say { suggest-stop }.
voice-code-wrong = That code isn't right.
voice-code-locked = Your voice code is locked now. Please set a new one on the page of { $bank } called, What you share.
voice-code-unset = That needs a voice code. You can set one on the page of { $bank } called, What you share.
voice-code-elsewhere = I can't be sure enough who is speaking to say that. You can see it in { $app }.
