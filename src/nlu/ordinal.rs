//! Ordinals: the place in a list.

use super::number_words::tens;

/// An ordinal from 1 to 99 at the start of `words`: how many words it takes, and its value.
///
/// Understood are words ("second", "twenty first") and written forms ("2nd"). "Last" is no
/// place by itself, because it depends on the list.
pub(super) fn ordinal(words: &[&str]) -> Option<(usize, u16)> {
    let first = words.first()?;
    if let Some(value) = tens(first) {
        let unit = words.get(1).and_then(|word| unit(word)).filter(|unit| *unit < 10)?;
        return Some((2, value + unit));
    }
    let value = unit(first).or_else(|| round(first)).or_else(|| written(first))?;
    Some((1, value))
}

fn unit(word: &str) -> Option<u16> {
    const UNITS: [&str; 19] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ];
    (1..).zip(UNITS).find_map(|(value, name)| (name == word).then_some(value))
}

fn round(word: &str) -> Option<u16> {
    let stem = word.strip_suffix("ieth")?;
    tens(&format!("{stem}y"))
}

/// "1st", "2nd", "3rd", "11th": the ending must be the right one.
fn written(word: &str) -> Option<u16> {
    let digits = word.find(|char: char| !char.is_ascii_digit())?;
    let value: u16 = word[..digits].parse().ok().filter(|value| (1..=99).contains(value))?;
    let ending = match (value % 100, value % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    (&word[digits..] == ending).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_places_in_a_list() {
        for (text, read) in [
            ("first", Some((1, 1))),
            ("second one", Some((1, 2))),
            ("twelfth", Some((1, 12))),
            ("twentieth", Some((1, 20))),
            ("twenty first", Some((2, 21))),
            ("ninety ninth", Some((2, 99))),
            ("2nd", Some((1, 2))),
            ("11th", Some((1, 11))),
            ("23rd", Some((1, 23))),
            ("2th", None),
            ("11st", None),
            ("0th", None),
            ("70000th", None),
            ("th", None),
            ("twenty", None),
            ("two", None),
            ("last", None),
        ] {
            let words: Vec<&str> = text.split(' ').collect();
            assert_eq!(ordinal(&words), read, "{text}");
        }
    }
}
