//! Dates and times as files write them.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use super::problem::Fault;
use crate::basics::Now;

/// The years a statement may be of: before and after, a date is a typing error.
const YEARS: std::ops::RangeInclusive<i32> = 1970..=2199;

/// When something happened, as exactly as the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::connect) enum When {
    /// A day in the customer's calendar. Midnight sharp is a day too: it is how programs write a
    /// date where a time is wanted.
    Day(NaiveDate),
    /// An instant.
    Instant(DateTime<Utc>),
}

/// Reads dates for a customer.
#[derive(Debug, Clone, Copy)]
pub(in crate::connect) struct Calendar {
    /// Where the customer lives: days and times without a zone are theirs.
    pub(in crate::connect) zone: Tz,
    /// The time of the import.
    pub(in crate::connect) now: Now,
}

impl Calendar {
    /// When a transaction was made. A day becomes its noon, which is the same day in all zones
    /// near by and exists on every day.
    pub(in crate::connect) fn made_at(self, when: When) -> DateTime<Utc> {
        match when {
            When::Instant(instant) => instant,
            When::Day(day) => self.local(day.and_time(noon())),
        }
    }

    /// When a figure of `when` was true: a day's figure at its end, but not in the future.
    pub(in crate::connect) fn true_at(self, when: When) -> DateTime<Utc> {
        match when {
            When::Instant(instant) => instant,
            When::Day(day) => {
                let last = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or(noon());
                let end = self.local(day.and_time(last));
                let noon = self.made_at(when);
                // Today is not over: its figure is as of now, or its noon at the earliest.
                end.min(self.now.utc().max(noon))
            }
        }
    }

    /// The day in the customer's calendar.
    pub(in crate::connect) fn day(self, when: When) -> NaiveDate {
        match when {
            When::Instant(instant) => instant.with_timezone(&self.zone).date_naive(),
            When::Day(day) => day,
        }
    }

    /// A date and time with or without zone, by ISO 8601, or a date alone.
    pub(in crate::connect) fn iso(self, text: &str, field: &'static str) -> Result<When, Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Fault::Empty(field));
        }
        let wrong = || Fault::NoDate(field);
        if !text.contains(['T', 't']) {
            // An XML date may carry a zone, which says nothing about the day.
            let (date, zone) = text.split_at_checked(10).ok_or_else(wrong)?;
            let is_zone = zone.is_empty()
                || zone == "Z"
                || NaiveTime::parse_from_str(zone.get(1..).unwrap_or(""), "%H:%M").is_ok();
            let day = NaiveDate::parse_from_str(date, "%Y-%m-%d").map_err(|_| wrong())?;
            return if is_zone { in_years(When::Day(day), field) } else { Err(wrong()) };
        }
        if let Ok(stated) = DateTime::parse_from_rfc3339(text) {
            return in_years(day_or_instant(stated.naive_local(), || stated.to_utc()), field);
        }
        let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f");
        let local = local.map_err(|_| wrong())?;
        in_years(day_or_instant(local, || self.local(local)), field)
    }

    /// A date or date and time of OFX (specification 1.6, 3.2.8.2): `YYYYMMDD[HHMM[SS[.XXX]]]`
    /// and `[offset:name]`. A time without zone is Greenwich's.
    pub(in crate::connect) fn ofx(self, text: &str, field: &'static str) -> Result<When, Fault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Fault::Empty(field));
        }
        let wrong = || Fault::NoDate(field);
        let (stamp, zone) = match text.split_once('[') {
            Some((stamp, zone)) => (stamp, zone.strip_suffix(']').ok_or_else(wrong)?),
            None => (text, ""),
        };
        let (stamp, fraction) = stamp.trim().split_once('.').unwrap_or((stamp.trim(), "0"));
        if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || !stamp.is_ascii() {
            return Err(wrong());
        }
        let full = match stamp.len() {
            8 => format!("{stamp}000000"),
            12 => format!("{stamp}00"),
            14 => stamp.to_owned(),
            _ => return Err(wrong()),
        };
        let is_number = full.bytes().all(|byte| byte.is_ascii_digit());
        let stated = NaiveDateTime::parse_from_str(&full, "%Y%m%d%H%M%S").map_err(|_| wrong())?;
        if !is_number {
            return Err(wrong());
        }
        if zone.is_empty() && stated.time() == noon() {
            // Noon in Greenwich is how many banks write a day.
            return in_years(When::Day(stated.date()), field);
        }
        let shift = offset_seconds(zone).ok_or_else(wrong)?;
        let instant = || stated.and_utc() - chrono::Duration::seconds(shift);
        in_years(day_or_instant(stated, instant), field)
    }

    /// A local time as an instant. Of one that comes twice the first; of one that a change of
    /// the clocks leaves out, the instant it would have been in Greenwich.
    fn local(self, local: NaiveDateTime) -> DateTime<Utc> {
        self.zone.from_local_datetime(&local).earliest().map_or(local.and_utc(), |it| it.to_utc())
    }
}

