//! The arithmetic of totals: exact, one currency at a time.

use super::asked::damaged;
use crate::bank::flow::{Flow, Side};
use crate::bank::port::BankFailure;
use crate::bank::tally::Tally;
use crate::bank::totals::Figure;
use crate::bank::transaction::TransactionStatus;
use crate::basics::{Currency, Money, MoneyError};

/// A total that is still being summed up.
#[derive(Debug, Clone, Copy)]
pub(super) struct Running {
    flow: Flow,
    gross: Money,
    back: Money,
    pending: Money,
    count: u64,
    back_count: u64,
}

impl Running {
    /// No movement yet.
    pub(super) fn new(flow: Flow, currency: Currency) -> Self {
        let none = Money::zero(currency);
        Self { flow, gross: none, back: none, pending: none, count: 0, back_count: 0 }
    }

    /// Adds a tally of the same currency that belongs to the flow.
    pub(super) fn add(&mut self, tally: &Tally) -> Result<(), BankFailure> {
        let Some(side) = self.flow.side(tally.kind, tally.direction) else { return Ok(()) };
        let value = if self.flow.is_out() { tally.sum.negated() } else { tally.sum };
        self.count += tally.count;
        match side {
            Side::Main => self.gross = self.gross.plus(value).map_err(too_much)?,
            Side::Back => {
                self.back = self.back.minus(value).map_err(too_much)?;
                self.back_count += tally.count;
            }
        }
        if tally.status == TransactionStatus::Pending {
            self.pending = self.pending.plus(value).map_err(too_much)?;
        }
        Ok(())
    }

    /// What counts less what takes from it.
    pub(super) fn total(&self) -> Result<Money, BankFailure> {
        self.gross.minus(self.back).map_err(too_much)
    }

    /// The figures.
    pub(super) fn figure(&self) -> Result<Figure, BankFailure> {
        let counted = self.count - self.back_count;
        Ok(Figure {
            total: self.total()?,
            gross: self.gross,
            back: self.back,
            pending: self.pending,
            count: self.count,
            back_count: self.back_count,
            average: (counted > 0).then(|| mean(self.gross.minor().into(), counted, self.gross)),
        })
    }
}

/// The mean of `totals`, which are not empty, in the currency of the first.
pub(super) fn mean_of(totals: &[Money], currency: Currency) -> Money {
    let sum = totals.iter().map(|money| i128::from(money.minor())).sum();
    mean(sum, totals.len() as u64, Money::zero(currency))
}

/// `minor` by `count`, at least one, to the nearest minor unit, halves away from zero.
fn mean(minor: i128, count: u64, like: Money) -> Money {
    let count = i128::from(count.max(1));
    let (size, sign) = (minor.abs(), minor.signum());
    let mean = sign * ((size + count / 2) / count);
    // A mean lies between the least and the most, which fit.
    Money::from_minor(i64::try_from(mean).unwrap_or(i64::MAX), like.currency())
}

/// The failure of a bank whose amounts add up to more than money can be.
pub(super) fn too_much(error: MoneyError) -> BankFailure {
    damaged(&format!("transactions that cannot be summed up: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_are_to_the_nearest_unit() {
        for (minor, count, expected) in [
            (10, 4, 3),
            (9, 4, 2),
            (-10, 4, -3),
            (10, 3, 3),
            (11, 3, 4),
            (0, 3, 0),
            (7, 1, 7),
            (i128::from(i64::MAX), 1, i64::MAX),
        ] {
            let told = mean(minor, count, Money::zero(Currency::USD));
            assert_eq!(told.minor(), expected, "{minor}/{count}");
        }
    }
}
