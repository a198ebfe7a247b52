//! `saldo unlink`: the end of one link, or of all of a customer's.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use rusqlite::TransactionBehavior;

use super::failure::CommandFailure;
use crate::basics::{CustomerId, LinkId, Now};
use crate::connect::sqlite::vault::ledger::{self, Undone};
use crate::connect::sqlite::vault::open::{self, Missing};
use crate::connect::sqlite::vault::rows::failure;
use crate::vault::{Revoke, RevokedBy};

/// What `saldo unlink` is told.
#[derive(Debug, Args)]
pub struct UnlinkArguments {
    /// The vault's file.
    #[arg(long, value_name = "FILE")]
    pub vault: PathBuf,
    /// Which links.
    #[command(flatten)]
    pub which: Which,
}

/// The links that shall end.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub struct Which {
    /// The link with this id.
    #[arg(long, value_name = "ID", value_parser = |text: &str| LinkId::new(text))]
    pub link: Option<LinkId>,
    /// Every link of the customer with this id.
    #[arg(long, value_name = "ID", value_parser = |text: &str| CustomerId::new(text))]
    pub customer: Option<CustomerId>,
}

/// Ends links and prints how many. Whether there were any: a mistyped id must not look like
/// success.
///
/// # Errors
///
/// [`CommandFailure`].
pub fn unlink(
    arguments: &UnlinkArguments,
    now: Now,
    out: &mut dyn Write,
) -> Result<bool, CommandFailure> {
    let which = match &arguments.which {
        Which { link: Some(link), .. } => Revoke::Link(link.clone()),
        Which { customer: Some(customer), .. } => Revoke::Customer(customer.clone()),
        _ => return Err(CommandFailure::Arguments("give --link or --customer")),
    };
    let mut connection = open::for_writing(&arguments.vault, Missing::Refuse)?;
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failure)?;
    let ended = ledger::revoke(&transaction, &which, RevokedBy::Operator, now.utc(), None)
        .map_err(Undone::into_failure)?;
    transaction.commit().map_err(failure)?;
    writeln!(out, "links ended: {ended}")?;
    out.flush()?;
    Ok(ended > 0)
}
