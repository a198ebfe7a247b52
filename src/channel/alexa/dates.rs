//! Dates and spans as Alexa writes them: total functions, whatever came.
//!
//! Alexa turns what was said into a calendar form and, without a word for it, looks ahead: "march"
//! said in November is next year's. Questions about money look back, so what lies ahead is the
//! latest one that has begun (reference: slot type reference, `AMAZON.DATE`, `AMAZON.DURATION`).

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::bank::{PeriodChoice, Unit};

/// The most units of a span: a century of days. More is nothing that was said.
const COUNT_MAX: u32 = 36_600;

/// The longest text that is read, in bytes: the longest form is `2026-W48-WE`.
const TEXT_BYTES_MAX: usize = 16;

/// Which way the times of a question lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bias {
    /// Of what has happened.
    Past,
    /// Of what is to come: as the platform understands dates by itself.
    Future,
}

/// The days that `text`, a value of `AMAZON.DATE`, means when asked on `today`, the day in UTC;
/// `None` for what is no date.
pub(super) fn period(text: &str, today: NaiveDate, bias: Bias) -> Option<PeriodChoice> {
    let (first, last) = match bias {
        Bias::Past => days(text, today)?,
        Bias::Future => all_days(text, today)?,
    };
    Some(PeriodChoice::Between(first, last))
}

/// The days from the beginning of `text`, a value of `AMAZON.DATE`, on.
pub(super) fn since(text: &str, today: NaiveDate) -> Option<PeriodChoice> {
    days(text, today).map(|(first, _)| PeriodChoice::Since(first))
}

/// The days that end today, or begin with it, as `text`, a value of `AMAZON.DURATION`, counts
/// them.
///
/// Spans of several units are counted in the smallest one that is a day or longer; hours and
/// minutes alone are today.
pub(super) fn span(text: &str, bias: Bias) -> Option<PeriodChoice> {
    let text = text.trim();
    let (date, time) = text.strip_prefix('P')?.split_once('T').unwrap_or((&text[1..], ""));
    if text.len() > TEXT_BYTES_MAX || !date.is_ascii() {
        return None;
    }
    let mut rest = date;
    let mut total: Option<(Unit, u32)> = None;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit())?;
        let count: u32 = rest[..end].parse().ok()?;
        let (unit, days) = match rest.as_bytes()[end] {
            b'Y' => (Unit::Year, 365),
            b'M' => (Unit::Month, 30),
            b'W' => (Unit::Week, 7),
            b'D' => (Unit::Day, 1),
            _ => return None,
        };
        rest = &rest[end + 1..];
        total = Some(match total {
            None => (unit, count),
            // "A month and a half": nearly nobody says it, and days are near enough.
            Some((before, so_far)) => {
                let so_far = so_far.checked_mul(length_of(before))?;
                (Unit::Day, so_far.checked_add(count.checked_mul(days)?)?)
            }
        });
    }
    match total {
        Some((unit, count @ 1..=COUNT_MAX)) => Some(match bias {
            Bias::Past => PeriodChoice::Last { unit, count },
            Bias::Future => PeriodChoice::Next { unit, count },
        }),
        Some(_) => None,
        None => (!time.is_empty()).then_some(PeriodChoice::Whole { unit: Unit::Day, back: 0 }),
    }
}

/// How many days a unit stands for where units are mixed.
fn length_of(unit: Unit) -> u32 {
    match unit {
        Unit::Day => 1,
        Unit::Week => 7,
        Unit::Month => 30,
        Unit::Quarter => 91,
        Unit::Year => 365,
    }
}

/// First and last day of `text`, whenever they are.
fn all_days(text: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let text = text.trim();
    if text.is_empty() || text.len() > TEXT_BYTES_MAX || !text.is_ascii() {
        return None;
    }
    if text == "PRESENT_REF" { Some((today, today)) } else { written(text) }
}

