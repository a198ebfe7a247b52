//! What was imported can be asked for.

use chrono::DateTime;
use saldo::bank::{AccountChoice, Answer, Merchants, Metric, Question, ask};
use saldo::connect::import::ImportFormat;
use saldo::consent::{AccountScope, LookBack};

use crate::world::{CUSTOMER, World, now, samples};

#[path = "../../benches/customers/linked.rs"]
mod customers;

fn answer(world: &World, metric: Metric) -> Answer {
    let question = Question::new(metric, AccountChoice::all());
    let bank = world.open();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let merchants = Merchants::new(None).unwrap();
    let linked =
        customers::linked(&CUSTOMER.to_string(), AccountScope::All, LookBack::Unlimited, now());
    runtime
        .block_on(ask(&bank, &merchants, &linked, &question, now(), chrono::Weekday::Sun))
        .unwrap()
}

#[test]
fn the_stated_balance_is_the_answer() {
    let world = World::new();
    world.import(ImportFormat::Ofx, &samples("ofx/checking.ofx")).unwrap();
    let Answer::Balances(balances) = answer(&world, Metric::Balance) else { panic!("no balances") };
    let figures = balances.lines[0].figures.as_ref().unwrap();
    assert_eq!(figures.current.to_string(), "100.99 USD");
    assert_eq!(figures.available.map(|it| it.to_string()).as_deref(), Some("75.99 USD"));
    // Statement files are old: the answer says from when.
    let stated: DateTime<chrono::Utc> = "2013-05-25T22:57:31Z".parse().unwrap();
    assert_eq!(figures.stale_since.map(|it| it.timestamp()), Some(stated.timestamp()));
}

#[test]
fn a_balance_that_no_file_states_is_not_told_as_zero() {
    let world = World::new();
    world.import(ImportFormat::Camt, &samples("camt/camt054.v2.xml")).unwrap();
    let Answer::Balances(balances) = answer(&world, Metric::Balance) else { panic!("no balances") };
    assert_eq!(balances.lines.len(), 1);
    assert!(balances.lines[0].figures.is_none());
}

#[test]
fn imported_transactions_are_told() {
    let world = World::new();
    let row = "Date,Payee,Amount,Currency\n2026-09-20,Corner Bakery,-4.20,EUR\n";
    let mut plan = world.plan(ImportFormat::Csv, &[world.file("a.csv", row)]);
    plan.account_number = Some("12345678".to_owned());
    crate::world::run(&plan).unwrap();
    let Answer::Recent(recent) = answer(&world, Metric::Recent) else { panic!("no transactions") };
    let line = &recent.lines[0];
    assert_eq!((line.amount.to_string().as_str(), recent.total), ("-4.20 EUR", 1));
    assert_eq!(line.made_on.to_string(), "2026-09-20");
    assert_eq!(line.counterparty.as_ref().map(|name| name.as_str()), Some("Corner Bakery"));
}
