//! Which days a question is about, as the customer chose them.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::basics::Period;

/// How far back or ahead days are counted, in years: far beyond any bank's data.
const YEARS_MAX: u32 = 200;

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A day.
    Day,
    /// A week, from the first day of the locale's week.
    Week,
    /// A calendar month.
    Month,
    /// A calendar quarter: January to March and so on.
    Quarter,
    /// A calendar year.
    Year,
}

/// Days as the customer chose them. Nothing is in the future unless it says so: "March" is the
/// latest March that has begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodChoice {
    /// A whole unit, `back` units before the one that today lies in: "last month" is one month
    /// back, "today" no day back. The unit of today itself ends with today.
    Whole {
        /// Which unit.
        unit: Unit,
        /// How many units back.
        back: u32,
    },
    /// The last `count` units up to today, rolling: "the past two weeks" are the fourteen days
    /// that end with today.
    Last {
        /// Which unit.
        unit: Unit,
        /// How many, at least one.
        count: u32,
    },
    /// The next `count` units from today on: "the next two weeks" are the fourteen days that begin
    /// with today.
    Next {
        /// Which unit.
        unit: Unit,
        /// How many, at least one.
        count: u32,
    },
    /// The latest month of this name that has begun, 1 for January to 12.
    MonthNamed(u32),
    /// From the day on, up to today.
    Since(NaiveDate),
    /// From the first day to the last, both included.
    Between(NaiveDate, NaiveDate),
}

/// What decides which days a choice comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The day it is for the customer.
    pub today: NaiveDate,
    /// The day on which weeks begin.
    pub week_starts: Weekday,
}

impl Calendar {
    /// The days of `choice`.
    pub fn period(self, choice: &PeriodChoice) -> Period {
        let tomorrow = plus_days(self.today, 1);
        match *choice {
            PeriodChoice::Whole { unit, back } => {
                let first = self.back(self.start_of(unit), unit, back);
                let end = if back == 0 { tomorrow } else { self.forth(first, unit) };
                Period::new(first, end)
            }
            PeriodChoice::Last { unit, count } => {
                Period::new(self.back(tomorrow, unit, count), tomorrow)
            }
            PeriodChoice::Next { unit, count } => {
                Period::new(self.today, self.after(self.today, unit, count))
            }
            PeriodChoice::MonthNamed(month) => self.month_named(month),
            PeriodChoice::Since(day) => Period::new(day, tomorrow),
            PeriodChoice::Between(first, last) => Period::new(first, plus_days(last, 1)),
        }
    }

    /// The days of `choice` from today on, for questions about what is to come: "this month" is
    /// what is left of it, "March" the next one that has not ended.
    pub fn ahead(self, choice: &PeriodChoice) -> Period {
        let today = self.today;
        let until = match *choice {
            PeriodChoice::Whole { unit, back: 0 } => self.after(self.start_of(unit), unit, 1),
            PeriodChoice::MonthNamed(month) => {
                let year = today.year() + i32::from(month < today.month());
                let first = NaiveDate::from_ymd_opt(year, month.clamp(1, 12), 1).unwrap_or(today);
                return Period::new(first.max(today), self.after(first, Unit::Month, 1));
            }
            _ => self.period(choice).until(),
        };
        Period::new(self.period(choice).from().max(today), until)
    }

    /// The first day of the unit in which today lies.
    pub fn start_of(self, unit: Unit) -> NaiveDate {
        let today = self.today;
        let month = |month| NaiveDate::from_ymd_opt(today.year(), month, 1).unwrap_or(today);
        match unit {
            Unit::Day => today,
            Unit::Week => today.week(self.week_starts).checked_first_day().unwrap_or(today),
            Unit::Month => month(today.month()),
            Unit::Quarter => month(today.month0() / 3 * 3 + 1),
            Unit::Year => month(1),
        }
    }

    /// `count` units before `day`.
    pub fn back(self, day: NaiveDate, unit: Unit, count: u32) -> NaiveDate {
        let months = |each: u32| {
            let count = count.min(YEARS_MAX * 12 / each) * each;
            day.checked_sub_months(Months::new(count)).unwrap_or(day)
        };
        let days = |each: u32| {
            let count = count.min(YEARS_MAX * 366 / each) * each;
            day.checked_sub_days(Days::new(count.into())).unwrap_or(day)
        };
        match unit {
            Unit::Day => days(1),
            Unit::Week => days(7),
            Unit::Month => months(1),
            Unit::Quarter => months(3),
            Unit::Year => months(12),
        }
    }

    /// `count` units after `day`.
    pub(super) fn after(self, day: NaiveDate, unit: Unit, count: u32) -> NaiveDate {
        let months = |each: u32| {
            let count = count.min(YEARS_MAX * 12 / each) * each;
            day.checked_add_months(Months::new(count)).unwrap_or(day)
        };
        let days = |each: u32| plus_days(day, (count.min(YEARS_MAX * 366 / each) * each).into());
        match unit {
            Unit::Day => days(1),
            Unit::Week => days(7),
            Unit::Month => months(1),
            Unit::Quarter => months(3),
            Unit::Year => months(12),
        }
    }

