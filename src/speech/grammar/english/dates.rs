//! Days and spans of days.

use chrono::{Datelike, NaiveDate};

use super::numbers::{ordinal, year};
use crate::speech::grammar::days::{CalendarNames, Date, Ends, Told};
use crate::speech::grammar::forms::Link;

/// The day with what links it to its sentence: "last Tuesday", "on March third", and as `british`
/// "on the third of March".
pub(in crate::speech::grammar) fn day(told: Told, link: Link, british: bool) -> String {
    let (takes_on, name) = match told {
        Told::Today => (false, "today".to_owned()),
        Told::Yesterday => (false, "yesterday".to_owned()),
        Told::Tomorrow => (false, "tomorrow".to_owned()),
        Told::Past(day, _) => (false, format!("last {}", NAMES.weekday(day))),
        Told::Coming(day, _) => (true, NAMES.weekday(day).to_owned()),
        Told::Date(it) => (true, date(it, british)),
    };
    match link {
        Link::On | Link::Ahead if takes_on => format!("on {name}"),
        Link::Around if takes_on => format!("around {name}"),
        Link::On | Link::Ahead | Link::Around => name,
        Link::Since | Link::SinceDate => format!("since {name}"),
        Link::Until => format!("until {name}"),
        Link::EndOf => format!("at the end of {name}"),
        Link::From => format!("from {name}"),
    }
}

/// "From March third to March tenth", "from the third to the tenth of March".
pub(in crate::speech::grammar) fn range(ends: Ends, british: bool) -> String {
    let last = date(ends.last, british);
    if british && ends.same_month {
        let first = ordinal(ends.first.day.day().into(), british);
        return format!("from the {first} to {last}");
    }
    format!("from {} to {last}", date(ends.first, british))
}

/// The date alone: "March third", with the year when it is another one.
fn date(Date { day, with_year }: Date, british: bool) -> String {
    let (month, number) = (month(day), ordinal(day.day().into(), british));
    let year = year(day.year(), british);
    match (british, with_year) {
        (false, false) => format!("{month} {number}"),
        (false, true) => format!("{month} {number}, {year}"),
        (true, false) => format!("the {number} of {month}"),
        (true, true) => format!("the {number} of {month} {year}"),
    }
}

/// The day as it is shown: "November 20", with the year when it is another one; as `british` "20
/// November".
pub(in crate::speech::grammar) fn written_day(
    Date { day, with_year }: Date,
    british: bool,
) -> String {
    let (month, number, year) = (month(day), day.day(), day.year());
    match (british, with_year) {
        (false, false) => format!("{month} {number}"),
        (false, true) => format!("{month} {number}, {year}"),
        (true, false) => format!("{number} {month}"),
        (true, true) => format!("{number} {month} {year}"),
    }
}

/// The name of the month.
pub(in crate::speech::grammar) fn month(day: NaiveDate) -> &'static str {
    NAMES.month(day)
}

const NAMES: CalendarNames = CalendarNames {
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    months: [
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
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::grammar::Grammar;

    fn parsed(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn of(locale: &str) -> Grammar {
        Grammar::of(locale.parse().unwrap())
    }

    #[test]
    fn days_are_told_from_where_the_listener_stands() {
        let today = parsed("2026-03-05"); // a Thursday
        for (told, link, american, british) in [
            ("2026-03-05", Link::On, "today", "today"),
            ("2026-03-04", Link::On, "yesterday", "yesterday"),
            ("2026-03-03", Link::On, "last Tuesday", "last Tuesday"),
            ("2026-02-27", Link::On, "last Friday", "last Friday"),
            ("2026-02-26", Link::On, "on February twenty-sixth", "on the twenty-sixth of February"),
            ("2026-03-06", Link::On, "on March sixth", "on the sixth of March"),
            (
                "2025-12-31",
                Link::On,
                "on December thirty-first, twenty twenty-five",
                "on the thirty-first of December twenty twenty-five",
            ),
            ("2026-03-05", Link::Ahead, "today", "today"),
            ("2026-03-06", Link::Ahead, "tomorrow", "tomorrow"),
            ("2026-03-11", Link::Ahead, "on Wednesday", "on Wednesday"),
            ("2026-03-12", Link::Ahead, "on March twelfth", "on the twelfth of March"),
            ("2026-03-04", Link::Ahead, "yesterday", "yesterday"),
            ("2026-03-06", Link::Around, "tomorrow", "tomorrow"),
            ("2026-03-11", Link::Around, "around Wednesday", "around Wednesday"),
            ("2026-03-12", Link::Around, "around March twelfth", "around the twelfth of March"),
            ("2026-03-04", Link::EndOf, "at the end of yesterday", "at the end of yesterday"),
            (
                "2026-02-14",
                Link::EndOf,
                "at the end of February fourteenth",
                "at the end of the fourteenth of February",
            ),
            ("2026-03-04", Link::Since, "since yesterday", "since yesterday"),
            ("2026-03-03", Link::Until, "until last Tuesday", "until last Tuesday"),
            ("2026-03-04", Link::SinceDate, "since March fourth", "since the fourth of March"),
            ("2026-03-02", Link::From, "from March second", "from the second of March"),
        ] {
            assert_eq!(of("en-US").day(parsed(told), today, link), american);
            assert_eq!(of("en-GB").day(parsed(told), today, link), british);
        }
        for (told, american, british) in [
            ("2026-03-04", "March 4", "4 March"),
            ("2025-12-31", "December 31, 2025", "31 December 2025"),
        ] {
            assert_eq!(of("en-US").written_day(parsed(told), today), american);
            assert_eq!(of("en-GB").written_day(parsed(told), today), british);
        }
    }

    #[test]
    fn yesterday_crosses_the_year() {
        let said = |day, today| of("en-US").day(parsed(day), parsed(today), Link::On);
        assert_eq!(said("2025-12-31", "2026-01-01"), "yesterday");
        assert_eq!(said("2024-02-29", "2024-03-01"), "yesterday");
    }

    #[test]
    fn ranges_say_once_what_both_ends_share() {
        let today = parsed("2026-03-05");
        for (first, last, american, british) in [
            (
                "2026-03-03",
                "2026-03-10",
                "from March third to March tenth",
                "from the third to the tenth of March",
            ),
            (
                "2026-02-28",
                "2026-03-03",
                "from February twenty-eighth to March third",
                "from the twenty-eighth of February to the third of March",
            ),
            (
                "2025-12-28",
                "2026-01-03",
                "from December twenty-eighth, twenty twenty-five to January third",
                "from the twenty-eighth of December twenty twenty-five to the third of January",
            ),
        ] {
            assert_eq!(of("en-US").range(parsed(first), parsed(last), today), american);
            assert_eq!(of("en-GB").range(parsed(first), parsed(last), today), british);
        }
    }
}
