//! "Is that more than usual", "am I spending more than last month".

use super::asked::ask;
use super::change::changed;
use super::fallback::fallback;
use super::sought::heard;
use crate::bank::{AccountChoice, Comparison, Metric, Question};
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
    let topic = frame.topic.as_ref().filter(|topic| topic.metric.flow().is_some());
    let question = changed(&topic.cloned().unwrap_or_else(spending), &said);
    ask(Question { comparison: with, grouping: None, ..question }, frame)
}
