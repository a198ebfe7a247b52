//! The `Bank` port over a bank file.

use std::cmp::{Ordering, Reverse};
use std::num::NonZeroUsize;
use std::path::Path;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rusqlite::{Connection, OptionalExtension, params};

use super::file::BankFileError;
use super::readers::Readers;
use super::rows::{self, AccountRow, failure};
use super::schema::{ACCOUNTS, ANYBODY, COUNT, CURRENCY, HOLDINGS, TRANSACTIONS};
use crate::bank::{
    AccountStatus, Balance, Bank, BankFailure, Holdings, Position, Transaction, TransactionFilter,
    TransactionPage, TransactionStatus,
};
use crate::basics::{AccountId, Currency, Pending};
use crate::consent::LinkedCustomer;

/// A bank whose data lie in one SQLite file; see [`super::schema`].
///
/// It only reads. Another process may write meanwhile: a call sees one state of the file. Reads
/// run inside the call, on the caller's thread, and never wait for a writer.
///
/// The order among transactions of the same instant: accounts by the text of their ids, then
/// transaction ids by number.
pub struct SqliteBank {
    readers: Readers,
}

impl SqliteBank {
    /// Opens the bank file at `path` with `readers` connections: as many as there are threads
    /// that ask.
    ///
    /// # Errors
    ///
    /// [`BankFileError`] when it is missing, unreadable, no bank file or of another version.
    pub fn open(path: &Path, readers: NonZeroUsize) -> Result<Self, BankFileError> {
        Ok(Self { readers: Readers::open(path, readers)? })
    }
}

impl Bank for SqliteBank {
    fn holdings<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
    ) -> Pending<'a, Result<Holdings, BankFailure>> {
        // One statement sees one state of the file by itself.
        Box::pin(async move { holdings(&self.readers.take(), customer) })
    }

    fn balances<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Vec<Balance>, BankFailure>> {
        Box::pin(async move { balances(&self.readers.take(), customer, accounts) })
    }

    fn transactions<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        after: Option<&'a Position>,
        rows_max: u16,
    ) -> Pending<'a, Result<TransactionPage, BankFailure>> {
        Box::pin(async move {
            let pushed_down = TransactionFilter {
                status: filter.status.filter(|status| *status == TransactionStatus::Pending),
                ..TransactionFilter::within(filter.accounts.clone(), filter.from, filter.until)
            };
            if *filter == pushed_down {
                let page =
                    |file: &Connection| transactions(file, customer, filter, after, rows_max);
                return snapshot(&self.readers.take(), page);
            }
            let all =
                |file: &Connection| transactions(file, customer, &pushed_down, None, u16::MAX);
            let all = snapshot(&self.readers.take(), all)?;
            Ok(filter.page_of(all.rows, after, rows_max))
        })
    }

    fn ready<'a>(&'a self) -> Pending<'a, Result<(), BankFailure>> {
        Box::pin(async move {
            let one = self.readers.take().query_row(ANYBODY, [], |_| Ok(()));
            // A bank without customers can be asked, too.
            one.optional().map(|_| ()).map_err(|error| failure(&error))
        })
    }
}

/// Runs `read` on one state of the file, however many statements it takes.
fn snapshot<T>(
    file: &Connection,
    read: impl FnOnce(&Connection) -> Result<T, BankFailure>,
) -> Result<T, BankFailure> {
    let run = |sql| {
        let done = file.prepare_cached(sql).and_then(|mut statement| statement.execute([]));
        done.map_err(|error| failure(&error))
    };
    if !file.is_autocommit() {
        // A panic in an earlier read left its snapshot open.
        run("ROLLBACK")?;
    }
    run("BEGIN")?;
    let answer = read(file);
    run("COMMIT")?;
    answer
}

