//! One import: files in, one transaction on the bank file out.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use chrono_tz::Tz;
use rusqlite::{Connection, TransactionBehavior, params};
use thiserror::Error;

use super::append::{Filing, append};
use super::bank_file::BankFile;
use super::csv_mapping::{BadMapping, Mapping};
use super::problem::Problem;
use super::report::FileReport;
use super::statement::{Assumed, Statement, check_alike};
use super::text::decode;
use super::when::Calendar;
use super::{camt, csv_file, obie, ofx};
use crate::bank::AccountKind;
use crate::basics::{Currency, Now};
use crate::connect::mint::{MintFailure, random};
use crate::connect::sqlite::BankFileError;

/// The largest file that is read, in bytes: about a hundred thousand CAMT entries. A file is in
/// memory as a whole, several times over while it is read.
pub const FILE_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ImportFormat {
    /// Rows under headings.
    Csv,
    /// OFX or QFX, version 1 or 2.
    Ofx,
    /// ISO 20022 CAMT.052, .053 or .054.
    Camt,
    /// Open Banking (UK) answers about accounts, balances and transactions.
    ObieJson,
}

/// What to import, and what the files do not say.
#[derive(Debug, Clone)]
pub struct ImportPlan {
    /// The format of all files.
    pub format: ImportFormat,
    /// The bank file; made if nothing is there.
    pub bank: PathBuf,
    /// The customer whose accounts they are: the number of one in the bank, or of a new one.
    pub customer: i64,
    /// Where a new customer lives; one in the bank keeps their own.
    pub time_zone: Option<Tz>,
    /// The number of the account, for files that name none. Its last four digits are kept.
    pub account_number: Option<String>,
    /// The currency, for files that do not say it.
    pub account_currency: Option<Currency>,
    /// What kind a new account is, for files that do not say it.
    pub account_kind: Option<AccountKind>,
    /// What the customer calls a new account.
    pub account_name: Option<String>,
    /// Which column of a CSV file means what.
    pub mapping: Option<PathBuf>,
    /// The files.
    pub files: Vec<PathBuf>,
}

