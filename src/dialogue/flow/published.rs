//! "What's the routing number", "when are you open", "how do I reach you".

use super::asked::text;
use super::fallback::fallback;
use crate::bank::PublicQuestion;
use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::intent::Concern;
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Tells what the bank tells anybody, linked or not. The topic stays: "what about savings" goes
/// on with it. A branch whose name cannot be one is not left out, which would mean all of them.
pub(crate) fn published(question: &PublicQuestion, frame: &Frame) -> Plan {
    let mut question = question.clone();
    if let PublicQuestion::Hours { branch } | PublicQuestion::Branches { branch } = &mut question
        && let Some(heard) = branch.take()
    {
        let Some(name) = text(&heard) else { return fallback(frame) };
        *branch = Some(name);
    }
    Plan::Say(Reply::Published(question), frame.asking(Open::AnythingElse))
}

/// Takes a concern to a person at the bank, linked or not. The topic stays.
pub(crate) fn concern(concern: Concern, frame: &Frame) -> Plan {
    Plan::Say(Reply::Concern(concern), frame.asking(Open::AnythingElse))
}
