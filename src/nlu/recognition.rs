//! What the whole engine makes of a text: a verdict, the best intents, and why.

use super::outcome::{Closeness, FilledSlot, NotUnderstood};

/// How many intents a ranking holds at most: what a person could be asked to choose from.
pub const RANKING_MAX: usize = 5;

/// What a text means, as far as the model can tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognition<'m> {
    /// What to do with it.
    pub verdict: Verdict,
    /// The intents that fit best, best first; at most [`RANKING_MAX`], none for silence.
    pub ranking: Vec<Candidate<'m>>,
    /// The slots of the best intent, in spoken order.
    pub slots: Vec<FilledSlot<'m>>,
    /// What decided.
    pub why: Why<'m>,
}

impl<'m> Recognition<'m> {
    /// The intent that was meant; `None` when the text was rejected.
    pub fn intent(&self) -> Option<&'m str> {
        match self.verdict {
            Verdict::Accept | Verdict::Confirm => self.ranking.first().map(|best| best.intent),
            Verdict::Reject => None,
        }
    }

    /// How sure the best intent is, from 0 to 1.
    pub fn confidence(&self) -> f32 {
        self.ranking.first().map_or(0.0, |best| best.confidence)
    }
}

/// What to do with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Answer it.
    Accept,
    /// Ask whether this is what was meant.
    Confirm,
    /// Say that it was not understood.
    Reject,
}

impl Verdict {
    /// Its name where it is told.
    pub fn name(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Confirm => "confirm",
            Self::Reject => "reject",
        }
    }
}

/// An intent that a text can mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate<'m> {
    /// The intent's name.
    pub intent: &'m str,
    /// How well it fits, from 0 to 1. From 0.5 on it is one of the model's own sentences rather
    /// than anything else that people say.
    pub confidence: f32,
}

/// What decided about a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why<'m> {
    /// A sample says it; the confidence is 1.
    Sample {
        /// The sample, as the model writes it.
        rule: &'m str,
        /// How literally it was said.
        closeness: Closeness,
    },
    /// Pieces of the text that speak for the best intent, the strongest first.
    Pieces(Vec<String>),
    /// Nothing that could be weighed.
    Nothing(NotUnderstood),
}
