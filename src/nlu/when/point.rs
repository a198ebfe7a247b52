//! One day or span by itself: what can stand at either end of a range.

use chrono::Weekday;

use super::piece::{around, piece, the_unit};
use super::said::{Length, Part, Pick, TimeUnit, When, Year};
use super::term::{Place, Term};
use super::year::{after_part, away, numbered, skip, term};
use crate::nlu::customs::Tongue;

/// How many units are counted: more are no time that people speak of.
const COUNT_MAX: u64 = 100_000;

/// How many parts a length has: "one year, two months, three weeks and four days".
const LENGTH_PARTS_MAX: usize = 4;
/// How deep pieces are of pieces: "the end of the first week of March".
const DEPTH_MAX: usize = 2;

/// The place after an expression, and what it says.
pub(super) type Said = (usize, When);

/// Words that may stand before an expression without changing it.
pub(super) const FILLERS: [Term; 3] = [Term::In, Term::The, Term::Onward];

/// The longest point at `at`.
pub(super) fn point(places: &[Place], at: usize, tongue: Tongue) -> Option<Said> {
    point_in(places, at, tongue, DEPTH_MAX)
}

/// The longest point at `at` that has no more than `depth` points in it.
pub(super) fn point_in(places: &[Place], at: usize, tongue: Tongue, depth: usize) -> Option<Said> {
    let bare = skip(places, at, &FILLERS);
    let in_words = term(places, at) == Some(&Term::In);
    let readings = [
        plain(places, bare),
        the_last(places, at, bare, tongue),
        counted(places, bare, in_words),
        same(places, bare, tongue),
        pointed(places, bare),
        unit_then(places, bare, tongue),
        weekday(places, bare, tongue),
        month(places, bare),
        day_of_month(places, bare),
        part(places, bare),
        whole_year(places, bare),
        to_date(places, bare),
        piece(places, bare, tongue, depth),
        around(places, bare, tongue, depth),
        if bare > at { the_unit(places, bare) } else { None },
    ];
    // Of readings as long as each other the first holds.
    let (end, when) = readings.into_iter().flatten().rev().max_by_key(|(end, _)| *end)?;
    Some((after_day_part(places, end), when))
}

fn after_day_part(places: &[Place], end: usize) -> usize {
    let part = skip(places, end, &[Term::In, Term::The]);
    if term(places, part) == Some(&Term::DayPart) { part + 1 } else { end }
}

/// What is complete in one term.
fn plain(places: &[Place], at: usize) -> Option<Said> {
    let when = match term(places, at)? {
        Term::Day(away) => {
            // "Heute vor einer Woche", "today a week ago".
            if let Some(found) = (*away == 0).then(|| counted(places, at + 1, false)).flatten() {
                return Some(found).filter(|(_, when)| matches!(when, When::Away { .. }));
            }
            When::Unit { unit: TimeUnit::Day, away: *away }
        }
        Term::Written(when) => when.clone(),
        Term::UnitToDate(unit) => When::ToDate(*unit),
        Term::UnitPiece(unit, cut) => {
            When::Within(Box::new(When::Unit { unit: *unit, away: 0 }), *cut)
        }
        Term::Payday => When::Payday { away: 0 },
        _ => return None,
    };
    Some((at + 1, when))
}

/// A length of time at `at`: "three days", "a fortnight", "one year and two months".
pub(super) fn length(places: &[Place], at: usize) -> Option<(usize, Length)> {
    let (mut end, mut total) = single_length(places, at)?;
    for _ in 1..LENGTH_PARTS_MAX {
        let next = skip(places, end, &[Term::And]);
        let Some((next, more)) = single_length(places, next) else { break };
        (end, total) = (next, total.plus(more));
    }
    Some((end, total))
}

fn single_length(places: &[Place], at: usize) -> Option<(usize, Length)> {
    let (end, count, unit) = count_and_unit(places, at)?;
    Some((end, Length::of(count, unit)))
}

/// "Three days", "a fortnight": the place after it, how many, and of what.
pub(super) fn count_and_unit(places: &[Place], at: usize) -> Option<(usize, u32, TimeUnit)> {
    let (count, at) = match term(places, at)? {
        Term::Number(count @ 1..=COUNT_MAX) => (u32::try_from(*count).ok()?, at + 1),
        Term::FourDigits(count) => (u32::try_from(*count).ok()?, at + 1),
        Term::Days(_) | Term::Months(_) => (1, at),
        _ => return None,
    };
    let (count, unit) = match term(places, at)? {
        Term::Unit(unit) => (count, *unit),
        Term::Days(days) => (count.saturating_mul(*days), TimeUnit::Day),
        Term::Months(months) => (count.saturating_mul(*months), TimeUnit::Month),
        _ => return None,
    };
    Some((at + 1, count, unit))
}

