//! Totals.

use super::periods::COMPARED;
use crate::speech::wording::messages;

/// What a total is of, and whether it fell below zero.
pub(in crate::speech) const SUMS: &[&str] = &[
    "spending",
    "spending_back",
    "income",
    "income_back",
    "fees",
    "fees_back",
    "refunds",
    "refunds_back",
];

/// What a total is of.
pub(in crate::speech) const FLOWS: &[&str] = &["spending", "income", "fees", "refunds"];

/// Whether money went out or came in.
pub(in crate::speech) const SIDES: &[&str] = &["out", "in"];

/// Whether a total grew.
pub(in crate::speech) const WAYS: &[&str] = &["more", "less"];

/// How a total stands to another.
pub(in crate::speech) const RELATIONS: &[&str] = &["more", "less", "same"];

/// Whether the money of a part came back.
pub(in crate::speech) const PARTS: &[&str] = &["went", "came_back"];

/// Whether the merchant that was asked for is named.
pub(in crate::speech) const NAMED: &[&str] = &["named", "unnamed"];

messages! { "totals.ftl";
    /// The total. What narrows it begins with a space, or is nothing.
    SUM = "totals-sum" {
        amount: Amount, what: Key(SUMS), merchant: Words, category: Words, place: Words,
        span: Words,
    };
    /// The total in no amounts: whether it is more than then. What narrows it begins with a space,
    /// or is nothing.
    IN_RELATION = "totals-in-relation" {
        flow: Key(FLOWS), way: Key(RELATIONS), then: Forms(COMPARED), merchant: Words,
        category: Words, place: Words, span: Words,
    };
    /// There is nothing to compare with, and no amount may be said.
    QUIET_AMOUNT = "totals-quiet" {};
    /// The merchant, in a sentence.
    AT = "totals-at" { merchant: Words, side: Key(SIDES) };
    /// The category, in a sentence.
    ON = "totals-on" { category: Words, flow: Key(FLOWS) };
    /// How many transactions.
    COUNTED = "totals-counted" { count: Count };
    /// What was taken off.
    TAKEN_OFF = "totals-taken-off" { amount: Amount, flow: Key(FLOWS) };
    /// What is not final.
    PENDING = "totals-pending" { amount: Amount };
    /// It is the same as then.
    SAME = "totals-same" { then: Forms(COMPARED) };
    /// It is more or less than then.
    CHANGE = "totals-change" (apart) { amount: Amount, way: Key(WAYS), then: Forms(COMPARED) };
    /// One part.
    PART = "totals-part" (apart) { name: Words, amount: Amount, way: Key(PARTS) };
    /// A part whose merchant may not be named.
    PART_UNNAMED = "totals-part-unnamed" {};
    /// All parts without a merchant.
    PARTS_UNNAMED = "totals-parts-unnamed" {};
    /// There are more currencies than are told.
    MORE_CURRENCIES = "totals-more-currencies" { count: Count };
    /// Closed accounts are left out.
    CLOSED = "totals-closed" { count: Count };
    /// Accounts could not be reached.
    UNREACHED = "totals-unreached" { count: Count };
    /// Asks which merchant.
    WHICH = "totals-which" { merchants: Words };
    /// Asks which merchant of many.
    WHICH_OF_MANY = "totals-which-of-many" { merchants: Words };
    /// Nothing fits.
    NOTHING = "totals-nothing" { merchant: Words, span: Words, is: Key(NAMED) };
}
