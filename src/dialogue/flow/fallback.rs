//! What was not understood.

use crate::dialogue::frame::{Frame, MISSES_MAX};
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Rephrases, then gives examples, then closes. What is open stays open until then.
pub(crate) fn fallback(frame: &Frame) -> Plan {
    let misses = frame.misses.saturating_add(1).min(MISSES_MAX);
    let next =
        if misses < MISSES_MAX { Frame { misses, ..frame.clone() } } else { Frame::default() };
    Plan::Say(Reply::NotUnderstood { misses }, next)
}
