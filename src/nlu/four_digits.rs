//! Four digits as people say them.

use super::customs::Tongue;
use super::number::{cardinal, digits_at, shortened};
use super::token::{Shape, Token};

/// How many digits make the number.
const DIGITS: usize = 4;

/// Every reading of four digits at the start of `tokens`: how many tokens it takes, and the
/// digits.
///
/// Understood are digits one by one ("one oh oh one"), doubled and tripled ("double one",
/// "triple zero"), in pairs ("nineteen eighty", "ten oh one"), as a number ("one thousand and
/// one", "twelve hundred"), and written ("1001", "1 0 0 1", "10 01"). Longest readings come
/// first, and of two readings of equal length only the first, which prefers pairs to digits.
pub(super) fn four_digits(tokens: &[Token], tongue: Tongue) -> Vec<(usize, String)> {
    let mut readings = Vec::new();
    fill_up(tokens, tongue, 0, &mut String::new(), &mut readings);
    let numbers = shortened(tokens, |tokens| cardinal(tokens, tongue)).into_iter().rev();
    let numbers = numbers.filter(|(_, value)| (1_000..10_000).contains(value));
    readings.extend(numbers.map(|(taken, value)| (taken, value.to_string())));
    // A whole number wins over chunks of the same words: "two thousand ten" has no other sense.
    readings.reverse();
    readings.sort_by_key(|(taken, _)| std::cmp::Reverse(*taken));
    readings.dedup_by_key(|(taken, _)| *taken);
    readings
}

/// Adds to `readings`, least preferred first, all ways to fill up `so_far` to four digits.
fn fill_up(
    tokens: &[Token],
    tongue: Tongue,
    taken: usize,
    so_far: &mut String,
    readings: &mut Vec<(usize, String)>,
) {
    if so_far.len() == DIGITS {
        readings.push((taken, so_far.clone()));
        return;
    }
    for (length, digits) in chunks(&tokens[taken..], tongue) {
        if so_far.len() + digits.len() <= DIGITS {
            let before = so_far.len();
            so_far.push_str(&digits);
            fill_up(tokens, tongue, taken + length, so_far, readings);
            so_far.truncate(before);
        }
    }
}

/// What the next tokens can mean, least preferred first.
fn chunks(tokens: &[Token], tongue: Tongue) -> Vec<(usize, String)> {
    let Some(first) = tokens.first() else { return Vec::new() };
    // "1,001" and "1-0-0-1" are digits, whatever stands between them.
    if first.shape == Shape::Figures && !first.text.contains(['/', ':']) {
        let digits: String = first.text.chars().filter(char::is_ascii_digit).collect();
        return vec![(1, digits)];
    }
    digits_at(tokens, tongue)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nlu::token::tokens;

    fn read(text: &str, tongue: Tongue) -> Option<String> {
        let tokens = tokens(text);
        let mut readings = four_digits(&tokens, tongue).into_iter();
        readings.find_map(|(taken, digits)| (taken == tokens.len()).then_some(digits))
    }

    #[test]
    fn reads_every_way_of_saying_four_digits() {
        for (text, digits) in [
            ("one zero zero one", "1001"),
            ("one oh oh one", "1001"),
            ("one double zero one", "1001"),
            ("double one zero two", "1102"),
            ("triple zero one", "0001"),
            ("zero six oh two", "0602"),
            ("double oh double seven", "0077"),
            ("quadruple nine", "9999"),
            ("nineteen eighty", "1980"),
            ("nineteen eighty four", "1984"),
            ("ten oh one", "1001"),
            ("twenty twenty", "2020"),
            ("forty two seventeen", "4217"),
            ("four two seventeen", "4217"),
            ("twenty one oh four", "2104"),
            ("one thousand", "1000"),
            ("one thousand one", "1001"),
            ("one thousand and one", "1001"),
            ("two thousand ten", "2010"),
            ("two thousand three hundred and forty five", "2345"),
            ("nine thousand nine hundred ninety nine", "9999"),
            ("twelve hundred", "1200"),
            ("twelve hundred and five", "1205"),
            ("1001", "1001"),
            ("1,001", "1001"),
            ("1 0 0 1", "1001"),
            ("10 01", "1001"),
            ("1 double 0 1", "1001"),
        ] {
            assert_eq!(read(text, Tongue::English).as_deref(), Some(digits), "{text}");
        }
        for text in [
            "one two three",
            "one two three four five",
            "100",
            "10011",
            "one hundred",
            "twenty thousand",
            "double",
            "double trouble",
            "savings",
            "one million",
            "eins null null eins",
        ] {
            assert_eq!(read(text, Tongue::English), None, "{text}");
        }
    }

    #[test]
    fn reads_them_in_german_and_spanish() {
        for (text, tongue, digits) in [
            ("eins null null eins", Tongue::German, "1001"),
            ("zwei null vier zwei", Tongue::German, "2042"),
            ("zweimal null zweimal eins", Tongue::German, "0011"),
            ("zehn einundzwanzig", Tongue::German, "1021"),
            ("neunzehnhundertachtzig", Tongue::German, "1980"),
            ("tausendeins", Tongue::German, "1001"),
            ("doppel null sieben sieben", Tongue::German, "0077"),
            ("uno cero cero uno", Tongue::Spanish, "1001"),
            ("doble cero siete siete", Tongue::Spanish, "0077"),
            ("diez veinti\u{fa}n", Tongue::Spanish, "1021"),
            ("cuarenta y dos diecisiete", Tongue::Spanish, "4217"),
            ("mil novecientos ochenta", Tongue::Spanish, "1980"),
            ("mil uno", Tongue::Spanish, "1001"),
            ("one oh oh one", Tongue::German, ""),
        ] {
            assert_eq!(read(text, tongue).unwrap_or_default(), digits, "{text}");
        }
    }

    #[test]
    fn every_number_is_read_back_from_its_digits() {
        const NAMES: [(Tongue, &str); 3] = [
            (Tongue::English, "zero one two three four five six seven eight nine"),
            (Tongue::Spanish, "cero uno dos tres cuatro cinco seis siete ocho nueve"),
            (Tongue::German, "null eins zwei drei vier f\u{fc}nf sechs sieben acht neun"),
        ];
        for (tongue, names) in NAMES {
            let names: Vec<&str> = names.split(' ').collect();
            for number in 0..10_000u32 {
                let digits = format!("{number:04}");
                let said = digits.bytes().map(|byte| names[usize::from(byte - b'0')]);
                let said = said.collect::<Vec<_>>().join(" ");
                assert_eq!(read(&said, tongue), Some(digits), "{said}");
            }
        }
    }
}
