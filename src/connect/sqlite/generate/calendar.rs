//! Days as banks count them.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, TimeZone, Utc, Weekday};
use chrono_tz::Tz;

/// When something recurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// On this day of every month, 1 to 31; a shorter month ends earlier. On a weekend, the next
    /// working day: how bills are collected.
    Monthly(u32),
    /// As [`When::Monthly`], but on a weekend the last working day before: how salaries are paid.
    Payday(u32),
    /// Every week on this day.
    Weekly(Weekday),
    /// Every other week on this day.
    Fortnightly(Weekday),
    /// On the last day of every month, weekend or not: how interest is reckoned.
    MonthEnd,
    /// On this day only.
    Once(NaiveDate),
    /// On any day, in this many of 1000.
    Irregular(u32),
}

impl When {
    /// Whether it recurs on `day`; [`When::Irregular`] is decided by dice, not here.
    pub(super) fn falls_on(self, day: NaiveDate) -> bool {
        match self {
            Self::Monthly(of_month) => on_or_after_weekend(day, of_month),
            Self::Payday(of_month) => on_or_before_weekend(day, of_month),
            Self::Weekly(weekday) => day.weekday() == weekday,
            Self::Fortnightly(weekday) => {
                day.weekday() == weekday && (day.num_days_from_ce() / 7).rem_euclid(2) == 0
            }
            Self::MonthEnd => is_last_of_month(day),
            Self::Once(on) => day == on,
            Self::Irregular(_) => false,
        }
    }
}

fn on_or_after_weekend(day: NaiveDate, of_month: u32) -> bool {
    let nominal = |back| {
        day.checked_sub_days(Days::new(back)).is_some_and(|day| is_day_of_month(day, of_month))
    };
    match day.weekday() {
        Weekday::Sat | Weekday::Sun => false,
        Weekday::Mon => nominal(0) || nominal(1) || nominal(2),
        _ => nominal(0),
    }
}

fn on_or_before_weekend(day: NaiveDate, of_month: u32) -> bool {
    let nominal = |ahead| {
        day.checked_add_days(Days::new(ahead)).is_some_and(|day| is_day_of_month(day, of_month))
    };
    match day.weekday() {
        Weekday::Sat | Weekday::Sun => false,
        Weekday::Fri => nominal(0) || nominal(1) || nominal(2),
        _ => nominal(0),
    }
}

fn is_day_of_month(day: NaiveDate, of_month: u32) -> bool {
    day.day() == of_month || (day.day() < of_month && is_last_of_month(day))
}

/// Whether the next day is in another month.
pub(super) fn is_last_of_month(day: NaiveDate) -> bool {
    day.checked_add_days(Days::new(1)).is_none_or(|next| next.month() != day.month())
}

/// Which months make a bill larger, and by how much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Season {
    /// The same all year.
    None,
    /// Heating.
    Winter,
    /// Cooling.
    Summer,
}

impl Season {
    /// The share of a usual bill in the month of `day`, in percent.
    pub(super) fn percent(self, day: NaiveDate) -> i64 {
        const WINTER: [i64; 12] = [185, 175, 145, 105, 75, 55, 50, 50, 60, 85, 125, 165];
        const SUMMER: [i64; 12] = [90, 85, 80, 80, 95, 130, 160, 165, 130, 95, 85, 90];
        let month = day.month0() as usize;
        match self {
            Self::None => 100,
            Self::Winter => WINTER[month],
            Self::Summer => SUMMER[month],
        }
    }
}

/// Milliseconds since 1970 of the second `second_of_day` of `day` in `zone`.
pub(super) fn instant_ms(day: NaiveDate, second_of_day: u32, zone: Tz) -> i64 {
    let time = NaiveTime::from_num_seconds_from_midnight_opt(second_of_day, 0).unwrap_or_default();
    let local = day.and_time(time);
    // A second that a clock change skipped is taken as if it were UTC: any instant will do.
    let instant: DateTime<Utc> = zone
        .from_local_datetime(&local)
        .earliest()
        .map_or_else(|| local.and_utc(), |there| there.with_timezone(&Utc));
    instant.timestamp_millis()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn days_of(when: When, from: &str, to: &str) -> Vec<String> {
        day(from)
            .iter_days()
            .take_while(|at| *at <= day(to))
            .filter(|at| when.falls_on(*at))
            .map(|at| at.to_string())
            .collect()
    }

    #[test]
    fn weekends_and_short_months_move_days() {
        // 31 January 2026 is a Saturday, 28 February too.
        let bills = days_of(When::Monthly(31), "2026-01-15", "2026-04-30");
        assert_eq!(bills, ["2026-02-02", "2026-03-02", "2026-03-31", "2026-04-30"]);
        let pay = days_of(When::Payday(31), "2026-01-15", "2026-04-30");
        assert_eq!(pay, ["2026-01-30", "2026-02-27", "2026-03-31", "2026-04-30"]);
    }

    #[test]
    fn a_fortnight_has_fourteen_days() {
        let found = days_of(When::Fortnightly(Weekday::Fri), "2026-01-01", "2026-01-31");
        assert_eq!(found.len(), 2 + usize::from(found.len() == 3));
        let [first, second, ..] = found.as_slice() else { panic!() };
        assert_eq!((day(second) - day(first)).num_days(), 14);
    }

    #[test]
    fn local_seconds_become_instants() {
        let zone = chrono_tz::America::New_York;
        let noon = instant_ms(day("2026-07-01"), 12 * 3600, zone);
        assert_eq!(
            DateTime::from_timestamp_millis(noon).unwrap().to_rfc3339(),
            "2026-07-01T16:00:00+00:00"
        );
        // 02:30 does not exist on the day the clocks go forward.
        assert!(instant_ms(day("2026-03-08"), 9000, zone) > 0);
    }
}
