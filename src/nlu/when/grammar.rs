//! Ranges, open ends, and the points between them.

use super::point::{FILLERS, Said, point};
use super::said::{Part, When, Year};
use super::term::{Place, Term};
use super::year::{skip, term};
use crate::nlu::customs::Tongue;

/// The longest expression about days at `at`.
pub(super) fn expression(places: &[Place], at: usize, tongue: Tongue) -> Option<Said> {
    let at = skip(places, at, &[Term::In, Term::The]).max(at);
    let start = at - fillers_before(places, at);
    let readings = [
        // German has one word for "before" and "ago": a length makes it the latter.
        point(places, start, tongue),
        range(places, start, tongue),
        open(places, start, tongue),
        open_range(places, start, tongue),
    ];
    let (end, when) = readings.into_iter().flatten().rev().max_by_key(|(end, _)| *end)?;
    let inclusive = skip(places, end, &[Term::Inclusive]);
    Some((inclusive, when))
}

/// How many fillers stand right before `at`; the grammar of points looks at them.
fn fillers_before(places: &[Place], at: usize) -> usize {
    let before = places[..at].iter().rev().take(2);
    before.take_while(|place| FILLERS.contains(&place.term)).count()
}

/// "Since Friday", "after March third", "until yesterday", "before April", "so far".
fn open(places: &[Place], at: usize, tongue: Tongue) -> Option<Said> {
    let first = term(places, at)?;
    if *first == Term::ToDate {
        return Some((at + 1, When::Until(Box::new(When::TODAY))));
    }
    let (end, inner) = point(places, at + 1, tongue)?;
    // "Since two weeks", "seit drei Tagen": the length reaches back.
    let inner = match inner {
        When::Rolling { length, ahead: false } if *first == Term::Since => {
            When::Away { length, ahead: false }
        }
        other => other,
    };
    let inner = Box::new(inner);
    if *first == Term::Since && term(places, end) == Some(&Term::ToDate) {
        return Some((end + 1, When::Range(inner, Box::new(When::TODAY))));
    }
    match first {
        Term::Since => {
            let end = skip(places, end, &[Term::Onward]);
            Some((end, When::Since(inner)))
        }
        Term::After => Some((end, When::After(inner))),
        Term::Until => Some((end, When::Until(inner))),
        Term::Before => Some((end, When::Before(inner))),
        _ => None,
    }
}

/// "From Friday", "from March on".
fn open_range(places: &[Place], at: usize, tongue: Tongue) -> Option<Said> {
    let first = term(places, at)?;
    if !matches!(first, Term::From | Term::Of) {
        return None;
    }
    let (end, start) = end_point(places, at + 1, tongue)?;
    if matches!(term(places, end), Some(Term::ToDate)) {
        return Some((end + 1, When::Range(Box::new(start), Box::new(When::TODAY))));
    }
    if term(places, end) == Some(&Term::Onward) {
        return Some((end + 1, When::Since(Box::new(start))));
    }
    // "From last month", "de marzo": merely its month. "From Friday" begins there.
    match start {
        When::Unit { .. } | When::Rolling { .. } | When::Within(..) => Some((end, start)),
        When::Part(part, _) if *first == Term::Of || !is_day(part) => Some((end, start)),
        start if *first == Term::From => Some((end, When::Since(Box::new(start)))),
        start => Some((end, start)),
    }
}

fn is_day(part: Part) -> bool {
    matches!(part, Part::Date { .. } | Part::Holiday(_))
}

/// "From the third to the tenth", "between March and May", "Monday through Friday".
fn range(places: &[Place], at: usize, tongue: Tongue) -> Option<Said> {
    let opening = term(places, at)?;
    let begins = matches!(opening, Term::From | Term::Between | Term::Of | Term::Since);
    let next = if begins { at + 1 } else { at };
    let (end, start) = end_point(places, next, tongue)?;
    let joined = match term(places, end)? {
        Term::To | Term::Until => true,
        Term::And => *opening == Term::Between,
        _ => false,
    };
    joined.then_some(())?;
    let (end, last) = end_point(places, end + 1, tongue)?;
    let (start, last) = completed(start, last);
    Some((end, When::Range(Box::new(start), Box::new(last))))
}

/// One end of a range, where a number alone may be a day.
fn end_point(places: &[Place], at: usize, tongue: Tongue) -> Option<Said> {
    if let Some(found) = point(places, at, tongue)
        && !matches!(found.1, When::Rolling { .. })
    {
        return Some(found);
    }
    let at = skip(places, at, &FILLERS);
    match term(places, at)? {
        Term::Number(day @ 1..=31) => Some((at + 1, When::DayOfMonth(u32::try_from(*day).ok()?))),
        _ => None,
    }
}

/// The ends with what only one of them says: a month or a year belongs to both.
fn completed(start: When, last: When) -> (When, When) {
    match (&start, &last) {
        (When::Part(Part::Date { month, day: first }, year), When::DayOfMonth(day)) => {
            let month = if day < first { month % 12 + 1 } else { *month };
            let year = if month == 1 && day < first { next(*year) } else { *year };
            (start, When::Part(Part::Date { month, day: *day }, year))
        }
        (When::DayOfMonth(first), When::Part(Part::Date { month, day }, year)) => {
            let month = if day < first { (month + 10) % 12 + 1 } else { *month };
            let year = if month == 12 && day < first { before(*year) } else { *year };
            (When::Part(Part::Date { month, day: *first }, year), last)
        }
        _ => (start, last),
    }
}

fn next(year: Year) -> Year {
    match year {
        Year::Of(year) => Year::Of(year + 1),
        Year::Away(away) => Year::Away(away + 1),
        other => other,
    }
}

fn before(year: Year) -> Year {
    match year {
        Year::Of(year) => Year::Of(year - 1),
        Year::Away(away) => Year::Away(away - 1),
        other => other,
    }
}
