//! `saldo open-banking`.

use std::io::{self, Write};
use std::path::PathBuf;

use chrono::Duration;
use clap::{Args, Subcommand};
use thiserror::Error;

use super::consent::{Consent, ConsentStatus, Consents};
use super::open::OpenBankingError;
use crate::bank::BankFailure;
use crate::basics::Now;
use crate::settings::{SettingsError, environment, load};

/// The longest that a consent is asked for, in days: ten years. Banks give less.
const DAYS_MAX: i64 = 3_650;

/// What `saldo open-banking` does.
#[derive(Debug, Subcommand)]
pub enum OpenBankingCommand {
    /// Makes, shows and ends consents at the bank.
    Consent(ConsentArguments),
}

/// Which consent, and at which bank.
#[derive(Debug, Args)]
pub struct ConsentArguments {
    /// The TOML file with the settings.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    action: ConsentAction,
}

/// What to do with a consent.
#[derive(Debug, Subcommand)]
enum ConsentAction {
    /// Makes a consent and prints its id. The customer authorises it at the bank; the tokens
    /// that the bank then gives go into `open_banking.credentials_file`.
    Create {
        /// How many days it lasts; without, until it is ended.
        #[arg(long, value_parser = clap::value_parser!(i64).range(1..=DAYS_MAX))]
        days: Option<i64>,
    },
    /// Says where a consent stands.
    Status {
        /// The bank's name for it.
        id: String,
    },
    /// Ends a consent: the bank tells Saldo nothing more of this customer.
    Delete {
        /// The bank's name for it.
        id: String,
    },
}

/// Why `saldo open-banking` failed.
#[derive(Debug, Error)]
pub enum OpenBankingCommandError {
    /// The settings cannot be read.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The settings cannot be used.
    #[error(transparent)]
    Open(#[from] OpenBankingError),
    /// The bank did not do it.
    #[error(transparent)]
    Bank(#[from] BankFailure),
    /// The answer could not be written.
    #[error("cannot write the answer: {0}")]
    Output(#[from] io::Error),
}

/// Runs `saldo open-banking`; false for a consent that opens nothing (yet).
///
/// # Errors
///
/// [`OpenBankingCommandError`] when nothing was done or it cannot be said.
pub async fn run_open_banking(
    command: &OpenBankingCommand,
    now: Now,
    output: &mut (dyn Write + Send),
) -> Result<bool, OpenBankingCommandError> {
    let OpenBankingCommand::Consent(arguments) = command;
    let settings = load(arguments.config.as_deref(), environment())?;
    let consents = Consents::open(&settings.open_banking)?;
    match &arguments.action {
        ConsentAction::Create { days } => {
            let end = days.map(|days| now.plus(Duration::days(days)).utc());
            tell(&consents.create(end).await?, output)?;
            Ok(true)
        }
        ConsentAction::Status { id } => {
            let consent = consents.status(id).await?;
            tell(&consent, output)?;
            Ok(consent.status == ConsentStatus::Authorised)
        }
        ConsentAction::Delete { id } => {
            consents.delete(id).await?;
            writeln!(output, "ended: {id}")?;
            Ok(true)
        }
    }
}

fn tell(consent: &Consent, output: &mut dyn Write) -> io::Result<()> {
    let status = match consent.status {
        ConsentStatus::Awaiting => "awaits the customer's authorisation at the bank",
        ConsentStatus::Authorised => "authorised",
        ConsentStatus::Rejected => "rejected",
        ConsentStatus::Revoked => "revoked",
        ConsentStatus::Expired => "expired",
        ConsentStatus::Other => "in a state that the standard does not know",
    };
    writeln!(output, "consent: {}", consent.id)?;
    writeln!(output, "status: {status}")?;
    match consent.expires_at {
        Some(end) => writeln!(output, "until: {}", end.to_rfc3339()),
        None => writeln!(output, "until: it is ended"),
    }
}
