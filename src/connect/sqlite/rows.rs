//! From rows to the port's types, and from SQLite's errors to the port's.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use rusqlite::{ErrorCode, Row, Statement};

use super::schema::kind_of;
use crate::bank::{
    Account, AccountKind, AccountStatus, Balance, BankFailure, LastFour, Transaction,
    TransactionKind, TransactionStatus, Untrusted,
};
use crate::basics::{AccountId, Currency, Money, TransactionId};

/// One row of `account`.
pub(super) struct AccountRow {
    /// Where the customer has it in their list.
    pub(super) position: i64,
    /// The account.
    pub(super) account: Account,
    current: Option<i64>,
    available: Option<i64>,
    holds: i64,
    limit: Option<i64>,
    as_of_ms: i64,
}

impl AccountRow {
    /// Reads the columns of [`super::statements::ACCOUNTS`].
    pub(super) fn read(row: &Row<'_>) -> Result<Self, BankFailure> {
        let kind = AccountKind::named(text(row, 2)?).ok_or_else(|| damaged("account.kind"))?;
        let last_four = optional_text(row, 4)?
            .map(|digits| LastFour::new(digits).ok_or_else(|| damaged("account.last_four")))
            .transpose()?;
        let status =
            AccountStatus::named(text(row, 6)?).ok_or_else(|| damaged("account.status"))?;
        Ok(Self {
            position: number(row, 1)?,
            account: Account {
                id: account_id(number(row, 0)?)?,
                kind,
                nickname: optional_text(row, 3)?.map(Untrusted::new),
                last_four,
                currency: currency(text(row, 5)?)?,
                status,
            },
            current: optional_number(row, 7)?,
            available: optional_number(row, 8)?,
            holds: number(row, 9)?,
            limit: optional_number(row, 10)?,
            as_of_ms: number(row, 11)?,
        })
    }

    /// Reads the columns of [`super::statements::HOLDINGS`]; `None` where there is no account.
    pub(super) fn read_joined(row: &Row<'_>) -> Result<Option<Self>, BankFailure> {
        optional_number(row, 0)?.map(|_| Self::read(row)).transpose()
    }

    /// The figures of the row; none where the bank's files did not state what is booked.
    pub(super) fn balance(&self) -> Result<Option<Balance>, BankFailure> {
        let Some(current) = self.current else { return Ok(None) };
        let money = |minor| Money::from_minor(minor, self.account.currency);
        Ok(Some(Balance {
            current: money(current),
            available: self.available.map(money),
            holds: money(self.holds),
            limit: self.limit.map(money),
            as_of: instant(self.as_of_ms, "account.as_of_ms")?,
            account: self.account.id.clone(),
        }))
    }
}

/// Reads the time zone of [`super::statements::HOLDINGS`].
pub(super) fn time_zone(row: &Row<'_>) -> Result<Tz, BankFailure> {
    text(row, 12)?.parse().map_err(|_| damaged("customer.time_zone"))
}

/// Reads the id and the key of [`super::statements::CURRENCIES`].
pub(super) fn account_key(row: &Row<'_>) -> Result<(AccountId, i64), BankFailure> {
    let key = number(row, 0)?;
    Ok((account_id(key)?, key))
}

/// Reads the currency of [`super::statements::CURRENCIES`].
pub(super) fn currency_of(row: &Row<'_>) -> Result<Currency, BankFailure> {
    currency(text(row, 1)?)
}

/// One row of `transactions`, in the file's numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// When it was made.
    pub(super) made_at_ms: i64,
    /// Its number within the account.
    pub(super) id: i64,
    /// Positive when money came in, in minor units.
    pub(super) amount: i64,
    /// The key of who is behind it.
    pub(super) party: i64,
    status: TransactionStatus,
    kind: TransactionKind,
}

impl Line {
    /// Reads the columns of [`super::statements::LATEST`] and [`super::statements::RANKED`].
    pub(super) fn read(row: &Row<'_>) -> Result<Self, BankFailure> {
        Ok(Self {
            made_at_ms: number(row, 0)?,
            // Ids ascend as their texts do, which the order of pages relies on.
            id: number(row, 1)
                .and_then(|id| (id >= 0).then_some(id).ok_or_else(|| damaged(TRANSACTION_ID)))?,
            status: status(number(row, 2)?)?,
            kind: kind(number(row, 3)?)?,
            amount: number(row, 4)?,
            party: number(row, 5)?,
        })
    }

    /// The transaction, of `account` in `currency`, with `party` behind it.
    pub(super) fn transaction(
        self,
        account: &AccountId,
        currency: Currency,
        party: Party,
    ) -> Result<Transaction, BankFailure> {
        Ok(Transaction {
            id: TransactionId::new(&self.id.to_string()).map_err(|_| damaged(TRANSACTION_ID))?,
            account: account.clone(),
            made_at: instant(self.made_at_ms, "transactions.made_at_ms")?,
            status: self.status,
            kind: self.kind,
            amount: Money::from_minor(self.amount, currency),
            counterparty: party.name,
            descriptor: party.descriptor,
            mcc: party.mcc,
        })
    }
}

const TRANSACTION_ID: &str = "transactions.transaction_id";

/// What `transactions.is_posted` means.
pub(super) fn status(is_posted: i64) -> Result<TransactionStatus, BankFailure> {
    match is_posted {
        0 => Ok(TransactionStatus::Pending),
        1 => Ok(TransactionStatus::Posted),
        _ => Err(damaged("transactions.is_posted")),
    }
}

