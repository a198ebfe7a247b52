//! "Say that again."

use super::asked::ask;
use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Asks the last question again, the same page of it. The frame holds no answer, so that the
/// customer's consent is checked again too.
pub(crate) fn repeat(frame: &Frame) -> Plan {
    match &frame.topic {
        Some(topic) => ask(topic.clone(), frame),
        None => Plan::Say(Reply::NothingToRepeat, frame.asking(Open::AnythingElse)),
    }
}
