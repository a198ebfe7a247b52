//! The `Bank` port over a bank file.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rusqlite::{Connection, OptionalExtension};
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::task::block_in_place;

use super::file::BankFileError;
use super::long_reads::LongReads;
use super::readers::{Reader, Readers};
use super::rows::{self, AccountRow, failure};
use super::statements::{ACCOUNTS, ANYBODY, HOLDINGS};
use super::{arrangements, cards, pages, tallies};
use crate::bank::{
    AccountStatus, Balance, Bank, BankFailure, Card, CardLock, CardUnlock, Holdings, Obligations,
    Position, Tally, TransactionFilter, TransactionPage,
};
use crate::basics::{AccountId, Pending};
use crate::consent::LinkedCustomer;

/// A bank whose data lie in one SQLite file; see [`super::schema`].
///
/// It only reads, save for locking a card. Another process may write meanwhile: a call sees one
/// state of the file. Reads never wait for a writer. Short ones, and nearly all are, run inside
/// the call, on the caller's thread; one that turns out to be long begins anew on another.
///
/// The order among transactions of the same instant: accounts by the text of their ids, then
/// transaction ids by number.
pub struct SqliteBank {
    path: PathBuf,
    readers: Readers,
    long_reads: LongReads,
}

/// How much of the bank file each connection maps into memory, in bytes: the most that SQLite maps
/// at all. What lies beyond is read with a copy, for a microsecond a page more.
///
/// Mapped pages belong to the operating system's cache, which holds them however they are read and
/// takes them back when memory is short. They count as resident memory of the server for as long,
/// once per connection (`RssFile`), and are none of its own (`RssAnon`).
const MAPPED_BYTES_MAX: u64 = 0x7fff_0000;

impl SqliteBank {
    /// Opens the bank file at `path` with `readers` connections: as many as there are threads
    /// that ask.
    ///
    /// # Errors
    ///
    /// [`BankFileError`] when it is missing, unreadable, no bank file or of another version.
    pub fn open(path: &Path, readers: NonZeroUsize) -> Result<Self, BankFileError> {
        let readers = Readers::open(path, readers, MAPPED_BYTES_MAX)?;
        Ok(Self { path: path.into(), readers, long_reads: LongReads::open(path)? })
    }
}

impl Bank for SqliteBank {
    fn holdings<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
    ) -> Pending<'a, Result<Holdings, BankFailure>> {
        // One statement sees one state of the file by itself.
        Box::pin(async move { holdings(&self.readers.take().file, customer) })
    }

    fn balances<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Vec<Balance>, BankFailure>> {
        Box::pin(async move { balances(&self.readers.take().file, customer, accounts) })
    }

    fn transactions<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        after: Option<&'a Position>,
        rows_max: u16,
    ) -> Pending<'a, Result<TransactionPage, BankFailure>> {
        Box::pin(async move {
            let page = |reader: &Reader| pages::page(reader, customer, filter, after, rows_max);
            if let Some(page) = self.readers.read_shortly(page)? {
                return Ok(page);
            }
            let (customer, filter, after) = (customer.clone(), filter.clone(), after.cloned());
            let page = move |reader: &Reader| {
                pages::page(reader, &customer, &filter, after.as_ref(), rows_max)
            };
            self.long_reads.read(page).await
        })
    }

    fn tally<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        edges: &'a [DateTime<Utc>],
    ) -> Pending<'a, Result<Vec<Tally>, BankFailure>> {
        Box::pin(async move {
            let tally = |reader: &Reader| tallies::tally(reader, customer, filter, edges);
            if let Some(tallies) = self.readers.read_shortly(tally)? {
                return Ok(tallies);
            }
            let (customer, filter, edges) = (customer.clone(), filter.clone(), edges.to_vec());
            let tally = move |reader: &Reader| tallies::tally(reader, &customer, &filter, &edges);
            self.long_reads.read(tally).await
        })
    }

    fn obligations<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Obligations, BankFailure>> {
        Box::pin(async move {
            self.readers.read(|reader| arrangements::obligations(&reader.file, customer, accounts))
        })
    }

    fn cards<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Option<Vec<Card>>, BankFailure>> {
        Box::pin(async move {
            self.readers.read(|reader| cards::cards(&reader.file, customer, accounts)).map(Some)
        })
    }

    fn lock_card<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        card: &'a str,
    ) -> Pending<'a, Result<CardLock, BankFailure>> {
        // No await point: a caller who gives up has either not begun it or seen it done.
        Box::pin(async move { aside(|| cards::lock(&self.path, customer, card)) })
    }

    fn unlocks_cards(&self) -> bool {
        true
    }

    fn unlock_card<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        card: &'a str,
    ) -> Pending<'a, Result<CardUnlock, BankFailure>> {
        Box::pin(async move { aside(|| cards::unlock(&self.path, customer, card)) })
    }

    fn ready<'a>(&'a self) -> Pending<'a, Result<(), BankFailure>> {
        Box::pin(async move {
            let one = self.readers.take().file.query_row(ANYBODY, [], |_| Ok(()));
            // A bank without customers can be asked, too.
            one.optional().map(|_| ()).map_err(|error| failure(&error))
        })
    }
}

/// Runs `wait`, which waits for a disk, while another thread does the rest of this worker's work.
fn aside<T>(wait: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|runtime| runtime.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => block_in_place(wait),
        // There is no other worker.
        _ => wait(),
    }
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

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;
    use crate::connect::sqlite::generate::{BankPlan, generate};
    use crate::connect::sqlite::statements::{ALL, SWITCH};

    /// Planning costs more than running: a statement keeps its plan whatever is asked for.
    #[test]
    fn a_statement_is_planned_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.db");
        let as_of = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let plan = BankPlan { customers: 50, heavy: 0, months: 3, seed: 1, as_of };
        generate(&plan, &path, false, &mut |_| ()).unwrap();
        let readers = Readers::open(&path, NonZeroUsize::MIN, 0).unwrap();
        let file = &readers.take().file;
        for sql in ALL.into_iter().filter(|sql| *sql != SWITCH) {
            let mut statement = file.prepare(sql).unwrap();
            for step in 1..20_i64 {
                for index in 1..=statement.parameter_count() {
                    let value = step * 100_000_000_000 * i64::from(index == 4) + step;
                    // The eleventh is a list.
                    match index {
                        11 => statement.raw_bind_parameter(index, format!("[{value}]")).unwrap(),
                        _ => statement.raw_bind_parameter(index, value).unwrap(),
                    }
                }
                let mut rows = statement.raw_query();
                while rows.next().unwrap().is_some() {}
            }
            assert_eq!(statement.get_status(StatementStatus::RePrepare), 0, "{sql}");
        }
    }
}
