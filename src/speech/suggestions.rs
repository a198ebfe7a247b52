//! The phrases Saldo suggests.
//!
//! Every "you can ask ..." takes its phrase from the messages of this list and from nowhere else,
//! so that one test can hold each of them against the interaction model of its locale: what Saldo
//! suggests, Saldo must understand (certification 4.3).

use super::messages::suggestions::{
    ACCOUNTS, ALONE, BALANCE, FIRST_ONE, MORE, NO, OWED, RECENT, ROUTING_NUMBER, ROWS, SPENDING,
    STOP, YES,
};
use super::spoken::plain;
use super::wording::{Value, Wording};
use crate::basics::Locale;
use crate::models::ReplyMessage;

/// A phrase that Saldo suggests, by what it asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Suggestion {
    /// A balance.
    Balance,
    /// What is owed.
    Owed,
    /// Which accounts there are.
    Accounts,
    /// The recent transactions.
    Recent,
    /// What was spent.
    Spending,
    /// The transactions behind a total.
    Rows,
    /// A fact that needs no link.
    RoutingNumber,
    /// The first of what was just offered.
    FirstOne,
    /// The next page.
    More,
    /// To go on.
    Yes,
    /// To decline what was offered.
    No,
    /// To have the accounts told again when nobody else listens.
    Alone,
    /// The end of the talk.
    Stop,
}

impl Suggestion {
    /// Every one of them.
    pub const ALL: [Self; 13] = [
        Self::Balance,
        Self::Owed,
        Self::Accounts,
        Self::Recent,
        Self::Spending,
        Self::Rows,
        Self::RoutingNumber,
        Self::FirstOne,
        Self::More,
        Self::Yes,
        Self::No,
        Self::Alone,
        Self::Stop,
    ];

    /// The phrase as it is said in `locale`.
    pub fn phrase(self, locale: Locale) -> String {
        self.said(Wording::of(locale))
    }

    pub(super) fn said(self, words: &Wording) -> String {
        plain(&words.clause(self.message(), []).spans())
    }

    /// For a message that suggests it.
    pub(super) fn value(self, words: &Wording) -> Value<'static> {
        Value::words(self.said(words))
    }

    fn message(self) -> &'static ReplyMessage {
        match self {
            Self::Balance => &BALANCE,
            Self::Owed => &OWED,
            Self::Accounts => &ACCOUNTS,
            Self::Recent => &RECENT,
            Self::Spending => &SPENDING,
            Self::Rows => &ROWS,
            Self::RoutingNumber => &ROUTING_NUMBER,
            Self::FirstOne => &FIRST_ONE,
            Self::More => &MORE,
            Self::Yes => &YES,
            Self::No => &NO,
            Self::Alone => &ALONE,
            Self::Stop => &STOP,
        }
    }
}
