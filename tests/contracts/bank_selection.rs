//! Rich filters, orders and sums of the `Bank` port, against the same in memory.
//!
//! [`Plain`] hides everything a connector pushes down: it fetches all rows of the accounts and the
//! span, and leaves filters, orders, pages and sums to the port's own code.

use chrono::{DateTime, Utc};
use proptest::prelude::*;
use rust_decimal::Decimal;
use saldo::bank::{
    Balance, Bank, BankFailure, Direction, Holdings, Kinds, Order, PartyRef, Position, Tally,
    Transaction, TransactionFilter, TransactionKind, TransactionPage, TransactionStatus, Untrusted,
    place_of,
};
use saldo::basics::{AccountId, Pending};
use saldo::consent::{AccountScope, LinkedCustomer};

use crate::bank_contract::{AS_OF_MS, Fixture, FixtureTransaction, fixture, page};
use crate::linked::{account, linked, ready};

/// A bank that is asked for rows by account and span only.
struct Plain<'a>(&'a dyn Bank);

impl Bank for Plain<'_> {
    fn holdings<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
    ) -> Pending<'a, Result<Holdings, BankFailure>> {
        self.0.holdings(customer)
    }

    fn balances<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Vec<Balance>, BankFailure>> {
        self.0.balances(customer, accounts)
    }

    fn transactions<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        after: Option<&'a Position>,
        rows_max: u16,
    ) -> Pending<'a, Result<TransactionPage, BankFailure>> {
        Box::pin(async move {
            let whole =
                TransactionFilter::within(filter.accounts.clone(), filter.from, filter.until);
            let all = self.0.transactions(customer, &whole, None, u16::MAX).await?;
            assert_eq!(all.rows.len() as u64, all.total);
            Ok(filter.page_of(all.rows, after, rows_max))
        })
    }

    fn ready<'a>(&'a self) -> Pending<'a, Result<(), BankFailure>> {
        self.0.ready()
    }
}

/// Who is behind the rows: a clean name, a statement text, a category.
const PARTIES: [(Option<&str>, &str, Option<u16>); 4] = [
    (Some("Blue Kettle Coffee"), "SQ *BLUE KETTLE COFFEE 0012 OAKLAND CA", Some(5814)),
    (None, "SQ *BLUE KETTLE COFFEE 0012 OAKLAND CA", Some(5814)),
    (Some("Blue Kettle Coffee"), "SQ *BLUE KETTLE COFFEE 0012 OAKLAND CA", None),
    (None, "ONLINE TRANSFER", None),
];

/// Few instants, amounts and parties, so that most rows have something in common.
fn crowded() -> impl Strategy<Value = Vec<FixtureTransaction>> {
    let row = (
        prop::sample::select(vec![11_i64, 12, 14, 115]),
        0_i64..8,
        any::<bool>(),
        prop::option::weighted(0.1, Just(1_i64)),
        -6_i64..=6,
        prop::sample::select(TransactionKind::ALL.to_vec()),
        prop::sample::select(PARTIES.to_vec()),
    );
    prop::collection::vec(row, 0..50).prop_map(|rows| {
        let rows = rows.into_iter().zip(1..).map(|(row, id)| {
            let (account, instant, posted, replaced_by, amount, kind, (name, descriptor, mcc)) =
                row;
            FixtureTransaction {
                account,
                // Some ids are longer than others.
                id: id * if id % 3 == 0 { 7 } else { 1 } + 200 * (id % 2),
                made_at_ms: AS_OF_MS - 100 + instant,
                posted: posted || replaced_by.is_some(),
                kind,
                amount: amount * 50,
                name,
                descriptor,
                mcc,
                replaced_by,
            }
        });
        rows.collect()
    })
}

/// The random rows on four accounts of customer 1, one of them in yen.
fn bank_of(rows: Vec<FixtureTransaction>) -> Fixture {
    let mut whole = fixture();
    let more = crate::bank_contract::FixtureAccount { id: 115, ..whole.accounts[1].clone() };
    whole.accounts.push(more);
    whole.transactions = rows;
    whole
}

fn instant(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(AS_OF_MS - 100 + ms).unwrap()
}

/// A filter without parties, and the indices of the parties it is to name.
fn filters() -> impl Strategy<Value = (TransactionFilter, Option<Vec<usize>>)> {
    let status = prop::option::of(prop::sample::select(vec![
        TransactionStatus::Pending,
        TransactionStatus::Posted,
    ]));
    let direction = prop::option::of(prop::sample::select(vec![Direction::In, Direction::Out]));
    let kinds = prop::option::of(prop::sample::subsequence(TransactionKind::ALL.to_vec(), 0..=8));
    // In thousandths: finer than a cent, far finer than a yen.
    let amount = || prop::option::of((0_i64..4200).prop_map(|it| Decimal::new(it, 3)));
    let orders = vec![Order::Latest, Order::Largest, Order::Smallest];
    (
        (0_i64..9, 0_i64..9),
        prop::sample::subsequence(vec!["11", "115", "12", "14"], 1..=4),
        (status, direction, kinds, amount(), amount()),
        prop::option::of(prop::sample::subsequence(vec![0_usize, 1, 2, 3], 0..=4)),
        prop::sample::select(orders),
    )
        .prop_map(|((from, length), accounts, rich, parties, order)| {
            let (status, direction, kinds, amount_min, amount_max) = rich;
            let accounts = accounts.into_iter().map(account).collect();
            let filter = TransactionFilter {
                status,
                direction,
                kinds: kinds.map_or(Kinds::ALL, |kinds| Kinds::of(&kinds)),
                amount_min,
                amount_max,
                order,
                ..TransactionFilter::within(accounts, instant(from), instant(from + length))
            };
            (filter, parties)
        })
}

