//! The `saldo` command: each sub-command is one call.

use std::io;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use saldo::author::{ModelsCommand, run_models};

/// Saldo answers bank customers out loud: opt-in, on record, and hosted by the bank.
#[derive(Parser)]
#[command(name = "saldo", version, about, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build and check the words and the platform packages made of them.
    #[command(subcommand)]
    Models(ModelsCommand),
}

fn main() -> ExitCode {
    let Cli { command: Command::Models(command) } = Cli::parse();
    match run_models(&command, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to do when even standard error is closed.
            let _ = io::Write::write_fmt(&mut io::stderr(), format_args!("saldo: {error}\n"));
            ExitCode::FAILURE
        }
    }
}
