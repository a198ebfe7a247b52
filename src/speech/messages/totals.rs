//! Totals and their parts.

use super::periods::THEN;
use crate::speech::wording::messages;

/// Which way money went, and whether more came back.
pub(in crate::speech) const TOLD: &[&str] = &[
    "spent",
    "spent_back",
    "received",
    "received_back",
    "charged",
    "charged_back",
    "refunded",
    "refunded_back",
];

/// Which money is added up.
pub(in crate::speech) const FLOWS: &[&str] = &["spending", "income", "fees", "refunds"];

/// Whether it is more than before.
pub(in crate::speech) const WAYS: &[&str] = &["more", "less"];

messages! { "totals.ftl";
    /// The total. What it is of begins with a space, or is nothing.
    TOTAL = "totals-told" {
        what: Key(TOLD), amount: Amount, merchant: Words, category: Words, place: Words,
        span: Words,
    };
    /// What it is of, in a sentence of its own.
    THAT = "totals-that" { part: Words };
    /// Where money went.
    AT = "totals-at" { merchant: Words };
    /// Whom money came from.
    FROM = "totals-from" { merchant: Words };
    /// What money was spent on.
    ON = "totals-on" { category: Words };
    /// What else money was for.
    FOR = "totals-for" { category: Words };
    /// How many transactions it is made of.
    COUNTED = "totals-count" { count: Count };
    /// What is taken off because it came back.
    TAKEN_OFF = "totals-taken-off" { flow: Key(FLOWS), amount: Amount };
    /// How much of it is not final.
    PENDING = "totals-pending" { amount: Amount };
    /// As much as before.
    SAME = "totals-same" { then: Forms(THEN) };
    /// More or less than before.
    CHANGE = "totals-change" (apart) { amount: Amount, way: Key(WAYS), then: Forms(THEN) };
    /// A part.
    PART = "totals-part" (apart) { name: Words, amount: Amount };
    /// A part of which more came back than went.
    PART_BACK = "totals-part-back" (apart) { name: Words, amount: Amount };
    /// A merchant whose name cannot be said.
    UNSPOKEN = "totals-part-unspoken" {};
    /// Everything that has no merchant.
    UNNAMED = "totals-part-unnamed" {};
    /// There are more currencies than are told at a time.
    MORE_CURRENCIES = "totals-more-currencies" { count: Count };
    /// Closed accounts do not count.
    CLOSED = "totals-closed" { count: Count };
    /// Accounts that could not be asked, when they are many.
    OUT_OF_REACH = "totals-out-of-reach" { count: Count };
    /// Asks which merchant is meant.
    WHICH_MERCHANT = "totals-which-merchant" { merchants: Words };
    /// Asks the same when there are more than are named.
    WHICH_MERCHANT_OF_MANY = "totals-which-merchant-of-many" { merchants: Words };
    /// Asks the same after their names.
    WHICH_ONE = "totals-which-one" {};
    /// No merchant of this name was paid.
    NOTHING_AT = "totals-nothing-at" { merchant: Words, span: Words };
    /// No merchant fits.
    NOTHING_LIKE_THAT = "totals-nothing-like-that" { span: Words };
}
