//! Text to intent and slots; knows nothing of banking, platforms or files.
//!
//! A [`Model`] lists, per intent, the sentences that mean it; sentences can be written as a
//! [`Template`], which [`expand`] turns into samples. A [`Matcher`] compiled from a model reads
//! text: normal form first, then slots, then word-by-word comparison with the samples,
//! then the same without polite filler, then with one wrong letter in long words, two in very long
//! words of names. It guesses nothing: what no sample says is [`NotUnderstood`]. A [`Recognizer`]
//! asks a matcher first, and then a classifier trained on the same samples, which says how sure it
//! is. Both are deterministic, work offline, and take any model written in samples and slot types.
//!
//! Slots have grammars of their own, for [`Customs`] of several languages: [`read_number`],
//! [`read_amount`], and [`when`] for days.

mod classifier;
mod compound;
mod customs;
mod expand;
mod four_digits;
mod heard;
mod inflection;
mod lexicon;
mod matcher;
#[cfg(test)]
mod matcher_tests;
mod model;
mod money;
mod normal;
mod number;
mod outcome;
mod recognition;
mod recognizer;
mod search;
mod short_forms;
mod slot_context;
mod slot_examples;
mod slot_grammar;
mod slot_scan;
mod swallowed;
mod template;
mod token;
pub mod when;

pub use customs::{Customs, Tongue};
pub use expand::{ExpandError, expand};
pub use matcher::{GivenName, Matcher};
pub use model::{
    IntentWords, Model, ModelError, SlotUse, Stake, TypeWords, ValueWords, is_built_in,
};
pub use money::{Amount, find_amounts, read_amount};
pub use normal::normal_form;
pub use number::{Found, find_numbers, read_number, read_ordinal};
pub use outcome::{Closeness, FilledSlot, NotUnderstood, Resolved, Understood};
pub use recognition::{Candidate, RANKING_MAX, Recognition, Verdict, Why};
pub use recognizer::Recognizer;
pub use template::{Template, TemplateError, TemplateFault};
