### What is held and owed in all, one currency at a time.

net-held = You have { $held }. You owe no money.
net-owed = You owe { $owed }.
net-both = You have { $held } and owe { $owed }.
    .apart = You have { $held }. You owe { $owed }.
net-left = That leaves { $net }.
net-short = You owe { $net } more than you have.
net-nothing = There is nothing to add up.
