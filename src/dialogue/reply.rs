//! What is replied, in no language yet.

use super::intent::Concern;
use super::sharing::SharingAnswer;
use super::wish::Wish;
use crate::bank::{Answer, CardActed, Metric, PublicQuestion};
use crate::consent::Barrier;

/// What Saldo waits for while it helps or did not understand: it asks for it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// Any question.
    Anything,
    /// Whether to go on with a list.
    More,
    /// Which account is meant.
    Which,
    /// Which merchant is meant.
    WhichMerchant,
    /// Which card is meant.
    WhichCard,
    /// Whether a card shall be locked.
    ConfirmCard,
    /// Whether something shall be shared no more.
    ConfirmSharing,
    /// Whether a card shall be unlocked.
    ConfirmUnlock,
    /// The voice PIN.
    VoicePin,
    /// Whether this was meant.
    Meant(Metric),
    /// Whether to go back to this.
    Back(Metric),
}

/// What is replied about the voice PIN. None of it tells what was said, or what was wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PinReply {
    /// Asks for it.
    Ask,
    /// It was wrong: asks once more.
    Wrong,
    /// It is locked: says where a new one is set, and closes.
    Locked,
    /// There is none: says where one is set.
    Unset,
    /// No PIN opens it: says where it can be seen.
    Elsewhere,
}

impl PinReply {
    /// Every one of them.
    pub const ALL: [Self; 5] = [Self::Ask, Self::Wrong, Self::Locked, Self::Unset, Self::Elsewhere];

    /// The name in stories and messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ask => "ask",
            Self::Wrong => "wrong",
            Self::Locked => "locked",
            Self::Unset => "unset",
            Self::Elsewhere => "elsewhere",
        }
    }
}

/// Everything Saldo can reply. `speech` puts it into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Welcomes and asks what the customer would like to know.
    Welcome,
    /// Says two things that can be asked now, fit for what the talk is about, and asks.
    Help {
        /// What the talk is about.
        about: Option<Metric>,
        /// What is asked at the end.
        waiting: Waiting,
    },
    /// Says goodbye and closes.
    Goodbye,
    /// Asks what the customer would like to know ("yes" to "anything else?", "start over").
    WhatElse,
    /// Was not understood: rephrases, then gives examples, then closes politely.
    NotUnderstood {
        /// How often in a row, from 1; at 3 the talk is closed.
        misses: u8,
        /// What the talk is about.
        about: Option<Metric>,
        /// What is asked at the end.
        waiting: Waiting,
    },
    /// "Repeat" with nothing to repeat.
    NothingToRepeat,
    /// "More" after the last page.
    NothingMore,
    /// "Previous" on the first page.
    Beginning {
        /// Whether there is a page after it.
        more: bool,
    },
    /// "No" to a question other than "anything else?".
    Okay,
    /// "Yes" or "no" to no question.
    NothingAsked,
    /// Tells an answer.
    Tell(Answer),
    /// Spells the names in an answer.
    Spelled(Answer),
    /// Agrees to how Saldo shall speak, and asks again what is open.
    Agreed {
        /// What the customer wishes.
        wish: Wish,
        /// What is asked at the end.
        waiting: Waiting,
    },
    /// Tells nothing of the accounts, and where it can be seen.
    Quiet {
        /// Whether that is so because others listen, in this talk.
        guests: bool,
    },
    /// Tells what became of a card that is lost or stolen, and how to reach a person about it.
    LostCard(CardActed),
    /// Tells what came of a wish about the customer's own sharing, or asks for a yes.
    Sharing(SharingAnswer),
    /// Tells an answer, and asks whether to go back to what another question came between.
    TellThenBack(Answer, Metric),
    /// Asks whether this was meant.
    DidYouMean(Metric),
    /// Takes a concern seriously and says how to reach a person.
    Concern(Concern),
    /// Asks for the voice PIN, or says why it opens nothing.
    VoicePin(PinReply),
    /// The caller may not hear it.
    Barred(Barrier),
    /// The bank has switched it off, for everybody.
    SwitchedOff,
    /// The bank's data cannot be had just now.
    Unavailable,
    /// Too many are asking at once.
    Busy,
    /// Tells what the bank tells anybody.
    Published(PublicQuestion),
}
