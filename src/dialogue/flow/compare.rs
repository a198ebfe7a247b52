//! "Is that more than usual", "am I spending more than last month".

use super::asked::ask;
use super::change::changed;
use super::fallback::fallback;
use super::sought::heard;
use crate::bank::{AccountChoice, Aspect, Comparison, Filter, Flow, Metric, Page, Question};
use crate::dialogue::about::About;
use crate::dialogue::frame::Frame;
use crate::dialogue::plan::Plan;

/// Asks for the total before again, compared; before any total, for what was spent this month.
///
/// `None` is a comparison that was not made out.
pub(crate) fn compare(with: Option<Comparison>, said: &About, frame: &Frame) -> Plan {
    let said = heard(said);
    if said.unclear || with.is_none() {
        return fallback(frame);
    }
    let spending = || Question::new(Metric::Spending, AccountChoice::default());
    let total = frame.topic.as_ref().and_then(total).unwrap_or_else(spending);
    let question = changed(&total, &said);
    let (grouping, aspect) = (None, Aspect::Total);
    ask(Question { comparison: with, grouping, aspect, single: false, ..question }, frame)
}

/// The total that the talk is about: asked for itself, or opened into its rows meanwhile.
pub(super) fn total(topic: &Question) -> Option<Question> {
    if topic.metric.flow().is_some() {
        return Some(topic.clone());
    }
    let metric = match topic.filter.flow? {
        Flow::Spending => Metric::Spending,
        Flow::Income => Metric::Income,
        Flow::Fees => Metric::Fees,
        Flow::Refunds => Metric::Refunds,
    };
    let filter = Filter { flow: None, ..topic.filter.clone() };
    Some(Question { metric, filter, page: Page::First, ..topic.clone() })
}
