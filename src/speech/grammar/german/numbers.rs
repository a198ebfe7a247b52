//! Number words: one long word below a million, with the unit before the tens.

use crate::speech::grammar::forms::{Case, Gender};

const UP_TO_NINETEEN: [&str; 20] = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
];
const TENS: [&str; 10] = [
    "", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig",
];
/// Names from a million on, largest first, one and several. All of them are feminine.
const SCALES: [(u64, &str, &str); 5] = [
    (1_000_000_000_000_000_000, "Trillion", "Trillionen"),
    (1_000_000_000_000_000, "Billiarde", "Billiarden"),
    (1_000_000_000_000, "Billion", "Billionen"),
    (1_000_000_000, "Milliarde", "Milliarden"),
    (1_000_000, "Million", "Millionen"),
];

/// The number in words, in agreement with the noun that it counts: "eins", "einen", "einer".
///
/// Only one declines; "hundertein" and its like do not, and numbers from two on never do.
pub(in crate::speech::grammar) fn cardinal(number: u64, gender: Gender, case: Case) -> String {
    if number == 1 {
        return one(gender, case).to_owned();
    }
    let mut words = String::new();
    let mut rest = number;
    for (scale, name, names) in SCALES {
        let count = rest / scale;
        if count > 0 {
            let many = match count {
                1 => one(Gender::Feminine, case).to_owned(),
                _ => below_thousand(count, "eine"),
            };
            push_word(&mut words, &many);
            push_word(&mut words, if count == 1 { name } else { names });
            rest %= scale;
        }
    }
    if rest > 0 || words.is_empty() {
        let last = if gender == Gender::Alone { "eins" } else { "ein" };
        push_word(&mut words, &below_million(rest, last));
    }
    words
}

/// The ordinal after a definite article: "dritte", "dritten".
pub(in crate::speech::grammar) fn ordinal(number: u64, gender: Gender, case: Case) -> String {
    if number >= 1_000_000 {
        // Nobody says the millionth: the number alone is how places that far are told.
        return cardinal(number, Gender::Alone, case);
    }
    let ending = match (gender, case) {
        (Gender::Alone | Gender::Masculine, Case::Accusative) | (_, Case::Dative) => "en",
        _ => "e",
    };
    let (tens, unit) = (number % 100, number % 10);
    let before = |last: u64, irregular: &str| {
        let rest = number - last;
        format!("{}{irregular}", if rest == 0 { String::new() } else { below_million(rest, "ein") })
    };
    let stem = match tens {
        1 => before(unit, "erst"),
        3 => before(unit, "dritt"),
        7 => before(unit, "siebt"),
        8 => before(unit, "acht"),
        2..=19 => format!("{}t", below_million(number, "ein")),
        _ => format!("{}st", below_million(number, "ein")),
    };
    format!("{stem}{ending}")
}

/// The year as it is read: "zweitausendsechsundzwanzig", "neunzehnhundertfünf".
pub(in crate::speech::grammar) fn year(number: i32) -> String {
    let number = u64::from(number.unsigned_abs());
    let (century, rest) = (number / 100, number % 100);
    if !(11..=19).contains(&century) {
        return cardinal(number, Gender::Alone, Case::Nominative);
    }
    let rest = if rest == 0 { String::new() } else { below_thousand(rest, "eins") };
    format!("{}hundert{rest}", below_thousand(century, "ein"))
}

/// One digit, 0 to 9, as a word; anything above is taken modulo ten.
pub(in crate::speech::grammar) fn digit(digit: u8) -> &'static str {
    UP_TO_NINETEEN[usize::from(digit % 10)]
}

fn one(gender: Gender, case: Case) -> &'static str {
    match (gender, case) {
        (Gender::Alone, _) => "eins",
        (Gender::Masculine, Case::Nominative) => "ein",
        (Gender::Masculine, Case::Accusative) => "einen",
        (Gender::Masculine | Gender::Neuter, Case::Dative) => "einem",
        (Gender::Neuter, _) => "ein",
        (Gender::Feminine, Case::Dative) => "einer",
        (Gender::Feminine, _) => "eine",
    }
}

fn below_million(number: u64, last: &str) -> String {
    let (thousands, rest) = (number / 1_000, number % 1_000);
    match (thousands, rest) {
        (0, _) => below_thousand(rest, last),
        (_, 0) => format!("{}tausend", below_thousand(thousands, "ein")),
        _ => format!("{}tausend{}", below_thousand(thousands, "ein"), below_thousand(rest, last)),
    }
}

