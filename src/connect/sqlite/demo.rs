//! Who is in a generated bank, for the demonstration.

use std::path::Path;

use rusqlite::Connection;

use super::file::{self, BankFileError};
use crate::bank::{AccountKind, LastFour};
use crate::basics::{AccountId, CustomerId};

/// A customer of an invented bank, to be linked in a demonstration.
///
/// These are invented people: unlike the port's types this one shows names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoCustomer {
    /// The customer.
    pub customer: CustomerId,
    /// First and last name.
    pub name: String,
    /// What is special about them, for instance `student` or `overdrawn`.
    pub persona: String,
    /// Their accounts, in their own order, closed ones included.
    pub accounts: Vec<DemoAccount>,
}

/// An account of a [`DemoCustomer`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoAccount {
    /// The account.
    pub account: AccountId,
    /// What the customer calls it.
    pub nickname: Option<String>,
    /// What kind it is.
    pub kind: AccountKind,
    /// The last four digits of its number.
    pub last_four: Option<LastFour>,
}

/// The first `customers_max` customers of the bank file at `path`, by id.
///
/// It asks for no consent, so it is no part of the port: the bank's own operator uses it on
/// an invented bank.
///
/// # Errors
///
/// [`BankFileError`] when the file is missing, unreadable, foreign or of another version.
pub fn demo_customers(path: &Path, customers_max: u16) -> Result<Vec<DemoCustomer>, BankFileError> {
    let file = file::open(path, 0)?;
    read(&file, customers_max)
        .map_err(|source| BankFileError::Unreadable { path: path.into(), source })
}

fn read(file: &Connection, customers_max: u16) -> rusqlite::Result<Vec<DemoCustomer>> {
    let mut customers = file
        .prepare("SELECT customer_id, name, persona FROM customer ORDER BY customer_id LIMIT ?1")?;
    let found = customers.query_map([customers_max], |row| {
        let key: i64 = row.get(0)?;
        Ok(DemoCustomer {
            customer: CustomerId::new(&key.to_string()).map_err(|_| out_of_place(0))?,
            name: row.get(1)?,
            persona: row.get(2)?,
            accounts: accounts(file, key)?,
        })
    })?;
    found.collect()
}

fn accounts(file: &Connection, customer: i64) -> rusqlite::Result<Vec<DemoAccount>> {
    let mut accounts = file.prepare_cached(
        "SELECT account_id, nickname, kind, last_four FROM account
         WHERE customer_id = ?1 ORDER BY position",
    )?;
    let found = accounts.query_map([customer], |row| {
        let key: i64 = row.get(0)?;
        let kind: String = row.get(2)?;
        let last_four: Option<String> = row.get(3)?;
        Ok(DemoAccount {
            account: AccountId::new(&key.to_string()).map_err(|_| out_of_place(0))?,
            nickname: row.get(1)?,
            kind: AccountKind::named(&kind).ok_or_else(|| out_of_place(2))?,
            last_four: last_four.as_deref().and_then(LastFour::new),
        })
    })?;
    found.collect()
}

fn out_of_place(column: usize) -> rusqlite::Error {
    let kind = rusqlite::types::Type::Text;
    rusqlite::Error::FromSqlConversionFailure(column, kind, "no value of the schema".into())
}
