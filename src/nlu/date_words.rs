//! Dates and spans of time as people say them.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::ordinal::ordinal;
use super::whole_number::whole_number;

/// Names of the months, in order.
const MONTHS: [&str; 12] = [
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

/// Names of the days, from Monday.
const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The years that are said by their number.
const YEARS: std::ops::RangeInclusive<u32> = 1990..=2099;

/// A date or a unit of the calendar as it was said, before anybody knows what day it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidDate {
    /// The day so many days from today: -1 is yesterday.
    Day(i32),
    /// The week so many from this one.
    Week(i32),
    /// The weekend so many from this one.
    Weekend(i32),
    /// The month so many from this one.
    Month(i32),
    /// The quarter so many from this one.
    Quarter(i32),
    /// The year so many from this one.
    Year(i32),
    /// A day of the week, 1 for Monday to 7.
    Weekday(u32),
    /// A month by name, 1 for January to 12, so many years from the one that is meant without a
    /// word: "march last year" is -1.
    MonthNamed(u32, i32),
    /// A month of a year.
    MonthOf(u32, u32),
    /// A day of a month: month and day.
    DayOf(u32, u32),
    /// A year by its number.
    YearNumbered(u32),
}

/// Text that no [`SaidDate`] writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("this is no date as it was said: write for instance month:-1")]
pub struct NotADate;

impl fmt::Display for SaidDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(back) => write!(f, "day:{back}"),
            Self::Week(back) => write!(f, "week:{back}"),
            Self::Weekend(back) => write!(f, "weekend:{back}"),
            Self::Month(back) => write!(f, "month:{back}"),
            Self::Quarter(back) => write!(f, "quarter:{back}"),
            Self::Year(back) => write!(f, "year:{back}"),
            Self::Weekday(day) => write!(f, "weekday:{day}"),
            Self::MonthNamed(month, years) => write!(f, "named:{month}:{years}"),
            Self::MonthOf(month, year) => write!(f, "month-of:{month}:{year}"),
            Self::DayOf(month, day) => write!(f, "day-of:{month}:{day}"),
            Self::YearNumbered(year) => write!(f, "numbered:{year}"),
        }
    }
}

impl FromStr for SaidDate {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let (what, rest) = text.split_once(':').ok_or(NotADate)?;
        let (first, second) = rest.split_once(':').unwrap_or((rest, "0"));
        let back = || first.parse().map_err(|_| NotADate);
        let one = || first.parse().map_err(|_| NotADate);
        let two = || second.parse().map_err(|_| NotADate);
        Ok(match what {
            "day" => Self::Day(back()?),
            "week" => Self::Week(back()?),
            "weekend" => Self::Weekend(back()?),
            "month" => Self::Month(back()?),
            "quarter" => Self::Quarter(back()?),
            "year" => Self::Year(back()?),
            "weekday" => Self::Weekday(one()?),
            "named" => Self::MonthNamed(one()?, second.parse().map_err(|_| NotADate)?),
            "month-of" => Self::MonthOf(one()?, two()?),
            "day-of" => Self::DayOf(one()?, two()?),
            "numbered" => Self::YearNumbered(one()?),
            _ => return Err(NotADate),
        })
    }
}

/// Every reading of a date at the start of `words`: how many words it takes, and the date; the
/// longest first.
pub(super) fn date(words: &[&str]) -> Vec<(usize, SaidDate)> {
    let mut readings: Vec<(usize, SaidDate)> =
        [relative(words), before_last(words), named_month(words), day_of_month(words), year(words)]
            .into_iter()
            .flatten()
            .collect();
    readings.extend(named_month_alone(words));
    readings.sort_by_key(|(taken, _)| std::cmp::Reverse(*taken));
    readings.dedup_by_key(|(taken, _)| *taken);
    readings
}

