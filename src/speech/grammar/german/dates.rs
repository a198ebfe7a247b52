//! Days and spans of days.

use chrono::{Datelike, NaiveDate};

use super::numbers::{ordinal, year};
use crate::speech::grammar::days::{CalendarNames, Date, Ends, Told};
use crate::speech::grammar::forms::{Case, Gender, Link};

/// How many days away a day has a name of its own: "vorgestern", "übermorgen".
const NAMED_DAYS: i64 = 2;

/// The day with what links it to its sentence: "am Dienstag", "seit dem dritten März".
pub(in crate::speech::grammar) fn day(told: Told, link: Link) -> String {
    let (article, name) = match told {
        Told::Today => (Article::None, "heute".to_owned()),
        Told::Yesterday => (Article::None, "gestern".to_owned()),
        Told::Tomorrow => (Article::None, "morgen".to_owned()),
        Told::Past(_, NAMED_DAYS) => (Article::None, "vorgestern".to_owned()),
        Told::Coming(_, NAMED_DAYS) => (Article::None, "übermorgen".to_owned()),
        Told::Past(day, _) | Told::Coming(day, _) => {
            (Article::OnlyOn, NAMES.weekday(day).to_owned())
        }
        Told::Date(it) => (Article::Always, date(it)),
    };
    let on = match article {
        Article::None => name.clone(),
        Article::OnlyOn | Article::Always => format!("am {name}"),
    };
    let with = |bare: &str, before: &str| match article {
        Article::Always => format!("{before} {name}"),
        Article::None | Article::OnlyOn => format!("{bare} {name}"),
    };
    match link {
        Link::On | Link::Ahead => on,
        Link::Around if matches!(told, Told::Coming(..) | Told::Date(_)) => format!("etwa {on}"),
        Link::Around => on,
        Link::Since | Link::SinceDate => with("seit", "seit dem"),
        Link::Until => with("bis", "bis zum"),
        Link::From => with("von", "vom"),
        Link::EndOf => match article {
            Article::None => format!("{name} Abend"),
            Article::OnlyOn => format!("am {name}abend"),
            Article::Always => format!("am Abend des {name}"),
        },
    }
}

/// Whether an article stands before the day.
#[derive(Clone, Copy)]
enum Article {
    /// Never: "heute".
    None,
    /// Only as a part of "am": "am Dienstag", "seit Dienstag".
    OnlyOn,
    /// Always: "am dritten März", "seit dem dritten März".
    Always,
}

/// "Vom dritten bis zum zehnten März".
pub(in crate::speech::grammar) fn range(ends: Ends) -> String {
    let last = date(ends.last);
    if ends.same_month {
        format!("vom {} bis zum {last}", day_number(ends.first.day))
    } else {
        format!("vom {} bis zum {last}", date(ends.first))
    }
}

/// The date as it stands after "dem": "dritten März".
fn date(Date { day, with_year }: Date) -> String {
    let date = format!("{} {}", day_number(day), month(day));
    if with_year { format!("{date} {}", year(day.year())) } else { date }
}

fn day_number(day: NaiveDate) -> String {
    ordinal(day.day().into(), Gender::Masculine, Case::Dative)
}

/// The day as it is shown: "20. November", with the year when it is another one.
pub(in crate::speech::grammar) fn written_day(Date { day, with_year }: Date) -> String {
    let date = format!("{}. {}", day.day(), month(day));
    if with_year { format!("{date} {}", day.year()) } else { date }
}

/// The name of the month.
pub(in crate::speech::grammar) fn month(day: NaiveDate) -> &'static str {
    NAMES.month(day)
}

const NAMES: CalendarNames = CalendarNames {
    weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::grammar::Grammar;

    fn parsed(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_told_from_where_the_listener_stands() {
        let today = parsed("2026-03-05"); // a Thursday
        let german = Grammar::of("de-DE".parse().unwrap());
        for (told, link, words) in [
            ("2026-03-05", Link::On, "heute"),
            ("2026-03-04", Link::On, "gestern"),
            ("2026-03-03", Link::On, "vorgestern"),
            ("2026-03-02", Link::On, "am Montag"),
            ("2026-02-26", Link::On, "am sechsundzwanzigsten Februar"),
            ("2026-01-01", Link::On, "am ersten Januar"),
            ("2026-04-07", Link::On, "am siebten April"),
            ("2025-12-31", Link::On, "am einunddreißigsten Dezember zweitausendfünfundzwanzig"),
            ("2026-03-06", Link::Ahead, "morgen"),
            ("2026-03-07", Link::Ahead, "übermorgen"),
            ("2026-03-11", Link::Ahead, "am Mittwoch"),
            ("2026-03-11", Link::Around, "etwa am Mittwoch"),
            ("2026-03-06", Link::Around, "morgen"),
            ("2026-03-04", Link::Since, "seit gestern"),
            ("2026-03-02", Link::Since, "seit Montag"),
            ("2026-02-14", Link::Since, "seit dem vierzehnten Februar"),
            ("2026-03-02", Link::Until, "bis Montag"),
            ("2026-02-14", Link::Until, "bis zum vierzehnten Februar"),
            ("2026-03-04", Link::EndOf, "gestern Abend"),
            ("2026-03-02", Link::EndOf, "am Montagabend"),
            ("2026-02-14", Link::EndOf, "am Abend des vierzehnten Februar"),
            ("2026-03-04", Link::SinceDate, "seit dem vierten März"),
            ("2026-03-02", Link::From, "vom zweiten März"),
        ] {
            assert_eq!(german.day(parsed(told), today, link), words);
        }
        assert_eq!(german.written_day(parsed("2025-12-31"), today), "31. Dezember 2025");
    }

    #[test]
    fn ranges_say_once_what_both_ends_share() {
        let today = parsed("2026-03-05");
        let german = Grammar::of("de-DE".parse().unwrap());
        for (first, last, words) in [
            ("2026-03-03", "2026-03-10", "vom dritten bis zum zehnten März"),
            ("2026-02-28", "2026-03-03", "vom achtundzwanzigsten Februar bis zum dritten März"),
            (
                "2025-12-28",
                "2026-01-03",
                "vom achtundzwanzigsten Dezember zweitausendfünfundzwanzig bis zum dritten Januar",
            ),
        ] {
            assert_eq!(german.range(parsed(first), parsed(last), today), words);
        }
    }
}
