//! The same questions to the bank behind the interface and to the file it was made of.

use std::num::NonZeroUsize;

use chrono::DateTime;
use saldo::bank::{
    AccountChoice, AccountKind, Answer, Bank, Merchants, Metric, Page, Question, ask,
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

fn questions() -> Vec<Question> {
    let mut all = Vec::new();
    for metric in [Metric::Balance, Metric::Owed, Metric::Accounts, Metric::Recent, Metric::Pending]
    {
        all.push(Question::new(metric, AccountChoice::all()));
        all.push(Question::new(metric, AccountChoice::default()));
        for kind in AccountKind::ALL {
            all.push(Question::new(metric, AccountChoice::of_kind(kind)));
        }
    }
    all
}

/// The page after that of `answer`, if there is one.
fn next(answer: &Answer) -> Option<Page> {
    match answer {
        Answer::Recent(recent) => recent.next.clone(),
        _ => None,
    }
}

/// A bank of every persona, as a file and behind the interface.
fn answers_are_the_same(version: OpenBankingVersion) {
    let _within = runtime().enter();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.db");
    let as_of = DateTime::from_timestamp_millis(AS_OF_MS).unwrap();
    let plan = BankPlan { customers: 18, heavy: 0, months: 6, seed: 11, as_of };
    generate(&plan, &path, false, &mut |_| ()).unwrap();
    let embedded = SqliteBank::open(&path, NonZeroUsize::MIN).unwrap();
    let options = Options { page_rows: 40, ..Options::plain(version) };
    let double = Double::start(Ledger::of_file(&path), options);
    let remote = double.bank();
    let merchants = Merchants::new(None).unwrap();
    let now = Now::at(as_of);
    let told = |bank: &dyn Bank, customer: &LinkedCustomer, question: &Question| {
        ready(ask(bank, &merchants, customer, question, now)).unwrap()
    };
    let mut compared = 0;
    for customer in demo_customers(&path, 18).unwrap() {
        let customer = linked(customer.customer.as_str(), AccountScope::All);
        for mut question in questions() {
            // Three pages are as good as all.
            for _ in 0..3 {
                let (one, other) =
                    (told(&embedded, &customer, &question), told(&remote, &customer, &question));
                assert!(one == other, "{question:?}\n{one:?}\n{other:?}");
                compared += 1;
                let Some(page) = next(&one) else { break };
                question.page = page;
            }
        }
    }
    assert!(compared > 18 * questions().len());
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
