//! `saldo bank`.

use std::io::Write;

use clap::Subcommand;
use thiserror::Error;

use super::import::{ImportArguments, ImportCommandError, run_import};
use super::sqlite::generate::{GenerateArguments, GenerateCommandError, run_generate};
use crate::basics::Now;

/// What `saldo bank` does.
#[derive(Debug, Subcommand)]
pub enum BankCommand {
    /// Writes an invented bank; the same arguments write the same data.
    Generate(GenerateArguments),
    /// Reads files from a bank into the embedded bank; the same file again changes nothing.
    Import(ImportArguments),
}

/// Why `saldo bank` failed.
#[derive(Debug, Error)]
pub enum BankCommandError {
    /// No bank was generated.
    #[error(transparent)]
    Generate(#[from] GenerateCommandError),
    /// Nothing was imported.
    #[error(transparent)]
    Import(#[from] ImportCommandError),
}

/// Runs `saldo bank`; the result goes to `output`, progress to the terminal. False when an import
/// left something out.
///
/// # Errors
///
/// [`BankCommandError`], as of the sub-command.
pub fn run_bank(
    command: &BankCommand,
    now: Now,
    output: &mut dyn Write,
) -> Result<bool, BankCommandError> {
    match command {
        BankCommand::Generate(arguments) => run_generate(arguments, now, output)?,
        BankCommand::Import(arguments) => return Ok(run_import(arguments, now, output)?),
    }
    Ok(true)
}
