//! Merchants and categories: filters against the parts of totals, and against SQL.

use saldo::bank::{
    AccountChoice, Answer, Category, Figure, Filter, GroupKey, Grouping, Metric, PeriodChoice,
    Question, Totals, Unit,
};
use saldo::connect::sqlite::DemoCustomer;

use crate::ledger::{Ledger, Span, day, plus, today};
use crate::totals::{all_rows, parts};
use crate::world::World;

fn spending(filter: Filter) -> Question {
    Question {
        filter,
        period: Some(PeriodChoice::Whole { unit: Unit::Year, back: 0 }),
        ..Question::new(Metric::Spending, AccountChoice::all())
    }
}

fn totals(world: &World, customer: &DemoCustomer, question: &Question) -> Totals {
    match world.ask(customer, question) {
        Answer::Totals(totals) => *totals,
        other => panic!("{}: {other:?}", customer.name),
    }
}

fn by(grouping: Grouping) -> Question {
    Question { grouping: Some(grouping), ..spending(Filter::default()) }
}

#[test]
fn asking_for_a_part_gives_that_part() {
    let world = World::of(18);
    let mut asked = 0;
    for customer in &world.customers {
        for (key, figure, _) in parts(&world, customer, by(Grouping::Merchant)) {
            let GroupKey::Merchant(name) = key else { continue };
            let said = name.as_str().to_lowercase();
            let filter = Filter { merchant: Some(said), ..Filter::default() };
            let told = totals(&world, customer, &spending(filter));
            assert_eq!(told.merchant.as_ref(), Some(&name), "{}", customer.name);
            let own = told.sums.iter().find(|sum| sum.currency == figure.total.currency());
            assert_eq!(own.map(|sum| &sum.figure), Some(&figure), "{}", name.as_str());
            asked += 1;
        }
        for (key, figure, _) in parts(&world, customer, by(Grouping::Category)) {
            let GroupKey::Category(category) = key else { panic!("{key:?}") };
            let filter =
                Filter { category: Some(category), category_itself: true, ..Filter::default() };
            let told = totals(&world, customer, &spending(filter));
            let own = told.sums.iter().find(|sum| sum.currency == figure.total.currency());
            assert_eq!(own.map(|sum| &sum.figure), Some(&figure), "{}", category.id());
        }
    }
    assert!(asked > 100, "{asked} merchants are too few");
}

#[test]
fn a_family_is_the_sum_of_what_lies_within() {
    let world = World::of(18);
    for customer in &world.customers {
        let all = parts(&world, customer, by(Grouping::Category));
        for family in Category::ALL.iter().filter(|category| category.parent().is_none()) {
            let filter = Filter { category: Some(*family), ..Filter::default() };
            let told = totals(&world, customer, &spending(filter));
            for sum in &told.sums {
                let within = |key: &GroupKey| match key {
                    GroupKey::Category(category) => category.is_within(*family),
                    _ => false,
                };
                let own = all.iter().filter(|part| within(&part.0));
                let own = own.filter(|part| part.1.total.currency() == sum.currency);
                let total: i64 = own.map(|part| part.1.total.minor()).sum();
                assert_eq!(total, sum.figure.total.minor(), "{} {}", customer.name, family.id());
            }
        }
    }
}

/// The bank's clean names are told as they are, so that SQL can tell them, too.
#[test]
fn a_merchant_is_that_of_sql() {
    let world = World::of(18);
    let ledger = Ledger::new(world.file());
    let mut compared = 0;
    for customer in &world.customers {
        let tomorrow = plus(today(ledger.zone(customer), world.now.utc()), 1);
        let days = Span::new(customer, day("2026-01-01"), tomorrow);
        for (key, figure, rows) in parts(&world, customer, by(Grouping::Merchant)) {
            let GroupKey::Merchant(name) = key else { continue };
            let quoted = name.as_str().replace('\'', "''");
            let code = figure.total.currency();
            let clean = format!("n = '{quoted}' AND c = '{}'", code.code());
            let expected = ledger.totals("spending", &days.where_also(&clean));
            let named_only = all_rows(&world, customer, &rows).len() as u64;
            let Some(expected) = expected.first().filter(|line| line.5 == named_only) else {
                // Some lines have no clean name: the name was found in their text.
                continue;
            };
            let Figure { total, gross, back, .. } = figure;
            let told = (total.minor(), gross.minor(), back.minor());
            assert_eq!(told, (expected.1, expected.2, expected.3), "{}", name.as_str());
            compared += 1;
        }
    }
    assert!(compared > 50, "{compared} merchants are too few");
}

#[test]
fn nobody_is_told_of_as_nobody() {
    let world = World::of(9);
    for customer in &world.customers {
        let filter =
            Filter { merchant: Some("quantum zebra outfitters".to_owned()), ..Filter::default() };
        let asked =
            Question { filter, ..Question::new(Metric::Transactions, AccountChoice::all()) };
        let Answer::NoSuchMerchant { period, .. } = world.ask(customer, &asked) else {
            panic!("{}: somebody was found", customer.name)
        };
        // Two years back, where nothing was said of time.
        assert!(period.days() >= 729, "{}", period.days());
    }
}
