### What the bank tells anybody. Names with -shown are titles on a screen.

# $digits: read one by one.
routing-number = The routing number of { $bank } is { $digits }.
routing-number-shown = Routing number
routing-number-unknown = I don't have the routing number here. It is printed on every check.

phone = You can call { $bank } at { $digits }.
phone-shown = Telephone
phone-unknown = I don't have a telephone number here. You'll find one in the app.

# What belongs before a person: heard first, then the way to one.
dispute = I'm sorry to hear that. A person should look at this right away.
complaint = I'm sorry about that. A person will take your complaint.
service-request = I can't do that here, and nothing has changed. A person at the bank can.
person = Please call { $bank } at { $digits }.
person-unknown = You can reach one through { $app }.
