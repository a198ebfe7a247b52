//! Sums of transactions.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::{DateTime, Utc};
use rusqlite::Row;

use super::readers::Reader;
use super::rows::{self, Party, damaged, failure};
use super::selected::{Selected, Slice, first_ms_not_before};
use super::statements::AMOUNTS;
use crate::bank::{BankFailure, Direction, PartyRef, Tally, TransactionFilter};
use crate::basics::Money;
use crate::consent::LinkedCustomer;

/// The sums of the transactions of `filter` between `edges`, which ascend: one range of the key
/// for each account.
///
/// Rows are summed up as they are read, in the file's numbers. `GROUP BY` sorts them first, which
/// takes three times as long as reading them; it would be right where rows had to travel.
///
/// # Errors
///
/// [`BankFailure`] when the file cannot be read, what it holds makes no sense, or a sum is larger
/// than any money.
pub(super) fn tally(
    reader: &Reader,
    customer: &LinkedCustomer,
    filter: &TransactionFilter,
    edges: &[DateTime<Utc>],
) -> Result<Vec<Tally>, BankFailure> {
    let file = &reader.file;
    let selected = Selected::of(file, customer, filter)?;
    let edges: Vec<i64> = edges.iter().map(|edge| first_ms_not_before(*edge)).collect();
    let mut statement = file.prepare_cached(AMOUNTS).map_err(|error| failure(&error))?;
    let mut tallies = Vec::new();
    let mut sums = HashMap::new();
    for slice in &selected.slices {
        let mut rows = selected.run(&mut statement, slice, selected.span(), &[])?;
        while let Some(row) = rows.next().map_err(|error| failure(&error))? {
            add(&mut sums, row, &edges)?;
        }
        let mut found: Vec<(Key, Sum)> = sums.drain().collect();
        // The same question has the same answer, down to the order.
        found.sort_unstable_by_key(|(key, _)| *key);
        for (key, sum) in found {
            tallies.push(told(key, sum, slice, reader.party(key.party)?)?);
        }
    }
    Ok(tallies)
}

/// What the rows of a sum have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Key {
    bucket: usize,
    party: i64,
    kind: i64,
    is_posted: i64,
    came_in: bool,
}

/// A sum in minor units.
struct Sum {
    sum: i64,
    count: u64,
    least: i64,
    most: i64,
}

fn add(sums: &mut HashMap<Key, Sum>, row: &Row<'_>, edges: &[i64]) -> Result<(), BankFailure> {
    let number = |column| rows::number(row, column);
    let (made_at_ms, amount) = (number(0)?, number(3)?);
    let key = Key {
        bucket: edges.partition_point(|edge| *edge <= made_at_ms),
        party: number(4)?,
        kind: number(2)?,
        is_posted: number(1)?,
        came_in: amount > 0,
    };
    let magnitude = amount.saturating_abs();
    match sums.entry(key) {
        Entry::Vacant(place) => {
            place.insert(Sum { sum: amount, count: 1, least: magnitude, most: magnitude });
        }
        Entry::Occupied(mut place) => {
            let it = place.get_mut();
            let sum = it.sum.checked_add(amount);
            it.sum = sum.ok_or_else(|| damaged("the sum of transactions.amount_minor"))?;
            it.count += 1;
            it.least = it.least.min(magnitude);
            it.most = it.most.max(magnitude);
        }
    }
    Ok(())
}

fn told(key: Key, sum: Sum, slice: &Slice, party: Party) -> Result<Tally, BankFailure> {
    let money = |minor| Money::from_minor(minor, slice.currency);
    let Party { name, descriptor, mcc } = party;
    Ok(Tally {
        account: slice.account.clone(),
        bucket: key.bucket,
        status: rows::status(key.is_posted)?,
        kind: rows::kind(key.kind)?,
        direction: if key.came_in { Direction::In } else { Direction::Out },
        party: PartyRef(key.party.cast_unsigned()),
        counterparty: name,
        descriptor,
        mcc,
        sum: money(sum.sum),
        count: sum.count,
        least: money(sum.least),
        most: money(sum.most),
    })
}
