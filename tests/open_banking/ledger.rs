//! What the test double's bank holds: read from a bank file by SQL of its own, or a fixture.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};
use saldo::bank::{AccountKind, AccountStatus, Frequency, ObligationKind, TransactionKind};

use crate::bank_contract::{AS_OF_MS, Fixture};

/// Everybody, by the name that the credentials file has for them.
#[derive(Clone, Default)]
pub(crate) struct Ledger {
    pub(crate) people: BTreeMap<String, Person>,
}

#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) time_zone: String,
    /// In the customer's own order.
    pub(crate) accounts: Vec<Held>,
}

#[derive(Clone)]
pub(crate) struct Held {
    pub(crate) id: String,
    pub(crate) kind: AccountKind,
    pub(crate) nickname: Option<String>,
    pub(crate) last_four: Option<String>,
    pub(crate) currency: String,
    pub(crate) status: AccountStatus,
    pub(crate) current: Option<i64>,
    pub(crate) available: Option<i64>,
    pub(crate) limit: Option<i64>,
    pub(crate) as_of_ms: i64,
    pub(crate) rows: Vec<Row>,
    pub(crate) due: Vec<Due>,
    pub(crate) drawn: Option<Drawn>,
}

/// A payment to come.
#[derive(Clone)]
pub(crate) struct Due {
    pub(crate) id: String,
    pub(crate) kind: ObligationKind,
    pub(crate) payee: String,
    pub(crate) amount: Option<i64>,
    pub(crate) next_on: Option<NaiveDate>,
    pub(crate) frequency: Option<Frequency>,
    pub(crate) ends_on: Option<NaiveDate>,
}

/// A statement.
#[derive(Clone)]
pub(crate) struct Drawn {
    pub(crate) closed_on: NaiveDate,
    pub(crate) balance: i64,
    pub(crate) minimum: Option<i64>,
    pub(crate) due_on: Option<NaiveDate>,
    pub(crate) past_due: Option<i64>,
}

#[derive(Clone)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) made_at_ms: i64,
    pub(crate) posted: bool,
    pub(crate) kind: TransactionKind,
    pub(crate) amount: i64,
    pub(crate) name: Option<String>,
    pub(crate) descriptor: String,
    pub(crate) mcc: Option<u16>,
}

impl Ledger {
    pub(crate) fn of_fixture(fixture: &Fixture) -> Self {
        let mut people = BTreeMap::new();
        for customer in &fixture.customers {
            let theirs = fixture.accounts.iter().filter(|it| it.customer == customer.id);
            let mut accounts: Vec<_> = theirs.collect();
            accounts.sort_by_key(|it| it.position);
            let held = accounts.into_iter().map(|it| Held {
                id: it.id.to_string(),
                kind: it.kind,
                nickname: it.nickname.map(str::to_owned),
                last_four: it.last_four.map(str::to_owned),
                currency: it.currency.to_owned(),
                status: it.status,
                current: Some(it.current),
                available: it.available,
                limit: it.limit,
                as_of_ms: AS_OF_MS,
                rows: rows_of(fixture, it.id),
                due: Vec::new(),
                drawn: None,
            });
            let time_zone = customer.time_zone.to_owned();
            people.insert(customer.id.to_string(), Person { time_zone, accounts: held.collect() });
        }
        Self { people }
    }

    /// What the bank file at `path` holds. A hold that has posted is taken off the bank's lists.
    pub(crate) fn of_file(path: &Path) -> Self {
        let file = Connection::open(path).unwrap();
        let mut people = BTreeMap::new();
        let mut all = file.prepare("SELECT customer_id, time_zone FROM customer").unwrap();
        let all = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        for (customer, time_zone) in all.map(Result::unwrap).collect::<Vec<(i64, String)>>() {
            let accounts = accounts(&file, customer);
            people.insert(customer.to_string(), Person { time_zone, accounts });
        }
        Self { people }
    }
}

fn rows_of(fixture: &Fixture, account: i64) -> Vec<Row> {
    let theirs = fixture.transactions.iter();
    let standing = theirs.filter(|it| it.account == account && it.replaced_by.is_none());
    let row = |it: &crate::bank_contract::FixtureTransaction| Row {
        id: it.id.to_string(),
        made_at_ms: it.made_at_ms,
        posted: it.posted,
        kind: it.kind,
        amount: it.amount,
        name: it.name.map(str::to_owned),
        descriptor: it.descriptor.to_owned(),
        mcc: it.mcc,
    };
    standing.map(row).collect()
}

