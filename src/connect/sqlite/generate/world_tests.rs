//! What holds in every invented bank, whatever the seed.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::{DateTime, Months, TimeDelta};
use proptest::prelude::*;

use super::ledger::{Entry, State};
use super::life::Span;
use super::parties::Parties;
use super::world::{AccountRows, CustomerRows, WELL_KNOWN_LAST_FOUR, World};
use crate::bank::{AccountKind, AccountStatus, CardStatus, ObligationKind, TransactionKind};

/// A world whose data end on some day of the years 2024 to 2027.
fn world(seed: u64, customers: u64, months: u32, day: i64) -> World {
    let as_of = DateTime::from_timestamp(1_704_067_200, 0).unwrap() + TimeDelta::days(day);
    let first = as_of.date_naive() - Months::new(months);
    let span = Span { first, as_of };
    World { parties: Parties::new(), customers, heavy: 0, seed, span }
}

fn everybody(world: &World) -> Vec<CustomerRows> {
    (0..world.households()).flat_map(|household| world.rows(household)).collect()
}

fn by_persona(world: &World, name: &str) -> Vec<CustomerRows> {
    everybody(world).into_iter().filter(|customer| customer.persona == name).collect()
}

fn of_kind(customer: &CustomerRows, kind: AccountKind) -> Vec<&AccountRows> {
    customer.accounts.iter().filter(|account| account.kind == kind).collect()
}

/// The figures are what the entries add up to.
fn check_books(account: &AccountRows) {
    let sum = |state| -> i64 {
        account.entries.iter().filter(|e| e.state == state).map(|e| e.amount).sum()
    };
    let figures = account.figures;
    assert_eq!(figures.opening + sum(State::Posted), figures.current);
    assert_eq!(-sum(State::Pending), figures.holds);
    assert!(figures.holds >= 0);
    if account.status == AccountStatus::Closed {
        assert_eq!((figures.current, figures.holds, account.available), (0, 0, None));
        return;
    }
    match account.kind {
        AccountKind::Checking | AccountKind::Savings => {
            assert_eq!(account.available, Some(figures.current - figures.holds));
        }
        AccountKind::CreditCard => {
            let limit = account.limit.unwrap();
            assert_eq!(account.available, Some(limit + figures.current - figures.holds));
            assert!(account.available.unwrap() >= 0, "over the limit");
        }
        AccountKind::Loan | AccountKind::Mortgage => {
            assert_eq!(account.available, None);
            assert!(figures.current < 0);
        }
    }
}

/// Entries are in order, numbered, within the span, and holds lead to what replaced them.
fn check_entries(account: &AccountRows, world: &World) {
    let end = world.span.as_of.timestamp_millis();
    let start = end - 32 * 86_400_000 * 240;
    for (entry, id) in account.entries.iter().zip(1..) {
        assert_eq!(entry.id, id);
        assert!(entry.made_at_ms > start && entry.made_at_ms < end);
        assert_ne!(entry.amount, 0);
        let outward = !matches!(
            entry.kind,
            TransactionKind::Refund | TransactionKind::Deposit | TransactionKind::OwnTransfer
        ) && entry.kind != TransactionKind::Interest;
        assert!(!outward || entry.amount < 0, "{:?}", entry.kind);
    }
    assert!(account.entries.is_sorted_by_key(|entry| entry.made_at_ms));
    for pair in account.entries.windows(2) {
        if let [hold, posted] = pair
            && hold.state == State::Replaced
        {
            assert_eq!(posted.state, State::Posted);
            assert_eq!((posted.made_at_ms, posted.party), (hold.made_at_ms, hold.party));
            assert_ne!(posted.amount, hold.amount);
        }
    }
    assert!(account.entries.last().is_none_or(|last| last.state != State::Replaced));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn every_bank_adds_up(
        seed: u64, months in 1_u32..8, day in 0_i64..1400, customers in 1_u64..40,
    ) {
        let world = world(seed, customers, months, day);
        let everybody = everybody(&world);
        let keys: Vec<i64> = everybody.iter().map(|customer| customer.customer_id).collect();
        prop_assert_eq!(keys, (1..=customers.cast_signed()).collect::<Vec<_>>());
        for customer in &everybody {
            let digits: HashSet<u16> = customer.accounts.iter().map(|a| a.last_four).collect();
            prop_assert_eq!(digits.len(), customer.accounts.len());
            prop_assert!(customer.accounts.is_sorted_by_key(|account| account.account_id));
            for account in &customer.accounts {
                check_books(account);
                check_entries(account, &world);
            }
        }
    }

    #[test]
    fn personas_are_what_they_are_called(seed: u64, months in 1_u32..8, day in 0_i64..1400) {
        let world = world(seed, 11, months, day);
        let one = |name: &str| by_persona(&world, name).remove(0);
        let spendable = |customer: &CustomerRows| {
            of_kind(customer, AccountKind::Checking)[0].available.unwrap()
        };
        let student = spendable(&one("student"));
        prop_assert!((0..6_500).contains(&student), "student has {student}");
        prop_assert!(spendable(&one("overdrawn")) < 0);
        let near = one("card_near_limit");
        let card = of_kind(&near, AccountKind::CreditCard)[0];
        let left = card.available.unwrap();
        // Near: less than a fifth is left.
        prop_assert!(left * 100 / card.limit.unwrap() < 20, "{left} left of {:?}", card.limit);
        let currencies: HashSet<_> =
            one("two_currencies").accounts.iter().map(|a| a.currency).collect();
        prop_assert_eq!(currencies.len(), 2);
        let states: Vec<_> =
            one("closed_and_dormant").accounts.iter().map(|a| a.status).collect();
        prop_assert!(states.contains(&AccountStatus::Closed));
        prop_assert!(states.contains(&AccountStatus::Dormant));
    }
}

