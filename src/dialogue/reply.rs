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
    /// Whether this was meant.
    Meant(Metric),
    /// Whether to go back to this.
    Back(Metric),
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
