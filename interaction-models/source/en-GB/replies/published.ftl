### What Britain calls otherwise than America.

routing-number = The sort code of { $bank } is { $digits }.
routing-number-shown = Sort code
routing-number-unknown = I don't have the sort code here. It is printed on your bank card.
phone = You can call { $bank } on { $digits }.
