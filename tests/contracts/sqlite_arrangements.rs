//! Obligations, statements and cards of a bank file.

use std::fs::{self, OpenOptions};
use std::os::unix::fs::FileExt;

use rusqlite::Connection;
use saldo::bank::{
    Bank, BankFailure, Card, CardLock, CardStatus, Frequency, LastFour, Obligation, ObligationKind,
    Obligations, Statement, Untrusted,
};
use saldo::basics::{AccountId, Currency, Money};
use saldo::consent::{AccountScope, LinkedCustomer};

use crate::bank_contract::fixture;
use crate::linked::{account, linked, ready};
use crate::sqlite_bank::Embedded;

/// Customer 1 pays from 11 and 12; customer 2 shares 11, and has a copy of what leaves it.
const ROWS: &str = "
INSERT INTO obligation VALUES
    (1, 11, 1, 'direct_debit', 'Riverbend Water', NULL, NULL, 'months', 3, 31, NULL),
    (1, 11, 2, 'standing_order', 'Rainy Day', 7500, '2026-10-02', 'days', 14, NULL, '2027-01-01'),
    (1, 12, 1, 'scheduled_payment', 'Tax Office', 96150, '2026-10-15', NULL, NULL, NULL, NULL),
    (1, 12, 2, 'direct_debit', 'Gym', 100, '2026-09-30', 'semi_monthly', NULL, NULL, NULL),
    (2, 11, 1, 'direct_debit', 'Riverbend Water', NULL, NULL, 'months', 3, 31, NULL);
INSERT INTO account_statement VALUES
    (1, 12, '2026-08-31', 12345, 2500, '2026-09-25', 2500),
    (1, 14, '2026-08-31', -5, NULL, NULL, 0);
INSERT INTO card VALUES
    (1, 111, 11, '4242', 'active', '2028-02-29'),
    (1, 121, 12, NULL, 'locked', NULL),
    (1, 122, 12, '0007', 'expired', '2026-01-31'),
    (2, 111, 11, '9999', 'active', NULL);";

fn embedded() -> Embedded {
    let embedded = Embedded::of(&fixture());
    Connection::open(&embedded.path).unwrap().execute_batch(ROWS).unwrap();
    embedded
}

fn first() -> LinkedCustomer {
    linked("1", AccountScope::All)
}

fn ids(of: &[&str]) -> Vec<AccountId> {
    of.iter().map(|id| account(id)).collect()
}

fn usd(minor: i64) -> Money {
    Money::from_minor(minor, Currency::USD)
}

#[test]
fn obligations_are_told_as_stored() {
    let bank = embedded().bank;
    let told = ready(bank.obligations(&first(), &ids(&["12", "11", "11", "13"]))).unwrap();
    let water = Obligation {
        account: account("11"),
        id: "1".into(),
        kind: ObligationKind::DirectDebit,
        payee: Untrusted::new("Riverbend Water"),
        amount: None,
        next_on: None,
        frequency: Some(Frequency::Months { every: 3, day: 31 }),
        ends_on: None,
    };
    let day = |text: &str| Some(text.parse().unwrap());
    let rainy = Obligation {
        id: "2".into(),
        kind: ObligationKind::StandingOrder,
        payee: Untrusted::new("Rainy Day"),
        amount: Some(usd(7500)),
        next_on: day("2026-10-02"),
        frequency: Some(Frequency::Days(14)),
        ends_on: day("2027-01-01"),
        ..water.clone()
    };
    let tax = Obligation {
        account: account("12"),
        kind: ObligationKind::ScheduledPayment,
        payee: Untrusted::new("Tax Office"),
        amount: Some(usd(96_150)),
        next_on: day("2026-10-15"),
        frequency: None,
        ..water.clone()
    };
    let gym = Obligation {
        account: account("12"),
        id: "2".into(),
        payee: Untrusted::new("Gym"),
        amount: Some(usd(100)),
        next_on: day("2026-09-30"),
        frequency: Some(Frequency::SemiMonthly),
        ..water.clone()
    };
    let statement = Statement {
        account: account("12"),
        closed_on: "2026-08-31".parse().unwrap(),
        balance: usd(12_345),
        minimum: Some(usd(2500)),
        due_on: day("2026-09-25"),
        past_due: Some(usd(2500)),
    };
    let wanted =
        Obligations { payments: vec![water, rainy, tax, gym], statements: vec![statement] };
    assert!(told == wanted);
    // In credit, and in yen.
    let yen = ready(bank.obligations(&first(), &ids(&["14"]))).unwrap();
    assert_eq!(yen.statements[0].balance, Money::from_minor(-5, "JPY".parse().unwrap()));
    assert_eq!(yen.statements[0].past_due, None);
    // The other holder has a copy; what the grant leaves out does not exist.
    let second = linked("2", AccountScope::All);
    assert_eq!(ready(bank.obligations(&second, &ids(&["11", "12"]))).unwrap().payments.len(), 1);
    let some = linked("1", AccountScope::Only(ids(&["12"])));
    let told = ready(bank.obligations(&some, &ids(&["11", "12"]))).unwrap();
    assert_eq!(told.payments.len(), 2);
    for stranger in ["3", "4", "nobody"] {
        let stranger = linked(stranger, AccountScope::All);
        let told = ready(bank.obligations(&stranger, &ids(&["11", "12"]))).unwrap();
        assert!(told == Obligations::default());
    }
}

