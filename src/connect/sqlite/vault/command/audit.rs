//! `saldo audit`: is the record of disclosures whole, and what does it say?

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use serde_json::value::RawValue;

use super::failure::CommandFailure;
use crate::basics::{AccountId, CustomerId, Digest};
use crate::connect::key_file::{self, chain_key_beside, checkpoint_key_beside};
use crate::connect::sqlite::vault::{DisclosureLog, LogFailure, StoredRecord};
use crate::consent::Aloud;
use crate::disclosure::{ChainKey, Checkpoint, CheckpointKey, Receipt, read_checkpoint};
use crate::vault::VaultFailure;

/// What `saldo audit` can do.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Checks that no disclosure was altered, removed, added or moved.
    Verify(VerifyArguments),
    /// Prints the disclosures, one JSON object per line.
    Export(ExportArguments),
    /// Prints what was told about one customer, the latest first, one JSON object per line.
    Customer(CustomerArguments),
}

/// What `saldo audit verify` is told.
#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// The vault's file.
    #[arg(long, value_name = "FILE")]
    pub vault: PathBuf,
    /// The file of the chain key. Without it, chain.key beside the vault.
    #[arg(long, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// A record known to have been written, as an earlier run printed the head. Only against one
    /// does it show that the end was cut off.
    #[arg(long, value_name = "SEQ:HASH", value_parser = receipt)]
    pub head: Option<Receipt>,
    /// The file of checkpoints (vault.checkpoint_file), or the log they were printed to. Everything
    /// they name must be there.
    #[arg(long, value_name = "FILE")]
    pub checkpoints: Option<PathBuf>,
    /// What checks their signatures, as the server prints it when it starts: 64 hexadecimal digits.
    /// Without it, that of checkpoint.key beside the vault.
    #[arg(long, value_name = "HEX", value_parser = public_key, requires = "checkpoints")]
    pub checkpoint_key: Option<Digest>,
}

/// What `saldo audit export` is told.
#[derive(Debug, Args)]
pub struct ExportArguments {
    /// The vault's file.
    #[arg(long, value_name = "FILE")]
    pub vault: PathBuf,
    /// The first record to print. Without it, the first there is.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub from: Option<u64>,
}

/// What `saldo audit customer` is told.
#[derive(Debug, Args)]
pub struct CustomerArguments {
    /// The vault's file.
    #[arg(long, value_name = "FILE")]
    pub vault: PathBuf,
    /// The file of the chain key. Without it, chain.key beside the vault.
    #[arg(long, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// Who, by the bank's id.
    #[arg(long, value_name = "ID", value_parser = |text: &str| CustomerId::new(text))]
    pub customer: CustomerId,
    /// An account to be named by the bank's id; may be repeated. Others keep their pseudonyms.
    #[arg(long = "account", value_name = "ID", value_parser = |text: &str| AccountId::new(text))]
    pub accounts: Vec<AccountId>,
}

/// Carries out `command`. Whether all is well: `false` is a chain that does not hold.
///
/// # Errors
///
/// [`CommandFailure`].
pub fn audit(command: &AuditCommand, out: &mut dyn Write) -> Result<bool, CommandFailure> {
    match command {
        AuditCommand::Verify(arguments) => verify(arguments, out),
        AuditCommand::Export(arguments) => export(arguments, out).map(|()| true),
        AuditCommand::Customer(arguments) => customer(arguments, out),
    }
}

fn verify(arguments: &VerifyArguments, out: &mut dyn Write) -> Result<bool, CommandFailure> {
    let beside = || chain_key_beside(&arguments.vault);
    let key_path = arguments.key_file.clone().unwrap_or_else(beside);
    let key = ChainKey::new(&key_file::read(&key_path)?);
    let checkpoints = checkpoints(arguments)?;
    let log = DisclosureLog::open(&arguments.vault)?;
    let records = log.count()?;
    let progress = progress(records);
    let known = checkpoints.iter().map(|found| found.head).chain(arguments.head);
    let verdict = log.verify(&key, known, |sequence| progress.set_position(sequence));
    progress.finish_and_clear();
    let verdict = match verdict {
        // What cannot be a record was not written by Saldo: that is a break like any other.
        Err(LogFailure::Unread(failure @ VaultFailure::Damaged { .. })) => Err(failure.to_string()),
        Err(LogFailure::Unread(failure)) => return Err(failure.into()),
        Err(LogFailure::Broken(found)) => Err(found.to_string()),
        Ok(head) => Ok(head),
    };
    match &verdict {
        Ok(head) => {
            writeln!(out, "records: {}", head.sequence)?;
            writeln!(out, "head: {}:{}", head.sequence, head.hash.to_hex())?;
            if arguments.checkpoints.is_some() {
                writeln!(out, "checkpoints: {}", checkpoints.len())?;
            }
            writeln!(out, "verdict: intact")?;
        }
        Err(why) => {
            writeln!(out, "records: {records}")?;
            writeln!(out, "verdict: BROKEN: {why}")?;
        }
    }
    out.flush()?;
    Ok(verdict.is_ok())
}

