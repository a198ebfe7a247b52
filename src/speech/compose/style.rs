//! How much of an answer is said.

use crate::basics::Money;
use crate::consent::{Aloud, Length};
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
    /// How long answers are.
    pub(super) length: Length,
}

/// Which way an amount may be rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Nearest,
    Down,
    Up,
}

impl Style<'_> {
    /// The size of `money`, for a message; `named` is whether its currency must be said.
    pub(super) fn money(&self, money: Money, named: bool) -> Value<'static> {
        self.sized(money, named, Way::Nearest)
    }

    /// The size of money that can be spent: never rounded up.
    pub(super) fn spendable(&self, money: Money, named: bool) -> Value<'static> {
        self.sized(money, named, Way::Down)
    }

    /// The size of money that is owed or due: never rounded down.
    pub(super) fn due(&self, money: Money, named: bool) -> Value<'static> {
        self.sized(money, named, Way::Up)
    }

    /// The size of money that the customer named: it is said back as it was.
    pub(super) fn as_said(&self, money: Money, named: bool) -> Value<'static> {
        Value::Amount(Amount::Spoken { money, named, exactness: self.exactness })
    }

    /// The size of `money` up to the next whole unit, for what is only about right: the message
    /// says "about".
    pub(super) fn money_up(&self, money: Money, named: bool) -> Value<'static> {
        let money = match self.is_rounded() {
            true => rounded(money, Way::Up),
            false => to_unit(money, Way::Up),
        };
        self.as_said(money, named)
    }

    /// Whether nothing is said of amounts but more and less.
    pub(super) fn is_relative(&self) -> bool {
        self.telling.manner.aloud == Aloud::Relative
    }

    fn is_rounded(&self) -> bool {
        self.telling.manner.aloud != Aloud::Exact
    }

    fn sized(&self, money: Money, named: bool, way: Way) -> Value<'static> {
        let unit = 10_u64.pow(money.currency().decimals());
        // Less than one is small change that tells nothing, and "about nothing" would be wrong.
        if !self.is_rounded() || money.minor().unsigned_abs() < unit {
            return self.as_said(money, named);
        }
        let money = rounded(money, way);
        Value::Amount(Amount::Spoken { money, named, exactness: Exactness::About })
    }
}

/// The size of the amount with two figures left, in whole units.
fn rounded(money: Money, way: Way) -> Money {
    let unit = 10_u64.pow(money.currency().decimals());
    let units = money.minor().unsigned_abs() / unit;
    let place = units.checked_ilog10().map_or(1, |digits| 10_u64.pow(digits.saturating_sub(1)));
    to_multiple(money, place.saturating_mul(unit), way)
}

/// The size of the amount in whole units.
fn to_unit(money: Money, way: Way) -> Money {
    to_multiple(money, 10_u64.pow(money.currency().decimals()), way)
}

fn to_multiple(money: Money, of: u64, way: Way) -> Money {
    let size = money.minor().unsigned_abs();
    let times = match way {
        Way::Down => size / of,
        Way::Up => size.div_ceil(of),
        Way::Nearest => size.saturating_add(of / 2) / of,
    };
    // Past what money can hold, the amount itself is the nearest.
    let minor = i64::try_from(times.saturating_mul(of));
    minor.map_or(money.abs(), |minor| Money::from_minor(minor, money.currency()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::basics::Currency;

    #[test]
    fn two_figures_are_left() {
        for (minor, down, nearest, up) in [
            (124_307, 120_000, 120_000, 130_000),
            (125_000, 120_000, 130_000, 130_000),
            (124_950, 120_000, 120_000, 130_000),
            (9_999, 9_900, 10_000, 10_000),
            (-9_950, 9_900, 10_000, 10_000),
            (4_212, 4_200, 4_200, 4_300),
            (101, 100, 100, 200),
            (100, 100, 100, 100),
        ] {
            let said = |way| rounded(Money::from_minor(minor, Currency::USD), way).minor();
            assert_eq!(
                [Way::Down, Way::Nearest, Way::Up].map(said),
                [down, nearest, up],
                "{minor}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_can_be_spent_never_grows_and_what_is_due_never_shrinks(minor: i64) {
            let size = |way| {
                rounded(Money::from_minor(minor, Currency::USD), way).minor().unsigned_abs()
            };
            prop_assert!(size(Way::Down) <= minor.unsigned_abs());
            let most = i64::MAX.unsigned_abs();
            prop_assert!(size(Way::Up) >= minor.unsigned_abs().min(most));
        }
    }
}
