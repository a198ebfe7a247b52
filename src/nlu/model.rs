//! What a matcher is compiled from: intents, samples, slot types.

use serde::Deserialize;
use thiserror::Error;

/// Everything that can be said, in one language, independent of any platform's file format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Model {
    /// Every intent, in order of preference when two fit equally well.
    pub intents: Vec<IntentWords>,
    /// The slot types with listed values.
    pub types: Vec<TypeWords>,
    /// Polite words before a request ("could you tell me"); ignored when nothing fits.
    pub openers: Vec<String>,
    /// Polite words after a request ("please"); ignored when nothing fits.
    pub closers: Vec<String>,
    /// Sentences that sound like some of these intents and mean none: what resembles them is not
    /// understood, unless a sample says it.
    pub foreign: Vec<String>,
}

/// One intent and the sentences that mean it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IntentWords {
    /// The name, unique in the model.
    pub name: String,
    /// The slots that samples may use.
    pub slots: Vec<SlotUse>,
    /// Sentences, slots written as `{name}`.
    pub samples: Vec<String>,
    /// Sentences the platform itself knows for this intent, so that no export lists them.
    pub native: Vec<String>,
    /// What is at stake when a text is taken for it.
    pub stake: Stake,
}

/// What is at stake when a text is taken for an intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stake {
    /// An answer: the right one is wanted, and a wrong one is heard as such.
    #[default]
    Answer,
    /// A change: it must be understood with more certainty.
    Change,
    /// A refusal: nothing is told and nothing done, so that a foreign text that is taken for it
    /// does no harm.
    Refusal,
    /// A secret of the speaker's, or what nobody should come upon by chance: it is said as a sample
    /// has it, and nothing that only resembles one is taken for it.
    Secret,
}

/// A slot of an intent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotUse {
    /// The name in samples.
    pub name: String,
    /// The type: one of [`Model::types`], or a built-in one.
    pub type_name: String,
}

/// A slot type and its listed values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypeWords {
    /// The name, unique in the model.
    pub name: String,
    /// The values.
    pub values: Vec<ValueWords>,
    /// Whether other words may be said for it as well: names that no list holds.
    pub open: bool,
}

/// One value of a slot type.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ValueWords {
    /// What programs call it; stays the same in every language.
    pub id: Option<String>,
    /// How it is usually said.
    pub name: String,
    /// How else it is said.
    pub synonyms: Vec<String>,
}

impl ValueWords {
    /// Every way to say this value, the usual one first.
    pub fn phrases(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(self.synonyms.iter().map(String::as_str))
    }
}

/// A model that contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ModelError {
    /// A sample uses a slot that its intent does not list.
    #[error("{intent}: sample {sample:?} uses {{{slot}}}, which the intent does not list")]
    UnknownSlot {
        /// The intent.
        intent: String,
        /// The sample.
        sample: String,
        /// The slot as written in the sample.
        slot: String,
    },
    /// A slot has a type that is neither listed nor built in.
    #[error("{intent}: slot {slot} has type {type_name}, which the model does not define")]
    UnknownType {
        /// The intent.
        intent: String,
        /// The slot.
        slot: String,
        /// The type.
        type_name: String,
    },
    /// A sample with a brace that is not part of a slot.
    #[error("{intent}: sample {sample:?} has a brace without its partner")]
    BadBraces {
        /// The intent.
        intent: String,
        /// The sample.
        sample: String,
    },
}

/// Whether `type_name` is a type that platforms define themselves.
pub fn is_built_in(type_name: &str) -> bool {
    type_name.starts_with("AMAZON.")
}
