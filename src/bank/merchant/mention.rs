//! What a statement says of the other party.

use crate::bank::selection::Direction;
use crate::bank::tally::Tally;
use crate::bank::transaction::{Transaction, TransactionKind};
use crate::bank::untrusted::Untrusted;
use crate::basics::Money;

/// The largest credit, in whole units of its currency, whose payer's text is never read: paying a
/// cent is the cheapest way to have a voice say something.
const SMALL_CREDIT_UNITS: i64 = 1;

/// What a movement, or several of one sort, say of their other party: all that decides its name
/// and category. Strangers' text: never printed.
#[derive(Clone, Copy)]
pub(in crate::bank) struct Mention<'a> {
    /// What sort of movement it is.
    pub(in crate::bank) kind: TransactionKind,
    /// Which way the money went.
    pub(in crate::bank) direction: Direction,
    /// The bank's clean name.
    pub(in crate::bank) counterparty: Option<&'a str>,
    /// The raw line.
    pub(in crate::bank) descriptor: &'a str,
    /// Merchant category code (ISO 18245).
    pub(in crate::bank) mcc: Option<u16>,
    /// Whether so little came in that its text is not read.
    pub(in crate::bank) is_small_credit: bool,
}

impl<'a> From<&'a Transaction> for Mention<'a> {
    fn from(row: &'a Transaction) -> Self {
        Self {
            kind: row.kind,
            direction: row.direction(),
            counterparty: row.counterparty.as_ref().map(Untrusted::raw),
            descriptor: row.descriptor.raw(),
            mcc: row.mcc,
            is_small_credit: is_small_credit(row.amount),
        }
    }
}

impl<'a> From<&'a Tally> for Mention<'a> {
    /// Of several credits the largest decides whether they are small.
    fn from(tally: &'a Tally) -> Self {
        Self {
            kind: tally.kind,
            direction: tally.direction,
            counterparty: tally.counterparty.as_ref().map(Untrusted::raw),
            descriptor: tally.descriptor.raw(),
            mcc: tally.mcc,
            is_small_credit: tally.direction == Direction::In && is_small_credit(tally.most),
        }
    }
}

/// Whether `amount` came in and is so small.
fn is_small_credit(amount: Money) -> bool {
    let minor = amount.minor();
    let unit = 10_i64.saturating_pow(amount.currency().decimals());
    minor > 0 && minor <= SMALL_CREDIT_UNITS * unit
}
