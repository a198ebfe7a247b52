//! What was said about days, before it is known which day today is.

use chrono::{NaiveDate, Weekday};

use super::holiday::Holiday;

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// A day.
    Day,
    /// A week, from the first day of the locale's week.
    Week,
    /// A weekend: Saturday and Sunday.
    Weekend,
    /// A calendar month.
    Month,
    /// A calendar quarter: January to March and so on.
    Quarter,
    /// A half of a calendar year.
    Half,
    /// A calendar year.
    Year,
}

/// A season, by whole months of the northern half of the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February; it belongs to the year in which it begins.
    Winter,
}

/// A part of a year that comes back every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// A month, 1 to 12.
    Month(u32),
    /// A quarter, 1 to 4.
    Quarter(u32),
    /// A half, 1 or 2.
    Half(u32),
    /// A season.
    Season(Season),
    /// A day of a month; the twenty-ninth of February is not in every year.
    Date {
        /// The month, 1 to 12.
        month: u32,
        /// The day, 1 to 31.
        day: u32,
    },
    /// A week by its ISO 8601 number, 1 to 53, from Monday to Sunday.
    Week(u32),
    /// The Saturday and Sunday of the week of this ISO 8601 number.
    Weekend(u32),
    /// A holiday.
    Holiday(Holiday),
    /// The year itself.
    Whole,
}

/// Which year's part is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Year {
    /// The latest that has begun; leaning ahead, the first that is not over.
    Latest,
    /// The latest that is over: "last March".
    Past,
    /// The first that has not begun: "next March".
    Next,
    /// So many years from this one: "March last year" is one back.
    Away(i32),
    /// This year, as said.
    Of(i32),
    /// A year that a platform filled in by itself: it is rolled back when it would lie ahead.
    Filled(i32),
}

/// Which of many days of the same name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pick {
    /// The latest before today; leaning ahead, the first from today on: "on Monday".
    Any,
    /// The latest before today: "last Monday".
    Last,
    /// The latest, today included: "this Monday".
    This,
    /// The first after today.
    Next,
    /// The one before the last.
    BeforeLast,
    /// The one of the week that lies so many weeks from this one: "Monday last week" is -1.
    InWeek(i32),
}

/// A length of time in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Length {
    /// Calendar months.
    pub months: u32,
    /// Days.
    pub days: u32,
}

impl Length {
    /// `count` units.
    pub fn of(count: u32, unit: TimeUnit) -> Self {
        let months = |each: u32| Self { months: count.saturating_mul(each), days: 0 };
        let days = |each: u32| Self { months: 0, days: count.saturating_mul(each) };
        match unit {
            TimeUnit::Day => days(1),
            TimeUnit::Week | TimeUnit::Weekend => days(7),
            TimeUnit::Month => months(1),
            TimeUnit::Quarter => months(3),
            TimeUnit::Half => months(6),
            TimeUnit::Year => months(12),
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            months: self.months.saturating_add(other.months),
            days: self.days.saturating_add(other.days),
        }
    }

    /// No time at all.
    pub fn is_zero(self) -> bool {
        self == Self::default()
    }
}

/// Which of several alike within a longer span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// The one of this number from its start, from 1.
    Number(u32),
    /// The last.
    Last,
}

/// A piece of a longer span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cut {
    /// The first so much of it: "the first two weeks of March".
    First(Length),
    /// The last so much of it.
    Last(Length),
    /// Its first half, the middle day included; the first fifteen days of a month.
    FirstHalf,
    /// Its second half.
    SecondHalf,
    /// Its beginning: the first ten days of a month, the first third of anything else.
    Start,
    /// Its middle third.
    Middle,
    /// Its last third; of a month, from the twenty-first.
    End,
    /// The stretch of this number and length, from 1, counted from its start: the second week of
    /// a month is its days 8 to 14.
    Stretch(u32, Length),
    /// One of the weekends that begin in it.
    Weekend(Turn),
    /// One of its Mondays, Tuesdays and so on.
    Weekday(Turn, Weekday),
    /// What is left of it from today on: "the rest of the month".
    Rest,
}

/// Days, as somebody said them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// A whole unit so many units from the one that today lies in: "last month" is -1,
    /// "tomorrow" one day ahead.
    Unit {
        /// Which unit.
        unit: TimeUnit,
        /// How many from this one; negative is back.
        away: i32,
    },
    /// From the first day of the unit up to today: "month to date".
    ToDate(TimeUnit),
    /// The last so much time, today included, or the next, from tomorrow: "the past two weeks".
    Rolling {
        /// How long.
        length: Length,
        /// Whether it lies ahead.
        ahead: bool,
    },
    /// One day so much time from today: "three days ago".
    Away {
        /// How far.
        length: Length,
        /// Whether it lies ahead.
        ahead: bool,
    },
    /// This very day.
    Day(NaiveDate),
    /// A day that a platform chose, by its habit of looking ahead: what lies ahead is rolled
    /// back to the day of the same name that is past.
    Filled(NaiveDate),
    /// A day of the week.
    Weekday(Weekday, Pick),
    /// The latest day of this number in its month: "the third".
    DayOfMonth(u32),
    /// A part of a year.
    Part(Part, Year),
    /// From one year to another, both included: "the nineties".
    Years(i32, i32),
    /// A piece of a longer span.
    Within(Box<When>, Cut),
    /// The whole unit in which its first day lies: "the week of March third".
    Around(TimeUnit, Box<When>),
    /// From its first day on, with an open end.
    Since(Box<When>),
    /// From the day after it on, with an open end.
    After(Box<When>),
    /// Up to its last day.
    Until(Box<When>),
    /// Up to the day before it.
    Before(Box<When>),
    /// From the first day of one to the last day of the other.
    Range(Box<When>, Box<When>),
    /// The day on which wages came, so many from the latest: a symbol that the bank must solve.
    Payday {
        /// How many paydays from the latest one; negative is back, one is the next.
        away: i32,
    },
}

impl When {
    /// Today.
    pub const TODAY: Self = Self::Unit { unit: TimeUnit::Day, away: 0 };
}
