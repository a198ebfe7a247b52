### What Britain calls otherwise than America.

account-checking = your current account
    .within = in your current account
account-savings = your savings account
    .within = in your savings account
account-kinds-within = { $kind ->
    [checking] in your current accounts
    [savings] in your savings accounts
    [credit_card] on your credit cards
    [loan] on your loans
   *[mortgage] on your mortgages
}
account-kind-shown = { $kind ->
    [checking] Current account
    [savings] Savings account
    [credit_card] Credit card
    [loan] Loan
   *[mortgage] Mortgage
}
