//! "Help."

use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Helps with what the talk is about. A question that is open stays open.
pub(crate) fn help(frame: &Frame) -> Plan {
    let about = match &frame.open {
        Open::More(question) | Open::WhichAccount(question) => Some(question),
        Open::Nothing | Open::AnythingElse => frame.topic.as_ref(),
    };
    let open = match frame.open.clone() {
        Open::Nothing => Open::AnythingElse,
        open => open,
    };
    Plan::Say(Reply::Help { about: about.map(|question| question.metric) }, frame.asking(open))
}
