### What accounts, the bank and its app are called.
###
### A name declines: its attributes are its forms, which sentences ask for with FORM($account, "within").
### Each language has the forms that its sentences need; all names of one kind have the same.

# $name: the bank's own name.
bank-called = { $name }
bank-unnamed = your bank

# $name: the bank's own name.
app-called = the { $name } app
app-unnamed = the app of your bank

# $name: what the customer calls the account. $side: whether it holds money or is owed.
account-called = { $name }
    .within = { $side ->
        [owed] on { $name }
       *[held] in { $name }
    }
account-checking = your checking
    .within = in your checking
account-savings = your savings
    .within = in your savings
account-credit-card = your credit card
    .within = on your credit card
account-loan = your loan
    .within = on your loan
account-mortgage = your mortgage
    .within = on your mortgage

# $digits: the last four, read one by one, where accounts are alike.
account-ending = { $account } ending in { $digits }
    .within = { FORM($account, "within") } ending in { $digits }

# $currency: "Canadian dollars", in lists without amounts.
account-currency = { $account } in { $currency }
    .within = { FORM($account, "within") } in { $currency }

# "I found three transactions in your checking accounts."
account-kinds-within = { $kind ->
    [checking] in your checking accounts
    [savings] in your savings accounts
    [credit_card] on your credit cards
    [loan] on your loans
   *[mortgage] on your mortgages
}

# On the screen.
account-kind-shown = { $kind ->
    [checking] Checking
    [savings] Savings
    [credit_card] Credit card
    [loan] Loan
   *[mortgage] Mortgage
}
account-ending-shown = { $account } ending in { $digits }
account-currency-shown = { $account } ({ $code })

# Signs in names: "H&M".
sign-and = and
sign-plus = plus
sign-at = at
