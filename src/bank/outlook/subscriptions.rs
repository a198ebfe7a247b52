//! What is charged again and again.

use chrono::NaiveDate;

use super::due::{DueAmount, DueTotal, unsummable};
use crate::bank::account::Account;
use crate::bank::answer::AccountName;
use crate::bank::obligation::Frequency;
use crate::bank::port::BankFailure;
use crate::bank::query::Asked;
use crate::bank::recurring::{PriceRise, Stream, StreamStatus};
use crate::bank::selection::Direction;
use crate::bank::transaction::TransactionKind;
use crate::bank::untrusted::SpokenName;
use crate::basics::{Money, TransactionId};

/// One recurring card payment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// The account it is charged to.
    pub account: AccountName,
    /// Who charges it; `None` when unknown, unfit to be read aloud or not consented.
    pub payee: Option<SpokenName>,
    /// How much the next time, positive.
    pub amount: DueAmount,
    /// How often.
    pub frequency: Frequency,
    /// When next.
    pub next_on: Option<NaiveDate>,
    /// What it comes to in a month of a twelfth of a year, rounded up to the minor unit.
    pub monthly: Money,
    /// The last time its price rose.
    pub price_rise: Option<PriceRise>,
    /// Whether it has come only a few times yet.
    pub is_early: bool,
    /// How sure it is, in thousandths: [`Stream::confidence_permille`].
    pub confidence_permille: u16,
    /// The payments it was found in, the earliest first.
    pub rows: Vec<TransactionId>,
}

/// Recurring card payments, one page of them, the dearest a month first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscriptions {
    /// At most [`crate::bank::PAGE_ITEMS_MAX`].
    pub lines: Vec<Subscription>,
    /// How many come before this page.
    pub skipped: usize,
    /// How many there are in all.
    pub total: usize,
    /// What all come to in a month, by currency: the sum of [`Subscription::monthly`].
    pub monthly: Vec<DueTotal>,
    /// How many of all became dearer.
    pub dearer: usize,
    /// The day it is for the customer.
    pub today: NaiveDate,
}

impl Asked<'_> {
    pub(super) async fn subscriptions(
        &self,
        accounts: &[&Account],
    ) -> Result<Subscriptions, BankFailure> {
        let streams = self.streams(&self.history(accounts).await?);
        let charged = |stream: &&Stream| {
            stream.direction == Direction::Out
                && stream.kind == TransactionKind::Purchase
                && stream.status != StreamStatus::Ended
        };
        let mut all: Vec<Subscription> =
            streams.iter().filter(charged).filter_map(|stream| self.subscription(stream)).collect();
        all.sort_by_key(|one| std::cmp::Reverse(one.monthly.minor()));
        let monthly = monthly_totals(&all)?;
        let dearer = all.iter().filter(|it| it.price_rise.is_some()).count();
        let total = all.len();
        let (skipped, lines) = self.paged(all);
        Ok(Subscriptions { lines, skipped, total, monthly, dearer, today: self.today() })
    }

    fn subscription(&self, stream: &Stream) -> Option<Subscription> {
        let account = self.account(&stream.account)?;
        let frequency = stream.schedule.frequency();
        Some(Subscription {
            account: self.naming.name(account),
            payee: stream.payee.clone().filter(|_| self.may_name()),
            amount: stream.amount.into(),
            frequency,
            next_on: stream.next_on,
            monthly: monthly(stream.amount.typical(), frequency),
            price_rise: stream.price_rise,
            is_early: stream.status == StreamStatus::Early,
            confidence_permille: stream.confidence_permille,
            rows: stream.rows.clone(),
        })
    }
}

/// What `amount` every so often comes to in a twelfth of a year, rounded up.
fn monthly(amount: Money, frequency: Frequency) -> Money {
    let minor = i128::from(amount.minor());
    let (times, in_months) = match frequency {
        Frequency::Days(days) => (365, 12 * i128::from(days.max(1))),
        Frequency::Months { every, .. } => (1, i128::from(every.max(1))),
        Frequency::SemiMonthly => (2, 1),
    };
    let monthly = (minor * times + in_months - 1).div_euclid(in_months);
    Money::from_minor(i64::try_from(monthly).unwrap_or(i64::MAX), amount.currency())
}

fn monthly_totals(all: &[Subscription]) -> Result<Vec<DueTotal>, BankFailure> {
    let mut totals: Vec<DueTotal> = Vec::new();
    for one in all {
        let is_about =
            one.amount.is_about() || !matches!(one.frequency, Frequency::Months { every: 1, .. });
        let known = totals.iter_mut().find(|it| it.amount.currency() == one.monthly.currency());
        match known {
            Some(total) => {
                total.amount = total.amount.plus(one.monthly).map_err(unsummable)?;
                total.is_about |= is_about;
                total.payments += 1;
            }
            None => totals.push(DueTotal { amount: one.monthly, is_about, payments: 1 }),
        }
    }
    Ok(totals)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::Currency;

    #[test]
    fn a_month_is_a_twelfth_of_a_year_and_never_rounded_down() {
        let cost = |frequency| monthly(Money::from_minor(1_000, Currency::USD), frequency).minor();
        assert_eq!(cost(Frequency::Months { every: 1, day: 3 }), 1_000);
        assert_eq!(cost(Frequency::Months { every: 3, day: 3 }), 334);
        assert_eq!(cost(Frequency::Months { every: 12, day: 3 }), 84);
        assert_eq!(cost(Frequency::SemiMonthly), 2_000);
        assert_eq!(cost(Frequency::Days(7)), 4_346);
        assert_eq!(cost(Frequency::Days(14)), 2_173);
    }
}
