//! Words that stand for the same thing: a small thesaurus per language.

use std::collections::HashMap;

/// English words of everyday talk, one concept a line, its name first.
const ENGLISH: &str = include_str!("../data/concepts.en.txt");

/// The concept of numbers; number words are listed under it.
const COUNT: &str = ":count";

/// The thesaurus of one language.
#[derive(Debug, Default)]
pub(super) struct Concepts {
    of: HashMap<&'static str, &'static str>,
}

impl Concepts {
    /// The thesaurus of `language`, a two-letter code; empty where none is shipped.
    pub(super) fn of_language(language: &str) -> Self {
        match language {
            "en" => Self::parse(ENGLISH),
            _ => Self::default(),
        }
    }

    fn parse(text: &'static str) -> Self {
        let mut of = HashMap::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let Some(name) = words.next() else { continue };
            // A word in two concepts belongs to the first.
            words.for_each(|word| {
                of.entry(word).or_insert(name);
            });
        }
        Self { of }
    }

    /// What `word` stands for. Every number in digits is a count, whatever its value.
    pub(super) fn of(&self, word: &str) -> Option<&'static str> {
        let is_count = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
        if is_count { Some(COUNT) } else { self.of.get(word).copied() }
    }

    /// Whether `word` is in the thesaurus, and so is no misspelling.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.of(word).is_some()
    }
}
