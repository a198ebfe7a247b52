//! Writing an invented bank to a file.

use std::fs::{self, File};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use rusqlite::Connection;
use thiserror::Error;

use super::bank_plan::{BadBankPlan, BankPlan};
use super::rows::{Inserts, insert_reference};
use super::world::{CustomerRows, World};
use crate::connect::sqlite::schema::{APPLICATION_ID, SCHEMA_VERSION, TABLES};

/// Households in one batch between the two threads: about 30,000 rows for three months, enough
/// that handing over costs nothing.
const BATCH_HOUSEHOLDS: u64 = 512;

/// Batches that wait for the writer: with one being made and one being written, memory holds
/// four, a few tens of megabytes.
const BATCHES_WAITING_MAX: usize = 2;

/// How the file is written: without journal or waiting, for a crash leaves only the partial file.
/// The page cache (in KiB) holds the open ends of all tables; nothing is read back.
const WRITING: &str = "
PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;";

/// How the file is left: statistics from a sample (a full scan would take as long as writing),
/// and readers that do not block a writer.
const FINISHING: &str = "
PRAGMA analysis_limit = 1000; ANALYZE; PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = WAL;";

/// A bank that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Generated {
    /// Rows of `customer`.
    pub customers: u64,
    /// Rows of `transactions`.
    pub transactions: u64,
    /// The size of the file.
    pub bytes: u64,
}

