//! "What about savings", "the second one": other accounts for the question before. "Savings".
//! "The first one" after "do you mean the Lodge or the Fuel?": a merchant.

use super::asked::{ask, completed, heard, is_position_alone};
use super::card::chosen;
use super::change::changed;
use super::fallback::fallback;
use super::pick::pick;
use super::voice_pin::{among, voice_pin};
use crate::bank::{AccountChoice, Category, Filter, Metric, Page, Question};
use crate::dialogue::about::About;
use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;

/// Completes the question that is open, or asks the one before about other accounts. An account
/// by itself, or one of a list without amounts, is a question for its balance.
pub(crate) fn refine(said: &AccountChoice, frame: &Frame) -> Plan {
    let said = heard(said);
    if said.is_open() {
        return fallback(frame);
    }
    let is_unclear_alone = AccountChoice { unclear: false, ..said.clone() }.is_open();
    if let Open::VoicePin(_) = &frame.open {
        match among(&said) {
            Some(pin) => return voice_pin(Some(&pin), frame),
            // Digits that were not made out are no other question.
            None if is_unclear_alone => return fallback(frame),
            None => {}
        }
    }
    if let Open::WhichCard(wish) | Open::ConfirmCard(wish) = &frame.open {
        return chosen(wish, said, frame);
    }
    if let Open::WhichAccount(open) = &frame.open {
        if is_unclear_alone {
            return fallback(frame);
        }
        return ask(about(open, completed(&open.accounts, said)), frame);
    }
    if let (Open::WhichMerchant, Some(position), Some(topic)) =
        (&frame.open, said.position.filter(|_| is_position_alone(&said)), &frame.topic)
    {
        let filter = Filter { merchant_at: Some(position), ..topic.filter.clone() };
        return ask(Question { filter, page: Page::First, ..topic.clone() }, frame);
    }
    let Some(topic) = &frame.topic else {
        // "The second one" of nothing that was listed is nobody's account.
        if is_unclear_alone || is_position_alone(&said) {
            return fallback(frame);
        }
        return ask(Question::new(Metric::Balance, said), frame);
    };
    match (said.position, is_position_alone(&said)) {
        // Among transactions "the second one" is a transaction.
        (Some(place), true) if topic.metric.is_of_transactions() => {
            pick(topic, place, frame).map_or_else(|| fallback(frame), |one| ask(one, frame))
        }
        (Some(position), true) => ask(counted(topic, position), frame),
        _ if topic.metric.is_of_transactions() || topic.metric.is_by_party() => {
            ask(of_other(topic, said), frame)
        }
        _ => ask(about(topic, said), frame),
    }
}

/// The same as `topic` about other accounts, from the first page: with the amount and the time
/// that were said.
fn about(topic: &Question, accounts: AccountChoice) -> Question {
    match told_of(topic) {
        metric if metric == topic.metric => {
            Question { accounts, page: Page::First, ..topic.clone() }
        }
        metric => Question::new(metric, accounts),
    }
}

/// `topic` about other accounts, or about a category where the name that was said is one: the
/// platform files "groceries" under nicknames, too.
fn of_other(topic: &Question, said: AccountChoice) -> Question {
    let is_name_alone = AccountChoice { name: None, ..said.clone() }.is_open();
    let called = || said.name.as_deref().and_then(Category::called);
    let category = said.category.or_else(called).filter(|_| is_name_alone);
    if let (Some(category), true) = (category, topic.metric.is_by_party()) {
        return changed(topic, &About { category: Some(category), ..About::default() });
    }
    Question { accounts: said, page: Page::First, ..topic.clone() }
}

/// What is asked of an account after `topic`.
fn told_of(topic: &Question) -> Metric {
    match topic.metric {
        Metric::Accounts => Metric::Balance,
        metric => metric,
    }
}

/// The account at `position` of the page that was told, counted from 1.
fn counted(topic: &Question, position: u16) -> Question {
    let skipped = match topic.page {
        Page::Skip(skipped) => skipped,
        Page::First | Page::After { .. } => 0,
    };
    let told = &topic.accounts;
    // A question about one account told no list: the position is one of all accounts then.
    let was_list = told.name.is_none() && told.last_four.is_none() && told.position.is_none();
    let position = if position == 0 { 0 } else { position.saturating_add(skipped) };
    let kind = told.kind.filter(|_| was_list);
    let among_closed = topic.metric == Metric::Accounts || told.among_closed;
    let accounts =
        AccountChoice { kind, position: Some(position), among_closed, ..AccountChoice::default() };
    about(topic, accounts)
}
