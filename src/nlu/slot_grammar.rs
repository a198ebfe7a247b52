//! What can be said for a slot.

use super::heard::{Heard, Spoken};
use super::lexicon::WordId;
use super::model::TypeWords;
use super::search::Trie;
use super::when::When;

/// How many words a slot of free text takes at most: the longest merchant or search people say.
const FREE_WORDS_MAX: usize = 12;

/// How a slot type is read.
#[derive(Debug)]
pub(super) enum SlotGrammar {
    /// One of the listed values; the trie ends in their places in the list.
    Listed(Trie),
    /// One of the listed values, else any words.
    Open(Trie),
    /// What was read before any sample was looked at.
    Spoken(Spoken),
    /// Any words: built-in types that have no grammar here.
    Anything,
}

/// What was said for a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The listed value at this place.
    Listed(usize),
    /// A number in digits, or a length of time as ISO 8601 writes it.
    Number(String),
    /// Days.
    Days(Box<When>),
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
    /// How many letters had to be respelled.
    pub(super) edits: usize,
    /// Whether the words mean something else as often: only a sample around them tells.
    pub(super) is_weak: bool,
}

impl SlotGrammar {
    /// The grammar of the platform's built-in type `name`. Days and lengths of time are any words
    /// where the language's are not read.
    pub(super) fn built_in(name: &str, reads_days: bool) -> Self {
        Self::Spoken(match name {
            "AMAZON.FOUR_DIGIT_NUMBER" => Spoken::FourDigits,
            "AMAZON.Ordinal" => Spoken::Ordinal,
            "AMAZON.NUMBER" => Spoken::Number,
            "AMAZON.DATE" if reads_days => Spoken::Days,
            "AMAZON.DURATION" if reads_days => Spoken::Length,
            _ => return Self::Anything,
        })
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

    /// Every reading but free text that starts at word `start` and ends by `limit`, longest first.
    pub(super) fn sure_readings(&self, heard: &Heard, start: usize, limit: usize) -> Vec<Reading> {
        match self {
            Self::Listed(trie) | Self::Open(trie) => trie.values(heard, start, limit),
            Self::Spoken(spoken) => heard.spoken(*spoken, start, limit),
            Self::Anything => Vec::new(),
        }
    }

    /// Every reading that starts at word `start` and ends by `limit`, longest first.
    pub(super) fn readings(&self, heard: &Heard, start: usize, limit: usize) -> Vec<Reading> {
        match self {
            Self::Listed(_) | Self::Spoken(_) => self.sure_readings(heard, start, limit),
            Self::Open(_) => {
                let listed = self.sure_readings(heard, start, limit);
                let is_listed = |free: &Reading| listed.iter().any(|value| value.end == free.end);
                let may_be_name =
                    |free: &Reading| !is_listed(free) && !heard.is_phrase(start, free.end);
                let other: Vec<Reading> = free(heard, start, limit).filter(may_be_name).collect();
                listed.into_iter().chain(other).collect()
            }
            Self::Anything => free(heard, start, limit).collect(),
        }
    }
}

/// Any words from `start` on, longest first. They end before days or after them.
fn free(heard: &Heard, start: usize, limit: usize) -> impl Iterator<Item = Reading> {
    let ends = (start + 1..=limit.min(start + FREE_WORDS_MAX)).rev();
    ends.filter(|end| !heard.tears_days(*end)).map(|end| Reading {
        end,
        meaning: Meaning::Free,
        edits: 0,
        is_weak: false,
    })
}
