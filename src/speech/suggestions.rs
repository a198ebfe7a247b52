//! The phrases Saldo suggests.
//!
//! Every "you can ask ..." takes its phrase from here and from nowhere else, so that one test can
//! hold each of them against the interaction model: what Saldo suggests, Saldo must understand
//! (certification 4.3). American English; another language brings a table of its own.

/// Asks for a balance.
pub(super) const BALANCE: &str = "what's my balance";
/// Asks what is owed.
pub(super) const OWED: &str = "what do I owe";
/// Asks which accounts there are.
pub(super) const ACCOUNTS: &str = "which accounts do I have";
/// Asks for the recent transactions.
pub(super) const RECENT: &str = "what are my recent transactions";
/// Asks for what was spent.
pub(super) const SPENDING: &str = "how much did I spend this month";
/// Asks for the transactions behind a total.
pub(super) const ROWS: &str = "which ones";
/// Asks for a fact that needs no link.
pub(super) const ROUTING_NUMBER: &str = "what's the routing number";
/// Chooses among the accounts that were just offered.
pub(super) const FIRST_ONE: &str = "the first one";
/// Asks for the next page.
pub(super) const MORE: &str = "more";
/// Goes on with a list.
pub(super) const YES: &str = "yes";
/// Declines what was offered.
pub(super) const NO: &str = "no";
/// Ends the talk.
pub(super) const STOP: &str = "stop";

/// Every phrase that Saldo suggests.
pub fn all() -> &'static [&'static str] {
    &[
        BALANCE,
        OWED,
        ACCOUNTS,
        RECENT,
        SPENDING,
        ROWS,
        ROUTING_NUMBER,
        FIRST_ONE,
        MORE,
        YES,
        NO,
        STOP,
    ]
}
