//! "And last month", "what about restaurants", "only over fifty dollars": one part of the question
//! before, the rest as it was.

use super::asked::ask;
use super::fallback::fallback;
use super::refine::refine;
use super::sought::heard;
use crate::bank::{AccountChoice, Category, Metric, Page, Question};
use crate::dialogue::about::About;
use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;

/// Asks the question before with what was said in the place of what it said.
///
/// After another question a category or a merchant by itself asks what was spent there; a time by
/// itself moves bills and forecasts, too, else it asks nothing, as an amount by itself.
pub(crate) fn change(said: &About, frame: &Frame) -> Plan {
    let said = heard(said);
    let is_of_the_past =
        |topic: &Question| !topic.metric.is_of_days() || topic.metric == Metric::Explain;
    let lies_ahead = said.period.is_none() && said.ahead.is_some();
    if lies_ahead && frame.topic.as_ref().is_none_or(is_of_the_past) {
        return fallback(frame);
    }
    if said.unclear || said.is_open() {
        return fallback(frame);
    }
    let is_named_alone = said.period.is_none() && !said.has_bounds();
    // "Which account?" is answered with a name; that "groceries" is a category, too, is chance.
    let is_named =
        matches!(frame.open, Open::WhichAccount(_) | Open::WhichCard(_) | Open::ConfirmCard(_));
    if is_named && is_named_alone {
        return refine(&of_account(&said), frame);
    }
    match &frame.topic {
        Some(topic) if topic.metric.is_of_transactions() => ask(changed(topic, &said), frame),
        Some(topic) if is_of_whom_alone(&said) && topic.metric.is_by_party() => {
            ask(changed(topic, &said), frame)
        }
        Some(topic) if is_time_alone(&said) && topic.metric.is_of_days() => {
            ask(at_another_time(topic, &said), frame)
        }
        // "What about Rainy Day" after a balance: an account that sounds like a shop.
        Some(_) if is_named_alone && said.merchant.is_some() => refine(&of_account(&said), frame),
        _ if said.category.is_some() || said.merchant.is_some() => {
            ask(changed(&Question::new(Metric::Spending, AccountChoice::default()), &said), frame)
        }
        _ => fallback(frame),
    }
}

/// `topic` with what was said in its place, from the first page.
pub(super) fn changed(topic: &Question, said: &About) -> Question {
    let accounts =
        if said.accounts.is_open() { topic.accounts.clone() } else { said.accounts.clone() };
    Question {
        metric: match topic.metric {
            // These are lists of no filter.
            Metric::Recent | Metric::Pending => Metric::Transactions,
            metric => metric,
        },
        accounts,
        page: Page::First,
        filter: said.refine(&topic.filter),
        period: said.period.clone().or_else(|| topic.period.clone()),
        ..topic.clone()
    }
}

/// Whether nothing but a time was said.
fn is_time_alone(said: &About) -> bool {
    (said.period.is_some() || said.ahead.is_some())
        && About { period: None, ahead: None, ..said.clone() }.is_open()
}

/// Whether nothing was said but whom it is about, or what for.
fn is_of_whom_alone(said: &About) -> bool {
    (said.category.is_some() || said.merchant.is_some())
        && About { category: None, merchant: None, ..said.clone() }.is_open()
}

/// `topic` of the days that were said: of what is to come, those that lie ahead.
fn at_another_time(topic: &Question, said: &About) -> Question {
    let ahead = said.ahead.clone().filter(|_| topic.metric != Metric::Explain);
    Question { period: ahead.or_else(|| said.period.clone()), page: Page::First, ..topic.clone() }
}

/// What was said, taken for the name of an account.
fn of_account(said: &About) -> AccountChoice {
    let category = said.category.map(|category| Category::id(category).replace('_', " "));
    let name = said.accounts.name.clone().or_else(|| said.merchant.clone()).or(category);
    AccountChoice { name, ..said.accounts.clone() }
}
