//! Opening the file: permissions, pragmas, schema.

use std::fs::{self, OpenOptions};
use std::io;
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};
use thiserror::Error;

use crate::connect::key_file::sync_folder_of;
use crate::vault::VaultFailure;

/// Marks the file as Saldo's vault ("SalV"): no other SQLite file is ever taken for one.
const APPLICATION_ID: i64 = 0x5361_6c56;

/// The schema, one step per version. Steps are added, never changed: files in use have taken them.
const MIGRATIONS: [&str; 9] = [
    include_str!("migrations/0001_links.sql"),
    include_str!("migrations/0002_disclosures.sql"),
    include_str!("migrations/0003_authorizations.sql"),
    include_str!("migrations/0004_manners.sql"),
    include_str!("migrations/0005_sharing.sql"),
    include_str!("migrations/0006_own_pages.sql"),
    include_str!("migrations/0007_voice_pins.sql"),
    include_str!("migrations/0008_record.sql"),
    include_str!("migrations/0009_bank_links.sql"),
];

/// How long a write waits for another process that is writing. Such writes take milliseconds; one
/// that takes longer than a request lives helps nobody.
const WRITE_LOCK_WAIT: Duration = Duration::from_secs(5);

/// How long a read waits. In WAL mode readers wait for nobody except a recovery after a crash.
const READ_LOCK_WAIT: Duration = Duration::from_millis(500);

/// How often the switch to a write-ahead log is tried when several processes make one vault at
/// the same time, and how long each try waits for the others: a second in all.
const SWITCH_TRIES: usize = 50;

/// See [`SWITCH_TRIES`].
const SWITCH_PAUSE: Duration = Duration::from_millis(20);

/// Prepared statements kept per connection: all there are.
const STATEMENTS_MAX: usize = 64;

/// Permissions that a vault must not give to everybody.
const FORBIDDEN_MODE: u32 = 0o007;

/// Why a vault could not be opened.
#[derive(Debug, Error)]
pub enum OpenFailure {
    /// The file cannot be made or looked at.
    #[error("the vault {path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        source: io::Error,
    },
    /// Everybody may read or change the file.
    #[error("the vault {path} is open to everybody (mode {mode:03o}): run chmod 600 on it")]
    Exposed {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// The file is something else.
    #[error("{path} is no vault of Saldo's: give the vault's own file")]
    NotAVault {
        /// The file.
        path: PathBuf,
    },
    /// The file was written by a later version.
    #[error(
        "the vault {path} has schema version {found}, this program knows versions up to {known}: \
         run a newer Saldo"
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The last version this program knows.
        known: i64,
    },
    /// The file was last opened by an earlier version, and is only to be read now.
    #[error(
        "the vault {path} has schema version {found}, reading it takes version {known}: start the \
         server once, which brings it up to date"
    )]
    Older {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The version this program writes.
        known: i64,
    },
    /// The disclosure chain was written with another key.
    #[error("the chain key is not the one the vault {path} was written with: give that one")]
    OtherKey {
        /// The file.
        path: PathBuf,
    },
    /// SQLite cannot use the file.
    #[error("the vault {path} cannot be opened: {source}")]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// The file's content is unsound, or the threads of the vault cannot be started.
    #[error("the vault {path}: {source}")]
    Vault {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        source: VaultFailure,
    },
}

/// Whether a missing file is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Missing {
    /// It is made, with the newest schema.
    Create,
    /// It is an error: whoever revokes or audits means a vault that exists.
    Refuse,
}

/// A connection that writes, to a file whose schema is the newest.
pub(super) fn for_writing(path: &Path, missing: Missing) -> Result<Connection, OpenFailure> {
    let failed = |source| OpenFailure::Io { path: path.to_owned(), source };
    if missing == Missing::Create {
        create_private(path).map_err(failed)?;
    }
    let mode = fs::metadata(path).map_err(failed)?.permissions().mode() & 0o777;
    if mode & FORBIDDEN_MODE != 0 {
        return Err(OpenFailure::Exposed { path: path.to_owned(), mode });
    }
    let sqlite = |source| OpenFailure::Sqlite { path: path.to_owned(), source };
    let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(sqlite)?;
    connection.busy_timeout(WRITE_LOCK_WAIT).map_err(sqlite)?;
    check_kind(&connection, path)?;
    set_durable(&connection).map_err(sqlite)?;
    if !switch_to_log(&connection).map_err(sqlite)? {
        let logged = "its file system carries no write-ahead log".into();
        let source = VaultFailure::Unusable { logged };
        return Err(OpenFailure::Vault { path: path.to_owned(), source });
    }
    migrate(&mut connection).map_err(sqlite)?;
    Ok(connection)
}

