//! The Vault port over one SQLite file.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use super::checkpoints::Checkpoints;
#[cfg(debug_assertions)]
use super::crash_point;
use super::heard;
use super::ledger;
use super::open::{self, Missing, OpenFailure};
use super::readers::Readers;
use super::rows;
use super::switches;
use super::writer::{Clock, Write, Writer};
use crate::basics::{CustomerId, Digest, Now, Pending};
use crate::consent::{Grant, MannerChange};
use crate::dialogue::Switch;
use crate::disclosure::{ChainKey, Disclosure, Receipt};
use crate::vault::{
    HeardFilter, HeardPage, LinkChange, NewLink, Once, Revoke, RevokedBy, Vault, VaultFailure,
};

/// A vault in a SQLite file.
///
/// Dropping it waits for the writes that were sent. A write whose future was never polled was
/// never sent.
pub struct SqliteVault {
    pub(super) readers: Readers,
    pub(super) writer: Writer,
    pub(super) key: Arc<ChainKey>,
}

impl SqliteVault {
    /// Opens the vault at `path`, or makes one there for its owner alone.
    ///
    /// `clock` decides what has run out and is removed; the port's own times are its arguments.
    ///
    /// # Errors
    ///
    /// [`OpenFailure`]: among others when the file is no vault, is of a later version, was written
    /// with another key, or when the last record of its chain was altered.
    pub fn open(
        path: &Path,
        key: ChainKey,
        clock: impl Fn() -> Now + Send + 'static,
    ) -> Result<Self, OpenFailure> {
        Self::open_after(path, key, clock, None, || ())
    }

    /// The same, with `checkpoints` made of its chain as it grows.
    ///
    /// # Errors
    ///
    /// Those of [`SqliteVault::open`].
    pub fn open_checked(
        path: &Path,
        key: ChainKey,
        clock: impl Fn() -> Now + Send + 'static,
        checkpoints: Option<Checkpoints>,
    ) -> Result<Self, OpenFailure> {
        Self::open_after(path, key, clock, checkpoints, || ())
    }

    /// The same, with `watch` told of each named point that a write passes on its way to the disk
    /// and back: there, tests end the process. Release builds do not have it.
    ///
    /// # Errors
    ///
    /// Those of [`SqliteVault::open`].
    #[cfg(debug_assertions)]
    pub fn open_watched(
        path: &Path,
        key: ChainKey,
        clock: impl Fn() -> Now + Send + 'static,
        watch: crash_point::Watch,
    ) -> Result<Self, OpenFailure> {
        Self::open_after(path, key, clock, None, || crash_point::set_watch(watch))
    }

    /// Opens the vault; the thread that writes does `first` before anything else.
    fn open_after(
        path: &Path,
        key: ChainKey,
        clock: impl Fn() -> Now + Send + 'static,
        checkpoints: Option<Checkpoints>,
        first: impl FnOnce() + Send + 'static,
    ) -> Result<Self, OpenFailure> {
        let connection = open::for_writing(path, Missing::Create)?;
        keep_key(&connection, &key, path)?;
        let failed = |source| OpenFailure::Vault { path: path.to_owned(), source };
        let head = ledger::head(&connection, &key, None)
            .map_err(|undone| failed(undone.into_failure()))?;
        let key = Arc::new(key);
        let readers = Readers::open(path)?;
        let at_work = (Box::new(clock) as Clock, checkpoints);
        let writer = Writer::start(connection, Arc::clone(&key), head, at_work, first)
            .map_err(|source| OpenFailure::Io { path: path.to_owned(), source })?;
        Ok(Self { readers, writer, key })
    }
}

/// Notes which key the chain has, or refuses another one.
pub(super) fn keep_key(
    connection: &Connection,
    key: &ChainKey,
    path: &Path,
) -> Result<(), OpenFailure> {
    let sqlite = |source| OpenFailure::Sqlite { path: path.to_owned(), source };
    let check = key.check_value();
    let sql = "INSERT INTO chain_key (check_value)
        SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM chain_key)";
    connection.execute(sql, [check.as_bytes()]).map_err(sqlite)?;
    let sql = "SELECT count(*) = 1 AND max(check_value) = ?1 FROM chain_key";
    let same: bool =
        connection.query_row(sql, [check.as_bytes()], |row| row.get(0)).map_err(sqlite)?;
    if same { Ok(()) } else { Err(OpenFailure::OtherKey { path: path.to_owned() }) }
}

impl Vault for SqliteVault {
    fn grant_of<'a>(&'a self, token: Digest) -> Pending<'a, Result<Option<Grant>, VaultFailure>> {
        Box::pin(async move { self.readers.with(|connection| rows::grant_of(connection, token)) })
    }

    fn link<'a>(&'a self, new: NewLink) -> Pending<'a, Result<(), VaultFailure>> {
        Box::pin(self.writer.submit(move |slot| Write::Link(Box::new(new), slot)))
    }

    fn bind_user<'a>(
        &'a self,
        token: Digest,
        user: Digest,
    ) -> Pending<'a, Result<bool, VaultFailure>> {
        Box::pin(async move {
            // Asked with every request of a linked user, answered by a write only once.
            match self.readers.with(|connection| rows::user_of(connection, token))? {
                None => Ok(false),
                Some(bound) if bound == Some(user) => Ok(true),
                Some(_) => {
                    self.writer.submit(move |slot| Write::BindUser { token, user, slot }).await
                }
            }
        })
    }

    fn retire_predecessor<'a>(&'a self, token: Digest) -> Pending<'a, Result<(), VaultFailure>> {
        Box::pin(self.writer.submit(move |slot| Write::RetirePredecessor { token, slot }))
    }

    fn revoke<'a>(
        &'a self,
        which: Revoke,
        by: RevokedBy,
        at: DateTime<Utc>,
        once: Option<Once>,
    ) -> Pending<'a, Result<u64, VaultFailure>> {
        Box::pin(self.writer.submit(move |slot| Write::Revoke { which, by, at, once, slot }))
    }

    fn disclose<'a>(
        &'a self,
        disclosure: Disclosure,
    ) -> Pending<'a, Result<Receipt, VaultFailure>> {
        Box::pin(self.writer.submit(move |slot| Write::Disclose(Box::new(disclosure), slot)))
    }

    fn keep_manner<'a>(
        &'a self,
        customer: CustomerId,
        change: MannerChange,
    ) -> Pending<'a, Result<(), VaultFailure>> {
        let keep = move |slot| Write::KeepManner { customer, change, slot };
        Box::pin(self.writer.submit(keep))
    }

    fn change_link<'a>(&'a self, change: LinkChange) -> Pending<'a, Result<(), VaultFailure>> {
        Box::pin(self.writer.submit(move |slot| Write::ChangeLink(Box::new(change), slot)))
    }

    fn heard<'a>(&'a self, filter: HeardFilter) -> Pending<'a, Result<HeardPage, VaultFailure>> {
        Box::pin(
            async move { self.readers.with(|reader| heard::heard(reader, &self.key, &filter)) },
        )
    }

    fn switched_off<'a>(&'a self) -> Pending<'a, Result<Vec<Switch>, VaultFailure>> {
        Box::pin(async move { self.readers.with(switches::switched_off) })
    }

    fn ready<'a>(&'a self) -> Pending<'a, Result<(), VaultFailure>> {
        Box::pin(async move {
            let none = Digest::from_bytes([0; 32]);
            self.readers.with(|connection| rows::user_of(connection, none))?;
            self.writer.submit(Write::Probe).await
        })
    }
}
