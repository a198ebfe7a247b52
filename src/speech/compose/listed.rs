//! Transactions by a filter.

use super::categories::called;
use super::names::{account_within, kinds_within, spoken};
use super::periods::within;
use super::style::Style;
use super::talk::{anything_else, transactions_end};
use super::totals::{left_out, parted};
use super::transactions::{self, after};
use crate::bank::{Listed, Order, Payment, TransactionStatus};
use crate::speech::grammar::Exactness;
use crate::speech::messages::listed::{
    AT, FILED, FOR, FOUND, LARGEST_FIRST, POSTED, RANK, SMALLEST_FIRST,
};
use crate::speech::phrase::Phrase;
use crate::speech::render::Draft;
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::Value;

/// Tells one page of transactions.
pub(super) fn told(listed: &Listed, style: Style<'_>) -> Draft {
    if listed.single && !listed.lines.is_empty() {
        return one(listed, style);
    }
    let mut said = if listed.told == 0 { opening(listed, style) } else { Phrase::default() };
    let page = transactions::Page {
        today: listed.today,
        pending_only: listed.filter.status == Some(TransactionStatus::Pending),
        names_accounts: listed.account.is_none() && style.exactness == Exactness::Exact,
    };
    said = page.items(said, &listed.lines, style);
    let told = listed.told + listed.lines.len() as u64;
    let pages = [listed.told, told, listed.total];
    transactions_end(style.words, said, pages, listed.next.is_some())
}

/// The one that was asked for; of the largest and smallest, among how many it is that.
fn one(listed: &Listed, style: Style<'_>) -> Draft {
    let page = transactions::Page {
        today: listed.today,
        pending_only: false,
        names_accounts: listed.account.is_none() && style.exactness == Exactness::Exact,
    };
    let said = page.items(Phrase::default(), &listed.lines, style);
    let rank = match listed.order {
        Order::Largest => Some("largest"),
        Order::Smallest => Some("smallest"),
        Order::Latest => None,
    };
    let rank = rank.filter(|_| listed.total > 1).map(|rank| {
        let span = within(style.words, &listed.choice, listed.period, listed.today);
        let given = [
            ("rank", Value::Key(rank)),
            ("count", Value::Count(listed.total)),
            ("span", after(Some(span))),
        ];
        style.words.say(&RANK, given)
    });
    let said = said.sentences(rank.unwrap_or_default());
    let is_exact = style.exactness == Exactness::Exact;
    let said = if is_exact { left_out(said, &listed.left_out, style) } else { said };
    anything_else(style.words, said, Suggestion::Balance)
}

/// The one that was picked from a list, with what the list left out: whether it is final, and what
/// it counts as. That it is pending is said of it in either.
pub(super) fn payment(payment: &Payment, style: Style<'_>) -> Draft {
    let words = style.words;
    let is_exact = style.exactness == Exactness::Exact;
    let page =
        transactions::Page { today: payment.today, pending_only: false, names_accounts: is_exact };
    let mut said = page.items(Phrase::default(), &payment.lines, style);
    if is_exact {
        if payment.lines.iter().all(|line| line.status == TransactionStatus::Posted) {
            said = said.sentences(words.say(&POSTED, []));
        }
        if let Some(category) = payment.category {
            let given = [("category", Value::words(called(words, category)))];
            said = said.sentences(words.say(&FILED, given));
        }
    }
    anything_else(words, said, Suggestion::Balance)
}

/// "I found twelve transactions at Starbucks in October, the largest first."
fn opening(listed: &Listed, style: Style<'_>) -> Phrase {
    let words = style.words;
    let is_exact = style.exactness == Exactness::Exact;
    let merchant = listed.merchant.as_ref().filter(|_| style.names);
    let merchant = merchant.and_then(|name| spoken(words, name));
    let place = listed.account.as_ref().map(|name| account_within(words, name));
    let parts = [
        merchant.map(|name| words.clause(&AT, [("merchant", Value::words(name))])),
        listed.category.map(|category| {
            words.clause(&FOR, [("category", Value::words(called(words, category)))])
        }),
        place.or_else(|| listed.kind.map(|kind| kinds_within(words, kind))),
        Some(within(words, &listed.choice, listed.period, listed.today)),
    ]
    .map(|part| part.filter(|_| is_exact));
    let found = |[merchant, category, place, span]: [Option<Phrase>; 4]| {
        let state = match listed.filter.status {
            Some(TransactionStatus::Pending) => "pending",
            Some(TransactionStatus::Posted) => "posted",
            None => "any",
        };
        let given = [
            ("count", Value::Count(listed.total)),
            ("state", Value::Key(state)),
            ("merchant", after(merchant)),
            ("category", after(category)),
            ("place", after(place)),
            ("span", after(span)),
        ];
        words.say(&FOUND, given)
    };
    let said = parted(words, parts, found);
    let said = match (listed.order, listed.total) {
        (Order::Largest, 2..) => said.sentences(words.say(&LARGEST_FIRST, [])),
        (Order::Smallest, 2..) => said.sentences(words.say(&SMALLEST_FIRST, [])),
        _ => said,
    };
    if is_exact { left_out(said, &listed.left_out, style) } else { said }
}
