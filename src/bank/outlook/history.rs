//! The past in which what recurs is looked for.

use chrono::Months;

use super::view::ids;
use crate::bank::account::Account;
use crate::bank::port::BankFailure;
use crate::bank::query::Asked;
use crate::bank::query::start_of;
use crate::bank::recurring::{Stream, detect};
use crate::bank::selection::{Kinds, TransactionFilter, place_of};
use crate::bank::transaction::{Transaction, TransactionKind};

/// How far back is looked, in months: a yearly bill twice, and a quarter to spare.
const HISTORY_MONTHS: u32 = 15;

/// How many rows are fetched at a time.
const PAGE_ROWS: u16 = 500;

impl Asked<'_> {
    /// The transactions of `accounts` that may recur; none where they may not be searched.
    pub(super) async fn history(
        &self,
        accounts: &[&Account],
    ) -> Result<Vec<Transaction>, BankFailure> {
        if accounts.is_empty() || !self.may_search() {
            return Ok(Vec::new());
        }
        let today = self.today();
        let first = today.checked_sub_months(Months::new(HISTORY_MONTHS)).unwrap_or(today);
        let tomorrow = today.succ_opt().unwrap_or(today);
        let (from, until) = (start_of(first, self.time_zone), start_of(tomorrow, self.time_zone));
        let recurring: Vec<TransactionKind> = TransactionKind::ALL
            .into_iter()
            .filter(|kind| !matches!(kind, TransactionKind::Cash | TransactionKind::Refund))
            .collect();
        let filter = TransactionFilter {
            kinds: Kinds::of(&recurring),
            ..TransactionFilter::within(ids(accounts), from, until)
        };
        self.all_of(&filter).await
    }

    /// Every transaction of `filter`, fetched page by page.
    pub(super) async fn all_of(
        &self,
        filter: &TransactionFilter,
    ) -> Result<Vec<Transaction>, BankFailure> {
        let mut rows: Vec<Transaction> = Vec::new();
        loop {
            let after = rows.last().map(place_of);
            let page =
                self.bank.transactions(self.customer, filter, after.as_ref(), PAGE_ROWS).await?;
            let is_last = page.rows.len() < usize::from(PAGE_ROWS);
            rows.extend(page.rows);
            if is_last {
                return Ok(rows);
            }
        }
    }

    /// What recurs in `history`.
    pub(super) fn streams(&self, history: &[Transaction]) -> Vec<Stream> {
        detect(history, self.merchants, self.time_zone, self.today())
    }
}
