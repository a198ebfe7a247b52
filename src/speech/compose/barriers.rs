//! Why a caller hears no account, and what to do about it.
//!
//! Never blaming, never a code or a reason that only engineers know, and never a question that
//! would have a secret for its answer.

use super::names::{app, bank};
use super::talk::closing;
use crate::bank::PublicFacts;
use crate::consent::{Barrier, DataClass};
use crate::speech::messages::barriers::{
    ENDS_SOON, EXPIRED, MISSING, NOT_LINKED, REVOKED, SHARED_PLACE,
};
use crate::speech::phrase::Phrase;
use crate::speech::render::Draft;
use crate::speech::wording::{Value, Wording};

/// Guidance past `barrier`; the talk closes.
pub(super) fn barred(words: &Wording, barrier: Barrier, facts: &PublicFacts) -> Draft {
    let linking = |message| {
        let said = words.say(message, [("bank", bank(words, facts))]);
        Draft { offer_link: true, ..closing(said) }
    };
    match barrier {
        Barrier::NotLinked => linking(&NOT_LINKED),
        Barrier::Expired => linking(&EXPIRED),
        Barrier::Revoked => linking(&REVOKED),
        Barrier::Missing(class) => {
            let said = words.say(&MISSING, [("class", Value::Key(key(class)))]);
            Draft { offer_link: true, ..closing(said) }
        }
        Barrier::ManagedPremises => closing(words.say(&SHARED_PLACE, [("app", app(words, facts))])),
    }
}

/// What is said, and that the link ends in so many days; where that is too long for one reply, what
/// is said alone.
pub(super) fn with_end(words: &Wording, draft: Draft, days: u16) -> Draft {
    let end = words.say(&ENDS_SOON, [("days", Value::Count(days.into()))]);
    let gap = if draft.said.is_empty() { "" } else { " " };
    let end = Phrase::of(gap).phrase(end).spans();
    let longer = Draft { said: [draft.said.clone(), end].concat(), ..draft.clone() };
    if longer.fits() { longer } else { draft }
}

/// The data class in a message.
pub(super) fn key(class: DataClass) -> &'static str {
    match class {
        DataClass::AccountsList => "accounts_list",
        DataClass::BalanceRead => "balance_read",
        DataClass::TransactionsRead => "transactions_read",
        DataClass::TransactionsSearch => "transactions_search",
        DataClass::BillsRead => "bills_read",
        DataClass::CardStatus => "card_status",
        DataClass::AlertsSubscribe => "alerts_subscribe",
        DataClass::SpeakAmounts => "speak_amounts",
        DataClass::SpeakNames => "speak_names",
    }
}
