//! Reading the disclosure chain: for audits, also while a server writes.

use std::path::Path;

use rusqlite::{Connection, params};
use thiserror::Error;

use super::heard::{OwnRecords, records_of};
use super::open::{self, OpenFailure};
use super::rows::{damaged, failure};
use crate::basics::{CustomerId, Digest};
use crate::disclosure::{Break, ChainKey, ChainRecord, Receipt, Verifier};
use crate::vault::VaultFailure;

/// How many records are read at a time, each about a kilobyte: no snapshot is held for longer
/// than it takes to read them, so that the server's file can be tidied meanwhile.
const PAGE_RECORDS: usize = 1000;

/// Why a chain was not found sound.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum LogFailure {
    /// It does not hold.
    #[error(transparent)]
    Broken(#[from] Break),
    /// It cannot be read.
    #[error(transparent)]
    Unread(#[from] VaultFailure),
}

/// One record as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredRecord {
    /// Its number.
    pub sequence: u64,
    /// Its hash.
    pub hash: Digest,
    /// Its text.
    pub text: String,
}

/// The disclosure chain of a vault, to be read.
pub struct DisclosureLog {
    connection: Connection,
}

impl DisclosureLog {
    /// Opens the chain of the vault at `path`.
    ///
    /// # Errors
    ///
    /// [`OpenFailure`] when there is no vault, or one of another version.
    pub fn open(path: &Path) -> Result<Self, OpenFailure> {
        Ok(Self { connection: open::for_reading(path)? })
    }

    /// How many records there are.
    ///
    /// # Errors
    ///
    /// [`VaultFailure`] when they cannot be read.
    pub fn count(&self) -> Result<u64, VaultFailure> {
        let sql = "SELECT count(*) FROM disclosure";
        let count: i64 = self.connection.query_row(sql, [], |row| row.get(0)).map_err(failure)?;
        u64::try_from(count).map_err(|_| damaged("the number of records"))
    }

    /// The records after `after`, 1,000 at most; from the very first one when it is `None`.
    ///
    /// # Errors
    ///
    /// [`VaultFailure`] when they cannot be read, or one is none.
    pub fn page(&self, after: Option<u64>) -> Result<Vec<StoredRecord>, VaultFailure> {
        // From the lowest number there can be: a record that was smuggled in below 1 must show.
        let from = after.map_or(i64::MIN, |n| i64::try_from(n).map_or(i64::MAX, |n| n + 1));
        let sql = "SELECT sequence, hash, body FROM disclosure
            WHERE sequence >= ?1 ORDER BY sequence LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql).map_err(failure)?;
        let values = params![from, PAGE_RECORDS as i64];
        let rows = statement.query_map(values, |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, [u8; 32]>(1)?, row.get(2)?))
        });
        let record = |row: rusqlite::Result<(i64, [u8; 32], String)>| {
            let (sequence, hash, text) = row.map_err(failure)?;
            let sequence = u64::try_from(sequence).map_err(|_| damaged("a record's number"))?;
            Ok(StoredRecord { sequence, hash: Digest::from_bytes(hash), text })
        };
        rows.map_err(failure)?.map(record).collect()
    }

    /// What was told about `customer` before the record with the number `before`, a thousand
    /// records at most.
    ///
    /// # Errors
    ///
    /// [`VaultFailure`] when they cannot be read, or one is none.
    pub fn told_about(
        &self,
        key: &ChainKey,
        customer: &CustomerId,
        before: Option<u64>,
    ) -> Result<OwnRecords, VaultFailure> {
        records_of(&self.connection, key, customer, before)
    }

    /// Walks the whole chain, as far as it reaches when its end is met; `seen` is told the number
    /// of each page's last record. Returns where the chain ends.
    ///
    /// # Errors
    ///
    /// [`LogFailure::Broken`] with the first break, or that the chain cannot be read.
    pub fn verify(
        &self,
        key: &ChainKey,
        known: impl IntoIterator<Item = Receipt>,
        mut seen: impl FnMut(u64),
    ) -> Result<Receipt, LogFailure> {
        let mut verifier = Verifier::new(key, known);
        let mut after = None;
        loop {
            let page = self.page(after)?;
            for StoredRecord { sequence, hash, text } in &page {
                verifier.take(ChainRecord { sequence: *sequence, hash: *hash, text })?;
            }
            match page.last() {
                Some(last) if page.len() == PAGE_RECORDS => after = Some(last.sequence),
                _ => return Ok(verifier.finish()?),
            }
            after.iter().for_each(|sequence| seen(*sequence));
        }
    }
}