    /// One unit after `day`.
    fn forth(self, day: NaiveDate, unit: Unit) -> NaiveDate {
        self.after(day, unit, 1)
    }

    fn month_named(self, month: u32) -> Period {
        let year = self.today.year() - i32::from(month > self.today.month());
        let first = NaiveDate::from_ymd_opt(year, month.clamp(1, 12), 1).unwrap_or(self.today);
        let end = self.forth(first, Unit::Month);
        Period::new(first, end.min(plus_days(self.today, 1)))
    }
}

fn plus_days(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn choices_come_to_these_days() {
        let (whole, last) = (
            |unit, back| PeriodChoice::Whole { unit, back },
            |unit, count| PeriodChoice::Last { unit, count },
        );
        // A Wednesday.
        let calendar = Calendar { today: day("2026-03-18"), week_starts: Weekday::Sun };
        for (choice, from, until) in [
            (whole(Unit::Day, 0), "2026-03-18", "2026-03-19"),
            (whole(Unit::Day, 1), "2026-03-17", "2026-03-18"),
            (whole(Unit::Week, 0), "2026-03-15", "2026-03-19"),
            (whole(Unit::Week, 1), "2026-03-08", "2026-03-15"),
            (whole(Unit::Month, 0), "2026-03-01", "2026-03-19"),
            (whole(Unit::Month, 1), "2026-02-01", "2026-03-01"),
            (whole(Unit::Quarter, 1), "2025-10-01", "2026-01-01"),
            (whole(Unit::Year, 1), "2025-01-01", "2026-01-01"),
            (last(Unit::Day, 1), "2026-03-18", "2026-03-19"),
            (last(Unit::Week, 2), "2026-03-05", "2026-03-19"),
            (last(Unit::Month, 3), "2025-12-19", "2026-03-19"),
            (PeriodChoice::MonthNamed(3), "2026-03-01", "2026-03-19"),
            (PeriodChoice::MonthNamed(2), "2026-02-01", "2026-03-01"),
            (PeriodChoice::MonthNamed(4), "2025-04-01", "2025-05-01"),
            (PeriodChoice::Since(day("2026-03-10")), "2026-03-10", "2026-03-19"),
            (
                PeriodChoice::Between(day("2026-01-01"), day("2026-01-31")),
                "2026-01-01",
                "2026-02-01",
            ),
        ] {
            let period = calendar.period(&choice);
            assert_eq!((period.from(), period.until()), (day(from), day(until)), "{choice:?}");
        }
        let monday = Calendar { week_starts: Weekday::Mon, ..calendar };
        assert_eq!(monday.period(&whole(Unit::Week, 1)).from(), day("2026-03-09"));
    }

    #[test]
    fn what_is_to_come_begins_today() {
        let calendar = Calendar { today: day("2026-03-18"), week_starts: Weekday::Sun };
        let whole = |unit, back| PeriodChoice::Whole { unit, back };
        let next = |unit, count| PeriodChoice::Next { unit, count };
        for (choice, from, until) in [
            (whole(Unit::Day, 0), "2026-03-18", "2026-03-19"),
            (whole(Unit::Week, 0), "2026-03-18", "2026-03-22"),
            (whole(Unit::Month, 0), "2026-03-18", "2026-04-01"),
            (whole(Unit::Month, 1), "2026-03-18", "2026-03-18"),
            (next(Unit::Day, 14), "2026-03-18", "2026-04-01"),
            (next(Unit::Month, 1), "2026-03-18", "2026-04-18"),
            (PeriodChoice::MonthNamed(3), "2026-03-18", "2026-04-01"),
            (PeriodChoice::MonthNamed(2), "2027-02-01", "2027-03-01"),
            (PeriodChoice::MonthNamed(5), "2026-05-01", "2026-06-01"),
            (
                PeriodChoice::Between(day("2026-03-01"), day("2026-03-31")),
                "2026-03-18",
                "2026-04-01",
            ),
        ] {
            let period = calendar.ahead(&choice);
            assert_eq!((period.from(), period.until()), (day(from), day(until)), "{choice:?}");
        }
    }

    #[test]
    fn no_choice_leaves_the_calendar() {
        let calendar = Calendar { today: NaiveDate::MAX, week_starts: Weekday::Mon };
        for unit in [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Year] {
            for count in [0, 1, u32::MAX] {
                calendar.period(&PeriodChoice::Whole { unit, back: count });
                calendar.period(&PeriodChoice::Last { unit, count });
                calendar.ahead(&PeriodChoice::Next { unit, count });
            }
        }
        calendar.period(&PeriodChoice::MonthNamed(99));
        calendar.period(&PeriodChoice::Since(NaiveDate::MIN));
        calendar.period(&PeriodChoice::Between(NaiveDate::MAX, NaiveDate::MIN));
    }
}
