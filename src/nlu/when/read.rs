//! Days of a text.

use std::ops::Range;

use super::grammar::expression;
use super::platform::platform_days;
use super::point::count_and_unit;
use super::said::{TimeUnit, When};
use super::term::{Place, Term, terms};
use crate::nlu::customs::Customs;
use crate::nlu::number::{Found, shortened};
use crate::nlu::token::{Token, tokens};

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

/// One way to read tokens as days.
#[derive(Debug, Clone)]
pub(in crate::nlu) struct DayReading {
    /// The tokens.
    pub(in crate::nlu) tokens: Range<usize>,
    /// The days.
    pub(in crate::nlu) when: When,
    /// Whether the words mean something else as often: "the second", "may", "2025".
    pub(in crate::nlu) is_weak: bool,
}

/// Every reading of days that begins at any of `tokens`, at each the longest first. A word before
/// them ("in", "on") belongs to none, and is yet listened to: "in March" is March. A length of
/// time by itself is none: nothing tells where it lies.
pub(in crate::nlu) fn day_readings(tokens: &[Token], customs: &Customs) -> Vec<DayReading> {
    let places = terms(tokens, customs);
    let mut found = Vec::new();
    for at in 0..places.len() {
        if matches!(places[at].term, Term::Other | Term::In | Term::And | Term::Of) {
            continue;
        }
        let read = |so_far: &[Place]| {
            let (end, when) = expression(&places[..at + so_far.len()], at, customs.tongue)?;
            (end > at).then_some((end - at, when))
        };
        for (taken, when) in shortened(&places[at..], read) {
            let said = &places[at..at + taken];
            if iso_length(said).is_some_and(|(length, _)| length == taken) {
                continue;
            }
            let said_at = said[0].tokens.start..said[taken - 1].tokens.end;
            let is_weak = is_weak(said);
            if let Some(article) = article_before(&places[..at], tokens) {
                let tokens = article..said_at.end;
                found.push(DayReading { tokens, when: when.clone(), is_weak });
            }
            found.push(DayReading { tokens: said_at, when, is_weak });
        }
    }
    found
}

/// The token of the article with which a term of several words ends right before: what is said
/// after "desde" in "desde el lunes" may be taken as "el lunes".
fn article_before(before: &[Place], tokens: &[Token]) -> Option<usize> {
    let place = before.last().filter(|place| place.tokens.len() > 1)?;
    let last = place.tokens.end - 1;
    let token = tokens.get(last)?;
    ["the", "el", "la", "los", "las", "der", "die", "das", "dem", "den"]
        .iter()
        .any(|article| token.is(article))
        .then_some(last)
}

/// Every length of time that begins at any of `tokens`, as ISO 8601 writes it ("two weeks" is
/// `P2W`), at each the longest first.
pub(in crate::nlu) fn length_readings(
    tokens: &[Token],
    customs: &Customs,
) -> Vec<(Range<usize>, String)> {
    let places = terms(tokens, customs);
    let mut found = Vec::new();
    for at in 0..places.len() {
        for (taken, length) in shortened(&places[at..], iso_length) {
            let said = &places[at..at + taken];
            found.push((said[0].tokens.start..said[taken - 1].tokens.end, length));
        }
    }
    found
}

/// "Two weeks", "a year and two months"; larger units come first.
fn iso_length(places: &[Place]) -> Option<(usize, String)> {
    let mut written = "P".to_owned();
    let mut end = 0;
    let mut last = u32::MAX;
    loop {
        let and = usize::from(end > 0 && places.get(end).map(|it| &it.term) == Some(&Term::And));
        let Some((next, count, unit)) = count_and_unit(places, end + and) else { break };
        let (count, letter, days) = match unit {
            TimeUnit::Day => (count, 'D', 1),
            TimeUnit::Week => (count, 'W', 7),
            TimeUnit::Month => (count, 'M', 30),
            TimeUnit::Quarter => (count.saturating_mul(3), 'M', 30),
            TimeUnit::Half => (count.saturating_mul(6), 'M', 30),
            TimeUnit::Year => (count, 'Y', 365),
            TimeUnit::Weekend => break,
        };
        if days >= last {
            break;
        }
        (end, last) = (next, days);
        written.push_str(&format!("{count}{letter}"));
    }
    (end > 0).then_some((end, written))
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
