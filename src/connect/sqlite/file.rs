//! Opening a bank file.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use thiserror::Error;

use super::schema::{APPLICATION_ID, SCHEMA_VERSION};

/// Why a bank file cannot be used.
#[derive(Debug, Error)]
pub enum BankFileError {
    /// It is not there.
    #[error("no bank file at {path}: make one with `saldo bank generate --out {path}`")]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// It cannot be opened or read.
    #[error("the bank file {path} cannot be read: {source}")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// It is no bank file.
    #[error("{path} is no Saldo bank file: check the path, or make one with `saldo bank generate`")]
    Foreign {
        /// Which file.
        path: PathBuf,
    },
    /// Its journal would make readers wait for a writer.
    #[error(
        "{path} has no write-ahead log, so that whoever writes to it would keep customers waiting: \
         run \"PRAGMA journal_mode = WAL\" on it"
    )]
    NotLogged {
        /// Which file.
        path: PathBuf,
    },
    /// Everybody on the machine may read or change it.
    #[error("{path} is open to everybody (mode {mode:03o}): run chmod 600 on it")]
    Exposed {
        /// Which file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// A newer Saldo wrote it.
    #[error(
        "{path} has bank schema {found}, this Saldo reads {SCHEMA_VERSION}: use the newer Saldo"
    )]
    Newer {
        /// Which file.
        path: PathBuf,
        /// Its schema version.
        found: i32,
    },
    /// An older Saldo wrote it.
    #[error(
        "{path} has bank schema {found}, this Saldo reads {SCHEMA_VERSION}: generate or import the \
         file anew"
    )]
    Older {
        /// Which file.
        path: PathBuf,
        /// Its schema version.
        found: i32,
    },
}

/// Permissions that a file with customers' data must not give to everybody.
const FORBIDDEN_MODE: u32 = 0o007;

/// How long a read waits for a lock. In WAL mode it waits for nobody except a recovery after a
/// crash, and the worker that waits could answer somebody else.
const LOCK_WAIT: Duration = Duration::from_millis(50);

/// How long a change waits for another program that writes. Longer than most of them hold the
/// file, shorter than a customer waits for an answer.
const CHANGE_WAIT: Duration = Duration::from_secs(2);

/// Opens the bank file at `path` for reading, with at most `mapped_bytes` of it mapped.
///
/// # Errors
///
/// [`BankFileError`] when it is missing, unreadable, foreign or of another schema version.
pub(super) fn open(path: &Path, mapped_bytes: u64) -> Result<Connection, BankFileError> {
    if !path.is_file() {
        return Err(BankFileError::Missing { path: path.into() });
    }
    let unreadable = |source| BankFileError::Unreadable { path: path.into(), source };
    let mode = fs::metadata(path).map_or(0, |file| file.permissions().mode()) & 0o777;
    if mode & FORBIDDEN_MODE != 0 {
        return Err(BankFileError::Exposed { path: path.into(), mode });
    }
    // Each connection is used below a lock of Saldo's own, so SQLite's is not needed.
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let file = Connection::open_with_flags(path, flags).map_err(unreadable)?;
    check(&file, path)?;
    file.busy_timeout(LOCK_WAIT).map_err(unreadable)?;
    // Otherwise a statement is planned anew whenever the span of time it is asked for changes,
    // which takes longer than running it.
    file.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(unreadable)?;
    file.execute_batch(&format!("PRAGMA query_only = ON; PRAGMA mmap_size = {mapped_bytes};"))
        .map_err(unreadable)?;
    Ok(file)
}

/// Opens the bank file at `path` to change something in it, for a moment.
///
/// # Errors
///
/// [`BankFileError`] when it is unreadable, foreign or of another schema version.
pub(super) fn open_for_change(path: &Path) -> Result<Connection, BankFileError> {
    let unreadable = |source| BankFileError::Unreadable { path: path.into(), source };
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let file = Connection::open_with_flags(path, flags).map_err(unreadable)?;
    check(&file, path)?;
    file.busy_timeout(CHANGE_WAIT).map_err(unreadable)?;
    Ok(file)
}

/// Refuses `file`, which was opened at `path`, unless it is a bank file of this version.
///
/// # Errors
///
/// [`BankFileError`] when it is unreadable, foreign or of another schema version.
pub(in crate::connect) fn check(file: &Connection, path: &Path) -> Result<(), BankFileError> {
    let unreadable = |source| BankFileError::Unreadable { path: path.into(), source };
    let application: i32 = match file.pragma_query_value(None, "application_id", |row| row.get(0)) {
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            return Err(BankFileError::Foreign { path: path.into() });
        }
        read => read.map_err(unreadable)?,
    };
    if application != APPLICATION_ID {
        return Err(BankFileError::Foreign { path: path.into() });
    }
    let found: i32 =
        file.pragma_query_value(None, "user_version", |row| row.get(0)).map_err(unreadable)?;
    if found > SCHEMA_VERSION {
        return Err(BankFileError::Newer { path: path.into(), found });
    }
    if found < SCHEMA_VERSION {
        return Err(BankFileError::Older { path: path.into(), found });
    }
    let journal: String =
        file.pragma_query_value(None, "journal_mode", |row| row.get(0)).map_err(unreadable)?;
    if journal != "wal" {
        return Err(BankFileError::NotLogged { path: path.into() });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_with(pragmas: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.db");
        let file = Connection::open(&path).unwrap();
        file.execute_batch(&format!("PRAGMA journal_mode = WAL; CREATE TABLE t (a); {pragmas}"))
            .unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        (folder, path)
    }

    fn marked(version: i32) -> String {
        format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version};")
    }

    #[test]
    fn each_wrong_file_is_told_apart() {
        let (_folder, path) = file_with(&marked(SCHEMA_VERSION));
        assert!(open(&path, 0).is_ok());
        let (_folder, path) = file_with(&marked(SCHEMA_VERSION + 1));
        assert!(matches!(open(&path, 0), Err(BankFileError::Newer { found: 4, .. })));
        let (_folder, path) = file_with(&marked(SCHEMA_VERSION - 1));
        assert!(matches!(open(&path, 0), Err(BankFileError::Older { found: 2, .. })));
        let (folder, path) = file_with("");
        assert!(matches!(open(&path, 0), Err(BankFileError::Foreign { .. })));
        let text = folder.path().join("notes.txt");
        fs::write(&text, "Dear diary, this is no database at all. ".repeat(200)).unwrap();
        fs::set_permissions(&text, fs::Permissions::from_mode(0o600)).unwrap();
        assert!(matches!(open(&text, 0), Err(BankFileError::Foreign { .. })));
        let (_folder, path) = file_with(&marked(SCHEMA_VERSION));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o604)).unwrap();
        assert!(matches!(open(&path, 0), Err(BankFileError::Exposed { mode: 0o604, .. })));
        let (_folder, path) = file_with(&marked(SCHEMA_VERSION));
        Connection::open(&path).unwrap().pragma_update(None, "journal_mode", "delete").unwrap();
        assert!(matches!(open(&path, 0), Err(BankFileError::NotLogged { .. })));
        let nothing = folder.path().join("nothing.db");
        assert!(matches!(open(&nothing, 0), Err(BankFileError::Missing { .. })));
        assert!(!nothing.exists());
    }

    #[test]
    fn nothing_can_be_written() {
        let (_folder, path) = file_with(&marked(SCHEMA_VERSION));
        assert!(open(&path, 0).unwrap().execute("DELETE FROM t", []).is_err());
    }
}
