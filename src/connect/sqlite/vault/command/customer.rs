//! `saldo customer`: who may sign in on Saldo's own page.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use rusqlite::TransactionBehavior;
use zeroize::Zeroize;

use super::books::{Books, OperatorArguments};
use super::failure::CommandFailure;
use crate::basics::{CustomerId, Now, Secret};
use crate::connect::password::{self, PASSWORD_BYTES_MAX};
use crate::connect::sqlite::vault::ledger::Undone;
use crate::connect::sqlite::vault::open::{self, Missing};
use crate::connect::sqlite::vault::rows::failure;
use crate::connect::sqlite::vault::sessions;
use crate::disclosure::{Act, Deed};
use crate::vault::SignIn;

/// How many characters a user name has at most.
const USER_CHARS_MAX: usize = 64;

/// What to do about sign-ins.
#[derive(Debug, Subcommand)]
pub enum CustomerCommand {
    /// Lets a customer sign in; reads the password from the first line of the standard input.
    Add(AddCustomerArguments),
    /// Erases a customer: ends their links, removes what is kept of them, and destroys the key
    /// without which the record names nobody.
    Erase(EraseCustomerArguments),
}

/// Who is erased.
#[derive(Debug, Args)]
pub struct EraseCustomerArguments {
    /// The vault's file.
    #[arg(long, value_name = "FILE")]
    pub vault: PathBuf,
    /// The file of the chain key. Without it, chain.key beside the vault.
    #[arg(long, value_name = "FILE")]
    pub key_file: Option<PathBuf>,
    /// Who, by the bank's id.
    #[arg(long, value_name = "ID", value_parser = |text: &str| CustomerId::new(text))]
    pub customer: CustomerId,
    /// Who does it.
    #[command(flatten)]
    pub operator: OperatorArguments,
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

/// Carries out `command`; a password is the first line of `input`. Whether it was done: a name that
/// is taken stays as it is, and of some there is nothing to erase.
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
    match command {
        CustomerCommand::Add(arguments) => add(arguments, now, input, out),
        CustomerCommand::Erase(arguments) => erase(arguments, now, out),
    }
}

fn add(
    arguments: &AddCustomerArguments,
    now: Now,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<bool, CommandFailure> {
    let AddCustomerArguments { vault, user, customer } = arguments;
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

fn erase(
    arguments: &EraseCustomerArguments,
    now: Now,
    out: &mut dyn Write,
) -> Result<bool, CommandFailure> {
    let EraseCustomerArguments { vault, key_file, customer, operator } = arguments;
    let mut books = Books::open(vault, key_file.as_deref())?;
    let act = Act { at: now.utc(), by: operator.actor(), deed: Deed::CustomerErased };
    let erased = books.write(|connection, chain| chain.erase(connection, customer, &act))?;
    if !erased {
        writeln!(out, "not erased: there is nothing of this customer")?;
    } else if books.empty_log()? {
        writeln!(out, "erased")?;
    } else {
        writeln!(out, "erased; the log still holds old pages, because somebody reads them")?;
        writeln!(out, "run the command again later, or restart the server")?;
    }
    out.flush()?;
    Ok(erased)
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
