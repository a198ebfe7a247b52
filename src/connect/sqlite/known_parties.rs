//! The parties that a connection has met.

use std::collections::HashMap;

use rusqlite::Connection;

use super::rows::{Party, failure};
use super::statements::{DATA_VERSION, PARTY};
use crate::bank::BankFailure;

/// How many parties a connection remembers: more than the usual customers of a day meet, less
/// than a megabyte. When there are more, it begins anew.
const KNOWN_MAX: usize = 4096;

/// Parties as they were when the file was last changed. Looking one up in the file takes as long
/// as reading three transactions, and the same few are behind most of them.
#[derive(Default)]
pub(super) struct KnownParties {
    known: HashMap<i64, Party>,
    /// The version of the file that they are of.
    version: i64,
    /// Whether that has been compared since the snapshot began.
    is_compared: bool,
}

impl KnownParties {
    /// To be called when a snapshot begins: the file may have changed since the last one.
    pub(super) fn doubt(&mut self) {
        self.is_compared = false;
    }

    /// The party `id`, which a transaction names.
    ///
    /// # Errors
    ///
    /// [`BankFailure`] when the file cannot be read, or has no such party.
    pub(super) fn party(&mut self, file: &Connection, id: i64) -> Result<Party, BankFailure> {
        if !self.is_compared {
            let mut read = file.prepare_cached(DATA_VERSION).map_err(|error| failure(&error))?;
            let version = read.query_row([], |row| row.get(0)).map_err(|error| failure(&error))?;
            if version != self.version {
                self.known.clear();
                self.version = version;
            }
            self.is_compared = true;
        }
        if let Some(party) = self.known.get(&id) {
            return Ok(party.clone());
        }
        let mut statement = file.prepare_cached(PARTY).map_err(|error| failure(&error))?;
        let party = Party::find(&mut statement, id)?;
        if self.known.len() == KNOWN_MAX {
            self.known.clear();
        }
        self.known.insert(id, party.clone());
        Ok(party)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::Untrusted;

    /// What another program changes is seen in the next snapshot, and not within one.
    #[test]
    fn a_change_is_seen_when_a_snapshot_begins() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.db");
        let writer = Connection::open(&path).unwrap();
        writer
            .execute_batch(
                "PRAGMA journal_mode = WAL; CREATE TABLE party (party_id, name, descriptor, mcc);
                 INSERT INTO party VALUES (7, NULL, 'OLD', NULL)",
            )
            .unwrap();
        let file = Connection::open(&path).unwrap();
        let mut parties = KnownParties::default();
        let mut text = |begins: bool| {
            if begins {
                file.execute_batch("COMMIT").ok();
                file.execute_batch("BEGIN").unwrap();
                parties.doubt();
            }
            parties.party(&file, 7).unwrap().descriptor
        };
        assert!(text(true) == Untrusted::new("OLD"));
        writer.execute("UPDATE party SET descriptor = 'NEW'", []).unwrap();
        assert!(text(false) == Untrusted::new("OLD"));
        assert!(text(true) == Untrusted::new("NEW"));
        for id in 0..KNOWN_MAX as i64 + 10 {
            let sql = "INSERT INTO party VALUES (?1 + 100, NULL, 'MANY', NULL)";
            writer.execute(sql, [id]).unwrap();
        }
        text(true);
        for id in 0..KNOWN_MAX as i64 + 10 {
            parties.party(&file, 100 + id).unwrap();
        }
        assert!(parties.known.len() <= KNOWN_MAX);
    }
}
