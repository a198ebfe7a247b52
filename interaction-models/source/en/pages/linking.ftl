# The pages on which a customer links a platform. Shown, not spoken.
# $bank is the bank's name, $client what customers call the platform ("Alexa").

page-title = { $title } – { $bank }
page-problem = There is a problem
page-languages = Language

login-title = Log in to { $bank }
login-why = { $client } asks to answer questions about your accounts. Log in to choose what it may say.
login-user = User name
login-password = Password
login-submit = Log in
login-user-missing = Enter your user name
login-password-missing = Enter your password
login-wrong = The user name and password do not match. After five wrong tries, wait fifteen minutes.

consent-title = Choose what { $client } may say
consent-intro = Nothing is shared until you choose it here.
consent-heard = { $client } answers out loud: anyone in the room can ask, and anyone in the room can hear the answer. What it says also passes through { $client }’s maker.
consent-accounts = Accounts
consent-accounts-hint = { $client } will answer about the accounts you choose, and about no others.
consent-accounts-none = You have no account that can be linked.
consent-account-missing = Choose at least one account
consent-kinds = What { $client } may say about them
consent-kinds-hint = Each kind is off unless you choose it.
consent-kind-missing = Choose at least one thing that { $client } may say
consent-amounts = Amounts out loud
consent-amounts-hint = Anyone near the speaker hears them.
consent-amounts-missing = Choose how amounts are told
amounts-exact = Exact
    .hint = To the cent.
amounts-rounded = Rounded
    .hint = “About one thousand two hundred dollars.”
amounts-relative = Only more or less
    .hint = Whether there is money, and whether it is more or less than before. No amounts.
amounts-unsaid = Not at all
    .hint = No question is answered that needs an amount.
amounts-silent = Nothing
    .hint = No question about your accounts is answered.
consent-back = How far back
consent-back-hint = Payments made before that are never told.
consent-back-option = { $days ->
    [one] Today
   *[other] The last { $days } days
}
consent-back-all = As far back as the bank’s records go
consent-back-missing = Choose how far back
consent-days = How long
consent-days-hint = After that, { $client } stops answering until you link again.
consent-days-option = { $days ->
    [one] One day
   *[other] { $days } days
}
consent-days-missing = Choose how long
consent-end = You can share less or end this at any time, on this bank’s page “What you share” or by turning the skill off in the { $client } app.
consent-allow = Allow
consent-refuse = Do not allow

account-checking = Checking
account-savings = Savings
account-credit-card = Credit card
account-loan = Loan
account-mortgage = Mortgage
account-ending = { $name }, ending in { $digits }

class-accounts-list = Which accounts you have
    .hint = Their names, their kinds and the last four digits.
class-balance-read = Balances
    .hint = What is in your accounts, your credit limits and what you owe. Needs amounts below.
class-transactions-read = Recent transactions
    .hint = The latest payments in and out. Needs amounts below.
class-transactions-search = Spending and search
    .hint = Payments by shop, category, amount or date, and totals of them. Needs amounts below.
class-bills-read = Bills
    .hint = What is due, how much and when. Needs amounts below.
class-card-status = Card status
    .hint = Whether a card is locked.
class-alerts-subscribe = Alerts
    .hint = To be told of unusual activity.
class-speak-names = Say names out loud
    .hint = The names of shops and people you pay, or who pay you.

stopped-link-title = This link does not work
stopped-link = Go back to the app you came from and start linking again. If it happens again, tell the bank.
stopped-over-title = Start again
stopped-over = This page is no longer valid: it was open for too long, or your browser does not keep cookies for it. Go back to the app you came from and start linking again. Nothing was shared.
stopped-many-title = Too many tries
stopped-many = Wait fifteen minutes, then go back to the app you came from and start linking again.
stopped-busy-title = Not available right now
stopped-busy = Something is not working on our side. Nothing was shared. Try again in a few minutes.
