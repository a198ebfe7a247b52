//! What is to be generated.

use chrono::{DateTime, Months, Utc};
use thiserror::Error;

use super::life::Span;
use super::parties::Parties;
use super::world::World;

/// The most customers of a generated bank: a file of about 20 GB for three months, the size up
/// to which one file on one machine is worth trying.
pub const CUSTOMERS_MAX: u64 = 10_000_000;

/// The longest history, in months: what banks commonly keep online.
pub const MONTHS_MAX: u32 = 120;

/// What decides the data of a bank, and nothing else does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BankPlan {
    /// How many customers: 1 to [`CUSTOMERS_MAX`].
    pub customers: u64,
    /// How many further customers with thousands of transactions a month, numbered after the
    /// others: 0 to [`CUSTOMERS_MAX`].
    pub heavy: u64,
    /// How many months the history goes back: 1 to [`MONTHS_MAX`].
    pub months: u32,
    /// Where the dice start. A bank of more customers begins with the same ones.
    pub seed: u64,
    /// The time at which balances are true, and before which everything has happened.
    pub as_of: DateTime<Utc>,
}

/// A plan that cannot be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BadBankPlan {
    /// None, or too many.
    #[error("a generated bank has 1 to {CUSTOMERS_MAX} customers, not {0}")]
    Customers(u64),
    /// Too many.
    #[error("a generated bank has 0 to {CUSTOMERS_MAX} heavy customers, not {0}")]
    Heavy(u64),
    /// No history, or too long a one.
    #[error("the history of a generated bank has 1 to {MONTHS_MAX} months, not {0}")]
    Months(u32),
    /// A time whose history would begin before there were dates.
    #[error("the history would begin before the calendar does: choose a later date")]
    TooEarly,
}

impl BankPlan {
    pub(super) fn world(&self) -> Result<World, BadBankPlan> {
        if !(1..=CUSTOMERS_MAX).contains(&self.customers) {
            return Err(BadBankPlan::Customers(self.customers));
        }
        if self.heavy > CUSTOMERS_MAX {
            return Err(BadBankPlan::Heavy(self.heavy));
        }
        if !(1..=MONTHS_MAX).contains(&self.months) {
            return Err(BadBankPlan::Months(self.months));
        }
        let last = self.as_of.date_naive();
        let first =
            last.checked_sub_months(Months::new(self.months)).ok_or(BadBankPlan::TooEarly)?;
        let span = Span { first, as_of: self.as_of };
        let parties = Parties::new();
        let (customers, heavy) = (self.customers, self.heavy);
        Ok(World { parties, customers, heavy, seed: self.seed, span })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_told() {
        let plan =
            BankPlan { customers: 1, heavy: 0, months: 1, seed: 0, as_of: DateTime::UNIX_EPOCH };
        assert!(plan.world().is_ok());
        let refused = |plan: BankPlan| plan.world().err();
        let none = BankPlan { customers: 0, ..plan };
        assert_eq!(refused(none), Some(BadBankPlan::Customers(0)));
        let many = BankPlan { customers: CUSTOMERS_MAX + 1, ..plan };
        assert_eq!(refused(many), Some(BadBankPlan::Customers(CUSTOMERS_MAX + 1)));
        let dense = BankPlan { heavy: CUSTOMERS_MAX + 1, ..plan };
        assert_eq!(refused(dense), Some(BadBankPlan::Heavy(CUSTOMERS_MAX + 1)));
        let long = BankPlan { months: 121, ..plan };
        assert_eq!(refused(long), Some(BadBankPlan::Months(121)));
        let early = BankPlan { as_of: DateTime::<Utc>::MIN_UTC, ..plan };
        assert_eq!(refused(early), Some(BadBankPlan::TooEarly));
    }
}
