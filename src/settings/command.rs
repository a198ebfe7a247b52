//! `saldo config`.

use std::io::{self, Write};
use std::path::Path;

use clap::Subcommand;
use thiserror::Error;

use super::check::check;
use super::load::{SettingsError, environment, load};

/// What to do with the settings.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum ConfigCommand {
    /// Say whether a server could start with them.
    Check,
    /// Print every setting with its effective value (secrets are only ever named by file).
    Print,
}

/// Why `saldo config` did not succeed.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// The settings cannot be read.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// The answer could not be written.
    #[error("cannot write the answer: {0}")]
    Output(#[from] io::Error),
    /// The settings could not be printed.
    #[error("cannot print the settings: {0}")]
    Print(#[from] toml::ser::Error),
}

/// Runs `saldo config check` or `saldo config print`; `false` when a server would not start.
///
/// # Errors
///
/// [`ConfigError`] when the settings cannot be read or the answer cannot be written.
pub fn run_config(
    command: ConfigCommand,
    file: Option<&Path>,
    out: &mut dyn Write,
) -> Result<bool, ConfigError> {
    let settings = load(file, environment())?;
    match command {
        ConfigCommand::Print => write!(out, "{}", toml::to_string_pretty(&settings)?)?,
        ConfigCommand::Check => {
            let findings = check(&settings);
            for finding in &findings {
                writeln!(out, "{}: {}", finding.setting, finding.message)?;
            }
            if !findings.is_empty() {
                return Ok(false);
            }
            writeln!(out, "ok: a server can start with these settings")?;
        }
    }
    Ok(true)
}
