//! Sums of transactions as connectors give them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::port::{Bank, BankFailure};
use super::selection::{Direction, Order, PartyRef, TransactionFilter, place_of};
use super::transaction::{Transaction, TransactionKind, TransactionStatus};
use super::untrusted::Untrusted;
use crate::basics::{AccountId, Money};
use crate::consent::LinkedCustomer;

/// How many rows are fetched at a time where a bank cannot sum up.
const PAGE_ROWS: u16 = 500;

/// The sum of the transactions that have everything in common that a question can tell apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The account they moved.
    pub account: AccountId,
    /// How many of the edges that were asked for are not after them.
    pub bucket: usize,
    /// What sort of movement they are.
    pub kind: TransactionKind,
    /// Whether they are final.
    pub status: TransactionStatus,
    /// Which way the money went.
    pub direction: Direction,
    /// The connector's number for who is behind them.
    pub party: PartyRef,
    /// The merchant or the other party, where the bank has a clean name.
    pub counterparty: Option<Untrusted>,
    /// The raw text on the statement.
    pub descriptor: Untrusted,
    /// Merchant category code (ISO 18245).
    pub mcc: Option<u16>,
    /// Their sum, with its sign.
    pub sum: Money,
    /// How many they are, at least one.
    pub count: u64,
    /// The smallest amount among them, without its sign.
    pub least: Money,
    /// The largest amount among them, without its sign.
    pub most: Money,
}

type Key = (AccountId, usize, TransactionKind, TransactionStatus, Direction, PartyRef);

/// Sums up page by page: what [`Bank::tally`] does for connectors that cannot push it down.
///
/// # Errors
///
/// As [`Bank::transactions`], and [`BankFailure::Damaged`] for sums that no money can hold.
pub(super) async fn tally_by_pages<B: Bank + ?Sized>(
    bank: &B,
    customer: &LinkedCustomer,
    filter: &TransactionFilter,
    edges: &[DateTime<Utc>],
) -> Result<Vec<Tally>, BankFailure> {
    let filter = TransactionFilter { order: Order::Latest, ..filter.clone() };
    let mut sums = BTreeMap::new();
    let mut after = None;
    loop {
        let page = bank.transactions(customer, &filter, after.as_ref(), PAGE_ROWS).await?;
        let is_last = page.rows.len() < usize::from(PAGE_ROWS);
        after = page.rows.last().map(place_of);
        for row in page.rows {
            add(&mut sums, row, edges)?;
        }
        if is_last {
            return Ok(sums.into_values().collect());
        }
    }
}

/// Sums up `rows`: for connectors that hold all of a question's transactions at once.
///
/// # Errors
///
/// [`BankFailure::Damaged`] for sums that no money can hold.
pub fn tally_of(
    rows: impl IntoIterator<Item = Transaction>,
    edges: &[DateTime<Utc>],
) -> Result<Vec<Tally>, BankFailure> {
    let mut sums = BTreeMap::new();
    rows.into_iter().try_for_each(|row| add(&mut sums, row, edges))?;
    Ok(sums.into_values().collect())
}

fn add(
    sums: &mut BTreeMap<Key, Tally>,
    row: Transaction,
    edges: &[DateTime<Utc>],
) -> Result<(), BankFailure> {
    let bucket = edges.partition_point(|edge| *edge <= row.made_at);
    let direction = row.direction();
    let party = PartyRef::of(row.counterparty.as_ref(), &row.descriptor, row.mcc);
    let key = (row.account.clone(), bucket, row.kind, row.status, direction, party);
    let magnitude = row.amount.abs();
    if let Some(tally) = sums.get_mut(&key) {
        tally.sum = tally.sum.plus(row.amount).map_err(|error| BankFailure::Damaged {
            logged: format!("transactions cannot be summed up: {error}"),
        })?;
        tally.count += 1;
        tally.least = if magnitude.minor() < tally.least.minor() { magnitude } else { tally.least };
        tally.most = if magnitude.minor() > tally.most.minor() { magnitude } else { tally.most };
        return Ok(());
    }
    let Transaction { account, kind, status, amount, counterparty, descriptor, mcc, .. } = row;
    let (sum, count, least, most) = (amount, 1, magnitude, magnitude);
    sums.insert(
        key,
        Tally {
            account,
            bucket,
            kind,
            status,
            direction,
            party,
            counterparty,
            descriptor,
            mcc,
            sum,
            count,
            least,
            most,
        },
    );
    Ok(())
}
