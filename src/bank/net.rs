//! What is held and owed in all, as it is answered.

use chrono::{DateTime, Utc};

use super::totals::LeftOut;
use crate::basics::{AccountId, Currency, Money};

/// What there is of one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NetLine {
    /// Of which currency.
    pub currency: Currency,
    /// The sum of the balances that are not below zero, credits on cards included.
    pub held: Money,
    /// The sum of those below zero, as what is owed: zero or positive.
    pub owed: Money,
    /// `held` less `owed`.
    pub net: Money,
    /// How many accounts it is of.
    pub accounts: usize,
}

/// What is held and owed, each currency by itself: booked balances, pending payments left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Net {
    /// One line a currency, in the order of the customer's accounts; none when no balance could
    /// be had.
    pub lines: Vec<NetLine>,
    /// The accounts it is of.
    pub covered: Vec<AccountId>,
    /// What is not counted.
    pub left_out: LeftOut,
    /// The time at which the oldest of the figures was true, when that is long enough ago to be
    /// said.
    pub stale_since: Option<DateTime<Utc>>,
}