/// A length, and where it lies: "three days ago", "the past two weeks", "in two weeks".
fn counted(places: &[Place], at: usize, after_in: bool) -> Option<Said> {
    let first = term(places, at)?;
    let rolling = |length, ahead| When::Rolling { length, ahead };
    if matches!(first, Term::Ago | Term::Before | Term::FromNow) {
        let (end, length) = length(places, at + 1)?;
        return Some((end, When::Away { length, ahead: *first == Term::FromNow }));
    }
    if let Some(direction) = away(first).filter(|away| matches!(away, -1 | 1))
        && let Some((end, length)) = length(places, at + 1)
    {
        return Some((end, rolling(length, direction > 0)));
    }
    if *first == Term::Past && matches!(term(places, at + 1)?, Term::Unit(unit) if rolls(*unit)) {
        let Some(Term::Unit(unit)) = term(places, at + 1) else { return None };
        return Some((at + 2, rolling(Length::of(1, *unit), false)));
    }
    // "Tres últimos meses".
    if let (Term::Number(count), Some(next)) = (first, term(places, at + 1))
        && let Some(direction) = away(next).filter(|away| matches!(away, -1 | 1))
        && let Some(Term::Unit(unit)) = term(places, at + 2)
    {
        let length = Length::of(u32::try_from((*count).min(COUNT_MAX)).ok()?, *unit);
        return Some((at + 3, rolling(length, direction > 0)));
    }
    let (end, length) = length(places, at)?;
    match term(places, end) {
        Some(Term::Ago) => Some((end + 1, When::Away { length, ahead: false })),
        Some(Term::FromNow) => Some((end + 1, When::Away { length, ahead: true })),
        Some(Term::Last | Term::Past) => Some((end + 1, rolling(length, false))),
        Some(Term::Next) => Some((end + 1, rolling(length, true))),
        _ if after_in => Some((end, When::Away { length, ahead: true })),
        _ => Some((end, rolling(length, false))),
    }
}

fn rolls(unit: TimeUnit) -> bool {
    matches!(unit, TimeUnit::Day | TimeUnit::Week | TimeUnit::Month | TimeUnit::Year)
        || matches!(unit, TimeUnit::Quarter | TimeUnit::Half)
}

/// "The last month": in English with an article it rolls, as "the past month" does.
fn the_last(places: &[Place], at: usize, bare: usize, tongue: Tongue) -> Option<Said> {
    let article = bare > at && term(places, bare - 1) == Some(&Term::The);
    let (Term::Last, Term::Unit(unit)) = (term(places, bare)?, term(places, bare + 1)?) else {
        return None;
    };
    let length = Length::of(1, *unit);
    let fits = article && tongue == Tongue::English && rolls(*unit);
    let calendar = matches!(unit, TimeUnit::Quarter | TimeUnit::Half);
    (fits && !calendar).then_some((bare + 2, When::Rolling { length, ahead: false }))
}

/// "Last month", "next Friday", "this summer".
fn pointed(places: &[Place], at: usize) -> Option<Said> {
    let away = away(term(places, at)?)?;
    let at = skip(places, at + 1, &[Term::The]);
    let (end, when) = pointed_at(places, at, away)?;
    // "This month so far", "this year to date".
    if term(places, end) == Some(&Term::ToDate)
        && let When::Unit { unit, away: 0 } = when
    {
        return Some((end + 1, When::ToDate(unit)));
    }
    Some((end, when))
}

fn pointed_at(places: &[Place], at: usize, away: i32) -> Option<Said> {
    let year = match away {
        ..=-1 => Year::Past,
        0 => Year::Latest,
        _ => Year::Next,
    };
    let when = match term(places, at)? {
        Term::Unit(unit) => When::Unit { unit: *unit, away },
        Term::Days(days) => {
            let length = Length::of(*days, TimeUnit::Day);
            When::Rolling { length, ahead: away > 0 }
        }
        Term::Weekday(day) => When::Weekday(*day, pick(away)),
        Term::Month(month) | Term::MayBeMonth(month) => {
            // "Last March third".
            if let Some((end, day)) = day_number(places, at + 1) {
                return Some((end, When::Part(Part::Date { month: *month, day }, year)));
            }
            When::Part(Part::Month(*month), year)
        }
        Term::Season(season) => When::Part(Part::Season(*season), year),
        Term::Holiday(holiday) => When::Part(Part::Holiday(*holiday), year),
        // The last payday is the latest one.
        Term::Payday => When::Payday { away: if away < 0 { away + 1 } else { away } },
        _ => return None,
    };
    Some((at + 1, when))
}

