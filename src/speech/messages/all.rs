//! The whole list.

use super::{
    accounts, balances, barriers, bills, cards, categories, dates, explain, listed, lists, names,
    net, outlook, periods, published, screen, suggestions, talk, totals, transactions,
};
use crate::models::{ReplyMessage, ReplyTerms};
use crate::speech::grammar::{CASES, GENDERS, LINKS};

/// Every message that every language must have, and what it may ask of what it is given.
pub fn reply_terms() -> ReplyTerms {
    let themes: &[&'static [ReplyMessage]] = &[
        accounts::ALL,
        balances::ALL,
        barriers::ALL,
        bills::ALL,
        cards::ALL,
        categories::ALL,
        dates::ALL,
        explain::ALL,
        listed::ALL,
        lists::ALL,
        names::ALL,
        net::ALL,
        outlook::ALL,
        periods::ALL,
        published::ALL,
        screen::ALL,
        suggestions::ALL,
        talk::ALL,
        totals::ALL,
        transactions::ALL,
    ];
    ReplyTerms {
        messages: themes.iter().copied().flatten().collect(),
        asked: &[("case", CASES), ("gender", GENDERS), ("link", LINKS)],
    }
}
