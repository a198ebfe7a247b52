//! English number words.

use super::atom::Atom;

/// What `word` adds to a number.
pub(super) fn atom(word: &str) -> Option<Atom> {
    Some(match word {
        // "Oh" is a digit of a row and no number by itself.
        "zero" | "nought" | "naught" => Atom::Zero,
        "one" => Atom::Unit(1),
        "two" => Atom::Unit(2),
        "three" => Atom::Unit(3),
        "four" => Atom::Unit(4),
        "five" => Atom::Unit(5),
        "six" => Atom::Unit(6),
        "seven" => Atom::Unit(7),
        "eight" => Atom::Unit(8),
        "nine" => Atom::Unit(9),
        "ten" => Atom::Teen(10),
        "eleven" => Atom::Teen(11),
        "twelve" => Atom::Teen(12),
        "thirteen" => Atom::Teen(13),
        "fourteen" => Atom::Teen(14),
        "fifteen" => Atom::Teen(15),
        "sixteen" => Atom::Teen(16),
        "seventeen" => Atom::Teen(17),
        "eighteen" => Atom::Teen(18),
        "nineteen" => Atom::Teen(19),
        "twenty" => Atom::Tens(20),
        "thirty" => Atom::Tens(30),
        "forty" | "fourty" => Atom::Tens(40),
        "fifty" => Atom::Tens(50),
        "sixty" => Atom::Tens(60),
        "seventy" => Atom::Tens(70),
        "eighty" => Atom::Tens(80),
        "ninety" => Atom::Tens(90),
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
