//! The whole list.

use super::{
    accounts, balances, barriers, cards, listed, lists, names, published, screen, suggestions,
    talk, transactions,
};
use crate::models::ReplyMessage;

/// Every message that every language must have.
pub fn messages() -> impl Iterator<Item = &'static ReplyMessage> {
    let themes: &[&'static [ReplyMessage]] = &[
        accounts::ALL,
        balances::ALL,
        barriers::ALL,
        cards::ALL,
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
