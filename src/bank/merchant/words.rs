//! Words of a statement line: what is a number, what is a mask, what compares equal.

/// How much of a line is looked at, in bytes: as much as is looked at of a name.
const KEY_BYTES_MAX: usize = 256;

/// The longest run of the letter X that can be part of a name ("Exxon", "Maxx"); banks write
/// longer ones over digits.
pub(super) const NAME_XS_MAX: usize = 2;

/// `text` for comparing: ASCII letters in capitals and digits, one space for any other sign,
/// nothing for an apostrophe, so that "McDonald's", "MCDONALDS" and "Wal-Mart", "WAL MART" meet.
pub(in crate::bank) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len().min(KEY_BYTES_MAX));
    for c in text.chars() {
        if key.len() >= KEY_BYTES_MAX {
            break;
        }
        match c {
            '\'' | '\u{2019}' => {}
            _ if c.is_alphanumeric() => key.extend(c.to_uppercase()),
            _ if key.ends_with(' ') || key.is_empty() => {}
            _ => key.push(' '),
        }
    }
    if key.ends_with(' ') {
        key.pop();
    }
    key
}

/// Digits in `word`, those that the bank masked with X included.
pub(super) fn digits(word: &str) -> usize {
    let (mut digits, mut run) = (0, 0);
    for byte in word.bytes().chain([b' ']) {
        if matches!(byte, b'X' | b'x') {
            run += 1;
            continue;
        }
        digits += usize::from(byte.is_ascii_digit());
        digits += if run > NAME_XS_MAX { run } else { 0 };
        run = 0;
    }
    digits
}

/// Whether `word` holds no letter but those of a mask: "0412", "XX/XX", "X/X", "#XXXX", "-".
pub(super) fn is_number_or_mask(word: &str) -> bool {
    let is_bare = word.chars().all(|c| !c.is_alphabetic() || matches!(c, 'X' | 'x'));
    let has_sign = word.contains(|c: char| !c.is_alphanumeric());
    is_bare && (digits(word) > 0 || word.contains("XX") || has_sign)
}

/// Whether `list`, words with spaces between them, holds `word` in any case.
pub(super) fn holds(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed.eq_ignore_ascii_case(word))
}

/// Signs around a word taken off: "(CREDIT)," as "CREDIT".
pub(super) fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for (text, wanted) in [
            ("McDonald's", "MCDONALDS"),
            ("WAL-MART  #12", "WAL MART 12"),
            ("  AT&T*", "AT T"),
            ("Café", "CAFÉ"),
            ("***", ""),
        ] {
            assert_eq!(key(text), wanted);
        }
        assert!(key(&"ab ".repeat(1_000)).len() <= KEY_BYTES_MAX);
    }

    #[test]
    fn masks_are_numbers_and_names_are_not() {
        for word in ["0412", "XX/XX", "#XXXX", "XXX-XXXXXXX", "12:30", "-", "*"] {
            assert!(is_number_or_mask(word), "{word}");
        }
        for word in ["MAXX", "X", "7-ELEVEN", "EXXON", "XFINITY"] {
            assert!(!is_number_or_mask(word), "{word}");
        }
        assert_eq!((digits("EXXON"), digits("S0XXXX"), digits("K1")), (0, 5, 1));
    }
}
