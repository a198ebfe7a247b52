//! What will have to be paid, as the interface says it and as the file has it.

use std::num::NonZeroUsize;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use saldo::bank::{Bank, Frequency, Obligation, ObligationKind, Statement};
use saldo::basics::AccountId;
use saldo::connect::sqlite::generate::{BankPlan, generate};
use saldo::connect::sqlite::{SqliteBank, demo_customers};
use saldo::consent::AccountScope;
use saldo::settings::OpenBankingVersion;

use crate::double::{Double, Options, runtime};
use crate::ledger::Ledger;
use crate::linked::{linked, ready};

/// How far the next debit may lie from a period after the last: a weekend and a holiday.
const SHIFT_DAYS_MAX: i64 = 4;

/// What is told of an arrangement that the standard can say, for comparing.
fn said(it: &Obligation) -> Obligation {
    Obligation { amount: None, next_on: None, frequency: None, ..it.clone() }
}

/// Whether two tell the same as far as the standard lets a bank say it.
fn agree(
    version: OpenBankingVersion,
    file: &Obligation,
    told: &Obligation,
    today: NaiveDate,
) -> bool {
    let mut file_said = said(file);
    if file.kind == ObligationKind::DirectDebit && version == OpenBankingVersion::V3 {
        // Version 3 tells no end of a direct debit.
        file_said.ends_on = None;
    }
    if file_said != said(told) {
        return false;
    }
    // Twice a month cannot be said.
    let is_sayable = file.frequency != Some(Frequency::SemiMonthly);
    if file.kind != ObligationKind::DirectDebit {
        let frequency = file.frequency.filter(|_| is_sayable);
        return (told.amount, told.next_on, told.frequency)
            == (file.amount, file.next_on, frequency);
    }
    // Of a direct debit the last payment is told: whether the next will be as much is known of
    // fixed ones in version 4, its day within a weekend.
    let amount = file.amount.filter(|_| version == OpenBankingVersion::V4);
    let is_near = match (file.next_on.filter(|_| is_sayable), told.next_on) {
        (Some(file), Some(told)) => (file - told).abs() <= TimeDelta::days(SHIFT_DAYS_MAX),
        // A day that has come, or nearly, may count as passed.
        (Some(file), None) => (file - today).abs() <= TimeDelta::days(SHIFT_DAYS_MAX),
        (None, told) => told.is_none(),
    };
    told.amount == amount && is_near
}

fn obligations_are_the_same(version: OpenBankingVersion) {
    let _within = runtime().enter();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bank.db");
    // The interface is live: what falls due next follows from the day it is.
    let as_of: DateTime<Utc> = Utc::now();
    let plan = BankPlan { customers: 36, heavy: 0, months: 4, seed: 5, as_of };
    generate(&plan, &path, false, &mut |_| ()).unwrap();
    let embedded = SqliteBank::open(&path, NonZeroUsize::MIN).unwrap();
    let double = Double::start(Ledger::of_file(&path), Options::plain(version));
    let remote = double.bank();
    let mut seen = [0; 4];
    for customer in demo_customers(&path, 36).unwrap() {
        let proof = linked(customer.customer.as_str(), AccountScope::All);
        let accounts: Vec<AccountId> =
            customer.accounts.iter().map(|it| it.account.clone()).collect();
        let file = ready(embedded.obligations(&proof, &accounts)).unwrap();
        let told = ready(remote.obligations(&proof, &accounts)).unwrap();
        let count = |of: &[Obligation]| of.len();
        assert_eq!(count(&file.payments), count(&told.payments), "{}", customer.name);
        for one in &file.payments {
            let same = |it: &&Obligation| (&it.account, &it.id) == (&one.account, &one.id);
            let other = told.payments.iter().find(same).unwrap();
            assert!(
                agree(version, one, other, as_of.date_naive()),
                "{}: {one:?}\n{other:?}",
                customer.name
            );
            seen[one.kind as usize] += 1;
        }
        let mut statements: Vec<Statement> = file.statements;
        for statement in &mut statements {
            statement.past_due = statement.past_due.filter(|amount| !amount.is_zero());
        }
        assert_eq!(statements.len(), told.statements.len());
        seen[3] += statements.len();
        for statement in statements {
            assert!(told.statements.contains(&statement), "{}: {statement:?}", customer.name);
        }
    }
    assert!(seen.into_iter().all(|count| count > 0), "too few to prove anything: {seen:?}");
    double.assert_valid();
}

#[test]
fn obligations_are_the_same_in_version_3() {
    obligations_are_the_same(OpenBankingVersion::V3);
}

#[test]
fn obligations_are_the_same_in_version_4() {
    obligations_are_the_same(OpenBankingVersion::V4);
}