fn pick(away: i32) -> Pick {
    match away {
        ..=-2 => Pick::BeforeLast,
        -1 => Pick::Last,
        0 => Pick::This,
        _ => Pick::Next,
    }
}

/// "The same month last year", "same week a year ago".
fn same(places: &[Place], at: usize, tongue: Tongue) -> Option<Said> {
    let (Term::Same, Term::Unit(unit)) = (term(places, at)?, term(places, at + 1)?) else {
        return None;
    };
    let next = skip(places, at + 2, &[Term::Of, Term::In, Term::The]);
    let back = [plain(places, next), pointed(places, next), unit_then(places, next, tongue)];
    let back = back.into_iter().flatten().next().or_else(|| counted(places, next, false));
    let (end, length) = match back? {
        (end, When::Unit { unit, away: away @ ..=-1 }) => {
            (end, Length::of(away.unsigned_abs(), unit))
        }
        (end, When::Away { length, ahead: false }) => (end, length),
        _ => return None,
    };
    let day = When::Away { length, ahead: false };
    Some((end, When::Around(*unit, Box::new(day))))
}

/// "Semana pasada", "week before last", "month to date", "marzo pasado".
fn unit_then(places: &[Place], at: usize, tongue: Tongue) -> Option<Said> {
    let next = skip(places, at + 1, &[Term::The]);
    if term(places, next) == Some(&Term::ToDate)
        && let Some(Term::Unit(unit)) = term(places, at)
    {
        return Some((next + 1, When::ToDate(*unit)));
    }
    // "Spending by month this year" has no "month this".
    let fits = |away: &i32| tongue != Tongue::English || away.abs() > 1;
    let away = away(term(places, next)?).filter(fits)?;
    let (_, when) = pointed_at(places, at, away)?;
    Some((next + 1, when))
}

/// "Monday", "Monday last week", "Monday the third", "Monday, March third".
fn weekday(places: &[Place], at: usize, tongue: Tongue) -> Option<Said> {
    let Term::Weekday(day) = term(places, at)? else { return None };
    let next = skip(places, at + 1, &[Term::The, Term::In, Term::Onward, Term::DayPart]);
    if let Some(found) = month(places, next).or_else(|| day_of_month(places, next)) {
        return Some(found);
    }
    if let Some(found) = in_week(places, next, *day, tongue) {
        return Some(found);
    }
    Some((at + 1, When::Weekday(*day, Pick::Any)))
}

fn in_week(places: &[Place], at: usize, day: Weekday, tongue: Tongue) -> Option<Said> {
    let at = skip(places, at, &[Term::Of, Term::The, Term::In]);
    let week = pointed(places, at).or_else(|| unit_then(places, at, tongue));
    match week? {
        (end, When::Unit { unit: TimeUnit::Week, away }) => {
            Some((end, When::Weekday(day, Pick::InWeek(away))))
        }
        _ => None,
    }
}

/// "March", "March 2025", "March third", "third of March", "3 de marzo de 2025".
fn month(places: &[Place], at: usize) -> Option<Said> {
    if let Some(month) = month_at(places, at) {
        let by_day = day_number(places, skip(places, at + 1, &[Term::The]))
            .map(|(end, day)| dated(places, end, month, day));
        let by_year = after_part(places, at + 1)
            .map(|(end, year)| (end, When::Part(Part::Month(month), year)));
        let whole = (at + 1, When::Part(Part::Month(month), Year::Latest));
        let range = day_range(places, at + 1)
            .map(|(end, from, last)| ranged(places, end, month, from, last));
        let readings = [Some(whole), range, by_year, by_day];
        // "March twenty twenty-five" is a year, hence the longer reading.
        let longest = readings.into_iter().flatten().max_by_key(|(end, when)| {
            (*end, u8::from(matches!(when, When::Part(Part::Month(_), _))))
        });
        return longest;
    }
    let (next, month) = match day_range(places, at) {
        Some((next, from, last)) => {
            let next = skip(places, next, &[Term::Of, Term::The]);
            let month = month_at(places, next)?;
            return Some(ranged(places, next + 1, month, from, last));
        }
        None => {
            let (next, day) = day_number(places, at)?;
            (skip(places, next, &[Term::Of, Term::The]), day)
        }
    };
    let day = month;
    let month = month_at(places, next)?;
    Some(dated(places, next + 1, month, day))
}

fn month_at(places: &[Place], at: usize) -> Option<u32> {
    match term(places, at)? {
        Term::Month(month) | Term::MayBeMonth(month) => Some(*month),
        _ => None,
    }
}

