//! What can be said for a slot.

use super::date_words::{date, duration};
use super::four_digits::four_digits;
use super::lexicon::WordId;
use super::model::TypeWords;
use super::ordinal::ordinal;
use super::search::{Heard, Trie};
use super::whole_number::whole_number;

/// How many words a slot of free text takes at most: the longest merchant or search people say.
const FREE_WORDS_MAX: usize = 12;

/// How a slot type is read.
#[derive(Debug)]
pub(super) enum SlotGrammar {
    /// One of the listed values; the trie ends in their places in the list.
    Listed(Trie),
    /// One of the listed values, else any words.
    Open(Trie),
    /// Four digits.
    FourDigits,
    /// A place in a list.
    Ordinal,
    /// A whole number.
    Number,
    /// A date or a unit of the calendar, as [`super::SaidDate`] writes it.
    Date,
    /// A span of time, as ISO 8601 writes it.
    Duration,
    /// Any words: built-in types that have no grammar here.
    Anything,
}

/// What was said for a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The listed value at this place.
    Listed(usize),
    /// A number in digits, a date, a span of time.
    Number(String),
    /// A name given at run time.
    Given,
    /// Free text.
    Free,
}

/// One way to read words as a slot.
#[derive(Debug, Clone)]
pub(super) struct Reading {
    /// Place of the first word after it.
    pub(super) end: usize,
    /// What it means.
    pub(super) meaning: Meaning,
    /// How many words had to be respelled.
    pub(super) edits: usize,
}

impl SlotGrammar {
    /// The grammar of the platform's built-in type `name`.
    pub(super) fn built_in(name: &str) -> Self {
        match name {
            "AMAZON.FOUR_DIGIT_NUMBER" => Self::FourDigits,
            "AMAZON.Ordinal" => Self::Ordinal,
            "AMAZON.NUMBER" => Self::Number,
            "AMAZON.DATE" => Self::Date,
            "AMAZON.DURATION" => Self::Duration,
            _ => Self::Anything,
        }
    }

    /// The grammar of a type with listed values.
    pub(super) fn listed(words: &TypeWords, mut intern: impl FnMut(&str) -> Vec<WordId>) -> Self {
        let mut trie = Trie::default();
        for (place, value) in words.values.iter().enumerate() {
            for phrase in value.phrases() {
                let path = intern(phrase);
                if !path.is_empty() {
                    trie.add_words(&path, place);
                }
            }
        }
        if words.open { Self::Open(trie) } else { Self::Listed(trie) }
    }

    /// Every reading that starts at word `start` and ends by `limit`, longest first.
    pub(super) fn readings(&self, heard: &Heard, start: usize, limit: usize) -> Vec<Reading> {
        let words = || heard.words[start..limit].iter().map(String::as_str).collect::<Vec<_>>();
        let number = |(taken, value): (usize, String)| Reading {
            end: start + taken,
            meaning: Meaning::Number(value),
            edits: 0,
        };
        match self {
            Self::Listed(trie) => trie.values(heard, start, limit),
            Self::FourDigits => four_digits(&words()).into_iter().map(number).collect(),
            Self::Ordinal => ordinal(&words())
                .map(|(taken, value)| number((taken, value.to_string())))
                .into_iter()
                .collect(),
            Self::Number => whole_number(&words())
                .into_iter()
                .map(|(taken, value)| number((taken, value.to_string())))
                .collect(),
            Self::Date => date(&words())
                .into_iter()
                .map(|(taken, said)| number((taken, said.to_string())))
                .collect(),
            Self::Duration => duration(&words()).into_iter().map(number).collect(),
            Self::Open(trie) => {
                let listed = trie.values(heard, start, limit);
                let is_listed = |free: &Reading| listed.iter().any(|value| value.end == free.end);
                let other: Vec<Reading> = free(start, limit).filter(|it| !is_listed(it)).collect();
                listed.into_iter().chain(other).collect()
            }
            Self::Anything => free(start, limit).collect(),
        }
    }
}

/// Any words from `start` on, longest first.
fn free(start: usize, limit: usize) -> impl Iterator<Item = Reading> {
    (start + 1..=limit.min(start + FREE_WORDS_MAX)).rev().map(|end| Reading {
        end,
        meaning: Meaning::Free,
        edits: 0,
    })
}
