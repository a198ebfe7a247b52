//! `saldo bank generate`.

use std::io::{self, Write};
use std::path::PathBuf;

use chrono::{NaiveDate, NaiveTime};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use thiserror::Error;

use super::bank_plan::BankPlan;
use super::file::{GenerateError, generate};
use crate::basics::Now;

/// The arguments of `saldo bank generate`.
#[derive(Debug, Args)]
pub struct GenerateArguments {
    /// How many customers the bank has.
    #[arg(long, default_value_t = 11)]
    pub customers: u64,
    /// How many further customers with some 2,000 transactions a month, for measurements.
    #[arg(long, default_value_t = 0)]
    pub heavy: u64,
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

/// Why `saldo bank generate` failed.
#[derive(Debug, Error)]
pub enum GenerateCommandError {
    /// No bank was written.
    #[error(transparent)]
    Generate(#[from] GenerateError),
    /// The result could not be told.
    #[error("cannot write to the output: {0}")]
    Output(#[from] io::Error),
}

/// Runs `saldo bank generate`; one line about the result goes to `output`, progress to the
/// terminal.
///
/// # Errors
///
/// [`GenerateCommandError`] when no bank was written, or nobody could be told.
pub fn run_generate(
    arguments: &GenerateArguments,
    now: Now,
    output: &mut dyn Write,
) -> Result<(), GenerateCommandError> {
    let until = arguments.until.unwrap_or_else(|| now.utc().date_naive());
    let plan = BankPlan {
        customers: arguments.customers,
        heavy: arguments.heavy,
        months: arguments.months,
        seed: arguments.seed,
        as_of: until.and_time(NaiveTime::MIN).and_utc(),
    };
    let bar = progress_bar(plan.customers + plan.heavy);
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
    use chrono::DateTime;
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        arguments: GenerateArguments,
    }

    #[test]
    fn a_command_line_writes_a_bank() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bank.db");
        let line = |extra: &[&str]| {
            let out = ["generate", "--customers", "12", "--until", "2026-09-01", "--out"];
            let words = out.iter().copied().chain([path.to_str().unwrap()]);
            Line::try_parse_from(words.chain(extra.iter().copied())).unwrap().arguments
        };
        let now = Now::at(DateTime::from_timestamp(1_790_000_000, 0).unwrap());
        let mut output = Vec::new();
        run_generate(&line(&[]), now, &mut output).unwrap();
        let told = String::from_utf8(output).unwrap();
        assert!(told.contains("12 customers"), "{told}");
        let again = run_generate(&line(&[]), now, &mut Vec::new()).unwrap_err();
        assert!(again.to_string().contains("--force"), "{again}");
        run_generate(&line(&["--force"]), now, &mut Vec::new()).unwrap();
        let none = run_generate(&line(&["--force", "--months", "0"]), now, &mut Vec::new());
        assert!(none.is_err());
    }
}
