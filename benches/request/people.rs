//! Who asks about what, and what they must hear, read from the bank file by queries of our own.

use std::path::Path;

use num2words::Num2Words;
use rusqlite::{Connection, params};

/// Words of the longest amount that is told exactly.
const EXACT_WORDS_MAX: usize = 18;

/// A linked customer.
pub(crate) struct Person {
    pub(crate) customer: i64,
    pub(crate) user_id: String,
    pub(crate) access_token: String,
    /// Their accounts that can be asked about; never empty.
    pub(crate) accounts: Vec<Asked>,
}

/// An account that can be asked about.
pub(crate) struct Asked {
    /// As in the slot's value: "credit card".
    pub(crate) kind: String,
    pub(crate) last_four: String,
    /// What a balance must say.
    pub(crate) balance: String,
    /// What the latest three transactions must say; `None` for an account with few of them.
    pub(crate) recent: Option<[String; 3]>,
}

/// Everybody of the bank who holds US dollars only (otherwise amounts are told with the country's
/// name) and an account that its kind and last four digits name without a doubt.
pub(crate) fn read_people(bank: &Path) -> Vec<Person> {
    let file = Connection::open(bank).unwrap();
    let sql = "SELECT customer_id FROM account GROUP BY customer_id
        HAVING sum(currency <> 'USD') = 0 ORDER BY customer_id";
    let mut customers = file.prepare(sql).unwrap();
    let customers = customers.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap);
    let people = customers.map(|customer| Person {
        customer,
        user_id: format!("amzn1.ask.account.BENCHMARK{customer:012}"),
        access_token: String::new(),
        accounts: accounts(&file, customer),
    });
    people.filter(|person| !person.accounts.is_empty()).collect()
}

fn accounts(file: &Connection, customer: i64) -> Vec<Asked> {
    let sql = "SELECT account_id, kind, last_four, current_minor, available_minor FROM account a
        WHERE customer_id = ?1 AND status = 'open' AND current_minor <> 0
        AND (kind IN ('checking', 'savings') AND available_minor > 0 AND current_minor > 0
            OR kind = 'credit_card' AND current_minor < 0)
        AND (SELECT count(*) FROM account b WHERE b.customer_id = ?1
            AND b.last_four = a.last_four) = 1";
    let mut accounts = file.prepare_cached(sql).unwrap();
    let found = accounts.query_map([customer], |row| {
        let kind: String = row.get(1)?;
        let (current, available): (i64, Option<i64>) = (row.get(3)?, row.get(4)?);
        let told = if kind == "credit_card" { current } else { available.unwrap_or(current) };
        Ok(Asked {
            kind: kind.replace('_', " "),
            last_four: row.get(2)?,
            balance: dollars(told),
            recent: recent(file, customer, row.get(0)?),
        })
    });
    let short = |asked: &Asked| asked.balance.split([' ', '-']).count() <= EXACT_WORDS_MAX;
    found.unwrap().map(Result::unwrap).filter(short).collect()
}

fn recent(file: &Connection, customer: i64, account: i64) -> Option<[String; 3]> {
    let sql = "SELECT amount_minor FROM transactions
        WHERE customer_id = ?1 AND account_id = ?2 AND replaced_by IS NULL
        AND made_at_ms > (strftime('%s', 'now') - 25 * 86400) * 1000
        ORDER BY made_at_ms DESC, transaction_id LIMIT 3";
    let mut amounts = file.prepare_cached(sql).unwrap();
    let amounts = amounts.query_map(params![customer, account], |row| row.get(0)).unwrap();
    let amounts: Vec<i64> = amounts.map(Result::unwrap).collect();
    <[i64; 3]>::try_from(amounts).ok().map(|three| three.map(dollars))
}

/// An amount in words, by another program's grammar than Saldo's.
fn dollars(minor: i64) -> String {
    let words = |number: u64| {
        let words = Num2Words::new(i64::try_from(number).unwrap()).to_words().unwrap();
        words.replace(" and ", " ")
    };
    let size = minor.unsigned_abs();
    let part = |number: u64, unit: &str| {
        let plural = if number == 1 { "" } else { "s" };
        format!("{} {unit}{plural}", words(number))
    };
    match (size / 100, size % 100) {
        (0, cents) => part(cents, "cent"),
        (whole, 0) => part(whole, "dollar"),
        (whole, cents) => format!("{} and {}", part(whole, "dollar"), part(cents, "cent")),
    }
}
