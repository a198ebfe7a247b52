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

impl Mention<'_> {
    /// All of it in one text that no other mention has.
    pub(super) fn key(&self) -> String {
        let Self { kind, direction, counterparty, descriptor, mcc, is_small_credit } = *self;
        let name = counterparty.unwrap_or_default();
        let mut key = String::with_capacity(16 + name.len() + descriptor.len());
        let named = u8::from(counterparty.is_some());
        for part in [kind as u8, direction as u8, named, u8::from(is_small_credit)] {
            key.push(char::from(part));
        }
        // Seven bits a character. 0 stands for no code; the length of the name keeps it apart from
        // the line.
        let code = mcc.map_or(0, |code| usize::from(code) + 1);
        for number in [code, name.len()] {
            for shift in [14, 7, 0] {
                key.push(char::from((number >> shift & 0x7f) as u8));
            }
        }
        key.push_str(name);
        key.push_str(descriptor);
        key
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_mention_is_in_its_key() {
        let plain = Mention {
            kind: TransactionKind::Purchase,
            direction: Direction::Out,
            counterparty: None,
            descriptor: "AB",
            mcc: None,
            is_small_credit: false,
        };
        let named = |counterparty, descriptor| Mention { counterparty, descriptor, ..plain };
        let mut keys: Vec<String> = [
            plain,
            Mention { kind: TransactionKind::Refund, ..plain },
            Mention { direction: Direction::In, ..plain },
            Mention { mcc: Some(0), ..plain },
            Mention { mcc: Some(1), ..plain },
            Mention { mcc: Some(129), ..plain },
            Mention { mcc: Some(u16::MAX), ..plain },
            Mention { is_small_credit: true, ..plain },
            named(Some("A"), "B"),
            named(Some("AB"), ""),
            named(Some(""), "AB"),
        ]
        .iter()
        .map(Mention::key)
        .collect();
        let count = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}
