//! What can be wrong with the source of words.

use std::fmt;

use thiserror::Error;

use crate::consent::UnknownDataClass;
use crate::nlu::{ExpandError, ModelError, TemplateError};

/// Where in the source something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path inside the folder `interaction-models`.
    pub file: String,
    /// The line, counted from 1, when it is known.
    pub line: Option<usize>,
}

impl Place {
    /// A whole file.
    pub(super) fn file(file: &str) -> Self {
        Self { file: file.to_owned(), line: None }
    }

    /// The line of `file` in which byte `offset` of its `text` stands.
    pub(super) fn at(file: &str, text: &str, offset: usize) -> Self {
        let before = text.bytes().take(offset).filter(|byte| *byte == b'\n').count();
        Self { file: file.to_owned(), line: Some(before + 1) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.file),
            None => f.write_str(&self.file),
        }
    }
}

/// A source of words that cannot be compiled: where, what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{place}: {problem}")]
pub struct SourceError {
    /// Where.
    pub place: Place,
    /// What.
    pub problem: Problem,
}

impl SourceError {
    pub(super) fn new(place: Place, problem: impl Into<Problem>) -> Self {
        Self { place, problem: problem.into() }
    }
}

/// What is wrong in one place of the source.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// A file that must be there is not.
    #[error("the file is missing: every source has one")]
    MissingFile,
    /// A file that no part of the source reads.
    #[error("nothing reads this file: move it, rename it or delete it")]
    StrayFile,
    /// Not TOML, or not the fields that belong there.
    #[error("{0}")]
    Toml(String),
    /// A folder that is not named like a locale.
    #[error("{0:?} is no locale: language folders are named like en-US")]
    BadLocale(String),
    /// No language at all.
    #[error("there is no language folder: add one named like en-US")]
    NoLocale,
    /// Sentences for an intent that the catalogue does not list.
    #[error("intent {0:?} is not in catalogue.toml: add it there, or correct the name")]
    UnknownIntent(String),
    /// Two files with sentences for the same intent.
    #[error("intent {intent:?} already has its sentences in {other}: keep them in one file")]
    IntentTwice {
        /// The intent.
        intent: String,
        /// The file that was read first.
        other: String,
    },
    /// An intent that the catalogue lists twice.
    #[error("intent {0:?} is listed before: keep one entry")]
    EntryTwice(String),
    /// An intent of the catalogue that a language has no sentences table for.
    #[error("intent {0:?} has no table in sentences/: add one, with an empty list if need be")]
    UnspokenIntent(String),
    /// A slot that the catalogue does not define.
    #[error("slot {slot:?} of {intent:?} has no entry [slots.{slot}]: add one")]
    UndefinedSlot {
        /// The intent.
        intent: String,
        /// The slot.
        slot: String,
    },
    /// A slot type without a file of values.
    #[error("slot type {0:?} has no file of values: add types/{0}.toml")]
    MissingType(String),
    /// An access word that is no data class.
    #[error("{0}")]
    UnknownAccess(#[from] UnknownDataClass),
    /// A sentence that cannot be read.
    #[error("{0}")]
    Template(#[from] TemplateError),
    /// A sentence that cannot be expanded.
    #[error("{0}")]
    Expand(#[from] ExpandError),
    /// Samples that do not fit the intents.
    #[error("{0}")]
    Model(#[from] ModelError),
    /// An annotated phrase that cannot be read.
    #[error("{0:?} is not written like `what's in {{account_kind: savings}}`: mend the braces")]
    BadPhrase(String),
}
