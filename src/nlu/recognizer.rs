//! The whole engine: what a sample says first, what it resembles second.

use super::matcher::{GivenName, Matcher};
use super::model::{Model, ModelError};
use super::outcome::NotUnderstood;
use super::recognition::{Candidate, Recognition, Verdict, Why};

/// A model made ready for free text. Built once, shared freely.
#[derive(Debug)]
pub struct Recognizer {
    matcher: Matcher,
}

impl Recognizer {
    /// Compiles `model`, or says where it contradicts itself.
    ///
    /// `language` is a two-letter code; it chooses what people say to others than this model.
    pub fn compile(model: &Model, _language: &str) -> Result<Self, ModelError> {
        Ok(Self { matcher: Matcher::compile(model)? })
    }

    /// What `text` means, with names that hold for this utterance only.
    pub fn recognize(&self, text: &str, given: &[GivenName<'_>]) -> Recognition<'_> {
        match self.matcher.understand(text, given) {
            Ok(found) => Recognition {
                verdict: Verdict::Accept,
                ranking: vec![Candidate { intent: found.intent, confidence: 1.0 }],
                slots: found.slots,
                why: Why::Sample { rule: found.rule, closeness: found.closeness },
            },
            Err(reason) => rejected(reason),
        }
    }
}

fn rejected<'m>(reason: NotUnderstood) -> Recognition<'m> {
    Recognition {
        verdict: Verdict::Reject,
        ranking: Vec::new(),
        slots: Vec::new(),
        why: Why::Nothing(reason),
    }
}
