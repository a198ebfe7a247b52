//! Pay: the last, and the next.

use chrono::{Days, NaiveDate};

use super::due::DueAmount;
use crate::bank::account::Account;
use crate::bank::answer::{AccountName, TransactionLine};
use crate::bank::port::BankFailure;
use crate::bank::query::Asked;
use crate::bank::recurring::{Stream, StreamStatus};
use crate::bank::selection::Direction;
use crate::bank::transaction::{Transaction, TransactionKind};
use crate::bank::untrusted::SpokenName;
use crate::basics::TransactionId;

/// The share of the largest recurring deposit that one must have to be called pay, in percent: a
/// refund that happens monthly is none.
const PAY_PERCENT: i128 = 20;

/// Whether pay came when it was due last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PayState {
    /// It came on this day.
    Came(NaiveDate),
    /// It was expected on this day, today or earlier, and has not come.
    Awaited(NaiveDate),
}

/// Recurring pay from one payer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pay {
    /// The account it goes to.
    pub account: AccountName,
    /// Who pays; `None` when unknown, unfit to be read aloud or not consented.
    pub payer: Option<SpokenName>,
    /// Whether it came the last time it was due.
    pub state: PayState,
    /// When it is expected next, where it came the last time.
    pub next_on: Option<NaiveDate>,
    /// How much next, positive.
    pub amount: DueAmount,
    /// The payments it was found in, the earliest first.
    pub rows: Vec<TransactionId>,
}

/// What came in last, and what is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payday {
    /// The last pay; where none recurs, the last deposit of all. `None` without any.
    pub last: Option<TransactionLine>,
    /// Recurring pay, soonest first, at most [`crate::bank::PAGE_ITEMS_MAX`].
    pub pays: Vec<Pay>,
    /// How many kinds of recurring pay there are in all.
    pub total: usize,
    /// The day it is for the customer.
    pub today: NaiveDate,
}

impl Asked<'_> {
    pub(super) async fn payday(&self, accounts: &[&Account]) -> Result<Payday, BankFailure> {
        let history = self.history(accounts).await?;
        let streams = self.streams(&history);
        let pays = pay_streams(&streams);
        let of_pay = |row: &&Transaction| {
            pays.iter().any(|stream| stream.account == row.account && stream.rows.contains(&row.id))
        };
        let deposits: Vec<&Transaction> = history
            .iter()
            .filter(|row| row.kind == TransactionKind::Deposit && row.direction() == Direction::In)
            .collect();
        let latest = |rows: &mut dyn Iterator<Item = &Transaction>| {
            rows.max_by_key(|row| (row.made_at, row.amount.minor())).cloned()
        };
        let last = match pays.is_empty() {
            true => latest(&mut deposits.iter().copied()),
            false => latest(&mut deposits.iter().copied().filter(of_pay)),
        };
        let mut told: Vec<Pay> = pays.iter().filter_map(|stream| self.pay(stream)).collect();
        let soonest = |pay: &Pay| match pay.state {
            PayState::Awaited(day) => day,
            PayState::Came(day) => pay.next_on.unwrap_or(day),
        };
        told.sort_by_key(soonest);
        let total = told.len();
        told.truncate(crate::bank::question::PAGE_ITEMS_MAX);
        let last = last.map(|row| self.line(accounts, &row)).transpose()?;
        Ok(Payday { last, pays: told, total, today: self.today() })
    }

    /// The next day on which pay is expected on `account`, and whose it is.
    pub(super) fn next_pay<'s>(
        &self,
        account: &Account,
        streams: &'s [Stream],
    ) -> Option<(NaiveDate, &'s Stream)> {
        let pays = pay_streams(streams).into_iter().filter(|it| it.account == account.id);
        pays.filter_map(|stream| Some((stream.next_on?, stream))).min_by_key(|(on, _)| *on)
    }

    fn pay(&self, stream: &Stream) -> Option<Pay> {
        let account = self.account(&stream.account)?;
        let tomorrow = self.today().checked_add_days(Days::new(1))?;
        let is_awaited = stream.following_on < tomorrow;
        Some(Pay {
            account: self.naming.name(account),
            payer: stream.payee.clone().filter(|_| self.may_name()),
            state: match is_awaited {
                true => PayState::Awaited(stream.following_on),
                false => PayState::Came(stream.last_on),
            },
            next_on: stream.next_on.filter(|_| !is_awaited),
            amount: stream.amount.into(),
            rows: stream.rows.clone(),
        })
    }
}

/// Those of `streams` that are pay: deposits that still come, and are no trifle beside the largest
/// of their currency.
fn pay_streams(streams: &[Stream]) -> Vec<&Stream> {
    let deposits: Vec<&Stream> = streams
        .iter()
        .filter(|stream| {
            stream.kind == TransactionKind::Deposit
                && stream.direction == Direction::In
                && stream.status != StreamStatus::Ended
        })
        .collect();
    let monthly = |stream: &Stream| {
        i128::from(stream.amount.typical().minor()) * 30
            / i128::from(stream.schedule.period_days().max(1))
    };
    let currency = |stream: &Stream| stream.amount.typical().currency();
    let is_pay = |stream: &&Stream| {
        let same = deposits.iter().filter(|other| currency(other) == currency(stream));
        let most = same.map(|other| monthly(other)).max().unwrap_or(0);
        monthly(stream) * 100 >= most * PAY_PERCENT
    };
    deposits.iter().copied().filter(is_pay).collect()
}
