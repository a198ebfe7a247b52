//! "Which ones", "show me those": the transactions behind a total.

use super::asked::ask;
use super::fallback::fallback;
use super::repeat::again;
use crate::bank::{Aspect, Filter, Metric, Order, Page, PeriodChoice, Question, Unit};
use crate::dialogue::frame::Frame;
use crate::dialogue::plan::Plan;

/// Asks for exactly the transactions that were summed up; of a list it is told again.
pub(crate) fn rows(frame: &Frame) -> Plan {
    let Some(topic) = &frame.topic else { return fallback(frame) };
    match topic.metric.flow() {
        Some(flow) => {
            let filter = Filter { flow: Some(flow), ..topic.filter.clone() };
            // What a total means without a word about time.
            let this_month = PeriodChoice::Whole { unit: Unit::Month, back: 0 };
            let question = Question {
                metric: Metric::Transactions,
                page: Page::First,
                filter,
                period: topic.period.clone().or(Some(this_month)),
                order: Order::Latest,
                grouping: None,
                comparison: None,
                aspect: Aspect::Total,
                ..topic.clone()
            };
            ask(question, frame)
        }
        None if topic.metric.is_of_transactions() => again(frame),
        None => fallback(frame),
    }
}