/// Why nothing was imported. The bank file is as it was.
#[derive(Debug, Error)]
pub enum ImportError {
    /// A file is broken, or of another format.
    #[error("{path}: {problem}")]
    File {
        /// Which file.
        path: PathBuf,
        /// What is wrong, and where.
        problem: Problem,
    },
    /// A file cannot be read.
    #[error("cannot read {path}: {source}")]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file is too large.
    #[error("{path} has more than {FILE_BYTES_MAX} bytes: split it by month")]
    TooLarge {
        /// Which file.
        path: PathBuf,
    },
    /// The mapping cannot be used.
    #[error("the mapping {path} cannot be used: {source}")]
    Mapping {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        source: BadMapping,
    },
    /// The customer is new and lives nowhere yet.
    #[error("customer {0} is not in the bank: give --time-zone to add them")]
    NewCustomer(i64),
    /// The customer lives elsewhere.
    #[error("customer {customer} lives in {known}: leave --time-zone out")]
    OtherTimeZone {
        /// Which customer.
        customer: i64,
        /// Their time zone in the bank file.
        known: String,
    },
    /// The bank file cannot be used.
    #[error(transparent)]
    Bank(#[from] BankFileError),
    /// A new bank file cannot be made.
    #[error("cannot make the bank file {path}: {source}")]
    Create {
        /// Where it was to be.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// SQLite failed.
    #[error("cannot write {path}: {source}")]
    Write {
        /// The bank file.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
    /// No ids for new accounts.
    #[error(transparent)]
    Mint(#[from] MintFailure),
}

/// Imports the files of `plan`, all of them or none, and says what became of each.
///
/// The same files again change nothing. `progress` is told the number of transactions written
/// and of all.
///
/// # Errors
///
/// [`ImportError`]; the bank file is as it was then.
pub fn import(
    plan: &ImportPlan,
    now: Now,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Vec<FileReport>, ImportError> {
    let texts = texts(plan)?;
    let bank = BankFile::open(&plan.bank)?;
    let zone = zone(bank.as_ref(), plan)?;
    let assumed = Assumed {
        calendar: Calendar { zone, now },
        currency: plan.account_currency,
        kind: plan.account_kind,
        number: plan.account_number.clone(),
    };
    let report = |path: &PathBuf| FileReport { path: path.clone(), ..FileReport::default() };
    let mut reports: Vec<FileReport> = plan.files.iter().map(report).collect();
    let statements = statements(plan, &texts, &assumed, &mut reports)?;
    let all = statements.iter().map(|it| it.transactions.len() as u64).sum();
    let ids = fresh_ids(&statements)?;
    let mut filing = Filing {
        customer: plan.customer,
        name: plan.account_name.as_deref(),
        kind: plan.account_kind.unwrap_or(AccountKind::Checking),
        now_ms: now.utc().timestamp_millis(),
        fresh_ids: &mut ids.into_iter(),
    };
    let mut told = |done| progress(done, all);
    let mut bank = bank.map_or_else(|| BankFile::begin(&plan.bank), Ok)?;
    let file = bank.connection();
    let written = write(file, plan, zone, &statements, &mut filing, &mut reports, &mut told);
    written.map_err(|source| bank.failed(source))?;
    bank.finish()?;
    Ok(reports)
}

fn write(
    file: &mut Connection,
    plan: &ImportPlan,
    zone: Tz,
    statements: &[Statement],
    filing: &mut Filing<'_>,
    reports: &mut [FileReport],
    progress: &mut dyn FnMut(u64),
) -> rusqlite::Result<()> {
    let transaction = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let customer = "INSERT INTO customer VALUES (?1, '', 'imported', ?2) ON CONFLICT DO NOTHING";
    transaction.execute(customer, params![plan.customer, zone.name()])?;
    append(&transaction, statements, filing, reports, progress)?;
    transaction.commit()
}

/// Where the customer lives.
fn zone(bank: Option<&BankFile>, plan: &ImportPlan) -> Result<Tz, ImportError> {
    let known = bank.map(|bank| bank.time_zone(plan.customer)).transpose()?.flatten();
    let Some(known) = known else {
        return plan.time_zone.ok_or(ImportError::NewCustomer(plan.customer));
    };
    let agrees = |zone: &Tz| plan.time_zone.is_none_or(|given| given == *zone);
    match known.parse().ok().filter(agrees) {
        Some(zone) => Ok(zone),
        None => Err(ImportError::OtherTimeZone { customer: plan.customer, known }),
    }
}

fn texts(plan: &ImportPlan) -> Result<Vec<String>, ImportError> {
    let text = |path: &PathBuf| {
        let bytes = read_file(path)?;
        decode(&bytes).map_err(|problem| ImportError::File { path: path.clone(), problem })
    };
    plan.files.iter().map(text).collect()
}

fn read_file(path: &Path) -> Result<Vec<u8>, ImportError> {
    let unreadable = |source| ImportError::Unreadable { path: path.into(), source };
    let file = fs::File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    match bytes.len() as u64 > FILE_BYTES_MAX {
        true => Err(ImportError::TooLarge { path: path.into() }),
        false => Ok(bytes),
    }
}

/// Reads all files before anything is written.
fn statements(
    plan: &ImportPlan,
    texts: &[String],
    assumed: &Assumed,
    reports: &mut [FileReport],
) -> Result<Vec<Statement>, ImportError> {
    let broken = |(file, problem): (usize, Problem)| {
        let path = plan.files.get(file).cloned().unwrap_or_default();
        ImportError::File { path, problem }
    };
    let mapping = mapping(plan)?;
    let mut statements = Vec::new();
    if plan.format == ImportFormat::ObieJson {
        statements = obie::read(texts, assumed).map_err(broken)?;
    } else {
        for (file, text) in texts.iter().enumerate() {
            let at = |problem| broken((file, problem));
            match plan.format {
                ImportFormat::Ofx => {
                    let (found, investments) = ofx::read(text, assumed, file).map_err(at)?;
                    statements.extend(found);
                    reports[file].investments = investments;
                }
                ImportFormat::Csv => {
                    statements.extend(csv_file::read(text, &mapping, assumed, file).map_err(at)?);
                }
                ImportFormat::Camt | ImportFormat::ObieJson => {
                    statements.extend(camt::read(text, assumed, file).map_err(at)?);
                }
            }
        }
    }
    check_alike(&statements).map_err(broken)?;
    Ok(statements)
}

fn mapping(plan: &ImportPlan) -> Result<Mapping, ImportError> {
    let Some(path) = &plan.mapping else { return Ok(Mapping::default()) };
    let text = fs::read_to_string(path)
        .map_err(|source| ImportError::Unreadable { path: path.clone(), source })?;
    Mapping::read(&text).map_err(|source| ImportError::Mapping { path: path.clone(), source })
}

/// An id for each account there may be: random, for accounts of other customers have theirs.
fn fresh_ids(statements: &[Statement]) -> Result<Vec<i64>, MintFailure> {
    statements.iter().map(|_| random::<8>().map(|it| i64::from_be_bytes(it) & i64::MAX)).collect()
}
