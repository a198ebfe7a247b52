//! `saldo bank`.

use std::io::{self, Write};
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveTime, Utc};
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use thiserror::Error;

use super::bank_plan::BankPlan;
use super::file::{GenerateError, generate};

/// What `saldo bank` does.
#[derive(Debug, Subcommand)]
pub enum BankCommand {
    /// Writes an invented bank; the same arguments write the same data.
    Generate(GenerateArguments),
}

/// The arguments of `saldo bank generate`.
#[derive(Debug, Args)]
pub struct GenerateArguments {
    /// How many customers the bank has.
    #[arg(long, default_value_t = 11)]
    pub customers: u64,
    /// How many months the history goes back.
    #[arg(long, default_value_t = 6)]
    pub months: u32,
    /// Which bank, of all there could be.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The data end as this day begins, UTC [default: today].
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub until: Option<NaiveDate>,
    /// The file to write.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Replaces the file if there is one.
    #[arg(long)]
    pub force: bool,
}

/// Why `saldo bank` failed.
#[derive(Debug, Error)]
pub enum BankCommandError {
    /// No bank was written.
    #[error(transparent)]
    Generate(#[from] GenerateError),
    /// The result could not be told.
    #[error("cannot write to the output: {0}")]
    Output(#[from] io::Error),
}

/// Runs `saldo bank`; one line about the result goes to `output`, progress to the terminal.
///
/// # Errors
///
/// [`BankCommandError`] when no bank was written, or nobody could be told.
pub fn run_bank(command: &BankCommand, output: &mut dyn Write) -> Result<(), BankCommandError> {
    let BankCommand::Generate(arguments) = command;
    let until = arguments.until.unwrap_or_else(|| Utc::now().date_naive());
    let plan = BankPlan {
        customers: arguments.customers,
        months: arguments.months,
        seed: arguments.seed,
        as_of: until.and_time(NaiveTime::MIN).and_utc(),
    };
    let bar = progress_bar(plan.customers);
    let started = std::time::Instant::now();
    let done =
        generate(&plan, &arguments.out, arguments.force, &mut |count| bar.set_position(count));
    bar.finish_and_clear();
    let done = done?;
    writeln!(
        output,
        "{}: {} customers, {} transactions, {} MB, {} s",
        arguments.out.display(),
        done.customers,
        done.transactions,
        done.bytes.div_ceil(1_000_000),
        started.elapsed().as_secs(),
    )?;
    Ok(())
}

/// A bar on standard error, which draws nothing where that is no terminal.
fn progress_bar(customers: u64) -> ProgressBar {
    let bar = ProgressBar::new(customers);
    // The template is fixed; were it wrong, the plain bar would do.
    if let Ok(style) =
        ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} customers, {eta} left")
    {
        bar.set_style(style);
    }
    bar
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(subcommand)]
        command: BankCommand,
    }

    #[test]
    fn a_command_line_writes_a_bank() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.db");
        let line = |extra: &[&str]| {
            let out = ["bank", "generate", "--customers", "12", "--until", "2026-09-01", "--out"];
            let words = out.iter().copied().chain([path.to_str().unwrap()]);
            Line::try_parse_from(words.chain(extra.iter().copied())).unwrap().command
        };
        let mut output = Vec::new();
        run_bank(&line(&[]), &mut output).unwrap();
        let told = String::from_utf8(output).unwrap();
        assert!(told.contains("12 customers"), "{told}");
        let again = run_bank(&line(&[]), &mut Vec::new()).unwrap_err();
        assert!(again.to_string().contains("--force"), "{again}");
        run_bank(&line(&["--force"]), &mut Vec::new()).unwrap();
        let none = run_bank(&line(&["--force", "--months", "0"]), &mut Vec::new());
        assert!(none.is_err());
    }
}
