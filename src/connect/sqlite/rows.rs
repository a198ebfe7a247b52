//! From rows to the port's types, and from SQLite's errors to the port's.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rusqlite::{ErrorCode, Row};

use super::schema::kind_of;
use crate::bank::{
    Account, AccountKind, AccountStatus, Balance, BankFailure, LastFour, Transaction,
    TransactionStatus, Untrusted,
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
    /// Reads the columns of [`super::schema::ACCOUNTS`].
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

    /// Reads the columns of [`super::schema::HOLDINGS`]; `None` for a customer without accounts.
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

/// Reads the time zone of [`super::schema::HOLDINGS`].
pub(super) fn time_zone(row: &Row<'_>) -> Result<Tz, BankFailure> {
    text(row, 12)?.parse().map_err(|_| damaged("customer.time_zone"))
}

/// Reads the columns of [`super::schema::TRANSACTIONS`].
pub(super) fn transaction(
    row: &Row<'_>,
    account: &AccountId,
    currency: Currency,
) -> Result<Transaction, BankFailure> {
    let id = TransactionId::new(&number(row, 1)?.to_string())
        .map_err(|_| damaged("transactions.transaction_id"))?;
    let status = match number(row, 2)? {
        0 => TransactionStatus::Pending,
        1 => TransactionStatus::Posted,
        _ => return Err(damaged("transactions.is_posted")),
    };
    let mcc = optional_number(row, 7)?
        .map(|code| u16::try_from(code).ok().filter(|code| *code <= 9999))
        .map(|code| code.ok_or_else(|| damaged("party.mcc")))
        .transpose()?;
    Ok(Transaction {
        id,
        account: account.clone(),
        made_at: instant(number(row, 0)?, "transactions.made_at_ms")?,
        status,
        kind: kind_of(number(row, 3)?).ok_or_else(|| damaged("transactions.kind_id"))?,
        amount: Money::from_minor(number(row, 4)?, currency),
        counterparty: optional_text(row, 5)?.map(Untrusted::new),
        descriptor: Untrusted::new(
            optional_text(row, 6)?.ok_or_else(|| damaged("transactions.party_id"))?,
        ),
        mcc,
    })
}

/// The key behind one of the port's ids, which are its decimal text and nothing else.
pub(super) fn key_of(id: &str) -> Option<i64> {
    // "+17" and "017" parse too, but name nobody.
    id.parse::<i64>().ok().filter(|key| key.to_string() == id)
}

/// The currency with this code.
pub(super) fn currency(code: &str) -> Result<Currency, BankFailure> {
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

fn number(row: &Row<'_>, column: usize) -> Result<i64, BankFailure> {
    row.get(column).map_err(|error| failure(&error))
}

fn optional_number(row: &Row<'_>, column: usize) -> Result<Option<i64>, BankFailure> {
    row.get(column).map_err(|error| failure(&error))
}

fn text<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a str, BankFailure> {
    optional_text(row, column)?.ok_or_else(|| damaged("a column of text"))
}

fn optional_text<'a>(row: &'a Row<'_>, column: usize) -> Result<Option<&'a str>, BankFailure> {
    row.get_ref(column)
        .map_err(|error| failure(&error))?
        .as_str_or_null()
        .map_err(|_| damaged("a column of text"))
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
