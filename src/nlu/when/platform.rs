//! Days as platforms write them into a slot.

use chrono::{NaiveDate, Weekday};

use super::said::{Length, Part, Pick, Season, TimeUnit, When, Year};

/// The longest value that is looked at; the longest form there is, a date with its time and
/// offset to the nanosecond, has 35 bytes.
const VALUE_BYTES_MAX: usize = 40;

/// What a platform's date or duration slot says.
///
/// Understood are the forms of `AMAZON.DATE` ("2026-11-25", "2026-11", "2026-11-XX", "2026",
/// "2026-XX-XX", "201X", "20XX", "2XXX", "2026-W41", "2026-W41-WE", "2026-WI" and the other
/// seasons, "2026-Q3", "2026-H1", "PRESENT_REF"), of `AMAZON.DURATION` ("P2W", "P1Y2M3D",
/// "PT5H10M", "P2YT3H10"; time of the past, in whole days), forms without a year
/// ("XXXX-11-03", "XXXX-WXX-5"), and dates with a time of day. Anything else is none: ask again.
///
/// Platforms look ahead by habit; the result knows what they filled in, and [`When::span`]
/// rolls it back when it leans to the past.
pub fn platform_days(value: &str) -> Option<When> {
    let value = value.trim();
    if value.is_empty() || value.len() > VALUE_BYTES_MAX || !value.is_ascii() {
        return None;
    }
    let value = value.to_ascii_uppercase();
    if value == "PRESENT_REF" {
        return Some(When::TODAY);
    }
    if let Some(duration) = value.strip_prefix('P') {
        return duration_of(duration).map(|length| When::Rolling { length, ahead: false });
    }
    // A date with a time of day: the platform has counted the day already.
    let value = match value.split_once('T') {
        Some((day, time)) if time.starts_with(|char: char| char.is_ascii_digit()) => day,
        _ => &value,
    };
    let mut parts = value.split('-');
    let (first, second, third) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (second, third) {
        (None, None) => years_of(first),
        (Some(second), None) => of_year(first, second),
        (Some(second), Some(third)) => of_month(first, second, third),
        (None, Some(_)) => None,
    }
}

/// "2016", "201X", "20XX", "2XXX".
fn years_of(text: &str) -> Option<When> {
    if text.len() != 4 {
        return None;
    }
    let digits = text.trim_end_matches('X');
    let unknown = u32::try_from(text.len() - digits.len()).ok().filter(|count| *count < 4)?;
    let width = 10_i32.pow(unknown);
    let first = number(digits, digits.len())?.checked_mul(width)?;
    if unknown == 0 {
        return Some(When::Part(Part::Whole, Year::Filled(first)));
    }
    Some(When::Years(first, first + width - 1))
}

/// A year and something in it: "2026-11", "2026-W41", "2026-WI", "2026-Q3", "2026-XX".
fn of_year(year: &str, text: &str) -> Option<When> {
    let year = year_of(year)?;
    let part = match text {
        "SP" => Part::Season(Season::Spring),
        "SU" => Part::Season(Season::Summer),
        "FA" | "AU" => Part::Season(Season::Autumn),
        "WI" => Part::Season(Season::Winter),
        "XX" => return Some(When::Part(Part::Whole, year)),
        _ => numbered(text)?,
    };
    Some(When::Part(part, year))
}

fn numbered(text: &str) -> Option<Part> {
    let of = |from: usize, most: u32| {
        let value = u32::try_from(number(&text[from..], text.len() - from)?).ok()?;
        (1..=most).contains(&value).then_some(value)
    };
    match text.as_bytes() {
        [b'Q', _] => of(1, 4).map(Part::Quarter),
        [b'H', _] => of(1, 2).map(Part::Half),
        [b'W', _, _] => of(1, 53).map(Part::Week),
        [_, _] => of(0, 12).map(Part::Month),
        _ => None,
    }
}

/// "2026-11-25", "2026-11-XX", "2026-XX-XX", "2026-W41-WE", "2026-W41-3", "XXXX-11-03".
fn of_month(year: &str, month: &str, day: &str) -> Option<When> {
    let filled = year_of(year)?;
    if let Some(week) = month.strip_prefix('W') {
        return of_week(filled, week, day);
    }
    match (month, day) {
        ("XX", "XX") => return Some(When::Part(Part::Whole, filled)),
        ("XX", _) => return Some(When::DayOfMonth(two_digits(day, 31)?)),
        (_, "XX") => return of_year(year, month),
        _ => {}
    }
    let (month, day) = (two_digits(month, 12)?, two_digits(day, 31)?);
    match filled {
        Year::Filled(year) => NaiveDate::from_ymd_opt(year, month, day).map(When::Filled),
        _ => Some(When::Part(Part::Date { month, day }, filled)),
    }
}

fn of_week(year: Year, week: &str, day: &str) -> Option<When> {
    if week == "XX" {
        return match day {
            "WE" => Some(When::Unit { unit: TimeUnit::Weekend, away: 0 }),
            _ => Some(When::Weekday(weekday_of(day)?, Pick::Any)),
        };
    }
    let week = two_digits(week, 53)?;
    match (day, year) {
        ("WE", _) => Some(When::Part(Part::Weekend(week), year)),
        ("XX", _) => Some(When::Part(Part::Week(week), year)),
        (_, Year::Filled(year)) => {
            NaiveDate::from_isoywd_opt(year, week, weekday_of(day)?).map(When::Filled)
        }
        _ => None,
    }
}

fn weekday_of(text: &str) -> Option<Weekday> {
    let index = number(text, 1)?.checked_sub(1)?;
    Weekday::try_from(u8::try_from(index).ok()?).ok()
}

/// "2026" is that year, "XXXX" none in particular.
fn year_of(text: &str) -> Option<Year> {
    if text == "XXXX" { Some(Year::Latest) } else { number(text, 4).map(Year::Filled) }
}

fn two_digits(text: &str, most: u32) -> Option<u32> {
    let value = u32::try_from(number(text, 2)?).ok()?;
    (1..=most).contains(&value).then_some(value)
}

/// A number of exactly `width` digits.
fn number(text: &str, width: usize) -> Option<i32> {
    let fits = width > 0 && text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

/// The length after "P"; hours and less are rounded up to whole days, and left out beside days.
fn duration_of(text: &str) -> Option<Length> {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let mut length = Length::default();
    for (count, unit) in counted(date)? {
        length = length.plus(match unit {
            'Y' => Length::of(count, TimeUnit::Year),
            'M' => Length::of(count, TimeUnit::Month),
            'W' => Length::of(count, TimeUnit::Week),
            'D' => Length::of(count, TimeUnit::Day),
            _ => return None,
        });
    }
    let mut seconds: u64 = 0;
    for (count, unit) in counted(time)? {
        let each = match unit {
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        seconds = seconds.saturating_add(u64::from(count) * each);
    }
    if length.is_zero() {
        let days = u32::try_from(seconds.div_ceil(86_400)).unwrap_or(u32::MAX);
        length = Length::of(days, TimeUnit::Day);
    }
    (!length.is_zero()).then_some(length)
}

/// Counts and their letters; a last count without a letter is left out, as "P2YT3H10" is sent.
fn counted(text: &str) -> Option<Vec<(u32, char)>> {
    let mut pairs = Vec::new();
    let mut digits = String::new();
    for char in text.chars() {
        if char.is_ascii_digit() {
            digits.push(char);
        } else {
            pairs.push((std::mem::take(&mut digits).parse().ok()?, char));
        }
    }
    Some(pairs)
}