/// `bank`'s own numbers of the parties with these indices; of one that no row has, none.
fn numbers_of(bank: &dyn Bank, customer: &LinkedCustomer, chosen: &[usize]) -> Vec<PartyRef> {
    let accounts = ["11", "115", "12", "14"].map(account).to_vec();
    let all = TransactionFilter::within(accounts, instant(0), instant(1000));
    let tallies = ready(bank.tally(customer, &all, &[])).unwrap();
    let is_chosen = |tally: &&Tally| {
        chosen.iter().any(|index| {
            let (name, descriptor, mcc) = PARTIES[*index];
            tally.counterparty == name.map(Untrusted::new)
                && tally.descriptor == Untrusted::new(descriptor)
                && tally.mcc == mcc
        })
    };
    tallies.iter().filter(is_chosen).map(|tally| tally.party).collect()
}

/// All pages of `filter`, each with at most `rows_max` rows.
fn pages(
    bank: &dyn Bank,
    customer: &LinkedCustomer,
    filter: &TransactionFilter,
    rows_max: u16,
) -> (Vec<Transaction>, u64) {
    let mut told: Vec<Transaction> = Vec::new();
    loop {
        let after = told.last().map(place_of);
        let next = page(bank, customer, filter, after.as_ref(), rows_max);
        if next.rows.is_empty() {
            return (told, next.total);
        }
        told.extend(next.rows);
        assert!(told.len() as u64 <= next.total);
    }
}

/// What tallies say, connectors' numbers aside: those with the same texts are one.
fn said(tallies: Vec<Tally>) -> Vec<String> {
    let mut lines = std::collections::BTreeMap::new();
    for it in tallies {
        let who = PARTIES.iter().position(|(name, descriptor, mcc)| {
            it.counterparty == name.map(Untrusted::new)
                && it.descriptor == Untrusted::new(*descriptor)
                && it.mcc == *mcc
        });
        let key = format!(
            "{} {} {:?} {:?} {:?} {who:?} {}",
            it.account.as_str(),
            it.bucket,
            it.kind,
            it.status,
            it.direction,
            it.sum.currency()
        );
        let line = lines.entry(key).or_insert((0, 0, i64::MAX, 0));
        line.0 += it.sum.minor();
        line.1 += it.count;
        line.2 = line.2.min(it.least.minor());
        line.3 = line.3.max(it.most.minor());
    }
    lines.into_iter().map(|(key, line)| format!("{key} {line:?}")).collect()
}

/// Asks banks that `open` sets up with random rows, with whatever must outlive them.
pub(crate) fn run<B: Bank, Guard>(open: impl Fn(&Fixture) -> (B, Guard)) {
    proptest!(ProptestConfig::with_cases(128), |(
        rows in crowded(), (filter, parties) in filters(), rows_max in 1_u16..7,
        edges in prop::collection::vec(-1_i64..10, 0..4),
        vanished in (0_i64..8, prop::sample::select(vec!["11", "113", "12", "9"]), 0_u32..400),
    )| {
        let (bank, _guard) = open(&bank_of(rows));
        let plain = Plain(&bank);
        let customer = linked("1", AccountScope::All);
        let with_numbers_of = |bank: &dyn Bank| TransactionFilter {
            parties: parties.as_ref().map(|chosen| numbers_of(bank, &customer, chosen)),
            ..filter.clone()
        };
        let (own, in_memory) = (with_numbers_of(&bank), with_numbers_of(&plain));
        let told = pages(&bank, &customer, &own, rows_max);
        prop_assert!(told == pages(&plain, &customer, &in_memory, rows_max));
        prop_assert_eq!(told.0.len() as u64, told.1);
        // After a row that is gone, or never was.
        let (at, of, id) = vanished;
        let made_at_ms = instant(at).timestamp_millis();
        let place = Position { made_at_ms, account: of.into(), id: id.to_string() };
        let rest = page(&bank, &customer, &own, Some(&place), rows_max);
        prop_assert!(rest == page(&plain, &customer, &in_memory, Some(&place), rows_max));
        let mut edges: Vec<_> = edges.into_iter().map(instant).collect();
        edges.sort();
        let sums = ready(bank.tally(&customer, &own, &edges)).unwrap();
        let wanted = ready(plain.tally(&customer, &in_memory, &edges)).unwrap();
        prop_assert_eq!(said(sums), said(wanted));
    });
}
