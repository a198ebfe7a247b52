//! Which transactions a connector is asked for, and in which order.

use std::cmp::{Ordering, Reverse};

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::transaction::{Transaction, TransactionKind, TransactionStatus};
use super::untrusted::Untrusted;
use crate::basics::{AccountId, digest_of};

/// Which way money went, from the customer's point of view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// It came in: the amount is positive.
    In,
    /// It went out: the amount is negative.
    Out,
}

/// The order in which transactions are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// The latest first.
    #[default]
    Latest,
    /// The largest amount first, whichever way it went; of equal ones the latest.
    Largest,
    /// The smallest amount first, whichever way it went; of equal ones the latest.
    Smallest,
}

/// A set of kinds of transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Kinds(u16);

impl Kinds {
    /// Every kind.
    pub const ALL: Self = Self((1 << TransactionKind::ALL.len()) - 1);

    /// The set of `kinds`.
    pub fn of(kinds: &[TransactionKind]) -> Self {
        Self(kinds.iter().fold(0, |bits, kind| bits | Self::bit(*kind)))
    }

    /// Whether `kind` is in the set.
    pub fn has(self, kind: TransactionKind) -> bool {
        self.0 & Self::bit(kind) != 0
    }

    /// The kinds of the set.
    pub fn iter(self) -> impl Iterator<Item = TransactionKind> {
        TransactionKind::ALL.into_iter().filter(move |kind| self.has(*kind))
    }

    fn bit(kind: TransactionKind) -> u16 {
        1 << (kind as u16)
    }
}

/// A connector's number for who is behind a statement line.
///
/// Transactions with the same name, text and merchant category code have the same number. It is
/// good for asking the connector again, and is never stored or told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartyRef(pub u64);