/// "Today", "last month", "this weekend", "last monday".
fn relative(words: &[&str]) -> Option<(usize, SaidDate)> {
    let first = *words.first()?;
    match first {
        "today" => return Some((1, SaidDate::Day(0))),
        "yesterday" => return Some((1, SaidDate::Day(-1))),
        "tomorrow" => return Some((1, SaidDate::Day(1))),
        _ => {}
    }
    if let Some(day) = place_of(&WEEKDAYS, first) {
        return Some((1, SaidDate::Weekday(day)));
    }
    let (first, lead) = if first == "the" { (*words.get(1)?, 1) } else { (first, 0) };
    let steps = match first {
        "this" | "current" => 0,
        "last" | "previous" | "past" => -1,
        "next" | "coming" => 1,
        _ => return None,
    };
    let unit = *words.get(lead + 1)?;
    let taken = lead + 2;
    if let (Some(day), true) = (place_of(&WEEKDAYS, unit), steps <= 0) {
        return Some((taken, SaidDate::Weekday(day)));
    }
    if let (Some(month), true) = (place_of(&MONTHS, unit), steps <= 0) {
        return Some((taken, SaidDate::MonthNamed(month, 0)));
    }
    Some((taken, of_unit(unit, steps)?))
}

/// "The month before last".
fn before_last(words: &[&str]) -> Option<(usize, SaidDate)> {
    match words {
        ["the", unit, "before", "last", ..] => Some((4, of_unit(unit, -2)?)),
        ["the", "day", "before", "yesterday", ..] => Some((4, SaidDate::Day(-2))),
        _ => None,
    }
}

fn of_unit(unit: &str, steps: i32) -> Option<SaidDate> {
    Some(match unit {
        "week" => SaidDate::Week(steps),
        "weekend" => SaidDate::Weekend(steps),
        "month" => SaidDate::Month(steps),
        "quarter" => SaidDate::Quarter(steps),
        "year" => SaidDate::Year(steps),
        _ => return None,
    })
}

/// "March twenty twenty five", "march last year".
fn named_month(words: &[&str]) -> Option<(usize, SaidDate)> {
    let month = place_of(&MONTHS, words.first()?)?;
    let gap = usize::from(words.get(1) == Some(&"of"));
    let rest = words.get(1 + gap..)?;
    match rest {
        ["this", "year", ..] => Some((3 + gap, SaidDate::MonthNamed(month, 0))),
        ["last", "year", ..] => Some((3 + gap, SaidDate::MonthNamed(month, -1))),
        _ => {
            let (taken, year) = numbered_year(rest)?;
            Some((1 + gap + taken, SaidDate::MonthOf(month, year)))
        }
    }
}

fn named_month_alone(words: &[&str]) -> Option<(usize, SaidDate)> {
    let month = place_of(&MONTHS, words.first()?)?;
    Some((1, SaidDate::MonthNamed(month, 0)))
}

/// "March third", "the third of march".
fn day_of_month(words: &[&str]) -> Option<(usize, SaidDate)> {
    let said = |month, day: u16| {
        let day = u32::from(day);
        (day <= 31).then_some(SaidDate::DayOf(month, day))
    };
    if let Some(month) = place_of(&MONTHS, words.first()?) {
        let gap = usize::from(words.get(1) == Some(&"the"));
        let (taken, day) = ordinal(words.get(1 + gap..)?)?;
        return Some((1 + gap + taken, said(month, day)?));
    }
    let lead = usize::from(words.first() == Some(&"the"));
    let (taken, day) = ordinal(words.get(lead..)?)?;
    let at = lead + taken;
    let month = place_of(&MONTHS, words.get(at + 1)?)?;
    (words.get(at) == Some(&"of")).then_some(())?;
    Some((at + 2, said(month, day)?))
}

/// "Twenty twenty five".
fn year(words: &[&str]) -> Option<(usize, SaidDate)> {
    let (taken, year) = numbered_year(words)?;
    Some((taken, SaidDate::YearNumbered(year)))
}

