//! Why a balance changed.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::due::{sum, unsummable};
use crate::bank::account::{Account, Balance};
use crate::bank::answer::{AccountName, Answer};
use crate::bank::horizon::EXPLAIN_DAYS;
use crate::bank::period_choice::{PeriodChoice, Unit};
use crate::bank::port::BankFailure;
use crate::bank::query::Asked;
use crate::bank::query::{since, start_of};
use crate::bank::question::PAGE_ITEMS_MAX;
use crate::bank::selection::{Direction, TransactionFilter};
use crate::bank::transaction::{Transaction, TransactionKind, TransactionStatus};
use crate::bank::untrusted::SpokenName;
use crate::basics::{Money, TransactionId};

/// Booked movements of one sort with one other party that changed a balance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// What sort of movement they are.
    pub kind: TransactionKind,
    /// Which way the money went.
    pub direction: Direction,
    /// The other party; `None` when unknown, unfit to be read aloud or not consented.
    pub party: Option<SpokenName>,
    /// What they come to, with its sign.
    pub sum: Money,
    /// How many they are.
    pub count: u64,
    /// The transactions themselves, the latest first.
    pub rows: Vec<TransactionId>,
}

/// Why the booked balance of one account changed since a day.
///
/// `then + causes + rest = now`, exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// Which account.
    pub account: AccountName,
    /// The first day whose movements count; the balance `then` is that of the day before, at its
    /// end.
    pub since: NaiveDate,
    /// The day it is for the customer.
    pub today: NaiveDate,
    /// What was booked before `since`; negative when owed or overdrawn.
    pub then: Money,
    /// What is booked now.
    pub now: Money,
    /// How much it changed, with its sign.
    pub change: Money,
    /// The largest movements in the direction of the change, at most [`PAGE_ITEMS_MAX`].
    pub causes: Vec<Cause>,
    /// What everything else comes to, with its sign.
    pub rest: Money,
    /// How many movements the rest has.
    pub rest_count: u64,
    /// What to ask the connector for every row that counts.
    pub rows: TransactionFilter,
    /// Pending debits, which are not booked and so no part of it; zero or positive.
    pub holds: Money,
    /// The time at which the balance was true.
    pub as_of: DateTime<Utc>,
}

impl Asked<'_> {
    pub(super) async fn explain(&self, account: &Account) -> Result<Answer, BankFailure> {
        let Some(balance) = self.balance(account).await? else {
            return Ok(Answer::OutOfReach(self.naming.name(account)));
        };
        let since = self.explained_since();
        let tomorrow = self.today().succ_opt().unwrap_or(self.today());
        let from = start_of(since, self.time_zone);
        let until = start_of(tomorrow, self.time_zone);
        let rows = TransactionFilter {
            status: Some(TransactionStatus::Posted),
            ..TransactionFilter::within(vec![account.id.clone()], from, until)
        };
        let moved = self.all_of(&rows).await?;
        self.explained(account, &balance, since, rows, &moved).map(Answer::Explained)
    }

    /// The first day whose movements explain the change.
    fn explained_since(&self) -> NaiveDate {
        let usual = PeriodChoice::Last { unit: Unit::Day, count: EXPLAIN_DAYS };
        let choice = self.question.period.clone();
        since(self.calendar, &choice.unwrap_or_else(|| self.within_reach(usual)))
    }

    fn explained(
        &self,
        account: &Account,
        balance: &Balance,
        since: NaiveDate,
        rows: TransactionFilter,
        moved: &[Transaction],
    ) -> Result<Explained, BankFailure> {
        let zero = Money::zero(account.currency);
        let change = sum(zero, moved.iter().map(|row| row.amount))?;
        let mut causes = self.causes(moved)?;
        causes.retain(|cause| {
            !cause.sum.is_zero() && cause.sum.is_negative() == change.is_negative()
        });
        causes.sort_by_key(|cause| std::cmp::Reverse(cause.sum.minor().unsigned_abs()));
        causes.truncate(PAGE_ITEMS_MAX);
        let told = sum(zero, causes.iter().map(|cause| cause.sum))?;
        let counted: u64 = causes.iter().map(|cause| cause.count).sum();
        Ok(Explained {
            account: self.naming.name(account),
            since,
            today: self.today(),
            then: balance.current.minus(change).map_err(unsummable)?,
            now: balance.current,
            change,
            rest: change.minus(told).map_err(unsummable)?,
            rest_count: (moved.len() as u64).saturating_sub(counted),
            causes,
            rows,
            holds: balance.holds,
            as_of: balance.as_of,
        })
    }

    /// `moved` by sort, way and the name of the other party, as far as that may be told.
    fn causes(&self, moved: &[Transaction]) -> Result<Vec<Cause>, BankFailure> {
        let mut causes: BTreeMap<(TransactionKind, Direction, String), Cause> = BTreeMap::new();
        for row in moved {
            let party = if self.may_name() { self.merchants.party(row) } else { None };
            let party = party.map(|party| party.name);
            let name = party.as_ref().map_or("", SpokenName::as_str).to_lowercase();
            let cause = causes.entry((row.kind, row.direction(), name)).or_insert_with(|| Cause {
                kind: row.kind,
                direction: row.direction(),
                party,
                sum: Money::zero(row.amount.currency()),
                count: 0,
                rows: Vec::new(),
            });
            cause.sum = cause.sum.plus(row.amount).map_err(unsummable)?;
            cause.count += 1;
            cause.rows.push(row.id.clone());
        }
        Ok(causes.into_values().collect())
    }
}
