//! "Help."

use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Helps with what the talk is about. A question that is open stays open.
pub(crate) fn help(frame: &Frame) -> Plan {
    let open = match frame.open.clone() {
        Open::Nothing => Open::AnythingElse,
        open => open,
    };
    Plan::Say(Reply::Help { about: frame.about(), waiting: frame.waiting() }, frame.asking(open))
}
