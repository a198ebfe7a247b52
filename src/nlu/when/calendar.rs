//! Counting out days: from what was said to first and last day.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::said::{Cut, Length, Part, Pick, Season, TimeUnit, Turn, When, Year};
use crate::basics::Period;

/// How far from today days are counted, in years: far beyond any bank's data.
const YEARS_MAX: u32 = 400;
/// How many years are searched for a day that not every year has: February 29 can be missing
/// for seven years in a row (1897 to 1903).
const SEARCH_YEARS: i32 = 9;
/// How many months are searched for a day that not every month has.
const SEARCH_MONTHS: u32 = 3;
/// Up to so many days ahead a platform's day is taken for a day of the week that it looked
/// for ahead; "Saturday" said on a Saturday lies a whole week ahead.
const WEEKDAY_DAYS_AHEAD: i64 = 7;
/// Up to so many days ahead a platform's day is taken for a day of the month.
const DAY_OF_MONTH_DAYS_AHEAD: i64 = 31;

/// Where days are looked for that have no year or week of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lean {
    /// What happened: nothing is ahead unless it says so, and what runs now ends with today.
    #[default]
    Past,
    /// What is due: the first that is not over.
    Ahead,
}

/// The first and the last of some days; an end that the words left open is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day, included.
    pub last: Option<NaiveDate>,
}

impl Span {
    /// Both ends known.
    fn closed(from: NaiveDate, last: NaiveDate) -> Self {
        Self { from: Some(from), last: Some(last) }
    }

    /// The days, an open end taken for `today`; none when the start is open.
    pub fn period(self, today: NaiveDate) -> Option<Period> {
        Some(Period::new(self.from?, plus_days(self.last.unwrap_or(today), 1)))
    }
}

/// What decides which days were meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// The day it is where the customer is.
    pub today: NaiveDate,
    /// The day on which weeks begin.
    pub week_starts: Weekday,
    /// Where days are looked for.
    pub lean: Lean,
}

impl When {
    /// The days meant on `clock`'s today.
    ///
    /// None for a symbol whose days only a bank knows, and for days that are in no calendar.
    pub fn span(&self, clock: Clock) -> Option<Span> {
        let span = self.whole_span(clock)?;
        let runs_now = span.from.is_none_or(|from| from <= clock.today);
        let ends_later = span.last.is_some_and(|last| last > clock.today);
        if clock.lean == Lean::Past && self.ends_with_today() && runs_now && ends_later {
            return Some(Span { last: Some(clock.today), ..span });
        }
        Some(span)
    }

    /// The same, where what runs now goes on to its end: "this month" has all its days.
    pub fn whole_span(&self, clock: Clock) -> Option<Span> {
        clock.span(self)
    }

    /// Whether what is not over yet ends with today: not when the words gave its end.
    fn ends_with_today(&self) -> bool {
        match self {
            Self::Unit { .. } => true,
            Self::Part(_, year) => !matches!(year, Year::Of(_)),
            Self::Range(_, end) | Self::Until(end) => end.ends_with_today(),
            _ => false,
        }
    }
}

impl Clock {
    fn on(self, today: NaiveDate) -> Self {
        Self { today, ..self }
    }

    fn span(self, when: &When) -> Option<Span> {
        let today = self.today;
        let one = |day| Some(Span::closed(day, day));
        match when {
            When::Unit { unit, away } => self.unit(*unit, *away),
            When::ToDate(unit) => Some(Span::closed(self.unit(*unit, 0)?.from?, today)),
            When::Rolling { length, ahead: false } => {
                let from = back(plus_days(today, 1), *length)?;
                Some(Span::closed(from.min(today), today))
            }
            When::Rolling { length, ahead: true } => {
                Some(Span::closed(plus_days(today, 1), forth(today, *length)?))
            }
            When::Away { length, ahead: false } => one(back(today, *length)?),
            When::Away { length, ahead: true } => one(forth(today, *length)?),
            When::Day(day) => one(*day),
            When::Filled(day) => one(self.rolled(*day)?),
            When::Weekday(weekday, pick) => one(self.weekday(*weekday, *pick)?),
            When::DayOfMonth(day) => one(self.day_of_month(*day)?),
            When::Part(part, year) => self.part(*part, *year),
            When::Years(first, last) => {
                Some(Span::closed(part_in(Part::Whole, *first)?.0, part_in(Part::Whole, *last)?.1))
            }
            When::Within(outer, Cut::Rest) => {
                let outer = self.span(outer)?;
                let (from, last) = (outer.from?.max(today), outer.last?);
                (from <= last).then(|| Span::closed(from, last))
            }
            When::Within(outer, piece) => cut(self.span(outer)?, *piece),
            When::Around(unit, day) => self.on(self.span(day)?.from?).unit(*unit, 0),
            When::Since(start) => Some(Span { from: self.span(start)?.from, last: None }),
            When::After(start) => {
                Some(Span { from: self.span(start)?.last?.succ_opt(), last: None })
            }
            When::Until(end) => Some(Span { from: None, last: self.span(end)?.last }),
            When::Before(end) => Some(Span { from: None, last: self.span(end)?.from?.pred_opt() }),
            When::Range(start, end) => self.range(start, end),
            When::Payday { .. } => None,
        }
    }

