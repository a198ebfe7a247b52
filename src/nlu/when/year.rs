//! Years, as words after a month or by themselves.

use super::said::{TimeUnit, Year};
use super::term::{Place, Term};

/// How many words that add nothing are passed over in a row: "all of the" is the longest.
const FILLERS_MAX: usize = 4;

/// The term at `at`.
pub(super) fn term(places: &[Place], at: usize) -> Option<&Term> {
    places.get(at).map(|place| &place.term)
}

/// The place after a few of `fillers` from `at` on.
pub(super) fn skip(places: &[Place], at: usize, fillers: &[Term]) -> usize {
    let following = places.get(at..).unwrap_or_default().iter().take(FILLERS_MAX);
    at + following.take_while(|place| fillers.contains(&place.term)).count()
}

/// A year by its number at `at`: the place after it, and the year.
pub(super) fn numbered(places: &[Place], at: usize) -> Option<(usize, i32)> {
    match *term(places, at)? {
        Term::FourDigits(year) => Some((at + 1, year)),
        Term::Number(number @ 1_900..2_200) => Some((at + 1, i32::try_from(number).ok()?)),
        Term::Number(century @ 19..=21) => {
            let (end, rest) = match (term(places, at + 1)?, term(places, at + 2)) {
                (Term::Number(rest @ 10..=99), _) => (at + 2, *rest),
                (Term::Oh, Some(Term::Number(rest @ 1..=9))) => (at + 3, *rest),
                _ => return None,
            };
            Some((end, i32::try_from(century * 100 + rest).ok()?))
        }
        _ => None,
    }
}

/// Which year a part belongs to, said after it: "2025", "of 2025", "of last year".
pub(super) fn after_part(places: &[Place], at: usize) -> Option<(usize, Year)> {
    let at = skip(places, at, &[Term::Of, Term::In, Term::The]);
    let year_word = Term::Unit(TimeUnit::Year);
    if let Some((end, year)) = numbered(places, at) {
        return Some((end, Year::Of(year)));
    }
    let (first, second) = (term(places, at)?, term(places, at + 1));
    if *first == year_word {
        if let Some(away) = second.and_then(away) {
            return Some((at + 2, Year::Away(away)));
        }
        if let Some((end, year)) = numbered(places, at + 1) {
            return Some((end, Year::Of(year)));
        }
        let named = at > 0 && matches!(term(places, at - 1), Some(Term::The | Term::Of));
        return named.then_some((at + 1, Year::Away(0)));
    }
    let away = away(first).filter(|_| second == Some(&year_word))?;
    Some((at + 2, Year::Away(away)))
}

/// How many units from this one a word points.
pub(super) fn away(term: &Term) -> Option<i32> {
    Some(match term {
        Term::BeforeLast => -2,
        Term::Last | Term::Previous | Term::Past => -1,
        Term::This => 0,
        Term::Next => 1,
        Term::AfterNext => 2,
        _ => return None,
    })
}
