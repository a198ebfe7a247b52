//! The normal form of text: what two people would call the same words.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::customs::Tongue;
use super::short_forms::long_form;

/// The words of `text` in normal form.
///
/// Compatibility forms and capitals are folded (NFKC), short forms written out ("what's" is "what
/// is"), possessive endings and punctuation dropped, single letters with periods joined
/// ("a. t. m." is "atm"), digits grouped by commas joined ("1,001" is "1001").
///
/// Short forms are those of `tongue`; in a language that is not read there are none.
pub fn normal_form(text: &str, tongue: Option<Tongue>) -> String {
    words_of(text, tongue).join(" ")
}

/// The words of `text` in normal form, one by one. Linear in the length of `text`.
pub(super) fn words_of(text: &str, tongue: Option<Tongue>) -> Vec<String> {
    placed_words(text, tongue).into_iter().map(|(word, _)| word).collect()
}

/// A word in normal form, and the bytes of the text that it was read from. Words of one short
/// form share them; in text that is not plain ASCII they are those between two white spaces.
pub(super) type PlacedWord = (String, Range<usize>);

/// The words of `text` in normal form with their places. Linear in the length of `text`.
pub(super) fn placed_words(text: &str, tongue: Option<Tongue>) -> Vec<PlacedWord> {
    let mut words = Words { found: Vec::new(), spelling: false, tongue };
    // White space ends words and is never part of a letter: pieces are folded one by one.
    for piece in text.split_whitespace() {
        let start = piece.as_ptr() as usize - text.as_ptr() as usize;
        if piece.is_ascii() {
            let folded =
                piece.bytes().map(|byte| plain_mark(char::from(byte.to_ascii_lowercase())));
            words.read(folded.enumerate().map(|(at, char)| (char, start + at..start + at + 1)));
            continue;
        }
        // Small letters can combine anew ("İ"), hence the second folding; and folding takes
        // accents for spaces with marks unless they were read as apostrophes before.
        let plain = piece.chars().map(plain_mark).nfkc().map(plain_mark);
        let folded = plain.flat_map(char::to_lowercase).nfkc();
        let place = start..start + piece.len();
        words.read(folded.map(|char| (char, place.clone())));
    }
    words.found
}

/// Words in the making.
struct Words {
    tongue: Option<Tongue>,
    found: Vec<PlacedWord>,
    /// Whether the last word was one letter with a period: the next such letter joins it.
    spelling: bool,
}

impl Words {
    /// Takes in folded letters between two white spaces, each with its bytes.
    fn read(&mut self, folded: impl Iterator<Item = (char, Range<usize>)>) {
        let mut word = String::new();
        let mut place = 0..0;
        let mut folded = folded.peekable();
        while let Some((char, bytes)) = folded.next() {
            let mut next_is_digit = || folded.peek().is_some_and(|(next, _)| next.is_ascii_digit());
            if char.is_alphanumeric() || is_mark(char) || char == '\'' {
                place.start = if word.is_empty() { bytes.start } else { place.start };
                place.end = bytes.end;
                word.push(char);
            } else if char == ',' && ends_in_digit(&word) && next_is_digit() {
                // A digit group: the comma is neither a word nor a gap.
            } else if !word.is_empty() {
                self.push(&std::mem::take(&mut word), place.clone(), char == '.');
            }
        }
        if !word.is_empty() {
            self.push(&word, place, false);
        }
    }

    fn push(&mut self, raw: &str, place: Range<usize>, before_period: bool) {
        let is_letter = raw.chars().nth(1).is_none() && raw.chars().all(char::is_alphabetic);
        let joins = std::mem::replace(&mut self.spelling, is_letter && before_period);
        if is_letter && before_period {
            match self.found.last_mut().filter(|_| joins) {
                Some((last, bytes)) => {
                    last.push_str(raw);
                    bytes.end = place.end;
                }
                None => self.found.push((raw.to_owned(), place)),
            }
            return;
        }
        // A possessive ending by itself is what is left after a slot: "{name}'s balance".
        let raw = raw.strip_prefix("'s").filter(|rest| rest.is_empty()).unwrap_or(raw);
        let raw = raw.trim_matches('\'');
        // Folded once more, because marks that an apostrophe kept apart can combine now.
        let bare = raw.strip_suffix("'s").unwrap_or(raw);
        let bare: String = match bare.is_ascii() {
            true => bare.chars().filter(|char| *char != '\'').collect(),
            false => bare.chars().filter(|char| *char != '\'').nfkc().collect(),
        };
        let long = long_form(raw, self.tongue).or_else(|| long_form(&bare, self.tongue));
        if let Some(long) = long {
            self.found.extend(long.split(' ').map(|word| (word.to_owned(), place.clone())));
        } else if !bare.is_empty() {
            self.found.push((bare, place));
        }
    }
}

fn ends_in_digit(word: &str) -> bool {
    word.ends_with(|char: char| char.is_ascii_digit())
}

/// Combining marks that NFKC could not fold into a letter belong to the word they stand in.
fn is_mark(char: char) -> bool {
    unicode_normalization::char::is_combining_mark(char)
}

/// The typewriter apostrophe for every apostrophe people and keyboards write.
fn plain_mark(char: char) -> char {
    match char {
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{02BC}' | '\u{00B4}' | '`' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_is_the_same_to_the_ear() {
        for (text, normal) in [
            ("What's my balance?", "what is my balance"),
            ("WHATS MY BALANCE", "what is my balance"),
            ("what\u{2019}s my balance", "what is my balance"),
            ("my card's balance", "my card balance"),
            ("the kids' fund", "the kids fund"),
            ("'quoted words'", "quoted words"),
            ("e-mail, please!", "e mail please"),
            ("a. t. m. fees", "atm fees"),
            ("the A.T.M.", "the atm"),
            ("it is plan b. a card", "it is plan b a card"),
            ("ending in 1,001.", "ending in 1001"),
            ("one, two", "one two"),
            ("ＦＵＬＬ　ｗｉｄｔｈ １００１", "full width 1001"),
            ("cafe\u{301}", "café"),
            ("it\u{b4}s my balance", "it is my balance"),
            ("'s", ""),
            ("  \u{0} \t", ""),
        ] {
            assert_eq!(normal_form(text, Some(Tongue::English)), normal, "{text:?}");
        }
        for (text, normal) in [
            ("Wieviel ist aufm Girokonto?", "wie viel ist auf dem girokonto"),
            ("Wie geht\u{2019}s im M\u{e4}rz", "wie geht es in dem m\u{e4}rz"),
            ("die B. L. Z.", "die blz"),
        ] {
            assert_eq!(normal_form(text, Some(Tongue::German)), normal, "{text:?}");
            assert_eq!(normal_form(normal, Some(Tongue::German)), normal, "{text:?}");
        }
        assert_eq!(normal_form("im what's", None), "im what");
    }

    #[test]
    fn every_word_knows_its_place() {
        for (text, places) in [
            (" What's $1,001 on a. t. m.? ", vec!["What's", "What's", "1,001", "on", "a. t. m"]),
            ("50\u{20ac} March's 3/4", vec!["50\u{20ac}", "March's", "3", "4"]),
        ] {
            let found = placed_words(text, Some(Tongue::English));
            assert_eq!(found.into_iter().map(|(_, at)| &text[at]).collect::<Vec<_>>(), places);
        }
    }
}
