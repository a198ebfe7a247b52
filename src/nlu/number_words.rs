//! English number words.

/// The value of a word from zero to nine, "oh" included.
pub(super) fn digit(word: &str) -> Option<u16> {
    Some(match word {
        "zero" | "oh" | "o" | "nought" | "naught" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        _ => return None,
    })
}

/// The value of a word from ten to nineteen.
pub(super) fn teen(word: &str) -> Option<u16> {
    Some(match word {
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        _ => return None,
    })
}

/// The value of a word for a multiple of ten, from twenty to ninety.
pub(super) fn tens(word: &str) -> Option<u16> {
    Some(match word {
        "twenty" => 20,
        "thirty" => 30,
        "forty" | "fourty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// A number from 1 to 99 said at the start of `words`: how many words, and its value.
///
/// Takes as many words as it can: "twenty one" is 21, not 20.
pub(super) fn below_hundred(words: &[&str]) -> Option<(usize, u16)> {
    let first = words.first()?;
    if let Some(value) = tens(first) {
        let unit = words.get(1).and_then(|word| digit(word)).filter(|unit| *unit > 0);
        return Some(unit.map_or((1, value), |unit| (2, value + unit)));
    }
    let value = teen(first).or_else(|| digit(first).filter(|unit| *unit > 0))?;
    Some((1, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_below_a_hundred() {
        for (words, read) in [
            (&["nine"][..], Some((1, 9))),
            (&["twelve", "x"], Some((1, 12))),
            (&["twenty", "one"], Some((2, 21))),
            (&["twenty", "oh"], Some((1, 20))),
            (&["oh"], None),
            (&["x"], None),
            (&[], None),
        ] {
            assert_eq!(below_hundred(words), read, "{words:?}");
        }
    }
}
