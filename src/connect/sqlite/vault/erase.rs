//! Erasing a customer: every row that names them, and the key without which their records name
//! nobody.

use std::thread;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::bank_grants::note_erasure;
use super::ledger::Undone;
use super::rows::damaged;
use crate::basics::{CustomerId, Digest};
use crate::disclosure::{ChainKey, Receipt, erased_text};

/// The tables with rows of customers: all that have this column, so that none is forgotten.
const TABLES: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' AND EXISTS (
    SELECT 1 FROM pragma_table_info(sqlite_schema.name) WHERE name = 'customer_id')";

/// How often the log is tried to be emptied, and how long each try waits for those who read: a
/// second in all.
const LOG_TRIES: usize = 50;

/// See [`LOG_TRIES`].
const LOG_PAUSE: Duration = Duration::from_millis(20);

/// Removes every row of `customer`, and what their records of versions 1 and 2 say of them. Whether
/// there was anything.
pub(super) fn erase(
    connection: &Connection,
    key: &ChainKey,
    customer: &CustomerId,
    at: DateTime<Utc>,
) -> Result<bool, Undone> {
    let records = what_is_left(connection, key, customer)?;
    note_erasure(connection, key, customer, at)?;
    let mut statement = connection.prepare(TABLES)?;
    let tables: Vec<String> =
        statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut rows = records.len();
    for (sequence, left) in records {
        let sql = "UPDATE disclosure SET body = ?2, customer = NULL WHERE sequence = ?1";
        connection.prepare_cached(sql)?.execute(params![sequence, left])?;
    }
    for table in tables {
        let sql = format!("DELETE FROM \"{table}\" WHERE customer_id = ?1");
        rows += connection.execute(&sql, [customer.as_str()])?;
    }
    Ok(rows > 0)
}

/// What may stay of each record that hides `customer` behind a pseudonym alone, by its number.
/// Refuses where one was altered: nobody vouches for what is left of it.
fn what_is_left(
    connection: &Connection,
    key: &ChainKey,
    customer: &CustomerId,
) -> Result<Vec<(i64, String)>, Undone> {
    let refused = || Undone::Refused(damaged("a record"));
    let sql = "SELECT sequence, hash, body, coalesce(
            (SELECT hash FROM disclosure AS before WHERE before.sequence = own.sequence - 1), ?2)
        FROM disclosure AS own WHERE customer = ?1";
    let genesis = Receipt::genesis().hash;
    let pseudonym = key.customer_pseudonym(customer);
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query(params![pseudonym, genesis.as_bytes()])?;
    let mut left = Vec::new();
    while let Some(row) = rows.next()? {
        let (sequence, text): (i64, String) = (row.get(0)?, row.get(2)?);
        let (hash, before) = (Digest::from_bytes(row.get(1)?), Digest::from_bytes(row.get(3)?));
        let number = u64::try_from(sequence).map_err(|_| refused())?;
        let after = Receipt { sequence: number.saturating_sub(1), hash: before };
        if !key.continues(after, Receipt { sequence: number, hash }, &text) {
            return Err(refused());
        }
        let stays = erased_text(key, before, hash, &text).ok_or_else(refused)?;
        left.push((sequence, stays));
    }
    Ok(left)
}

/// Writes the log into the file and cuts it to nothing, so that no page that was erased is left in
/// it. Whether it could be done: while somebody reads an older state, it cannot.
pub(super) fn empty_log(connection: &Connection) -> rusqlite::Result<bool> {
    for _ in 0..LOG_TRIES {
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        if connection.query_row(sql, [], |row| row.get::<_, i64>(0))? == 0 {
            return Ok(true);
        }
        thread::sleep(LOG_PAUSE);
    }
    Ok(false)
}
