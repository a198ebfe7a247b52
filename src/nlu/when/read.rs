//! Days of a text.

use super::grammar::expression;
use super::platform::platform_days;
use super::said::When;
use super::term::{Place, Term, terms};
use crate::nlu::customs::Customs;
use crate::nlu::number::Found;
use crate::nlu::token::tokens;

/// The days that `text` says: the whole text, or else the longest expression in it.
///
/// Platform slot values are read too, by [`platform_days`].
pub fn read_days(text: &str, customs: &Customs) -> Option<When> {
    if let Some(when) = platform_days(text).filter(|_| is_a_slot_value(text)) {
        return Some(when);
    }
    let tokens = tokens(text);
    let places = terms(&tokens, customs);
    let first = places.iter().position(|place| place.term != Term::Other)?;
    if let Some((end, when)) = expression(&places, first, customs.tongue)
        && places[end..].iter().all(|place| is_idle(&place.term))
        && (!is_weak(&places[first..end]) || places.iter().all(|place| place.term != Term::Other))
    {
        return Some(when);
    }
    let found = expressions(&places, customs);
    // Of equals the first, which `max_by_key` would pass over.
    let longest = found.into_iter().rev().max_by_key(|(from, end, _)| end - from)?;
    Some(longest.2)
}

/// The expressions about days in `text`, in order, none inside another. Linear in its length.
///
/// A lone number, unit or "may" is not one.
pub fn find_days(text: &str, customs: &Customs) -> Vec<Found<When>> {
    let tokens = tokens(text);
    let places = terms(&tokens, customs);
    let found = expressions(&places, customs).into_iter();
    let place = |from: usize, end: usize| {
        let (first, last) = (&places[from].tokens, &places[end - 1].tokens);
        tokens[first.start].place.start..tokens[last.end - 1].place.end
    };
    found.map(|(from, end, value)| Found { value, place: place(from, end) }).collect()
}

/// Codes, which the words' grammar does not know; plain dates are the locale's business.
fn is_a_slot_value(text: &str) -> bool {
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    letters > 0 && !text.trim().contains(' ') && text.bytes().any(|byte| byte.is_ascii_digit())
        || text.trim() == "PRESENT_REF"
}

fn is_idle(term: &Term) -> bool {
    matches!(term, Term::Other | Term::In | Term::The | Term::Onward | Term::DayPart)
}

fn expressions(places: &[Place], customs: &Customs) -> Vec<(usize, usize, When)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < places.len() {
        let starts = places[at].term != Term::Other;
        match starts.then(|| expression(places, at, customs.tongue)).flatten() {
            Some((end, when)) if end > at && !is_weak(&places[at..end]) => {
                found.push((at, end, when));
                at = end;
            }
            _ => at += 1,
        }
    }
    found
}

/// Whether the words mean something else as often as days.
fn is_weak(places: &[Place]) -> bool {
    let mut telling = places.iter().filter(|place| !matches!(place.term, Term::The));
    let (Some(only), None) = (telling.next(), telling.next()) else { return false };
    match only.term {
        Term::Unit(_) => places.len() == 1,
        // "The second one" is none of the calendar; "on the second" is.
        Term::Ordinal(_) | Term::Number(_) | Term::MayBeMonth(_) | Term::FourDigits(_) => true,
        _ => false,
    }
}
