//! Days and spans of time.

use chrono::{Datelike, NaiveDate, Weekday};

use super::numbers::{ordinal, year};

/// How many days back a weekday alone tells which day is meant.
const WEEKDAY_DAYS_MAX: i64 = 6;

/// The day as people say it on `today`: "today", "yesterday", "last Tuesday", "on March third";
/// with the year when it is another one. Never numeric.
pub(in crate::speech) fn day(day: NaiveDate, today: NaiveDate) -> String {
    match today.signed_duration_since(day).num_days() {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        2..=WEEKDAY_DAYS_MAX => format!("last {}", weekday(day.weekday())),
        _ => format!("on {}", date(day, today)),
    }
}

/// A day to come as people say it on `today`: "today", "tomorrow", "on Friday", "on March third".
pub(in crate::speech) fn day_ahead(day: NaiveDate, today: NaiveDate) -> String {
    match day.signed_duration_since(today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=WEEKDAY_DAYS_MAX => format!("on {}", weekday(day.weekday())),
        _ => self::day(day, today),
    }
}

/// A day to come that is only expected: "today", "tomorrow", "around Friday".
pub(in crate::speech) fn day_expected(day: NaiveDate, today: NaiveDate) -> String {
    let ahead = day_ahead(day, today);
    match ahead.strip_prefix("on ") {
        Some(date) => format!("around {date}"),
        None => ahead,
    }
}

/// The name of a day that was: "yesterday", "last Tuesday", "March third".
pub(in crate::speech) fn day_bare(day: NaiveDate, today: NaiveDate) -> String {
    let told = self::day(day, today);
    told.strip_prefix("on ").map(str::to_owned).unwrap_or(told)
}

/// The end of a day as a moment: "at the end of yesterday", "at the end of March third".
pub(in crate::speech) fn end_of(day: NaiveDate, today: NaiveDate) -> String {
    format!("at the end of {}", day_bare(day, today))
}

/// The date alone: "March third", with the year when it is another one.
pub(in crate::speech) fn date(day: NaiveDate, today: NaiveDate) -> String {
    let date = format!("{} {}", month(day), ordinal(u64::from(day.day())));
    if day.year() == today.year() { date } else { format!("{date}, {}", year(day.year())) }
}

/// The day as it is shown: "November 20", with the year when it is another one.
pub(in crate::speech) fn written_day(day: NaiveDate, today: NaiveDate) -> String {
    let date = format!("{} {}", month(day), day.day());
    if day.year() == today.year() { date } else { format!("{date}, {}", day.year()) }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}

pub(in crate::speech) fn month(day: NaiveDate) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    MONTHS[day.month0() as usize % MONTHS.len()]
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;
    use crate::speech::phrase::word_count;
    use crate::speech::testing::{Dice, is_speakable};

    fn parsed(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_told_from_where_the_listener_stands() {
        let today = parsed("2026-03-05"); // a Thursday
        for (told, words) in [
            ("2026-03-05", "today"),
            ("2026-03-04", "yesterday"),
            ("2026-03-03", "last Tuesday"),
            ("2026-02-27", "last Friday"),
            ("2026-02-26", "on February twenty-sixth"),
            ("2026-03-06", "on March sixth"),
            ("2025-12-31", "on December thirty-first, twenty twenty-five"),
        ] {
            assert_eq!(day(parsed(told), today), words);
        }
        assert_eq!(written_day(parsed("2026-03-04"), today), "March 4");
        assert_eq!(written_day(parsed("2025-12-31"), today), "December 31, 2025");
    }

    #[test]
    fn days_to_come_are_told_from_where_the_listener_stands() {
        let today = parsed("2026-03-05"); // a Thursday
        for (told, words, expected) in [
            ("2026-03-05", "today", "today"),
            ("2026-03-06", "tomorrow", "tomorrow"),
            ("2026-03-11", "on Wednesday", "around Wednesday"),
            ("2026-03-12", "on March twelfth", "around March twelfth"),
            ("2026-03-04", "yesterday", "yesterday"),
        ] {
            assert_eq!(day_ahead(parsed(told), today), words);
            assert_eq!(day_expected(parsed(told), today), expected);
        }
        assert_eq!(end_of(parsed("2026-03-04"), today), "at the end of yesterday");
        assert_eq!(end_of(parsed("2026-02-14"), today), "at the end of February fourteenth");
    }

    #[test]
    fn yesterday_crosses_the_year() {
        assert_eq!(day(parsed("2025-12-31"), parsed("2026-01-01")), "yesterday");
        assert_eq!(day(parsed("2024-02-29"), parsed("2024-03-01")), "yesterday");
    }

    #[test]
    fn random_days_have_no_digits() {
        let mut dice = Dice::new(4);
        let start = parsed("1971-01-01");
        for _ in 0..100_000 {
            let told = start + Duration::days(i64::try_from(dice.below(60_000)).unwrap());
            let today = told + Duration::days(i64::try_from(dice.below(900)).unwrap() - 200);
            let words = day(told, today);
            assert!(is_speakable(&words), "{words}");
            assert!(word_count(&words) <= 6, "{words}");
        }
    }
}
