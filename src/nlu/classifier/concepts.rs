//! Words that stand for the same thing: a small thesaurus per language.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::nlu::customs::Tongue;
use crate::nlu::inflection::base;

/// Words of everyday talk, one concept a line, its name first.
const ENGLISH: &str = include_str!("../data/concepts.en.txt");
const SPANISH: &str = include_str!("../data/concepts.es.txt");
const GERMAN: &str = include_str!("../data/concepts.de.txt");

/// The concept of numbers; number words are listed under it.
const COUNT: &str = ":count";

/// The thesaurus of one language.
#[derive(Debug, Default)]
pub(super) struct Concepts {
    tongue: Option<Tongue>,
    /// Per base of a word, its concept.
    of: HashMap<Cow<'static, str>, &'static str>,
}

impl Concepts {
    /// The thesaurus of a language; empty where none is shipped.
    pub(super) fn of(tongue: Option<Tongue>) -> Self {
        let text = match tongue {
            Some(Tongue::English) => ENGLISH,
            Some(Tongue::Spanish) => SPANISH,
            Some(Tongue::German) => GERMAN,
            None => return Self::default(),
        };
        let mut of = HashMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let Some(name) = words.next() else { continue };
            // A word in two concepts belongs to the first.
            words.for_each(|word| {
                of.entry(base(word, tongue)).or_insert(name);
            });
        }
        Self { tongue, of }
    }

    /// What `word` stands for. Every number in digits is a count, whatever its value.
    pub(super) fn concept(&self, word: &str) -> Option<&'static str> {
        if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(COUNT);
        }
        self.of.get(&base(word, self.tongue)).copied()
    }

    /// Whether `word` is in the thesaurus, and so is no misspelling.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.concept(word).is_some()
    }
}
