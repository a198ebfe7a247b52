//! Everything that goes wrong at the bank has a defined answer.

use saldo::bank::{Bank, BankFailure, Transaction, TransactionFilter, TransactionKind};
use saldo::connect::open_banking::OpenBankingBank;
use saldo::consent::{AccountScope, LinkedCustomer};
use saldo::settings::{OpenBankingSettings, OpenBankingVersion};
use serde_json::{Value, json};

use crate::bank_contract::fixture;
use crate::double::{Double, Options, runtime};
use crate::fault::Fault;
use crate::ledger::Ledger;
use crate::linked::{account, linked, ready};

/// How long a call may take in these tests, in milliseconds.
const CALL_MS: u64 = 1_500;
/// Part of the path of one account's transactions.
const ROWS: &str = "/accounts/11/transactions";

fn double() -> Double {
    Double::start(Ledger::of_fixture(&fixture()), Options::plain(OpenBankingVersion::V3))
}

fn bank(double: &Double) -> OpenBankingBank {
    bank_within(double, CALL_MS)
}

fn bank_within(double: &Double, call_ms: u64) -> OpenBankingBank {
    OpenBankingBank::open(&OpenBankingSettings { call_ms, ..double.settings() }).unwrap()
}

fn first() -> LinkedCustomer {
    linked("1", AccountScope::All)
}

fn rows(bank: &OpenBankingBank) -> Result<Vec<Transaction>, BankFailure> {
    let (from, until) = ("2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z");
    let accounts = vec![account("11"), account("12")];
    let filter = TransactionFilter::within(accounts, from.parse().unwrap(), until.parse().unwrap());
    ready(bank.transactions(&first(), &filter, None, 50)).map(|page| page.rows)
}

