//! "Slower", "keep it short", "people are here".

use super::repeat::repeat;
use crate::dialogue::frame::{Frame, Last, Open};
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;
use crate::dialogue::wish::Wish;

/// Says the last answer again where the wish is about it; else agrees. What is open stays open.
pub(crate) fn wish(wish: Wish, frame: &Frame) -> Plan {
    let is_about_it = match wish {
        Wish::Slower => frame.last != Last::Nothing,
        Wish::Detailed => matches!(frame.last, Last::Answer | Last::Picked(_)),
        _ => false,
    };
    if is_about_it {
        return repeat(frame);
    }
    let open = match frame.open.clone() {
        Open::Nothing => Open::AnythingElse,
        open => open,
    };
    Plan::Say(Reply::Agreed { wish, waiting: frame.waiting() }, frame.asking(open))
}
