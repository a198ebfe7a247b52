//! The words a model knows.

use std::collections::HashMap;

use super::customs::Tongue;
use super::inflection::base;

/// Words shorter than this are never respelled: one letter changes too much of their meaning.
const RESPELL_LETTERS_MIN: usize = 4;

/// Longer words are never respelled: no word that people say is, and each letter costs a look-up.
const RESPELL_LETTERS_MAX: usize = 32;

/// Names of at least so many letters may have two of them wrong.
const RESPELL_TWICE_LETTERS_MIN: usize = 8;

/// Longer words have at most one wrong letter: pairs of letters grow with the square of the length.
const RESPELL_TWICE_LETTERS_MAX: usize = 16;

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
    /// The same for words of names, without two of their letters, by hash: a chance meeting of two
    /// is seen when the words are compared.
    name_rests: HashMap<u64, Vec<WordId>>,
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

    /// The number of `word`, which belongs to a name that a slot can have.
    pub(super) fn intern_name(&mut self, word: &str) -> WordId {
        let id = self.intern(word);
        let known = &self.words[id];
        if (RESPELL_TWICE_LETTERS_MIN..=RESPELL_TWICE_LETTERS_MAX).contains(&known.letters) {
            for rest in rests_without_two(&known.base) {
                let ids = self.name_rests.entry(rest).or_default();
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
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

    /// The long words of names that differ from `word` by two letters, in order of appearance.
    pub(super) fn near_names(&self, word: &str) -> Vec<WordId> {
        let word = base(word, self.tongue);
        let letters = word.chars().count();
        if !(RESPELL_TWICE_LETTERS_MIN..=RESPELL_TWICE_LETTERS_MAX).contains(&letters) {
            return Vec::new();
        }
        let rests = rests_without_two(&word).into_iter();
        let mut found: Vec<WordId> =
            rests.filter_map(|rest| self.name_rests.get(&rest)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found.retain(|id| strsim::osa_distance(&self.words[*id].base, &word) == 2);
        found
    }
}

/// The hashes of what is left of `word` without two, one or none of its letters.
fn rests_without_two(word: &str) -> Vec<u64> {
    let letters: Vec<char> = word.chars().collect();
    let none = letters.len();
    let without = |first: usize, second: usize| {
        let kept = letters.iter().enumerate();
        hash_of(kept.filter(|(at, _)| *at != first && *at != second).map(|(_, letter)| *letter))
    };
    let pairs = (0..none).flat_map(|first| (first + 1..=none).map(move |second| (first, second)));
    std::iter::once((none, none)).chain(pairs).map(|(one, two)| without(one, two)).collect()
}

/// The hash of `letters` (FNV-1a), the same on every machine.
fn hash_of(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0xcbf2_9ce4_8422_2325, |hash, letter| {
        (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0000_0100_0000_01b3)
    })
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

/// By how many letters, one or in long words two, `word` is another spelling of `name`; `None`
/// where it is another word. A letter is added, dropped, changed, or swapped with the next.
pub(super) fn letters_off(word: &str, name: &str) -> Option<usize> {
    let (left, right) = (word.chars().count(), name.chars().count());
    let may_be_two = left.min(right) >= RESPELL_TWICE_LETTERS_MIN && left.abs_diff(right) <= 2;
    let may_be = may_be_two || may_be_near(left, right);
    let wrong = may_be.then(|| strsim::osa_distance(word, name))?;
    (1..=if may_be_two { 2 } else { 1 }).contains(&wrong).then_some(wrong)
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
    fn finds_long_words_of_names_two_letters_off() {
        let mut lexicon = Lexicon::default();
        let checking = lexicon.intern_name("checking");
        lexicon.intern("mortgage");
        lexicon.intern_name("savings");
        for typo in ["chekcing's", "chking", "cheking", "checkinggg", "hceckign", "chaccing"] {
            let near = lexicon.near_names(typo);
            let is_two_off = strsim::osa_distance(typo, "checking") == 2 && typo.len() >= 8;
            assert_eq!(near == [checking], is_two_off, "{typo}: {near:?}");
        }
        assert_eq!(lexicon.near_names("hceckign"), [checking]);
        assert_eq!(lexicon.near_names("checkinggg"), [checking]);
        assert!(lexicon.near_names("checking").is_empty() && lexicon.near("hceckign").is_empty());
        assert!(lexicon.near_names("mortggae").is_empty(), "a word of a sentence, and one off");
        assert!(lexicon.near_names("mrotgaeg").is_empty(), "a word of a sentence");
        assert!(lexicon.near_names("svaigns").is_empty(), "too short");
        assert!(lexicon.near_names(&"checking".repeat(3)).is_empty());
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