fn accounts(file: &Connection, customer: i64) -> Vec<Held> {
    let sql = "SELECT account_id, kind, nickname, last_four, currency, status, current_minor,
        available_minor, limit_minor, as_of_ms FROM account WHERE customer_id = ?1
        ORDER BY position";
    let mut statement = file.prepare(sql).unwrap();
    let held = statement.query_map([customer], |row| {
        let account: i64 = row.get(0)?;
        Ok(Held {
            id: account.to_string(),
            kind: AccountKind::named(&row.get::<_, String>(1)?).unwrap(),
            nickname: row.get(2)?,
            last_four: row.get(3)?,
            currency: row.get(4)?,
            status: AccountStatus::named(&row.get::<_, String>(5)?).unwrap(),
            current: row.get(6)?,
            available: row.get(7)?,
            limit: row.get(8)?,
            as_of_ms: row.get(9)?,
            rows: rows(file, customer, account),
            due: due(file, customer, account),
            drawn: drawn(file, customer, account),
        })
    });
    held.unwrap().map(Result::unwrap).collect()
}

fn rows(file: &Connection, customer: i64, account: i64) -> Vec<Row> {
    let sql = "SELECT t.transaction_id, t.made_at_ms, t.is_posted, k.name, t.amount_minor, p.name,
        p.descriptor, p.mcc
        FROM transactions t JOIN party p ON p.party_id = t.party_id
        JOIN transaction_kind k ON k.kind_id = t.kind_id
        WHERE t.customer_id = ?1 AND t.account_id = ?2 AND t.replaced_by IS NULL
        ORDER BY t.made_at_ms, t.transaction_id";
    let mut statement = file.prepare(sql).unwrap();
    let rows = statement.query_map(params![customer, account], |row| {
        Ok(Row {
            id: row.get::<_, i64>(0)?.to_string(),
            made_at_ms: row.get(1)?,
            posted: row.get(2)?,
            kind: TransactionKind::named(&row.get::<_, String>(3)?).unwrap(),
            amount: row.get(4)?,
            name: row.get(5)?,
            descriptor: row.get(6)?,
            mcc: row.get(7)?,
        })
    });
    rows.unwrap().map(Result::unwrap).collect()
}

fn day(text: Option<String>) -> Option<NaiveDate> {
    text.map(|text| text.parse().unwrap())
}

fn due(file: &Connection, customer: i64, account: i64) -> Vec<Due> {
    let sql = "SELECT obligation_id, kind, payee, amount_minor, next_on, frequency, every,
        day_of_month, ends_on FROM obligation WHERE customer_id = ?1 AND account_id = ?2";
    let mut statement = file.prepare(sql).unwrap();
    let due = statement.query_map(params![customer, account], |row| {
        let every: Option<u16> = row.get(6)?;
        let frequency = match row.get::<_, Option<String>>(5)?.as_deref() {
            Some("days") => Some(Frequency::Days(every.unwrap())),
            Some("months") => {
                let every = u8::try_from(every.unwrap()).unwrap();
                Some(Frequency::Months { every, day: row.get(7)? })
            }
            Some("semi_monthly") => Some(Frequency::SemiMonthly),
            _ => None,
        };
        Ok(Due {
            id: row.get::<_, i64>(0)?.to_string(),
            kind: ObligationKind::named(&row.get::<_, String>(1)?).unwrap(),
            payee: row.get(2)?,
            amount: row.get(3)?,
            next_on: day(row.get(4)?),
            frequency,
            ends_on: day(row.get(8)?),
        })
    });
    due.unwrap().map(Result::unwrap).collect()
}

fn drawn(file: &Connection, customer: i64, account: i64) -> Option<Drawn> {
    let sql = "SELECT closed_on, balance_minor, minimum_minor, due_on, past_due_minor
        FROM account_statement WHERE customer_id = ?1 AND account_id = ?2";
    let drawn = file.query_row(sql, params![customer, account], |row| {
        Ok(Drawn {
            closed_on: row.get::<_, String>(0)?.parse().unwrap(),
            balance: row.get(1)?,
            minimum: row.get(2)?,
            due_on: day(row.get(3)?),
            past_due: row.get(4)?,
        })
    });
    drawn.optional().unwrap()
}
