//! "How come?": what is behind the answer before.

use super::asked::ask;
use super::rows::rows;
use crate::bank::{Grouping, Metric, Page, Question};
use crate::dialogue::frame::Frame;
use crate::dialogue::plan::Plan;

/// Asks why the balance before is what it is, or what the total before is made of; `None` where the
/// answer before has nothing behind it.
pub(super) fn how_come(frame: &Frame) -> Option<Plan> {
    let topic = frame.topic.as_ref()?;
    let question = match topic.metric {
        Metric::Balance | Metric::Forecast | Metric::Afford => {
            Question::new(Metric::Explain, topic.accounts.clone())
        }
        metric if metric.flow().is_some() => {
            let grouping = match topic.filter.category {
                _ if topic.filter.merchant.is_some() => return Some(rows(frame)),
                Some(_) => Grouping::Merchant,
                None => Grouping::Category,
            };
            let (grouping, page) = (Some(grouping), Page::First);
            Question { grouping, page, comparison: None, ..topic.clone() }
        }
        _ => return None,
    };
    Some(ask(question, frame))
}