/// Why no bank was written. The file, if there was one before, is as it was.
#[derive(Debug, Error)]
pub enum GenerateError {
    /// The plan is out of bounds.
    #[error(transparent)]
    Plan(#[from] BadBankPlan),
    /// Something is at the path already.
    #[error("{path} exists: choose another --out, or add --force to replace it")]
    Exists {
        /// Where the bank was to go.
        path: PathBuf,
    },
    /// The path names no file.
    #[error("{path} names no file: give --out the path of the file to write")]
    NoFile {
        /// What was given.
        path: PathBuf,
    },
    /// A file operation failed.
    #[error("cannot {what} {path}: {source}")]
    File {
        /// What was being done.
        what: &'static str,
        /// To which file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// SQLite failed.
    #[error("cannot write {path}: {source}")]
    Database {
        /// Which file.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
}

/// Writes the bank of `plan` to `path`, which appears whole or not at all.
///
/// `progress` is told the number of customers written so far, now and then. With `replace`, a
/// file at `path` is replaced; nobody may have it open then.
///
/// # Errors
///
/// [`GenerateError`] when the plan is out of bounds, the path is taken, or writing fails.
pub fn generate(
    plan: &BankPlan,
    path: &Path,
    replace: bool,
    progress: &mut dyn FnMut(u64),
) -> Result<Generated, GenerateError> {
    let world = plan.world()?;
    if path.file_name().is_none() || path.is_dir() {
        return Err(GenerateError::NoFile { path: path.into() });
    }
    if !replace && path.exists() {
        return Err(GenerateError::Exists { path: path.into() });
    }
    let partial = beside(path, ".partial");
    remove(&partial)?;
    let written = write(&world, &partial, progress).and_then(|transactions| {
        publish(&partial, path)?;
        let described = fs::metadata(path).map_err(failed("read", path))?;
        Ok(Generated {
            customers: plan.customers + plan.heavy,
            transactions,
            bytes: described.len(),
        })
    });
    if written.is_err() {
        // The failure that is told is the one above.
        let _ = fs::remove_file(&partial);
    }
    written
}

fn write(
    world: &World,
    partial: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<u64, GenerateError> {
    let database = |source| GenerateError::Database { path: partial.into(), source };
    private(partial).map_err(failed("make", partial))?;
    let file = Connection::open(partial).map_err(database)?;
    let transactions = thread::scope(|scope| {
        let (batches, waiting) = sync_channel(BATCHES_WAITING_MAX);
        scope.spawn(move || {
            let households = world.households();
            let mut first = 0;
            while first < households {
                let end = (first + BATCH_HOUSEHOLDS).min(households);
                let batch: Vec<CustomerRows> = (first..end).flat_map(|it| world.rows(it)).collect();
                if batches.send(batch).is_err() {
                    // The writer gave up.
                    return;
                }
                first = end;
            }
        });
        fill(&file, world, &waiting, progress)
    });
    let transactions = transactions.map_err(database)?;
    file.close().map_err(|(_, source)| database(source))?;
    Ok(transactions)
}

fn fill(
    file: &Connection,
    world: &World,
    batches: &Receiver<Vec<CustomerRows>>,
    progress: &mut dyn FnMut(u64),
) -> rusqlite::Result<u64> {
    file.execute_batch(WRITING)?;
    file.pragma_update(None, "application_id", APPLICATION_ID)?;
    file.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    file.execute_batch("BEGIN")?;
    file.execute_batch(TABLES)?;
    insert_reference(file, &world.parties)?;
    let mut inserts = Inserts::new(file, world.span.as_of.timestamp_millis())?;
    let (mut customers, mut transactions) = (0, 0);
    for batch in batches {
        for customer in &batch {
            transactions += inserts.insert(customer)?;
        }
        customers += batch.len() as u64;
        file.execute_batch("COMMIT; BEGIN")?;
        progress(customers);
    }
    drop(inserts);
    file.execute_batch("COMMIT")?;
    file.execute_batch(FINISHING)?;
    Ok(transactions)
}

/// Makes an empty file for its owner alone: a bank holds customers' data, invented or not.
fn private(path: &Path) -> io::Result<()> {
    fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map(|_| ())
}

/// Puts the finished file in its place, durably.
fn publish(partial: &Path, path: &Path) -> Result<(), GenerateError> {
    let sync = |what: &Path| File::open(what).and_then(|file| file.sync_all());
    sync(partial).map_err(failed("save", partial))?;
    // The write-ahead log of a file that is replaced must not be taken for the new one's.
    remove(&beside(path, "-wal"))?;
    remove(&beside(path, "-shm"))?;
    fs::rename(partial, path).map_err(failed("put in place", path))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    sync(folder).map_err(failed("save", folder))
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn remove(path: &Path) -> Result<(), GenerateError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed("remove", path)(error)),
        _ => Ok(()),
    }
}

fn failed(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> GenerateError {
    move |source| GenerateError::File { what, path: path.into(), source }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::basics::digest_of;

    fn plan(customers: u64, seed: u64) -> BankPlan {
        let as_of = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        BankPlan { customers, heavy: 0, months: 3, seed, as_of }
    }

    #[test]
    fn the_same_plan_gives_the_same_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let digest = |name: &str, seed| {
            let path = folder.path().join(name);
            generate(&plan(1500, seed), &path, false, &mut |_| ()).unwrap();
            digest_of(&fs::read(&path).unwrap())
        };
        let one = digest("one.db", 7);
        assert_eq!(one, digest("two.db", 7));
        assert_ne!(one, digest("three.db", 8));
    }

    #[test]
    fn the_file_is_whole_and_says_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.db");
        let mut told = Vec::new();
        let done = generate(&plan(23, 1), &path, false, &mut |count| told.push(count)).unwrap();
        assert_eq!(told, [23]);
        assert_eq!(done.bytes, fs::metadata(&path).unwrap().len());
        let names: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect();
        assert_eq!(names, ["bank.db"]);
        let file = Connection::open(&path).unwrap();
        let one = |sql: &str| file.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
        assert_eq!(one("PRAGMA integrity_check"), "ok");
        assert_eq!(one("PRAGMA journal_mode"), "wal");
        assert_eq!(one("SELECT CAST(COUNT(*) AS TEXT) FROM customer"), "23");
        let rows = one("SELECT CAST(COUNT(*) AS TEXT) FROM transactions");
        assert_eq!(rows, done.transactions.to_string());
        let orphans = "SELECT CAST(COUNT(*) AS TEXT) FROM transactions t WHERE
            NOT EXISTS (SELECT 1 FROM party p WHERE p.party_id = t.party_id)
            OR NOT EXISTS (SELECT 1 FROM account a
                WHERE a.customer_id = t.customer_id AND a.account_id = t.account_id)
            OR NOT EXISTS (SELECT 1 FROM transaction_kind k WHERE k.kind_id = t.kind_id)
            OR (replaced_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM transactions p
                WHERE p.customer_id = t.customer_id AND p.account_id = t.account_id
                AND p.transaction_id = t.replaced_by AND p.is_posted = 1 AND t.is_posted = 0))";
        assert_eq!(one(orphans), "0");
    }

    #[test]
    fn nothing_is_overwritten_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.db");
        fs::write(&path, "mine").unwrap();
        let refused = generate(&plan(1, 1), &path, false, &mut |_| ());
        assert!(matches!(refused, Err(GenerateError::Exists { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"mine");
        fs::write(beside(&path, "-wal"), "stale").unwrap();
        generate(&plan(1, 1), &path, true, &mut |_| ()).unwrap();
        assert!(fs::read(&path).unwrap().starts_with(b"SQLite format 3"));
        assert!(!beside(&path, "-wal").exists());
        let nowhere = folder.path().join("no").join("bank.db");
        let failed = generate(&plan(1, 1), &nowhere, false, &mut |_| ());
        assert!(matches!(failed, Err(GenerateError::File { what: "make", .. })));
        let folder_itself = generate(&plan(1, 1), folder.path(), true, &mut |_| ());
        assert!(matches!(folder_itself, Err(GenerateError::NoFile { .. })));
    }
}
