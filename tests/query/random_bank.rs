//! Small banks of chance, written by SQL, and dice.

use std::path::{Path, PathBuf};

use chrono::DateTime;
use rusqlite::{Connection, params};
use saldo::connect::sqlite::generate::{BankPlan, generate};

use crate::world::AS_OF_S;

/// Dice that fall the same way in every run (SplitMix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + (self.roll() % (high - low + 1).unsigned_abs()).cast_signed()
    }

    /// True in so many of 100 cases.
    pub(crate) fn chance(&mut self, percent: i64) -> bool {
        self.between(0, 99) < percent
    }

    /// One of `choices`.
    pub(crate) fn pick<T: Clone>(&mut self, choices: &[T]) -> T {
        let last = i64::try_from(choices.len()).unwrap() - 1;
        choices[usize::try_from(self.between(0, last)).unwrap()].clone()
    }

    /// One of `choices` in so many of 100 cases.
    pub(crate) fn maybe<T: Clone>(&mut self, percent: i64, choices: &[T]) -> Option<T> {
        self.chance(percent).then(|| self.pick(choices))
    }
}

/// Who is behind the rows. Some are told apart by their category alone, some share a name.
const PARTIES: [(Option<&str>, &str, Option<u16>); 14] = [
    (Some("Blue Kettle Coffee"), "SQ *BLUE KETTLE COFFEE 0012 OAKLAND CA", Some(5814)),
    (None, "SQ *BLUE KETTLE COFFEE 0012 OAKLAND CA", Some(5814)),
    (None, "SQ *BLUE KETTLE COFFEE 0931 DENVER CO", None),
    (Some("Harvest Lane Market"), "HARVEST LANE MARKET #0411 AUSTIN TX", Some(5411)),
    (Some("Harvest Lane Market"), "HARVEST LANE MARKET #0411 AUSTIN TX", Some(5542)),
    (None, "GREENHOLLOW GROCERS 12", Some(5411)),
    (Some("Riverbend Water"), "ACH PMT RIVERBEND WATER 00412", Some(4900)),
    (None, "ONLINE TRANSFER BETWEEN OWN ACCOUNTS", None),
    (None, "CREDIT CARD AUTOPAY", None),
    (None, "ATM WITHDRAWAL", Some(6011)),
    (Some("Northwind Logistics"), "NORTHWIND LOGISTICS PAYROLL PPD ID 900412", None),
    (None, "1234567890", None),
    (None, "", Some(9999)),
    (Some("Daily Dispatch News"), "DAILYDISPATCHNEWS.COM 888-555-0405 CA", Some(5968)),
];

/// An empty bank file in `folder`, to be copied.
pub(crate) fn empty_bank(folder: &Path) -> PathBuf {
    let path = folder.join("empty.db");
    let as_of = DateTime::from_timestamp(AS_OF_S, 0).unwrap();
    let plan = BankPlan { customers: 1, heavy: 0, months: 1, seed: 1, as_of };
    generate(&plan, &path, false, &mut |_| ()).unwrap();
    let file = Connection::open(&path).unwrap();
    let tables =
        ["customer", "account", "transactions", "party", "obligation", "account_statement", "card"];
    for table in tables {
        file.execute(&format!("DELETE FROM {table}"), []).unwrap();
    }
    file.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    path
}

/// Fills an empty bank: customer 1 with one to six accounts, and customer 2, whose rows nobody may
/// see, with the same ones.
pub(crate) fn fill(path: &Path, dice: &mut Dice) {
    let file = Connection::open(path).unwrap();
    file.execute_batch("PRAGMA synchronous = OFF; BEGIN").unwrap();
    for (number, (name, descriptor, mcc)) in (1..).zip(PARTIES) {
        file.execute(
            "INSERT INTO party VALUES (?1, ?2, ?3, ?4)",
            params![number, name, descriptor, mcc],
        )
        .unwrap();
    }
    let zone = dice.pick(&["America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata", "UTC"]);
    for customer in [1, 2] {
        let sql = "INSERT INTO customer VALUES (?1, 'Somebody', 'random', ?2)";
        file.execute(sql, params![customer, zone]).unwrap();
    }
    // Texts of ids in another order than their numbers.
    let ids = [9, 10, 101, 11, 12, 2];
    for (position, id) in (1..).zip(&ids[..usize::try_from(dice.between(1, 6)).unwrap()]) {
        account(&file, dice, *id, position);
        rows(&file, dice, *id);
    }
    file.execute_batch("COMMIT").unwrap();
}

fn account(file: &Connection, dice: &mut Dice, id: i64, position: i64) {
    let kind = dice.pick(&["checking", "savings", "credit_card", "loan", "mortgage"]);
    let currency = dice.pick(&["USD", "USD", "USD", "EUR", "JPY"]);
    let status = dice.pick(&["open", "open", "open", "open", "dormant", "closed"]);
    let nickname = dice.pick(&[None, Some("Rainy Day"), Some("Household")]);
    let current = dice.between(-9000, 90_000);
    let is_debt = matches!(kind, "loan" | "mortgage");
    let available = (!is_debt).then_some(current - 100);
    let limit = (kind == "credit_card").then_some(50_000);
    let last_four = format!("{:04}", id * 7);
    for customer in [1, 2] {
        let sql = "INSERT INTO account VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,100,?11,?12)";
        let as_of = AS_OF_S * 1000;
        let row = params![
            customer, id, position, kind, nickname, last_four, currency, status, current,
            available, limit, as_of
        ];
        file.execute(sql, row).unwrap();
    }
}

/// Rows in the last fourteen months, many of them at the same few instants and of the same few
/// amounts; some at midnights.
fn rows(file: &Connection, dice: &mut Dice, account: i64) {
    const DAY_S: i64 = 86_400;
    let favourites: Vec<i64> = (0..4).map(|_| dice.between(-9000, 9000)).collect();
    let busy = dice.between(0, 60);
    for id in 1..=dice.between(0, 50) {
        let days_ago = if dice.chance(50) { dice.between(0, 40) } else { dice.between(0, 430) };
        let second = match dice.between(0, 4) {
            // Midnight in one zone or another, and one second before.
            0 => dice.pick(&[0, -1, 7 * 3600, 8 * 3600, 22 * 3600, 66_600]),
            1 => busy * 1000,
            _ => dice.between(0, DAY_S - 1),
        };
        let made_at_ms = (AS_OF_S / DAY_S * DAY_S - days_ago * DAY_S + second) * 1000;
        let kind = dice.between(1, 8);
        let amount = match dice.between(0, 9) {
            0 => 0,
            1..=5 => dice.pick(&favourites),
            _ => dice.between(-50_000, 50_000),
        };
        // Money of a kind usually goes the way of that kind.
        let amount = match kind {
            1 | 3 | 4 | 7 if dice.chance(90) => -amount.abs(),
            2 | 5 if dice.chance(90) => amount.abs(),
            _ => amount,
        };
        let posted = dice.chance(85);
        let replaced = (!posted && dice.chance(30)).then_some(1);
        let party = dice.between(1, PARTIES.len() as i64);
        for customer in [1, 2] {
            let sql = "INSERT INTO transactions VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
            let row = params![
                customer,
                account,
                made_at_ms,
                id * customer,
                posted,
                kind,
                amount,
                party,
                replaced
            ];
            file.execute(sql, row).unwrap();
        }
    }
}
