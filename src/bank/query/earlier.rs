//! What a period is compared with.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::span;
use crate::bank::period_choice::{Calendar, PeriodChoice, Unit};
use crate::bank::question::Comparison;
use crate::basics::Period;

/// How many periods "usual" is the mean of.
pub(super) const USUAL_PERIODS: u32 = 3;

/// Days in a year of whole weeks: a week is compared with the one that has the same weekdays.
const YEAR_OF_WEEKS_DAYS: u32 = 52 * 7;

/// From one period to the one before.
#[derive(Debug, Clone, Copy)]
enum Step {
    Days(u32),
    Months(u32),
}

impl Step {
    fn back(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Days(days) => day.checked_sub_days(Days::new(days.into())),
            Self::Months(months) => day.checked_sub_months(Months::new(months)),
        }
        .unwrap_or(day)
    }

    /// `count` units.
    fn of(unit: Unit, count: u32) -> Self {
        let count = count.max(1);
        match unit {
            Unit::Day => Self::Days(count),
            Unit::Week => Self::Days(count.saturating_mul(7)),
            Unit::Month => Self::Months(count),
            Unit::Quarter => Self::Months(count.saturating_mul(3)),
            Unit::Year => Self::Months(count.saturating_mul(12)),
        }
    }

    /// As much as `period` is long: in months where it is made of whole ones.
    fn as_long_as(period: Period) -> Self {
        let months = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        let (from, until) = (period.from(), period.until());
        if from.day() == 1 && until.day() == 1 && until > from {
            return Self::Months(u32::try_from(months(until) - months(from)).unwrap_or(u32::MAX));
        }
        Self::Days(u32::try_from(period.days()).unwrap_or(u32::MAX))
    }
}

/// The periods that `choice` is compared with, the latest first. Of a period that is not over,
/// each is cut to as many days as have passed of it, today included.
pub(super) fn earlier(
    calendar: Calendar,
    choice: &PeriodChoice,
    comparison: Comparison,
) -> Vec<Period> {
    let (whole, step) = whole(calendar, choice);
    let tomorrow = calendar.today.succ_opt().unwrap_or(calendar.today);
    let passed = Period::new(whole.from(), tomorrow).days();
    let is_running = whole.has(calendar.today) && whole.until() > tomorrow;
    let cut = |period: Period| {
        let end = period.from().checked_add_days(Days::new(passed)).unwrap_or(period.until());
        if is_running { Period::new(period.from(), period.until().min(end)) } else { period }
    };
    if comparison == Comparison::YearBefore {
        let year = match choice {
            PeriodChoice::Whole { unit: Unit::Week, .. }
            | PeriodChoice::Last { unit: Unit::Week, .. } => Step::Days(YEAR_OF_WEEKS_DAYS),
            _ => Step::Months(12),
        };
        return vec![cut(Period::new(year.back(whole.from()), year.back(whole.until())))];
    }
    let count = if comparison == Comparison::Usual { USUAL_PERIODS } else { 1 };
    let mut until = whole.from();
    let mut earlier = Vec::new();
    for _ in 0..count {
        let from = step.back(until);
        earlier.push(cut(Period::new(from, until)));
        until = from;
    }
    earlier
}

/// The days of `choice` as if they had all passed, and the way to those before.
fn whole(calendar: Calendar, choice: &PeriodChoice) -> (Period, Step) {
    let period = span::days(calendar, choice);
    match *choice {
        PeriodChoice::Whole { unit, .. } => {
            let end = calendar.after(period.from(), unit, 1);
            (Period::new(period.from(), end), Step::of(unit, 1))
        }
        PeriodChoice::MonthNamed(_) => {
            let end = calendar.after(period.from(), Unit::Month, 1);
            (Period::new(period.from(), end), Step::Months(1))
        }
        PeriodChoice::Last { unit, count } | PeriodChoice::Next { unit, count } => {
            (period, Step::of(unit, count))
        }
        PeriodChoice::Since(_) | PeriodChoice::Between(..) => (period, Step::as_long_as(period)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Weekday;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn told(choice: &PeriodChoice, comparison: Comparison, today: &str) -> Vec<String> {
        let calendar = Calendar { today: day(today), week_starts: Weekday::Sun };
        let show = |period: Period| format!("{} {}", period.from(), period.until());
        earlier(calendar, choice, comparison).into_iter().map(show).collect()
    }

    #[test]
    fn periods_are_compared_with_as_much_of_those_before() {
        use Comparison::{Previous, Usual, YearBefore};
        let whole = |unit, back| PeriodChoice::Whole { unit, back };
        let last = |unit, count| PeriodChoice::Last { unit, count };
        let between = |from, last| PeriodChoice::Between(day(from), day(last));
        for (choice, comparison, today, expected) in [
            (whole(Unit::Month, 0), Previous, "2026-03-18", "2026-02-01 2026-02-19"),
            (whole(Unit::Month, 0), Previous, "2026-03-31", "2026-02-01 2026-03-01"),
            (whole(Unit::Month, 1), Previous, "2026-03-18", "2026-01-01 2026-02-01"),
            (whole(Unit::Month, 0), YearBefore, "2026-03-18", "2025-03-01 2025-03-19"),
            (whole(Unit::Month, 1), YearBefore, "2024-03-18", "2023-02-01 2023-03-01"),
            (whole(Unit::Week, 0), Previous, "2026-03-18", "2026-03-08 2026-03-12"),
            (whole(Unit::Week, 1), YearBefore, "2026-03-18", "2025-03-09 2025-03-16"),
            (whole(Unit::Day, 0), Previous, "2026-03-18", "2026-03-17 2026-03-18"),
            (whole(Unit::Year, 0), Previous, "2026-03-01", "2025-01-01 2025-03-02"),
            (PeriodChoice::MonthNamed(3), Previous, "2026-03-18", "2026-02-01 2026-02-19"),
            (PeriodChoice::MonthNamed(2), Previous, "2026-03-18", "2026-01-01 2026-02-01"),
            (last(Unit::Day, 30), Previous, "2026-03-18", "2026-01-18 2026-02-17"),
            (last(Unit::Month, 3), Previous, "2026-03-18", "2025-09-19 2025-12-19"),
            (
                PeriodChoice::Since(day("2026-03-09")),
                Previous,
                "2026-03-18",
                "2026-02-27 2026-03-09",
            ),
            (between("2026-02-01", "2026-02-28"), Previous, "2026-03-18", "2026-01-01 2026-02-01"),
            (between("2026-03-01", "2026-03-31"), Previous, "2026-03-18", "2026-02-01 2026-02-19"),
            (between("2026-02-03", "2026-02-09"), Previous, "2026-03-18", "2026-01-27 2026-02-03"),
        ] {
            assert_eq!(told(&choice, comparison, today), [expected], "{choice:?}");
        }
        assert_eq!(
            told(&whole(Unit::Month, 0), Usual, "2026-03-18"),
            ["2026-02-01 2026-02-19", "2026-01-01 2026-01-19", "2025-12-01 2025-12-19"]
        );
    }
}