    /// A unit so many from the one that today lies in.
    fn unit(self, unit: TimeUnit, away: i32) -> Option<Span> {
        let today = self.today;
        let first_of = |month| NaiveDate::from_ymd_opt(today.year(), month, 1);
        let start = match unit {
            TimeUnit::Day => today,
            TimeUnit::Week => today.week(self.week_starts).checked_first_day()?,
            TimeUnit::Weekend => return self.weekend(away),
            TimeUnit::Month => first_of(today.month())?,
            TimeUnit::Quarter => first_of(today.month0() / 3 * 3 + 1)?,
            TimeUnit::Half => first_of(today.month0() / 6 * 6 + 1)?,
            TimeUnit::Year => first_of(1)?,
        };
        let distance = Length::of(away.unsigned_abs(), unit);
        let from = if away < 0 { back(start, distance)? } else { forth(start, distance)? };
        Some(Span::closed(from, forth(from, Length::of(1, unit))?.pred_opt()?))
    }

    /// The weekend: none back is the latest that has begun, one back the latest that is over.
    fn weekend(self, away: i32) -> Option<Span> {
        let today = self.today;
        let saturday = today.week(Weekday::Sat).checked_first_day()?;
        let running = matches!(today.weekday(), Weekday::Sat | Weekday::Sun);
        let weeks = match away {
            0 if self.lean == Lean::Ahead && !running => 1,
            // Between two weekends "this weekend" and "last weekend" are the same one.
            i32::MIN..0 if !running => away.saturating_add(1),
            _ => away,
        };
        let distance = Length::of(weeks.unsigned_abs(), TimeUnit::Week);
        let from = if weeks < 0 { back(saturday, distance)? } else { forth(saturday, distance)? };
        Some(Span::closed(from, plus_days(from, 1)))
    }

    fn weekday(self, weekday: Weekday, pick: Pick) -> Option<NaiveDate> {
        let yesterday = self.today.pred_opt()?;
        let latest = |day: NaiveDate| day.week(weekday).checked_first_day();
        match pick {
            Pick::Any if self.lean == Lean::Ahead => latest(plus_days(self.today, 6)),
            Pick::Any | Pick::Last => latest(yesterday),
            Pick::This => latest(self.today),
            Pick::Next => latest(plus_days(self.today, 7)),
            Pick::BeforeLast => latest(yesterday)?.checked_sub_days(Days::new(7)),
            Pick::InWeek(away) => {
                let from = self.unit(TimeUnit::Week, away)?.from?;
                latest(plus_days(from, 6))
            }
        }
    }

    /// The latest month's day of this number; leaning ahead, the first.
    fn day_of_month(self, day: u32) -> Option<NaiveDate> {
        let first = self.today.with_day(1)?;
        (0..=SEARCH_MONTHS).find_map(|count| {
            let month = match self.lean {
                Lean::Past => first.checked_sub_months(Months::new(count)),
                Lean::Ahead => first.checked_add_months(Months::new(count)),
            };
            let found = month?.with_day(day)?;
            let fits = match self.lean {
                Lean::Past => found <= self.today,
                Lean::Ahead => found >= self.today,
            };
            fits.then_some(found)
        })
    }

