//! Pages of the `Bank` port, against a naive sort of random rows.

use std::cmp::Reverse;

use chrono::DateTime;
use proptest::prelude::*;
use saldo::bank::{AccountKind, Bank, Position, TransactionFilter};
use saldo::consent::AccountScope;

use crate::bank_contract::{AS_OF_MS, Fixture, FixtureTransaction, fixture, page, position};
use crate::linked::{account, linked};

/// Rows crowded into few instants of few accounts, so that most of them tie.
fn crowded() -> impl Strategy<Value = Vec<FixtureTransaction>> {
    let row = (11_i64..=13, 0_i64..8, any::<bool>(), prop::option::weighted(0.15, Just(1_i64)));
    prop::collection::vec(row, 0..60).prop_map(|rows| {
        let like = fixture().transactions[0].clone();
        let rows = rows.into_iter().zip(1..).map(|((account, instant, posted, replaced), id)| {
            FixtureTransaction {
                account,
                id,
                made_at_ms: AS_OF_MS - 100 + instant,
                posted: posted || replaced.is_some(),
                replaced_by: replaced,
                ..like.clone()
            }
        });
        rows.collect()
    })
}

/// The random rows on three accounts of customer 1, one of which customer 2 shares.
fn bank_of(rows: Vec<FixtureTransaction>) -> Fixture {
    let mut whole = fixture();
    whole.accounts.retain(|it| it.id != 14 && it.kind != AccountKind::Loan);
    whole.transactions = rows;
    whole
}

/// Checks the pages of banks that `open` sets up, with whatever must outlive them.
pub(crate) fn run<B: Bank, Guard>(open: impl Fn(&Fixture) -> (B, Guard)) {
    proptest!(ProptestConfig::with_cases(96), |(
        rows in crowded(), rows_max in 1_u16..7, from in 0_i64..9, length in 0_i64..9,
        chosen in prop::sample::subsequence(vec!["11", "12", "13"], 1..=3),
    )| {
        let (bank, _guard) = open(&bank_of(rows.clone()));
        let instant = |ms| DateTime::from_timestamp_millis(AS_OF_MS - 100 + ms).unwrap();
        let filter = TransactionFilter::within(
            chosen.iter().map(|id| account(id)).collect(),
            instant(from),
            instant(from + length),
        );
        let mut naive: Vec<(Reverse<i64>, String, i64)> = rows
            .iter()
            .filter(|row| row.replaced_by.is_none())
            .filter(|row| chosen.contains(&row.account.to_string().as_str()))
            .filter(|row| (from..from + length).contains(&(row.made_at_ms - AS_OF_MS + 100)))
            .map(|row| (Reverse(row.made_at_ms), row.account.to_string(), row.id))
            .collect();
        naive.sort();
        let customer = linked("1", AccountScope::All);
        let mut told = Vec::new();
        let mut after: Option<Position> = None;
        loop {
            let next = page(&bank, &customer, &filter, after.as_ref(), rows_max);
            prop_assert_eq!(next.total, naive.len() as u64);
            let Some(last) = next.rows.last() else { break };
            after = Some(position(last));
            prop_assert!(next.rows.len() <= usize::from(rows_max));
            told.extend(next.rows.iter().map(|row| {
                let id: i64 = row.id.as_str().parse().unwrap();
                (Reverse(row.made_at.timestamp_millis()), row.account.as_str().to_owned(), id)
            }));
            prop_assert!(told.len() <= naive.len());
        }
        prop_assert_eq!(told, naive);
    });
}