/// First and last day of `text`, moved back where it lies ahead.
fn days(text: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let text = text.trim();
    // The customer's day may be one further than the one in UTC.
    let latest = today.checked_add_days(Days::new(1))?;
    let (first, last) = all_days(text, today)?;
    if first <= latest {
        return Some((first, last));
    }
    // "On monday" is the next one to the platform. A date of the coming week is rather that than
    // one of last year; the answer says which day it is of.
    let is_day = first == last;
    if is_day && first.signed_duration_since(today).num_days() <= 7 {
        let back = |day: NaiveDate| day.checked_sub_days(Days::new(7));
        return Some((back(first)?, back(last)?));
    }
    let is_yearly = text.len() > 4 && !text.contains('W') || is_season(text);
    match is_yearly {
        true => {
            let years = u32::try_from(first.year() - latest.year()).ok()?;
            let back = |day: NaiveDate, years: u32| day.checked_sub_months(Months::new(12 * years));
            let moved = (back(first, years)?, back(last, years)?);
            if moved.0 <= latest {
                Some(moved)
            } else {
                Some((back(first, years + 1)?, back(last, years + 1)?))
            }
        }
        // "This weekend" or "next week" lies ahead: the one before is the latest that has begun.
        false if text.contains('W') => {
            let weeks = first.signed_duration_since(latest).num_days() / 7 + 1;
            let back = |day: NaiveDate| day.checked_sub_days(Days::new(7 * weeks.unsigned_abs()));
            Some((back(first)?, back(last)?))
        }
        false => None,
    }
}

fn is_season(text: &str) -> bool {
    matches!(text.get(4..), Some("-WI" | "-SP" | "-SU" | "-FA"))
}

/// First and last day as written.
fn written(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    if let Some(decades) = text.strip_suffix("XX").filter(|rest| rest.len() == 2) {
        let year: i32 = decades.parse::<i32>().ok()? * 100;
        return Some((month_of(year, 1)?.0, month_of(year + 99, 12)?.1));
    }
    if let Some(decade) = text.strip_suffix('X').filter(|rest| rest.len() == 3) {
        let year: i32 = decade.parse::<i32>().ok()? * 10;
        return Some((month_of(year, 1)?.0, month_of(year + 9, 12)?.1));
    }
    let (year, rest) = text.split_at_checked(4)?;
    if !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: i32 = year.parse().ok()?;
    match rest.strip_prefix('-') {
        None if rest.is_empty() => Some((month_of(year, 1)?.0, month_of(year, 12)?.1)),
        None => None,
        Some("XX-XX" | "XX") => Some((month_of(year, 1)?.0, month_of(year, 12)?.1)),
        // Northern seasons, by whole months; winter is the one that ends in the year.
        Some("WI") => Some((month_of(year - 1, 12)?.0, month_of(year, 2)?.1)),
        Some("SP") => Some((month_of(year, 3)?.0, month_of(year, 5)?.1)),
        Some("SU") => Some((month_of(year, 6)?.0, month_of(year, 8)?.1)),
        Some("FA") => Some((month_of(year, 9)?.0, month_of(year, 11)?.1)),
        Some(rest) => within_year(year, rest),
    }
}

fn within_year(year: i32, text: &str) -> Option<(NaiveDate, NaiveDate)> {
    if let Some(quarter) = text.strip_prefix('Q') {
        let quarter: u32 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
        return Some((month_of(year, 3 * quarter - 2)?.0, month_of(year, 3 * quarter)?.1));
    }
    if let Some(week) = text.strip_prefix('W') {
        let (week, is_weekend) = match week.strip_suffix("-WE") {
            Some(week) => (week, true),
            None => (week, false),
        };
        let day = |day| NaiveDate::from_isoywd_opt(year, week.parse().ok()?, day);
        let first = if is_weekend { Weekday::Sat } else { Weekday::Mon };
        return Some((day(first)?, day(Weekday::Sun)?));
    }
    let (month, day) = text.split_once('-').unwrap_or((text, "XX"));
    let two = |text: &str| text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    let number = |text: &str| text.parse().ok().filter(|_| two(text));
    let month = number(month)?;
    if day == "XX" {
        return month_of(year, month);
    }
    let day = NaiveDate::from_ymd_opt(year, month, number(day)?)?;
    Some((day, day))
}

