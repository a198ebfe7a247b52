//! Text that strangers wrote, and what of it may be read aloud.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use super::alphabet::{Glyph, Script, glyph, is_disguise};
use super::unfit::is_unfit;

/// How much of a text is looked at, in characters. Statement lines have at most 350 (Berlin
/// Group `remittanceInformationUnstructured` 140, OBIE `TransactionInformation` 500); the name is
/// at their beginning.
const EXAMINED_CHARS_MAX: usize = 256;

/// How long a name may be, in characters: about two seconds of speech.
const NAME_CHARS_MAX: usize = 40;

/// How often the same letter or word may follow itself: "Zoo", "Pizza Pizza".
const REPEATS_MAX: usize = 2;

/// Names that stay in capitals although they hold a vowel. The others without one do by rule:
/// they cannot be pronounced as words.
const INITIALISMS: &[&str] = &[
    "ADP", "AMC", "ATM", "CIBC", "DIY", "ESPN", "EU", "HBO", "HEB", "HOA", "HSA", "IBM", "IHOP",
    "II", "III", "IKEA", "IRA", "IRS", "ISD", "NASA", "NYC", "NYU", "REI", "SSA", "UAE", "UCLA",
    "UK", "UPS", "US", "USA", "USAA", "USPS", "YMCA", "YWCA",
];

/// Words without a stress of their own, small within a name.
const SMALL_WORDS: &[&str] = &["and", "at", "for", "in", "of", "on", "the"];

/// Text that a merchant, a payee or a customer typed. It cannot be printed, spoken or encoded:
/// only [`Untrusted::spoken`] turns it into something that can.
#[derive(Clone, PartialEq, Eq)]
pub struct Untrusted(String);

impl Untrusted {
    /// Takes `text` as it came.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text as a name that may be read aloud and shown, or `None` when it is not fit to be.
    pub fn spoken(&self) -> Option<SpokenName> {
        SpokenName::clean(&self.0)
    }

    /// The raw text, for the cleaning of statement lines.
    pub(in crate::bank) fn raw(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Untrusted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Untrusted(..)")
    }
}

/// A cleaned name: safe to read aloud and to show, 1 to 40 characters.
///
/// Letters of one script, digits, single spaces and `&`, `'`, `-`, `.`; at least one letter; no
/// address, no number of more than four digits, no order to the listener.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SpokenName(String);

impl SpokenName {
    /// Cleans `text`, or refuses it.
    ///
    /// Characters that are not there (controls, format and direction characters, tags, marks
    /// piled on letters) are dropped, other signs become spaces. The fold to compatibility form
    /// (NFKC) comes first, so that letters in fancy dress meet the same rules.
    pub fn clean(text: &str) -> Option<Self> {
        let visible = visible(text);
        if is_unfit(&visible) || !is_one_script(&visible) || is_disguise(&visible) {
            return None;
        }
        let name = cut(&capitalised(&tidy(&visible)));
        let has_letter = name.contains(char::is_alphabetic);
        // The name must pass too: what is left may read differently from what came.
        (has_letter && (name == visible || !is_unfit(&name))).then_some(Self(name))
    }

