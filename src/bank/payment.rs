//! One transaction of a page that was told.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::answer::TransactionLine;
use super::category::Category;
use super::selection::Position;
use super::transaction::TransactionKind;

/// One of the transactions that a page told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pick {
    /// Its place on the page, counted from 1 as it was told: the two sides of a transfer are one.
    pub place: u16,
    /// The last transaction of the page, where another page follows: it shows whether the page is
    /// still the one that was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Position>,
}

/// One of the transactions just told, with what a list leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// The transaction, or the two sides of a transfer between the customer's own accounts.
    pub lines: Vec<TransactionLine>,
    /// What it counts as; `None` where that would say nothing.
    pub category: Option<Category>,
    /// The day it is for the customer.
    pub today: NaiveDate,
}

/// `lines` as they are told, each item one transaction or the two sides of one transfer.
pub fn told_items(lines: &[TransactionLine]) -> Vec<&[TransactionLine]> {
    let mut items = Vec::with_capacity(lines.len());
    let mut rest = lines;
    while !rest.is_empty() {
        let is_transfer = matches!(rest, [one, other, ..] if are_sides(one, other));
        let (item, others) = rest.split_at(if is_transfer { 2 } else { 1 });
        items.push(item);
        rest = others;
    }
    items
}

/// Whether these are the two sides of one transfer between the customer's own accounts. Two
/// transfers of one amount on one day sound the same, whichever sides are put together.
fn are_sides(one: &TransactionLine, other: &TransactionLine) -> bool {
    let is_own = |line: &TransactionLine| line.kind == TransactionKind::OwnTransfer;
    is_own(one)
        && is_own(other)
        && one.account.id != other.account.id
        && one.made_on == other.made_on
        && one.amount == other.amount.negated()
        && !one.amount.is_zero()
}
