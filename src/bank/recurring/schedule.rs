//! The days on which something recurs.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::bank::obligation::Frequency;

/// The day of the month on which the first of two in a month falls (payroll practice).
const MIDDLE_DAY: u32 = 15;

/// Where a day goes that falls on a weekend. Bank holidays are not known here: what they move by
/// a day or two is within the tolerance of a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Shift {
    /// Nowhere: it happens on the weekend.
    Stays,
    /// To the next working day: how bills are collected.
    Later,
    /// To the last working day before: how salaries are paid.
    Earlier,
}

impl Shift {
    /// Every shift.
    pub const ALL: [Self; 3] = [Self::Stays, Self::Later, Self::Earlier];

    fn of(self, day: NaiveDate) -> NaiveDate {
        let (later, earlier) = match day.weekday() {
            Weekday::Sat => (2, 1),
            Weekday::Sun => (1, 2),
            _ => return day,
        };
        match self {
            Self::Stays => day,
            Self::Later => plus(day, later),
            Self::Earlier => minus(day, earlier),
        }
    }
}

/// Days in a row without end, numbered: the one in the period of the anchor is number 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    frequency: Frequency,
    anchor: NaiveDate,
    shift: Shift,
}

impl Schedule {
    /// Counts `frequency` from the day `anchor`, or from its month.
    pub fn new(frequency: Frequency, anchor: NaiveDate, shift: Shift) -> Self {
        Self { frequency, anchor, shift }
    }

    /// How often.
    pub fn frequency(&self) -> Frequency {
        self.frequency
    }

    /// Where weekends move it.
    pub fn shift(&self) -> Shift {
        self.shift
    }

    /// How long a period is, in days, rounded down.
    pub fn period_days(&self) -> i64 {
        match self.frequency {
            Frequency::Days(days) => i64::from(days.max(1)),
            Frequency::Months { every, .. } => i64::from(every.max(1)) * 365 / 12,
            Frequency::SemiMonthly => 15,
        }
    }

    /// The day number `index`.
    pub fn day(&self, index: i64) -> NaiveDate {
        self.shift.of(self.nominal(index))
    }

    /// The number of the first day that is `day` or later.
    pub fn first_from(&self, day: NaiveDate) -> i64 {
        let months = months_between(self.anchor, day);
        let guess = match self.frequency {
            Frequency::Days(days) => {
                day.signed_duration_since(self.anchor).num_days().div_euclid(days.max(1).into())
            }
            Frequency::Months { every, .. } => months.div_euclid(every.max(1).into()),
            Frequency::SemiMonthly => months * 2,
        };
        // A weekend moves a day by two at most, so that the guess is off by one period or two.
        let near = guess - 2..guess + 4;
        near.into_iter().find(|index| self.day(*index) >= day).unwrap_or(guess)
    }

    /// The days from `first` on, without end.
    pub fn days_from(self, first: NaiveDate) -> impl Iterator<Item = NaiveDate> {
        (self.first_from(first)..).map(move |index| self.day(index))
    }

    /// The day number `index`, weekend or not.
    fn nominal(&self, index: i64) -> NaiveDate {
        match self.frequency {
            Frequency::Days(days) => moved(self.anchor, index.saturating_mul(days.max(1).into())),
            Frequency::Months { every, day } => {
                let months = index.saturating_mul(every.max(1).into());
                of_month(self.anchor, months, day.clamp(1, 31).into())
            }
            Frequency::SemiMonthly => {
                let day = if index.rem_euclid(2) == 0 { MIDDLE_DAY } else { 31 };
                of_month(self.anchor, index.div_euclid(2), day)
            }
        }
    }
}

/// The day `day` of the month that is `months` after the one of `anchor`; in a shorter month its
/// last one.
fn of_month(anchor: NaiveDate, months: i64, day: u32) -> NaiveDate {
    let month = i64::from(anchor.year()) * 12 + i64::from(anchor.month0()) + months;
    let year = i32::try_from(month.div_euclid(12)).unwrap_or(i32::MAX);
    let month = u32::try_from(month.rem_euclid(12)).unwrap_or(0) + 1;
    let of_month = |day| NaiveDate::from_ymd_opt(year, month, day);
    // The longest month has 31 days, the shortest 28.
    (day.min(28)..=day).rev().find_map(of_month).unwrap_or(anchor)
}

fn months_between(one: NaiveDate, other: NaiveDate) -> i64 {
    let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    months(other) - months(one)
}

fn moved(day: NaiveDate, days: i64) -> NaiveDate {
    if days < 0 { minus(day, days.unsigned_abs()) } else { plus(day, days.unsigned_abs()) }
}

fn plus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

fn minus(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn days(frequency: Frequency, shift: Shift, from: &str, count: usize) -> Vec<String> {
        let schedule = Schedule::new(frequency, date(from), shift);
        schedule.days_from(date(from)).take(count).map(|day| day.to_string()).collect()
    }

    #[test]
    fn weekends_and_short_months_move_days() {
        // 31 January 2026 is a Saturday, 28 February too.
        let last = Frequency::Months { every: 1, day: 31 };
        assert_eq!(
            days(last, Shift::Later, "2026-01-15", 4),
            ["2026-02-02", "2026-03-02", "2026-03-31", "2026-04-30"]
        );
        assert_eq!(
            days(last, Shift::Earlier, "2026-01-15", 3),
            ["2026-01-30", "2026-02-27", "2026-03-31"]
        );
        assert_eq!(
            days(last, Shift::Stays, "2026-01-15", 3),
            ["2026-01-31", "2026-02-28", "2026-03-31"]
        );
        let leap = Frequency::Months { every: 12, day: 29 };
        assert_eq!(days(leap, Shift::Stays, "2027-02-01", 2), ["2027-02-28", "2028-02-29"]);
    }

    #[test]
    fn other_frequencies_have_their_days() {
        assert_eq!(
            days(Frequency::SemiMonthly, Shift::Earlier, "2026-02-10", 4),
            ["2026-02-13", "2026-02-27", "2026-03-13", "2026-03-31"]
        );
        let quarter = Frequency::Months { every: 3, day: 5 };
        assert_eq!(days(quarter, Shift::Stays, "2025-11-06", 2), ["2026-02-05", "2026-05-05"]);
        assert_eq!(
            days(Frequency::Days(14), Shift::Stays, "2026-03-06", 2),
            ["2026-03-06", "2026-03-20"]
        );
    }

    proptest! {
        #[test]
        fn days_ascend_and_are_found(
            every in 1_u8..25, day in 1_u8..32, start in 0_i64..20_000, ahead in -900_i64..900,
            what in 0..3, shift in 0_usize..3,
        ) {
            let frequency = match what {
                0 => Frequency::Days(u16::from(every) * 7),
                1 => Frequency::Months { every, day },
                _ => Frequency::SemiMonthly,
            };
            let anchor = moved(date("1990-01-01"), start);
            let schedule = Schedule::new(frequency, anchor, Shift::ALL[shift]);
            let from = moved(anchor, ahead);
            let index = schedule.first_from(from);
            prop_assert!(schedule.day(index) >= from);
            prop_assert!(schedule.day(index - 1) < from);
            prop_assert!(schedule.day(index + 1) > schedule.day(index));
        }
    }
}