    /// A platform's day, rolled back to the day of the same name that is past.
    fn rolled(self, day: NaiveDate) -> Option<NaiveDate> {
        if self.lean == Lean::Ahead || day <= self.today {
            return Some(day);
        }
        let ahead = day.signed_duration_since(self.today).num_days();
        if ahead <= WEEKDAY_DAYS_AHEAD {
            return day.checked_sub_days(Days::new(7));
        }
        if ahead <= DAY_OF_MONTH_DAYS_AHEAD {
            return self.day_of_month(day.day());
        }
        let part = Part::Date { month: day.month(), day: day.day() };
        self.part(part, Year::Latest)?.from
    }

    /// A part of a year.
    fn part(self, part: Part, year: Year) -> Option<Span> {
        let this = self.today.year();
        let find = |fits: &dyn Fn(NaiveDate, NaiveDate) -> bool, step: i32, start: i32| {
            (0..=SEARCH_YEARS).find_map(|count| {
                part_in(part, start + step * count).filter(|(from, last)| fits(*from, *last))
            })
        };
        let today = self.today;
        let (from, last) = match year {
            Year::Latest if self.lean == Lean::Ahead => find(&|_, last| last >= today, 1, this - 1),
            Year::Latest => find(&|from, _| from <= today, -1, this),
            Year::Past => find(&|_, last| last < today, -1, this),
            Year::Next => find(&|from, _| from > today, 1, this),
            Year::Away(away) => part_in(part, this.checked_add(away)?),
            Year::Of(year) => part_in(part, year),
            Year::Filled(year) => return self.filled(part, year),
        }?;
        Some(Span::closed(from, last))
    }

    /// A part of the year that a platform filled in.
    fn filled(self, part: Part, year: i32) -> Option<Span> {
        let (from, last) = part_in(part, year)?;
        match part {
            // Platforms count weeks from Monday on; what was said was so many weeks from this.
            Part::Week(_) => {
                let this = self.today.week(Weekday::Mon).checked_first_day()?;
                let days = from.signed_duration_since(this).num_days();
                self.unit(TimeUnit::Week, i32::try_from(days / 7).ok()?)
            }
            Part::Weekend(_) if from > self.today => self.weekend(0),
            Part::Weekend(_) | Part::Whole => Some(Span::closed(from, last)),
            _ if from > self.today && self.lean == Lean::Past => self.part(part, Year::Latest),
            _ => Some(Span::closed(from, last)),
        }
    }

    /// From one to the other; what has no year of its own belongs to the other's.
    fn range(self, start: &When, end: &When) -> Option<Span> {
        let ahead = |span: Span| self.lean == Lean::Ahead && span.from.is_some();
        if let (When::Part(..) | When::Day(_), When::Part(part, Year::Latest)) = (start, end)
            && let Some(Span { from: Some(from), .. }) = Some(self.span(start)?)
            && (has_own_year(start) || ahead(self.span(start)?))
        {
            // "From December 2024 to March": the first March after it.
            let clock = Self { lean: Lean::Ahead, ..self.on(from) };
            let last = clock.part(*part, Year::Latest)?.last?;
            return Some(Span::closed(from, last));
        }
        let end = self.span(end)?;
        let clock = if is_named(start) { self.before(end)? } else { self };
        let start = clock.span(start)?;
        let (from, last) = (start.from?, end.last?);
        if from <= last {
            return Some(Span::closed(from, last));
        }
        Some(Span::closed(end.from?, start.last?))
    }

    /// The clock on which the latest day of a name is the latest up to the start of `end`.
    fn before(self, end: Span) -> Option<Self> {
        Some(Self { lean: Lean::Past, ..self.on(end.from?) })
    }
}

/// Whether the words name a day or month that comes again and again.
fn is_named(when: &When) -> bool {
    match when {
        When::Weekday(_, Pick::Any) | When::DayOfMonth(_) | When::Part(_, Year::Latest) => true,
        When::Within(outer, _) => is_named(outer),
        _ => false,
    }
}

fn has_own_year(when: &When) -> bool {
    matches!(when, When::Day(_) | When::Part(_, Year::Of(_)))
}

