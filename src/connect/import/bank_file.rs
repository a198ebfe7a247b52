//! The bank file that is written to: one that is there, or a new one that appears when it is whole.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};
use tempfile::TempPath;

use super::load::ImportError;
use crate::connect::sqlite::file;
use crate::connect::sqlite::schema::{APPLICATION_ID, KINDS, SCHEMA_VERSION, TABLES};

/// How long another writer is waited for, in seconds: another import takes less.
const WRITER_WAIT_S: u64 = 30;

const TIME_ZONE: &str = "SELECT time_zone FROM customer WHERE customer_id = ?1";

/// A bank file open for writing.
pub(super) struct BankFile {
    path: PathBuf,
    file: Connection,
    /// Where a new bank is made.
    fresh: Option<TempPath>,
}

impl BankFile {
    /// Opens the bank file at `path`; `None` if nothing is there.
    ///
    /// # Errors
    ///
    /// [`ImportError::Bank`] for a file that is none, [`ImportError::Write`] when it cannot be
    /// opened.
    pub(super) fn open(path: &Path) -> Result<Option<Self>, ImportError> {
        if !path.exists() {
            return Ok(None);
        }
        let failed = |source| ImportError::Write { path: path.into(), source };
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let file = Connection::open_with_flags(path, flags).map_err(failed)?;
        file::check(&file, path)?;
        file.busy_timeout(Duration::from_secs(WRITER_WAIT_S)).map_err(failed)?;
        Ok(Some(Self { path: path.into(), file, fresh: None }))
    }

    /// Begins a new bank, which is at `path` once it is finished.
    ///
    /// # Errors
    ///
    /// [`ImportError::Create`] or [`ImportError::Write`] when it cannot be written.
    pub(super) fn begin(path: &Path) -> Result<Self, ImportError> {
        let fresh = tempfile::Builder::new()
            .prefix(".bank-")
            .suffix(".partial")
            .tempfile_in(folder_of(path))
            .map_err(|source| ImportError::Create { path: path.into(), source })?
            .into_temp_path();
        let failed = |source| ImportError::Write { path: path.into(), source };
        let file = Connection::open(&fresh).map_err(failed)?;
        make_empty(&file).map_err(failed)?;
        Ok(Self { path: path.into(), file, fresh: Some(fresh) })
    }

    /// The name of the time zone of a customer, if the bank has them.
    ///
    /// # Errors
    ///
    /// [`ImportError::Write`] when the file cannot be read.
    pub(super) fn time_zone(&self, customer: i64) -> Result<Option<String>, ImportError> {
        let found = self.file.query_row(TIME_ZONE, [customer], |row| row.get(0)).optional();
        found.map_err(|source| self.failed(source))
    }

    /// The open file.
    pub(super) fn connection(&mut self) -> &mut Connection {
        &mut self.file
    }

    /// What SQLite says about writing to it, as an error of the import.
    pub(super) fn failed(&self, source: rusqlite::Error) -> ImportError {
        ImportError::Write { path: self.path.clone(), source }
    }

    /// Puts a new bank in its place, durably; one that was there already is.
    pub(super) fn finish(self) -> Result<(), ImportError> {
        let Self { path, file, fresh } = self;
        file.close().map_err(|(_, source)| ImportError::Write { path: path.clone(), source })?;
        let Some(fresh) = fresh else { return Ok(()) };
        let failed = |source| ImportError::Create { path: path.clone(), source };
        File::open(&fresh).and_then(|file| file.sync_all()).map_err(failed)?;
        fresh.persist_noclobber(&path).map_err(|error| failed(error.error))?;
        File::open(folder_of(&path)).and_then(|folder| folder.sync_all()).map_err(failed)
    }
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

fn make_empty(file: &Connection) -> rusqlite::Result<()> {
    file.execute_batch("PRAGMA journal_mode = WAL;")?;
    file.pragma_update(None, "application_id", APPLICATION_ID)?;
    file.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    file.execute_batch(TABLES)?;
    let mut kind = file.prepare("INSERT INTO transaction_kind VALUES (?1, ?2)")?;
    for (number, it) in KINDS {
        kind.execute(params![number, it.name()])?;
    }
    Ok(())
}
