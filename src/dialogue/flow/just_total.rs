//! "Just the total": the figure without what it is made of.

use super::asked::ask;
use super::compare::total;
use super::fallback::fallback;
use super::repeat::again;
use crate::bank::{
    AccountChoice, KindChoice, LOOK_BACK_MONTHS, Metric, Page, PeriodChoice, Question, RECENT_DAYS,
    Unit,
};
use crate::dialogue::frame::Frame;
use crate::dialogue::plan::Plan;

/// Asks what the answer before comes to. What is one figure already is told again.
pub(crate) fn just_total(frame: &Frame) -> Plan {
    let Some(topic) = &frame.topic else { return fallback(frame) };
    let is_of_all = topic.accounts.is_open() || topic.accounts.kind == Some(KindChoice::All);
    match topic.metric {
        Metric::Balance if is_of_all => {
            ask(Question::new(Metric::Net, AccountChoice::default()), frame)
        }
        metric if metric.is_of_transactions() => {
            let summed = total(topic).unwrap_or_else(|| spent(topic));
            let (grouping, comparison, page) = (None, None, Page::First);
            ask(Question { grouping, comparison, page, ..summed }, frame)
        }
        _ => again(frame),
    }
}

/// What was spent in the transactions that `topic` lists, in the time that they are of.
fn spent(topic: &Question) -> Question {
    let count = u32::try_from(RECENT_DAYS).unwrap_or(u32::MAX);
    let listed = match topic.filter.merchant {
        Some(_) => PeriodChoice::Last { unit: Unit::Month, count: LOOK_BACK_MONTHS },
        None => PeriodChoice::Last { unit: Unit::Day, count },
    };
    let period = topic.period.clone().or(Some(listed));
    Question { metric: Metric::Spending, period, ..topic.clone() }
}
