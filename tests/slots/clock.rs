//! Fixed clocks and spans written as text.

use chrono::NaiveDate;
use saldo::nlu::Customs;
use saldo::nlu::when::{Clock, Lean, When, read_days};

/// The customs of a locale that is read.
pub(crate) fn customs(locale: &str) -> Customs {
    Customs::of(locale.parse().unwrap()).unwrap()
}

/// The clock of `locale` on `today`.
pub(crate) fn clock(locale: &str, today: &str, lean: Lean) -> Clock {
    Clock { today: day(today), week_starts: customs(locale).week_starts, lean }
}

/// "2026-10-01..2026-10-31"; an open end is empty, and a day stands alone.
pub(crate) fn written(when: &When, clock: Clock) -> String {
    let Some(span) = when.span(clock) else { return "symbol".to_owned() };
    let text = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
    if span.from == span.last {
        return text(span.from);
    }
    format!("{}..{}", text(span.from), text(span.last))
}

/// A day in ISO 8601.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Reads every text of `rows` on `today` and holds it to its days.
pub(crate) fn check_days(locale: &str, today: &str, rows: &[(&str, &str)]) {
    let (customs, clock) = (customs(locale), clock(locale, today, Lean::Past));
    let mut wrong = Vec::new();
    for (text, days) in rows {
        let when = read_days(text, &customs);
        let read = when.as_ref().map_or("none".to_owned(), |when| written(when, clock));
        if read != *days {
            wrong.push(format!("{text:?} is {read}, not {days}"));
        }
    }
    assert!(wrong.is_empty(), "{locale} on {today}:\n{}", wrong.join("\n"));
}
