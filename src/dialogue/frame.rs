//! What the talk is about.

use serde::{Deserialize, Serialize};

use super::intent::Concern;
use super::pended::Pended;
use super::reply::{Reply, Waiting};
use super::sharing::SharingWish;
use super::wish::Wished;
use crate::bank::{CardAction, CardWish, Metric, PublicQuestion, Question};
use crate::consent::PinProof;

/// The largest frame as JSON, in bytes. Two questions, each with three offered accounts, a place
/// in a list and an account chosen before, all ids at their longest of 255 bytes with every byte
/// escaped. Sealed and encoded this is half of what Alexa takes in a response (24 KB).
pub const FRAME_BYTES_MAX: usize = 8 * 1024;

/// After how many turns in a row that were not understood the talk is closed.
pub const MISSES_MAX: u8 = 3;

/// The state of a talk between two turns.
///
/// It holds what was asked, not what was answered: it travels sealed in the platform's session, and
/// even sealed no figure or row leaves the bank that way. "Repeat" asks the bank again. What was
/// asked may name a merchant; one chosen by its place among those just read out is kept by its
/// name, as if it had been said, because the same place may be another's in another month.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Frame {
    /// The question put to the bank last: what "what about savings" refers to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<Question>,
    /// The question Saldo asked and waits for.
    #[serde(default)]
    pub open: Open,
    /// The page after the last one told of a list that was not told to its end: what "more" asks.
    /// Another list replaces it, a single account told meanwhile does not; "which one?" ends it, so
    /// that a frame never holds more than two questions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest: Option<Question>,
    /// What was replied last: what "repeat" says again.
    #[serde(default)]
    pub last: Last,
    /// How many turns in a row were not understood.
    #[serde(default)]
    pub misses: u8,
    /// The account chosen when several fitted, by id: breaks ties for the rest of the talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preferred: Option<String>,
    /// How the customer wishes to be told.
    #[serde(default)]
    pub wished: Wished,
    /// That the customer has said the voice PIN in this talk.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<PinProof>,
    /// Whether the customer was told in this talk that the link ends soon.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub warned: bool,
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
    /// "Would you like to hear more?"; yes asks [`Frame::rest`].
    More,
    /// "Which one?"; an answer completes this question. Its `among` holds what was offered, or
    /// nothing when not all that fit were offered: then everything said before still holds.
    WhichAccount(Box<Question>),
    /// "Do you mean the Lodge or the Fuel?"; an answer completes [`Frame::topic`].
    WhichMerchant,
    /// "Which card?"; an answer completes this wish. Its `offered` holds what was offered, or
    /// nothing when not all that fit were offered.
    WhichCard(Box<CardWish>),
    /// "Shall I lock it?"; yes does this, no lets it go.
    ConfirmCard(Box<CardWish>),
    /// "Shall I stop sharing it?"; yes does this, no lets it go.
    ConfirmSharing(Box<SharingWish>),
    /// "Did you mean your spending?"; yes asks this question.
    Confirm(Box<Question>),
    /// "Shall we go back to your balance?", which another question came between; yes asks this
    /// question. It is one step back, never more.
    Back(Box<Question>),
    /// "What's your voice code?"; the right one has this answered or done.
    VoicePin(Box<Pended>),
}

/// What was replied last, without its facts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Last {
    /// Nothing that could be said again.
    #[default]
    Nothing,
    /// The answer to [`Frame::topic`]: it is asked again.
    Answer,
    /// The transaction at this place of the page that [`Frame::topic`] told: it is asked again.
    Picked(u16),
    /// That a wish about a card was not fulfilled: it is considered again.
    Card(CardAction),
    /// What was asked of the customer's own sharing: it is asked again.
    Sharing(Box<SharingWish>),
    /// Help.
    Help,
    /// Saldo did not understand.
    NotUnderstood,
    /// That nothing more is there.
    NothingMore,
    /// That nothing is before.
    Beginning,
    /// What the customer would like to know.
    WhatElse,
    /// What the bank tells anybody: the answer to this.
    Published(PublicQuestion),
    /// How to reach a person who settles a dispute.
    Dispute,
    /// How to reach a person who takes a complaint.
    Complaint,
    /// How to reach a person who does what Saldo does not.
    ServiceRequest,
}

