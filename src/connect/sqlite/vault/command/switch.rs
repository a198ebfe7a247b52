//! `saldo switch`: what is told to nobody for now.

use std::io::Write;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::books::{Books, OperatorArguments};
use super::failure::CommandFailure;
use crate::basics::Now;
use crate::connect::sqlite::vault::open;
use crate::connect::sqlite::vault::switches;
use crate::dialogue::Switch;
use crate::disclosure::{Act, Deed};

/// What `saldo switch` can do.
#[derive(Debug, Subcommand)]
pub enum SwitchCommand {
    /// Tells it to nobody, from the very next answer on.
    Off(SwitchArguments),
    /// Tells it again.
    On(SwitchArguments),
    /// Lists what there is to switch, and what is off.
    List(ListArguments),
}

/// What is switched.
#[derive(Debug, Args)]
pub struct SwitchArguments {
    /// What, as `saldo switch list` names it: channel:alexa, class:balance.read, intent:balance.
    #[arg(value_name = "NAME", required = true, value_parser = switch)]
    pub switches: Vec<Switch>,
    /// The vault's file.
    #[arg(long, value_name = "FILE")]
    pub vault: PathBuf,
    /// The file of the chain key. Without it, chain.key beside the vault.
    #[arg(long, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// Who does it.
    #[command(flatten)]
    pub operator: OperatorArguments,
}

/// Where it is looked up.
#[derive(Debug, Args)]
pub struct ListArguments {
    /// The vault's file.
    #[arg(long, value_name = "FILE")]
    pub vault: PathBuf,
}

fn switch(name: &str) -> Result<Switch, String> {
    Switch::named(name).ok_or_else(|| {
        let names: Vec<_> = Switch::all().map(Switch::name).collect();
        format!("there is nothing of this name to switch; there are: {}", names.join(" "))
    })
}

/// Carries out `command`. Whether anything was switched: what is off already stays off.
///
/// # Errors
///
/// [`CommandFailure`].
pub fn run_switch(
    command: &SwitchCommand,
    now: Now,
    out: &mut dyn Write,
) -> Result<bool, CommandFailure> {
    let switched = match command {
        SwitchCommand::Off(arguments) => turn(arguments, true, now, out)?,
        SwitchCommand::On(arguments) => turn(arguments, false, now, out)?,
        SwitchCommand::List(arguments) => list(arguments, out).map(|()| true)?,
    };
    out.flush()?;
    Ok(switched)
}

fn turn(
    arguments: &SwitchArguments,
    off: bool,
    now: Now,
    out: &mut dyn Write,
) -> Result<bool, CommandFailure> {
    let mut books = Books::open(&arguments.vault, arguments.key_file.as_deref())?;
    let by = arguments.operator.actor();
    let turned = books.write(|connection, chain| {
        let mut turned = Vec::new();
        for switch in &arguments.switches {
            let name = switch.name();
            let (changed, deed) = match off {
                true => (switches::switch_off(connection, *switch)?, Deed::SwitchedOff(name)),
                false => (switches::switch_on(connection, *switch)?, Deed::SwitchedOn(name)),
            };
            if changed {
                chain.note(connection, &Act { at: now.utc(), by: by.clone(), deed })?;
                turned.push(*switch);
            }
        }
        Ok(turned)
    })?;
    let state = if off { "off" } else { "on" };
    for switch in &arguments.switches {
        let name = switch.name();
        let was = if turned.contains(switch) { "" } else { " already" };
        writeln!(out, "{name}: {state}{was}")?;
    }
    Ok(!turned.is_empty())
}

fn list(arguments: &ListArguments, out: &mut dyn Write) -> Result<(), CommandFailure> {
    let off = switches::switched_off(&open::for_reading(&arguments.vault)?)?;
    for switch in Switch::all() {
        let state = if off.contains(&switch) { "off" } else { "on" };
        writeln!(out, "{}: {state}", switch.name())?;
    }
    Ok(())
}
