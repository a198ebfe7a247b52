//! `saldo customer`: who may sign in on Saldo's own page.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use rusqlite::TransactionBehavior;
use zeroize::Zeroize;

use super::failure::CommandFailure;
use crate::basics::{CustomerId, Now, Secret};
use crate::connect::password::{self, PASSWORD_BYTES_MAX};
use crate::connect::sqlite::vault::ledger::Undone;
use crate::connect::sqlite::vault::open::{self, Missing};
use crate::connect::sqlite::vault::rows::failure;
use crate::connect::sqlite::vault::sessions;
use crate::vault::SignIn;

/// How many characters a user name has at most.
const USER_CHARS_MAX: usize = 64;

/// What to do about sign-ins.
#[derive(Debug, Subcommand)]
pub enum CustomerCommand {
    /// Lets a customer sign in; reads the password from the first line of the standard input.
    Add(AddCustomerArguments),
}

/// Who signs in how.
#[derive(Debug, Args)]
pub struct AddCustomerArguments {
    /// The vault's file; made when it is missing.
    #[arg(long, value_name = "FILE")]
    pub vault: PathBuf,
    /// The name they sign in with: 1 to 64 characters without spaces; large and small letters are
    /// the same.
    #[arg(long, value_name = "NAME", value_parser = user_name)]
    pub user: String,
    /// Who they are, by the bank's id.
    #[arg(long, value_name = "ID", value_parser = |text: &str| CustomerId::new(text))]
    pub customer: CustomerId,
}

fn user_name(text: &str) -> Result<String, String> {
    let name = text.to_lowercase();
    let fits = (1..=USER_CHARS_MAX).contains(&name.chars().count());
    if !fits || name.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(format!("a user name is 1 to {USER_CHARS_MAX} characters without spaces"));
    }
    Ok(name)
}

/// Carries out `command`; the password is the first line of `input`. Whether it was done: a name
/// that is taken stays as it is.
///
/// # Errors
///
/// [`CommandFailure`].
pub fn customer(
    command: &CustomerCommand,
    now: Now,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<bool, CommandFailure> {
    let CustomerCommand::Add(AddCustomerArguments { vault, user, customer }) = command;
    let mut line = String::new();
    // One byte more than a password has, and the line's end: what is longer is refused below.
    let mut first = std::io::Read::take(input, PASSWORD_BYTES_MAX as u64 + 3);
    first.read_line(&mut line)?;
    let password = Secret::new(line.trim_end_matches(['\r', '\n']).to_owned());
    line.zeroize();
    let added = enrol(vault, user, customer, &password, now)?;
    match added {
        true => writeln!(out, "added: {user}")?,
        false => writeln!(out, "not added: there is somebody called {user} already")?,
    }
    out.flush()?;
    Ok(added)
}

/// Lets `customer` sign in as `user` with `password`; whether the name was free.
///
/// # Errors
///
/// [`CommandFailure`].
pub fn enrol(
    vault: &Path,
    user: &str,
    customer: &CustomerId,
    password: &Secret<String>,
    now: Now,
) -> Result<bool, CommandFailure> {
    let password_hash = password::hash(password)?;
    let sign_in = SignIn { customer: customer.clone(), password_hash };
    let mut connection = open::for_writing(vault, Missing::Create)?;
    let transaction =
        connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failure)?;
    let added = sessions::add_sign_in(&transaction, user, &sign_in, now.utc())
        .map_err(Undone::into_failure)?;
    transaction.commit().map_err(failure)?;
    Ok(added)
}