#[test]
fn cards_are_told_as_stored() {
    let bank = embedded().bank;
    let told = ready(bank.cards(&first(), &ids(&["12", "11"]))).unwrap().unwrap();
    let active = Card {
        account: account("11"),
        id: "111".into(),
        last_four: LastFour::new("4242"),
        status: CardStatus::Active,
        valid_until: Some("2028-02-29".parse().unwrap()),
    };
    assert!(told[0] == active);
    let rest: Vec<_> = told[1..].iter().map(|card| (card.id.as_str(), card.status)).collect();
    assert_eq!(rest, [("121", CardStatus::Locked), ("122", CardStatus::Expired)]);
    let some = linked("1", AccountScope::Only(ids(&["11"])));
    assert_eq!(ready(bank.cards(&some, &ids(&["11", "12"]))).unwrap().unwrap().len(), 1);
    let second = linked("2", AccountScope::All);
    let theirs = ready(bank.cards(&second, &ids(&["11", "12"]))).unwrap().unwrap();
    assert_eq!(theirs[0].last_four, LastFour::new("9999"));
}

#[test]
fn a_card_is_locked_once() {
    let embedded = embedded();
    let lock = |customer: &LinkedCustomer, card| ready(embedded.bank.lock_card(customer, card));
    let status = |customer: &LinkedCustomer| {
        ready(embedded.bank.cards(customer, &ids(&["11"]))).unwrap().unwrap()[0].status
    };
    let second = linked("2", AccountScope::All);
    assert_eq!(lock(&first(), "111"), Ok(CardLock::Locked));
    assert_eq!(status(&first()), CardStatus::Locked);
    // The other holder's card is another card.
    assert_eq!(status(&second), CardStatus::Active);
    assert_eq!(lock(&first(), "111"), Ok(CardLock::Unneeded(CardStatus::Locked)));
    assert_eq!(lock(&first(), "122"), Ok(CardLock::Unneeded(CardStatus::Expired)));
    let some = linked("1", AccountScope::Only(ids(&["12"])));
    let nowhere = [(&second, "121"), (&some, "111"), (&first(), "0111"), (&first(), "gold")];
    for (customer, card) in nowhere {
        assert_eq!(lock(customer, card), Ok(CardLock::NoSuchCard), "{card}");
    }
    let stranger = linked("nobody", AccountScope::All);
    assert_eq!(lock(&stranger, "111"), Ok(CardLock::NoSuchCard));
}

#[test]
fn a_card_is_locked_between_other_changes() {
    let embedded = embedded();
    let writer = Connection::open(&embedded.path).unwrap();
    writer.execute_batch("BEGIN IMMEDIATE; UPDATE account SET current_minor = 5").unwrap();
    std::thread::scope(|scope| {
        let locked = scope.spawn(|| ready(embedded.bank.lock_card(&first(), "111")));
        writer.execute_batch("COMMIT").unwrap();
        assert_eq!(locked.join().unwrap(), Ok(CardLock::Locked));
    });
}

#[test]
fn a_bank_that_may_only_be_read_offers_no_lock() {
    let embedded = embedded();
    let checkpoint = "PRAGMA wal_checkpoint(TRUNCATE)";
    let file = Connection::open(&embedded.path).unwrap();
    file.query_row(checkpoint, [], |_| Ok(())).unwrap();
    // The write version of the file format: one that SQLite may read and not write.
    let bytes = OpenOptions::new().write(true).open(&embedded.path).unwrap();
    bytes.write_all_at(&[3], 18).unwrap();
    assert_eq!(ready(embedded.bank.lock_card(&first(), "111")), Ok(CardLock::NotOffered));
    let cards = ready(embedded.bank.cards(&first(), &ids(&["11"]))).unwrap().unwrap();
    assert_eq!(cards[0].status, CardStatus::Active);
    fs::remove_file(&embedded.path).unwrap();
    let gone = ready(embedded.bank.lock_card(&first(), "111"));
    assert!(matches!(gone, Err(BankFailure::Unreachable { .. })));
}

#[test]
fn arrangements_that_make_no_sense_are_damage() {
    let breaks = [
        ("UPDATE obligation SET kind = 'wish'", "obligation.kind"),
        ("UPDATE obligation SET amount_minor = -7 WHERE obligation_id = 2", "obligation.amount"),
        ("UPDATE obligation SET next_on = 'soon'", "obligation.next_on"),
        ("UPDATE obligation SET frequency = 'often'", "obligation.frequency"),
        ("UPDATE obligation SET every = 0 WHERE every = 3", "obligation.frequency"),
        ("UPDATE account_statement SET minimum_minor = -1", "account_statement.minimum_minor"),
        ("UPDATE account_statement SET due_on = '2026-02-30'", "account_statement.due_on"),
    ];
    for (sql, column) in breaks {
        let embedded = embedded();
        Connection::open(&embedded.path).unwrap().execute(sql, []).unwrap();
        let told = ready(embedded.bank.obligations(&first(), &ids(&["11", "12"]))).unwrap_err();
        assert!(
            matches!(&told, BankFailure::Damaged { logged } if logged.contains(column)),
            "{told}"
        );
    }
    let embedded = embedded();
    Connection::open(&embedded.path).unwrap().execute("UPDATE card SET status = 'x'", []).unwrap();
    let told = ready(embedded.bank.cards(&first(), &ids(&["11"])));
    assert!(matches!(told, Err(BankFailure::Damaged { .. })));
    let told = ready(embedded.bank.lock_card(&first(), "111"));
    assert!(matches!(told, Err(BankFailure::Damaged { .. })));
}
