//! What makes text unfit to be read aloud.
//!
//! Whoever pays somebody a cent can write on their statement, and a voice that customers trust
//! reads it out. A refusal costs little ("a card purchase" instead of a name), so that the rules
//! refuse whatever could pass for an order, an address or a number to ring, and do not weigh.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::unfit_words::{
    ADDRESS_ENDINGS, COMMANDS, EAST_ASIAN, FOREIGN_WORDS, NUMBER_WORDS, PHRASES, STEMS,
    UNMISTAKABLE, WAKE_WORDS, WORDS,
};

/// How many digits in a row are taken for a number to ring or a code: a year or a house number
/// has four.
const DIGITS_MAX: usize = 4;

/// Signs that belong to markup, templates, paths and escapes, never to a name.
const MARKUP: &[char] = &['<', '>', '{', '}', '[', ']', '\\', '`', '|', '^', '~', '='];

/// Signs of money: a name must not hold an amount.
const MONEY: &[char] = &['$', '€', '£', '¥', '₽', '₹', '¢', '₿'];

/// Whether `text` must not be read aloud. `text` is in NFKC, without invisible characters.
pub(super) fn is_unfit(text: &str) -> bool {
    let plain = skeleton(text);
    has_east_asian_order(text)
        || has_markup(&plain)
        || has_address(&plain)
        || has_number(&plain)
        || has_order(&plain)
}

/// Looked for in the text itself: the skeleton takes these scripts' letters apart.
fn has_east_asian_order(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let unspaced: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    EAST_ASIAN.iter().any(|word| unspaced.contains(word))
}

/// `text` in small letters without accents, for comparing only.
fn skeleton(text: &str) -> String {
    if text.is_ascii() {
        // Nearly every name: nothing below does anything else to it.
        return text.to_ascii_lowercase();
    }
    let bare = text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let like_ascii = |c| match c {
        'ł' => 'l',
        'ø' => 'o',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ŧ' | 'ţ' => 't',
        'ı' | 'ĸ' => 'i',
        '\u{2010}'..='\u{2015}' => '-',
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{3002}' => '.',
        other => other,
    };
    bare.map(like_ascii).collect()
}

fn has_markup(text: &str) -> bool {
    // An entity: "&lt;", "&#60;".
    let is_entity = |rest: &str| {
        let name = rest.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '#');
        name.len() < rest.len() && name.starts_with(';')
    };
    text.contains(MARKUP)
        || text.match_indices('&').any(|(at, _)| is_entity(&text[at + 1..]))
        || text.match_indices('%').any(|(at, _)| {
            text[at + 1..].bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2
        })
}

/// Addresses: `://`, `name@host`, `host.tld`, "host dot com".
fn has_address(text: &str) -> bool {
    let is_glued = |at: usize, width: usize| {
        let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        before && text[at + width..].starts_with(char::is_alphanumeric)
    };
    if text.contains("://") || text.match_indices('@').any(|(at, _)| is_glued(at, 1)) {
        return true;
    }
    // A dot between two letters or more on either side: "St. Louis" and "J.P. Moe" are not.
    let is_host = |run: &str| {
        run.split('.').zip(run.split('.').skip(1)).any(|(name, ending)| {
            name.chars().count() >= 2
                && ending.chars().count() >= 2
                && ending.contains(char::is_alphabetic)
        })
    };
    // "t.me", "1.2.3.4"
    let is_short_host = |run: &str| {
        let mut labels = run.rsplit('.');
        let last = labels.next().unwrap_or_default();
        labels.next().is_some_and(|label| !label.is_empty()) && ADDRESS_ENDINGS.contains(&last)
            || run.split('.').filter(|label| label.parse::<u8>().is_ok()).count() > 3
    };
    let mut runs = text.split(|c: char| !c.is_alphanumeric() && c != '.');
    let is_dot = |word: &str| matches!(word, "dot" | "d0t");
    text.contains('.') && runs.any(|run| is_host(run) || is_short_host(run))
        || pairs_of(text).any(|(dot, ending)| is_dot(dot) && ADDRESS_ENDINGS.contains(&ending))
}

/// Numbers to ring, codes, amounts; also spelled out.
fn has_number(text: &str) -> bool {
    let mut digits = 0;
    for c in text.chars() {
        if c.is_ascii_digit() {
            digits += 1;
        } else if c.is_alphabetic() {
            digits = 0;
        }
        if digits > DIGITS_MAX {
            return true;
        }
    }
    // "8OO-555-O199": letters drawn like digits, in words with a digit.
    let disguised = words_of(text).map(|word| {
        let is_like = word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'o' | b'i' | b'l'));
        if is_like && word.contains(|c: char| c.is_ascii_digit()) { word.len() } else { 0 }
    });
    let mut in_a_row = 0;
    for digits in disguised {
        in_a_row = if digits == 0 { 0 } else { in_a_row + digits };
        if in_a_row > DIGITS_MAX {
            return true;
        }
    }
    let mut spelled = 0;
    for word in words_of(text) {
        let is_number = NUMBER_WORDS.contains(&word) || word.bytes().all(|b| b.is_ascii_digit());
        spelled = if is_number { spelled + 1 } else { 0 };
        if spelled > DIGITS_MAX {
            return true;
        }
    }
    text.contains(MONEY) && text.contains(|c: char| c.is_ascii_digit()) || is_toll_free(text)
}

