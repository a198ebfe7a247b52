//! "Start over."

use crate::dialogue::frame::Frame;
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Forgets the talk and asks what the customer would like to know.
pub(crate) fn start_over() -> Plan {
    Plan::Say(Reply::WhatElse, Frame::fresh())
}
