//! `saldo bank import`.

use std::io::{self, Write};
use std::path::PathBuf;

use chrono_tz::Tz;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use thiserror::Error;

use super::load::{ImportError, ImportFormat, ImportPlan, import};
use crate::bank::AccountKind;
use crate::basics::{Currency, Now};

/// The arguments of `saldo bank import`.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// The format of the files.
    #[arg(long, value_enum)]
    pub format: ImportFormat,
    /// The bank file to write to; made if nothing is there.
    #[arg(long, value_name = "FILE")]
    pub bank: PathBuf,
    /// The customer whose accounts they are, a number.
    #[arg(long, value_name = "ID")]
    pub customer: i64,
    /// Where a customer who is not in the bank yet lives, for instance Europe/London.
    #[arg(long, value_name = "ZONE")]
    pub time_zone: Option<Tz>,
    /// The account's number, for files that name none; its last four digits are kept.
    #[arg(long, value_name = "NUMBER")]
    pub account_number: Option<String>,
    /// The account's currency, for files that do not say it.
    #[arg(long, value_name = "CODE")]
    pub account_currency: Option<Currency>,
    /// What kind a new account is if the file does not say: checking, savings, credit_card,
    /// loan or mortgage [default: checking].
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub account_kind: Option<AccountKind>,
    /// What the customer calls a new account.
    #[arg(long, value_name = "NAME")]
    pub account_name: Option<String>,
    /// A TOML file that says which column of a CSV file means what.
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// The files to import, all or none.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
}

/// Why `saldo bank import` failed.
#[derive(Debug, Error)]
pub enum ImportCommandError {
    /// Nothing was imported.
    #[error("{0}; nothing was imported")]
    Import(#[from] ImportError),
    /// The result could not be told.
    #[error("cannot write to the output: {0}")]
    Output(#[from] io::Error),
}

fn kind(name: &str) -> Result<AccountKind, &'static str> {
    AccountKind::named(name).ok_or("not one of checking, savings, credit_card, loan, mortgage")
}

/// Runs `saldo bank import`; a line per file goes to `output`, progress to the terminal. False
/// when something in the files was left out.
///
/// # Errors
///
/// [`ImportCommandError`] when nothing was imported, or nobody could be told.
pub fn run_import(
    arguments: &ImportArguments,
    now: Now,
    output: &mut dyn Write,
) -> Result<bool, ImportCommandError> {
    let plan = ImportPlan {
        format: arguments.format,
        bank: arguments.bank.clone(),
        customer: arguments.customer,
        time_zone: arguments.time_zone,
        account_number: arguments.account_number.clone(),
        account_currency: arguments.account_currency,
        account_kind: arguments.account_kind,
        account_name: arguments.account_name.clone(),
        mapping: arguments.mapping.clone(),
        files: arguments.files.clone(),
    };
    let bar = progress_bar();
    let done = import(&plan, now, &mut |done, all| {
        bar.set_length(all);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    let reports = done?;
    for report in &reports {
        writeln!(output, "{report}")?;
    }
    Ok(reports.iter().all(|report| report.investments == 0))
}

/// A bar on standard error, which draws nothing where that is no terminal.
fn progress_bar() -> ProgressBar {
    let bar = ProgressBar::new(0);
    // The template is fixed; were it wrong, the plain bar would do.
    if let Ok(style) =
        ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} transactions")
    {
        bar.set_style(style);
    }
    bar
}
