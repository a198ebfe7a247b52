//! Days as they are written: `last-month`, `2026-10`, `2026-10-01..2026-10-15`.

use chrono::{Datelike, Months, NaiveDate, Weekday};

use crate::bank::period_choice::{PeriodChoice, Unit};

/// What can be written.
pub(super) const POSSIBLE: &str = "today, yesterday, this-week, last-month, 2-quarters-ago, \
    last-30-days, past-2-weeks, next-7-days, march, since-2026-10-01, 2026, 2026-Q3, 2026-10, \
    2026-W40, 2026-10-01 or 2026-10-01..2026-10-15";

/// Words to guess among.
pub(super) const WORDS: [&str; 22] = [
    "today",
    "yesterday",
    "this-week",
    "this-month",
    "this-quarter",
    "this-year",
    "last-week",
    "last-month",
    "last-quarter",
    "last-year",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const UNITS: [(&str, Unit); 5] = [
    ("day", Unit::Day),
    ("week", Unit::Week),
    ("month", Unit::Month),
    ("quarter", Unit::Quarter),
    ("year", Unit::Year),
];

fn name(unit: Unit) -> &'static str {
    UNITS.iter().find(|(_, own)| *own == unit).map_or("day", |(name, _)| name)
}

/// The unit called `text`, one of it or several.
fn unit(text: &str) -> Option<Unit> {
    let single = text.strip_suffix('s').unwrap_or(text);
    UNITS.iter().find(|(name, _)| *name == single).map(|(_, unit)| *unit)
}

/// Reads `text`.
pub(super) fn read(text: &str) -> Option<PeriodChoice> {
    let text = text.to_ascii_lowercase();
    let whole = |unit, back| Some(PeriodChoice::Whole { unit, back });
    match text.as_str() {
        "today" => return whole(Unit::Day, 0),
        "yesterday" => return whole(Unit::Day, 1),
        _ => {}
    }
    if let Some(month) = month_named(&text) {
        return Some(PeriodChoice::MonthNamed(month));
    }
    if let Some(day) = text.strip_prefix("since-") {
        return day.parse().ok().map(PeriodChoice::Since);
    }
    let words: Vec<&str> = text.split('-').collect();
    match words.as_slice() {
        ["this", word] => return unit(word).and_then(|unit| whole(unit, 0)),
        ["last", word] => return unit(word).and_then(|unit| whole(unit, 1)),
        ["past", word] => return Some(PeriodChoice::Last { unit: unit(word)?, count: 1 }),
        [lead @ ("last" | "past" | "next"), count, word] => {
            let count = count.parse().ok().filter(|count| *count > 0)?;
            let unit = unit(word)?;
            return Some(match *lead {
                "next" => PeriodChoice::Next { unit, count },
                _ => PeriodChoice::Last { unit, count },
            });
        }
        [back, word, "ago"] => return whole(unit(word)?, back.parse().ok()?),
        _ => {}
    }
    dates(&text)
}

/// Days by their numbers.
fn dates(text: &str) -> Option<PeriodChoice> {
    if let Some((from, last)) = text.split_once("..") {
        return Some(PeriodChoice::Between(from.parse().ok()?, last.parse().ok()?));
    }
    if let Ok(day) = text.parse::<NaiveDate>() {
        return Some(PeriodChoice::Between(day, day));
    }
    let (year, part) = text.split_once('-').unwrap_or((text, ""));
    let year = year.parse().ok().filter(|year| (1..=9_999).contains(year))?;
    let months = |first: u32, count: u32| {
        let from = NaiveDate::from_ymd_opt(year, first, 1)?;
        Some(PeriodChoice::Between(from, from.checked_add_months(Months::new(count))?.pred_opt()?))
    };
    if part.is_empty() {
        return if text.contains('-') { None } else { months(1, 12) };
    }
    if let Some(quarter) = part.strip_prefix('q') {
        let quarter: u32 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
        return months(quarter * 3 - 2, 3);
    }
    if let Some(week) = part.strip_prefix('w') {
        let first = NaiveDate::from_isoywd_opt(year, week.parse().ok()?, Weekday::Mon)?;
        let last = NaiveDate::from_isoywd_opt(year, first.iso_week().week(), Weekday::Sun)?;
        return Some(PeriodChoice::Between(first, last));
    }
    months(part.parse().ok()?, 1)
}

fn month_named(text: &str) -> Option<u32> {
    let is_it = |name: &str| name == text || text.len() == 3 && name.starts_with(text);
    let place = WORDS[10..].iter().position(|name| is_it(name))?;
    u32::try_from(place + 1).ok()
}

/// Writes `choice`.
pub(super) fn written(choice: &PeriodChoice) -> String {
    match *choice {
        PeriodChoice::Whole { unit: Unit::Day, back: 0 } => "today".to_owned(),
        PeriodChoice::Whole { unit: Unit::Day, back: 1 } => "yesterday".to_owned(),
        PeriodChoice::Whole { unit, back: 0 } => format!("this-{}", name(unit)),
        PeriodChoice::Whole { unit, back: 1 } => format!("last-{}", name(unit)),
        PeriodChoice::Whole { unit, back } => format!("{back}-{}s-ago", name(unit)),
        PeriodChoice::Last { unit, count } => format!("last-{count}-{}s", name(unit)),
        PeriodChoice::Next { unit, count } => format!("next-{count}-{}s", name(unit)),
        PeriodChoice::MonthNamed(month) => {
            let place = usize::try_from(month.clamp(1, 12)).unwrap_or(1);
            WORDS.get(place + 9).copied().unwrap_or("january").to_owned()
        }
        PeriodChoice::Since(day) => format!("since-{day}"),
        PeriodChoice::Between(from, last) if from == last => from.to_string(),
        PeriodChoice::Between(from, last) => format!("{from}..{last}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let between = |from: &str, last: &str| {
            Some(PeriodChoice::Between(from.parse().unwrap(), last.parse().unwrap()))
        };
        let whole = |unit, back| Some(PeriodChoice::Whole { unit, back });
        for (text, expected) in [
            ("today", whole(Unit::Day, 0)),
            ("Yesterday", whole(Unit::Day, 1)),
            ("this-month", whole(Unit::Month, 0)),
            ("last-quarter", whole(Unit::Quarter, 1)),
            ("3-weeks-ago", whole(Unit::Week, 3)),
            ("last-30-days", Some(PeriodChoice::Last { unit: Unit::Day, count: 30 })),
            ("past-2-weeks", Some(PeriodChoice::Last { unit: Unit::Week, count: 2 })),
            ("past-month", Some(PeriodChoice::Last { unit: Unit::Month, count: 1 })),
            ("next-7-days", Some(PeriodChoice::Next { unit: Unit::Day, count: 7 })),
            ("march", Some(PeriodChoice::MonthNamed(3))),
            ("Mar", Some(PeriodChoice::MonthNamed(3))),
            ("may", Some(PeriodChoice::MonthNamed(5))),
            ("2025", between("2025-01-01", "2025-12-31")),
            ("2024-02", between("2024-02-01", "2024-02-29")),
            ("2026-Q3", between("2026-07-01", "2026-09-30")),
            ("2026-W40", between("2026-09-28", "2026-10-04")),
            ("2026-10-01", between("2026-10-01", "2026-10-01")),
            ("2026-10-01..2026-10-15", between("2026-10-01", "2026-10-15")),
            ("2026-13", None),
            ("2026-W54", None),
            ("2026-Q5", None),
            ("2026-", None),
            ("last-0-days", None),
            ("soon", None),
            ("m", None),
        ] {
            assert_eq!(read(text), expected, "{text}");
        }
    }
}
