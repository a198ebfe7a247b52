### Where the bank has branches, when they are open, and on which days they are not. Names with
### -shown are titles on a screen.

# $hours: the bank's own words: "Monday to Friday, nine to five".
opening-hours = We are open { $hours }.
# $branch: what one branch is called.
opening-hours-branch = The { $branch } branch is open { $hours }.
opening-hours-shown = Opening hours
opening-hours-unknown = I don't have the opening hours here. You'll find them in the app.

# $address: where it is, in the bank's own words.
branch-place = { $branch } is at { $address }.
branch-phone = Its number is { $phone }.
branch-unknown = I don't know a branch there.
branches-more = There are { COUNT($count) } more in the app.
branches-none = I don't have our branches here. You'll find them in the app.
branches-shown = Branches

# $name: what the day is called: "Christmas Day".
closed-on = We are closed { DAY($day, link: "ahead") }, for { $name }.
    .apart = We are closed { DAY($day, link: "ahead") }. That is { $name }.
holidays-none = I don't have our holidays here. You'll find them in the app.
holidays-shown = Closed
