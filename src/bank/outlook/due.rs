//! One payment on one day to come.

use chrono::NaiveDate;

use crate::bank::answer::AccountName;
use crate::bank::obligation::ObligationKind;
use crate::bank::port::BankFailure;
use crate::bank::recurring::Expected;
use crate::bank::selection::Direction;
use crate::bank::transaction::TransactionKind;
use crate::bank::untrusted::SpokenName;
use crate::basics::{Money, MoneyError, TransactionId};

/// How much will be paid, positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueAmount {
    /// Exactly this: the bank says so, or it has been the same before.
    Exact(Money),
    /// About this much.
    About {
        /// The one figure to tell.
        typical: Money,
        /// The least it was lately.
        least: Money,
        /// The most it was lately.
        most: Money,
    },
    /// Nobody knows.
    Unknown,
}

/// From where a payment is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DueSource {
    /// The bank holds the arrangement.
    Arranged(ObligationKind),
    /// The statement of a card or loan says it.
    Statement,
    /// It has kept coming, and so is expected.
    Expected,
}

/// A payment that is going to happen, or has to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The account it moves; of a statement, the card or loan that has to be paid.
    pub account: AccountName,
    /// Which way the money goes.
    pub direction: Direction,
    /// Who pays or is paid; `None` when unknown, unfit to be read aloud or not consented.
    pub payee: Option<SpokenName>,
    /// What sort of movement it has been so far; `None` where there was none yet.
    pub kind: Option<TransactionKind>,
    /// The day it falls due, or is expected.
    pub on: NaiveDate,
    /// How much.
    pub amount: DueAmount,
    /// The least that has to be paid, of a statement.
    pub minimum: Option<Money>,
    /// From where it is known.
    pub source: DueSource,
    /// The bank's name for the arrangement, where it has one.
    pub arrangement: Option<String>,
    /// The transactions in which it was found to recur, the earliest first.
    pub rows: Vec<TransactionId>,
}

/// What some payments of one currency come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueTotal {
    /// The sum of the figures that are told of each.
    pub amount: Money,
    /// Whether one of them varies.
    pub is_about: bool,
    /// How many they are: those whose amount is known.
    pub payments: usize,
}

impl DueAmount {
    /// The one figure to tell, where there is one.
    pub fn told(self) -> Option<Money> {
        match self {
            Self::Exact(amount) | Self::About { typical: amount, .. } => Some(amount),
            Self::Unknown => None,
        }
    }

    /// What to reckon with where too little would be wrong: the most it was lately.
    pub fn most(self) -> Option<Money> {
        match self {
            Self::Exact(amount) | Self::About { most: amount, .. } => Some(amount),
            Self::Unknown => None,
        }
    }

    /// What to reckon with where too much would be wrong: the least it was lately.
    pub fn least(self) -> Option<Money> {
        match self {
            Self::Exact(amount) | Self::About { least: amount, .. } => Some(amount),
            Self::Unknown => None,
        }
    }

    /// Whether it varies.
    pub fn is_about(self) -> bool {
        matches!(self, Self::About { .. })
    }
}

impl From<Expected> for DueAmount {
    fn from(expected: Expected) -> Self {
        match expected {
            Expected::Fixed(amount) => Self::Exact(amount),
            Expected::Varies { typical, least, most } => Self::About { typical, least, most },
        }
    }
}

/// What `dues` come to, each currency by itself, in the order in which they first appear.
pub(super) fn totals(dues: &[Due]) -> Result<Vec<DueTotal>, BankFailure> {
    let mut totals: Vec<DueTotal> = Vec::new();
    for due in dues {
        let Some(amount) = due.amount.told() else { continue };
        let is_about = due.amount.is_about();
        let known = totals.iter_mut().find(|it| it.amount.currency() == amount.currency());
        match known {
            Some(total) => {
                total.amount = total.amount.plus(amount).map_err(unsummable)?;
                total.is_about |= is_about;
                total.payments += 1;
            }
            None => totals.push(DueTotal { amount, is_about, payments: 1 }),
        }
    }
    Ok(totals)
}

/// The sum of some amounts on top of `start`.
pub(super) fn sum(
    start: Money,
    amounts: impl IntoIterator<Item = Money>,
) -> Result<Money, BankFailure> {
    amounts.into_iter().try_fold(start, |sum, amount| sum.plus(amount)).map_err(unsummable)
}

/// The failure of a bank whose amounts no money can hold the sum of.
pub(super) fn unsummable(error: MoneyError) -> BankFailure {
    BankFailure::Damaged { logged: format!("amounts cannot be summed up: {error}") }
}
