//! What the talk is about.

use serde::{Deserialize, Serialize};

use crate::bank::Question;

/// The state of a talk between two turns.
///
/// It holds what was asked, never what was answered: it travels sealed in the platform's session,
/// and even sealed no customer fact leaves the bank that way. "Repeat" asks the bank again.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Frame {
    /// The question answered last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Question>,
    /// The question Saldo asked and waits for.
    #[serde(default)]
    pub open: Open,
    /// How many turns in a row were not understood.
    #[serde(default)]
    pub misses: u8,
}

/// What Saldo asked last: decides what "yes", "no" and "the second one" mean.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Open {
    /// Nothing.
    #[default]
    Nothing,
    /// "Anything else?" or "What would you like to know?"
    AnythingElse,
    /// "Would you like to hear more?"; yes asks this.
    More(Question),
    /// "Which one?"; an answer completes this question, whose `among` holds what was offered.
    WhichAccount(Question),
}
