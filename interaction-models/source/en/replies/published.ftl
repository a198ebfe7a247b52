### What the bank tells anybody. Names with -shown are titles on a screen.

# $digits: read one by one.
routing-number = The routing number of { $bank } is { $digits }.
routing-number-shown = Routing number
routing-number-unknown = I don't have the routing number here. It is printed on every check.

# $hours: the bank's own words: "Monday to Friday, nine to five".
opening-hours = We are open { $hours }.
opening-hours-shown = Opening hours
opening-hours-unknown = I don't have the opening hours here. You'll find them in the app.

phone = You can call { $bank } at { $digits }.
phone-shown = Telephone
phone-unknown = I don't have a telephone number here. You'll find one in the app.