    /// A name of a checked list as it is written there, if [cleaning](Self::clean) it would change
    /// nothing but its capitals: "BYD" is three letters, "Byd" a word.
    pub(in crate::bank) fn in_its_capitals(name: &str) -> Option<Self> {
        let cleaned = Self::clean(name)?;
        let is_same = cleaned.0.to_lowercase() == name.to_lowercase();
        is_same.then(|| Self(name.to_owned()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SpokenName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SpokenName(..)")
    }
}

/// The beginning of `text` in compatibility form, without the characters that are not there.
fn visible(text: &str) -> String {
    let examined = text.chars().take(EXAMINED_CHARS_MAX);
    let is_there = |c: &char| glyph(*c) != Glyph::Nothing;
    if text.is_ascii() {
        // Nearly every name: it has that form already.
        return examined.filter(is_there).collect();
    }
    let folded: String = examined.nfkc().collect();
    let visible: String = folded.chars().filter(is_there).collect();
    // Dropping may bring a letter and its mark together.
    visible.nfkc().collect()
}

/// Whether all letters are of one script, and one that is read aloud.
fn is_one_script(text: &str) -> bool {
    let mut seen: Option<Script> = None;
    text.chars().all(|c| match glyph(c) {
        Glyph::Letter(script) => *seen.get_or_insert(script) == script,
        Glyph::Foreign => false,
        _ => true,
    })
}

/// `text` with spaces for signs, without repeats, without marks that stand alone.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run = (' ', 0);
    for c in text.chars() {
        let kept = match glyph(c) {
            Glyph::Letter(_) | Glyph::Digit | Glyph::Mark => c,
            _ if matches!(c, '\u{2018}' | '\u{2019}') => '\'',
            _ if matches!(c, '\u{2010}'..='\u{2015}') => '-',
            _ => ' ',
        };
        let lower = kept.to_lowercase().next().unwrap_or(kept);
        run = if run.0 == lower { (lower, run.1 + 1) } else { (lower, 1) };
        let most = if kept.is_alphabetic() { REPEATS_MAX } else { 1 };
        if kept.is_ascii_digit() || run.1 <= most {
            out.push(kept);
        }
    }
    without_repeated_words(&out)
}

fn without_repeated_words(text: &str) -> String {
    let mut words: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        let word = trim_marks(word);
        let repeats = words.iter().rev().take_while(|w| w.eq_ignore_ascii_case(word)).count();
        let is_second_sign = word == "&" && words.last().is_none_or(|last| *last == "&");
        if !word.is_empty() && repeats < REPEATS_MAX && !is_second_sign {
            words.push(word);
        }
    }
    while words.last() == Some(&"&") {
        words.pop();
    }
    words.join(" ")
}

/// Takes marks off the ends of a word, except the dot of an abbreviation and a lone `&`.
fn trim_marks(word: &str) -> &str {
    if word.contains('&') && word.chars().all(|c| glyph(c) == Glyph::Mark) {
        return "&";
    }
    let word = word.trim_start_matches(['&', '\'', '-', '.']);
    let bare = word.trim_end_matches(['&', '\'', '-', '.']);
    if bare.is_empty() || !word[bare.len()..].starts_with('.') {
        return bare;
    }
    &word[..=bare.len()]
}

/// A name in capitals alone, written as names are; any other as it is.
fn capitalised(name: &str) -> String {
    if name.contains(char::is_lowercase) {
        return name.to_owned();
    }
    let words = name.split(' ').enumerate();
    words.map(|(at, word)| capitalised_word(word, at == 0)).collect::<Vec<_>>().join(" ")
}

fn capitalised_word(word: &str, is_first: bool) -> String {
    let lower = word.to_lowercase();
    if !is_first && SMALL_WORDS.contains(&lower.as_str()) {
        return lower;
    }
    let has_vowel = lower.contains(['a', 'e', 'i', 'o', 'u', 'y']) || !word.is_ascii();
    // "AT&T", "H&M".
    let is_pair = word.contains('&') && word.split('&').all(|part| part.chars().count() <= 2);
    if INITIALISMS.contains(&word) || is_pair || !has_vowel {
        return word.to_owned();
    }
    let mut starts = true;
    let mut out = String::with_capacity(word.len());
    let is_son = is_sons_name(word);
    for (at, c) in word.chars().enumerate() {
        if starts {
            out.push(c);
        } else {
            // The first character alone: only a dotted capital I has two, the second a mark.
            out.extend(c.to_lowercase().next());
        }
        // "O'Brien", "D'Angelo", but "Macy's".
        let is_elided = c == '\'' && at == 1;
        starts = matches!(c, '-' | '&' | '.') || is_elided || is_son && at == 1;
    }
    out
}

/// Whether `word` is a name like "McDonald" or "McAllen", and long enough to be one.
fn is_sons_name(word: &str) -> bool {
    let mut letters = word.chars();
    (letters.next(), letters.next()) == (Some('M'), Some('C')) && letters.clone().count() >= 3
}

