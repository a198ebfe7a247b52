//! Cards, and locking and unlocking one.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, OptionalExtension, Row, TransactionBehavior};

use super::file::{self, BankFileError};
use super::held::Held;
use super::rows::{self, damaged, failure};
use super::statements::{CARD, CARDS, SWITCH};
use crate::bank::{BankFailure, Card, CardLock, CardStatus, CardUnlock, LastFour};
use crate::basics::AccountId;
use crate::consent::LinkedCustomer;

/// The cards that the customer carries and that draw on `accounts`.
///
/// # Errors
///
/// [`BankFailure`] when the file cannot be read, or what it holds makes no sense.
pub(super) fn cards(
    file: &Connection,
    customer: &LinkedCustomer,
    accounts: &[AccountId],
) -> Result<Vec<Card>, BankFailure> {
    let Some(held) = Held::of(file, customer, accounts)? else { return Ok(Vec::new()) };
    let mut statement = file.prepare_cached(CARDS).map_err(|error| failure(&error))?;
    let mut rows = statement.query([held.customer]).map_err(|error| failure(&error))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(|error| failure(&error))? {
        let Some(account) = held.account(rows::number(row, 0)?) else { continue };
        let last_four = rows::optional_text(row, 2)?
            .map(|digits| LastFour::new(digits).ok_or_else(|| damaged("card.last_four")))
            .transpose()?;
        found.push(Card {
            account: account.id.clone(),
            id: rows::number(row, 1)?.to_string(),
            last_four,
            status: status(row, 3)?,
            valid_until: rows::day(row, 4, "card.valid_until")?,
        });
    }
    Ok(found)
}

fn status(row: &Row<'_>, column: usize) -> Result<CardStatus, BankFailure> {
    CardStatus::named(rows::text(row, column)?).ok_or_else(|| damaged("card.status"))
}

/// Locks the card `card` in the bank file at `path`, by a connection for this alone: readers
/// cannot write. Other programs that write are waited for, readers wait for nobody.
///
/// # Errors
///
/// [`BankFailure`] when the file cannot be read or written. Nothing was changed then.
pub(super) fn lock(
    path: &Path,
    customer: &LinkedCustomer,
    card: &str,
) -> Result<CardLock, BankFailure> {
    Ok(match switch(path, customer, card, [CardStatus::Active, CardStatus::Locked])? {
        Switched::Done => CardLock::Locked,
        Switched::Unneeded(status) => CardLock::Unneeded(status),
        Switched::NoSuchCard => CardLock::NoSuchCard,
        Switched::NotOffered => CardLock::NotOffered,
    })
}

/// Unlocks the card `card`, as [`lock`] locks it.
///
/// # Errors
///
/// [`BankFailure`] when the file cannot be read or written. Nothing was changed then.
pub(super) fn unlock(
    path: &Path,
    customer: &LinkedCustomer,
    card: &str,
) -> Result<CardUnlock, BankFailure> {
    Ok(match switch(path, customer, card, [CardStatus::Locked, CardStatus::Active])? {
        Switched::Done => CardUnlock::Unlocked,
        Switched::Unneeded(status) => CardUnlock::Unneeded(status),
        Switched::NoSuchCard => CardUnlock::NoSuchCard,
        Switched::NotOffered => CardUnlock::NotOffered,
    })
}

/// What became of a card that was to be in another state.
enum Switched {
    Done,
    Unneeded(CardStatus),
    NoSuchCard,
    NotOffered,
}

fn switch(
    path: &Path,
    customer: &LinkedCustomer,
    card: &str,
    states: [CardStatus; 2],
) -> Result<Switched, BankFailure> {
    let (Some(key), Some(card)) = (rows::key_of(customer.customer().as_str()), rows::key_of(card))
    else {
        return Ok(Switched::NoSuchCard);
    };
    let mut file = file::open_for_change(path).map_err(|error| match error {
        BankFileError::Unreadable { source, .. } => failure(&source),
        other => BankFailure::Unreachable { logged: other.to_string() },
    })?;
    match switch_in(&mut file, customer, [key, card], states) {
        // An operator who lets Saldo read the bank only does not offer this.
        Err(Refused::Write(error)) if error.sqlite_error_code() == Some(ErrorCode::ReadOnly) => {
            Ok(Switched::NotOffered)
        }
        Err(Refused::Write(error)) => Err(failure(&error)),
        Err(Refused::Bank(refused)) => Err(refused),
        Ok(done) => Ok(done),
    }
}

/// Why a card is as it was.
enum Refused {
    Write(rusqlite::Error),
    Bank(BankFailure),
}

impl From<rusqlite::Error> for Refused {
    fn from(error: rusqlite::Error) -> Self {
        Self::Write(error)
    }
}

fn switch_in(
    file: &mut Connection,
    customer: &LinkedCustomer,
    [key, card]: [i64; 2],
    [from, to]: [CardStatus; 2],
) -> Result<Switched, Refused> {
    let change = file.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = change
        .query_row(CARD, [key, card], |row| {
            Ok(rows::account_key(row).and_then(|(id, _)| Ok((id, status(row, 1)?))))
        })
        .optional()?;
    let Some(found) = found else { return Ok(Switched::NoSuchCard) };
    let (account, status) = found.map_err(Refused::Bank)?;
    if !customer.may_see(&account) {
        return Ok(Switched::NoSuchCard);
    }
    if status != from {
        return Ok(Switched::Unneeded(status));
    }
    change.execute(SWITCH, rusqlite::params![key, card, to.name()])?;
    change.commit()?;
    Ok(Switched::Done)
}
