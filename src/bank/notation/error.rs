//! What is wrong with a question as it was written.

use thiserror::Error;

/// How like a word must be to what is offered for it, as `strsim` measures: two letters of six may
/// be wrong.
const LIKENESS_MIN: f64 = 0.78;

/// What is wrong with a question as it was written. It shows the writer's own words, and nothing
/// of any customer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotationError {
    /// There is nothing.
    #[error("no question: begin with what is asked, one of {metrics}")]
    Empty {
        /// What there is.
        metrics: String,
    },
    /// More than a question can hold.
    #[error("the question has {characters} characters, more than the {characters_max} it may have")]
    TooLong {
        /// How many.
        characters: usize,
        /// How many there may be.
        characters_max: usize,
    },
    /// A quote is not closed, or stands where none may.
    #[error("the quotes in {word:?} do not match: write key=\"some words\", and \\\" within")]
    Quotes {
        /// From where on.
        word: String,
    },
    /// The first word is no metric.
    #[error("{word:?} is nothing that can be asked{guess}; there are: {metrics}")]
    UnknownMetric {
        /// The word.
        word: String,
        /// What may have been meant, as part of the sentence.
        guess: String,
        /// What there is.
        metrics: String,
    },
    /// A word is no pair.
    #[error("{word:?} is no key=value pair{guess}; the keys are: {keys}")]
    NotAPair {
        /// The word.
        word: String,
        /// What may have been meant, as part of the sentence.
        guess: String,
        /// What there is.
        keys: String,
    },
    /// There is no such key.
    #[error("there is no key {key:?}{guess}; the keys are: {keys}")]
    UnknownKey {
        /// The key.
        key: String,
        /// What may have been meant, as part of the sentence.
        guess: String,
        /// What there is.
        keys: String,
    },
    /// The metric does not go with the key.
    #[error("{key} says nothing about {metric}, which takes: {keys}")]
    OutOfPlace {
        /// The key.
        key: &'static str,
        /// The metric.
        metric: &'static str,
        /// The keys it takes.
        keys: String,
    },
    /// Something after what takes nothing.
    #[error("{word:?} is too much: {about} takes nothing")]
    NoKeys {
        /// The word.
        word: String,
        /// What was asked.
        about: &'static str,
    },
    /// A key is given twice.
    #[error("{key} is given twice: leave one {key}={value} out")]
    Twice {
        /// The key.
        key: &'static str,
        /// The second value.
        value: String,
    },
    /// The value is none of those the key has.
    #[error("{key}={value:?}: {why}{guess}; write {possible}")]
    Value {
        /// The key.
        key: &'static str,
        /// The value.
        value: String,
        /// What is wrong with it.
        why: &'static str,
        /// What may have been meant, as part of the sentence.
        guess: String,
        /// What can be written.
        possible: String,
    },
}

/// ", did you mean ...?" where one of `known` is like `word`.
pub(super) fn guess<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let word = word.to_lowercase();
    let likeness = |name: &str| strsim::jaro_winkler(&word, name);
    let best = known.into_iter().max_by(|one, other| likeness(one).total_cmp(&likeness(other)));
    match best.filter(|best| likeness(best) >= LIKENESS_MIN) {
        Some(best) => format!(", did you mean {best:?}"),
        None => String::new(),
    }
}
