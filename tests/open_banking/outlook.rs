//! Questions about what is to come, to the bank behind the interface and to the file it was made
//! of: the same answers where the standard tells as much, and a defined one where it does not.

use std::num::NonZeroUsize;
use std::path::Path;

use chrono::{Utc, Weekday};
use rusqlite::Connection;
use saldo::bank::{
    AccountChoice, AccountKind, Answer, Bank, CardActed, CardAction, CardWish, Merchants, Metric,
    PeriodChoice, Question, Unit, act_on_card, ask,
};
use saldo::basics::Now;
use saldo::connect::sqlite::generate::{BankPlan, generate};
use saldo::connect::sqlite::{SqliteBank, demo_customers};
use saldo::consent::{AccountScope, Assurance, LinkedCustomer};
use saldo::settings::OpenBankingVersion;

use crate::double::{Double, Options, runtime};
use crate::ledger::Ledger;
use crate::linked::{linked, ready};

const CUSTOMERS: u16 = 12;

/// Bills, what can be spent, and the balance to come, of accounts of every kind.
fn questions() -> Vec<Question> {
    let mut all = Vec::new();
    for metric in [Metric::Bills, Metric::Forecast, Metric::Afford] {
        let kinds = AccountKind::ALL.map(AccountChoice::of_kind);
        for accounts in [AccountChoice::default(), AccountChoice::all()].into_iter().chain(kinds) {
            let question = Question::new(metric, accounts);
            let month = PeriodChoice::Whole { unit: Unit::Month, back: 0 };
            match metric {
                Metric::Afford => all.extend(
                    [20, 900, 50_000]
                        .map(|amount| Question { amount: Some(amount.into()), ..question.clone() }),
                ),
                _ => all.push(Question { period: Some(month), ..question.clone() }),
            }
            all.extend((metric != Metric::Afford).then_some(question));
        }
    }
    all
}

/// A bank file without what the standard cannot say: the next payment of a direct debit, and
/// twice a month.
fn sayable(path: &Path) {
    let plan =
        BankPlan { customers: CUSTOMERS.into(), heavy: 0, months: 5, seed: 5, as_of: Utc::now() };
    generate(&plan, path, false, &mut |_| ()).unwrap();
    let file = Connection::open(path).unwrap();
    let sql = "DELETE FROM obligation WHERE kind = 'direct_debit' OR frequency = 'semi_monthly'";
    assert!(file.execute(sql, []).unwrap() > 0, "nothing to leave out");
}

fn told(bank: &dyn Bank, customer: &LinkedCustomer, question: &Question, now: Now) -> Answer {
    let merchants = Merchants::new(None).unwrap();
    ready(ask(bank, &merchants, customer, question, now, Weekday::Sun)).unwrap()
}

fn what_is_to_come_is_the_same(version: OpenBankingVersion) {
    let _within = runtime().enter();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.db");
    sayable(&path);
    let embedded = SqliteBank::open(&path, NonZeroUsize::MIN).unwrap();
    let double = Double::start(Ledger::of_file(&path), Options::plain(version));
    let remote = double.bank();
    let now = Now::at(Utc::now());
    let (mut bills, mut afforded, mut forecast) = (0, 0, 0);
    for customer in demo_customers(&path, CUSTOMERS).unwrap() {
        let customer = linked(customer.customer.as_str(), AccountScope::All);
        for question in questions() {
            let one = told(&embedded, &customer, &question, now);
            let other = told(&remote, &customer, &question, now);
            assert!(one == other, "{question:?}\n{one:?}\n{other:?}");
            match one {
                Answer::Bills(found) => bills += found.total,
                Answer::Afforded(_) => afforded += 1,
                Answer::Forecast(_) => forecast += 1,
                _ => {}
            }
        }
    }
    let seen = [bills, afforded, forecast];
    assert!(seen.iter().all(|count| *count > 50), "too few to prove anything: {seen:?}");
    double.assert_valid();
}

#[test]
fn what_is_to_come_is_the_same_in_version_3() {
    what_is_to_come_is_the_same(OpenBankingVersion::V3);
}

#[test]
fn what_is_to_come_is_the_same_in_version_4() {
    what_is_to_come_is_the_same(OpenBankingVersion::V4);
}

/// Account information says nothing of cards: it is said that this cannot be had here, never that
/// there are none, and nothing is locked.
#[test]
fn cards_are_not_offered_where_the_standard_has_none() {
    let _within = runtime().enter();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.db");
    sayable(&path);
    let embedded = SqliteBank::open(&path, NonZeroUsize::MIN).unwrap();
    let options = Options::plain(OpenBankingVersion::V4);
    let double = Double::start(Ledger::of_file(&path), options);
    let remote = double.bank();
    let merchants = Merchants::new(None).unwrap();
    let now = Now::at(Utc::now());
    let question = Question::new(Metric::CardStatus, AccountChoice::all());
    let not_offered = Answer::CardActed(CardActed::NotOffered);
    let mut cards = 0;
    for customer in demo_customers(&path, CUSTOMERS).unwrap() {
        let customer = linked(customer.customer.as_str(), AccountScope::All);
        if let Answer::Cards(held) = told(&embedded, &customer, &question, now) {
            cards += held.total;
        }
        assert_eq!(told(&remote, &customer, &question, now), not_offered);
        let lock = CardWish::new(CardAction::Lock, AccountChoice::all());
        let lock = CardWish { confirmed: true, ..lock };
        let acting = act_on_card(&remote, &merchants, &customer, &lock, Assurance::Linked, now);
        assert_eq!(ready(acting).unwrap(), not_offered);
    }
    assert!(cards > 5, "too few to prove anything: {cards}");
}
