//! Recurring bills against the schedules of the bank's own making.

use chrono::Duration;
use saldo::bank::{Bank, Transaction, TransactionFilter, detect, place_of};
use saldo::connect::sqlite::DemoCustomer;

use crate::world::{World, ready};

fn all_rows(world: &World, customer: &DemoCustomer) -> (chrono_tz::Tz, Vec<Transaction>) {
    let linked = world.linked(customer);
    let holdings = ready(world.bank.holdings(&linked)).unwrap();
    let ids = holdings.accounts.iter().map(|account| account.id.clone()).collect();
    let from = world.now.plus(Duration::days(-500)).utc();
    let filter = TransactionFilter::within(ids, from, world.now.plus(Duration::days(1)).utc());
    let mut rows: Vec<Transaction> = Vec::new();
    loop {
        let after = rows.last().map(place_of);
        let page = ready(world.bank.transactions(&linked, &filter, after.as_ref(), 500)).unwrap();
        if page.rows.is_empty() {
            return (holdings.time_zone, rows);
        }
        rows.extend(page.rows);
    }
}

#[test]
fn dump() {
    let world = World::of(12);
    for customer in &world.customers {
        let (zone, rows) = all_rows(&world, customer);
        let today = world.now.utc().with_timezone(&zone).date_naive();
        println!("== {} {} {} rows", customer.name, customer.persona, rows.len());
        let t = std::time::Instant::now();
        let streams = detect(&rows, &world.merchants, zone, today);
        println!("{:?}", t.elapsed());
        for s in streams {
            println!(
                "{} {:?} {:?} {} {:?} {:?} hits {}/{} off {} conf {} last {} next {:?} {} fixed={} {:?} rise {:?}",
                s.account.as_str(),
                s.direction,
                s.kind,
                s.payee.as_ref().map_or("-", |p| p.as_str()),
                s.schedule.frequency(),
                s.schedule.shift(),
                s.rows.len(),
                s.expected,
                s.days_off,
                s.confidence_permille,
                s.last_on,
                s.next_on,
                s.amount.typical(),
                s.amount.is_fixed(),
                s.status,
                s.price_rise.map(|r| (r.on, r.from.to_string(), r.to.to_string())),
            );
        }
    }
}
