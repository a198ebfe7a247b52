### Why a caller hears no account, and what to do about it: never blaming, never a code, never a
### question that would have a secret for its answer.

# What is done with the card that goes out with the reply.
-with-the-card = in the Alexa app, using the card I just sent

barrier-not-linked = To hear about your accounts, please link { $bank } { -with-the-card }.
barrier-expired = It's time to renew your link to { $bank }. Please link your account again { -with-the-card }.
barrier-revoked = Your account at { $bank } is not linked any more. To hear about it, please link it again { -with-the-card }.
# $class: what the customer did not share.
barrier-missing = Sharing of { $class ->
    [accounts_list] your list of accounts
    [balance_read] balances
    [transactions_read] recent transactions
    [transactions_search] transaction search
    [bills_read] bills
    [card_status] card status
    [alerts_subscribe] alerts
    [speak_amounts] amounts
   *[speak_names] merchant names
} is switched off here. To switch it on, please link your account again { -with-the-card }.
barrier-shared-place = This device is in a shared place, so I keep your accounts private here. Please use your own device, or { $app }.
# After an answer, in the last two weeks before the customer must log in again.
link-ends-soon = By the way, your link ends { $days ->
    [0] within a day
    [one] in { COUNT($days) } day
   *[other] in { COUNT($days) } days
}. To renew it, link again in the Alexa app.