fn day_number(places: &[Place], at: usize) -> Option<(usize, u32)> {
    match term(places, at)? {
        Term::Ordinal(day @ 1..=31) | Term::Number(day @ 1..=31) => {
            Some((at + 1, u32::try_from(*day).ok()?))
        }
        _ => None,
    }
}

fn day_range(places: &[Place], at: usize) -> Option<(usize, u32, u32)> {
    match term(places, at)? {
        Term::DayRange(from, last) => Some((at + 1, *from, *last)),
        _ => None,
    }
}

fn dated(places: &[Place], end: usize, month: u32, day: u32) -> Said {
    let (end, year) = after_part(places, end).unwrap_or((end, Year::Latest));
    (end, When::Part(Part::Date { month, day }, year))
}

fn ranged(places: &[Place], end: usize, month: u32, from: u32, last: u32) -> Said {
    let (end, last) = dated(places, end, month, last);
    let When::Part(_, year) = last else { return (end, last) };
    let from = When::Part(Part::Date { month, day: from }, year);
    (end, When::Range(Box::new(from), Box::new(last)))
}

/// "The third", "el 3", "am 3.": a day of a month that is not said.
fn day_of_month(places: &[Place], at: usize) -> Option<Said> {
    let named = at > 0 && term(places, at - 1) == Some(&Term::The);
    match term(places, at)? {
        Term::Ordinal(day @ 1..=31) => Some((at + 1, When::DayOfMonth(u32::try_from(*day).ok()?))),
        Term::Number(day @ 1..=31) if named => {
            Some((at + 1, When::DayOfMonth(u32::try_from(*day).ok()?)))
        }
        // "El día 3".
        Term::Unit(TimeUnit::Day) => {
            let (end, day) = day_number(places, at + 1)?;
            Some((end, When::DayOfMonth(day)))
        }
        _ => None,
    }
}

/// "Second quarter of 2025", "Q2", "summer 2025", "Christmas 2024", "first half of the year".
fn part(places: &[Place], at: usize) -> Option<Said> {
    let small = |at: usize| match term(places, at) {
        Some(Term::Ordinal(value @ 1..=53) | Term::Number(value @ 1..=53)) => {
            u32::try_from(*value).ok()
        }
        _ => None,
    };
    let (end, part) = match term(places, at)? {
        Term::Season(season) => (at + 1, Part::Season(*season)),
        Term::Holiday(holiday) => (at + 1, Part::Holiday(*holiday)),
        Term::QuarterLetter => (at + 2, Part::Quarter(small(at + 1)?)),
        Term::HalfLetter => (at + 2, Part::Half(small(at + 1)?)),
        Term::WeekNumber => (at + 2, Part::Week(small(at + 1)?)),
        Term::Unit(TimeUnit::Quarter) => (at + 2, Part::Quarter(small(at + 1)?)),
        Term::Unit(TimeUnit::Half) => (at + 2, Part::Half(small(at + 1)?)),
        Term::Unit(TimeUnit::Week) => (at + 2, Part::Week(small(at + 1)?)),
        _ => {
            let number = small(at)?;
            match term(places, at + 1)? {
                Term::Unit(TimeUnit::Quarter) if number <= 4 => (at + 2, Part::Quarter(number)),
                Term::QuarterLetter if number <= 4 => (at + 2, Part::Quarter(number)),
                Term::Unit(TimeUnit::Half) if number <= 2 => (at + 2, Part::Half(number)),
                Term::HalfWord if number <= 2 => {
                    let (end, year) = after_part(places, at + 2)?;
                    return Some((end, When::Part(Part::Half(number), year)));
                }
                _ => return None,
            }
        }
    };
    let (end, year) = after_part(places, end).unwrap_or((end, Year::Latest));
    Some((end, When::Part(part, year)))
}

/// "2025", "the year 2025", "twenty twenty-five".
fn whole_year(places: &[Place], at: usize) -> Option<Said> {
    let at = skip(places, at, &[Term::Unit(TimeUnit::Year)]);
    let (end, year) = numbered(places, at)?;
    Some((end, When::Part(Part::Whole, Year::Of(year))))
}

/// "So far this year", "en lo que va de mes".
fn to_date(places: &[Place], at: usize) -> Option<Said> {
    if *term(places, at)? != Term::ToDate {
        return None;
    }
    let next = skip(places, at + 1, &[Term::In, Term::Of, Term::The, Term::This]);
    match term(places, next)? {
        Term::Unit(unit) => Some((next + 1, When::ToDate(*unit))),
        _ => None,
    }
}
