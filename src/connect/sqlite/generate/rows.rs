//! From the world's rows to the file's.

use rusqlite::{CachedStatement, Connection, params};

use super::ledger::State;
use super::parties::Parties;
use super::world::{AccountRows, CustomerRows};
use crate::bank::Frequency;
use crate::connect::sqlite::schema::{KINDS, kind_id};

const CUSTOMER: &str = "INSERT INTO customer VALUES (?1, ?2, ?3, ?4)";
const ACCOUNT: &str =
    "INSERT INTO account VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
const TRANSACTION: &str = "INSERT INTO transactions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
const OBLIGATION: &str =
    "INSERT INTO obligation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, NULL)";
const STATEMENT: &str = "INSERT INTO account_statement VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const CARD: &str = "INSERT INTO card VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const PARTY: &str = "INSERT INTO party VALUES (?1, ?2, ?3, ?4)";
const KIND: &str = "INSERT INTO transaction_kind VALUES (?1, ?2)";

/// Inserts customers into an open file.
pub(super) struct Inserts<'a> {
    customer: CachedStatement<'a>,
    account: CachedStatement<'a>,
    transaction: CachedStatement<'a>,
    obligation: CachedStatement<'a>,
    statement: CachedStatement<'a>,
    card: CachedStatement<'a>,
    as_of_ms: i64,
}

impl<'a> Inserts<'a> {
    /// Prepares the statements.
    pub(super) fn new(file: &'a Connection, as_of_ms: i64) -> rusqlite::Result<Self> {
        Ok(Self {
            customer: file.prepare_cached(CUSTOMER)?,
            account: file.prepare_cached(ACCOUNT)?,
            transaction: file.prepare_cached(TRANSACTION)?,
            obligation: file.prepare_cached(OBLIGATION)?,
            statement: file.prepare_cached(STATEMENT)?,
            card: file.prepare_cached(CARD)?,
            as_of_ms,
        })
    }

    /// Inserts one customer with everything that is theirs; returns the number of transactions.
    ///
    /// Rows come in the order of their keys, so that the file grows at its end only.
    pub(super) fn insert(&mut self, customer: &CustomerRows) -> rusqlite::Result<u64> {
        let key = customer.customer_id;
        let (name, persona) = (&customer.name, customer.persona);
        self.customer.execute(params![key, name, persona, customer.zone.name()])?;
        let (mut count, mut cards) = (0, 0);
        for account in &customer.accounts {
            self.insert_account(key, account)?;
            count += self.insert_transactions(key, account)?;
            self.insert_arrangements(key, account, &mut cards)?;
        }
        Ok(count)
    }

    fn insert_account(&mut self, customer: i64, account: &AccountRows) -> rusqlite::Result<()> {
        self.account.execute(params![
            customer,
            account.account_id,
            account.position,
            account.kind.name(),
            account.nickname,
            format!("{:04}", account.last_four),
            account.currency.code(),
            account.status.name(),
            account.figures.current,
            account.available,
            account.figures.holds,
            account.limit,
            self.as_of_ms,
        ])?;
        Ok(())
    }

    fn insert_arrangements(
        &mut self,
        customer: i64,
        of: &AccountRows,
        cards: &mut i64,
    ) -> rusqlite::Result<()> {
        let account = of.account_id;
        for (it, number) in of.obligations.iter().zip(1_i64..) {
            let (frequency, every, day) = frequency(it.frequency);
            self.obligation.execute(params![
                customer,
                account,
                number,
                it.kind.name(),
                it.payee,
                it.amount,
                it.next_on.map(|day| day.to_string()),
                frequency,
                every,
                day,
            ])?;
        }
        if let Some(it) = &of.statement {
            let (closed_on, due_on) = (it.closed_on.to_string(), it.due_on.to_string());
            let (balance, minimum, past_due) = (it.balance, it.minimum, it.past_due);
            let row = params![customer, account, closed_on, balance, minimum, due_on, past_due];
            self.statement.execute(row)?;
        }
        for it in &of.cards {
            *cards += 1;
            self.card.execute(params![
                customer,
                customer * (CARDS_MAX + 1) + *cards,
                account,
                format!("{:04}", it.last_four),
                it.status.name(),
                it.valid_until.to_string(),
            ])?;
        }
        Ok(())
    }

    fn insert_transactions(&mut self, customer: i64, of: &AccountRows) -> rusqlite::Result<u64> {
        // Latest first; of one instant, the smaller id first: the order of the key.
        let instants = of.entries.chunk_by(|one, next| one.made_at_ms == next.made_at_ms);
        for entry in instants.rev().flatten() {
            let is_posted = entry.state == State::Posted;
            let replaced_by = (entry.state == State::Replaced).then_some(entry.id + 1);
            self.transaction.execute(params![
                customer,
                of.account_id,
                entry.made_at_ms,
                entry.id,
                is_posted,
                kind_id(entry.kind),
                entry.amount,
                entry.party,
                replaced_by,
            ])?;
        }
        Ok(of.entries.len() as u64)
    }
}

/// The most cards of one customer: a card's id is the customer's and two digits.
const CARDS_MAX: i64 = 99;

/// The columns `frequency`, `every` and `day_of_month`.
fn frequency(of: Option<Frequency>) -> (Option<&'static str>, Option<u16>, Option<u8>) {
    match of {
        None => (None, None, None),
        Some(Frequency::Days(every)) => (Some("days"), Some(every), None),
        Some(Frequency::Months { every, day }) => (Some("months"), Some(every.into()), Some(day)),
        Some(Frequency::SemiMonthly) => (Some("semi_monthly"), None, None),
    }
}

/// Inserts what belongs to the whole bank.
pub(super) fn insert_reference(file: &Connection, parties: &Parties) -> rusqlite::Result<()> {
    let mut party = file.prepare(PARTY)?;
    for (number, it) in parties.all() {
        party.execute(params![number, it.name, it.descriptor, it.mcc])?;
    }
    let mut kind = file.prepare(KIND)?;
    for (number, it) in KINDS {
        kind.execute(params![number, it.name()])?;
    }
    Ok(())
}
