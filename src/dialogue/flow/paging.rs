//! "More" and "previous".

use super::asked::ask;
use super::repeat::again;
use super::yes_no::what_else;
use crate::bank::{PAGE_ITEMS_MAX, Page, Question};
use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Asks for the next page of the last list, if there is one. After "which one?" it is asked again.
pub(crate) fn more(frame: &Frame) -> Plan {
    if frame.is_choosing() {
        return again(frame);
    }
    match (&frame.rest, &frame.topic) {
        (Some(rest), _) => ask(rest.clone(), frame),
        (None, Some(_)) => Plan::Say(Reply::NothingMore, frame.asking(Open::AnythingElse)),
        (None, None) => what_else(frame),
    }
}

/// Asks for the page before. Transactions are told from the first again: their pages are places
/// in a list that grows on top, and the way back to a place is not kept.
pub(crate) fn previous(frame: &Frame) -> Plan {
    if frame.is_choosing() {
        return again(frame);
    }
    let Some(topic) = &frame.topic else { return what_else(frame) };
    let page = match topic.page {
        Page::First | Page::Skip(0) => return beginning(frame),
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

/// Says that nothing is before, and offers what is left after it.
fn beginning(frame: &Frame) -> Plan {
    let more = frame.rest.is_some();
    let open = if more { Open::More } else { Open::AnythingElse };
    Plan::Say(Reply::Beginning { more }, frame.asking(open))
}