fn holdings(file: &Connection, customer: &LinkedCustomer) -> Result<Holdings, BankFailure> {
    let nobody = Holdings { time_zone: Tz::UTC, accounts: Vec::new(), balances: None };
    let Some(key) = rows::key_of(customer.customer().as_str()) else { return Ok(nobody) };
    let mut statement = file.prepare_cached(HOLDINGS).map_err(|error| failure(&error))?;
    let mut rows = statement.query([key]).map_err(|error| failure(&error))?;
    let mut time_zone = None;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(|error| failure(&error))? {
        if time_zone.is_none() {
            time_zone = Some(rows::time_zone(row)?);
        }
        if let Some(row) = AccountRow::read_joined(row)?
            && customer.may_see(&row.account.id)
        {
            found.push(row);
        }
    }
    let Some(time_zone) = time_zone else { return Ok(nobody) };
    found.sort_by_key(|row| row.position);
    let mut accounts = Vec::with_capacity(found.len());
    let mut balances = Vec::with_capacity(found.len());
    for row in found {
        if row.account.status != AccountStatus::Closed {
            balances.extend(row.balance()?);
        }
        accounts.push(row.account);
    }
    Ok(Holdings { time_zone, accounts, balances: Some(balances) })
}

fn balances(
    file: &Connection,
    customer: &LinkedCustomer,
    accounts: &[AccountId],
) -> Result<Vec<Balance>, BankFailure> {
    let Some(key) = rows::key_of(customer.customer().as_str()) else { return Ok(Vec::new()) };
    account_rows(file, key, customer)?
        .into_iter()
        .filter(|row| row.account.status != AccountStatus::Closed)
        .filter(|row| accounts.contains(&row.account.id))
        .filter_map(|row| row.balance().transpose())
        .collect()
}

/// The customer's accounts that the grant covers, in the order of the key.
fn account_rows(
    file: &Connection,
    key: i64,
    customer: &LinkedCustomer,
) -> Result<Vec<AccountRow>, BankFailure> {
    let mut statement = file.prepare_cached(ACCOUNTS).map_err(|error| failure(&error))?;
    let mut rows = statement.query([key]).map_err(|error| failure(&error))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(|error| failure(&error))? {
        let row = AccountRow::read(row)?;
        if customer.may_see(&row.account.id) {
            found.push(row);
        }
    }
    Ok(found)
}

fn transactions(
    file: &Connection,
    customer: &LinkedCustomer,
    filter: &TransactionFilter,
    after: Option<&Position>,
    rows_max: u16,
) -> Result<TransactionPage, BankFailure> {
    let mut page = TransactionPage { rows: Vec::new(), total: 0 };
    let Some(key) = rows::key_of(customer.customer().as_str()) else { return Ok(page) };
    let mut accounts: Vec<&AccountId> =
        filter.accounts.iter().filter(|account| customer.may_see(account)).collect();
    accounts.sort();
    accounts.dedup();
    for account in accounts {
        let Some(slice) = Slice::of(file, key, account, filter)? else { continue };
        page.total += slice.count(file)?;
        slice.read(file, after, rows_max, &mut page.rows)?;
    }
    // Each account came in its own order and accounts in theirs: a stable sort by time is enough.
    page.rows.sort_by_key(|row| Reverse(row.made_at));
    page.rows.truncate(usize::from(rows_max));
    Ok(page)
}

/// One account's part of a filter.
struct Slice<'a> {
    customer: i64,
    key: i64,
    account: &'a AccountId,
    currency: Currency,
    from_ms: i64,
    until_ms: i64,
    /// 0 for pending ones alone, 1 for all: the greatest `is_posted` that is told.
    is_posted_max: i64,
}

impl<'a> Slice<'a> {
    /// `None` when the customer does not hold `account`.
    fn of(
        file: &Connection,
        customer: i64,
        account: &'a AccountId,
        filter: &TransactionFilter,
    ) -> Result<Option<Self>, BankFailure> {
        let Some(key) = rows::key_of(account.as_str()) else { return Ok(None) };
        let code: Option<String> = file
            .prepare_cached(CURRENCY)
            .and_then(|mut read| read.query_row([customer, key], |row| row.get(0)).optional())
            .map_err(|error| failure(&error))?;
        let Some(code) = code else { return Ok(None) };
        Ok(Some(Self {
            customer,
            key,
            account,
            currency: rows::currency(&code)?,
            from_ms: first_ms_not_before(filter.from),
            until_ms: first_ms_not_before(filter.until),
            is_posted_max: i64::from(filter.status != Some(TransactionStatus::Pending)),
        }))
    }