/// What `transactions.kind_id` means.
pub(super) fn kind(id: i64) -> Result<TransactionKind, BankFailure> {
    kind_of(id).ok_or_else(|| damaged("transactions.kind_id"))
}

/// One row of `party`.
#[derive(Clone)]
pub(super) struct Party {
    /// The clean name, where the bank has one.
    pub(super) name: Option<Untrusted>,
    /// The raw text on statements.
    pub(super) descriptor: Untrusted,
    /// Merchant category code.
    pub(super) mcc: Option<u16>,
}

impl Party {
    /// Reads the party `id`, which a transaction names; `statement` is
    /// [`super::statements::PARTY`].
    pub(super) fn find(statement: &mut Statement<'_>, id: i64) -> Result<Self, BankFailure> {
        let mut rows = statement.query([id]).map_err(|error| failure(&error))?;
        let row = rows.next().map_err(|error| failure(&error))?;
        let row = row.ok_or_else(|| damaged("transactions.party_id"))?;
        let mcc = optional_number(row, 2)?
            .map(|code| u16::try_from(code).ok().filter(|code| *code <= 9999))
            .map(|code| code.ok_or_else(|| damaged("party.mcc")))
            .transpose()?;
        Ok(Self {
            name: optional_text(row, 0)?.map(Untrusted::new),
            descriptor: Untrusted::new(text(row, 1)?),
            mcc,
        })
    }
}

/// The key behind one of the port's ids, which are its decimal text and nothing else.
pub(super) fn key_of(id: &str) -> Option<i64> {
    // "+17" and "017" parse too, but name nobody.
    id.parse::<i64>().ok().filter(|key| key.to_string() == id)
}

/// The currency with this code.
fn currency(code: &str) -> Result<Currency, BankFailure> {
    code.parse().map_err(|_| damaged("account.currency"))
}

/// A failure of SQLite, told without anything a row holds.
pub(super) fn failure(error: &rusqlite::Error) -> BankFailure {
    match error {
        rusqlite::Error::SqliteFailure(cause, _) => {
            let logged = format!("{:?}, SQLite code {}", cause.code, cause.extended_code);
            match cause.code {
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => {
                    BankFailure::Damaged { logged }
                }
                _ => BankFailure::Unreachable { logged },
            }
        }
        rusqlite::Error::InvalidColumnType(_, column, found) => {
            BankFailure::Damaged { logged: format!("{column} holds a value of type {found}") }
        }
        _ => BankFailure::Unreachable { logged: "SQLite refused the statement".into() },
    }
}

/// A value that makes no sense in `column`.
pub(super) fn damaged(column: &str) -> BankFailure {
    BankFailure::Damaged { logged: format!("{column} holds a value that makes no sense") }
}

fn account_id(key: i64) -> Result<AccountId, BankFailure> {
    AccountId::new(&key.to_string()).map_err(|_| damaged("account.account_id"))
}

fn instant(milliseconds: i64, column: &str) -> Result<DateTime<Utc>, BankFailure> {
    DateTime::from_timestamp_millis(milliseconds).ok_or_else(|| damaged(column))
}

/// The number in `column`.
pub(super) fn number(row: &Row<'_>, column: usize) -> Result<i64, BankFailure> {
    row.get(column).map_err(|error| failure(&error))
}

/// The number in `column`, if any.
pub(super) fn optional_number(row: &Row<'_>, column: usize) -> Result<Option<i64>, BankFailure> {
    row.get(column).map_err(|error| failure(&error))
}

/// The text in `column`.
pub(super) fn text<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a str, BankFailure> {
    optional_text(row, column)?.ok_or_else(|| damaged("a column of text"))
}

/// The text in `column`, if any.
pub(super) fn optional_text<'a>(
    row: &'a Row<'_>,
    column: usize,
) -> Result<Option<&'a str>, BankFailure> {
    row.get_ref(column)
        .map_err(|error| failure(&error))?
        .as_str_or_null()
        .map_err(|_| damaged("a column of text"))
}

/// The day in `column`, if any; `name` is the column's.
pub(super) fn day(
    row: &Row<'_>,
    column: usize,
    name: &str,
) -> Result<Option<NaiveDate>, BankFailure> {
    let day = |text: &str| text.parse().map_err(|_| damaged(name));
    optional_text(row, column)?.map(day).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_decimal_text_of_its_key() {
        assert_eq!(key_of("17"), Some(17));
        assert_eq!(key_of("-3"), Some(-3));
        for other in ["017", "+17", "1_7", "0x11", "17.0", "9223372036854775808", "abc"] {
            assert_eq!(key_of(other), None, "{other}");
        }
    }

    #[test]
    fn failures_say_whose_fault_but_no_fact() {
        let file = rusqlite::Connection::open_in_memory().unwrap();
        let wrong = |sql: &str| {
            let error = file.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap_err();
            failure(&error)
        };
        let odd = wrong("SELECT 'Rainy Day' AS nickname");
        assert!(matches!(&odd, BankFailure::Damaged { logged } if logged.contains("nickname")));
        assert!(!odd.to_string().contains("Rainy"));
        assert!(matches!(wrong("SELECT 1 FROM nothing"), BankFailure::Unreachable { .. }));
    }
}
