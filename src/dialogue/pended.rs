//! What waits for the voice PIN.

use serde::{Deserialize, Serialize};

use super::sharing::SharingWish;
use crate::bank::{CardWish, Question};
use crate::consent::{Access, DataClasses};

/// What was asked for, and is answered or done once the customer has said the voice PIN.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::large_enum_variant, reason = "one per talk, and boxed where it is kept")]
pub enum Pended {
    /// A question.
    Ask(Question),
    /// Something to be done with a card.
    Act(CardWish),
    /// Something asked of the customer's own sharing.
    Share(SharingWish),
}

impl Pended {
    /// What the gate must let the caller through to.
    pub fn needs(&self) -> Access {
        match self {
            Self::Ask(question) => Access::Linked(question.needs()),
            Self::Act(wish) => Access::Linked(wish.action.classes()),
            Self::Share(_) => Access::Linked(DataClasses::NONE),
        }
    }
}
