//! The `saldo` command.

use std::error::Error;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use chrono::Utc;
use clap::{Parser, Subcommand};
use saldo::basics::Now;
use saldo::connect::sqlite::vault::command as vault;

/// Answers bank customers out loud, from the bank's own data.
#[derive(Parser)]
#[command(name = "saldo", version)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Links a customer to an application and prints the access token.
    Link(vault::LinkArguments),
    /// Lists the links.
    Links(vault::LinksArguments),
    /// Ends links.
    Unlink(vault::UnlinkArguments),
    /// Checks or prints the record of disclosures.
    #[command(subcommand)]
    Audit(vault::AuditCommand),
}

fn main() -> ExitCode {
    let line = Line::parse();
    let mut out = BufWriter::new(io::stdout().lock());
    match run(&line.command, &mut out) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => {
            // With no standard error either there is nobody left to tell.
            let _ = writeln!(io::stderr(), "saldo: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Carries out one command. `false` is a finding: the command worked and did not find all well.
fn run(command: &Command, out: &mut dyn Write) -> Result<bool, Box<dyn Error>> {
    let now = || Now::at(Utc::now());
    match command {
        Command::Link(arguments) => vault::link(arguments, now(), out)?,
        Command::Links(arguments) => vault::links(arguments, now(), out)?,
        Command::Unlink(arguments) => return Ok(vault::unlink(arguments, now(), out)?),
        Command::Audit(command) => return Ok(vault::audit(command, out)?),
    }
    Ok(true)
}
