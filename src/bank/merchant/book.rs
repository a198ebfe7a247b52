//! A book of merchants: how their lines begin, and what they are called.

use std::collections::HashMap;

use serde::Deserialize;
use thiserror::Error;

use super::words::key;
use crate::bank::category::CategoriesError;
use crate::bank::untrusted::SpokenName;

/// The most merchants a book may have: more than any bank's customers use, and still read at the
/// start within a second.
const MERCHANTS_MAX: usize = 100_000;

/// The most words a beginning may have, so that a look-up stays a handful of hashes.
const WORDS_MAX: usize = 6;

/// The fewest letters and digits of a beginning: fewer would fit anything.
const PATTERN_CHARS_MIN: usize = 2;

/// The fewest letters of a name that the end of a column may have cut: of a name of a book that
/// somebody wrote, and of a brand, where names that begin alike abound.
const CUT_CHARS_MIN: usize = 9;
const CUT_BRAND_CHARS_MIN: usize = 18;

/// What is wrong with a book of merchants.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MerchantsError {
    /// The text is not TOML of the right form.
    #[error("{0}")]
    Syntax(String),
    /// A name cannot be read aloud as it is written.
    #[error(
        "merchant {name:?}: the name cannot be spoken as it is written: use at most 40 letters, \
         digits, spaces and & ' - . only, and no number of more than four digits"
    )]
    Name {
        /// The name as written.
        name: String,
    },
    /// A beginning is too short or too long to mean anything.
    #[error("merchant {name:?}: {pattern:?} must have two letters or digits and at most six words")]
    Pattern {
        /// Whose.
        name: String,
        /// The beginning as written.
        pattern: String,
    },
    /// A beginning belongs to two.
    #[error("{pattern:?} is given twice: leave it with one merchant")]
    Twice {
        /// The beginning as written.
        pattern: String,
    },
    /// The built-in categories are wrong.
    #[error("the built-in categories: {0}")]
    Categories(#[source] CategoriesError),
    /// Too many merchants.
    #[error("there are more than {MERCHANTS_MAX} merchants: leave out those that are never seen")]
    TooMany,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    #[serde(default)]
    unspoken: Vec<String>,
    #[serde(default)]
    merchant: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    #[serde(default)]
    starts: Vec<String>,
    #[serde(default)]
    alone: Vec<String>,
}

/// What a book says of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// It is this merchant's.
    Name(SpokenName),
    /// It names nobody.
    Nobody,
}

/// Merchants by how their lines begin.
#[derive(Debug, Default)]
pub(super) struct Book {
    starts: HashMap<String, Found>,
    alone: HashMap<String, Found>,
    /// Every pattern that has a name, sorted, for names that were cut.
    sorted: Vec<(String, SpokenName)>,
    cut_chars_min: usize,
}

impl Book {
    /// Reads a book.
    pub(super) fn read(text: &str) -> Result<Self, MerchantsError> {
        let text: Text =
            toml::from_str(text).map_err(|error| MerchantsError::Syntax(error.to_string()))?;
        if text.merchant.len() > MERCHANTS_MAX || text.unspoken.len() > MERCHANTS_MAX {
            return Err(MerchantsError::TooMany);
        }
        let mut book = Self { cut_chars_min: CUT_CHARS_MIN, ..Self::default() };
        for pattern in &text.unspoken {
            add(&mut book.starts, "unspoken", pattern, Found::Nobody)?;
        }
        for Entry { name, starts, alone } in text.merchant {
            let Some(spoken) = SpokenName::in_its_capitals(&name) else {
                return Err(MerchantsError::Name { name });
            };
            for pattern in &starts {
                add(&mut book.starts, &name, pattern, Found::Name(spoken.clone()))?;
            }
            for pattern in &alone {
                add(&mut book.alone, &name, pattern, Found::Name(spoken.clone()))?;
            }
            book.sorted.extend(starts.iter().map(|pattern| (key(pattern), spoken.clone())));
        }
        book.sort();
        Ok(book)
    }

