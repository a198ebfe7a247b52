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

/// Where the lines of a file begin: for files with many places, each found without reading on.
#[derive(Debug)]
pub(super) struct Lines<'f> {
    file: &'f str,
    /// The byte after each line feed, in order.
    begins: Vec<usize>,
}

impl<'f> Lines<'f> {
    /// The lines of `file`, whose text is `text`.
    pub(super) fn of(file: &'f str, text: &str) -> Self {
        let feeds = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self { file, begins: feeds.map(|(at, _)| at + 1).collect() }
    }

    /// The line in which byte `offset` stands.
    pub(super) fn at(&self, offset: usize) -> Place {
        let before = self.begins.partition_point(|begin| *begin <= offset);
        Place { file: self.file.to_owned(), line: Some(before + 1) }
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

/// Everything that keeps a source of words from being compiled, in the order of its files.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{}", lines(.0))]
pub struct SourceErrors(Vec<SourceError>);

impl SourceErrors {
    /// Each fault; at least one.
    pub fn iter(&self) -> impl Iterator<Item = &SourceError> {
        self.0.iter()
    }
}

fn lines(errors: &[SourceError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Gathers what is wrong while reading goes on.
#[derive(Debug, Default)]
pub(super) struct Faults(Vec<SourceError>);

impl Faults {
    /// Adds a fault, unless it is there already. A rule that nobody wrote is named once, however
    /// many sentences use it.
    pub(super) fn add(&mut self, place: Place, problem: impl Into<Problem>) {
        let problem = problem.into();
        let unwritten =
            |problem: &Problem| matches!(problem, Problem::Expand(ExpandError::UnknownRule { .. }));
        let same = |known: &SourceError| {
            known.problem == problem && (known.place == place || unwritten(&problem))
        };
        if !self.0.iter().any(same) {
            self.0.push(SourceError { place, problem });
        }
    }

    /// What was read, when it could be.
    pub(super) fn keep<T>(&mut self, read: Result<T, SourceError>) -> Option<T> {
        match read {
            Ok(value) => Some(value),
            Err(error) => {
                self.add(error.place, error.problem);
                None
            }
        }
    }

    /// `value`, when nothing was wrong with it.
    pub(super) fn settle<T>(mut self, value: Option<T>) -> Result<T, SourceErrors> {
        self.0.sort_by(|a, b| a.place.cmp(&b.place));
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(SourceErrors(self.0)),
        }
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
    /// A folder that is named like neither a language nor a locale.
    #[error("{0:?} is no language and no locale: folders are named like en and en-US")]
    BadLocale(String),
    /// No language at all.
    #[error("there is no language: add a folder named like en, and one named like en-US")]
    NoLocale,
    /// A locale without its language.
    #[error("the language {0:?} of this locale has no folder: add source/{0}")]
    NoLanguage(String),
    /// A language that no locale speaks.
    #[error("no locale speaks it: add a folder named like {0}-US, with a locale.toml")]
    NoRegion(String),
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
    #[error("intent {0:?} has no table in sentences/: add one here")]
    UnspokenIntent(String),
    /// A slot that the catalogue does not define.
    #[error("slot {slot:?} of {intent:?} has no entry [slots.{slot}]: add one")]
    UndefinedSlot {
        /// The intent.
        intent: String,
        /// The slot.
        slot: String,
    },
    /// An intent without a sentence, where the first language has some.
    #[error("intent {0:?} has no sentence: add some, or native ones")]
    SilentIntent(String),
    /// An intent in another file than in the first language.
    #[error("intent {intent:?} belongs in {wanted}, as in the first language: move it there")]
    IntentElsewhere {
        /// The intent.
        intent: String,
        /// The file it belongs in.
        wanted: String,
    },
    /// A value that the first language lists.
    #[error("value {0:?} is missing: add it with the name and synonyms that people say")]
    MissingValue(String),
    /// A value that the first language does not list.
    #[error("value {0:?} is none of the first language's: correct the id, or add it there")]
    UnknownValue(String),
    /// A value without a name.
    #[error("value {0:?} has no name: add one")]
    NamelessValue(String),
    /// A slot type that only a region has.
    #[error("the language has no slot type {0:?}: add it there first")]
    TypeOfRegion(String),
    /// `without` where there is nothing below.
    #[error("`without` belongs in the folder of a region, such as en-GB: delete it here")]
    WithoutInLanguage,
    /// `without` something that the language does not say.
    #[error("the language does not say {0:?}: write it exactly as it stands there")]
    NothingToTake(String),
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
