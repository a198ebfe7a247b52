//! The `saldo` command: each sub-command is one call.
//!
//! Exit codes: 0 done; 1 done, and something was found wanting; 2 not done, with the reason.

use std::error::Error;
use std::io::{self, LineWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::Utc;
use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;
use saldo::author::{ModelsCommand, UnderstandArguments, run_models, run_understand};
use saldo::basics::Now;
use saldo::certify::{CertifyArguments, run_certify};
use saldo::connect::key_file::{KeysArguments, make_keys};
use saldo::connect::open_banking::{OpenBankingCommand, run_open_banking};
use saldo::connect::sqlite::vault::command as vault;
use saldo::connect::{BankCommand, ClientCommand, run_bank, run_client};
use saldo::server::{ServeArguments, serve};
use saldo::settings::{ConfigCommand, run_config};
use saldo::simulate::{
    AskArguments, DemoArguments, SayArguments, SchemaOf, StoryArguments, run_ask, run_demo,
    run_say, run_story_command, schema,
};
use tokio::runtime::Runtime;

/// A request is made of many small allocations.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Saldo answers bank customers out loud: opt-in, on record, and hosted by the bank.
#[derive(Parser)]
#[command(name = "saldo", version, about, propagate_version = true)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves platforms' requests until told to stop.
    Serve(ServeArguments),
    /// Serves an invented bank on this machine and talks to it.
    Demo(DemoArguments),
    /// Asks over the same signed HTTP path and prints the answer.
    Say(SayArguments),
    /// Plays stories, conversations with what is expected of them, and tells what came otherwise.
    Test(StoryArguments),
    /// Asks what a platform's reviewers ask before a skill is published, and reports row by row.
    Certify(CertifyArguments),
    /// Prints the JSON Schema of a file that Saldo reads.
    Schema {
        /// Of which.
        #[arg(value_enum)]
        what: SchemaOf,
    },
    /// Answers a written question from a bank file: an operator's tool, past consent and record.
    Ask(AskArguments),
    /// Makes an invented bank, or one of files from a bank.
    #[command(subcommand)]
    Bank(BankCommand),
    /// Makes, shows and ends consents at a bank that is asked over Open Banking.
    #[command(subcommand)]
    OpenBanking(OpenBankingCommand),
    /// Makes the key files that `saldo serve` needs.
    Keys(KeysArguments),
    /// Links a customer to an application and prints the access token.
    Link(vault::LinkArguments),
    /// Lists the links.
    Links(vault::LinksArguments),
    /// Ends links.
    Unlink(vault::UnlinkArguments),
    /// Says who may sign in to link.
    #[command(subcommand)]
    Customer(vault::CustomerCommand),
    /// Makes and lists the platforms that may ask customers to link.
    #[command(subcommand)]
    Client(ClientCommand),
    /// Switches off what shall be told to nobody for now, and on again.
    #[command(subcommand)]
    Switch(vault::SwitchCommand),
    /// Checks or prints the record of disclosures.
    #[command(subcommand)]
    Audit(vault::AuditCommand),
    /// Builds and checks the words and the platform packages made of them.
    #[command(subcommand)]
    Models(ModelsCommand),
    /// Tells what each line of the standard input means.
    Understand(UnderstandArguments),
    /// Checks or prints the settings.
    Config {
        /// The TOML file with the settings.
        #[arg(long, global = true, value_name = "FILE")]
        config: Option<PathBuf>,
        #[command(subcommand)]
        command: ConfigCommand,
    },
}

fn main() -> ExitCode {
    let line = Line::parse();
    let mut out = LineWriter::new(io::stdout());
    let outcome = run(line.command, &mut out).and_then(|fine| Ok(out.flush().map(|()| fine)?));
    match outcome {
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
fn run(command: Command, out: &mut (dyn Write + Send)) -> Result<bool, Box<dyn Error>> {
    let now = || Now::at(Utc::now());
    match command {
        Command::Serve(arguments) => Runtime::new()?.block_on(serve(&arguments))?,
        Command::Demo(arguments) => {
            let runtime = Runtime::new()?;
            let done = runtime.block_on(run_demo(&arguments, out));
            // A prompt that still waits for a line must not keep the process.
            runtime.shutdown_background();
            done?;
        }
        Command::Say(arguments) => Runtime::new()?.block_on(run_say(&arguments, out))?,
        Command::Test(arguments) => {
            return Ok(Runtime::new()?.block_on(run_story_command(&arguments, out))?);
        }
        Command::Certify(arguments) => {
            return Ok(Runtime::new()?.block_on(run_certify(&arguments, out))?);
        }
        Command::Schema { what } => out.write_all(schema(what).as_bytes())?,
        Command::Ask(arguments) => Runtime::new()?.block_on(run_ask(&arguments, now(), out))?,
        Command::Bank(command) => return Ok(run_bank(&command, now(), out)?),
        Command::OpenBanking(command) => {
            return Ok(Runtime::new()?.block_on(run_open_banking(&command, now(), out))?);
        }
        Command::Keys(arguments) => make_keys(&arguments, out)?,
        Command::Link(arguments) => vault::link(&arguments, now(), out)?,
        Command::Links(arguments) => vault::links(&arguments, now(), out)?,
        Command::Unlink(arguments) => return Ok(vault::unlink(&arguments, now(), out)?),
        Command::Customer(command) => {
            return Ok(vault::customer(&command, now(), &mut io::stdin().lock(), out)?);
        }
        Command::Client(command) => run_client(&command, out)?,
        Command::Switch(command) => return Ok(vault::run_switch(&command, now(), out)?),
        Command::Audit(command) => return Ok(vault::audit(&command, out)?),
        Command::Models(command) => return Ok(run_models(&command, out)?),
        Command::Understand(arguments) => {
            run_understand(&arguments, &mut io::stdin().lock(), out)?;
        }
        Command::Config { config, command } => {
            return Ok(run_config(command, config.as_deref(), out)?);
        }
    }
    Ok(true)
}
