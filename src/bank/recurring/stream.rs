//! What was found to recur, and why.

use chrono::NaiveDate;

use super::schedule::Schedule;
use crate::bank::category::Category;
use crate::bank::selection::Direction;
use crate::bank::transaction::TransactionKind;
use crate::bank::untrusted::SpokenName;
use crate::basics::{AccountId, Money, TransactionId};

/// How much there is to a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StreamStatus {
    /// It has come only a few times yet.
    Early,
    /// It has come often enough to count on.
    Mature,
    /// One and a half periods have passed since it last came.
    Ended,
}

/// What will come next, as a positive amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// The amount of the last time: it was the same before, or has just changed from one price to
    /// another.
    Fixed(Money),
    /// It varies.
    Varies {
        /// The middle one of the last three.
        typical: Money,
        /// The least of the last three.
        least: Money,
        /// The most of the last three: what to reckon with where too little would be wrong.
        most: Money,
    },
}

impl Expected {
    /// What to reckon with: never less than what was taken lately.
    pub fn most(self) -> Money {
        match self {
            Self::Fixed(amount) | Self::Varies { most: amount, .. } => amount,
        }
    }

    /// The one figure to tell, "about" where it varies.
    pub fn typical(self) -> Money {
        match self {
            Self::Fixed(amount) | Self::Varies { typical: amount, .. } => amount,
        }
    }

    /// Whether [`Self::typical`] is exact.
    pub fn is_fixed(self) -> bool {
        matches!(self, Self::Fixed(_))
    }
}

/// A price that went up by more than a tenth and more than one unit of the currency, over the
/// middle one of the three times before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriceRise {
    /// The first day of the new price.
    pub on: NaiveDate,
    /// What it was, positive.
    pub from: Money,
    /// What it became, positive.
    pub to: Money,
}

/// Transactions of one account that recur, one way and with one other party.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stream {
    /// The account they move.
    pub account: AccountId,
    /// Which way the money goes.
    pub direction: Direction,
    /// What sort of movement the last of them is.
    pub kind: TransactionKind,
    /// Who pays or is paid; `None` where nobody can be named.
    pub payee: Option<SpokenName>,
    /// What the last of them was for.
    pub category: Category,
    /// The transactions it was found in, the earliest first.
    pub rows: Vec<TransactionId>,
    /// The days they keep to.
    pub schedule: Schedule,
    /// On how many days of the schedule there should have been one, from the first to the last.
    pub expected: usize,
    /// The days between the first and the last on which none came.
    pub missed: Vec<NaiveDate>,
    /// By how many days those that came were off, all together.
    pub days_off: u64,
    /// How sure it is, in thousandths: the share that came, times how much the amounts agree.
    pub confidence_permille: u16,
    /// When it came last.
    pub last_on: NaiveDate,
    /// The day of the schedule that follows: in the past where it is late.
    pub following_on: NaiveDate,
    /// When it comes next: today or later. `None` once ended.
    pub next_on: Option<NaiveDate>,
    /// How much comes next.
    pub amount: Expected,
    /// The last time its price rose.
    pub price_rise: Option<PriceRise>,
    /// How much there is to it.
    pub status: StreamStatus,
}
