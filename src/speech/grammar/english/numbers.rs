//! Number words.

const UP_TO_NINETEEN: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Names of the powers of a thousand, largest first; 64 bits end in the quintillions.
const SCALES: [(u64, &str); 6] = [
    (1_000_000_000_000_000_000, "quintillion"),
    (1_000_000_000_000_000, "quadrillion"),
    (1_000_000_000_000, "trillion"),
    (1_000_000_000, "billion"),
    (1_000_000, "million"),
    (1_000, "thousand"),
];
/// Ordinals that are not the cardinal with "th".
const IRREGULAR_ORDINALS: [(&str, &str); 7] = [
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("five", "fifth"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("twelve", "twelfth"),
];

/// The number in words, exact: "one thousand two hundred forty-three", and as `british` "one
/// thousand two hundred and forty-three".
pub(in crate::speech::grammar) fn cardinal(number: u64, british: bool) -> String {
    if number == 0 {
        return UP_TO_NINETEEN[0].to_owned();
    }
    let mut words = String::new();
    let mut rest = number;
    for (scale, name) in SCALES {
        if rest >= scale {
            push_below_thousand(&mut words, rest / scale, british);
            push_word(&mut words, name);
            rest %= scale;
        }
    }
    if british && !words.is_empty() && (1..100).contains(&rest) {
        push_word(&mut words, "and");
    }
    push_below_thousand(&mut words, rest, british);
    words
}

/// The ordinal in words: "third", "twenty-first".
pub(in crate::speech::grammar) fn ordinal(number: u64, british: bool) -> String {
    let mut words = cardinal(number, british);
    let start = words.rfind([' ', '-']).map_or(0, |before| before + 1);
    let last = words.split_off(start);
    if let Some((_, ordinal)) = IRREGULAR_ORDINALS.iter().find(|(word, _)| *word == last) {
        words.push_str(ordinal);
    } else if let Some(stem) = last.strip_suffix('y') {
        words.push_str(stem);
        words.push_str("ieth");
    } else {
        words.push_str(&last);
        words.push_str("th");
    }
    words
}

/// The year as it is read: "twenty twenty-six", "nineteen oh five", "two thousand nine".
pub(in crate::speech::grammar) fn year(number: i32, british: bool) -> String {
    let number = u64::from(number.unsigned_abs());
    let (century, rest) = (number / 100, number % 100);
    let cardinal = |number| cardinal(number, british);
    match (century, rest) {
        (10..=99, _) if century % 10 == 0 && rest < 10 => cardinal(number),
        (10..=99, 0) => format!("{} hundred", cardinal(century)),
        (10..=99, 1..=9) => format!("{} oh {}", cardinal(century), cardinal(rest)),
        (10..=99, _) => format!("{} {}", cardinal(century), cardinal(rest)),
        _ => cardinal(number),
    }
}

/// One digit, 0 to 9, as a word; anything above is taken modulo ten.
pub(in crate::speech::grammar) fn digit(digit: u8) -> &'static str {
    UP_TO_NINETEEN[usize::from(digit % 10)]
}

/// Appends a number below a thousand; nothing for zero.
fn push_below_thousand(words: &mut String, number: u64, british: bool) {
    let (hundreds, rest) = (index(number / 100), index(number % 100));
    if hundreds > 0 {
        push_word(words, UP_TO_NINETEEN[hundreds]);
        push_word(words, "hundred");
    }
    if british && hundreds > 0 && rest > 0 {
        push_word(words, "and");
    }
    match rest {
        0 => {}
        1..=19 => push_word(words, UP_TO_NINETEEN[rest]),
        _ => {
            push_word(words, TENS[rest / 10]);
            if !rest.is_multiple_of(10) {
                words.push('-');
                words.push_str(UP_TO_NINETEEN[rest % 10]);
            }
        }
    }
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

    #[test]
    fn cardinals_agree_with_an_independent_implementation() {
        let mut dice = Dice::new(1);
        // Its whole-million wording repeats scale names for empty groups above 2^53 or so; it is
        // asked about the range that money has.
        let wide = (0..20_000).map(|_| dice.below(1_000_000_000_000_000));
        for number in (0..20_000).chain(wide) {
            let words = num2words::Num2Words::new(number).to_words().unwrap();
            assert_eq!(cardinal(number, false), words.replace(" and ", " "), "{number}");
            assert_eq!(cardinal(number, true).replace(" and ", " "), cardinal(number, false));
        }
    }

    #[test]
    fn ordinals_agree_with_an_independent_implementation() {
        for number in 1..=2_000 {
            let words = num2words::Num2Words::new(number).ordinal().to_words().unwrap();
            assert_eq!(ordinal(number, false), words.replace(" and ", " "), "{number}");
            assert_eq!(ordinal(number, true).replace(" and ", " "), ordinal(number, false));
        }
    }

    #[test]
    fn the_ends_of_the_range_are_exact() {
        assert_eq!(
            cardinal(u64::MAX, false),
            "eighteen quintillion four hundred forty-six quadrillion seven hundred forty-four \
             trillion seventy-three billion seven hundred nine million five hundred fifty-one \
             thousand six hundred fifteen"
        );
        assert_eq!(cardinal(1_000_000, true), "one million");
    }

    #[test]
    fn in_britain_and_stands_before_tens_and_units() {
        for (number, words) in [
            (5, "five"),
            (100, "one hundred"),
            (101, "one hundred and one"),
            (1_000, "one thousand"),
            (1_005, "one thousand and five"),
            (1_100, "one thousand one hundred"),
            (1_243, "one thousand two hundred and forty-three"),
            (105_020, "one hundred and five thousand and twenty"),
            (1_000_005, "one million and five"),
        ] {
            assert_eq!(cardinal(number, true), words);
        }
        assert_eq!(ordinal(101, true), "one hundred and first");
    }

    #[test]
    fn years_are_read_in_pairs() {
        for (number, words) in [
            (2026, "twenty twenty-six"),
            (2000, "two thousand"),
            (2009, "two thousand nine"),
            (1900, "nineteen hundred"),
            (1905, "nineteen oh five"),
            (1999, "nineteen ninety-nine"),
            (2100, "twenty-one hundred"),
            (999, "nine hundred ninety-nine"),
        ] {
            assert_eq!(year(number, false), words);
        }
    }
}
