//! The words a model knows.

use std::collections::HashMap;

/// Words shorter than this are never respelled: one letter changes too much of their meaning.
const RESPELL_LETTERS_MIN: usize = 4;

/// Place of a word in its lexicon.
pub(super) type WordId = usize;

/// Every word of a model's samples and values, numbered in order of appearance.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    ids: HashMap<String, WordId>,
    /// The same words by number, with their length in characters.
    words: Vec<(String, usize)>,
}

impl Lexicon {
    /// The number of `word`, which is added when new.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        if let Some(id) = self.ids.get(word) {
            return *id;
        }
        let id = self.words.len();
        self.ids.insert(word.to_owned(), id);
        self.words.push((word.to_owned(), word.chars().count()));
        id
    }

    /// The number of `word`, when the model knows it.
    pub(super) fn find(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    /// The known words that differ from `word` by one letter, in order of appearance.
    pub(super) fn near(&self, word: &str) -> Vec<WordId> {
        let letters = word.chars().count();
        let close = |(known, known_letters): &(String, usize)| {
            may_be_near(letters, *known_letters) && strsim::osa_distance(known, word) == 1
        };
        (0..self.words.len()).filter(|id| close(&self.words[*id])).collect()
    }
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
