//! The latest transactions, and those that are pending.

use chrono::Days;

use super::asked::{Asked, account_of, ids};
use super::span::start_of;
use crate::bank::account::Account;
use crate::bank::answer::{Answer, Recent, TransactionLine};
use crate::bank::horizon::RECENT_DAYS;
use crate::bank::port::BankFailure;
use crate::bank::question::{Metric, PAGE_ITEMS_MAX, Page};
use crate::bank::selection::{TransactionFilter, TransactionPage, place_of};
use crate::bank::transaction::{Transaction, TransactionStatus};
use crate::consent::DataClass;

/// Rows asked for to tell a page: one more than is told says whether another page follows, which
/// a count cannot when rows were added on top meanwhile.
pub(super) const ROWS_MAX: u16 = 4;
const _: () = assert!(ROWS_MAX as usize == PAGE_ITEMS_MAX + 1);

impl Asked<'_> {
    /// The latest transactions of `accounts`.
    pub(in crate::bank) async fn recent(
        &self,
        accounts: &[&Account],
    ) -> Result<Answer, BankFailure> {
        let today = self.calendar.today;
        // Today is the last of the days that are told of.
        let before = Days::new(RECENT_DAYS.unsigned_abs() - 1);
        let first = today.checked_sub_days(before).unwrap_or(today);
        let pending_only = self.question.metric == Metric::Pending;
        let from = start_of(first, self.time_zone);
        // The whole of today: banks that know only the day write its noon or its end.
        let until = start_of(today.succ_opt().unwrap_or(today), self.time_zone);
        let filter = TransactionFilter {
            status: pending_only.then_some(TransactionStatus::Pending),
            ..TransactionFilter::within(ids(accounts), from, until)
        };
        let (after, told) = match &self.question.page {
            Page::After { position, told } => (Some(position), *told),
            Page::First | Page::Skip(_) => (None, 0),
        };
        let page = self.bank.transactions(self.customer, &filter, after, ROWS_MAX).await?;
        let TransactionPage { rows, total } = page;
        let told_page = self.told_page(accounts, rows, told, total)?;
        if let Some(payment) = self.picked(&told_page) {
            return Ok(payment);
        }
        Ok(Answer::Recent(Recent {
            account: self.only(accounts),
            kind: self.kind_of(accounts),
            pending_only,
            lines: told_page.lines,
            told: u64::from(told),
            total: told_page.total,
            today,
            days: self
                .customer
                .look_back()
                .days()
                .map_or(RECENT_DAYS, |d| RECENT_DAYS.min(d.into())),
            next: told_page.next,
        }))
    }

    /// The page of `rows`, of which there may be one more than is told: the page after it, and
    /// how many there are in all, of which the bank said that they are `total`.
    pub(super) fn told_page(
        &self,
        accounts: &[&Account],
        mut rows: Vec<Transaction>,
        told: u16,
        total: u64,
    ) -> Result<ToldPage, BankFailure> {
        let items_max = if self.question.single && told == 0 { 1 } else { PAGE_ITEMS_MAX };
        let has_more = rows.len() > items_max;
        rows.truncate(items_max);
        let mut lines = Vec::with_capacity(rows.len());
        for row in &rows {
            lines.push(self.line(accounts, row)?);
        }
        let read = u64::from(told).saturating_add(lines.len() as u64);
        let told = u16::try_from(read).unwrap_or(u16::MAX);
        let last = rows.last().filter(|_| has_more);
        let next = last.map(|row| Page::After { position: place_of(row), told });
        Ok(ToldPage {
            lines,
            // A count that disagrees with the rows (some were added meanwhile) gives way.
            total: if has_more { total.max(read.saturating_add(1)) } else { read },
            next,
            rows,
        })
    }

    pub(in crate::bank) fn line(
        &self,
        accounts: &[&Account],
        row: &Transaction,
    ) -> Result<TransactionLine, BankFailure> {
        let account = account_of(accounts, &row.account, row.amount)?;
        let may_hear = self.customer.classes().has(DataClass::SpeakNames);
        let party = if may_hear { self.merchants.party(row) } else { None };
        Ok(TransactionLine {
            id: row.id.clone(),
            account: self.naming.name(account),
            made_on: row.made_at.with_timezone(&self.time_zone).date_naive(),
            status: row.status,
            kind: row.kind,
            amount: row.amount,
            counterparty: party.map(|party| party.name),
        })
    }
}

/// One page of transactions.
pub(super) struct ToldPage {
    pub(super) rows: Vec<Transaction>,
    pub(super) lines: Vec<TransactionLine>,
    pub(super) total: u64,
    pub(super) next: Option<Page>,
}
