//! The balance to come.

use chrono::{DateTime, NaiveDate, Utc};

use super::due::{Due, DueAmount, sum, unsummable};
use crate::bank::account::Account;
use crate::bank::answer::{AccountName, Answer};
use crate::bank::horizon::FORECAST_DAYS;
use crate::bank::port::BankFailure;
use crate::bank::query::Asked;
use crate::basics::{Money, Period};

/// What will be booked at the end of a day when everything that is known or expected happens and
/// nothing else: everyday spending is no part of it.
///
/// `projected = start + incomes - bills`, exactly; incomes are taken at the least and bills at
/// the most they were lately, so that it never promises too much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// Which account.
    pub account: AccountName,
    /// What is booked now, less what is pending.
    pub start: Money,
    /// The money expected in up to then, soonest first, all of it.
    pub incomes: Vec<Due>,
    /// The money expected out up to then, soonest first, all of it.
    pub bills: Vec<Due>,
    /// What the incomes come to, each at the least it was lately.
    pub incomes_total: Money,
    /// What the bills come to, each at the most they were lately.
    pub bills_total: Money,
    /// What is left at the end; negative when owed or overdrawn.
    pub projected: Money,
    /// The last day that counts.
    pub on: NaiveDate,
    /// How many payments have no known amount and do not count.
    pub without_amount: usize,
    /// The day it is for the customer.
    pub today: NaiveDate,
    /// The time at which the balance was true.
    pub as_of: DateTime<Utc>,
}

impl Asked<'_> {
    pub(super) async fn forecast(&self, account: &Account) -> Result<Answer, BankFailure> {
        let Some(balance) = self.balance(account).await? else {
            return Ok(Answer::OutOfReach(self.naming.name(account)));
        };
        let period = self.forecast_days();
        let ahead = self.ahead_of(account).await?;
        let incomes = self.incoming(&ahead, period);
        let bills = self.outgoing(account, &ahead, period)?;
        let zero = Money::zero(account.currency);
        let start = balance.current.minus(balance.holds).map_err(unsummable)?;
        let incomes_total = sum(zero, incomes.iter().filter_map(|due| due.amount.least()))?;
        let bills_total = sum(zero, bills.iter().filter_map(|due| due.amount.most()))?;
        let sum = start.plus(incomes_total).map_err(unsummable)?;
        let unknown = |due: &&Due| due.amount == DueAmount::Unknown;
        Ok(Answer::Forecast(Forecast {
            account: self.naming.name(account),
            start,
            projected: sum.minus(bills_total).map_err(unsummable)?,
            incomes_total,
            bills_total,
            on: period.last(),
            without_amount: incomes.iter().chain(&bills).filter(unknown).count(),
            incomes,
            bills,
            today: self.today(),
            as_of: balance.as_of,
        }))
    }

    /// From today to the last day that was asked for, "in seven days" included: what comes before
    /// the first one that was asked for moves the balance as well.
    fn forecast_days(&self) -> Period {
        Period::new(self.today(), self.ahead(FORECAST_DAYS + 1).until())
    }
}
