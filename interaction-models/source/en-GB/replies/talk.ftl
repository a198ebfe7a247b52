### What Britain says otherwise than America.

hand-over-phone = Or you can ring { $phone }.
