### Cómo se llaman las cuentas, el banco y su aplicación.
###
### Un nombre tiene formas: sus atributos, que las frases piden con FORM($account, "within").

# $name: el nombre del banco.
bank-called = { $name }
bank-unnamed = su banco

# $name: el nombre del banco.
app-called = la aplicación de { $name }
app-unnamed = la aplicación de su banco

# $name: como llama el cliente a la cuenta.
account-called = { $name }
    .within = en { $name }
account-checking = su cuenta corriente
    .within = en su cuenta corriente
account-savings = su cuenta de ahorros
    .within = en su cuenta de ahorros
account-credit-card = su tarjeta de crédito
    .within = en su tarjeta de crédito
account-loan = su préstamo
    .within = en su préstamo
account-mortgage = su hipoteca
    .within = en su hipoteca

# $digits: las cuatro últimas, leídas una a una.
account-ending = { $account } con final { $digits }
    .within = { FORM($account, "within") } con final { $digits }

# $currency: "dólares canadienses".
account-currency = { $account } en { $currency }
    .within = { FORM($account, "within") } en { $currency }

account-kinds-within = { $kind ->
    [checking] en sus cuentas corrientes
    [savings] en sus cuentas de ahorros
    [credit_card] en sus tarjetas de crédito
    [loan] en sus préstamos
   *[mortgage] en sus hipotecas
}

# En la pantalla.
account-kind-shown = { $kind ->
    [checking] Cuenta corriente
    [savings] Ahorros
    [credit_card] Tarjeta de crédito
    [loan] Préstamo
   *[mortgage] Hipoteca
}
account-ending-shown = { $account }, final { $digits }
account-currency-shown = { $account } ({ $code })

# Signos en los nombres: "H&M".
sign-and = y
sign-plus = más
sign-at = arroba
