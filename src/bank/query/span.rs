//! Days of the customer's calendar, and the instants at which they begin.

use std::ops::Range;

use chrono::{DateTime, Datelike, Duration, Months, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use crate::bank::period_choice::{Calendar, PeriodChoice};
use crate::basics::Period;

/// How far from today transactions are looked for, in months: no bank's records reach further
/// back than a century, and none of them lie further ahead.
const REACH_MONTHS: u32 = 1_200;

/// The days of `choice`, within a century of today.
pub(super) fn days(calendar: Calendar, choice: &PeriodChoice) -> Period {
    let period = calendar.period(choice);
    let today = calendar.today;
    let reach = Months::new(REACH_MONTHS);
    let first = today.checked_sub_months(reach).unwrap_or(today);
    let last = today.checked_add_months(reach).unwrap_or(today);
    Period::new(period.from().clamp(first, last), period.until().clamp(first, last))
}

/// The first day whose movements explain what changed since `choice`: "than yesterday" is than at
/// its end; "this month" is since its beginning.
pub(in crate::bank) fn since(calendar: Calendar, choice: &PeriodChoice) -> NaiveDate {
    let period = calendar.period(choice);
    let since = if period.has(calendar.today) { period.from() } else { period.until() };
    since.min(calendar.today)
}

/// The calendar months of `period`, the latest first; the first and the last one cut to it.
pub(super) fn months(period: Period) -> Vec<Period> {
    let mut months = Vec::new();
    let mut until = period.until();
    while until > period.from() {
        let last = until.pred_opt().unwrap_or(until);
        let first = last.with_day(1).unwrap_or(last);
        months.push(Period::new(first.max(period.from()), until));
        until = first;
    }
    months
}

/// The first instant of `day` in `time_zone`; where clocks skip midnight, that of the day's first
/// hour that exists.
pub(in crate::bank) fn start_of(day: NaiveDate, time_zone: Tz) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    (0..=2)
        .filter_map(|hours| midnight.checked_add_signed(Duration::hours(hours)))
        .find_map(|time| time_zone.from_local_datetime(&time).earliest())
        .map_or_else(|| midnight.and_utc(), |start| start.with_timezone(&Utc))
}

/// Some periods of one question, and the instants that tell them apart in a tally.
pub(super) struct Spans {
    time_zone: Tz,
    /// Where a period begins or ends, ascending.
    pub(super) edges: Vec<DateTime<Utc>>,
    /// The first instant of all.
    pub(super) from: DateTime<Utc>,
    /// The first instant after all.
    pub(super) until: DateTime<Utc>,
}

impl Spans {
    /// The instants of `period` and of `others`. One period alone needs no edges.
    pub(super) fn new(period: Period, others: &[Period], time_zone: Tz) -> Self {
        let start = |day| start_of(day, time_zone);
        let all = others.iter().chain([&period]);
        let mut edges: Vec<DateTime<Utc>> =
            all.flat_map(|one| [start(one.from()), start(one.until())]).collect();
        edges.sort();
        edges.dedup();
        let from = edges.first().copied().unwrap_or_else(|| start(period.from()));
        let until = edges.last().copied().unwrap_or(from);
        if others.is_empty() {
            edges.clear();
        }
        Self { time_zone, edges, from, until }
    }

    /// The buckets of a tally in which the rows of `period`, one of these, lie.
    pub(super) fn buckets(&self, period: Period) -> Range<usize> {
        let before = |day| {
            let start = start_of(day, self.time_zone);
            self.edges.partition_point(|edge| *edge <= start)
        };
        if self.edges.is_empty() { 0..1 } else { before(period.from())..before(period.until()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Weekday;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn period(from: &str, until: &str) -> Period {
        Period::new(day(from), day(until))
    }

    #[test]
    fn days_start_at_the_customers_midnight() {
        for (text, zone, start) in [
            ("2026-01-15", Tz::America__New_York, "2026-01-15T05:00:00+00:00"),
            ("2026-07-15", Tz::America__New_York, "2026-07-15T04:00:00+00:00"),
            ("2026-01-15", Tz::UTC, "2026-01-15T00:00:00+00:00"),
            // Midnight did not exist, or came twice.
            ("2024-09-08", Tz::America__Santiago, "2024-09-08T04:00:00+00:00"),
            ("2024-11-03", Tz::America__Havana, "2024-11-03T04:00:00+00:00"),
        ] {
            assert_eq!(start_of(day(text), zone).to_rfc3339(), start, "{zone}");
        }
    }

    #[test]
    fn months_are_cut_to_the_period() {
        let told = months(period("2026-01-15", "2026-03-02"));
        let expected = [
            period("2026-03-01", "2026-03-02"),
            period("2026-02-01", "2026-03-01"),
            period("2026-01-15", "2026-02-01"),
        ];
        assert_eq!(told, expected);
        assert_eq!(months(period("2026-01-15", "2026-01-15")), []);
    }

    #[test]
    fn buckets_hold_a_period_and_nothing_else() {
        let (now, then) = (period("2026-03-01", "2026-03-19"), period("2026-02-01", "2026-02-19"));
        let spans = Spans::new(now, &[then], Tz::America__New_York);
        let bucket = |text: &str| {
            let at: DateTime<Utc> = text.parse().unwrap();
            spans.edges.partition_point(|edge| *edge <= at)
        };
        for (text, in_now, in_then) in [
            ("2026-02-01T04:59:59Z", false, false),
            ("2026-02-01T05:00:00Z", false, true),
            ("2026-02-19T04:59:59Z", false, true),
            ("2026-02-19T05:00:00Z", false, false),
            ("2026-03-01T04:59:59Z", false, false),
            ("2026-03-01T05:00:00Z", true, false),
            // The clocks went forward on the eighth.
            ("2026-03-19T03:59:59Z", true, false),
            ("2026-03-19T04:00:00Z", false, false),
        ] {
            let told = [now, then].map(|one| spans.buckets(one).contains(&bucket(text)));
            assert_eq!(told, [in_now, in_then], "{text}");
        }
        assert_eq!(Spans::new(now, &[], Tz::UTC).buckets(now), 0..1);
    }

    #[test]
    fn no_choice_reaches_beyond_a_century() {
        let calendar = Calendar { today: day("2026-03-18"), week_starts: Weekday::Sun };
        let all = PeriodChoice::Between(NaiveDate::MIN, NaiveDate::MAX);
        assert_eq!(days(calendar, &all), period("1926-03-18", "2126-03-18"));
    }
}