/// A number below a thousand in one word; `last` is how it ends in one.
fn below_thousand(number: u64, last: &str) -> String {
    let (hundreds, rest) = (index(number / 100), index(number % 100));
    let mut word = String::new();
    if hundreds > 0 {
        word.push_str(if hundreds == 1 { "ein" } else { UP_TO_NINETEEN[hundreds] });
        word.push_str("hundert");
    }
    match (rest, rest % 10) {
        (0, _) if hundreds > 0 => {}
        (1, _) => word.push_str(last),
        (0..=19, _) => word.push_str(UP_TO_NINETEEN[rest]),
        (_, unit) => {
            if unit > 0 {
                word.push_str(if unit == 1 { "ein" } else { UP_TO_NINETEEN[unit] });
                word.push_str("und");
            }
            word.push_str(TENS[rest / 10]);
        }
    }
    word
}

fn push_word(words: &mut String, word: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(word);
}

/// A number below a thousand as a table index.
fn index(number: u64) -> usize {
    usize::try_from(number % 1_000).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::testing::Dice;

    /// What the rules of the Unicode CLDR say.
    fn independent(number: u64, rules: &str) -> String {
        let words = intl::spellout::spell_rule_set("de", rules, number.cast_signed()).unwrap();
        words.replace('\u{ad}', "")
    }

    #[test]
    fn cardinals_agree_with_an_independent_implementation() {
        let mut dice = Dice::new(1);
        let wide = (0..20_000).map(|_| dice.below(1_000_000_000_000_000));
        for number in (0..20_000).chain(wide) {
            let alone = cardinal(number, Gender::Alone, Case::Nominative);
            assert_eq!(alone, independent(number, "%spellout-numbering"), "{number}");
            let counted = cardinal(number, Gender::Masculine, Case::Nominative);
            assert_eq!(counted, independent(number, "%spellout-cardinal-masculine"), "{number}");
        }
    }

    #[test]
    fn ordinals_agree_with_an_independent_implementation() {
        for number in 1..=2_000 {
            let said = ordinal(number, Gender::Feminine, Case::Nominative);
            assert_eq!(said, independent(number, "%spellout-ordinal"), "{number}");
        }
        assert_eq!(ordinal(3, Gender::Masculine, Case::Accusative), "dritten");
        assert_eq!(ordinal(3, Gender::Neuter, Case::Dative), "dritten");
        assert_eq!(ordinal(2_000_000, Gender::Neuter, Case::Dative), "zwei Millionen");
    }

    #[test]
    fn one_declines() {
        for (gender, forms) in [
            (Gender::Alone, ["eins", "eins", "eins"]),
            (Gender::Masculine, ["ein", "einen", "einem"]),
            (Gender::Feminine, ["eine", "eine", "einer"]),
            (Gender::Neuter, ["ein", "ein", "einem"]),
        ] {
            let cases = [Case::Nominative, Case::Accusative, Case::Dative];
            assert_eq!(cases.map(|case| cardinal(1, gender, case)), forms);
        }
        let million = |case| cardinal(1_000_001, Gender::Masculine, case);
        assert_eq!(million(Case::Accusative), "eine Million ein");
        assert_eq!(million(Case::Dative), "einer Million ein");
    }

    #[test]
    fn the_ends_of_the_range_are_exact() {
        assert_eq!(
            cardinal(u64::MAX, Gender::Alone, Case::Accusative),
            "achtzehn Trillionen vierhundertsechsundvierzig Billiarden \
             siebenhundertvierundvierzig Billionen dreiundsiebzig Milliarden \
             siebenhundertneun Millionen fünfhunderteinundfünfzigtausendsechshundertfünfzehn"
        );
    }

    #[test]
    fn years_are_read_by_the_century_until_two_thousand() {
        for (number, words) in [
            (2026, "zweitausendsechsundzwanzig"),
            (2000, "zweitausend"),
            (1900, "neunzehnhundert"),
            (1905, "neunzehnhundertfünf"),
            (1999, "neunzehnhundertneunundneunzig"),
            (2101, "zweitausendeinhunderteins"),
        ] {
            assert_eq!(year(number), words);
        }
    }
}
