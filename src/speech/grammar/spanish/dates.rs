//! Days and spans of days.

use chrono::{Datelike, NaiveDate};

use super::numbers::cardinal;
use crate::speech::grammar::days::{CalendarNames, Date, Ends, Told};
use crate::speech::grammar::forms::{Gender, Link};

/// The day with what links it to its sentence: "el martes pasado", "desde el tres de marzo".
///
/// `first` is what the first of a month is called: "primero" in America, "uno" in Spain.
pub(in crate::speech::grammar) fn day(told: Told, link: Link, first: &str) -> String {
    let name = match told {
        Told::Today => "hoy".to_owned(),
        Told::Yesterday => "ayer".to_owned(),
        Told::Tomorrow => "mañana".to_owned(),
        Told::Past(day, _) => format!("el {} pasado", NAMES.weekday(day)),
        Told::Coming(day, _) => format!("el {}", NAMES.weekday(day)),
        Told::Date(it) => format!("el {}", date(it, first)),
    };
    match link {
        Link::On | Link::Ahead => name,
        Link::Around if matches!(told, Told::Coming(..) | Told::Date(_)) => {
            format!("alrededor {}", of(&name))
        }
        Link::Around => name,
        Link::Since | Link::SinceDate => format!("desde {name}"),
        Link::Until => format!("hasta {name}"),
        Link::EndOf => format!("al cierre {}", of(&name)),
        Link::From => of(&name),
    }
}

/// "Del tres al diez de marzo".
pub(in crate::speech::grammar) fn range(ends: Ends, first: &str) -> String {
    let last = date(ends.last, first);
    if ends.same_month {
        format!("del {} al {last}", day_number(ends.first.day, first))
    } else {
        format!("del {} al {last}", date(ends.first, first))
    }
}

/// "De" before `name`, which is one word with an article.
fn of(name: &str) -> String {
    match name.strip_prefix("el ") {
        Some(rest) => format!("del {rest}"),
        None => format!("de {name}"),
    }
}

fn date(Date { day, with_year }: Date, first: &str) -> String {
    let date = format!("{} de {}", day_number(day, first), month(day));
    if with_year { format!("{date} de {}", year(day.year())) } else { date }
}

fn day_number(day: NaiveDate, first: &str) -> String {
    match day.day() {
        1 => first.to_owned(),
        number => cardinal(number.into(), Gender::Alone),
    }
}

/// The day as it is shown: "20 de noviembre", with the year when it is another one.
pub(in crate::speech::grammar) fn written_day(Date { day, with_year }: Date) -> String {
    let date = format!("{} de {}", day.day(), month(day));
    if with_year { format!("{date} de {}", day.year()) } else { date }
}

/// The year as it is read: "dos mil veintiséis".
pub(in crate::speech::grammar) fn year(number: i32) -> String {
    cardinal(number.unsigned_abs().into(), Gender::Alone)
}

/// The name of the month.
pub(in crate::speech::grammar) fn month(day: NaiveDate) -> &'static str {
    NAMES.month(day)
}

const NAMES: CalendarNames = CalendarNames {
    weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
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
        let spain = Grammar::of("es-ES".parse().unwrap());
        let america = Grammar::of("es-US".parse().unwrap());
        for (told, link, words) in [
            ("2026-03-05", Link::On, "hoy"),
            ("2026-03-04", Link::On, "ayer"),
            ("2026-03-03", Link::On, "el martes pasado"),
            ("2026-02-26", Link::On, "el veintiséis de febrero"),
            ("2026-03-21", Link::On, "el veintiuno de marzo"),
            ("2025-12-31", Link::On, "el treinta y uno de diciembre de dos mil veinticinco"),
            ("2026-03-06", Link::Ahead, "mañana"),
            ("2026-03-11", Link::Ahead, "el miércoles"),
            ("2026-03-11", Link::Around, "alrededor del miércoles"),
            ("2026-03-06", Link::Around, "mañana"),
            ("2026-03-04", Link::Since, "desde ayer"),
            ("2026-03-03", Link::Until, "hasta el martes pasado"),
            ("2026-03-04", Link::EndOf, "al cierre de ayer"),
            ("2026-02-14", Link::EndOf, "al cierre del catorce de febrero"),
            ("2026-03-04", Link::SinceDate, "desde el cuatro de marzo"),
            ("2026-03-02", Link::From, "del dos de marzo"),
        ] {
            assert_eq!(spain.day(parsed(told), today, link), words);
        }
        let first = parsed("2026-01-01");
        assert_eq!(spain.day(first, today, Link::On), "el uno de enero");
        assert_eq!(america.day(first, today, Link::On), "el primero de enero");
        assert_eq!(spain.written_day(parsed("2025-12-31"), today), "31 de diciembre de 2025");
    }

    #[test]
    fn ranges_say_once_what_both_ends_share() {
        let today = parsed("2026-03-05");
        let spain = Grammar::of("es-ES".parse().unwrap());
        for (first, last, words) in [
            ("2026-03-03", "2026-03-10", "del tres al diez de marzo"),
            ("2026-02-28", "2026-03-03", "del veintiocho de febrero al tres de marzo"),
            ("2025-03-03", "2025-03-10", "del tres al diez de marzo de dos mil veinticinco"),
            (
                "2025-12-28",
                "2026-01-03",
                "del veintiocho de diciembre de dos mil veinticinco al tres de enero",
            ),
        ] {
            assert_eq!(spain.range(parsed(first), parsed(last), today), words);
        }
    }
}
