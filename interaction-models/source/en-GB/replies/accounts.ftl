### What Britain calls otherwise than America.

accounts-no-kind = You have no { $kind ->
    [checking] current account
    [savings] savings account
    [credit_card] credit card
    [loan] loan
   *[mortgage] mortgage
} here.