    /// A book of brands, each with its spellings; who comes first keeps a spelling. It must be all
    /// that is left of a line: other names begin with the names of brands.
    pub(super) fn of_brands<'a>(brands: impl Iterator<Item = (&'a str, &'a SpokenName)>) -> Self {
        let mut book = Self { cut_chars_min: CUT_BRAND_CHARS_MIN, ..Self::default() };
        for (spelling, name) in brands {
            let key = key(spelling);
            book.sorted.push((key.clone(), name.clone()));
            book.alone.entry(key).or_insert_with(|| Found::Name(name.clone()));
        }
        book.sort();
        book
    }

    fn sort(&mut self) {
        self.sorted.sort_by(|a, b| a.0.cmp(&b.0));
    }

    /// Whose the line is that has this key: the longest beginning wins.
    pub(super) fn line(&self, key: &str) -> Option<&Found> {
        if self.starts.is_empty() {
            return None;
        }
        let spaces = key.match_indices(' ').map(|(at, _)| at);
        let mut ends = [0; WORDS_MAX];
        let mut words = 0;
        for end in spaces.chain([key.len()]).take(WORDS_MAX) {
            ends[words] = end;
            words += 1;
        }
        ends[..words].iter().rev().find_map(|end| self.starts.get(&key[..*end]))
    }

    /// Whose name has this key, whole or cut at the end of a column.
    pub(super) fn name(&self, key: &str) -> Option<&Found> {
        self.alone.get(key)
    }

    /// The one merchant whose name goes on where `key` ends.
    pub(super) fn cut_name(&self, key: &str) -> Option<&SpokenName> {
        if key.len() < self.cut_chars_min {
            return None;
        }
        let first = self.sorted.partition_point(|(pattern, _)| pattern.as_str() < key);
        let mut going_on =
            self.sorted[first..].iter().take_while(|(pattern, _)| pattern.starts_with(key));
        let (_, name) = going_on.next()?;
        going_on.all(|(_, other)| other == name).then_some(name)
    }
}

fn add(
    patterns: &mut HashMap<String, Found>,
    name: &str,
    pattern: &str,
    found: Found,
) -> Result<(), MerchantsError> {
    let wanted = key(pattern);
    let words = wanted.split(' ').count();
    if wanted.len() < PATTERN_CHARS_MIN || words > WORDS_MAX {
        return Err(MerchantsError::Pattern { name: name.to_owned(), pattern: pattern.to_owned() });
    }
    match patterns.insert(wanted, found) {
        Some(_) => Err(MerchantsError::Twice { pattern: pattern.to_owned() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"
        unspoken = ["OVERDRAFT FEE"]
        [[merchant]]
        name = "Shell"
        starts = ["SHELL OIL"]
        alone = ["SHELL"]
        [[merchant]]
        name = "Uber"
        starts = ["UBER"]
        [[merchant]]
        name = "Uber Eats"
        starts = ["UBER EATS"]
        [[merchant]]
        name = "Sportsman's Warehouse"
        starts = ["SPORTSMANS WAREHOUSE"]
    "#;

    #[test]
    fn the_longest_beginning_wins_and_ends_with_a_word() {
        let book = Book::read(TEXT).unwrap();
        let said = |line: &str| match book.line(&key(line)) {
            Some(Found::Name(name)) => name.as_str().to_owned(),
            Some(Found::Nobody) => "-".to_owned(),
            None => String::new(),
        };
        assert_eq!(said("UBER   *EATS 800"), "Uber Eats");
        assert_eq!(said("Uber trip"), "Uber");
        assert_eq!(said("UBERTO"), "");
        assert_eq!(said("SHELL BEACH MARKET"), "");
        assert_eq!(said("Overdraft fee 12"), "-");
        assert!(book.name("SHELL").is_some() && book.name("SHELL BEACH").is_none());
        let cut = book.cut_name("SPORTSMANS WAREHO").map(SpokenName::as_str);
        assert_eq!(cut, Some("Sportsman's Warehouse"));
        assert_eq!(book.cut_name("SPORT"), None);
    }

    #[test]
    fn a_book_with_a_mistake_is_refused_and_names_it() {
        for (text, told) in [
            ("[[merchant]]\nname = \"A\"\nstart = []", "unknown field"),
            ("[[merchant]]\nname = \"Call 555 0100\"", "Call 555 0100"),
            ("[[merchant]]\nname = \"<b>\"", "<b>"),
            ("[[merchant]]\nname = \"Ok\"\nstarts = [\"*\"]", "\"*\""),
            ("[[merchant]]\nname = \"Ok\"\nstarts = [\"A B C D E F G\"]", "six words"),
            ("[[merchant]]\nname = \"Ok\"\nstarts = [\"AB*\", \"ab\"]", "twice"),
        ] {
            let error = Book::read(text).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
    }
}