/// `when`, if its year is one a statement may be of.
pub(in crate::connect) fn in_years(when: When, field: &'static str) -> Result<When, Fault> {
    let year = match when {
        When::Day(day) => day.year(),
        When::Instant(instant) => instant.year(),
    };
    if YEARS.contains(&year) { Ok(when) } else { Err(Fault::NoDate(field)) }
}

fn day_or_instant(stated: NaiveDateTime, instant: impl Fn() -> DateTime<Utc>) -> When {
    if stated.time() == NaiveTime::MIN {
        When::Day(stated.date())
    } else {
        When::Instant(instant())
    }
}

fn noon() -> NaiveTime {
    NaiveTime::from_hms_opt(12, 0, 0).unwrap_or(NaiveTime::MIN)
}

/// Seconds east of Greenwich of `-5:EST`, `+10`, `5.5:IST` (hours, decimals of hours).
fn offset_seconds(zone: &str) -> Option<i64> {
    let hours = zone.split(':').next().unwrap_or("").trim();
    if hours.is_empty() {
        return zone.is_empty().then_some(0);
    }
    let (sign, digits) = match hours.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, hours.strip_prefix('+').unwrap_or(hours)),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let whole: i64 = whole.parse().ok().filter(|hours| (0..=14).contains(hours))?;
    let hundredths: i64 = match decimals {
        "0" | "00" => 0,
        "25" => 25,
        "5" | "50" => 50,
        "75" => 75,
        _ => return None,
    };
    Some(sign * (whole * 3600 + hundredths * 36))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar() -> Calendar {
        let now = Now::at(DateTime::from_timestamp(1_790_000_000, 0).unwrap());
        Calendar { zone: chrono_tz::America::New_York, now }
    }

    fn day(text: &str) -> When {
        When::Day(text.parse().unwrap())
    }

    fn instant(text: &str) -> When {
        When::Instant(text.parse().unwrap())
    }

    #[test]
    fn iso_dates_and_times() {
        let read = |text| calendar().iso(text, "Dt");
        assert_eq!(read("2014-12-31"), Ok(day("2014-12-31")));
        assert_eq!(read("2014-12-31+01:00"), Ok(day("2014-12-31")));
        assert_eq!(read("2025-07-23T00:00:00.000000000"), Ok(day("2025-07-23")));
        assert_eq!(read("2007-10-18T10:15:00+01:00"), Ok(instant("2007-10-18T09:15:00Z")));
        assert_eq!(read("2007-10-18T10:15:00"), Ok(instant("2007-10-18T14:15:00Z")));
        for text in ["2014-02-30", "31.12.2014", "0014-12-31", "2014-12-31x", "T", "2014-1-1é"] {
            assert_eq!(read(text), Err(Fault::NoDate("Dt")), "{text}");
        }
        assert_eq!(read(" "), Err(Fault::Empty("Dt")));
    }

    #[test]
    fn ofx_dates_and_times() {
        let read = |text| calendar().ofx(text, "DT");
        assert_eq!(read("20110614"), Ok(day("2011-06-14")));
        assert_eq!(read("20110331120000.000"), Ok(day("2011-03-31")));
        assert_eq!(read("20120720000000.000[-4:EDT]"), Ok(day("2012-07-20")));
        assert_eq!(read("20090401122017.000[-5:EST]"), Ok(instant("2009-04-01T17:20:17Z")));
        assert_eq!(read("20090401122017[5.5:IST]"), Ok(instant("2009-04-01T06:50:17Z")));
        assert_eq!(read("201204011530"), Ok(instant("2012-04-01T15:30:00Z")));
        for text in ["20120231", "201120000000", "2012", "20180804093914:014", "2012010112[", "١"]
        {
            assert_eq!(read(text), Err(Fault::NoDate("DT")), "{text}");
        }
        assert_eq!(read("20091217162416.000[-:EST]"), Err(Fault::NoDate("DT")));
    }

    #[test]
    fn a_day_is_its_noon_and_its_figure_is_as_of_its_end() {
        let it = calendar();
        let made: DateTime<Utc> = "2014-12-31T17:00:00Z".parse().unwrap();
        assert_eq!(it.made_at(day("2014-12-31")), made);
        let end: DateTime<Utc> = "2015-01-01T04:59:59Z".parse().unwrap();
        assert_eq!(it.true_at(day("2014-12-31")), end);
        let today = When::Day(it.now.utc().date_naive());
        assert!(it.true_at(today) < it.made_at(today) + chrono::Duration::hours(12));
    }
}
