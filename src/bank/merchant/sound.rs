//! How a word sounds, roughly: what speech recognition mixes up has one key.

/// The longest text that has a key, in letters: names have at most 40.
const LETTERS_MAX: usize = 64;

/// The consonants of `word` as they sound in English, and `A` for a vowel at the beginning:
/// "sephora" and "sefora" are `SFR`, "kohls" and "coles" are `KLS`. Empty where `word` has a sign
/// that is no small ASCII letter or digit.
///
/// Own and small rather than Metaphone in full: keys are only compared, and only where the
/// spelling is alike as well.
pub(super) fn sound(word: &str) -> String {
    if !word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
        return String::new();
    }
    let letters = &word.as_bytes()[..word.len().min(LETTERS_MAX)];
    let mut key = String::new();
    let mut at = 0;
    while at < letters.len() {
        let (sounds, taken) = one(letters, at);
        for sound in sounds.chars() {
            if !key.ends_with(sound) {
                key.push(sound);
            }
        }
        at += taken;
    }
    key
}

/// The sound at `at`, and how many letters it takes.
fn one(letters: &[u8], at: usize) -> (&'static str, usize) {
    let next = letters.get(at + 1).copied().unwrap_or(b' ');
    let is_first = at == 0;
    match (letters[at], next) {
        (b'p', b'h') => ("F", 2),
        (b'c' | b's', b'h') => ("X", 2),
        (b't', b'h') => ("0", 2),
        (b'g', b'h') if is_first => ("K", 2),
        (b'g', b'h') => ("", 2),
        (b'c', b'k') | (b'q', b'u') => ("K", 2),
        (b'w', b'r') | (b'k' | b'g', b'n') | (b'p', b's') if is_first => ("", 1),
        (b'w', b'h') => ("W", 2),
        (b'd', b'g') => ("J", 2),
        (b'c', b'e' | b'i' | b'y') => ("S", 1),
        (b'c' | b'k' | b'q', _) => ("K", 1),
        (b'g', b'e' | b'i' | b'y') => ("J", 1),
        (b'g', _) => ("G", 1),
        (b'x', _) => (if is_first { "S" } else { "KS" }, 1),
        (b's' | b'z', _) => ("S", 1),
        (b'a' | b'e' | b'i' | b'o' | b'u' | b'y', _) => (if is_first { "A" } else { "" }, 1),
        // Heard before a vowel only: "lowes" sounds like "lows".
        (b'w', b'a' | b'i') => ("W", 1),
        (b'h', _) if is_first => ("H", 1),
        (b'w' | b'h', _) => (if is_first { "W" } else { "" }, 1),
        (b'd' | b't', _) => ("T", 1),
        (b'f' | b'v', _) => ("F", 1),
        (b'b', _) => ("B", 1),
        (b'j', _) => ("J", 1),
        (b'l', _) => ("L", 1),
        (b'm', _) => ("M", 1),
        (b'n', _) => ("N", 1),
        (b'p', _) => ("P", 1),
        (b'r', _) => ("R", 1),
        (digit, _) => (digit_name(digit), 1),
    }
}

fn digit_name(digit: u8) -> &'static str {
    const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
    digit.checked_sub(b'0').and_then(|at| DIGITS.get(usize::from(at))).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_sound_alike_have_one_key() {
        for (one, other) in [
            ("sephora", "sefora"),
            ("kohls", "coles"),
            ("publix", "publics"),
            ("hertz", "hurts"),
            ("lyft", "lift"),
            ("walgreens", "wallgreens"),
            ("chipotle", "chipoatlay"),
            ("oreilly", "oriley"),
            ("kroger", "krueger"),
        ] {
            assert_eq!(sound(one), sound(other), "{one} {other}");
        }
    }

    #[test]
    fn words_that_do_not_have_another() {
        for (one, other) in [
            ("subway", "safeway"),
            ("sprint", "spirit"),
            ("target", "market"),
            ("chevron", "shell"),
            ("aldi", "audi"),
        ] {
            assert_ne!(sound(one), sound(other), "{one} {other}");
        }
        assert_eq!(sound("café"), "");
        assert_eq!(sound("711"), "71");
    }
}
