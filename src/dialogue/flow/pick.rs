//! "The second one" after transactions were told: that one, and what the list left out of it.

use crate::bank::{Metric, PAGE_ITEMS_MAX, Page, Pick, Question};
use crate::dialogue::frame::Frame;

/// The question for the transaction at `place` of the page of `topic` that was told, counted from
/// 1; `None` where no transactions were told singly, or a page never has so many.
pub(super) fn pick(topic: &Question, place: u16, frame: &Frame) -> Option<Question> {
    let was_list = matches!(topic.metric, Metric::Recent | Metric::Pending | Metric::Transactions);
    if !was_list || !(1..=PAGE_ITEMS_MAX).contains(&usize::from(place)) {
        return None;
    }
    let is_next =
        |rest: &&Question| Question { page: topic.page.clone(), ..(*rest).clone() } == *topic;
    let last = frame.rest.as_ref().filter(is_next).and_then(|rest| match &rest.page {
        Page::After { position, .. } => Some(position.clone()),
        Page::First | Page::Skip(_) => None,
    });
    Some(Question { pick: Some(Pick { place, last }), ..topic.clone() })
}
