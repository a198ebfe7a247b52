//! Ordinals in the three languages.

use super::cardinal::cardinal;
use super::{english, german, spanish};
use crate::nlu::customs::Tongue;
use crate::nlu::token::{Shape, Token};

/// How many words an ordinal takes at most: "nine hundred and ninety ninth", twice over.
const WORDS_MAX: usize = 10;

/// The ordinal at the start of `tokens`: how many tokens it takes, and its value, from 1 on.
pub(in crate::nlu) fn ordinal(tokens: &[Token], tongue: Tongue) -> Option<(usize, u64)> {
    if let Some(found) = written(tokens, tongue) {
        return Some(found);
    }
    if tokens.first()?.shape != Shape::Word {
        return None;
    }
    let found = match tongue {
        Tongue::English => in_words(tokens, tongue, english::cardinal_of),
        Tongue::Spanish => spanish_words(tokens),
        Tongue::German => in_words(tokens, tongue, german::cardinal_of),
    };
    found.filter(|(_, value)| *value > 0)
}

/// "3rd", "3." in German, "3º".
fn written(tokens: &[Token], tongue: Tongue) -> Option<(usize, u64)> {
    let first = tokens.first()?;
    let value = first.whole().filter(|value| *value > 0)?;
    if tongue == Tongue::German && first.period {
        return Some((1, value));
    }
    let ending = tokens.get(1).filter(|token| token.glued && token.shape == Shape::Word)?;
    let ending = ending.text.as_str();
    let right = match tongue {
        Tongue::English => {
            ending
                == match (value % 100, value % 10) {
                    (11..=13, _) => "th",
                    (_, 1) => "st",
                    (_, 2) => "nd",
                    (_, 3) => "rd",
                    _ => "th",
                }
        }
        Tongue::Spanish => matches!(
            ending,
            "o" | "a"
                | "er"
                | "ro"
                | "ra"
                | "do"
                | "da"
                | "to"
                | "ta"
                | "mo"
                | "ma"
                | "vo"
                | "va"
                | "no"
                | "na"
        ),
        Tongue::German => matches!(ending, "te" | "ter" | "ten" | "tes" | "ste" | "sten"),
    };
    right.then_some((2, value))
}

/// An ordinal whose last word alone differs from the cardinal's.
fn in_words(
    tokens: &[Token],
    tongue: Tongue,
    cardinal_of: fn(&str) -> Option<String>,
) -> Option<(usize, u64)> {
    // Only numbers before it, hence only few words are looked at in most texts.
    for index in 0..tokens.len().min(WORDS_MAX) {
        let token = &tokens[index];
        if token.shape != Shape::Word {
            return None;
        }
        if let Some(text) = cardinal_of(&token.text) {
            let mut words = tokens[..=index].to_vec();
            words[index].text = text;
            let (taken, value) = cardinal(&words, tongue).unwrap_or_default();
            if taken == words.len() {
                return Some((taken, value));
            }
        }
        if index == 0 && !may_go_on(tokens, tongue) {
            return None;
        }
    }
    None
}

/// Whether the first word can be the beginning of a longer ordinal.
fn may_go_on(tokens: &[Token], tongue: Tongue) -> bool {
    tokens[0].is("a") || cardinal(&tokens[..1], tongue).is_some()
}

/// Spanish: every word of it is an ordinal.
fn spanish_words(tokens: &[Token]) -> Option<(usize, u64)> {
    let part = |index: usize| {
        let token = tokens.get(index).filter(|token| token.shape == Shape::Word)?;
        spanish::ordinal_part(&token.text)
    };
    let mut total = part(0)?;
    let (mut taken, mut last) = (1, total);
    while let Some(value) = part(taken).filter(|value| *value < last && last >= 10) {
        if last % 10 != 0 || (last < 100 && value >= 10) {
            break;
        }
        (total, last) = (total + value, value);
        taken += 1;
    }
    Some((taken, total))
}