/// What an answer with a fault in it comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Wanted {
    /// The same as without.
    Same,
    /// No answer, with this in the log.
    Unreachable(&'static str),
    /// Nothing that could be told, with this in the log.
    Damaged(&'static str),
}
use Wanted::{Damaged, Same, Unreachable};

fn first_row(answer: &mut Value) -> &mut Value {
    &mut answer["Data"]["Transaction"][0]
}

/// A name for a fault, how often it happens, and what it comes to.
type Case = (&'static str, Fault, usize, Wanted);

/// As often as anybody asks.
const ALWAYS: usize = usize::MAX;

/// What can go wrong with the connection and the status.
fn of_http() -> Vec<Case> {
    vec![
        ("stall", Fault::Stall, ALWAYS, Unreachable("no answer in time")),
        ("break", Fault::Break, 1, Same),
        ("breaks", Fault::Break, ALWAYS, Unreachable("broke off")),
        ("429, at once", Fault::Later(429, "0"), 1, Same),
        ("429, in a second", Fault::Later(429, "1"), 1, Same),
        ("429, too late", Fault::Later(429, "60"), 1, Unreachable("429")),
        ("429, a date long ago", Fault::Later(429, "Mon, 21 Sep 2020 10:00:00 GMT"), 1, Same),
        ("429, again and again", Fault::Later(429, "0"), ALWAYS, Unreachable("429")),
        ("500", Fault::Status(500), 1, Same),
        ("503, later", Fault::Later(503, "0"), 1, Same),
        ("500s", Fault::Status(500), ALWAYS, Unreachable("500")),
        ("401", Fault::Status(401), 1, Same),
        ("401s", Fault::Status(401), ALWAYS, Unreachable("refuses the customer's token")),
        ("403", Fault::Status(403), 1, Unreachable("permissions")),
        ("404 of one's own", Fault::Status(404), 1, Unreachable("permissions")),
        ("405", Fault::Status(405), 1, Damaged("405")),
        ("redirect", Fault::Redirect, ALWAYS, Damaged("302")),
        ("truncated", Fault::Truncated, 1, Damaged("JSON")),
        ("huge", Fault::Huge, 1, Damaged("bytes")),
        ("loop", Fault::Loop, ALWAYS, Damaged("no end")),
        ("endless", Fault::Endless, ALWAYS, Damaged("no end")),
        ("foreign", Fault::Foreign, 1, Damaged("another place")),
    ]
}

/// What can go wrong with an answer as a whole.
fn of_shape() -> Vec<Case> {
    let change = Fault::Changed;
    vec![
        ("no data", change(|it| *it = json!({"Links": {}})), 1, Damaged("another shape")),
        ("a list", change(|it| *it = json!([it.clone()])), 1, Damaged("another shape")),
        (
            "a number",
            change(|it| first_row(it)["Amount"]["Amount"] = 7.into()),
            1,
            Damaged("another shape"),
        ),
    ]
}

/// What can go wrong with single fields.
fn of_fields() -> Vec<Case> {
    let change = Fault::Changed;
    vec![
        ("zeros", change(|it| first_row(it)["Amount"]["Amount"] = "2500.00000".into()), 1, Same),
        (
            "five decimals",
            change(|it| first_row(it)["Amount"]["Amount"] = "2500.00001".into()),
            1,
            Damaged("Transaction 1: Amount has more decimals"),
        ),
        (
            "a sign",
            change(|it| first_row(it)["Amount"]["Amount"] = "-2500.00".into()),
            1,
            Damaged("Transaction 1: Amount has a sign"),
        ),
        (
            "no amount",
            change(|it| drop(first_row(it).as_object_mut().unwrap().remove("Amount"))),
            1,
            Damaged("Transaction 1: Amount is missing"),
        ),
        (
            "no currency",
            change(|it| first_row(it)["Amount"]["Currency"] = "XAU".into()),
            1,
            Damaged("Currency is no ISO 4217 currency"),
        ),
        (
            "no date",
            change(|it| first_row(it)["BookingDateTime"] = "soon".into()),
            1,
            Damaged("BookingDateTime is no date"),
        ),
        (
            "an unheard status",
            change(|it| first_row(it)["Status"] = "Maybe".into()),
            1,
            Damaged("Status is none of"),
        ),
        ("an unheard field", change(|it| first_row(it)["Mood"] = json!({"Good": true})), 1, Same),
        (
            "another's row",
            change(|it| first_row(it)["AccountId"] = "12".into()),
            1,
            Damaged("AccountId is none of those that were asked for"),
        ),
        (
            "a row twice",
            change(|it| {
                let row = first_row(it).clone();
                it["Data"]["Transaction"].as_array_mut().unwrap().push(row);
            }),
            1,
            Same,
        ),
        (
            "a contradiction",
            change(|it| {
                let mut row = first_row(it).clone();
                row["Amount"]["Amount"] = "1.00".into();
                it["Data"]["Transaction"].as_array_mut().unwrap().push(row);
            }),
            1,
            Damaged("names two different transactions"),
        ),
    ]
}

#[test]
fn every_fault_has_its_answer() {
    let _within = runtime().enter();
    let whole = rows(&bank(&double())).unwrap();
    for (name, fault, times, wanted) in [of_http(), of_shape(), of_fields()].into_iter().flatten() {
        let double = double();
        // Pages without end are counted, not waited for.
        let call_ms = if name == "endless" { 60_000 } else { CALL_MS };
        let bank = bank_within(&double, call_ms);
        double.plan(ROWS, fault, times);
        let told = rows(&bank);
        match (&told, wanted) {
            (Ok(told), Same) => assert!(*told == whole, "{name}: other rows"),
            (Err(BankFailure::Unreachable { logged }), Unreachable(part))
            | (Err(BankFailure::Damaged { logged }), Damaged(part)) => {
                assert!(logged.contains(part), "{name}: {logged}");
                assert!(logged.contains("{AccountId}/transactions"), "{name}: {logged}");
                for fact in ["Kettle", "2500", "access-", "refresh-", "\"11\"", "XAU", "Maybe"] {
                    assert!(!logged.contains(fact), "{name}: {logged}");
                }
            }
            (Ok(_), _) => panic!("{name}: told all the same"),
            (Err(failure), _) => panic!("{name}: {failure}"),
        }
        // Whatever it was, it leaves nothing behind.
        double.state.faults.lock().unwrap().clear();
        assert!(rows(&bank).unwrap() == whole, "{name}: not well again");
        double.assert_valid();
    }
}

#[test]
fn a_row_without_id_keeps_the_one_it_is_given() {
    let _within = runtime().enter();
    let double = double();
    let bank = bank(&double);
    let nameless = Fault::Changed(|answer| {
        for row in answer["Data"]["Transaction"].as_array_mut().unwrap() {
            row.as_object_mut().unwrap().remove("TransactionId");
        }
    });
    let whole = rows(&bank).unwrap();
    double.plan(ROWS, nameless, usize::MAX);
    let (one, other) = (rows(&bank).unwrap(), rows(&bank).unwrap());
    assert!(one == other);
    assert_eq!(one.len(), whole.len());
    let sum = |rows: &[Transaction]| rows.iter().map(|row| row.amount.minor()).sum::<i64>();
    assert_eq!(sum(&one), sum(&whole));
}

#[test]
fn codes_that_nobody_knows_cost_nothing() {
    let _within = runtime().enter();
    let double = double();
    let bank = bank(&double);
    double.plan(
        ROWS,
        Fault::Changed(|answer| {
            let row = first_row(answer);
            row["BankTransactionCode"] = json!({"Code": "Unheard", "SubCode": "Of"});
            row["MerchantDetails"]["MerchantCategoryCode"] = "abcd".into();
        }),
        1,
    );
    let told = rows(&bank).unwrap();
    let changed = told.iter().find(|row| row.account == account("11") && row.id.as_str() == "1");
    let changed = changed.unwrap();
    assert_eq!((changed.kind, changed.mcc), (TransactionKind::Refund, None));
    double.plan(
        "/accounts",
        Fault::Changed(|answer| {
            answer["Data"]["Account"][0]["AccountSubType"] = "Unheard".into();
            answer["Data"]["Account"][0]["Status"] = "Unheard".into();
        }),
        1,
    );
    assert_eq!(ready(bank.holdings(&first())).unwrap().accounts.len(), 4);
}

#[test]
fn an_account_out_of_reach_does_not_cost_the_others() {
    let _within = runtime().enter();
    let asked = [account("11"), account("12"), account("14")];
    for fault in [Fault::Stall, Fault::Status(503), Fault::Status(404), Fault::Break] {
        let double = double();
        let bank = bank(&double);
        double.plan("/accounts/12/balances", fault, usize::MAX);
        let told = ready(bank.balances(&first(), &asked)).unwrap();
        let told: Vec<_> = told.iter().map(|it| it.account.as_str().to_owned()).collect();
        assert_eq!(told, ["11", "14"]);
        let only = ready(bank.balances(&first(), &asked[1..2]));
        assert!(matches!(only, Err(BankFailure::Unreachable { .. })));
    }
    // What makes no sense is never left out in silence.
    let double = double();
    let bank = bank(&double);
    double.plan("/accounts/12/balances", Fault::Changed(|it| it["Data"] = json!({})), 1);
    let told = ready(bank.balances(&first(), &asked)).unwrap_err();
    assert!(told.to_string().contains("Data.Balance is missing"), "{told}");
}

#[test]
fn a_bank_that_is_gone_is_not_ready() {
    let _within = runtime().enter();
    let double = double();
    let bank = bank(&double);
    ready(bank.ready()).unwrap();
    let mut settings = double.settings();
    settings.base_url = Some("http://127.0.0.1:9".to_owned());
    let gone = OpenBankingBank::open(&settings).unwrap();
    assert!(matches!(ready(gone.ready()), Err(BankFailure::Unreachable { .. })));
    assert!(matches!(ready(gone.holdings(&first())), Err(BankFailure::Unreachable { .. })));
}

#[test]
fn optional_lists_may_be_missing() {
    let _within = runtime().enter();
    let double = double();
    let bank = bank(&double);
    for list in ["direct-debits", "standing-orders", "scheduled-payments", "statements"] {
        double.plan(list, Fault::Status(404), usize::MAX);
    }
    let told = ready(bank.obligations(&first(), &[account("11"), account("12")])).unwrap();
    assert!(told.payments.is_empty() && told.statements.is_empty());
    assert_eq!(double.asked("/accounts/12/statements"), 1);
    double.state.faults.lock().unwrap().clear();
    double.plan("standing-orders", Fault::Status(403), usize::MAX);
    let told = ready(bank.obligations(&first(), &[account("11")])).unwrap_err();
    assert!(matches!(told, BankFailure::Unreachable { .. }));
}
