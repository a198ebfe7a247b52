//! How a word sounds, roughly: words that speech recognition confuses share a key.

/// Letters of a key at most: what comes later is rarely what two words are told apart by.
const KEY_LETTERS_MAX: usize = 6;

/// The key of `word`: its consonants, as they sound, and whether it begins with a vowel.
///
/// English spelling is the model; in other languages the key is coarser, and as stable.
pub(super) fn sound_of(word: &str) -> String {
    let letters: Vec<char> = word.chars().take(4 * KEY_LETTERS_MAX).collect();
    let mut key = String::with_capacity(KEY_LETTERS_MAX);
    let mut taken = 0;
    let mut place = 0;
    while place < letters.len() && taken < KEY_LETTERS_MAX {
        let rest = &letters[place..];
        let (sound, length) = sound(rest, place == 0);
        place += length;
        // Doubled letters are one sound.
        if let Some(sound) = sound.filter(|sound| !key.ends_with(*sound)) {
            key.push(sound);
            taken += 1;
        }
    }
    key
}

/// The sound that `rest` begins with, if it has one, and how many letters spell it.
fn sound(rest: &[char], first: bool) -> (Option<char>, usize) {
    let next = rest.get(1).copied().unwrap_or(' ');
    let soft = matches!(next, 'e' | 'i' | 'y');
    match (rest[0], next) {
        ('k' | 'g' | 'p', 'n') if first => (Some('n'), 2),
        ('w', 'r') if first => (Some('r'), 2),
        ('w', 'h') => (if first { Some('w') } else { None }, 2),
        ('g', 'h') => (if first { Some('k') } else { None }, 2),
        ('p', 'h') => (Some('f'), 2),
        ('c', 'k') | ('q', 'u') => (Some('k'), 2),
        ('c', 'h') | ('t', 'c') => (Some('x'), 2),
        ('s', 'h') => (Some('x'), 2),
        ('t', 'h') => (Some('t'), 2),
        ('m', 'b') if rest.len() == 2 => (Some('m'), 2),
        ('a' | 'e' | 'i' | 'o' | 'u', _) => (first.then_some('a'), 1),
        ('y' | 'w', _) => (first.then_some(rest[0]), 1),
        ('h', _) => (first.then_some('h'), 1),
        ('c', _) => (Some(if soft { 's' } else { 'k' }), 1),
        ('g', _) => (Some(if soft { 'j' } else { 'k' }), 1),
        ('q', _) => (Some('k'), 1),
        ('z', _) => (Some('s'), 1),
        ('v', _) => (Some('f'), 1),
        ('d', _) => (Some('t'), 1),
        ('b', _) => (Some('p'), 1),
        (other, _) => (Some(other), 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_sound_alike_share_a_key() {
        for (left, right) in [
            ("wait", "weight"),
            ("write", "right"),
            ("knew", "new"),
            ("check", "cheque"),
            ("there", "their"),
            ("phone", "fone"),
            ("balance", "ballance"),
            ("whether", "weather"),
        ] {
            assert_eq!(sound_of(left), sound_of(right), "{left} {right}");
        }
        for (left, right) in [("savings", "checking"), ("card", "loan"), ("owe", "who")] {
            assert_ne!(sound_of(left), sound_of(right), "{left} {right}");
        }
        assert_eq!(sound_of(""), "");
    }
}
