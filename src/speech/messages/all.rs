//! The whole list.

use super::{
    accounts, aspects, balances, barriers, branches, cards, exchange, listed, lists, names,
    published, screen, suggestions, talk, transactions,
};
use crate::models::ReplyMessage;

/// Every message that every language must have.
pub fn messages() -> impl Iterator<Item = &'static ReplyMessage> {
    let themes: &[&'static [ReplyMessage]] = &[
        accounts::ALL,
        aspects::ALL,
        balances::ALL,
        barriers::ALL,
        branches::ALL,
        cards::ALL,
        exchange::ALL,
        listed::ALL,
        lists::ALL,
        names::ALL,
        published::ALL,
        screen::ALL,
        suggestions::ALL,
        talk::ALL,
        transactions::ALL,
    ];
    themes.iter().copied().flatten()
}