/// A connection that reads, to a file whose schema is the newest.
pub(super) fn for_reading(path: &Path) -> Result<Connection, OpenFailure> {
    let failed = |source| OpenFailure::Io { path: path.to_owned(), source };
    fs::metadata(path).map_err(failed)?;
    let sqlite = |source| OpenFailure::Sqlite { path: path.to_owned(), source };
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(sqlite)?;
    connection.busy_timeout(READ_LOCK_WAIT).map_err(sqlite)?;
    let (found, known) = (check_kind(&connection, path)?, newest());
    if found < known {
        return Err(OpenFailure::Older { path: path.to_owned(), found, known });
    }
    Ok(connection)
}

/// Makes the file for its owner alone; SQLite gives its companions (`-wal`, `-shm`) the same mode.
fn create_private(path: &Path) -> io::Result<()> {
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(file) => file.sync_all().and_then(|()| sync_folder_of(path)),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

fn connect(path: &Path, access: OpenFlags) -> rusqlite::Result<Connection> {
    // Each connection is behind a lock of ours or belongs to one thread.
    let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_MAX);
    // Otherwise SQLite may plan by the values bound, and then prepares a cached statement anew at
    // every use: the lookup of a grant took 27 microseconds instead of 3.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(connection)
}

/// Refuses files that are no vault or too new, before anything in them is changed. Its version; an
/// empty file has version 0.
fn check_kind(connection: &Connection, path: &Path) -> Result<i64, OpenFailure> {
    let path = || path.to_owned();
    let sqlite = |source: rusqlite::Error| match source.sqlite_error_code() {
        Some(ErrorCode::NotADatabase) => OpenFailure::NotAVault { path: path() },
        _ => OpenFailure::Sqlite { path: path(), source },
    };
    let read = || -> rusqlite::Result<[i64; 3]> {
        // One state of the file: another process may be making the vault right now.
        let state = connection.unchecked_transaction()?;
        let tables = number(&state, "SELECT count(*) FROM sqlite_schema")?;
        let kind = number(&state, "PRAGMA application_id")?;
        Ok([kind, number(&state, "PRAGMA user_version")?, tables])
    };
    let [kind, found, tables] = read().map_err(sqlite)?;
    let empty = kind == 0 && found == 0 && tables == 0;
    if !empty && kind != APPLICATION_ID {
        return Err(OpenFailure::NotAVault { path: path() });
    }
    if found > newest() {
        return Err(OpenFailure::Newer { path: path(), found, known: newest() });
    }
    Ok(found)
}

/// Every commit is synced before it counts (`fullfsync` says so to systems whose plain sync stops
/// at the drive's cache), and what is deleted is overwritten.
fn set_durable(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "secure_delete", true)
}

/// Makes the file one with a write-ahead log, which is kept in it: only the first opening does
/// something. Whether it could be done.
fn switch_to_log(connection: &Connection) -> rusqlite::Result<bool> {
    let switch = || -> rusqlite::Result<String> {
        connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))
    };
    for _ in 1..SWITCH_TRIES {
        match switch() {
            // Another process is at it, for which SQLite does not wait here by itself.
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                thread::sleep(SWITCH_PAUSE);
            }
            switched => return Ok(switched? == "wal"),
        }
    }
    Ok(switch()? == "wal")
}

/// Takes the steps that are missing, each in a transaction of its own together with the version
/// it leads to. The version is read under the write lock: two processes never take one step twice.
fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    for (version, step) in (1_i64..).zip(MIGRATIONS) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if number(&transaction, "PRAGMA user_version")? < version {
            transaction.execute_batch(step)?;
            transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
            transaction.pragma_update(None, "user_version", version)?;
        }
        transaction.commit()?;
    }
    Ok(())
}

fn newest() -> i64 {
    MIGRATIONS.len() as i64
}

fn number(connection: &Connection, sql: &str) -> rusqlite::Result<i64> {
    connection.query_row(sql, [], |row| row.get(0))
}