fn month_of(year: i32, month: u32) -> Option<(NaiveDate, NaiveDate)> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    let next = first.checked_add_months(Months::new(1))?;
    Some((first, next.pred_opt()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> NaiveDate {
        "2026-11-21".parse().unwrap()
    }

    #[test]
    fn every_form_is_read_and_looks_back() {
        for (text, first, last) in [
            ("2026-11-20", "2026-11-20", "2026-11-20"),
            ("2026-11-21", "2026-11-21", "2026-11-21"),
            // East of us it is tomorrow already.
            ("2026-11-22", "2026-11-22", "2026-11-22"),
            ("2026-11-25", "2026-11-18", "2026-11-18"),
            ("2026-11-28", "2026-11-21", "2026-11-21"),
            ("2026-11-29", "2025-11-29", "2025-11-29"),
            ("2027-11-03", "2026-11-03", "2026-11-03"),
            ("2026-12-24", "2025-12-24", "2025-12-24"),
            ("2026-10", "2026-10-01", "2026-10-31"),
            ("2026-11", "2026-11-01", "2026-11-30"),
            ("2026-11-XX", "2026-11-01", "2026-11-30"),
            ("2027-03", "2026-03-01", "2026-03-31"),
            ("2026-12", "2025-12-01", "2025-12-31"),
            ("2026", "2026-01-01", "2026-12-31"),
            ("2025-XX-XX", "2025-01-01", "2025-12-31"),
            ("2025-XX", "2025-01-01", "2025-12-31"),
            ("2026-W46", "2026-11-09", "2026-11-15"),
            ("2026-W47", "2026-11-16", "2026-11-22"),
            ("2026-W48", "2026-11-16", "2026-11-22"),
            ("2026-W47-WE", "2026-11-21", "2026-11-22"),
            ("2026-W48-WE", "2026-11-21", "2026-11-22"),
            ("2026-W46-WE", "2026-11-14", "2026-11-15"),
            ("2026-Q3", "2026-07-01", "2026-09-30"),
            ("2027-Q1", "2026-01-01", "2026-03-31"),
            ("2026-SU", "2026-06-01", "2026-08-31"),
            ("2027-SP", "2026-03-01", "2026-05-31"),
            ("2027-WI", "2025-12-01", "2026-02-28"),
            ("2024-WI", "2023-12-01", "2024-02-29"),
            ("201X", "2010-01-01", "2019-12-31"),
            ("20XX", "2000-01-01", "2099-12-31"),
            ("PRESENT_REF", "2026-11-21", "2026-11-21"),
        ] {
            let both = (first.parse().unwrap(), last.parse().unwrap());
            assert_eq!(days(text, today()), Some(both), "{text}");
        }
        for text in [
            "",
            "?",
            "tomorrow",
            "2030",
            "2026-13",
            "2026-02-30",
            "2026-W60",
            "2026-Q5",
            "2XXX",
            "26-11-20",
            "2026-1-1",
            "2026-11-20T10",
            "-026-11-20",
            "２０２６",
            "2026-WX",
        ] {
            assert_eq!(days(text, today()), None, "{text}");
        }
    }

    #[test]
    fn spans_end_today() {
        let last = |unit, count| Some(PeriodChoice::Last { unit, count });
        for (text, choice) in [
            ("P2W", last(Unit::Week, 2)),
            ("P30D", last(Unit::Day, 30)),
            ("P1Y", last(Unit::Year, 1)),
            ("P3M", last(Unit::Month, 3)),
            ("P1M15D", last(Unit::Day, 45)),
            ("P1DT12H", last(Unit::Day, 1)),
            ("PT5H", Some(PeriodChoice::Whole { unit: Unit::Day, back: 0 })),
            ("P2YT3H10", last(Unit::Year, 2)),
            ("P0D", None),
            ("P", None),
            ("P5", None),
            ("PD", None),
            ("P99999999999D", None),
            ("P4000000Y1D", None),
            ("2W", None),
            ("", None),
            ("?", None),
        ] {
            assert_eq!(span(text, Bias::Past), choice, "{text}");
        }
    }

    #[test]
    fn what_is_to_come_stays_ahead() {
        let ahead = |text| period(text, today(), Bias::Future);
        let days = |first: &str, last: &str| {
            Some(PeriodChoice::Between(first.parse().unwrap(), last.parse().unwrap()))
        };
        assert_eq!(ahead("2026-W48"), days("2026-11-23", "2026-11-29"));
        assert_eq!(ahead("2027-03"), days("2027-03-01", "2027-03-31"));
        assert_eq!(ahead("2026-11-27"), days("2026-11-27", "2026-11-27"));
        let week = PeriodChoice::Next { unit: Unit::Week, count: 1 };
        assert_eq!(span("P1W", Bias::Future), Some(week));
        assert_eq!(ahead("soon"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_not(
            text in prop_oneof![any::<String>(), "[0-9XWQPTDMY-]{0,12}", "20[0-9]{2}-[0-9W]{2,5}"],
        ) {
            let first = days(&text, today()).map(|(first, _)| first);
            prop_assert!(first.is_none_or(|first| first <= today() + Days::new(1)), "{:?}", first);
            span(&text, Bias::Future);
            period(&text, NaiveDate::MIN, Bias::Future);
            since(&text, NaiveDate::MAX);
        }
    }
}
