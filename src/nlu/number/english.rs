//! English number words.

use super::atom::Atom;
use crate::nlu::number_words::{digit, teen, tens};

/// What `word` adds to a number.
pub(super) fn atom(word: &str) -> Option<Atom> {
    if let Some(value) = digit(word) {
        // "Oh" is a digit of a row and no number by itself.
        let by_letter = matches!(word, "o" | "oh");
        let atom = if value == 0 { Atom::Zero } else { Atom::Unit(value.into()) };
        return (!by_letter).then_some(atom);
    }
    if let Some(value) = teen(word) {
        return Some(Atom::Teen(value.into()));
    }
    if let Some(value) = tens(word) {
        return Some(Atom::Tens(value.into()));
    }
    Some(match word {
        "dozen" => Atom::Teen(12),
        "hundred" | "hundreds" => Atom::Hundred,
        "thousand" | "thousands" => Atom::Thousand,
        "million" | "millions" => Atom::Scale(1_000_000),
        "billion" | "billions" => Atom::Scale(1_000_000_000),
        "trillion" => Atom::Scale(1_000_000_000_000),
        "quadrillion" => Atom::Scale(1_000_000_000_000_000),
        "quintillion" => Atom::Scale(1_000_000_000_000_000_000),
        "and" => Atom::And,
        _ => return None,
    })
}

/// The cardinal that the last word of an ordinal stands for: "third" is "three".
pub(super) fn cardinal_of(ordinal: &str) -> Option<String> {
    const IRREGULAR: [(&str, &str); 8] = [
        ("first", "one"),
        ("second", "two"),
        ("third", "three"),
        ("fifth", "five"),
        ("eighth", "eight"),
        ("ninth", "nine"),
        ("twelfth", "twelve"),
        ("fourtieth", "forty"),
    ];
    if let Some((_, cardinal)) = IRREGULAR.iter().find(|(word, _)| *word == ordinal) {
        return Some((*cardinal).to_owned());
    }
    let stem = ordinal.strip_suffix("th")?;
    let cardinal = match stem.strip_suffix("ie") {
        Some(stem) => format!("{stem}y"),
        None => stem.to_owned(),
    };
    atom(&cardinal).filter(|atom| !matches!(atom, Atom::And | Atom::Zero)).map(|_| cardinal)
}
