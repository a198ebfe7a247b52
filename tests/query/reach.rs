//! How far back a customer agreed: no question, whatever it is, asks the bank for more.

use std::sync::Mutex;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use saldo::bank::{
    AccountChoice, Answer, Balance, Bank, BankFailure, Comparison, Holdings, Metric, Obligations,
    PeriodChoice, Position, Question, Tally, TransactionFilter, TransactionPage, Unit, ask,
};
use saldo::basics::{AccountId, Pending};
use saldo::consent::{LinkedCustomer, LookBack};

use crate::world::{World, linked_within, ready};

/// A bank that notes the earliest instant it was asked about.
struct Watched<'b> {
    bank: &'b dyn Bank,
    earliest: Mutex<Option<DateTime<Utc>>>,
}

impl Watched<'_> {
    fn note(&self, filter: &TransactionFilter) {
        let mut earliest = self.earliest.lock().unwrap();
        *earliest = Some(earliest.map_or(filter.from, |known| known.min(filter.from)));
    }
}

impl Bank for Watched<'_> {
    fn holdings<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
    ) -> Pending<'a, Result<Holdings, BankFailure>> {
        self.bank.holdings(customer)
    }

    fn balances<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Vec<Balance>, BankFailure>> {
        self.bank.balances(customer, accounts)
    }

    fn transactions<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        after: Option<&'a Position>,
        rows_max: u16,
    ) -> Pending<'a, Result<TransactionPage, BankFailure>> {
        self.note(filter);
        self.bank.transactions(customer, filter, after, rows_max)
    }

    fn tally<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        edges: &'a [DateTime<Utc>],
    ) -> Pending<'a, Result<Vec<Tally>, BankFailure>> {
        self.note(filter);
        self.bank.tally(customer, filter, edges)
    }

    fn obligations<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Obligations, BankFailure>> {
        self.bank.obligations(customer, accounts)
    }

    fn ready<'a>(&'a self) -> Pending<'a, Result<(), BankFailure>> {
        self.bank.ready()
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn periods() -> [Option<PeriodChoice>; 7] {
    let whole = |unit, back| Some(PeriodChoice::Whole { unit, back });
    [
        None,
        whole(Unit::Day, 0),
        whole(Unit::Week, 1),
        whole(Unit::Month, 1),
        whole(Unit::Year, 0),
        Some(PeriodChoice::Last { unit: Unit::Day, count: 90 }),
        Some(PeriodChoice::Between(day("2025-10-26"), day("2025-11-02"))),
    ]
}

const COMPARISONS: [Option<Comparison>; 4] =
    [None, Some(Comparison::Previous), Some(Comparison::Usual), Some(Comparison::YearBefore)];

#[test]
fn no_question_asks_the_bank_for_an_earlier_time() {
    let world = World::of(4);
    let (mut refused, mut told) = (0, 0);
    for customer in &world.customers {
        for days in [1, 30, 90] {
            let look_back = LookBack::Days(days);
            let linked = linked_within(customer.customer.as_str(), look_back, world.now);
            let zone = ready(world.bank.holdings(&linked)).unwrap().time_zone;
            let today = world.now.utc().with_timezone(&zone).date_naive();
            let first = look_back.first_day(today).unwrap().and_time(NaiveTime::MIN);
            let first = zone.from_local_datetime(&first).earliest().unwrap().to_utc();
            let watched = Watched { bank: &world.bank, earliest: Mutex::new(None) };
            for metric in Metric::ALL {
                for (period, comparison) in
                    periods().into_iter().flat_map(|it| COMPARISONS.map(|with| (it.clone(), with)))
                {
                    let question = Question {
                        period,
                        comparison,
                        ..Question::new(metric, AccountChoice::all())
                    };
                    let merchants = &world.merchants;
                    let asked =
                        ask(&watched, merchants, &linked, &question, world.now, Weekday::Sun);
                    match ready(asked).unwrap() {
                        Answer::BeyondLookBack { days: said } => {
                            assert_eq!(said, days);
                            refused += 1;
                        }
                        _ => told += 1,
                    }
                }
            }
            let earliest = watched.earliest.lock().unwrap().unwrap();
            assert!(earliest >= first, "{} {days}: {earliest}", customer.name);
        }
    }
    assert!(refused > 100 && told > 100, "{refused} refused, {told} told");
}

#[test]
fn what_lies_within_is_told_as_ever_and_what_does_not_is_refused_whole() {
    let world = World::of(1);
    let customer = &world.customers[0];
    let spent = |look_back: LookBack, period: Option<PeriodChoice>| {
        let linked = linked_within(customer.customer.as_str(), look_back, world.now);
        let question = Question { period, ..Question::new(Metric::Spending, AccountChoice::all()) };
        let (bank, merchants) = (&world.bank, &world.merchants);
        ready(ask(bank, merchants, &linked, &question, world.now, Weekday::Sun)).unwrap()
    };
    let august = Some(PeriodChoice::MonthNamed(8));
    let all = spent(LookBack::Unlimited, august.clone());
    assert!(matches!(all, Answer::Totals(_)));
    // The first of August is the fifty-second day back, the twenty-first of September counted.
    assert_eq!(spent(LookBack::Days(52), august.clone()), all);
    let refused = spent(LookBack::Days(51), august);
    assert_eq!(refused, Answer::BeyondLookBack { days: 51 });
    // Where nothing is said of time, it is as much of the usual as may be told.
    let Answer::Totals(totals) = spent(LookBack::Days(5), None) else { panic!("no totals") };
    assert_eq!(totals.period.from(), day("2026-09-17"));
}