/// At most [`NAME_CHARS_MAX`] characters, cut between words.
fn cut(name: &str) -> String {
    let Some((end, _)) = name.char_indices().nth(NAME_CHARS_MAX) else {
        return name.to_owned();
    };
    let whole = if name[end..].starts_with(' ') { Some(end) } else { name[..end].rfind(' ') };
    let kept = &name[..whole.unwrap_or(end)];
    kept.trim_end_matches([' ', '&', '\'', '-']).to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn clean(text: &str) -> Option<String> {
        SpokenName::clean(text).map(|name| name.as_str().to_owned())
    }

    #[test]
    fn names_come_out_as_they_are_said() {
        for (raw, name) in [
            ("Blue Bottle", "Blue Bottle"),
            ("  rainy   day  ", "rainy day"),
            ("MCDONALD'S", "McDonald's"),
            ("O'BRIEN'S PUB", "O'Brien's Pub"),
            ("MCM", "MCM"),
            ("MACY'S", "Macy's"),
            ("BANK OF AMERICA", "Bank of America"),
            ("CVS PHARMACY", "CVS Pharmacy"),
            ("H&M", "H&M"),
            ("7-ELEVEN", "7-Eleven"),
            ("US BANK", "US Bank"),
            ("Café Müller", "Café Müller"),
            ("Cafe\u{301}", "Café"),
            ("Z\u{336}a\u{337}l\u{338}g\u{334}o", "Zalgo"),
            ("Ｐｉｚｚａ", "Pizza"),
            ("𝓟𝓲𝔃𝔃𝓪", "Pizza"),
            ("Pizza 🍕 Hut", "Pizza Hut"),
            ("piz\u{200b}za", "pizza"),
            ("\u{202e}Bakery\u{202c}", "Bakery"),
            ("O’Brien – Sons", "O'Brien Sons"),
            ("Zzzzzzzoo!!!", "Zzoo"),
            ("Pizza Pizza Pizza Pizza", "Pizza Pizza"),
            ("& & Sons & &", "Sons"),
            ("Smith && Sons", "Smith & Sons"),
            ("Dr. Miller, Dentist", "Dr. Miller Dentist"),
            ("Пятёрочка", "Пятёрочка"),
            ("喜茶 HEYTEA", ""),
            ("喜茶", "喜茶"),
            ("A/B Deli", "A B Deli"),
        ] {
            assert_eq!(clean(raw).unwrap_or_default(), name, "{raw}");
        }
    }

    #[test]
    fn long_names_are_cut_between_words() {
        let long = "The Very Long Name Of A Shop That Nobody Remembers";
        assert_eq!(clean(long).unwrap(), "The Very Long Name Of A Shop That Nobody");
        assert_eq!(clean(&"ab".repeat(60)).unwrap().chars().count(), NAME_CHARS_MAX);
        assert_eq!(clean(&"a".repeat(10_000)).unwrap(), "aa");
    }

    /// Letters, and ASCII digits, space and the four marks: nothing else.
    fn is_safe(name: &str) -> bool {
        let is_safe = |c: char| {
            c.is_alphabetic() || c.is_ascii_digit() || matches!(c, ' ' | '&' | '\'' | '-' | '.')
        };
        (1..=NAME_CHARS_MAX).contains(&name.chars().count())
            && name.chars().all(is_safe)
            && name.trim() == name
            && !name.contains("  ")
            && is_one_script(name)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        /// Whatever comes in, what comes out is safe, and cleaning it again changes nothing.
        #[test]
        fn any_text_comes_out_safe(text in any::<String>()) {
            if let Some(name) = clean(&text) {
                prop_assert!(is_safe(&name), "{:?}", name);
                prop_assert_eq!(clean(&name), Some(name));
            }
        }

        /// The same for text made of the pieces that attacks are made of.
        #[test]
        fn any_mix_of_hostile_pieces_comes_out_safe(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "a", "CALL", "pin", " ", ".", "com", "5", "55", "-", "&", "&lt;", "<", ">", "'",
                "\u{202e}", "\u{200d}", "\u{301}", "\u{0}", "ж", "о", "ω", "Ａ", "１", "٣", "🍕",
                "\u{e0041}", "\u{fe0f}", "$", "@", "//", "\\u0041", "ﷺ", "ﬁ", "½", "İ", "ẞ", "ŉ",
                "pass", "word", "dot", "one", "店", "\n", "...", "--", "&&", "Mc", "THE",
            ]), 0..40),
        ) {
            if let Some(name) = clean(&pieces.concat()) {
                prop_assert!(is_safe(&name), "{:?}", name);
                prop_assert!(!is_unfit(&name));
                prop_assert_eq!(clean(&name), Some(name));
            }
        }
    }
}
