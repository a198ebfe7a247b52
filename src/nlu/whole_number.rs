//! Whole numbers as people say them.

use super::number_words::{below_hundred, digit};

/// The largest number that is read: beyond it nobody counts money aloud.
const NUMBER_MAX: u32 = 999_999;

/// Every reading of a whole number from 0 to 999,999 at the start of `words`: how many words it
/// takes, and its value; the longest first.
///
/// Understood are words ("two thousand five hundred and ten", "twelve hundred", "a hundred") and
/// digits ("50").
pub(super) fn whole_number(words: &[&str]) -> Vec<(usize, u32)> {
    let Some(first) = words.first() else { return Vec::new() };
    if first.bytes().all(|byte| byte.is_ascii_digit()) {
        let value = first.parse().ok().filter(|value| *value <= NUMBER_MAX);
        return value.map(|value| (1, value)).into_iter().collect();
    }
    if digit(first) == Some(0) {
        return vec![(1, 0)];
    }
    let mut readings = Vec::new();
    let Some((mut taken, mut value)) = below_thousand(words) else { return readings };
    readings.push((taken, value));
    if words.get(taken) == Some(&"thousand") {
        value *= 1_000;
        taken += 1;
        readings.push((taken, value));
        let gap = usize::from(words.get(taken) == Some(&"and"));
        if let Some((more, rest)) = words.get(taken + gap..).and_then(below_thousand) {
            readings.push((taken + gap + more, value + rest));
        }
    }
    readings.retain(|(_, value)| *value <= NUMBER_MAX);
    readings.reverse();
    readings
}

/// "Five hundred and ten", "twelve hundred", "a hundred", "twenty".
fn below_thousand(words: &[&str]) -> Option<(usize, u32)> {
    let is_one = words.first() == Some(&"a") && words.get(1).is_some_and(|word| is_round(word));
    let (taken, leading) = if is_one { (1, 1) } else { below_hundred(words)? };
    let leading = u32::from(leading);
    if words.get(taken) != Some(&"hundred") {
        return Some((taken, leading));
    }
    let gap = usize::from(words.get(taken + 1) == Some(&"and"));
    match words.get(taken + 1 + gap..).and_then(below_hundred) {
        Some((more, rest)) => Some((taken + 1 + gap + more, leading * 100 + u32::from(rest))),
        None => Some((taken + 1, leading * 100)),
    }
}

fn is_round(word: &str) -> bool {
    matches!(word, "hundred" | "thousand")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_as_they_are_said() {
        for (text, read) in [
            ("fifty", Some(50)),
            ("twenty five", Some(25)),
            ("a hundred", Some(100)),
            ("one hundred and one", Some(101)),
            ("two hundred fifty", Some(250)),
            ("twelve hundred", Some(1_200)),
            ("a thousand", Some(1_000)),
            ("two thousand five hundred and ten", Some(2_510)),
            ("ninety nine thousand", Some(99_000)),
            ("zero", Some(0)),
            ("50", Some(50)),
            ("1000000", None),
            ("thousand", None),
            ("a", None),
            ("a dog", None),
            ("fifty dollars", None),
            ("", None),
        ] {
            let words: Vec<&str> = text.split_whitespace().collect();
            let whole = whole_number(&words).into_iter().find(|(taken, _)| *taken == words.len());
            assert_eq!(whole.map(|(_, value)| value), read, "{text}");
        }
        assert_eq!(whole_number(&["fifty", "dollars"]), [(1, 50)]);
        assert_eq!(whole_number(&["two", "thousand", "x"]), [(2, 2_000), (1, 2)]);
    }
}