/// The first and last day of a part of `year`; none when the year has no such day.
fn part_in(part: Part, year: i32) -> Option<(NaiveDate, NaiveDate)> {
    let months = |first: u32, count: u32| {
        let from = NaiveDate::from_ymd_opt(year, first, 1)?;
        Some((from, from.checked_add_months(Months::new(count))?.pred_opt()?))
    };
    let one = |day: Option<NaiveDate>| day.map(|day| (day, day));
    match part {
        Part::Month(month) => months(month, 1),
        Part::Quarter(number @ 1..=4) => months(number * 3 - 2, 3),
        Part::Half(number @ 1..=2) => months(number * 6 - 5, 6),
        Part::Quarter(_) | Part::Half(_) => None,
        Part::Season(Season::Spring) => months(3, 3),
        Part::Season(Season::Summer) => months(6, 3),
        Part::Season(Season::Autumn) => months(9, 3),
        Part::Season(Season::Winter) => months(12, 3),
        Part::Date { month, day } => one(NaiveDate::from_ymd_opt(year, month, day)),
        Part::Week(number) => {
            let monday = NaiveDate::from_isoywd_opt(year, number, Weekday::Mon)?;
            Some((monday, monday.checked_add_days(Days::new(6))?))
        }
        Part::Weekend(number) => {
            let saturday = NaiveDate::from_isoywd_opt(year, number, Weekday::Sat)?;
            Some((saturday, saturday.succ_opt()?))
        }
        Part::Holiday(holiday) => holiday.days(year),
        Part::Whole => months(1, 12),
    }
}

/// A piece of `span`; the whole of it when the piece is longer, none when it has no such piece.
fn cut(span: Span, piece: Cut) -> Option<Span> {
    let (from, last) = (span.from?, span.last?);
    let after = last.succ_opt()?;
    let days = after.signed_duration_since(from).num_days().unsigned_abs();
    let is_month = (28..=31).contains(&days) && from.day() == 1;
    let third = if is_month { 10 } else { days.div_ceil(3) };
    let half = if is_month { 15 } else { days.div_ceil(2) };
    let day = |count: u64| from.checked_add_days(Days::new(count));
    let (start, end) = match piece {
        Cut::First(length) => (from, forth(from, length)?),
        Cut::Last(length) => (back(after, length)?, after),
        Cut::FirstHalf => (from, day(half)?),
        Cut::SecondHalf => (day(half)?, after),
        Cut::Start => (from, day(third)?),
        Cut::Middle => (day(third)?, day(third * 2)?),
        Cut::End => (day(third * 2)?, after),
        Cut::Stretch(number, length) => {
            let start = forth(from, times(length, number.checked_sub(1)?))?;
            (start, forth(start, length).filter(|_| start <= last)?)
        }
        Cut::Weekday(turn, weekday) => {
            let found = turned(from, last, weekday, turn)?;
            (found, found.succ_opt()?)
        }
        Cut::Weekend(turn) => {
            let saturday = turned(from, last, Weekday::Sat, turn)?;
            // The Sunday may lie after it.
            return Some(Span::closed(saturday, saturday.succ_opt()?));
        }
        // Only a clock knows what is left.
        Cut::Rest => return None,
    };
    let (start, end) = (start.clamp(from, last), end.clamp(from, after));
    Some(Span::closed(start, end.pred_opt()?.max(start)))
}

/// One of the days of the week called `weekday` from `from` to `last`.
fn turned(from: NaiveDate, last: NaiveDate, weekday: Weekday, turn: Turn) -> Option<NaiveDate> {
    let latest = |day: NaiveDate| day.week(weekday).checked_first_day();
    let found = match turn {
        Turn::Number(number) => {
            let weeks = times(Length::of(1, TimeUnit::Week), number.checked_sub(1)?);
            forth(latest(plus_days(from, 6))?, weeks)?
        }
        Turn::Last => latest(last)?,
    };
    (from..=last).contains(&found).then_some(found)
}

fn times(length: Length, count: u32) -> Length {
    let Length { months, days } = length;
    Length { months: months.saturating_mul(count), days: days.saturating_mul(count) }
}

/// `length` before `day`; none outside the calendar.
fn back(day: NaiveDate, length: Length) -> Option<NaiveDate> {
    let length = bounded(length);
    let month = day.checked_sub_months(Months::new(length.months))?;
    month.checked_sub_days(Days::new(length.days.into()))
}

/// `length` after `day`; none outside the calendar.
fn forth(day: NaiveDate, length: Length) -> Option<NaiveDate> {
    let length = bounded(length);
    let month = day.checked_add_months(Months::new(length.months))?;
    month.checked_add_days(Days::new(length.days.into()))
}

fn bounded(length: Length) -> Length {
    Length { months: length.months.min(YEARS_MAX * 12), days: length.days.min(YEARS_MAX * 366) }
}

fn plus_days(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
