//! `saldo audit`: is the record of disclosures whole, and what does it say?

use std::io::{IsTerminal, Write};
use std::path::PathBuf;

use clap::{Args, Subcommand};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use serde_json::value::RawValue;

use super::failure::CommandFailure;
use crate::basics::Digest;
use crate::connect::key_file::{self, chain_key_beside};
use crate::connect::sqlite::vault::{DisclosureLog, LogFailure, StoredRecord};
use crate::disclosure::{ChainKey, Receipt};
use crate::vault::VaultFailure;

/// What `saldo audit` can do.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Checks that no disclosure was altered, removed, added or moved.
    Verify(VerifyArguments),
    /// Prints the disclosures, one JSON object per line.
    Export(ExportArguments),
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

/// Carries out `command`. Whether all is well: `false` is a chain that does not hold.
///
/// # Errors
///
/// [`CommandFailure`].
pub fn audit(command: &AuditCommand, out: &mut dyn Write) -> Result<bool, CommandFailure> {
    match command {
        AuditCommand::Verify(arguments) => verify(arguments, out),
        AuditCommand::Export(arguments) => export(arguments, out).map(|()| true),
    }
}

fn verify(arguments: &VerifyArguments, out: &mut dyn Write) -> Result<bool, CommandFailure> {
    let beside = || chain_key_beside(&arguments.vault);
    let key_path = arguments.key_file.clone().unwrap_or_else(beside);
    let key = ChainKey::new(&key_file::read(&key_path)?);
    let log = DisclosureLog::open(&arguments.vault)?;
    let records = log.count()?;
    let progress = progress(records);
    let verdict = log.verify(&key, arguments.head, |sequence| progress.set_position(sequence));
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

fn receipt(text: &str) -> Result<Receipt, &'static str> {
    let parts = text.split_once(':');
    let read = parts.and_then(|(sequence, hash)| {
        Some(Receipt { sequence: sequence.parse().ok()?, hash: Digest::from_hex(hash)? })
    });
    read.ok_or("a head is a record's number, a colon and 64 lower-case hexadecimal digits")
}