    /// Costs what the account holds in the span: the rows are counted, nothing else is touched.
    fn count(&self, file: &Connection) -> Result<u64, BankFailure> {
        let bounds =
            params![self.customer, self.key, self.from_ms, self.until_ms, self.is_posted_max];
        let count: i64 = file
            .prepare_cached(COUNT)
            .and_then(|mut statement| statement.query_row(bounds, |row| row.get(0)))
            .map_err(|error| failure(&error))?;
        Ok(count.unsigned_abs())
    }

    fn read(
        &self,
        file: &Connection,
        after: Option<&Position>,
        rows_max: u16,
        into: &mut Vec<Transaction>,
    ) -> Result<(), BankFailure> {
        let Some(start) = Start::of(after, self.account) else { return Ok(()) };
        let bounds = params![
            self.customer,
            self.key,
            self.from_ms,
            self.until_ms.min(start.until_ms),
            start.told_ms,
            start.told_id,
            rows_max,
            self.is_posted_max
        ];
        let mut statement = file.prepare_cached(TRANSACTIONS).map_err(|error| failure(&error))?;
        let mut rows = statement.query(bounds).map_err(|error| failure(&error))?;
        while let Some(row) = rows.next().map_err(|error| failure(&error))? {
            into.push(rows::transaction(row, self.account, self.currency)?);
        }
        Ok(())
    }
}

/// Where one account's rows go on after a position among the rows of several accounts.
struct Start {
    until_ms: i64,
    told_ms: i64,
    told_id: i64,
}

impl Start {
    /// `None` when the position is none that this bank gave out.
    fn of(after: Option<&Position>, account: &AccountId) -> Option<Self> {
        // No row is made at the first instant there is: it marks "nothing told".
        let nothing = i64::MIN;
        let Some(after) = after else {
            return Some(Self { until_ms: i64::MAX, told_ms: nothing, told_id: nothing });
        };
        let same_instant = after.made_at_ms.saturating_add(1);
        Some(match account.as_str().cmp(&after.account) {
            // Of the same instant, this account's rows came before the position,
            Ordering::Less => {
                Self { until_ms: after.made_at_ms, told_ms: nothing, told_id: nothing }
            }
            // those up to the position's own row came before it,
            Ordering::Equal => Self {
                until_ms: same_instant,
                told_ms: after.made_at_ms,
                told_id: rows::key_of(&after.id)?,
            },
            // or all come after it.
            Ordering::Greater => {
                Self { until_ms: same_instant, told_ms: nothing, told_id: nothing }
            }
        })
    }
}

/// The first whole millisecond that is not before `instant`: rows are kept to the millisecond.
fn first_ms_not_before(instant: DateTime<Utc>) -> i64 {
    let whole = instant.timestamp_millis();
    let cut = !instant.timestamp_subsec_nanos().is_multiple_of(1_000_000);
    whole.saturating_add(i64::from(cut))
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::connect::sqlite::generate::{BankPlan, generate};

    /// Planning costs more than running: a statement keeps its plan whatever is asked for.
    #[test]
    fn a_statement_is_planned_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.db");
        let as_of = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let plan = BankPlan { customers: 50, months: 3, seed: 1, as_of };
        generate(&plan, &path, false, &mut |_| ()).unwrap();
        let readers = Readers::open(&path, NonZeroUsize::MIN).unwrap();
        let file = readers.take();
        for sql in [HOLDINGS, ACCOUNTS, COUNT, TRANSACTIONS] {
            let mut statement = file.prepare(sql).unwrap();
            for step in 1..20_i64 {
                for index in 1..=statement.parameter_count() {
                    let value = step * 100_000_000_000 * i64::from(index == 4) + step;
                    statement.raw_bind_parameter(index, value).unwrap();
                }
                let mut rows = statement.raw_query();
                while rows.next().unwrap().is_some() {}
            }
            assert_eq!(statement.get_status(StatementStatus::RePrepare), 0, "{sql}");
        }
    }
}
