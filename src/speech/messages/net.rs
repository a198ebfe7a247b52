//! What is held and owed in all.

use crate::speech::wording::messages;

messages! { "net.ftl";
    /// What is held, where nothing is owed.
    HELD = "net-held" { held: Amount };
    /// What is owed, where nothing is held.
    OWED = "net-owed" { owed: Amount };
    /// Both.
    BOTH = "net-both" (apart) { held: Amount, owed: Amount };
    /// What is left of it.
    LEFT = "net-left" { net: Amount };
    /// What is missing.
    SHORT = "net-short" { net: Amount };
    /// There is no account.
    NOTHING = "net-nothing" {};
}
