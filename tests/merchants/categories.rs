//! Categories of every code there is, and of a whole generated bank.
//!
//! `cargo test --test merchants -- --nocapture categories` prints the figures.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use rusqlite::{Connection, Row};
use saldo::bank::{Category, Transaction, TransactionKind, Untrusted};
use saldo::basics::{AccountId, Currency, Money, TransactionId};
use saldo::connect::sqlite::SqliteBank;
use saldo::connect::sqlite::generate::{BankPlan, generate};

use crate::{MERCHANTS, made_at, purchase};

/// See its head for where the codes come from.
const CODES: &str = include_str!("codes.tsv");

/// Codes that were keyed by hand, at least.
const KEYED_MIN: usize = 120;

/// Codes for the networks' own use: nothing is bought under them.
const NETWORKS_OWN: [u16; 4] = [9700, 9701, 9702, 9950];

/// Rows of a generated bank of which nothing is known, in thousandths, at most.
const OTHER_PERMILLE_MAX: usize = 30;

fn rows() -> impl Iterator<Item = (u16, &'static str, &'static str)> {
    CODES.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut columns = line.split('\t');
        let mut next = || columns.next().unwrap_or_else(|| panic!("{line}: a column is missing"));
        (next().parse().unwrap(), next(), next())
    })
}

fn of_code(mcc: u16) -> Category {
    MERCHANTS.category(&Transaction { mcc: Some(mcc), ..purchase("ZZYZX") })
}

#[test]
fn every_code_has_a_sensible_family() {
    let (mut keyed, mut wrong) = (0, Vec::new());
    for (code, family, description) in rows() {
        let category = of_code(code);
        keyed += usize::from(!family.is_empty());
        if !family.is_empty() && category.family().id() != family {
            wrong.push(format!("{code} {description}: {category:?}, keyed {family}"));
        }
        if (category == Category::Other) != NETWORKS_OWN.contains(&code) {
            wrong.push(format!("{code} {description}: {category:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(keyed >= KEYED_MIN, "{keyed} codes keyed");
    println!("codes: {} in all, {keyed} keyed by hand, all right", rows().count());
}

#[test]
fn codes_that_are_asked_for_most_are_right_to_the_category() {
    for (code, category) in [
        (5411, Category::Groceries),
        (5812, Category::Restaurants),
        (5814, Category::Restaurants),
        (5813, Category::Bars),
        (5541, Category::Fuel),
        (5542, Category::Fuel),
        (4111, Category::Transit),
        (4121, Category::Taxis),
        (3058, Category::Flights),
        (3509, Category::Hotels),
        (3357, Category::CarRental),
        (4900, Category::Utilities),
        (4814, Category::Telecom),
        (5912, Category::Pharmacy),
        (8021, Category::Medical),
        (7997, Category::Fitness),
        (5651, Category::Clothing),
        (6300, Category::Insurance),
        (9311, Category::Taxes),
        (8351, Category::ChildCare),
    ] {
        assert_eq!(of_code(code), category, "{code}");
    }
}

#[test]
fn little_of_a_generated_bank_is_unknown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.db");
    let plan = BankPlan { customers: 40, months: 13, seed: 11, as_of: made_at(), heavy: 0 };
    generate(&plan, &path, false, &mut |_| ()).unwrap();
    SqliteBank::open(&path, NonZeroUsize::MIN).unwrap();
    let file = Connection::open(&path).unwrap();
    let mut rows = file
        .prepare(
            "SELECT p.name, p.descriptor, p.mcc, k.name, t.amount_minor FROM transactions t
             JOIN party p ON p.party_id = t.party_id
             JOIN transaction_kind k ON k.kind_id = t.kind_id",
        )
        .unwrap();
    let mut counts: BTreeMap<Category, usize> = BTreeMap::new();
    let mut unknown: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows.query_map([], |row| Ok(transaction(row))).unwrap() {
        let row = row.unwrap();
        let category = MERCHANTS.category(&row.0);
        *counts.entry(category).or_default() += 1;
        if category == Category::Other {
            *unknown.entry(row.1).or_default() += 1;
        }
    }
    let all: usize = counts.values().sum();
    let other = counts.get(&Category::Other).copied().unwrap_or(0);
    println!("generated bank: {all} rows, {other} unknown {unknown:?}\n{counts:?}");
    assert!(all > 10_000, "{all} rows");
    assert!(other * 1_000 < all * OTHER_PERMILLE_MAX, "{other} of {all}");
    for wanted in [Category::Groceries, Category::Rent, Category::Salary, Category::Taxes] {
        assert!(counts.contains_key(&wanted), "{wanted:?} is never met");
    }
}

fn transaction(row: &Row<'_>) -> (Transaction, String) {
    let descriptor: String = row.get(1).unwrap();
    let kind: String = row.get(3).unwrap();
    let name: Option<String> = row.get(0).unwrap();
    let transaction = Transaction {
        id: TransactionId::new("t").unwrap(),
        account: AccountId::new("a").unwrap(),
        kind: TransactionKind::named(&kind).unwrap(),
        amount: Money::from_minor(row.get(4).unwrap(), Currency::USD),
        counterparty: name.map(Untrusted::new),
        mcc: row.get(2).unwrap(),
        ..purchase(&descriptor)
    };
    (transaction, descriptor)
}
