//! Spans of days, and what a total is compared with.

use crate::speech::wording::messages;

/// Units of the calendar.
pub(in crate::speech) const UNITS: &[&str] = &["day", "week", "month", "quarter", "year"];

/// The forms of what a total is compared with.
pub(in crate::speech) const THEN: &[&str] = &["compared"];

messages! { "periods.ftl";
    /// The unit that today lies in; a day has words of its own.
    THIS = "period-this" { unit: Key(UNITS) };
    /// The unit before this; days and months have names of their own.
    LAST = "period-last" { unit: Key(UNITS) };
    /// A week by its first day.
    WEEK_FROM = "period-week-from" { day: Day };
    /// A quarter by its number.
    QUARTER = "period-quarter" { quarter: Ordinal, year: Words };
    /// A year by its number.
    YEAR = "period-year" { year: Words };
    /// A month of this year.
    MONTH = "period-month" { month: Words };
    /// A month of another year.
    MONTH_OF_YEAR = "period-month-of-year" { month: Words, year: Words };
    /// So many units up to today.
    ROLLING = "period-rolling" { unit: Key(UNITS), count: Count };
    /// So many units from today.
    COMING = "period-coming" { unit: Key(UNITS), count: Count };
    /// Compared with what was before, whenever that was.
    BEFORE = "than-before" (compared) {};
    /// Compared with what is usual.
    USUAL = "than-usual" (compared) {};
    /// Compared with what is usual by this time.
    USUAL_BY_NOW = "than-usual-by-now" (compared) {};
    /// Compared with the same a year before.
    YEAR_BEFORE = "than-year-before" (compared) {};
    /// Compared with as much of the same a year before.
    SAME_DAYS_YEAR_BEFORE = "than-same-days-year-before" (compared) {};
    /// Compared with a month.
    THAN_MONTH = "than-month" (compared) { month: Words };
    /// Compared with as much of a month as has passed of this.
    SAME_DAYS_OF_MONTH = "than-same-days-of-month" (compared) { month: Words };
    /// Compared with the unit before.
    UNIT_BEFORE = "than-unit-before" (compared) { unit: Key(UNITS) };
    /// Compared with as much of the unit before as has passed of this.
    SAME_TIME_OF_UNIT_BEFORE = "than-same-time-of-unit-before" (compared) { unit: Key(UNITS) };
    /// Compared with as many units before.
    UNITS_BEFORE = "than-units-before" (compared) { unit: Key(UNITS), count: Count };
    /// Compared with as many days before.
    AS_MANY_DAYS_BEFORE = "than-as-many-days-before" (compared) {};
    /// A month with its year, as a name.
    NAMED_MONTH = "month-of-year" { month: Words, year: Words };
}
