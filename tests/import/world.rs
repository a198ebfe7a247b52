//! A folder with a bank file, and importing into it.

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use chrono::DateTime;
use rusqlite::Connection;
use saldo::basics::Now;
use saldo::connect::import::{FileReport, ImportError, ImportFormat, ImportPlan, import};
use saldo::connect::sqlite::SqliteBank;
use tempfile::TempDir;

/// The customer of every test.
pub(crate) const CUSTOMER: i64 = 7;

/// The time of every import: 2026-09-21T15:33:20Z.
pub(crate) fn now() -> Now {
    Now::at(DateTime::from_timestamp(1_790_004_800, 0).unwrap())
}

/// A folder in which a bank file is or will be.
pub(crate) struct World {
    pub(crate) folder: TempDir,
}

impl World {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// In memory where the system has such a folder: ten thousand imports wait for a disk long.
    pub(crate) fn in_memory() -> Self {
        let memory = Path::new("/dev/shm");
        if !memory.is_dir() {
            return Self::new();
        }
        Self { folder: tempfile::tempdir_in(memory).unwrap() }
    }

    pub(crate) fn bank(&self) -> PathBuf {
        self.folder.path().join("bank.db")
    }

    /// A plan for `files`, for a customer in Amsterdam.
    pub(crate) fn plan(&self, format: ImportFormat, files: &[PathBuf]) -> ImportPlan {
        ImportPlan {
            format,
            bank: self.bank(),
            customer: CUSTOMER,
            time_zone: Some(chrono_tz::Europe::Amsterdam),
            account_number: None,
            account_currency: None,
            account_kind: None,
            account_name: None,
            mapping: None,
            files: files.to_vec(),
        }
    }

    pub(crate) fn import(
        &self,
        format: ImportFormat,
        file: &Path,
    ) -> Result<FileReport, ImportError> {
        run(&self.plan(format, &[file.to_owned()])).map(|mut reports| reports.remove(0))
    }

    /// Writes `text` to a file of this folder.
    pub(crate) fn file(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    pub(crate) fn open(&self) -> SqliteBank {
        SqliteBank::open(&self.bank(), NonZeroUsize::MIN).unwrap()
    }

    /// Everything in the bank file, as text.
    pub(crate) fn dump(&self) -> String {
        let tables = ["customer", "account", "account_source", "transactions", "party"];
        if !self.bank().exists() {
            return String::new();
        }
        let file = Connection::open(self.bank()).unwrap();
        tables.into_iter().map(|table| rows(&file, &format!("SELECT * FROM {table}"))).collect()
    }

    /// Each account with its figures: `EUR 6890 checking 1815 - 0` (booked, available, holds).
    pub(crate) fn accounts(&self) -> Vec<String> {
        let file = Connection::open(self.bank()).unwrap();
        let sql = "SELECT currency || ' ' || COALESCE(last_four, '-') || ' ' || kind || ' ' ||
            COALESCE(current_minor, '-') || ' ' || COALESCE(available_minor, '-') || ' ' ||
            holds_minor FROM account ORDER BY position";
        let text = rows(&file, sql);
        text.lines().map(|line| line.trim_end_matches('|').to_owned()).collect()
    }
}

/// Runs a plan.
pub(crate) fn run(plan: &ImportPlan) -> Result<Vec<FileReport>, ImportError> {
    import(plan, now(), &mut |_, _| ())
}

fn rows(file: &Connection, sql: &str) -> String {
    let mut statement = file.prepare(sql).unwrap();
    let columns = statement.column_count();
    let mut rows = statement.query([]).unwrap();
    let mut text = String::new();
    while let Some(row) = rows.next().unwrap() {
        for column in 0..columns {
            match row.get_ref(column).unwrap() {
                rusqlite::types::ValueRef::Text(value) => {
                    text.push_str(std::str::from_utf8(value).unwrap());
                }
                value => text.push_str(&format!("{value:?}")),
            }
            text.push('|');
        }
        text.push('\n');
    }
    text
}

/// The folder of samples `name`.
pub(crate) fn samples(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import").join(name)
}

/// The sample files in `name` with the extension `extension`, in order.
pub(crate) fn sample_files(name: &str, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(samples(name)).unwrap().map(|entry| entry.unwrap().path());
    let is_sample = |path: &PathBuf| path.extension().is_some_and(|it| it == extension);
    let mut files: Vec<PathBuf> = entries.filter(is_sample).collect();
    files.sort();
    assert!(!files.is_empty(), "no samples in {name}");
    files
}
