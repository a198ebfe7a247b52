//! The amounts of a stream, in minor units and without their sign.

use super::fit::Row;
use super::stream::{Expected, PriceRise};
use crate::basics::{Currency, Money};

/// How many of the last amounts say what the next one is.
const LATE_ROWS: usize = 3;

/// How much dearer than before counts as a rise in price, in percent; more than this.
const RISE_PERCENT: i64 = 10;

/// How far amounts may lie apart and still be called the same, in percent of the middle one.
const FIXED_PERCENT: i64 = 2;

/// The middle one of `amounts`, the lower of two; zero of none.
pub(super) fn median(amounts: impl IntoIterator<Item = i64>) -> i64 {
    let mut sorted: Vec<i64> = amounts.into_iter().collect();
    sorted.sort_unstable();
    let middle = sorted.len().saturating_sub(1) / 2;
    sorted.get(middle).copied().unwrap_or(0)
}

/// How much the amounts of `rows` agree, in thousandths: 1000 when half of them or more are
/// equal, 500 when the middle distance from the middle amount is as large as that amount.
pub(super) fn stability_permille(rows: &[Row]) -> i64 {
    let middle = median(rows.iter().map(|row| row.minor));
    let spread = median(rows.iter().map(|row| (row.minor - middle).abs()));
    if middle == 0 { 0 } else { 1_000 * middle / (middle + spread) }
}

/// Whether the amounts of `rows` agree up to a price that changes now and then: each is as the
/// one before or the one after, but for a few.
pub(super) fn is_fixed(rows: &[Row]) -> bool {
    let same = |one: &Row, other: &Row| {
        (one.minor - other.minor).abs() * 100 <= FIXED_PERCENT * one.minor.max(other.minor)
    };
    let changes = rows.windows(2).filter(|pair| !same(&pair[0], &pair[1])).count();
    changes * 4 < rows.len()
}

/// What comes after `rows`.
pub(super) fn expected(rows: &[Row], currency: Currency) -> Expected {
    let late = &rows[rows.len().saturating_sub(LATE_ROWS)..];
    let money = |minor| Money::from_minor(minor, currency);
    let last = late.last().map_or(0, |row| row.minor);
    // Two alike next to each other among the last three: one price, or one price and the next.
    if late.windows(2).any(|pair| pair[0].minor == pair[1].minor) || late.len() == 1 {
        return Expected::Fixed(money(last));
    }
    Expected::Varies {
        typical: money(median(late.iter().map(|row| row.minor))),
        least: money(late.iter().map(|row| row.minor).min().unwrap_or(last)),
        most: money(late.iter().map(|row| row.minor).max().unwrap_or(last)),
    }
}

/// The last rise in price among `rows` that still holds. Amounts that vary have no price.
pub(super) fn price_rise(rows: &[Row], currency: Currency) -> Option<PriceRise> {
    let unit = 10_i64.saturating_pow(currency.decimals());
    let is_rise = |old: i64, new: i64| {
        new - old > unit && i128::from(new - old) * 100 > i128::from(old) * i128::from(RISE_PERCENT)
    };
    let money = |minor| Money::from_minor(minor, currency);
    (LATE_ROWS..rows.len()).rev().find_map(|place| {
        let before = &rows[place - LATE_ROWS..place];
        let old = median(before.iter().map(|row| row.minor));
        let was_steady = before.iter().filter(|row| row.minor == old).count() + 1 >= LATE_ROWS;
        let after = &rows[place..];
        let holds = after.iter().all(|row| is_rise(old, row.minor));
        let is_first = before.last().is_some_and(|row| !is_rise(old, row.minor));
        let Row { day, minor, .. } = after[0];
        (was_steady && holds && is_first && is_rise(old, minor)).then(|| PriceRise {
            on: day,
            from: money(old),
            to: money(minor),
        })
    })
}

#[cfg(test)]
mod tests {
    use chrono::{Days, NaiveDate};

    use super::*;

    fn rows(amounts: &[i64]) -> Vec<Row> {
        let first: NaiveDate = "2026-01-01".parse().unwrap();
        let row = |(place, minor): (usize, &i64)| Row {
            day: first + Days::new(place as u64 * 30),
            minor: *minor,
            place,
        };
        amounts.iter().enumerate().map(row).collect()
    }

    #[test]
    fn what_comes_next_is_the_price_or_about_the_middle() {
        let next = |amounts: &[i64]| match expected(&rows(amounts), Currency::USD) {
            Expected::Fixed(amount) => vec![amount.minor()],
            Expected::Varies { typical, least, most } => {
                vec![typical.minor(), least.minor(), most.minor()]
            }
        };
        assert_eq!(next(&[1299, 1299, 1299]), [1299]);
        assert_eq!(next(&[1299, 1299, 1599]), [1599]);
        assert_eq!(next(&[1299, 1599, 1599]), [1599]);
        assert_eq!(next(&[9000, 6200, 5800, 7100]), [6200, 5800, 7100]);
    }

    #[test]
    fn rises_are_large_and_last() {
        let rise = |amounts: &[i64]| {
            let rise = price_rise(&rows(amounts), Currency::USD)?;
            Some((rise.from.minor(), rise.to.minor()))
        };
        assert_eq!(rise(&[1000, 1000, 1000, 1200]), Some((1000, 1200)));
        assert_eq!(rise(&[1000, 1000, 1000, 1200, 1200, 1200, 1200]), Some((1000, 1200)));
        // A tenth exactly, a unit exactly, a single outlier, nothing to compare with.
        assert_eq!(rise(&[2000, 2000, 2000, 2200]), None);
        assert_eq!(rise(&[500, 500, 500, 600]), None);
        assert_eq!(rise(&[1000, 1000, 1000, 1200, 1000]), None);
        assert_eq!(rise(&[1000, 1000, 1200]), None);
        // Heating in autumn is no rise in price.
        assert_eq!(rise(&[5000, 5400, 6100, 8000, 9500]), None);
        // The second of two.
        assert_eq!(rise(&[1000, 1000, 1000, 1200, 1200, 1200, 1500, 1500]), Some((1200, 1500)));
    }

    #[test]
    fn agreement_is_measured() {
        assert_eq!(stability_permille(&rows(&[500, 500, 500])), 1000);
        assert_eq!(stability_permille(&rows(&[500, 500, 700])), 1000);
        assert!(stability_permille(&rows(&[500, 900, 1500])) < 800);
        assert!(is_fixed(&rows(&[1000, 1000, 1000, 1200, 1200])));
        assert!(!is_fixed(&rows(&[1000, 1100, 900, 1200, 1300])));
    }
}
