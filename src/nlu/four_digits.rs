//! Four digits as people say them.

use super::number_words::{below_hundred, digit, teen, tens};

/// How many digits make the number.
const DIGITS: usize = 4;

/// Every reading of four digits at the start of `words`: how many words it takes, and the digits.
///
/// Understood are digits one by one ("one oh oh one"), doubled and tripled ("double one",
/// "triple zero"), in pairs ("nineteen eighty", "ten oh one"), as a number ("one thousand and
/// one", "twelve hundred"), and written ("1001", "1 0 0 1", "10 01"). Longest readings come
/// first, and of two readings of equal length only the first, which prefers pairs to digits.
pub(super) fn four_digits(words: &[&str]) -> Vec<(usize, String)> {
    let mut readings = Vec::new();
    chunks(words, 0, &mut String::new(), &mut readings);
    readings.extend(as_number(words).map(|(taken, value)| (taken, format!("{value:04}"))));
    // A whole number wins over chunks of the same words: "two thousand ten" has no other sense.
    readings.reverse();
    readings.sort_by_key(|(taken, _)| std::cmp::Reverse(*taken));
    readings.dedup_by_key(|(taken, _)| *taken);
    readings
}

/// Adds to `readings`, least preferred first, all ways to fill up `so_far` to four digits.
fn chunks(words: &[&str], taken: usize, so_far: &mut String, readings: &mut Vec<(usize, String)>) {
    if so_far.len() == DIGITS {
        readings.push((taken, so_far.clone()));
        return;
    }
    for (length, digits) in next_chunks(&words[taken..]) {
        if so_far.len() + digits.len() <= DIGITS {
            let before = so_far.len();
            so_far.push_str(&digits);
            chunks(words, taken + length, so_far, readings);
            so_far.truncate(before);
        }
    }
}

/// What the next words can mean, least preferred first.
fn next_chunks(words: &[&str]) -> Vec<(usize, String)> {
    let Some(first) = words.first() else { return Vec::new() };
    if first.bytes().all(|byte| byte.is_ascii_digit()) && first.len() <= DIGITS {
        return vec![(1, (*first).to_owned())];
    }
    let times = match *first {
        "double" => 2,
        "triple" | "treble" => 3,
        "quadruple" => 4,
        _ => 1,
    };
    if times > 1 {
        let repeated = words.get(1).and_then(|word| single(word));
        return repeated.map(|one| (2, one.to_string().repeat(times))).into_iter().collect();
    }
    if let Some(one) = digit(first) {
        return vec![(1, one.to_string())];
    }
    let mut found = Vec::new();
    if teen(first).is_some() || tens(first).is_some() {
        let value = teen(first).or_else(|| tens(first)).unwrap_or_default();
        found.push((1, value.to_string()));
        if let Some((2, both)) = below_hundred(words) {
            found.push((2, both.to_string()));
        }
    }
    found
}

fn single(word: &str) -> Option<u16> {
    digit(word).or_else(|| match word.as_bytes() {
        [byte @ b'0'..=b'9'] => Some(u16::from(byte - b'0')),
        _ => None,
    })
}

/// A whole number from 1000 to 9999 said with "thousand" or "hundred".
fn as_number(words: &[&str]) -> Option<(usize, u16)> {
    let (mut taken, leading) = below_hundred(words)?;
    let mut value = match words.get(taken) {
        Some(&"thousand") if leading < 10 => leading * 1000,
        Some(&"hundred") if leading >= 10 => leading * 100,
        _ => return None,
    };
    taken += 1;
    if value.is_multiple_of(1000)
        && let Some((length, hundreds)) = below_hundred(&words[taken..])
        && hundreds < 10
        && words.get(taken + length) == Some(&"hundred")
    {
        value += hundreds * 100;
        taken += length + 1;
    }
    let gap = usize::from(words.get(taken) == Some(&"and"));
    if let Some((length, rest)) = words.get(taken + gap..).and_then(below_hundred) {
        value += rest;
        taken += gap + length;
    }
    Some((taken, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let words: Vec<&str> = text.split(' ').collect();
        four_digits(&words)
            .into_iter()
            .find_map(|(taken, digits)| (taken == words.len()).then_some(digits))
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
            ("1 0 0 1", "1001"),
            ("10 01", "1001"),
            ("1 double 0 1", "1001"),
        ] {
            assert_eq!(read(text).as_deref(), Some(digits), "{text}");
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
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn every_number_is_read_back_from_its_digits() {
        const NAMES: [&str; 10] =
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        for number in 0..10_000u32 {
            let digits = format!("{number:04}");
            let said: Vec<&str> =
                digits.bytes().map(|byte| NAMES[usize::from(byte - b'0')]).collect();
            assert_eq!(four_digits(&said).first(), Some(&(4, digits)), "{said:?}");
        }
    }
}
