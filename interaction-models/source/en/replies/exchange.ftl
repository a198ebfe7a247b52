### What a currency is worth, as the bank publishes it. Names with -shown are titles on a screen.

# $units: "one euro". $whole, $decimals: the rate before and after the point, the decimals read one
# by one. $home: the currency it is given in, several of it: "US dollars".
exchange-rate = { $units } is { COUNT($whole) } point { $decimals } { $home }.
exchange-rate-whole = { $units } is { COUNT($whole) } { $home }.
# $source: who sets the rate, in the bank's own words.
exchange-source = That is the rate of { $source }, published { DAY($day) }.
    .apart = That rate was published { DAY($day) }.
# $currencies: a list of currencies, several of each.
exchange-known = I have rates for { $currencies }.
exchange-others = others
# $currency: several of it.
exchange-unknown = I don't have a rate for { $currency }.
exchange-none = I don't have exchange rates here. You'll find them in the app.
exchange-shown = Exchange rate
