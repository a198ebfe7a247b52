//! Words about days, as the one grammar of all languages sees them.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use chrono::Weekday;

use super::holiday::Holiday;
use super::literal;
use super::said::{Cut, Season, TimeUnit, When};
use super::{english, german, spanish};
use crate::nlu::customs::{Customs, Tongue};
use crate::nlu::number::{cardinal, ordinal};
use crate::nlu::token::{Shape, Token};

/// What a word or phrase does in an expression about days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Term {
    /// A day so many from today.
    Day(i32),
    /// A unit of the calendar.
    Unit(TimeUnit),
    /// So many days with a name of their own: "fortnight".
    Days(u32),
    /// So many months with a name of their own: "half a year".
    Months(u32),
    /// A day of the week.
    Weekday(Weekday),
    /// A month.
    Month(u32),
    /// A word that is a month, and much more often something else: "may".
    MayBeMonth(u32),
    /// A season.
    Season(Season),
    /// A holiday.
    Holiday(Holiday),
    /// The day on which wages come.
    Payday,
    /// The one before this.
    Last,
    /// The one before this, by the calendar whatever stands before it.
    Previous,
    /// The rolling time up to today.
    Past,
    /// The one that today lies in.
    This,
    /// The one after this.
    Next,
    /// The one before the last.
    BeforeLast,
    /// The one after the next.
    AfterNext,
    /// So long before today; stands before or after its length.
    Ago,
    /// So long after today.
    FromNow,
    /// From then on.
    Since,
    /// From the day after on.
    After,
    /// Up to and including.
    Until,
    /// Up to the day before; with a length, German for "ago".
    Before,
    /// Begins a range.
    Between,
    /// Begins a range or an open one.
    From,
    /// Joins the ends of a range.
    To,
    /// "On" after a start: the end stays open.
    Onward,
    /// "And".
    And,
    /// "Of"; in Spanish and German it also begins a range.
    Of,
    /// An article.
    The,
    /// A preposition or a word that adds nothing: "in", "on", "whole".
    In,
    /// A time of day, which tells nothing about the day.
    DayPart,
    /// Up to today.
    ToDate,
    /// The whole unit up to today: "ytd".
    UnitToDate(TimeUnit),
    /// A piece of the present unit: "Monatsende".
    UnitPiece(TimeUnit, Cut),
    /// Both ends belong to it.
    Inclusive,
    /// A piece of what follows: "beginning".
    Piece(Cut),
    /// One of the halves of what follows, once a number says which.
    HalfWord,
    /// A week of a month, in one word.
    WeekOf(u32),
    /// A half of a month, in one word.
    HalfOf(u32),
    /// The unit that lies as this one does, within the longer one that follows.
    Same,
    /// The letter of a quarter, before its number.
    QuarterLetter,
    /// The letter of a half year, before its number.
    HalfLetter,
    /// "Calendar week", before its number.
    WeekNumber,
    /// "Oh" in a year.
    Oh,
    /// A number.
    Number(u64),
    /// Four digits that may be a year.
    FourDigits(i32),
    /// A place in a row.
    Ordinal(u64),
    /// A day or span in figures.
    Written(When),
    /// Several days of one month in figures: "3-10".
    DayRange(u32, u32),
    /// A word about anything else.
    Other,
}

/// A term and the tokens it was read from.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) term: Term,
    pub(super) tokens: Range<usize>,
}

type Lexicon = HashMap<&'static str, Vec<(Vec<&'static str>, Term)>>;

/// A language's phrases by their first word, longest first.
fn lexicon(rows: Vec<(&'static str, Term)>) -> Lexicon {
    let mut lexicon = Lexicon::new();
    for (phrases, term) in rows {
        for phrase in phrases.split(", ") {
            let mut words = phrase.split(' ');
            let first = words.next().unwrap_or_default();
            lexicon.entry(first).or_default().push((words.collect(), term.clone()));
        }
    }
    for phrases in lexicon.values_mut() {
        phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
    }
    lexicon
}

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(|| lexicon(english::rows()));
static SPANISH: LazyLock<Lexicon> = LazyLock::new(|| lexicon(spanish::rows()));
static GERMAN: LazyLock<Lexicon> = LazyLock::new(|| lexicon(german::rows()));

/// The terms of `tokens`. Linear in their number.
pub(super) fn terms(tokens: &[Token], customs: &Customs) -> Vec<Place> {
    let lexicon: &Lexicon = match customs.tongue {
        Tongue::English => &ENGLISH,
        Tongue::Spanish => &SPANISH,
        Tongue::German => &GERMAN,
    };
    let mut places = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let rest = &tokens[at..];
        let (taken, term) = phrase(rest, lexicon)
            .or_else(|| literal::written(&rest[0], customs).map(|term| (1, term)))
            .or_else(|| number(rest, customs))
            .unwrap_or((1, Term::Other));
        places.push(Place { term, tokens: at..at + taken });
        at += taken;
    }
    places
}

fn phrase(tokens: &[Token], lexicon: &Lexicon) -> Option<(usize, Term)> {
    let first = &tokens[0];
    if first.shape == Shape::Sign && first.text == "-" {
        return Some((1, Term::To));
    }
    let phrases = lexicon.get(first.text.as_str())?;
    phrases.iter().find_map(|(rest, term)| {
        let following = tokens.get(1..=rest.len())?;
        let same = following.iter().zip(rest).all(|(token, word)| token.text == *word);
        same.then(|| (rest.len() + 1, term.clone()))
    })
}

fn number(tokens: &[Token], customs: &Customs) -> Option<(usize, Term)> {
    let named = ordinal(tokens, customs.tongue);
    let counted = cardinal(tokens, customs.tongue);
    if let Some((taken, value)) = named
        && counted.is_none_or(|(length, _)| length < taken)
    {
        return Some((taken, Term::Ordinal(value)));
    }
    if let Some((taken, value)) = counted {
        return Some((taken, Term::Number(value)));
    }
    let value = tokens[0].whole()?;
    let is_year = tokens[0].text.len() == 4 && (1_900..2_200).contains(&value);
    let term = match i32::try_from(value) {
        Ok(year) if is_year => Term::FourDigits(year),
        _ => Term::Number(value),
    };
    Some((1, term))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nlu::token::tokens;

    #[test]
    fn phrases_are_written_as_tokens_are() {
        for rows in [english::rows(), spanish::rows(), german::rows()] {
            let mut seen = std::collections::BTreeMap::new();
            for (phrases, term) in rows {
                for phrase in phrases.split(", ") {
                    let words: Vec<String> =
                        tokens(phrase).into_iter().map(|token| token.text).collect();
                    assert_eq!(words.join(" "), phrase);
                    assert!(words.len() <= 6, "{phrase}");
                    let before = seen.insert(phrase, term.clone());
                    assert!(before.is_none(), "{phrase} is {before:?} and {term:?}");
                }
            }
        }
    }
}
