//! Days as the platform writes them: it knows what day it is, and looks ahead.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::nlu::when::{Part, Pick, Season, TimeUnit, When, Year};

/// The value of `AMAZON.DATE` for what was said on `today`; `None` for what the platform has no
/// form for, a range for instance, and where the calendar ends.
///
/// As on the platform a date without a year is today's or the next one (reference: slot type
/// reference): who asks about the past has to know.
pub(super) fn alexa_date(said: &When, today: NaiveDate) -> Option<String> {
    match said {
        When::Unit { unit, away } => of_unit(*unit, *away, today),
        When::Weekday(day, Pick::Any | Pick::This | Pick::Last) => {
            let next = today.iter_days().take(7).find(|next| next.weekday() == *day);
            next.map(|day| day.to_string())
        }
        When::Day(day) => Some(day.to_string()),
        When::DayOfMonth(day) => {
            let next = today.iter_days().take(62).find(|next| next.day() == *day);
            next.map(|day| day.to_string())
        }
        When::Part(part, year) => of_part(*part, *year, today),
        _ => None,
    }
}

fn of_unit(unit: TimeUnit, away: i32, today: NaiveDate) -> Option<String> {
    let days = |count: i64| match count {
        0.. => today.checked_add_days(Days::new(count.unsigned_abs())),
        _ => today.checked_sub_days(Days::new(count.unsigned_abs())),
    };
    let months = |count: i32| match count {
        0.. => today.checked_add_months(Months::new(count.unsigned_abs())),
        _ => today.checked_sub_months(Months::new(count.unsigned_abs())),
    };
    let week = || {
        let week = days(7 * i64::from(away))?.iso_week();
        Some(format!("{}-W{:02}", week.year(), week.week()))
    };
    match unit {
        TimeUnit::Day => days(away.into()).map(|day| day.to_string()),
        TimeUnit::Week => week(),
        TimeUnit::Weekend => week().map(|week| format!("{week}-WE")),
        TimeUnit::Month => months(away).map(|day| day.format("%Y-%m").to_string()),
        TimeUnit::Quarter => {
            let day = months(away.checked_mul(3)?)?;
            Some(format!("{}-Q{}", day.year(), day.month0() / 3 + 1))
        }
        TimeUnit::Half => None,
        TimeUnit::Year => Some(today.year().checked_add(away)?.to_string()),
    }
}

fn of_part(part: Part, year: Year, today: NaiveDate) -> Option<String> {
    // Where it begins, by month and day, and how it is written after the year.
    let (from, written) = match part {
        Part::Month(month) => ((month, 31), format!("-{month:02}")),
        Part::Date { month, day } => ((month, day), format!("-{month:02}-{day:02}")),
        Part::Quarter(number) => ((number * 3, 31), format!("-Q{number}")),
        Part::Season(Season::Spring) => ((5, 31), "-SP".to_owned()),
        Part::Season(Season::Summer) => ((8, 31), "-SU".to_owned()),
        Part::Season(Season::Autumn) => ((11, 30), "-FA".to_owned()),
        Part::Season(Season::Winter) => ((12, 31), "-WI".to_owned()),
        Part::Whole => ((12, 31), String::new()),
        Part::Half(_) | Part::Week(_) | Part::Weekend(_) | Part::Holiday(_) => return None,
    };
    let is_over = from < (today.month(), today.day());
    let year = match year {
        Year::Latest | Year::Past | Year::Next => today.year() + i32::from(is_over),
        Year::Away(away) => today.year().checked_add(away)?,
        Year::Of(year) | Year::Filled(year) => year,
    };
    if let Part::Date { month, day } = part {
        NaiveDate::from_ymd_opt(year, month, day)?;
    }
    Some(format!("{year:04}{written}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nlu::Customs;
    use crate::nlu::when::read_days;

    #[test]
    fn the_platform_looks_ahead() {
        let today: NaiveDate = "2026-11-21".parse().unwrap();
        let customs = Customs::of("en-US".parse().unwrap()).unwrap();
        for (said, value) in [
            ("yesterday", "2026-11-20"),
            ("last week", "2026-W46"),
            ("this weekend", "2026-W47-WE"),
            ("last month", "2026-10"),
            ("last quarter", "2026-Q3"),
            ("this year", "2026"),
            ("monday", "2026-11-23"),
            ("last monday", "2026-11-23"),
            ("saturday", "2026-11-21"),
            ("march", "2027-03"),
            ("november", "2026-11"),
            ("december", "2026-12"),
            ("march last year", "2025-03"),
            ("march twenty twenty five", "2025-03"),
            ("november third", "2027-11-03"),
            ("december twenty fourth", "2026-12-24"),
            ("the third", "2026-12-03"),
            ("summer", "2027-SU"),
            ("twenty twenty five", "2025"),
        ] {
            let when = read_days(said, &customs).unwrap();
            assert_eq!(alexa_date(&when, today).as_deref(), Some(value), "{said}");
        }
        for said in ["february thirty first", "since friday", "between march and may", "payday"] {
            let when = read_days(said, &customs).unwrap();
            assert_eq!(alexa_date(&when, today), None, "{said}");
        }
    }
}
