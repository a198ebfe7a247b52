//! The same questions to the bank behind the interface and to the file it was made of.

use std::num::NonZeroUsize;

use chrono::{DateTime, Weekday};
use saldo::bank::{
    AccountChoice, AccountKind, Answer, Bank, Comparison, Direction, Filter, Grouping, Merchants,
    Metric, Order, Page, PeriodChoice, Question, TransactionKind, TransactionStatus, Unit, ask,
};
use saldo::basics::Now;
use saldo::connect::sqlite::generate::{BankPlan, generate};
use saldo::connect::sqlite::{SqliteBank, demo_customers};
use saldo::consent::{AccountScope, LinkedCustomer};
use saldo::settings::OpenBankingVersion;

use crate::bank_contract::AS_OF_MS;
use crate::double::{Double, Options, runtime};
use crate::ledger::Ledger;
use crate::linked::{linked, ready};

/// What rests on accounts, balances, transactions and statements: of direct debits and cards the
/// standard tells less than a bank file. `bills.rs` holds how much, and `outlook.rs` what is
/// answered then.
const TOLD: [Metric; 16] = [
    Metric::Balance,
    Metric::Owed,
    Metric::Accounts,
    Metric::Recent,
    Metric::Pending,
    Metric::CardBill,
    Metric::Subscriptions,
    Metric::Payday,
    Metric::Explain,
    Metric::Transactions,
    Metric::Spending,
    Metric::Income,
    Metric::Fees,
    Metric::Refunds,
    Metric::Credit,
    Metric::Net,
];

/// Each of them for everything that can be said about accounts, and totals in every way.
fn questions() -> Vec<Question> {
    let mut all = Vec::new();
    for metric in TOLD {
        all.push(Question::new(metric, AccountChoice::all()));
        all.push(Question::new(metric, AccountChoice::default()));
        for kind in AccountKind::ALL {
            all.push(Question::new(metric, AccountChoice::of_kind(kind)));
        }
    }
    all.extend(totals());
    all.extend(listings());
    all
}

fn totals() -> Vec<Question> {
    let month = PeriodChoice::Whole { unit: Unit::Month, back: 1 };
    let days = ["2026-05-10", "2026-09-20"].map(|day| day.parse().unwrap());
    let long = PeriodChoice::Between(days[0], days[1]);
    let mut all = Vec::new();
    for metric in [Metric::Spending, Metric::Income, Metric::Fees, Metric::Refunds] {
        let whole = Question::new(metric, AccountChoice::all());
        for period in [&month, &long] {
            let within = Question { period: Some(period.clone()), ..whole.clone() };
            for grouping in
                [Grouping::Merchant, Grouping::Category, Grouping::Month, Grouping::Account]
            {
                all.push(Question { grouping: Some(grouping), ..within.clone() });
            }
            for comparison in [Comparison::Previous, Comparison::YearBefore, Comparison::Usual] {
                all.push(Question { comparison: Some(comparison), ..within.clone() });
            }
        }
    }
    all
}

fn listings() -> Vec<Question> {
    let whole = Question::new(Metric::Transactions, AccountChoice::all());
    let days = ["2026-07-01", "2026-08-31"].map(|day| day.parse().unwrap());
    let period = Some(PeriodChoice::Between(days[0], days[1]));
    let mut filters = vec![
        Filter { over: Some(50.into()), ..Filter::default() },
        Filter { at_least: Some(5.into()), at_most: Some(20.into()), ..Filter::default() },
        Filter { status: Some(TransactionStatus::Posted), ..Filter::default() },
        Filter { direction: Some(Direction::In), ..Filter::default() },
    ];
    for kind in TransactionKind::ALL {
        filters.push(Filter { kind: Some(kind), ..Filter::default() });
    }
    let mut all = Vec::new();
    for filter in filters {
        for order in [Order::Latest, Order::Largest, Order::Smallest] {
            let (filter, period) = (filter.clone(), period.clone());
            all.push(Question { filter, period, order, ..whole.clone() });
        }
    }
    all
}

/// The page after that of `answer`, if there is one.
fn next(answer: &Answer) -> Option<Page> {
    match answer {
        Answer::Recent(recent) => recent.next.clone(),
        Answer::Listed(listed) => listed.next.clone(),
        Answer::Totals(totals) => totals.next.clone(),
        _ => None,
    }
}

/// A bank of every persona, as a file and behind the interface.
fn answers_are_the_same(version: OpenBankingVersion) {
    let _within = runtime().enter();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.db");
    let as_of = DateTime::from_timestamp_millis(AS_OF_MS).unwrap();
    let plan = BankPlan { customers: 12, heavy: 0, months: 5, seed: 11, as_of };
    generate(&plan, &path, false, &mut |_| ()).unwrap();
    let embedded = SqliteBank::open(&path, NonZeroUsize::MIN).unwrap();
    let options = Options { page_rows: 100, ..Options::plain(version) };
    let double = Double::start(Ledger::of_file(&path), options);
    let remote = double.bank();
    let merchants = Merchants::new(None).unwrap();
    let now = Now::at(as_of);
    let told = |bank: &dyn Bank, customer: &LinkedCustomer, question: &Question| {
        ready(ask(bank, &merchants, customer, question, now, Weekday::Sun)).unwrap()
    };
    let mut compared = 0;
    for customer in demo_customers(&path, 12).unwrap() {
        let customer = linked(customer.customer.as_str(), AccountScope::All);
        for mut question in questions() {
            // Two pages are as good as all.
            for _ in 0..2 {
                let (one, other) =
                    (told(&embedded, &customer, &question), told(&remote, &customer, &question));
                assert!(one == other, "{question:?}\n{one:?}\n{other:?}");
                compared += 1;
                let Some(page) = next(&one) else { break };
                question.page = page;
            }
        }
    }
    assert!(compared > 12 * questions().len());
    double.assert_valid();
}

#[test]
fn answers_are_the_same_in_version_3() {
    answers_are_the_same(OpenBankingVersion::V3);
}

#[test]
fn answers_are_the_same_in_version_4() {
    answers_are_the_same(OpenBankingVersion::V4);
}
