//! Whole numbers in words.

use super::atom::{Atom, Sum};
use super::{english, german, spanish};
use crate::nlu::customs::Tongue;
use crate::nlu::token::{Shape, Token};

/// How many words of German are read as one number: "neun Milliarden neunhundert neun und
/// neunzig Millionen ..." written apart has not many more.
const GERMAN_WORDS_MAX: usize = 24;
/// How long a German number is, in letters: the longest of 64 bits has 230.
const GERMAN_LETTERS_MAX: usize = 256;

/// The cardinal in words at the start of `tokens`: how many tokens it takes, and its value.
pub(in crate::nlu) fn cardinal(tokens: &[Token], tongue: Tongue) -> Option<(usize, u64)> {
    match tongue {
        Tongue::English => after_article(tokens),
        Tongue::Spanish => summed(tokens, spanish::atom, true),
        Tongue::German => written_together(tokens),
    }
}

/// English: "a hundred", "a couple hundred" and all that needs no article.
fn after_article(tokens: &[Token]) -> Option<(usize, u64)> {
    if !tokens.first()?.is("a") && !tokens.first()?.is("an") {
        return summed(tokens, english::atom, false);
    }
    let next = tokens.get(1)?;
    let is_name = |token: &Token| match english::atom(&token.text) {
        Some(Atom::Hundred | Atom::Thousand | Atom::Scale(_)) => !token.text.ends_with('s'),
        _ => token.is("dozen"),
    };
    is_name(next).then_some(())?;
    summed(&tokens[1..], english::atom, false).map(|(taken, value)| (taken + 1, value))
}

/// Words one after the other.
fn summed(
    tokens: &[Token],
    atom: fn(&str) -> Option<Atom>,
    unit_needs_and: bool,
) -> Option<(usize, u64)> {
    let word = |index: usize| {
        let token = tokens.get(index).filter(|token| token.shape == Shape::Word)?;
        atom(&token.text)
    };
    if word(0)? == Atom::Zero {
        return Some((1, 0));
    }
    let mut sum = Sum::new(unit_needs_and);
    let (mut taken, mut at) = (0, 0);
    loop {
        let and = taken > 0 && word(at) == Some(Atom::And) && sum.takes_and();
        let Some(next) = word(at + usize::from(and)) else { break };
        let Some(longer) = sum.with(next, and).filter(|sum| sum.value().is_some()) else { break };
        // "A hundred and a thousand" is two numbers: "and" joins what is smaller.
        if and && matches!(next, Atom::Hundred | Atom::Thousand | Atom::Scale(_)) {
            break;
        }
        sum = longer;
        at += usize::from(and) + 1;
        taken = at;
    }
    (taken > 0).then(|| Some((taken, sum.value()?)))?
}

/// German words, together or apart.
fn written_together(tokens: &[Token]) -> Option<(usize, u64)> {
    let mut letters = String::new();
    let mut longest = None;
    let mut end = 0;
    for (index, word) in tokens.iter().take(GERMAN_WORDS_MAX).enumerate() {
        let counts = word.shape == Shape::Word && german::may_count(&word.text);
        if !counts || letters.len() + word.text.len() > GERMAN_LETTERS_MAX {
            break;
        }
        letters.push_str(&word.text);
        if let Some(value) = german::cardinal(&letters) {
            longest = Some((index + 1, value));
            end = index + 1;
        } else if index > end {
            // "Und" alone makes no number; after two words it will not be one again.
            break;
        }
    }
    longest
}
