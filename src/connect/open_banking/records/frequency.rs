//! How often something is paid, as the standards write it.

use chrono::{Datelike, Days, NaiveDate};

use crate::bank::Frequency;

/// The frequency that `code` writes, for a payment that falls due on `on`; `None` where the code
/// says nothing, is not known, or means days that no [`Frequency`] describes: working days, the
/// second Monday of a month, quarter days.
///
/// Three spellings: version 3's codes for direct debits (`UK.OBIE.Monthly`), its patterns for
/// standing orders (`IntrvlMnthDay:01:15`), and ISO 20022's codes (`MNTH`), beside which `point`
/// may be the day of the month.
pub(super) fn frequency(
    code: &str,
    point: Option<&str>,
    on: Option<NaiveDate>,
) -> Option<Frequency> {
    let stated = point.and_then(|text| text.parse().ok()).filter(|day| (1..=31).contains(day));
    let day = stated.or_else(|| on.and_then(|on| u8::try_from(on.day()).ok()));
    let months = |every| day.map(|day| Frequency::Months { every, day });
    match code.strip_prefix("UK.OBIE.").unwrap_or(code) {
        "Daily" | "EvryDay" | "DAIL" => Some(Frequency::Days(1)),
        "Weekly" | "WEEK" => Some(Frequency::Days(7)),
        "Fortnightly" | "FRTN" => Some(Frequency::Days(14)),
        "Monthly" | "MNTH" => months(1),
        "Quarterly" | "QURT" => months(3),
        "HalfYearly" | "MIAN" => months(6),
        "Annual" | "YEAR" => months(12),
        pattern => interval(pattern),
    }
}

/// The patterns with numbers in them.
fn interval(pattern: &str) -> Option<Frequency> {
    let (form, numbers) = pattern.split_once(':')?;
    match form {
        "IntrvlDay" => number(numbers, 2..=31).map(|days| Frequency::Days(u16::from(days))),
        "IntrvlWkDay" => {
            let (weeks, weekday) = numbers.split_once(':')?;
            number(weekday, 1..=7)?;
            number(weeks, 1..=9).map(|weeks| Frequency::Days(7 * u16::from(weeks)))
        }
        "IntrvlMnthDay" => {
            let (months, day) = numbers.split_once(':')?;
            let every = number(months, 1..=24).filter(|it| matches!(it, 1..=6 | 12 | 24))?;
            // Of the days counted from the end of the month only the last is the same in all.
            let day = if day == "-01" { 31 } else { number(day, 1..=31)? };
            Some(Frequency::Months { every, day })
        }
        _ => None,
    }
}

/// Two digits within `range`.
fn number(text: &str, range: std::ops::RangeInclusive<u8>) -> Option<u8> {
    let is_two_digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_two_digits && range.contains(number))
}

/// The day after `last` on which it is paid again.
pub(super) fn next(frequency: Frequency, last: NaiveDate) -> Option<NaiveDate> {
    match frequency {
        Frequency::Days(days) => last.checked_add_days(Days::new(u64::from(days))),
        Frequency::Months { every, day } => {
            let first = last.with_day(1)?.checked_add_months(chrono::Months::new(every.into()))?;
            (28..=u32::from(day)).rev().chain([u32::from(day)]).find_map(|day| first.with_day(day))
        }
        Frequency::SemiMonthly => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn months(every: u8, day: u8) -> Option<Frequency> {
        Some(Frequency::Months { every, day })
    }

    #[test]
    fn every_form_of_the_pattern_is_read() {
        let on = Some(day("2026-09-15"));
        for (pattern, wanted) in [
            ("NotKnown", None),
            ("EvryDay", Some(Frequency::Days(1))),
            ("EvryWorkgDay", None),
            ("IntrvlDay:02", Some(Frequency::Days(2))),
            ("IntrvlDay:31", Some(Frequency::Days(31))),
            ("IntrvlWkDay:01:03", Some(Frequency::Days(7))),
            ("IntrvlWkDay:09:07", Some(Frequency::Days(63))),
            ("WkInMnthDay:02:03", None),
            ("IntrvlMnthDay:01:15", months(1, 15)),
            ("IntrvlMnthDay:06:31", months(6, 31)),
            ("IntrvlMnthDay:12:01", months(12, 1)),
            ("IntrvlMnthDay:24:28", months(24, 28)),
            ("IntrvlMnthDay:01:-01", months(1, 31)),
            ("IntrvlMnthDay:01:-05", None),
            ("QtrDay:ENGLISH", None),
            ("QtrDay:SCOTTISH", None),
            ("QtrDay:RECEIVED", None),
        ] {
            assert_eq!(frequency(pattern, None, on), wanted, "{pattern}");
        }
    }

    #[test]
    fn what_is_no_pattern_says_nothing() {
        for pattern in [
            "",
            "IntrvlDay",
            "IntrvlDay:01",
            "IntrvlDay:32",
            "IntrvlDay:2",
            "IntrvlDay:+2",
            "IntrvlWkDay:00:01",
            "IntrvlWkDay:01:08",
            "IntrvlWkDay:01",
            "IntrvlMnthDay:07:01",
            "IntrvlMnthDay:01:00",
            "IntrvlMnthDay:01:32",
            "IntrvlMnthDay:01:-06",
            "Often",
        ] {
            assert_eq!(frequency(pattern, None, None), None, "{pattern}");
        }
    }

    #[test]
    fn codes_take_their_day_from_the_payment() {
        let on = Some(day("2026-09-15"));
        for (code, wanted) in [
            ("UK.OBIE.Daily", Some(Frequency::Days(1))),
            ("UK.OBIE.Weekly", Some(Frequency::Days(7))),
            ("UK.OBIE.Fortnightly", Some(Frequency::Days(14))),
            ("UK.OBIE.Monthly", months(1, 15)),
            ("UK.OBIE.Quarterly", months(3, 15)),
            ("UK.OBIE.HalfYearly", months(6, 15)),
            ("UK.OBIE.Annual", months(12, 15)),
            ("UK.OBIE.NotKnown", None),
            ("WEEK", Some(Frequency::Days(7))),
            ("FRTN", Some(Frequency::Days(14))),
            ("MNTH", months(1, 15)),
            ("ADHO", None),
            ("INDA", None),
        ] {
            assert_eq!(frequency(code, None, on), wanted, "{code}");
        }
        assert_eq!(frequency("MNTH", Some("07"), on), months(1, 7));
        assert_eq!(frequency("MNTH", Some("00"), on), months(1, 15));
        assert_eq!(frequency("MNTH", None, None), None);
    }

    #[test]
    fn short_months_pay_on_their_last_day() {
        let after = |every, of, last| next(Frequency::Months { every, day: of }, day(last));
        assert_eq!(after(1, 15, "2026-09-15"), Some(day("2026-10-15")));
        assert_eq!(after(1, 31, "2027-01-31"), Some(day("2027-02-28")));
        assert_eq!(after(1, 31, "2027-02-28"), Some(day("2027-03-31")));
        assert_eq!(after(12, 29, "2028-02-29"), Some(day("2029-02-28")));
        assert_eq!(next(Frequency::Days(14), day("2026-12-25")), Some(day("2027-01-08")));
    }
}
