//! Why a caller hears no account, and what to do about it.
//!
//! Never blaming, never a code or a reason that only engineers know, and never a question that
//! would have a secret for its answer.

use super::names::{app, bank};
use super::phrase::Phrase;
use super::talk::closing;
use crate::bank::PublicFacts;
use crate::consent::{Barrier, DataClass};
use crate::speech::render::Draft;

/// What is done with the card that goes out with the reply.
const WITH_THE_CARD: &str = "in the Alexa app, using the card I just sent";

/// Guidance past `barrier`; the talk closes.
pub(super) fn barred(barrier: Barrier, facts: &PublicFacts) -> Draft {
    let bank = bank(facts);
    match barrier {
        Barrier::NotLinked => linking(Phrase::of(&format!(
            "To hear about your accounts, please link {bank} {WITH_THE_CARD}."
        ))),
        Barrier::Expired => linking(Phrase::of(&format!(
            "It's time to renew your link to {bank}. Please link your account again \
             {WITH_THE_CARD}."
        ))),
        Barrier::Revoked => linking(Phrase::of(&format!(
            "Your account at {bank} is not linked any more. To hear about it, please link it again \
             {WITH_THE_CARD}."
        ))),
        Barrier::Missing(class) => linking(Phrase::of(&format!(
            "Sharing of {} is switched off here. To switch it on, please link your account again \
             {WITH_THE_CARD}.",
            shared(class)
        ))),
        Barrier::ManagedPremises => closing(Phrase::of(&format!(
            "This device is in a shared place, so I keep your accounts private here. Please use \
             your own device, or {}.",
            app(facts)
        ))),
    }
}

fn linking(said: Phrase) -> Draft {
    Draft { offer_link: true, ..closing(said) }
}

/// What a data class is for the customer.
fn shared(class: DataClass) -> &'static str {
    match class {
        DataClass::AccountsList => "your list of accounts",
        DataClass::BalanceRead => "balances",
        DataClass::TransactionsRead => "recent transactions",
        DataClass::TransactionsSearch => "transaction search",
        DataClass::BillsRead => "bills",
        DataClass::CardStatus => "card status",
        DataClass::AlertsSubscribe => "alerts",
        DataClass::SpeakAmounts => "amounts",
        DataClass::SpeakNames => "merchant names",
    }
}
