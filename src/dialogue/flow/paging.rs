//! "More" and "previous".

use super::asked::ask;
use super::repeat::repeat;
use crate::bank::{PAGE_ITEMS_MAX, Page, Question};
use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Asks for the next page, if there is one. After "which one?" it is asked again.
pub(crate) fn more(frame: &Frame) -> Plan {
    match &frame.open {
        Open::More(question) => ask(question.clone(), frame),
        Open::WhichAccount(_) => repeat(frame),
        Open::Nothing | Open::AnythingElse => nothing(frame),
    }
}

/// Asks for the page before. Transactions are told from the first again: their pages are places
/// in a list that grows on top, and the way back to a place is not kept.
pub(crate) fn previous(frame: &Frame) -> Plan {
    let Some(topic) = &frame.topic else { return nothing(frame) };
    let page = match topic.page {
        Page::First | Page::Skip(0) => return nothing(frame),
        Page::Skip(skipped) => {
            let page = u16::try_from(PAGE_ITEMS_MAX).unwrap_or(u16::MAX);
            match skipped.saturating_sub(page) {
                0 => Page::First,
                skipped => Page::Skip(skipped),
            }
        }
        Page::After { .. } => Page::First,
    };
    ask(Question { page, ..topic.clone() }, frame)
}

fn nothing(frame: &Frame) -> Plan {
    Plan::Say(Reply::NothingMore, frame.asking(Open::AnythingElse))
}
