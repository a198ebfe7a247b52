//! German compounds: one word or two, as people and recognisers happen to write them.

use super::customs::Tongue;
use super::lexicon::{Lexicon, WordId};
use super::normal::PlacedWord;

/// Letters of each part at least: shorter ones are found in any word.
const PART_LETTERS_MIN: usize = 3;

/// Bytes of the longest word that is cut; the longest that people say has about forty.
const WORD_BYTES_MAX: usize = 64;

/// Letters of each word of a compound that is written apart, at least: "bei der" is not "beider".
const WORD_LETTERS_MIN: usize = 4;

/// How many words a compound is written in at most: "tages geld konto".
const JOINED_WORDS_MAX: usize = 3;

/// `words` with unknown compounds cut into two words that `lexicon` knows: "girokontostand" is
/// "girokonto stand". In other languages than German they stay.
pub(super) fn cut(words: Vec<PlacedWord>, lexicon: &Lexicon) -> Vec<PlacedWord> {
    if lexicon.tongue() != Some(Tongue::German) {
        return words;
    }
    let mut all = Vec::with_capacity(words.len());
    for (word, place) in words {
        match parts(&word, lexicon) {
            Some((first, second)) => {
                all.push((first.to_owned(), place.clone()));
                all.push((second.to_owned(), place));
            }
            None => all.push((word, place)),
        }
    }
    all
}

/// The longest known word that `word` begins with and leaves a known word; none for a word that
/// is known itself. The "s" that joins them passes as an ending.
fn parts<'w>(word: &'w str, lexicon: &Lexicon) -> Option<(&'w str, &'w str)> {
    let is_known =
        |part: &str| part.chars().count() >= PART_LETTERS_MIN && lexicon.find(part).is_some();
    if word.len() > WORD_BYTES_MAX || is_known(word) {
        return None;
    }
    word.char_indices().rev().find_map(|(at, _)| {
        let (first, second) = word.split_at(at);
        (is_known(second) && is_known(first)).then_some((first, second))
    })
}

/// Per word, the known compounds that begin with it but are written in several words, each with
/// their number: "giro konto".
pub(super) fn joined(words: &[String], lexicon: &Lexicon) -> Vec<Vec<(WordId, usize)>> {
    if lexicon.tongue() != Some(Tongue::German) {
        return Vec::new();
    }
    let is_part = |word: &&String| word.chars().count() >= WORD_LETTERS_MIN;
    let from = |start: usize| {
        let parts = words[start..].iter().take(JOINED_WORDS_MAX).take_while(is_part).count();
        let counts = 2..=parts;
        let known = counts.filter_map(|count| {
            let whole = words[start..start + count].concat();
            Some((lexicon.find(&whole)?, count))
        });
        known.collect()
    };
    (0..words.len()).map(from).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(tongue: Tongue) -> Lexicon {
        let mut lexicon = Lexicon::new(Some(tongue));
        for word in
            ["girokonto", "stand", "kreditkarten", "rechnung", "gehalt", "zahlung", "ab", "beide"]
        {
            lexicon.intern(word);
        }
        lexicon
    }

    fn written(text: &str, tongue: Tongue) -> String {
        let words = text.split(' ').map(|word| (word.to_owned(), 0..0)).collect();
        let words = cut(words, &lexicon(tongue)).into_iter().map(|(word, _)| word);
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn unknown_compounds_are_cut_where_both_parts_are_known() {
        for (text, cut) in [
            ("mein girokontostand", "mein girokonto stand"),
            ("kreditkartenrechnungen", "kreditkarten rechnungen"),
            ("gehaltszahlung", "gehalts zahlung"),
            ("girokonto", "girokonto"),
            ("girokontodings", "girokontodings"),
            ("abstand", "abstand"),
            ("standstand", "stand stand"),
        ] {
            assert_eq!(written(text, Tongue::German), cut);
        }
        assert_eq!(written("girokontostand", Tongue::English), "girokontostand");
        let long = "stand".repeat(20);
        assert_eq!(written(&long, Tongue::German), long);
    }

    #[test]
    fn known_compounds_are_found_in_several_words() {
        let lexicon = lexicon(Tongue::German);
        let counts = |text: &str| -> Vec<usize> {
            let words: Vec<String> = text.split(' ').map(str::to_owned).collect();
            let known = joined(&words, &lexicon).into_iter();
            known.map(|known| known.first().map_or(0, |(_, count)| *count)).collect()
        };
        assert_eq!(counts("mein giro konto"), [0, 2, 0]);
        assert_eq!(counts("kredit karten"), [2, 0]);
        assert_eq!(counts("kredit kart enrechnung"), [2, 0, 0]);
        assert_eq!(counts("bei der giro"), [0, 0, 0]);
    }
}
