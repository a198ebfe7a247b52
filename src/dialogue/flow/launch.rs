//! The skill is opened.

use crate::dialogue::frame::Frame;
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Welcomes. Whatever was talked about before is over.
pub(crate) fn launch() -> Plan {
    Plan::Say(Reply::Welcome, Frame::fresh())
}
