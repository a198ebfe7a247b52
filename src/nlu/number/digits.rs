//! Digits said one by one, doubled, or in pairs.

use super::cardinal::cardinal;
use crate::nlu::customs::Tongue;
use crate::nlu::token::Token;

/// How many digits are said one by one: a long account number.
const DIGITS_MAX: usize = 18;

/// Digits said one by one or in pairs at the start of `tokens`, at least two of them: "one oh
/// oh one", "double one", "nineteen eighty".
pub(super) fn row_of_digits(tokens: &[Token], tongue: Tongue) -> Option<(usize, u64)> {
    let mut digits = String::new();
    let mut taken = 0;
    while let Some((length, more)) = next_digits(&tokens[taken..], tongue) {
        if digits.len() + more.len() > DIGITS_MAX {
            break;
        }
        digits.push_str(&more);
        taken += length;
    }
    (digits.len() > 1).then(|| Some((taken, digits.parse().ok()?)))?
}

fn next_digits(tokens: &[Token], tongue: Tongue) -> Option<(usize, String)> {
    let is_large = cardinal(tokens, tongue).is_some_and(|(_, value)| value > 99);
    if is_large { None } else { digits_at(tokens, tongue).pop() }
}

/// What the first words can add to a row of digits: how many tokens, and the digits; least
/// preferred first. "Twenty one" is 21, or else 20.
pub(in crate::nlu) fn digits_at(tokens: &[Token], tongue: Tongue) -> Vec<(usize, String)> {
    let Some(first) = tokens.first() else { return Vec::new() };
    let times = match (first.text.as_str(), tongue) {
        ("double", Tongue::English) | ("doble", Tongue::Spanish) | ("doppel", Tongue::German) => 2,
        ("zweimal", Tongue::German) => 2,
        ("triple" | "treble", Tongue::English) | ("triple", Tongue::Spanish) => 3,
        ("dreimal" | "dreifach", Tongue::German) => 3,
        ("quadruple", Tongue::English) => 4,
        _ => 1,
    };
    if times > 1 {
        let repeated = single(&tokens[1..], tongue);
        return repeated.map(|digit| (2, digit.repeat(times))).into_iter().collect();
    }
    if let Some(digit) = single(tokens, tongue).filter(|_| first.digits().is_some()) {
        return vec![(1, digit)];
    }
    if tongue == Tongue::English && (first.is("oh") || first.is("o")) {
        return vec![(1, "0".to_owned())];
    }
    let read = shortened(tokens, |tokens| cardinal(tokens, tongue));
    let small = read.into_iter().rev().filter(|(_, value)| *value < 100);
    small.map(|(taken, value)| (taken, value.to_string())).collect()
}

fn single(tokens: &[Token], tongue: Tongue) -> Option<String> {
    let first = tokens.first()?;
    if let Some(digits) = first.digits() {
        return (digits.len() == 1).then(|| digits.to_owned());
    }
    if tongue == Tongue::English && (first.is("oh") || first.is("o")) {
        return Some("0".to_owned());
    }
    let (_, value) = cardinal(&tokens[..1], tongue).filter(|(_, value)| *value < 10)?;
    Some(value.to_string())
}

/// What `read` takes of `items`, and of ever fewer of them; the longest first.
pub(in crate::nlu) fn shortened<I, T>(
    items: &[I],
    read: impl Fn(&[I]) -> Option<(usize, T)>,
) -> Vec<(usize, T)> {
    let mut found = Vec::new();
    let mut rest = items;
    while let Some((taken, value)) = read(rest).filter(|(taken, _)| *taken > 0) {
        rest = &rest[..taken - 1];
        found.push((taken, value));
    }
    found
}
