### The phrases that Saldo suggests. What Saldo suggests, Saldo must understand: a test asks the
### sentences of the same language for the meaning of each.

suggest-balance = what's my balance
suggest-owed = what do I owe
suggest-accounts = which accounts do I have
suggest-recent = what are my recent transactions
suggest-spending = how much did I spend this month
suggest-rows = which ones
suggest-routing-number = what's the routing number
suggest-first-one = the first one
suggest-more = more
suggest-yes = yes
suggest-no = no
suggest-alone = I'm alone now
suggest-stop = stop
