//! "What's the routing number", "when are you open", "how do I reach you".

use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Tells what the bank tells anybody, linked or not. The topic stays: "what about savings" goes
/// on with it.
pub(crate) fn public_fact(reply: Reply, frame: &Frame) -> Plan {
    Plan::Say(reply, frame.asking(Open::AnythingElse))
}
