//! One turn of a talk, as the channel decoded it.

use super::frame::Frame;
use super::intent::Intent;
use crate::basics::{Digest, Locale};
use crate::consent::{BearerTokens, Caller};

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// The customer meant something.
    Intent(Intent),
    /// The platform reports something about the link; nobody is listening.
    Event(Event),
    /// The session is over, or the request needs no answer (unknown types included).
    Nothing,
}

/// What a platform reports outside a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// The customer linked the account: the token's digest.
    Linked(Digest),
    /// The customer switched the skill off: every link of this platform user ends.
    Disabled,
    /// The customer switched the skill on, or changed permissions or subscriptions: recorded.
    Noted,
}

/// What the device can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// Nothing.
    None,
    /// A document next to the speech.
    Document,
}

/// One turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Who is asking.
    pub caller: Caller,
    /// The access tokens as they were sent, where the bank's own are taken; else none.
    pub bearer: BearerTokens,
    /// The language to answer in.
    pub locale: Locale,
    /// What came in.
    pub said: Said,
    /// The state of the talk; the default one when it begins, is stale or was tampered with.
    pub frame: Frame,
    /// What the device can show.
    pub screen: Screen,
    /// Digest of the platform's request id: names the turn in the disclosure record.
    pub request: Digest,
}
