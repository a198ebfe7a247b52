//! Text to intent and slots; knows nothing of banking, platforms or files.
//!
//! A [`Model`] lists, per intent, the sentences that mean it; sentences can be written as a
//! [`Template`], which [`expand`] turns into samples. A [`Matcher`] compiled from a model reads
//! text: normal form first, then slot grammars and word-by-word comparison with the samples,
//! then the same without polite filler, then with one wrong letter per long word. It is
//! deterministic, works offline, and takes any model written in samples and slot types.
//!
//! Deliberately absent: guessing. What no sample says is [`NotUnderstood`].

mod customs;
mod expand;
mod four_digits;
mod lexicon;
mod matcher;
mod model;
mod money;
mod normal;
mod number;
mod number_words;
mod ordinal;
mod outcome;
mod search;
mod slot_grammar;
mod template;
mod token;
pub mod when;

pub use customs::{Customs, Tongue};
pub use expand::{ExpandError, expand};
pub use matcher::{GivenName, Matcher};
pub use model::{IntentWords, Model, ModelError, SlotUse, TypeWords, ValueWords, is_built_in};
pub use money::{Amount, find_amounts, read_amount};
pub use normal::normal_form;
pub use number::{Found, find_numbers, read_number, read_ordinal};
pub use outcome::{Closeness, FilledSlot, NotUnderstood, Resolved, Understood};
pub use template::{Template, TemplateError, TemplateFault};
