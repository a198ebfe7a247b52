//! `saldo links`: which links there are.

use std::io::Write;
use std::path::PathBuf;

use chrono::{DateTime, SecondsFormat};
use clap::Args;
use rusqlite::Row;

use super::failure::CommandFailure;
use crate::basics::{CustomerId, Now};
use crate::connect::sqlite::vault::open;
use crate::connect::sqlite::vault::rows::failure;

/// What `saldo links` is told.
#[derive(Debug, Args)]
pub struct LinksArguments {
    /// The vault's file.
    #[arg(long, value_name = "FILE")]
    pub vault: PathBuf,
    /// Only the links of the customer with this id.
    #[arg(long, value_name = "ID", value_parser = |text: &str| CustomerId::new(text))]
    pub customer: Option<CustomerId>,
}

const HEADINGS: &str =
    "link\tstate\tcustomer\tchannel\tapplication\tclasses\taccounts\tgranted\texpires\tended";

const LINKS: &str = "
SELECT link.link_id, link.customer_id, link.channel, link.application, consent.classes,
    consent.accounts, consent.granted_at_ms, consent.expires_at_ms, link.revoked_at_ms,
    link.revoked_by
FROM link
JOIN consent ON consent.customer_id = link.customer_id AND consent.link_id = link.link_id
WHERE ?1 IS NULL OR link.customer_id = ?1
ORDER BY link.customer_id, consent.granted_at_ms, link.link_id";

/// Prints the links, one per line, their columns separated by tabs.
///
/// # Errors
///
/// [`CommandFailure`].
pub fn links(
    arguments: &LinksArguments,
    now: Now,
    out: &mut dyn Write,
) -> Result<(), CommandFailure> {
    let connection = open::for_reading(&arguments.vault)?;
    let mut statement = connection.prepare(LINKS).map_err(failure)?;
    let customer = arguments.customer.as_ref().map(CustomerId::as_str);
    let mut rows = statement.query([customer]).map_err(failure)?;
    writeln!(out, "{HEADINGS}")?;
    while let Some(row) = rows.next().map_err(failure)? {
        writeln!(out, "{}", line(row, now).map_err(failure)?)?;
    }
    out.flush()?;
    Ok(())
}

fn line(row: &Row<'_>, now: Now) -> rusqlite::Result<String> {
    let text = |column: usize| row.get::<_, String>(column);
    let accounts: Option<String> = row.get(5)?;
    let expires_at_ms: i64 = row.get(7)?;
    let ended = match (row.get::<_, Option<i64>>(8)?, row.get::<_, Option<String>>(9)?) {
        (Some(at), by) => format!("{} by {}", day(at), by.as_deref().unwrap_or("unknown")),
        (None, _) => "-".to_owned(),
    };
    let state = match ended.as_str() {
        "-" if now.utc().timestamp_millis() < expires_at_ms => "live",
        "-" => "expired",
        _ => "ended",
    };
    Ok([
        text(0)?.as_str(),
        state,
        text(1)?.as_str(),
        text(2)?.as_str(),
        text(3)?.as_str(),
        text(4)?.as_str(),
        accounts.as_deref().unwrap_or("all"),
        day(row.get(6)?).as_str(),
        day(expires_at_ms).as_str(),
        ended.as_str(),
    ]
    .join("\t"))
}

fn day(millis: i64) -> String {
    let instant = DateTime::from_timestamp_millis(millis);
    instant.map_or_else(|| "?".into(), |at| at.to_rfc3339_opts(SecondsFormat::Secs, true))
}
