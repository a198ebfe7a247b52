//! Transactions by a filter.

use super::categories::called;
use super::compose::Style;
use super::money::Exactness;
use super::names::{account_within, kind_counted, spoken};
use super::periods::within;
use super::phrase::{Phrase, parted};
use super::talk::{anything_else, count, page_end};
use super::totals::left_out;
use super::transactions;
use crate::bank::{Listed, Order, TransactionStatus};
use crate::speech::render::Draft;
use crate::speech::suggestions::BALANCE;

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
    page_end(said, [listed.told, told, listed.total], listed.next.is_some(), BALANCE)
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
        let among = format!("that's the {rank} of {}", count(listed.total));
        parted(vec![
            Phrase::of(&among),
            Phrase::of(&within(&listed.choice, listed.period, listed.today)),
        ])
    });
    let said = said.sentences(rank.unwrap_or_default());
    let said =
        if style.exactness == Exactness::Short { said } else { left_out(said, &listed.left_out) };
    anything_else(said, BALANCE)
}

/// "I found twelve transactions at Starbucks in October, the largest first."
fn opening(listed: &Listed, style: Style<'_>) -> Phrase {
    let what = if listed.total == 1 { "transaction" } else { "transactions" };
    let number = match listed.total {
        0 => "no".to_owned(),
        total => count(total),
    };
    let status = match listed.filter.status {
        Some(TransactionStatus::Pending) => "pending ",
        Some(TransactionStatus::Posted) => "booked ",
        None => "",
    };
    let mut parts = vec![Phrase::of(&format!("I found {number} {status}{what}"))];
    if style.exactness == Exactness::Exact {
        let merchant = listed.merchant.as_ref().filter(|_| style.names).and_then(spoken);
        parts.extend(merchant.map(|name| Phrase::of(&format!("at {name}"))));
        let category = listed.category.map(called);
        parts.extend(category.map(|category| Phrase::of(&format!("for {category}"))));
        parts.extend(listed.account.as_ref().map(account_within));
        parts.extend(listed.kind.map(|kind| {
            let on = if kind.is_debt() { "on" } else { "in" };
            Phrase::of(&format!("{on} your {}s", kind_counted(kind)))
        }));
        parts.push(Phrase::of(&within(&listed.choice, listed.period, listed.today)));
    }
    let said = match (listed.order, listed.total) {
        (Order::Largest, 2..) => parted(parts).sentence(Phrase::of("the largest come first")),
        (Order::Smallest, 2..) => parted(parts).sentence(Phrase::of("the smallest come first")),
        _ => parted(parts),
    };
    if style.exactness == Exactness::Short { said } else { left_out(said, &listed.left_out) }
}