/// "1-800-FLOWERS": letters that are dialled.
fn is_toll_free(text: &str) -> bool {
    const PREFIXES: [&str; 8] = ["800", "822", "833", "844", "855", "866", "877", "888"];
    pairs_of(text).any(|(first, second)| {
        PREFIXES.contains(&first) && second.len() >= 3 || first == "1" && PREFIXES.contains(&second)
    })
}

fn has_order(text: &str) -> bool {
    let apart: Vec<&str> = words_of(text).collect();
    let joined: String =
        text.chars().filter(|c| c.is_alphanumeric() || c.is_whitespace() || *c == '@').collect();
    let together: Vec<&str> = joined.split_whitespace().collect();
    let squeezed: String = together.concat();
    // "1CALL": speech sets figures apart from letters.
    let letters: Vec<&str> =
        text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    orders(&apart)
        || together != apart && orders(&together)
        || letters != apart && orders(&letters)
        || UNMISTAKABLE.iter().any(|word| squeezed.contains(word))
        || spelled_words(&apart).iter().any(|word| hides_order(word))
}

fn orders(words: &[&str]) -> bool {
    let is_phrase = |phrase: &&str| (0..words.len()).any(|at| begin_with(&words[at..], phrase));
    words.iter().any(|word| is_order(word) || letters_for_digits(word).iter().any(|w| is_order(w)))
        || PHRASES.iter().any(is_phrase)
        || words.windows(2).any(|pair| {
            WAKE_WORDS.contains(&pair[0]) && COMMANDS.contains(&pair[1])
                || pair[0] == "press" && is_key(pair[1])
        })
}

/// Whether the first of `words` are those of `phrase`.
fn begin_with(words: &[&str], phrase: &str) -> bool {
    let mut rest = phrase;
    for word in words {
        let Some(after) = rest.strip_prefix(word) else { return false };
        match after.strip_prefix(' ') {
            Some(next) => rest = next,
            None => return after.is_empty(),
        }
    }
    false
}

fn is_order(word: &str) -> bool {
    WORDS.binary_search(&word).is_ok()
        || FOREIGN_WORDS.contains(&word)
        || STEMS.iter().any(|stem| word.starts_with(stem))
}

/// Spelled letters run on into those of the next word: "c a l l u s".
fn hides_order(letters: &str) -> bool {
    WORDS.iter().chain(STEMS).any(|word| letters.contains(word))
}

fn is_key(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit()) || NUMBER_WORDS.contains(&word)
}

/// "p4ssw0rd" read as its letters, once with 1 as i and once as l; empty for a plain word.
fn letters_for_digits(word: &str) -> Vec<String> {
    let is_mixed = word.contains(|c: char| c.is_ascii_digit() || c == '@')
        && word.contains(char::is_alphabetic);
    let read = |one: char| {
        let letter = |c| match c {
            '0' => 'o',
            '1' => one,
            '3' => 'e',
            '4' | '@' => 'a',
            '5' => 's',
            '7' => 't',
            other => other,
        };
        word.chars().map(letter).collect()
    };
    if is_mixed { vec![read('i'), read('l')] } else { Vec::new() }
}

/// What single letters in a row spell: "c a l l".
fn spelled_words(words: &[&str]) -> Vec<String> {
    let runs = words.split(|word| word.chars().nth(1).is_some());
    runs.filter(|run| run.len() > 2).map(|run| run.concat()).collect()
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '@').filter(|word| !word.is_empty())
}

/// Every word with the one after it.
fn pairs_of(text: &str) -> impl Iterator<Item = (&str, &str)> {
    words_of(text).zip(words_of(text).skip(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_refuses_and_lets_names_through() {
        for (text, unfit) in [
            ("<break time='10s'/>", true),
            ("Smith &amp; Sons", true),
            ("Smith & Sons", false),
            ("100% Pizza", false),
            ("evil%3cscript", true),
            ("pay.example", true),
            ("Dr. Miller", false),
            ("J.P. Moe", false),
            ("S.A.", false),
            ("No.7 Bistro", false),
            ("me@example", true),
            ("Fish @ Chips", false),
            ("win dot com", true),
            ("555 0100", true),
            ("Studio 54", false),
            ("7-Eleven 1204", false),
            ("five five five one two", true),
            ("$50 Store", true),
            ("1-800-FLOWERS", true),
            ("c a l l mom", true),
            ("c.a.l.l", true),
            ("CÁLL HOME", true),
            ("p4ssw0rd", true),
            ("your p1n", true),
            ("pass word", true),
            ("Alexa", true),
            ("Amazon open the door", true),
            ("Amazon Fresh", false),
            ("Press Coffee", false),
            ("press one", true),
            ("8OO-555-O199", true),
            ("t.me", true),
            ("1.2.3.4", true),
            ("win d0t com", true),
            ("パスワードを入力", true),
            ("비밀번호", true),
            ("1CALL", true),
            ("Studio54call", true),
            ("LLAME AHORA", true),
            ("Passwörter", true),
            ("введите", true),
            ("请拨打", true),
            ("Callaway Golf", false),
            ("Pinnacle Foods", false),
            ("Codeword Books", false),
            ("Transfer to Bob", true),
            ("Verified by Visa", true),
        ] {
            assert_eq!(is_unfit(text), unfit, "{text}");
        }
    }
}