fn numbered_year(words: &[&str]) -> Option<(usize, u32)> {
    let whole = whole_number(words).into_iter().find(|(_, value)| YEARS.contains(value));
    let pairs = || {
        let (taken, century) = *whole_number(words).last()?;
        let (more, rest) = *whole_number(words.get(taken..)?).first()?;
        let year = century * 100 + rest;
        ((19..=20).contains(&century) && (10..100).contains(&rest) && YEARS.contains(&year))
            .then_some((taken + more, year))
    };
    whole.or_else(pairs)
}

/// A span of time at the start of `words`, as ISO 8601 has it ("two weeks" is `P2W`): how many
/// words it takes, and the span.
pub(super) fn duration(words: &[&str]) -> Vec<(usize, String)> {
    let few = match words {
        ["couple", "of", ..] => vec![(2, 2)],
        ["couple", ..] => vec![(1, 2)],
        ["few", ..] => vec![(1, 3)],
        _ => whole_number(words),
    };
    let span = |(taken, count): (usize, u32)| {
        let unit = match *words.get(taken)? {
            "day" | "days" => 'D',
            "week" | "weeks" => 'W',
            "month" | "months" => 'M',
            "year" | "years" => 'Y',
            _ => return None,
        };
        (count > 0).then(|| (taken + 1, format!("P{count}{unit}")))
    };
    few.into_iter().filter_map(span).collect()
}

/// The place of `word` among `names`, from 1.
fn place_of(names: &[&str], word: &str) -> Option<u32> {
    (1..).zip(names).find_map(|(place, name)| (*name == word).then_some(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_dates_as_they_are_said() {
        for (text, said) in [
            ("today", "day:0"),
            ("yesterday", "day:-1"),
            ("the day before yesterday", "day:-2"),
            ("this week", "week:0"),
            ("last week", "week:-1"),
            ("the week before last", "week:-2"),
            ("last weekend", "weekend:-1"),
            ("this month", "month:0"),
            ("the last month", "month:-1"),
            ("next month", "month:1"),
            ("last quarter", "quarter:-1"),
            ("this year", "year:0"),
            ("march", "named:3:0"),
            ("last march", "named:3:0"),
            ("march last year", "named:3:-1"),
            ("march of last year", "named:3:-1"),
            ("march twenty twenty five", "month-of:3:2025"),
            ("march 2025", "month-of:3:2025"),
            ("march third", "day-of:3:3"),
            ("march the third", "day-of:3:3"),
            ("the third of march", "day-of:3:3"),
            ("november twenty first", "day-of:11:21"),
            ("monday", "weekday:1"),
            ("last sunday", "weekday:7"),
            ("two thousand twenty five", "numbered:2025"),
            ("twenty twenty four", "numbered:2024"),
            ("2023", "numbered:2023"),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            let read = date(&words).into_iter().find(|(taken, _)| *taken == words.len());
            let read = read.map(|(_, said)| said.to_string());
            assert_eq!(read.as_deref(), Some(said), "{text}");
            assert_eq!(said.parse::<SaidDate>().map(|it| it.to_string()), Ok(said.to_owned()));
        }
        for text in
            ["last", "the", "month", "march ninety ninth", "next monday", "fifty", "the dog"]
        {
            let words: Vec<&str> = text.split(' ').collect();
            assert!(date(&words).iter().all(|(taken, _)| *taken < words.len()), "{text}");
        }
    }

    #[test]
    fn reads_spans() {
        for (text, said) in [
            ("two weeks", Some("P2W")),
            ("thirty days", Some("P30D")),
            ("couple of months", Some("P2M")),
            ("7 days", Some("P7D")),
            ("one year", Some("P1Y")),
            ("zero days", None),
            ("weeks", None),
            ("two dogs", None),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            let read = duration(&words).into_iter().find(|(taken, _)| *taken == words.len());
            assert_eq!(read.map(|(_, span)| span).as_deref(), said, "{text}");
        }
    }

    #[test]
    fn what_nobody_wrote_is_refused() {
        for text in ["", "month", "month:x", "named:1:x", "day-of:1:-1", "moon:1"] {
            assert_eq!(text.parse::<SaidDate>(), Err(NotADate), "{text}");
        }
    }
}