/// Only the overdrawn ever are: everybody else's deposit accounts stay above zero throughout.
#[test]
fn nobody_else_is_ever_overdrawn() {
    for seed in 0..100 {
        let world = world(seed, 11, 6, 100 + seed.cast_signed() * 7);
        for customer in everybody(&world).iter().filter(|it| it.persona != "overdrawn") {
            for account in &customer.accounts {
                if !matches!(account.kind, AccountKind::Checking | AccountKind::Savings) {
                    continue;
                }
                let mut room = account.figures.opening;
                for entry in account.entries.iter().filter(|e| e.state != State::Replaced) {
                    room += entry.amount;
                    assert!(room >= 0, "{} {:?} at {room}", customer.persona, account.kind);
                }
            }
        }
    }
}

#[test]
fn holders_of_a_joint_account_see_the_same() {
    let world = world(5, 11, 6, 600);
    for persona in ["family", "retired"] {
        let couple = by_persona(&world, persona);
        let [one, other] = couple.as_slice() else { panic!("two of them") };
        let shared: Vec<(&AccountRows, &AccountRows)> = one
            .accounts
            .iter()
            .filter_map(|mine| {
                let theirs = other.accounts.iter().find(|it| it.account_id == mine.account_id)?;
                Some((mine, theirs))
            })
            .collect();
        assert!(!shared.is_empty());
        for (mine, theirs) in shared {
            assert_eq!((mine.figures, &mine.entries), (theirs.figures, &theirs.entries));
            assert_eq!(mine.last_four, theirs.last_four);
        }
    }
}

#[test]
fn the_first_customer_has_the_well_known_savings() {
    for seed in 0..20 {
        let first = world(seed, 1, 3, 500).rows(0).remove(0);
        let savings = of_kind(&first, AccountKind::Savings);
        assert_eq!(savings.len(), 2);
        assert_eq!(savings[0].last_four, WELL_KNOWN_LAST_FOUR);
        let checking = of_kind(&first, AccountKind::Checking);
        assert_eq!(checking.len(), 2);
        assert!(checking[0].figures.holds > 0, "available and current are the same");
    }
}

#[test]
fn a_larger_bank_begins_with_the_same_customers() {
    let (small, large) = (world(9, 12, 3, 700), world(9, 40, 3, 700));
    let entries = |world: &World| -> Vec<Entry> {
        let first_eleven = everybody(world).into_iter().take(11);
        first_eleven.flat_map(|c| c.accounts).flat_map(|a| a.entries).collect()
    };
    assert_eq!(entries(&small), entries(&large));
    assert_ne!(entries(&small), entries(&world(10, 12, 3, 700)));
}

