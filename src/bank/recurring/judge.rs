//! Which fits are believed.

use super::amounts::{is_fixed, stability_permille};
use super::fit::Fit;
use crate::bank::obligation::Frequency;

/// What sort of movement a group of rows is, as far as it decides how much is asked of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Sort {
    /// Collected or sent: it is regular more often than not.
    Bill,
    /// Paid with a card: it may be a subscription, and is a habit more often than not.
    Purchase,
    /// Paid with a card where one goes oneself: food, fuel, cafés, buses.
    Habit,
    /// Received.
    Income,
    /// Between the customer's own accounts.
    OwnTransfer,
    /// Charged or paid by the bank itself.
    BankCharge,
}

/// Merchant category codes (ISO 18245) of places to which one goes oneself, ranges included:
/// transport, groceries and other food, fuel, eating out, pharmacies, cash.
const HABIT_CODES: [(u16, u16); 9] = [
    (4111, 4131),
    (4784, 4784),
    (5411, 5499),
    (5541, 5542),
    (5811, 5814),
    (5912, 5912),
    (5921, 5921),
    (6010, 6012),
    (7523, 7523),
];

/// The share of a schedule's days that must have come, in percent: one in four may be missed.
const CAME_PERCENT: usize = 75;

/// The share of the rows that must keep to the schedule, in percent: one in five may be extra.
const KEPT_PERCENT: usize = 80;

/// How many rows must keep to a schedule without a day off and hardly a miss, before it is
/// believed although most rows have nothing to do with it.
const STRICT_ROWS_MIN: usize = 8;

/// Whether purchases at merchants with this category code are a habit.
pub(super) fn is_habit_code(code: u16) -> bool {
    HABIT_CODES.iter().any(|(first, last)| (*first..=*last).contains(&code))
}

/// How many times something must have come before it can be counted on.
pub(super) fn mature_rows(frequency: Frequency) -> usize {
    match frequency {
        Frequency::Days(_) | Frequency::SemiMonthly => 8,
        Frequency::Months { every: 0..=1, .. } => 6,
        Frequency::Months { every: 2..=6, .. } => 4,
        Frequency::Months { .. } => 3,
    }
}

/// The fewest rows from which a schedule can be told at all.
fn least_rows(frequency: Frequency) -> usize {
    match frequency {
        Frequency::Days(0..=7) => 4,
        Frequency::Months { every: 7.., .. } => 2,
        Frequency::Days(_) | Frequency::SemiMonthly | Frequency::Months { .. } => 3,
    }
}

/// Whether `fit` is believed of rows of the sort `sort`.
///
/// The fewer rows there are, and the more such rows happen by habit, the closer they must keep to
/// their days and amounts.
pub(super) fn believes(fit: &Fit, sort: Sort) -> bool {
    let frequency = fit.schedule.frequency();
    let rows = fit.rows.len();
    let fixed = is_fixed(&fit.rows);
    let is_short = matches!(frequency, Frequency::Days(_) | Frequency::SemiMonthly);
    let is_mature = rows >= mature_rows(frequency);
    let came = rows * 100 >= fit.expected * CAME_PERCENT;
    let kept = rows * 100 >= fit.around * KEPT_PERCENT;
    // Off by a day every other time at most.
    let is_tight = fit.days_off * 2 <= rows as u64;
    let is_strict =
        rows >= STRICT_ROWS_MIN && fit.days_off * 8 <= rows as u64 && fit.missed.len() * 10 <= rows;
    if rows < least_rows(frequency) || !came || !(kept || is_strict) {
        return false;
    }
    let early = is_mature || is_tight && fixed;
    match sort {
        Sort::Habit => fixed && is_mature && is_tight && !is_short,
        Sort::Purchase if is_short => fixed && is_mature && is_tight,
        Sort::Purchase if !fixed => is_mature && is_tight && kept && fit.missed.is_empty(),
        Sort::Purchase => early,
        Sort::Bill | Sort::Income | Sort::OwnTransfer | Sort::BankCharge if is_mature => {
            fixed || is_tight || fit.days_off <= rows as u64 * 3 / 2 && kept
        }
        Sort::Bill | Sort::Income | Sort::OwnTransfer | Sort::BankCharge => {
            early || is_tight && rows > 3 && fit.missed.is_empty()
        }
    }
}

/// How sure `fit` is, in thousandths: the share that came, times how much the amounts agree.
pub(super) fn confidence_permille(fit: &Fit) -> u16 {
    let came = 1_000 * fit.rows.len() / fit.expected.max(1);
    let agree = usize::try_from(stability_permille(&fit.rows)).unwrap_or(0);
    u16::try_from(came * agree / 1_000).unwrap_or(1_000).min(1_000)
}
