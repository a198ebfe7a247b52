//! Links that were seen to be live, for as long as nothing can have ended them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::basics::LinkId;

/// The most links that are known. At about a hundred bytes each they take a megabyte at most.
const LINKS_MAX: usize = 8192;

/// Links with the first instant at which their consent no longer holds.
///
/// Whoever writes to the file alone need not read before every record whether the link it is about
/// still holds: only a write ends one.
#[derive(Default)]
pub(super) struct Live {
    until: HashMap<LinkId, DateTime<Utc>>,
    /// SQLite's count of what other connections, of this process or another, have committed.
    version: Option<i64>,
}

impl Live {
    /// Forgets all links when somebody else has written since the last call.
    ///
    /// To be called in the transaction in which [`Live::holds`] is asked, once it has the write
    /// lock: then nobody else can write until it ends.
    ///
    /// # Errors
    ///
    /// SQLite's.
    pub(super) fn begin(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        let mut statement = connection.prepare_cached("PRAGMA data_version")?;
        let version = Some(statement.query_row([], |row| row.get(0))?);
        if self.version != version {
            self.forget();
            self.version = version;
        }
        Ok(())
    }

    /// Forgets all links.
    pub(super) fn forget(&mut self) {
        self.until.clear();
    }

    /// Whether `link` is known to hold at `at`.
    pub(super) fn holds(&self, link: &LinkId, at: DateTime<Utc>) -> bool {
        self.until.get(link).is_some_and(|until| at < *until)
    }

    /// Notes that `link` is live, its consent until `until`.
    pub(super) fn keep(&mut self, link: &LinkId, until: DateTime<Utc>) {
        if self.until.len() >= LINKS_MAX {
            self.forget();
        }
        self.until.insert(link.clone(), until);
    }
}
