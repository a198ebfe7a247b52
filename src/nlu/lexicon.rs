//! The words a model knows.

use std::collections::HashMap;

use super::customs::Tongue;
use super::inflection::base;

/// Words shorter than this are never respelled: one letter changes too much of their meaning.
const RESPELL_LETTERS_MIN: usize = 4;

/// Longer words are never respelled: no word that people say is, and each letter costs a look-up.
const RESPELL_LETTERS_MAX: usize = 32;

/// Place of a word in its lexicon.
pub(super) type WordId = usize;

/// Every word of a model's samples and values, numbered in order of appearance. Forms of one word
/// in its language are the same word.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    tongue: Option<Tongue>,
    /// By the base of the word.
    ids: HashMap<String, WordId>,
    /// The words by number: as first met, their base, and its length in characters.
    words: Vec<Known>,
    /// Words by what is left of them without one letter, and by themselves. Two words one letter
    /// apart share such a rest, so that a misspelled word is compared with few.
    rests: HashMap<String, Vec<WordId>>,
}

#[derive(Debug)]
struct Known {
    spelling: String,
    base: String,
    letters: usize,
}

impl Lexicon {
    /// An empty lexicon for words of a language.
    pub(super) fn new(tongue: Option<Tongue>) -> Self {
        Self { tongue, ..Self::default() }
    }

    /// The language of the words, where it is read.
    pub(super) fn tongue(&self) -> Option<Tongue> {
        self.tongue
    }

    /// The number of `word`, which is added when new.
    pub(super) fn intern(&mut self, word: &str) -> WordId {
        let base = base(word, self.tongue);
        if let Some(id) = self.ids.get(&*base) {
            return *id;
        }
        let id = self.words.len();
        let letters = base.chars().count();
        if letters >= RESPELL_LETTERS_MIN {
            rests(&base).for_each(|rest| self.rests.entry(rest).or_default().push(id));
        }
        let base = base.into_owned();
        self.ids.insert(base.clone(), id);
        self.words.push(Known { spelling: word.to_owned(), base, letters });
        id
    }

    /// The number of `word`, when the model knows it.
    pub(super) fn find(&self, word: &str) -> Option<WordId> {
        self.ids.get(&*base(word, self.tongue)).copied()
    }

    /// The word with the number `id`, which this lexicon gave, as it was first met.
    pub(super) fn word(&self, id: WordId) -> &str {
        &self.words[id].spelling
    }

    /// The known words that differ from `word` by one letter, in order of appearance.
    pub(super) fn near(&self, word: &str) -> Vec<WordId> {
        let word = base(word, self.tongue);
        let letters = word.chars().count();
        if !(RESPELL_LETTERS_MIN..=RESPELL_LETTERS_MAX).contains(&letters) {
            return Vec::new();
        }
        let mut found: Vec<WordId> =
            rests(&word).filter_map(|rest| self.rests.get(&rest)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found.retain(|id| {
            let known = &self.words[*id];
            may_be_near(letters, known.letters) && strsim::osa_distance(&known.base, &word) == 1
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

    #[test]
    fn forms_of_a_word_are_one_word() {
        let mut lexicon = Lexicon::new(Some(Tongue::German));
        let turnover = lexicon.intern("ums\u{e4}tze");
        for form in ["ums\u{e4}tzen", "umsaetze"] {
            assert_eq!(lexicon.intern(form), turnover);
            assert_eq!(lexicon.find(form), Some(turnover));
        }
        assert_eq!(lexicon.word(turnover), "ums\u{e4}tze");
        assert_eq!(lexicon.near("umsetzen"), [turnover]);
    }
}
