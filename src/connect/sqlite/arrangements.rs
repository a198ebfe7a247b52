//! What will have to be paid, and the latest statements.

use rusqlite::{Connection, Row};

use super::held::{Held, HeldAccount};
use super::rows::{self, damaged, failure};
use super::statements::{OBLIGATIONS, STATEMENTS};
use crate::bank::{
    BankFailure, Frequency, Obligation, ObligationKind, Obligations, Statement, Untrusted,
};
use crate::basics::{AccountId, Money};
use crate::consent::LinkedCustomer;

/// What will have to be paid from `accounts`.
///
/// # Errors
///
/// [`BankFailure`] when the file cannot be read, or what it holds makes no sense.
pub(super) fn obligations(
    file: &Connection,
    customer: &LinkedCustomer,
    accounts: &[AccountId],
) -> Result<Obligations, BankFailure> {
    let mut found = Obligations::default();
    let Some(held) = Held::of(file, customer, accounts)? else { return Ok(found) };
    let mut statement = file.prepare_cached(OBLIGATIONS).map_err(|error| failure(&error))?;
    let mut rows = statement.query([held.customer]).map_err(|error| failure(&error))?;
    while let Some(row) = rows.next().map_err(|error| failure(&error))? {
        if let Some(account) = held.account(rows::number(row, 0)?) {
            found.payments.push(payment(row, account)?);
        }
    }
    let mut statement = file.prepare_cached(STATEMENTS).map_err(|error| failure(&error))?;
    let mut rows = statement.query([held.customer]).map_err(|error| failure(&error))?;
    while let Some(row) = rows.next().map_err(|error| failure(&error))? {
        if let Some(account) = held.account(rows::number(row, 0)?) {
            found.statements.push(account_statement(row, account)?);
        }
    }
    Ok(found)
}

fn payment(row: &Row<'_>, account: &HeldAccount) -> Result<Obligation, BankFailure> {
    let kind = ObligationKind::named(rows::text(row, 2)?);
    let money = |minor| Money::from_minor(minor, account.currency);
    let amount = rows::optional_number(row, 4)?;
    if amount.is_some_and(|minor| minor <= 0) {
        return Err(damaged("obligation.amount_minor"));
    }
    Ok(Obligation {
        account: account.id.clone(),
        id: rows::number(row, 1)?.to_string(),
        kind: kind.ok_or_else(|| damaged("obligation.kind"))?,
        payee: Untrusted::new(rows::text(row, 3)?),
        amount: amount.map(money),
        next_on: rows::day(row, 5, "obligation.next_on")?,
        frequency: frequency(row)?,
        ends_on: rows::day(row, 9, "obligation.ends_on")?,
    })
}

fn frequency(row: &Row<'_>) -> Result<Option<Frequency>, BankFailure> {
    let Some(name) = rows::optional_text(row, 6)? else { return Ok(None) };
    let within = |column, most: i64| {
        let number = rows::optional_number(row, column)?;
        number
            .filter(|number| (1..=most).contains(number))
            .ok_or_else(|| damaged("obligation.frequency"))
    };
    Ok(Some(match name {
        "days" => Frequency::Days(within(7, 366)? as u16),
        "months" => Frequency::Months { every: within(7, 24)? as u8, day: within(8, 31)? as u8 },
        "semi_monthly" => Frequency::SemiMonthly,
        _ => return Err(damaged("obligation.frequency")),
    }))
}

fn account_statement(row: &Row<'_>, account: &HeldAccount) -> Result<Statement, BankFailure> {
    let money = |minor| Money::from_minor(minor, account.currency);
    let amount = |column, name| match rows::optional_number(row, column)? {
        Some(minor) if minor < 0 => Err(damaged(name)),
        minor => Ok(minor.map(money)),
    };
    let closed_on = rows::day(row, 1, "account_statement.closed_on")?;
    Ok(Statement {
        account: account.id.clone(),
        closed_on: closed_on.ok_or_else(|| damaged("account_statement.closed_on"))?,
        balance: money(rows::number(row, 2)?),
        minimum: amount(3, "account_statement.minimum_minor")?,
        due_on: rows::day(row, 4, "account_statement.due_on")?,
        // Nothing past due and no word about it are the same to a customer.
        past_due: amount(5, "account_statement.past_due_minor")?.filter(|it| !it.is_zero()),
    })
}
