//! Dates as the platform writes them: it knows what day it is, and looks ahead.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::nlu::SaidDate;

/// The value of `AMAZON.DATE` for what was said on `today`; `None` where the calendar ends.
///
/// As on the platform a date without a year is today's or the next one (reference: slot type
/// reference): who asks about the past has to know.
pub(super) fn alexa_date(said: SaidDate, today: NaiveDate) -> Option<String> {
    let days = |count: i64| match count {
        0.. => today.checked_add_days(Days::new(count.unsigned_abs())),
        _ => today.checked_sub_days(Days::new(count.unsigned_abs())),
    };
    let months = |count: i32| match count {
        0.. => today.checked_add_months(Months::new(count.unsigned_abs())),
        _ => today.checked_sub_months(Months::new(count.unsigned_abs())),
    };
    let week = |count: i32| {
        let week = days(7 * i64::from(count))?.iso_week();
        Some(format!("{}-W{:02}", week.year(), week.week()))
    };
    Some(match said {
        SaidDate::Day(count) => days(i64::from(count))?.to_string(),
        SaidDate::Week(count) => week(count)?,
        SaidDate::Weekend(count) => format!("{}-WE", week(count)?),
        SaidDate::Month(count) => months(count)?.format("%Y-%m").to_string(),
        SaidDate::Quarter(count) => {
            let day = months(count.checked_mul(3)?)?;
            format!("{}-Q{}", day.year(), day.month0() / 3 + 1)
        }
        SaidDate::Year(count) => today.year().checked_add(count)?.to_string(),
        SaidDate::Weekday(day) => next_weekday(day, today)?.to_string(),
        SaidDate::MonthNamed(month, years) => {
            let ahead = i32::from(years == 0 && month < today.month());
            format!("{:04}-{month:02}", today.year().checked_add(years)? + ahead)
        }
        SaidDate::MonthOf(month, year) => format!("{year:04}-{month:02}"),
        SaidDate::DayOf(month, day) => {
            let this = NaiveDate::from_ymd_opt(today.year(), month, day);
            let next = || NaiveDate::from_ymd_opt(today.year() + 1, month, day);
            this.filter(|day| *day >= today).or_else(next)?.to_string()
        }
        SaidDate::YearNumbered(year) => year.to_string(),
    })
}

fn next_weekday(day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let wanted = Weekday::try_from(u8::try_from(day.checked_sub(1)?).ok()?).ok()?;
    today.iter_days().take(7).find(|day| day.weekday() == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_platform_looks_ahead() {
        let today: NaiveDate = "2026-11-21".parse().unwrap();
        for (said, value) in [
            ("day:-1", "2026-11-20"),
            ("week:-1", "2026-W46"),
            ("weekend:0", "2026-W47-WE"),
            ("month:-1", "2026-10"),
            ("month:2", "2027-01"),
            ("quarter:-1", "2026-Q3"),
            ("year:0", "2026"),
            ("weekday:1", "2026-11-23"),
            ("weekday:6", "2026-11-21"),
            ("named:3:0", "2027-03"),
            ("named:12:0", "2026-12"),
            ("named:3:-1", "2025-03"),
            ("month-of:3:2025", "2025-03"),
            ("day-of:11:3", "2027-11-03"),
            ("day-of:12:24", "2026-12-24"),
            ("numbered:2025", "2025"),
        ] {
            let date = alexa_date(said.parse().unwrap(), today);
            assert_eq!(date.as_deref(), Some(value), "{said}");
        }
        assert_eq!(alexa_date(SaidDate::DayOf(2, 31), today), None);
    }
}
