//! The whole list.

use super::{
    accounts, aspects, balances, barriers, bills, branches, cards, categories, dates, exchange,
    explain, listed, lists, names, net, outlook, periods, published, screen, sharing, suggestions,
    talk, totals, transactions,
};
use crate::models::{ReplyMessage, ReplyTerms};
use crate::speech::grammar::{CASES, GENDERS, LINKS};

/// Every message that every language must have, and what it may ask of what it is given.
pub fn reply_terms() -> ReplyTerms {
    let themes: &[&'static [ReplyMessage]] = &[
        accounts::ALL,
        aspects::ALL,
        balances::ALL,
        barriers::ALL,
        bills::ALL,
        branches::ALL,
        cards::ALL,
        categories::ALL,
        dates::ALL,
        exchange::ALL,
        explain::ALL,
        listed::ALL,
        lists::ALL,
        names::ALL,
        net::ALL,
        outlook::ALL,
        periods::ALL,
        published::ALL,
        screen::ALL,
        sharing::ALL,
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