/// The checkpoints in the file that was named; none where none was.
fn checkpoints(arguments: &VerifyArguments) -> Result<Vec<Checkpoint>, CommandFailure> {
    let Some(path) = &arguments.checkpoints else { return Ok(Vec::new()) };
    let public = match arguments.checkpoint_key {
        Some(public) => public,
        None => {
            let secret = key_file::read(&checkpoint_key_beside(&arguments.vault))?;
            CheckpointKey::new(&secret)?.public()
        }
    };
    let unread = |source| CommandFailure::Checkpoints { path: path.clone(), source };
    let mut found = Vec::new();
    for (number, line) in (1_usize..).zip(BufReader::new(File::open(path).map_err(unread)?).lines())
    {
        let line = line.map_err(unread)?;
        let read = read_checkpoint(&line, public)
            .map_err(|_| CommandFailure::Checkpoint { path: path.clone(), number })?;
        found.extend(read);
    }
    if found.is_empty() {
        return Err(CommandFailure::Arguments("--checkpoints names a file without any"));
    }
    Ok(found)
}

/// One disclosure as its customer may know it.
#[derive(Serialize)]
struct Told<'a> {
    sequence: u64,
    at: DateTime<Utc>,
    request: &'a str,
    channel: &'a str,
    application: &'a str,
    link: &'a str,
    voice_recognised: bool,
    classes: String,
    aloud: Option<&'static str>,
    facts: Vec<ToldFact<'a>>,
}

#[derive(Serialize)]
struct ToldFact<'a> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<&'a str>,
}

/// Prints what was told about a customer. Whether there was anything.
fn customer(arguments: &CustomerArguments, out: &mut dyn Write) -> Result<bool, CommandFailure> {
    let CustomerArguments { vault, key_file, customer, accounts } = arguments;
    let key_path = key_file.clone().unwrap_or_else(|| chain_key_beside(vault));
    let key = ChainKey::new(&key_file::read(&key_path)?);
    let log = DisclosureLog::open(vault)?;
    let named: HashMap<String, &str> = accounts
        .iter()
        .map(|account| (key.account_pseudonym(customer, account), account.as_str()))
        .collect();
    let (mut before, mut any) = (None, false);
    loop {
        let page = log.told_about(&key, customer, before)?;
        for (sequence, record) in &page.records {
            let facts = record.facts.iter().map(|(kind, account)| {
                let account = account.as_deref();
                let account = account.map(|name| named.get(name).copied().unwrap_or(name));
                ToldFact { kind: kind.name(), account }
            });
            let told = Told {
                sequence: *sequence,
                at: record.at,
                request: &record.request,
                channel: &record.channel,
                application: &record.application,
                link: &record.link,
                voice_recognised: record.recognised,
                classes: record.classes.to_string(),
                aloud: record.aloud.map(Aloud::name),
                facts: facts.collect(),
            };
            serde_json::to_writer(&mut *out, &told).map_err(std::io::Error::from)?;
            out.write_all(b"\n")?;
            any = true;
        }
        match page.next {
            Some(_) => before = page.next,
            None => break,
        }
    }
    out.flush()?;
    Ok(any)
}

/// One line of the export. `record` stands as it was written, byte by byte, so that the hash can
/// be computed from the line; what is not JSON (which Saldo never writes) stands as a string.
#[derive(Serialize)]
struct Line<'a> {
    sequence: u64,
    hash: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    record: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

fn export(arguments: &ExportArguments, out: &mut dyn Write) -> Result<(), CommandFailure> {
    let log = DisclosureLog::open(&arguments.vault)?;
    let mut after = arguments.from.map(|first| first.saturating_sub(1));
    loop {
        let page = log.page(after)?;
        for StoredRecord { sequence, hash, text } in &page {
            let record = serde_json::from_str(text).ok().filter(|_| !text.contains('\n'));
            let text = if record.is_none() { Some(text.as_str()) } else { None };
            let line = Line { sequence: *sequence, hash: hash.to_hex(), record, text };
            serde_json::to_writer(&mut *out, &line).map_err(std::io::Error::from)?;
            out.write_all(b"\n")?;
        }
        match page.last() {
            Some(last) => after = Some(last.sequence),
            None => break,
        }
    }
    out.flush()?;
    Ok(())
}

fn progress(records: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(records);
    let template = "{bar:40} {human_pos} of {human_len} records, {eta} left";
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

fn public_key(text: &str) -> Result<Digest, &'static str> {
    Digest::from_hex(text).ok_or("a checkpoint key is 64 lower-case hexadecimal digits")
}

fn receipt(text: &str) -> Result<Receipt, &'static str> {
    let parts = text.split_once(':');
    let read = parts.and_then(|(sequence, hash)| {
        Some(Receipt { sequence: sequence.parse().ok()?, hash: Digest::from_hex(hash)? })
    });
    read.ok_or("a head is a record's number, a colon and 64 lower-case hexadecimal digits")
}
