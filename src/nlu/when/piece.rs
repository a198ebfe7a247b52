//! Pieces of longer spans, and the spans around days.

use super::point::{Said, length, point_in};
use super::said::{Cut, Length, Part, TimeUnit, Turn, When, Year};
use super::term::{Place, Term};
use super::year::{after_part, skip, term};
use crate::nlu::customs::Tongue;

/// "The first week of March", "the end of last month", "early March", "Anfang März".
pub(super) fn piece(places: &[Place], at: usize, tongue: Tongue, depth: usize) -> Option<Said> {
    if let Some(found) = piece_of_month(places, at) {
        return Some(found);
    }
    let depth = depth.checked_sub(1)?;
    let (next, cut) = cut(places, at)?;
    let next = skip(places, next, &[Term::Of, Term::In, Term::The]);
    let of = next.checked_sub(1)?;
    let outer = point_in(places, next, tongue, depth).or_else(|| the_unit(places, next));
    let outer = outer.or_else(|| match term(places, next)? {
        // "Die restliche Woche".
        Term::Unit(unit) if cut == Cut::Rest => {
            Some((next + 1, When::Unit { unit: *unit, away: 0 }))
        }
        _ => None,
    })?;
    let begins = |when: &When| matches!(when, When::Unit { .. } | When::Part(..));
    // "Last week of March" needs its "of"; "early March" does not.
    let joined = matches!(term(places, of), Some(Term::Of | Term::In | Term::The));
    let named = matches!(cut, Cut::Start | Cut::Middle | Cut::End | Cut::Rest);
    ((joined || named) && begins(&outer.1)).then(|| (outer.0, When::Within(Box::new(outer.1), cut)))
}

fn cut(places: &[Place], at: usize) -> Option<(usize, Cut)> {
    let turn = match term(places, at)? {
        Term::Piece(cut) => return Some((at + 1, *cut)),
        Term::Ordinal(number) => Turn::Number(u32::try_from(*number).ok().filter(|it| *it > 0)?),
        Term::Last | Term::Past => Turn::Last,
        _ => return None,
    };
    let cut = match (turn, term(places, at + 1)?) {
        // "La segunda quincena de octubre".
        (_, Term::HalfWord) | (Turn::Number(_), Term::Days(15)) => half(turn)?,
        (_, Term::Weekday(day)) => Cut::Weekday(turn, *day),
        (_, Term::Unit(TimeUnit::Weekend)) => Cut::Weekend(turn),
        (Turn::Number(number @ 2..), Term::Unit(unit)) => {
            Cut::Stretch(number, Length::of(1, *unit))
        }
        (Turn::Number(2..), _) => return None,
        (_, Term::Unit(unit)) => first_or_last(turn, Length::of(1, *unit)),
        _ => {
            let (end, length) = length(places, at + 1)?;
            return Some((end, first_or_last(turn, length)));
        }
    };
    Some((at + 2, cut))
}

fn first_or_last(turn: Turn, length: Length) -> Cut {
    if turn == Turn::Last { Cut::Last(length) } else { Cut::First(length) }
}

fn half(turn: Turn) -> Option<Cut> {
    match turn {
        Turn::Number(1) => Some(Cut::FirstHalf),
        Turn::Number(2) | Turn::Last => Some(Cut::SecondHalf),
        Turn::Number(_) => None,
    }
}

/// "Zweite Septemberwoche", "erste Oktoberhälfte": the month is in one word with its piece.
fn piece_of_month(places: &[Place], at: usize) -> Option<Said> {
    let turn = match term(places, at)? {
        Term::Ordinal(number) => Turn::Number(u32::try_from(*number).ok()?),
        Term::Last => Turn::Last,
        _ => return None,
    };
    let week = Length::of(1, TimeUnit::Week);
    let (month, cut) = match (term(places, at + 1)?, turn) {
        (Term::WeekOf(month), Turn::Number(number)) => (*month, Cut::Stretch(number, week)),
        (Term::WeekOf(month), Turn::Last) => (*month, Cut::Last(week)),
        (Term::HalfOf(month), _) => (*month, half(turn)?),
        _ => return None,
    };
    let (end, year) = after_part(places, at + 2).unwrap_or((at + 2, Year::Latest));
    Some((end, When::Within(Box::new(When::Part(Part::Month(month), year)), cut)))
}

/// "The week of March third", "the month of March", "la semana del 3 de marzo".
pub(super) fn around(places: &[Place], at: usize, tongue: Tongue, depth: usize) -> Option<Said> {
    let depth = depth.checked_sub(1)?;
    let Term::Unit(unit) = term(places, at)? else { return None };
    if !matches!(term(places, at + 1)?, Term::Of | Term::From | Term::The) {
        return None;
    }
    let next = skip(places, at + 1, &[Term::Of, Term::From, Term::The]);
    match point_in(places, next, tongue, depth)? {
        (end, when @ When::Part(Part::Month(_), _)) if *unit == TimeUnit::Month => {
            Some((end, when))
        }
        (
            end,
            day @ (When::Part(Part::Date { .. } | Part::Holiday(_), _)
            | When::DayOfMonth(_)
            | When::Day(_)
            | When::Weekday(..)),
        ) => Some((end, When::Around(*unit, Box::new(day)))),
        _ => None,
    }
}

/// "The month", "the year": this one.
pub(super) fn the_unit(places: &[Place], at: usize) -> Option<Said> {
    let named = at > 0 && matches!(term(places, at - 1), Some(Term::The | Term::In | Term::Of));
    match term(places, at)? {
        Term::Unit(unit) if named => Some((at + 1, When::Unit { unit: *unit, away: 0 })),
        _ => None,
    }
}
