### Accounts without amounts: the list, the choice among several, accounts that are not there.

accounts-found = I found { $count ->
    [0] no accounts
    [one] { COUNT($count) } account
   *[other] { COUNT($count) } accounts
}.
# One account in the list.
accounts-closed-listed = { $account }, which is closed
accounts-fit = { COUNT($count) } accounts fit that.

# $accounts: "your checking, or Rainy day". $way: how it can be said which.
accounts-which = Which one do you mean, { $accounts }?
accounts-which-of-many = Which one do you mean, for example { $accounts }?
accounts-which-one = Which one do you mean?

accounts-not-found = I couldn't find that account.
accounts-no-kind = You have no { $kind ->
    [checking] checking account
    [savings] savings account
    [credit_card] credit card
    [loan] loan
   *[mortgage] mortgage
} here.
accounts-offered = I can tell you about { $accounts }.
accounts-offered-of-many = I can tell you, for example, about { $accounts }.
accounts-which-offered = Which one would you like?
# Said when the customer stays silent after such a question.
accounts-choosing = You can say, { suggest-first-one }, or { $way ->
    [digits] the last four digits of the account
   *[name] the name of the account
}.

accounts-closed = { $account } is closed, so there is nothing to tell.
accounts-all-closed = All the accounts you share are closed, so there is nothing to tell.
accounts-none = There are no accounts shared here yet. You can choose which ones to share when you link in the app.

# $accounts: "your checking or your savings".
accounts-out-of-reach = I couldn't reach { $accounts } just now.