/// Six months of eleven customers hold everything that questions and rules are to find.
#[test]
fn half_a_year_has_everything_in_it() {
    let world = world(1, 11, 6, 640);
    let everybody = everybody(&world);
    let accounts: Vec<&AccountRows> = everybody.iter().flat_map(|c| &c.accounts).collect();
    let kinds: BTreeSet<AccountKind> = accounts.iter().map(|account| account.kind).collect();
    assert_eq!(kinds, AccountKind::ALL.into_iter().collect());
    let entries: Vec<&Entry> = accounts.iter().flat_map(|account| &account.entries).collect();
    for kind in TransactionKind::ALL {
        assert!(entries.iter().any(|entry| entry.kind == kind), "no {}", kind.name());
    }
    for state in [State::Posted, State::Pending, State::Replaced] {
        assert!(entries.iter().any(|entry| entry.state == state), "none {state:?}");
    }
    // A subscription at two prices, the later one higher.
    let mut prices: BTreeMap<u32, Vec<i64>> = BTreeMap::new();
    let subscriptions: HashSet<u32> = world
        .parties
        .all()
        .filter(|(_, party)| party.mcc == Some(5968))
        .map(|(number, _)| number)
        .collect();
    for entry in accounts[0..8].iter().flat_map(|account| &account.entries) {
        if subscriptions.contains(&entry.party) {
            prices.entry(entry.party).or_default().push(-entry.amount);
        }
    }
    let rises = |paid: &&Vec<i64>| paid.is_sorted() && paid.first() < paid.last();
    assert_eq!(prices.values().filter(rises).count(), 1);
    // Both legs of each transfer within one currency add up to nothing.
    let one_customer = everybody.iter().find(|it| it.persona == "freelancer").unwrap();
    let transfers: i64 = one_customer
        .accounts
        .iter()
        .flat_map(|account| &account.entries)
        .filter(|entry| entry.kind == TransactionKind::OwnTransfer)
        .map(|entry| entry.amount)
        .sum();
    assert_eq!(transfers, 0);
}

/// What measurements count on: some two thousand rows a month, and the same customers before.
#[test]
fn heavy_customers_come_behind_the_others() {
    let usual = world(4, 12, 3, 700);
    let heavy = World { heavy: 2, ..world(4, 12, 3, 700) };
    let (before, after) = (everybody(&usual), everybody(&heavy));
    let keys: Vec<i64> = after.iter().map(|customer| customer.customer_id).collect();
    assert_eq!(keys, (1..=14).collect::<Vec<_>>());
    for (one, same) in before.iter().zip(&after) {
        assert_eq!(one.accounts[0].entries, same.accounts[0].entries);
    }
    for trader in &after[12..] {
        assert_eq!(trader.persona, "trader");
        trader.accounts.iter().for_each(check_books);
        let rows: usize = trader.accounts.iter().map(|account| account.entries.len()).sum();
        assert!((5700..7500).contains(&rows), "{rows} in three months");
    }
}

/// What the bank knows of the future is what is going to happen, and what is owed adds up.
#[test]
fn what_is_arranged_is_true() {
    let mut past_due = 0;
    let mut cards = Vec::new();
    for seed in 0..20 {
        let world = world(seed, 11, 6, 400 + seed.cast_signed() * 11);
        let today = world.span.as_of.date_naive();
        let everybody = everybody(&world);
        for account in everybody.iter().flat_map(|customer| &customer.accounts) {
            for it in &account.obligations {
                assert_ne!(account.status, AccountStatus::Closed);
                assert!(!it.payee.is_empty());
                assert!(it.amount.is_none_or(|amount| amount > 0));
                assert_eq!(it.amount.is_some(), it.next_on.is_some());
                // Local today may be the day before.
                assert!(it.next_on.is_none_or(|day| day >= today - TimeDelta::days(1)));
            }
            if let Some(it) = &account.statement {
                assert!(it.closed_on < today && it.due_on > it.closed_on);
                assert!(it.minimum >= 0);
                past_due += it.past_due.map_or(0, |_| 1);
                let since: i64 = account
                    .entries
                    .iter()
                    .filter(|entry| entry.state == State::Posted)
                    .filter(|entry| entry.made_at_ms > ms(it.closed_on + TimeDelta::days(2)))
                    .map(|entry| entry.amount)
                    .sum();
                // Between the zones' midnights there are a few purchases at most.
                let then = -(account.figures.current - since);
                assert!((then - it.balance).abs() < 400_000, "{then} {}", it.balance);
            }
            cards.extend(account.cards.iter().map(|card| card.status));
        }
        let kinds: BTreeSet<_> = everybody
            .iter()
            .flat_map(|customer| &customer.accounts)
            .flat_map(|account| account.obligations.iter().map(|it| it.kind))
            .collect();
        assert_eq!(kinds, ObligationKind::ALL.into_iter().collect());
    }
    let count = |status| cards.iter().filter(|card| **card == status).count();
    assert_eq!((past_due, count(CardStatus::Locked), count(CardStatus::Expired)), (20, 20, 20));
    assert!(count(CardStatus::Active) > 200);
}

fn ms(day: chrono::NaiveDate) -> i64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis()
}
