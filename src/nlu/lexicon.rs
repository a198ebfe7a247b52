//! The words a model knows.

use std::collections::HashMap;

/// Words shorter than this are never respelled: one letter changes too much of their meaning.
const RESPELL_LETTERS_MIN: usize = 4;

/// Longer words are never respelled: no word that people say is, and each letter costs a look-up.
const RESPELL_LETTERS_MAX: usize = 32;

/// Place of a word in its lexicon.
pub(super) type WordId = usize;

/// Every word of a model's samples and values, numbered in order of appearance.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    ids: HashMap<String, WordId>,
    /// The same words by number, with their length in characters.
    words: Vec<(String, usize)>,
    /// Words by what is left of them without one letter, and by themselves. Two words one letter
    /// apart share such a rest, so that a misspelled word is compared with few.
    rests: HashMap<String, Vec<WordId>>,
}

impl Lexicon {
    /// The number of `word`, which is added when new.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = self.words.len();
        let letters = word.chars().count();
        if letters >= RESPELL_LETTERS_MIN {
            rests(word).for_each(|rest| self.rests.entry(rest).or_default().push(id));
        }
        self.ids.insert(word.to_owned(), id);
        self.words.push((word.to_owned(), letters));
        id
    }

    /// The number of `word`, when the model knows it.
    pub(super) fn find(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    /// The word with the number `id`, which this lexicon gave.
    pub(super) fn word(&self, id: WordId) -> &str {
        &self.words[id].0
    }

    /// The known words that differ from `word` by one letter, in order of appearance.
    pub(super) fn near(&self, word: &str) -> Vec<WordId> {
        let letters = word.chars().count();
        if !(RESPELL_LETTERS_MIN..=RESPELL_LETTERS_MAX).contains(&letters) {
            return Vec::new();
        }
        let mut found: Vec<WordId> =
            rests(word).filter_map(|rest| self.rests.get(&rest)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found.retain(|id| {
            let (known, known_letters) = &self.words[*id];
            may_be_near(letters, *known_letters) && strsim::osa_distance(known, word) == 1
        });
        found
    }
}

/// `word` itself, and `word` without each of its letters.
fn rests(word: &str) -> impl Iterator<Item = String> + '_ {
    let without = word.char_indices().map(move |(at, letter)| {
        let mut rest = String::with_capacity(word.len());
        rest.push_str(&word[..at]);
        rest.push_str(&word[at + letter.len_utf8()..]);
        rest
    });
    std::iter::once(word.to_owned()).chain(without)
}

/// Whether one is the other with one letter added, dropped, changed, or swapped with the next.
pub(super) fn is_near(left: &str, right: &str) -> bool {
    may_be_near(left.chars().count(), right.chars().count())
        && strsim::osa_distance(left, right) == 1
}

/// Spares most words the costly comparison.
fn may_be_near(left: usize, right: usize) -> bool {
    left.min(right) >= RESPELL_LETTERS_MIN && left.abs_diff(right) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_one_letter_off() {
        let mut lexicon = Lexicon::default();
        let savings = lexicon.intern("savings");
        let saving = lexicon.intern("saving");
        lexicon.intern("owe");
        assert_eq!(lexicon.intern("savings"), savings);
        assert_eq!(lexicon.find("savings"), Some(savings));
        for typo in ["savngs", "savinggs", "sabings", "svaings"] {
            assert_eq!(lexicon.near(typo), [savings], "{typo}");
        }
        assert_eq!(lexicon.near("savins"), [savings, saving]);
        assert!(lexicon.near("owo").is_empty(), "short words are not respelled");
        assert!(lexicon.near("svngs").is_empty());
    }
}
