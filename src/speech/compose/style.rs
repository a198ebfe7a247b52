//! How much of an answer is said.

use crate::basics::Money;
use crate::speech::grammar::Exactness;
use crate::speech::render::Telling;
use crate::speech::wording::{Amount, Value, Wording};

/// How much of an answer is said, and in whose words.
#[derive(Clone, Copy)]
pub(super) struct Style<'a> {
    pub(super) telling: &'a Telling<'a>,
    /// The messages of the listener's locale.
    pub(super) words: &'static Wording,
    /// How exact amounts are.
    pub(super) exactness: Exactness,
    /// Whether merchants and payers are named.
    pub(super) names: bool,
}

impl Style<'_> {
    /// The size of `money`, for a message; `named` is whether its currency must be said.
    pub(super) fn money(&self, money: Money, named: bool) -> Value<'static> {
        Value::Amount(Amount::Spoken { money, named, exactness: self.exactness })
    }

    /// The size of `money` up to the next whole unit, for what is only about right.
    pub(super) fn money_up(&self, money: Money, named: bool) -> Value<'static> {
        self.money(rounded_up(money), named)
    }
}

/// The size of the amount up to the next whole unit, for "about": what may be due is never
/// rounded down.
fn rounded_up(money: Money) -> Money {
    let unit = 10_u64.pow(money.currency().decimals());
    let size = money.minor().unsigned_abs().div_ceil(unit).saturating_mul(unit);
    // Past what money can hold, the amount itself is the nearest.
    i64::try_from(size).map_or(money.abs(), |minor| Money::from_minor(minor, money.currency()))
}
