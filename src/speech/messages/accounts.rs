//! Accounts without amounts.

use super::names::{ACCOUNT, KINDS};
use crate::speech::wording::messages;

/// How the customer can choose: by digits where they were told, for then the names are alike.
pub(in crate::speech) const WAYS: &[&str] = &["digits", "name"];

messages! { "accounts.ftl";
    /// How many accounts there are.
    FOUND = "accounts-found" { count: Count };
    /// An account of the list that is closed, as a part of a sentence.
    CLOSED_LISTED = "accounts-closed-listed" { account: Forms(ACCOUNT) };
    /// How many accounts fit.
    FIT = "accounts-fit" { count: Count };
    /// Asks which of a few.
    WHICH = "accounts-which" { accounts: Words };
    /// Asks which of many, of which a few are named.
    WHICH_OF_MANY = "accounts-which-of-many" { accounts: Words };
    /// Asks which, when the names were told before.
    WHICH_ONE = "accounts-which-one" {};
    /// No account fits.
    NOT_FOUND = "accounts-not-found" {};
    /// There is no account of this kind.
    NO_KIND = "accounts-no-kind" { kind: Key(KINDS) };
    /// What there is instead.
    OFFERED = "accounts-offered" { accounts: Words };
    /// Some of what there is instead.
    OFFERED_OF_MANY = "accounts-offered-of-many" { accounts: Words };
    /// Asks which of those.
    WHICH_OFFERED = "accounts-which-offered" {};
    /// How to say which, for those who stay silent.
    CHOOSING = "accounts-choosing" { way: Key(WAYS) };
    /// The account that is meant is closed.
    CLOSED = "accounts-closed" { account: Forms(ACCOUNT) };
    /// All accounts are closed.
    ALL_CLOSED = "accounts-all-closed" {};
    /// No account is shared.
    NONE = "accounts-none" {};
    /// These could not be reached.
    OUT_OF_REACH = "accounts-out-of-reach" { accounts: Words };
}
