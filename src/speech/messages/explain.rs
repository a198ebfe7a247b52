//! Why a balance changed.

use super::names::ACCOUNT;
use crate::speech::wording::messages;

/// Which way a balance changed.
pub(in crate::speech) const WAYS: &[&str] = &["same", "owes_more", "owes_less", "less", "more"];

/// What moved a balance.
pub(in crate::speech) const CAUSES: &[&str] = &[
    "went_to",
    "by_card",
    "to_bills",
    "cash_out",
    "cash_in",
    "to_own",
    "from_own",
    "fees",
    "fees_back",
    "interest_charged",
    "interest_earned",
    "came_from",
    "came_in",
    "back_from",
    "came_back",
    "taken_back",
];

/// What everything else comes to.
pub(in crate::speech) const RESTS: &[&str] = &["even", "took", "brought"];

messages! { "explain.ftl";
    /// By how much it changed since when.
    CHANGE = "explain-change" (apart)
        { account: Forms(ACCOUNT), amount: Amount, way: Key(WAYS), day: Day };
    /// One cause.
    CAUSE = "explain-cause" (apart) { amount: Amount, what: Key(CAUSES), party: Words };
    /// The rest.
    REST = "explain-rest" { count: Count, amount: Amount, way: Key(RESTS) };
}
