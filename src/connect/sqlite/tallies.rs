//! Sums of transactions.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row};

use super::rows::{self, Party, failure};
use super::selected::{Selected, Slice, SpanMs, first_ms_not_before};
use super::statements::{PARTY, TALLY};
use crate::bank::{BankFailure, Direction, PartyRef, Tally, TransactionFilter};
use crate::basics::Money;
use crate::consent::LinkedCustomer;

/// The sums of the transactions of `filter`: one range of the key for each account and each span
/// between two of `edges`, which ascend.
///
/// # Errors
///
/// [`BankFailure`] when the file cannot be read, what it holds makes no sense, or a sum is larger
/// than any money.
pub(super) fn tally(
    file: &Connection,
    customer: &LinkedCustomer,
    filter: &TransactionFilter,
    edges: &[DateTime<Utc>],
) -> Result<Vec<Tally>, BankFailure> {
    let selected = Selected::of(file, customer, filter)?;
    let mut statement = file.prepare_cached(TALLY).map_err(|error| failure(&error))?;
    let mut known = Known { file, parties: HashMap::new() };
    let mut tallies = Vec::new();
    for (bucket, span) in spans(selected.span(), edges) {
        for slice in &selected.slices {
            let mut rows = selected.run(&mut statement, slice, span, &[])?;
            while let Some(row) = rows.next().map_err(|error| failure(&error))? {
                tallies.push(read(row, slice, bucket, &mut known)?);
            }
        }
    }
    Ok(tallies)
}

/// The parts of `whole` between `edges` that are not empty, each with the number of edges before.
fn spans(whole: SpanMs, edges: &[DateTime<Utc>]) -> Vec<(usize, SpanMs)> {
    let edge = |index: usize| edges.get(index).map(|edge| first_ms_not_before(*edge));
    let buckets = (0..=edges.len()).map(|bucket| {
        let from = bucket.checked_sub(1).and_then(edge).unwrap_or(i64::MIN).max(whole.from);
        let until = edge(bucket).unwrap_or(i64::MAX).min(whole.until);
        (bucket, SpanMs { from, until })
    });
    buckets.filter(|(_, span)| span.from < span.until).collect()
}

fn read(
    row: &Row<'_>,
    slice: &Slice,
    bucket: usize,
    known: &mut Known<'_>,
) -> Result<Tally, BankFailure> {
    let number = |column| rows::number(row, column);
    let money = |column| number(column).map(|minor| Money::from_minor(minor, slice.currency));
    let party = number(3)?;
    let Party { name, descriptor, mcc } = known.party(party)?;
    Ok(Tally {
        account: slice.account.clone(),
        bucket,
        status: rows::status(number(0)?)?,
        kind: rows::kind(number(1)?)?,
        direction: if number(2)? == 1 { Direction::In } else { Direction::Out },
        party: PartyRef(party.cast_unsigned()),
        counterparty: name,
        descriptor,
        mcc,
        sum: money(4)?,
        count: number(5)?.unsigned_abs(),
        least: money(6)?,
        most: money(7)?,
    })
}

/// The parties met so far: the same ones come again in every span.
struct Known<'a> {
    file: &'a Connection,
    parties: HashMap<i64, Party>,
}

impl Known<'_> {
    fn party(&mut self, id: i64) -> Result<Party, BankFailure> {
        Ok(match self.parties.entry(id) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(place) => {
                let mut statement =
                    self.file.prepare_cached(PARTY).map_err(|error| failure(&error))?;
                place.insert(Party::find(&mut statement, id)?).clone()
            }
        })
    }
}
