//! Days: what is told of them in every language.

use chrono::{Datelike, NaiveDate, Weekday};

use super::forms::Link;

/// How many days away a weekday alone tells which day is meant.
const WEEKDAY_DAYS_MAX: i64 = 6;

/// A day as seen from the day on which it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Today,
    Yesterday,
    Tomorrow,
    /// Two to six days ago, and how many.
    Past(Weekday, i64),
    /// Two to six days ahead, and how many.
    Coming(Weekday, i64),
    Date(Date),
}

/// A date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Date {
    pub(super) day: NaiveDate,
    /// Whether its year is said: where it is not the year in which it is told.
    pub(super) with_year: bool,
}

/// How `day` is told on `today`.
pub(super) fn told(day: NaiveDate, today: NaiveDate, link: Link) -> Told {
    let ahead = matches!(link, Link::Ahead | Link::Around);
    let by_date = matches!(link, Link::SinceDate | Link::From);
    match day.signed_duration_since(today).num_days() {
        _ if by_date => Told::Date(date(day, today)),
        0 => Told::Today,
        -1 => Told::Yesterday,
        1 if ahead => Told::Tomorrow,
        days if (-WEEKDAY_DAYS_MAX..0).contains(&days) => Told::Past(day.weekday(), -days),
        days if ahead && (0..=WEEKDAY_DAYS_MAX).contains(&days) => {
            Told::Coming(day.weekday(), days)
        }
        _ => Told::Date(date(day, today)),
    }
}

/// `day` by its date.
pub(super) fn date(day: NaiveDate, today: NaiveDate) -> Date {
    Date { day, with_year: day.year() != today.year() }
}

/// The first and the last of some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ends {
    pub(super) first: Date,
    pub(super) last: Date,
    /// Whether both lie in one month of one year.
    pub(super) same_month: bool,
}

/// The ends of a span as they are told on `today`: a year that both share is said once, at the
/// end; of two years the second goes without saying only where the days follow each other within
/// one.
pub(super) fn ends(first: NaiveDate, last: NaiveDate, today: NaiveDate) -> Ends {
    let same_year = first.year() == last.year();
    let is_next = last.year() == first.year() + 1
        && (last.month(), last.day()) < (first.month(), first.day());
    let last_with_year = last.year() != today.year() || !(same_year || is_next);
    let first_with_year = !same_year;
    Ends {
        first: Date { day: first, with_year: first_with_year },
        last: Date { day: last, with_year: last_with_year },
        same_month: same_year && first.month() == last.month(),
    }
}

/// What days and months are called in a language.
pub(super) struct CalendarNames {
    /// From Monday on.
    pub(super) weekdays: [&'static str; 7],
    /// From January on.
    pub(super) months: [&'static str; 12],
}

impl CalendarNames {
    /// The name of the day of the week.
    pub(super) fn weekday(&self, day: Weekday) -> &'static str {
        self.weekdays[day.num_days_from_monday() as usize % self.weekdays.len()]
    }

    /// The name of the month in which `day` lies.
    pub(super) fn month(&self, day: NaiveDate) -> &'static str {
        self.months[day.month0() as usize % self.months.len()]
    }
}
