//! What was not understood.

use crate::dialogue::frame::{Frame, MISSES_MAX, Open};
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Rephrases, then gives examples fit for the talk, then closes. What is open stays open until
/// then, and is what is asked again.
pub(crate) fn fallback(frame: &Frame) -> Plan {
    let misses = frame.misses.saturating_add(1).min(MISSES_MAX);
    let reply = Reply::NotUnderstood { misses, about: frame.about(), waiting: frame.waiting() };
    if misses == MISSES_MAX {
        return Plan::Say(reply, Frame::default());
    }
    let open = match frame.open.clone() {
        Open::Nothing => Open::AnythingElse,
        open => open,
    };
    Plan::Say(reply, Frame { misses, open, ..frame.clone() })
}
