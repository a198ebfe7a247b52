//! Pages of transactions.

use std::cmp::{Ordering, Reverse};

use rusqlite::Connection;

use super::readers::Reader;
use super::rows::{self, Line, failure};
use super::selected::{Selected, Slice, SpanMs};
use super::statements::{COUNT, LATEST, RANK, RANKED};
use crate::bank::{BankFailure, Order, Position, TransactionFilter, TransactionPage};
use crate::basics::AccountId;
use crate::consent::LinkedCustomer;

/// The transactions of `filter` in its order, at most `rows_max`, those after `after`.
///
/// The count costs what the accounts hold in the span; the rows cost no more than are told,
/// except where amounts come first.
///
/// # Errors
///
/// [`BankFailure`] when the file cannot be read, or what it holds makes no sense.
pub(super) fn page(
    reader: &Reader,
    customer: &LinkedCustomer,
    filter: &TransactionFilter,
    after: Option<&Position>,
    rows_max: u16,
) -> Result<TransactionPage, BankFailure> {
    let file = &reader.file;
    let selected = Selected::of(file, customer, filter)?;
    let total = count(file, &selected)?;
    let mut lines = match filter.order {
        Order::Latest => latest(file, &selected, after, rows_max)?,
        Order::Largest => ranked(file, &selected, after, rows_max, 1)?,
        Order::Smallest => ranked(file, &selected, after, rows_max, -1)?,
    };
    lines.truncate(usize::from(rows_max));
    let rows = lines.into_iter().map(|(index, line)| {
        let Slice { account, currency, .. } = &selected.slices[index];
        line.transaction(account, *currency, reader.party(line.party)?)
    });
    Ok(TransactionPage { rows: rows.collect::<Result<_, _>>()?, total })
}

fn count(file: &Connection, selected: &Selected) -> Result<u64, BankFailure> {
    let mut statement = file.prepare_cached(COUNT).map_err(|error| failure(&error))?;
    let mut total = 0;
    for slice in &selected.slices {
        let mut rows = selected.run(&mut statement, slice, selected.span(), &[])?;
        if let Some(row) = rows.next().map_err(|error| failure(&error))? {
            total += rows::number(row, 0)?.unsigned_abs();
        }
    }
    Ok(total)
}

/// Rows of several accounts, each with the index of its slice.
type Lines = Vec<(usize, Line)>;

fn latest(
    file: &Connection,
    selected: &Selected,
    after: Option<&Position>,
    rows_max: u16,
) -> Result<Lines, BankFailure> {
    let mut statement = file.prepare_cached(LATEST).map_err(|error| failure(&error))?;
    let mut lines = Lines::new();
    for (index, slice) in selected.slices.iter().enumerate() {
        let Some(start) = Start::of(after, &slice.account) else { continue };
        let further = [start.told_ms, start.told_id, i64::from(rows_max)];
        let span = SpanMs { until: start.until_ms, ..selected.span() };
        let mut rows = selected.run(&mut statement, slice, span, &further)?;
        while let Some(row) = rows.next().map_err(|error| failure(&error))? {
            lines.push((index, Line::read(row)?));
        }
    }
    // Each account came in its own order and accounts in theirs: a stable sort by time is enough.
    lines.sort_by_key(|(_, line)| Reverse(line.made_at_ms));
    Ok(lines)
}

/// Where one account's rows go on after a position among the rows of several accounts.
struct Start {
    until_ms: i64,
    told_ms: i64,
    told_id: i64,
}

impl Start {
    /// `None` when the position is none that this bank gave out.
    fn of(after: Option<&Position>, account: &AccountId) -> Option<Self> {
        // No row is made at the first instant there is: it marks "nothing told".
        let nothing = i64::MIN;
        let Some(after) = after else {
            return Some(Self { until_ms: i64::MAX, told_ms: nothing, told_id: nothing });
        };
        let same_instant = after.made_at_ms.saturating_add(1);
        Some(match account.as_str().cmp(&after.account) {
            // Of the same instant, this account's rows came before the position,
            Ordering::Less => {
                Self { until_ms: after.made_at_ms, told_ms: nothing, told_id: nothing }
            }
            // those up to the position's own row came before it,
            Ordering::Equal => Self {
                until_ms: same_instant,
                told_ms: after.made_at_ms,
                told_id: rows::key_of(&after.id)?,
            },
            // or all come after it.
            Ordering::Greater => {
                Self { until_ms: same_instant, told_ms: nothing, told_id: nothing }
            }
        })
    }
}

/// The rows by amount: the largest first where `sign` is 1, the smallest where it is -1.
///
/// A position holds no amount. That of its row is looked up; when the row is gone, so is the
/// place, and nothing comes after it.
fn ranked(
    file: &Connection,
    selected: &Selected,
    after: Option<&Position>,
    rows_max: u16,
    sign: i64,
) -> Result<Lines, BankFailure> {
    let rank_after = match after {
        Some(after) => match rank_of(file, selected, after, sign)? {
            Some(rank) => Some((rank, after)),
            None => return Ok(Lines::new()),
        },
        None => None,
    };
    let mut statement = file.prepare_cached(RANKED).map_err(|error| failure(&error))?;
    let mut lines = Lines::new();
    for (index, slice) in selected.slices.iter().enumerate() {
        let (rank, made_at_ms, id) = match rank_after {
            // Before every rank there is.
            None => (i64::MIN, i64::MAX, i64::MAX),
            Some((rank, after)) => {
                let id = match slice.account.as_str().cmp(&after.account) {
                    // Of the same rank and instant, this account's rows came before the position,
                    Ordering::Less => i64::MAX,
                    // those up to the position's own row came before it,
                    Ordering::Equal => rows::key_of(&after.id).unwrap_or(i64::MAX),
                    // or all come after it.
                    Ordering::Greater => -1,
                };
                (rank, after.made_at_ms, id)
            }
        };
        let further = [sign, rank, made_at_ms, id, i64::from(rows_max)];
        let mut rows = selected.run(&mut statement, slice, selected.span(), &further)?;
        while let Some(row) = rows.next().map_err(|error| failure(&error))? {
            lines.push((index, Line::read(row)?));
        }
    }
    let rank = |line: &Line| -line.amount.saturating_abs() * sign;
    lines.sort_by_key(|(index, line)| (rank(line), Reverse(line.made_at_ms), *index, line.id));
    Ok(lines)
}

/// The rank of the row at `place`, if it is among what is meant.
fn rank_of(
    file: &Connection,
    selected: &Selected,
    place: &Position,
    sign: i64,
) -> Result<Option<i64>, BankFailure> {
    let slice = selected.slices.iter().find(|slice| slice.account.as_str() == place.account);
    let (Some(slice), Some(id)) = (slice, rows::key_of(&place.id)) else { return Ok(None) };
    let mut statement = file.prepare_cached(RANK).map_err(|error| failure(&error))?;
    let further = [sign, place.made_at_ms, id];
    let mut rows = selected.run(&mut statement, slice, selected.span(), &further)?;
    let row = rows.next().map_err(|error| failure(&error))?;
    row.map(|row| rows::number(row, 0)).transpose()
}
