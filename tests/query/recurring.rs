//! Recurring bills against the schedules of the bank's own making.

use chrono::{Duration, NaiveDate};
use saldo::bank::{
    Bank, Direction, Frequency, Stream, StreamStatus, Transaction, TransactionFilter,
    TransactionKind, Untrusted, detect, place_of,
};
use saldo::connect::sqlite::DemoCustomer;
use saldo::connect::sqlite::generate::{Schedule, schedules};

use crate::world::{World, ready};

/// Every transaction of a customer, and the customer's day.
pub(crate) fn all_rows(
    world: &World,
    customer: &DemoCustomer,
) -> (chrono_tz::Tz, Vec<Transaction>) {
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

/// How often something came of the times it should have come, in percent: what depends on a
/// balance may stay away.
fn came_percent(it: &Schedule, days: i64) -> i64 {
    let period = match it.frequency {
        Frequency::Days(days) => i64::from(days),
        Frequency::Months { every, .. } => i64::from(every) * 30,
        Frequency::SemiMonthly => 15,
    };
    i64::try_from(it.times).unwrap() * 100 * period / days
}

fn is_of(it: &Schedule, stream: &Stream, rows: &[Transaction]) -> bool {
    let last = stream.rows.last().unwrap();
    let row = rows.iter().find(|row| row.id == *last && row.account == stream.account).unwrap();
    let amount = stream.amount.typical();
    stream.account == it.account
        && stream.direction == it.direction
        && row.kind == it.kind
        && row.descriptor == Untrusted::new(it.descriptor.as_str())
        && frequencies_agree(stream.schedule.frequency(), it.frequency)
        // One payer may have two: the amount tells them apart, with room for the season.
        && it.amounts.is_none_or(|(low, high)| {
            amount.minor() * 2 >= low.minor() && amount.minor() <= high.minor() * 2
        })
}

fn frequencies_agree(one: Frequency, other: Frequency) -> bool {
    match (one, other) {
        (Frequency::Months { every: a, .. }, Frequency::Months { every: b, .. }) => a == b,
        _ => one == other,
    }
}

#[test]
fn what_recurs_in_invented_banks_is_found() {
    let (mut known, mut found, mut right, mut next_right, mut false_ones) =
        (0, 0, 0, 0, Vec::new());
    for seed in [7, 8] {
        let world = World::seeded(33, seed);
        let all = schedules(&world.plan).unwrap();
        for customer in &world.customers {
            let (zone, rows) = all_rows(&world, customer);
            let today = world.now.utc().with_timezone(&zone).date_naive();
            let span = (today - rows.iter().map(|it| day(it, zone)).min().unwrap()).num_days();
            let mut streams: Vec<Stream> = detect(&rows, &world.merchants, zone, today)
                .into_iter()
                // What arrives from an own account is known by what left the other.
                .filter(|it| {
                    it.kind != TransactionKind::OwnTransfer || it.direction == Direction::Out
                })
                .filter(|it| it.status != StreamStatus::Ended)
                .collect();
            found += streams.len();
            let truth = all.iter().filter(|it| it.customer == customer.customer);
            for it in truth.filter(|it| came_percent(it, span) >= 75 && it.times >= 3) {
                known += 1;
                // Of two alike, that which comes on the day.
                let place = (0..streams.len())
                    .filter(|place| is_of(it, &streams[*place], &rows))
                    .min_by_key(|place| {
                        let next = streams[*place].next_on;
                        next.zip(it.next_on).map(|(a, b)| (a - b).num_days().abs())
                    });
                let Some(place) = place else {
                    println!("{} misses {it:?}", customer.persona);
                    continue;
                };
                let stream = streams.remove(place);
                right += 1;
                let off = stream.next_on.zip(it.next_on).map(|(a, b)| (a - b).num_days().abs());
                // The schedules have no jitter: a weekend that none of the past months had may
                // still move the day by two.
                if off.is_some_and(|off| off == 0) {
                    next_right += 1;
                } else {
                    println!("{} is off by {off:?}: {it:?}", customer.persona);
                }
            }
            false_ones.extend(streams.into_iter().map(|it| (customer.persona.clone(), it)));
        }
    }
    for (persona, it) in &false_ones {
        println!("{persona}: not known {:?} {:?} {:?}", it.kind, it.schedule, it.rows.len());
    }
    println!(
        "invented banks: {right} of {known} schedules found ({} %), {right} of {found} streams \
         right ({} %), next day exact for {next_right} of {right}",
        right * 100 / known,
        right * 100 / found,
    );
    assert!(right * 100 >= known * 95, "recall");
    assert!(right * 100 >= found * 95, "precision");
    assert!(next_right * 100 >= right * 98, "next day");
}

fn day(row: &Transaction, zone: chrono_tz::Tz) -> NaiveDate {
    row.made_at.with_timezone(&zone).date_naive()
}
