//! What a currency is worth, as the bank publishes it.

use crate::speech::wording::messages;

messages! { "exchange.ftl";
    /// The rate.
    RATE = "exchange-rate" { units: Amount, whole: Count, decimals: Words, home: Words };
    /// A rate without decimals.
    RATE_WHOLE = "exchange-rate-whole" { units: Amount, whole: Count, home: Words };
    /// Who sets the rate, and of which day it is.
    SOURCE = "exchange-source" (apart) { source: Words, day: Day };
    /// Which rates there are.
    KNOWN = "exchange-known" { currencies: Words };
    /// The end of a list that goes on.
    OTHERS = "exchange-others" {};
    /// There is no rate for that currency.
    UNKNOWN = "exchange-unknown" { currency: Words };
    /// There are no rates.
    NONE = "exchange-none" {};
    /// The title on a screen.
    SHOWN = "exchange-shown" {};
}