impl PartyRef {
    /// The number for connectors whose bank has none: a digest of what the statement says.
    pub fn of(name: Option<&Untrusted>, descriptor: &Untrusted, mcc: Option<u16>) -> Self {
        let name = name.map_or("", Untrusted::raw);
        let mcc = mcc.map_or(-1, i32::from);
        let said = format!("{}:{name}{}:{mcc}", name.len(), descriptor.raw());
        let digest = digest_of(said.as_bytes());
        let head = digest.as_bytes().iter().take(8);
        Self(head.fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

/// Which transactions are meant. Everything given must hold.
///
/// A hold that has posted meanwhile is never among them: its posted row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransactionFilter {
    /// The accounts, all of which the grant must cover; never empty.
    pub accounts: Vec<AccountId>,
    /// First instant that is included.
    pub from: DateTime<Utc>,
    /// First instant that is left out.
    pub until: DateTime<Utc>,
    /// Only pending or only posted ones; `None` for both.
    pub status: Option<TransactionStatus>,
    /// Only one way; `None` for both.
    pub direction: Option<Direction>,
    /// The kinds that are meant.
    pub kinds: Kinds,
    /// The smallest amount that is meant, in the account's currency, zero or positive.
    pub amount_min: Option<Decimal>,
    /// The largest amount that is meant, in the account's currency, zero or positive.
    pub amount_max: Option<Decimal>,
    /// Who must be behind the line, one of these; `None` for anybody.
    pub parties: Option<Vec<PartyRef>>,
    /// The order of the rows.
    pub order: Order,
}

impl TransactionFilter {
    /// Everything on `accounts` from `from` on and before `until`, the latest first.
    pub fn within(accounts: Vec<AccountId>, from: DateTime<Utc>, until: DateTime<Utc>) -> Self {
        Self {
            accounts,
            from,
            until,
            status: None,
            direction: None,
            kinds: Kinds::ALL,
            amount_min: None,
            amount_max: None,
            parties: None,
            order: Order::Latest,
        }
    }

    /// Whether `row` is meant. For connectors whose bank cannot filter so finely.
    pub fn admits(&self, row: &Transaction) -> bool {
        let amount = row.amount.amount();
        let magnitude = amount.abs();
        let party = || PartyRef::of(row.counterparty.as_ref(), &row.descriptor, row.mcc);
        self.accounts.contains(&row.account)
            && (self.from..self.until).contains(&row.made_at)
            && self.status.is_none_or(|status| status == row.status)
            && self.direction.is_none_or(|direction| direction == row.direction())
            && self.kinds.has(row.kind)
            && self.amount_min.is_none_or(|least| magnitude >= least)
            && self.amount_max.is_none_or(|most| magnitude <= most)
            && self.parties.as_ref().is_none_or(|parties| parties.contains(&party()))
    }

    /// The page of `rows` after `after`: what is meant of them, in order, at most `rows_max`.
    ///
    /// For connectors that hold the rows in memory.
    pub fn page_of(
        &self,
        rows: impl IntoIterator<Item = Transaction>,
        after: Option<&Position>,
        rows_max: u16,
    ) -> TransactionPage {
        let mut meant: Vec<Transaction> = rows.into_iter().filter(|row| self.admits(row)).collect();
        meant.sort_by(|one, other| self.order.compare(one, other));
        let total = meant.len() as u64;
        let told = after.map_or(0, |last| self.told(&meant, last));
        let rest = meant.into_iter().skip(told);
        TransactionPage { rows: rest.take(usize::from(rows_max)).collect(), total }
    }

    /// How many of `meant`, which are in order, come up to and with the place `last`.
    fn told(&self, meant: &[Transaction], last: &Position) -> usize {
        let is_last = |row: &Transaction| place_of(row) == *last;
        if let Some(index) = meant.iter().position(is_last) {
            return index + 1;
        }
        // The row is gone: by time its place is still known, by amount it is not.
        match self.order {
            Order::Latest => meant.partition_point(|row| !last.is_before(&place_of(row))),
            Order::Largest | Order::Smallest => meant.len(),
        }
    }
}

/// A place in the order of transactions: a page goes on after it, whatever has been added
/// meanwhile.
///
/// It holds no amount: it travels with the talk. Rows of one instant (and of one amount, where
/// amounts come first) follow by account, then by id: shorter ids first, those of one length by
/// their text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// [`Transaction::made_at`] of the last row told, in milliseconds since 1970.
    pub made_at_ms: i64,
    /// [`Transaction::account`] of the last row told.
    pub account: String,
    /// [`Transaction::id`] of the last row told.
    pub id: String,
}

impl Order {
    /// Which of two rows comes first.
    pub fn compare(self, one: &Transaction, other: &Transaction) -> Ordering {
        let magnitude = |row: &Transaction| row.amount.minor().unsigned_abs();
        let by_amount = match self {
            Self::Latest => Ordering::Equal,
            Self::Largest => magnitude(other).cmp(&magnitude(one)),
            Self::Smallest => magnitude(one).cmp(&magnitude(other)),
        };
        let (id, other_id) = (one.id.as_str(), other.id.as_str());
        by_amount
            .then_with(|| other.made_at.cmp(&one.made_at))
            .then_with(|| one.account.cmp(&other.account))
            .then_with(|| id.len().cmp(&other_id.len()))
            .then_with(|| id.cmp(other_id))
    }
}

impl Position {
    /// Whether it comes before `other` where the latest rows come first.
    fn is_before(&self, other: &Self) -> bool {
        let key = |it: &Self| (Reverse(it.made_at_ms), it.id.len());
        let (one, two) = (key(self), key(other));
        let order = one.0.cmp(&two.0).then_with(|| self.account.cmp(&other.account));
        order.then(one.1.cmp(&two.1)).then_with(|| self.id.cmp(&other.id)) == Ordering::Less
    }
}

/// The place of `row`.
pub fn place_of(row: &Transaction) -> Position {
    Position {
        made_at_ms: row.made_at.timestamp_millis(),
        account: row.account.as_str().to_owned(),
        id: row.id.as_str().to_owned(),
    }
}

/// Some transactions, in the order that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransactionPage {
    /// At most as many rows as were asked for.
    pub rows: Vec<Transaction>,
    /// How many rows the filter holds in all, pages before and after included.
    pub total: u64,
}
