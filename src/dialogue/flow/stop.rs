//! "Stop", "cancel", "home".

use crate::dialogue::frame::Frame;
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Says goodbye, whatever is open.
pub(crate) fn stop() -> Plan {
    Plan::Say(Reply::Goodbye, Frame::default())
}
