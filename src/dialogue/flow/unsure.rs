//! What may have been meant.

use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Asks whether `meant` was meant, where it would tell facts. The rest of a list is let go: a frame
/// holds two questions at most.
pub(crate) fn unsure(meant: Plan, frame: &Frame) -> Plan {
    let Plan::Ask(question) = meant else { return meant };
    let reply = Reply::DidYouMean(question.metric);
    let next = Frame { rest: None, ..frame.asking(Open::Confirm(Box::new(question))) };
    Plan::Say(reply, next)
}
