//! Spans of days.

use crate::speech::wording::messages;

/// The units of a span.
pub(in crate::speech) const UNITS: &[&str] = &["day", "week", "month", "quarter", "year"];

/// The messages that name what a total was compared with.
pub(in crate::speech) const COMPARED: &[&str] = &[
    "compared-before",
    "compared-days-before",
    "compared-days-before-by-now",
    "compared-month",
    "compared-month-by-now",
    "compared-unit-before",
    "compared-unit-before-by-now",
    "compared-units-before",
    "compared-units-before-by-now",
    "compared-usual",
    "compared-usual-by-now",
    "compared-year-before",
    "compared-year-before-by-now",
];

messages! { "periods.ftl";
    /// One day.
    ON_DAY = "period-day" { day: Day };
    /// The one that runs.
    THIS = "period-this" { unit: Key(UNITS) };
    /// The one before.
    LAST_ONE = "period-last-one" { unit: Key(UNITS) };
    /// Some that end today.
    LAST = "period-last" { unit: Key(UNITS), count: Count };
    /// Some that begin today.
    NEXT = "period-next" { unit: Key(UNITS), count: Count };
    /// The name of a month.
    MONTH = "period-month" { month: Words };
    /// The name of a month of another year.
    MONTH_OF = "period-month-of" { month: Words, year: Words };
    /// In a month.
    IN_MONTH = "period-in-month" { name: Words };
    /// In a week by its first day.
    WEEK_FROM = "period-week-from" { day: Day };
    /// In a quarter.
    QUARTER = "period-quarter" { quarter: Ordinal, year: Words };
    /// In a year.
    YEAR = "period-year" { year: Words };
    /// Up to now.
    SINCE = "period-since" { day: Day };
    /// Compared with some time before.
    BEFORE = "compared-before" {};
    /// Compared with what is usual.
    USUAL = "compared-usual" {};
    /// Compared with what is usual when as much time has passed.
    USUAL_BY_NOW = "compared-usual-by-now" {};
    /// Compared with a year before.
    YEAR_BEFORE = "compared-year-before" {};
    /// Compared with the same days a year before.
    YEAR_BEFORE_BY_NOW = "compared-year-before-by-now" {};
    /// Compared with a month.
    COMPARED_MONTH = "compared-month" { name: Words };
    /// Compared with the same days of a month.
    COMPARED_MONTH_BY_NOW = "compared-month-by-now" { name: Words };
    /// Compared with the unit before.
    UNIT_BEFORE = "compared-unit-before" { unit: Key(UNITS) };
    /// Compared with the unit before when as much time had passed.
    UNIT_BEFORE_BY_NOW = "compared-unit-before-by-now" { unit: Key(UNITS) };
    /// Compared with as many units before.
    UNITS_BEFORE = "compared-units-before" { unit: Key(UNITS), count: Count };
    /// Compared with as many units before when as much time had passed.
    UNITS_BEFORE_BY_NOW = "compared-units-before-by-now" { unit: Key(UNITS), count: Count };
    /// Compared with as many days before.
    DAYS_BEFORE = "compared-days-before" {};
    /// Compared with as many days before when as much time had passed.
    DAYS_BEFORE_BY_NOW = "compared-days-before-by-now" {};
}
