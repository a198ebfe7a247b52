//! "Help."

use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Helps with what the talk is about. A question that is open stays open.
pub(crate) fn help(frame: &Frame) -> Plan {
    let about = match &frame.open {
        Open::WhichAccount(question) => Some(&**question),
        Open::WhichCard(_) | Open::ConfirmCard(_) | Open::VoicePin(_) => None,
        Open::More
        | Open::Nothing
        | Open::AnythingElse
        | Open::WhichMerchant
        | Open::Confirm(_)
        | Open::Back(_) => frame.topic.as_ref(),
    };
    let open = match frame.open.clone() {
        Open::Nothing => Open::AnythingElse,
        open => open,
    };
    let about = about.map(|question| question.metric);
    Plan::Say(Reply::Help { about, waiting: frame.waiting() }, frame.asking(open))
}
