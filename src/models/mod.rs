//! Words as data: reads the source, builds the platforms' models from it, checks both.
//!
//! The source is `interaction-models/source/`: a catalogue of what can be meant and, per
//! language, sentence templates and slot values; a locale is a language as one region speaks it.
//! Everything here is a function from file texts to values; the `author` room reads and writes the
//! files. The shipped source is in the binary.

mod alexa_settings;
mod catalogue;
mod heard;
mod layer;
mod lint;
mod locale_words;
mod overlay;
mod package;
mod problem;
mod replies;
mod shipped;
mod source;

pub use alexa_settings::{
    ALEXA_FILE, AlexaSettings, BadAddress, CertificateType, EndpointSettings, EventSettings,
    LinkingSettings, PrivacySettings, SetEndpointError, StoreSettings, check_address, set_endpoint,
};
pub use catalogue::{Catalogue, Importance, IntentEntry};
pub use heard::{HeardPhrase, HeardSlot};
pub use lint::{Finding, Severity, lint, lint_package, lint_replies};
pub use locale_words::{LocaleWords, Sentence, SpokenIntent, StoreWords};
pub use package::{AlexaModel, BadAlexaModel, Drift, build, drift};
pub use problem::{Place, Problem, SourceError, SourceErrors};
pub use replies::{ReplyMessage, ReplyTerms, VariableKind, reply_files};
pub use shipped::{Shipped, shipped, shipped_files};
pub use source::{Files, Source};
