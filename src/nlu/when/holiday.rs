//! Days that have a name every year.

use chrono::{Days, NaiveDate, Weekday};

/// A holiday people count from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// January 1.
    NewYear,
    /// January 6.
    Epiphany,
    /// February 14.
    Valentine,
    /// From the Sunday before Easter to Easter.
    HolyWeek,
    /// The Friday before Easter.
    GoodFriday,
    /// Easter Sunday of the western churches.
    Easter,
    /// The day after Easter Sunday.
    EasterMonday,
    /// The Thursday forty days after Easter, that day counted.
    Ascension,
    /// The Sunday fifty days after Easter, that day counted.
    Pentecost,
    /// The day after Pentecost.
    WhitMonday,
    /// May 1.
    MayDay,
    /// The last Monday of May.
    MemorialDay,
    /// July 4.
    FourthOfJuly,
    /// The first Monday of September.
    LaborDay,
    /// October 3, the national day of Germany.
    GermanUnity,
    /// October 31.
    Halloween,
    /// The fourth Thursday of November.
    Thanksgiving,
    /// The day after Thanksgiving.
    BlackFriday,
    /// December 6.
    SaintNicholas,
    /// December 24.
    ChristmasEve,
    /// December 25.
    Christmas,
    /// December 26.
    BoxingDay,
    /// December 31.
    NewYearsEve,
}

impl Holiday {
    /// Its first and last day in `year`; none outside the calendar.
    pub fn days(self, year: i32) -> Option<(NaiveDate, NaiveDate)> {
        let last = self.day(year)?;
        let before = if self == Self::HolyWeek { 7 } else { 0 };
        Some((last.checked_sub_days(Days::new(before))?, last))
    }

    /// Its last day in `year`.
    fn day(self, year: i32) -> Option<NaiveDate> {
        let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        match self {
            Self::NewYear => fixed(1, 1),
            Self::Epiphany => fixed(1, 6),
            Self::Valentine => fixed(2, 14),
            Self::GoodFriday => easter(year)?.checked_sub_days(Days::new(2)),
            Self::Easter | Self::HolyWeek => easter(year),
            Self::EasterMonday => easter(year)?.succ_opt(),
            Self::Ascension => easter(year)?.checked_add_days(Days::new(39)),
            Self::Pentecost => easter(year)?.checked_add_days(Days::new(49)),
            Self::WhitMonday => easter(year)?.checked_add_days(Days::new(50)),
            Self::MayDay => fixed(5, 1),
            Self::MemorialDay => fixed(5, 31)?.week(Weekday::Mon).checked_first_day(),
            Self::FourthOfJuly => fixed(7, 4),
            Self::LaborDay => NaiveDate::from_weekday_of_month_opt(year, 9, Weekday::Mon, 1),
            Self::GermanUnity => fixed(10, 3),
            Self::Halloween => fixed(10, 31),
            Self::Thanksgiving => NaiveDate::from_weekday_of_month_opt(year, 11, Weekday::Thu, 4),
            Self::BlackFriday => Self::Thanksgiving.day(year)?.succ_opt(),
            Self::SaintNicholas => fixed(12, 6),
            Self::ChristmasEve => fixed(12, 24),
            Self::Christmas => fixed(12, 25),
            Self::BoxingDay => fixed(12, 26),
            Self::NewYearsEve => fixed(12, 31),
        }
    }
}

/// Easter Sunday, by the anonymous Gregorian algorithm.
fn easter(year: i32) -> Option<NaiveDate> {
    let (golden, century) = (year.rem_euclid(19), year.div_euclid(100));
    let leap = century / 4;
    let tilt = (century + 8) / 25;
    let moon = (19 * golden + century - leap - (century - tilt + 1) / 3 + 15).rem_euclid(30);
    let of_century = year.rem_euclid(100);
    let sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - moon - of_century % 4) % 7;
    let late = (golden + 11 * moon + 22 * sunday) / 451;
    let count = moon + sunday - 7 * late + 114;
    let (month, day) = (u32::try_from(count / 31).ok()?, u32::try_from(count % 31 + 1).ok()?);
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holidays_fall_on_these_days() {
        for (holiday, day) in [
            (Holiday::Easter, "2024-03-31"),
            (Holiday::Easter, "2025-04-20"),
            (Holiday::Easter, "2026-04-05"),
            (Holiday::Easter, "2038-04-25"),
            (Holiday::GoodFriday, "2026-04-03"),
            (Holiday::Pentecost, "2026-05-24"),
            (Holiday::Thanksgiving, "2026-11-26"),
            (Holiday::BlackFriday, "2024-11-29"),
            (Holiday::LaborDay, "2026-09-07"),
            (Holiday::MemorialDay, "2026-05-25"),
            (Holiday::MemorialDay, "2027-05-31"),
        ] {
            let day: NaiveDate = day.parse().unwrap();
            let days = holiday.days(chrono::Datelike::year(&day));
            assert_eq!(days, Some((day, day)), "{holiday:?}");
        }
        let sunday = |day| NaiveDate::from_ymd_opt(2026, if day > 20 { 3 } else { 4 }, day);
        assert_eq!(Holiday::HolyWeek.days(2026), sunday(29).zip(sunday(5)));
    }
}
