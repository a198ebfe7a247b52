//! American English for sentences that are not messages of a locale.

use chrono::{DateTime, NaiveDate, Utc};

use super::{Case, Gender, Grammar, Link};
use crate::basics::{Locale, Money, Now};

fn american() -> Grammar {
    Grammar::of(Locale::EN_US)
}

/// A count of things: "eleven", "more than ten thousand".
pub(in crate::speech) fn count(number: u64) -> String {
    american().count(number, Gender::Alone, Case::default())
}

/// The ordinal in words: "third".
pub(in crate::speech) fn ordinal(number: u64) -> String {
    american().ordinal(number, Gender::Alone, Case::default())
}

/// The year as it is read.
pub(in crate::speech) fn year(number: i32) -> String {
    american().year(number)
}

/// The day as people say it on `today`.
pub(in crate::speech) fn day(day: NaiveDate, today: NaiveDate) -> String {
    american().day(day, today, Link::On)
}

/// A day to come as people say it on `today`.
pub(in crate::speech) fn day_ahead(day: NaiveDate, today: NaiveDate) -> String {
    american().day(day, today, Link::Ahead)
}

/// A day to come that is only expected.
pub(in crate::speech) fn day_expected(day: NaiveDate, today: NaiveDate) -> String {
    american().day(day, today, Link::Around)
}

/// The end of a day as a moment.
pub(in crate::speech) fn end_of(day: NaiveDate, today: NaiveDate) -> String {
    american().day(day, today, Link::EndOf)
}

/// The date alone.
pub(in crate::speech) fn date(day: NaiveDate, today: NaiveDate) -> String {
    let said = american().day(day, today, Link::From);
    said.trim_start_matches("from ").to_owned()
}

/// The days from `first` to `last`.
pub(in crate::speech) fn range(first: NaiveDate, last: NaiveDate, today: NaiveDate) -> String {
    american().range(first, last, today)
}

/// The name of the month.
pub(in crate::speech) fn month(day: NaiveDate) -> &'static str {
    american().month(day)
}

/// The day as it is shown.
pub(in crate::speech) fn written_day(day: NaiveDate, today: NaiveDate) -> String {
    american().written_day(day, today)
}

/// The size of the amount as it is written.
pub(in crate::speech) fn written(money: Money) -> String {
    american().written(money)
}

/// How long ago `then` was, rounded down: "three hours ago".
///
/// Relative, because it is right in every time zone; a time ahead of `now` is "a moment ago".
pub(in crate::speech) fn ago(then: DateTime<Utc>, now: Now) -> String {
    let minutes = now.utc().signed_duration_since(then).num_minutes();
    let (number, unit) = match minutes {
        i64::MIN..=1 => return "a moment ago".to_owned(),
        2..=59 => (minutes, "minute"),
        60..=1_439 => (minutes / 60, "hour"),
        1_440..=44_639 => (minutes / 1_440, "day"),
        _ => return "more than a month ago".to_owned(),
    };
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {unit}{plural} ago", count(number.unsigned_abs()))
}