impl Last {
    /// What "repeat" says after `reply`, one that needs no bank.
    pub(super) fn of(reply: &Reply) -> Self {
        match reply {
            Reply::Help { .. } => Self::Help,
            Reply::NotUnderstood { .. } => Self::NotUnderstood,
            Reply::NothingMore => Self::NothingMore,
            Reply::Beginning { .. } => Self::Beginning,
            Reply::Welcome | Reply::WhatElse | Reply::Okay | Reply::NothingAsked => Self::WhatElse,
            Reply::Published(question) => Self::Published(question.clone()),
            Reply::Concern(Concern::Dispute) => Self::Dispute,
            Reply::Concern(Concern::Complaint) => Self::Complaint,
            Reply::Concern(Concern::ServiceRequest) => Self::ServiceRequest,
            Reply::Agreed { .. } | Reply::Quiet { .. } | Reply::SwitchedOff => Self::WhatElse,
            // While it is open, "repeat" asks again for it.
            Reply::VoicePin(_) => Self::Nothing,
            Reply::Goodbye
            | Reply::NothingToRepeat
            | Reply::Tell(_)
            | Reply::Spelled(_)
            | Reply::LostCard(_)
            | Reply::Sharing(_)
            | Reply::TellThenBack(..)
            | Reply::DidYouMean(_)
            | Reply::Barred(_)
            | Reply::Unavailable
            | Reply::Busy => Self::Nothing,
        }
    }
}

impl Frame {
    /// Whether Saldo asked the customer to choose, or to agree, and cannot go on without.
    pub(super) fn is_choosing(&self) -> bool {
        match self.open {
            Open::Nothing | Open::AnythingElse | Open::More | Open::Confirm(_) | Open::Back(_) => {
                false
            }
            Open::WhichAccount(_)
            | Open::WhichMerchant
            | Open::WhichCard(_)
            | Open::ConfirmCard(_)
            | Open::ConfirmSharing(_)
            | Open::VoicePin(_) => true,
        }
    }

    /// What the talk is about: fits help and examples to it.
    pub(super) fn about(&self) -> Option<Metric> {
        let about = match &self.open {
            Open::WhichAccount(question) => Some(&**question),
            Open::WhichCard(_)
            | Open::ConfirmCard(_)
            | Open::ConfirmSharing(_)
            | Open::VoicePin(_) => None,
            Open::More
            | Open::Nothing
            | Open::AnythingElse
            | Open::WhichMerchant
            | Open::Confirm(_)
            | Open::Back(_) => self.topic.as_ref(),
        };
        about.map(|question| question.metric)
    }

    /// What Saldo waits for, in as far as it words what is said meanwhile.
    pub(super) fn waiting(&self) -> Waiting {
        match self.open {
            Open::Nothing | Open::AnythingElse => Waiting::Anything,
            Open::More => Waiting::More,
            Open::WhichAccount(_) => Waiting::Which,
            Open::WhichMerchant => Waiting::WhichMerchant,
            Open::WhichCard(_) => Waiting::WhichCard,
            Open::ConfirmCard(ref wish) => match wish.action {
                CardAction::Unlock => Waiting::ConfirmUnlock,
                CardAction::Lock | CardAction::ConfirmPayment => Waiting::ConfirmCard,
            },
            Open::ConfirmSharing(_) => Waiting::ConfirmSharing,
            Open::VoicePin(_) => Waiting::VoicePin,
            Open::Confirm(ref question) => Waiting::Meant(question.metric),
            Open::Back(ref question) => Waiting::Back(question.metric),
        }
    }

    /// This frame after a turn that was understood and ended by asking `open`.
    #[must_use]
    pub(super) fn asking(&self, open: Open) -> Self {
        Self { open, misses: 0, ..self.clone() }
    }

    /// A frame with nothing behind it in which Saldo asks what the customer would like to know.
    pub(super) fn fresh() -> Self {
        Self { open: Open::AnythingElse, ..Self::default() }
    }
}
