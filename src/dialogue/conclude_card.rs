//! From what became of a wish about a card to a reply and the next frame.

use super::conclude::{barred, switched_off, unavailable};
use super::frame::{Frame, Last, Open};
use super::reply::Reply;
use crate::bank::{
    Answer, CardActed, CardAction, CardLine, CardWish, Metric, PublicQuestion, Question,
};
use crate::consent::Barrier;

/// Concludes a turn: `wish` was put to the bank in the talk of `frame` and became `answer`.
///
/// The talk is about that card's status from then on.
pub fn conclude_card(wish: &CardWish, answer: Answer, frame: &Frame) -> (Reply, Frame) {
    let topic = Question::new(Metric::CardStatus, wish.accounts.clone());
    let (open, last) = match &answer {
        Answer::CardActed(CardActed::Confirm(card) | CardActed::ConfirmUnlock(card)) => {
            (Open::ConfirmCard(Box::new(about(wish, card))), Last::Answer)
        }
        Answer::CardActed(CardActed::Which { cards, total }) => {
            (Open::WhichCard(Box::new(among(wish, cards, *total))), Last::Answer)
        }
        // Said again it would be the same, and the status shows what was done.
        Answer::CardActed(
            CardActed::Locked(_) | CardActed::Unlocked(_) | CardActed::Unneeded(_),
        ) => (Open::AnythingElse, Last::Answer),
        _ => (Open::AnythingElse, Last::Card(wish.action)),
    };
    let next = Frame { topic: Some(topic), rest: None, open, last, misses: 0, ..frame.clone() };
    let reply = match answer {
        Answer::CardActed(acted) if wish.is_lost => Reply::LostCard(acted),
        // There is no account whose card it could be.
        _ if wish.is_lost => Reply::Published(PublicQuestion::Contact),
        answer => Reply::Tell(answer),
    };
    (reply, next)
}

/// The outcome when the gate did not let the caller through to the card. Who has lost one hears
/// how to reach a person, which needs no link.
pub fn barred_card(wish: &CardWish, barrier: Barrier) -> (Reply, Frame) {
    if wish.is_lost { contact() } else { barred(barrier) }
}

/// The outcome when the bank has switched off what was wished. Who has lost a card hears how to
/// reach a person.
pub fn switched_off_card(wish: &CardWish, frame: &Frame) -> (Reply, Frame) {
    if wish.is_lost { contact() } else { switched_off(frame) }
}

/// The outcome when something failed on the way to the bank, or, where `sent`, while the bank was
/// asked or after it. Who said yes to a change hears what is known of it, and can ask.
pub fn unavailable_card(wish: &CardWish, sent: bool, frame: &Frame) -> (Reply, Frame) {
    match (wish.confirmed, sent) {
        (true, true) => conclude_card(wish, Answer::CardActed(CardActed::Unknown), frame),
        (true, false) => {
            let undone = match wish.action {
                CardAction::Unlock => CardActed::NotUnlocked,
                CardAction::Lock | CardAction::ConfirmPayment => CardActed::NotDone,
            };
            conclude_card(wish, Answer::CardActed(undone), frame)
        }
        (false, _) if wish.is_lost => contact(),
        (false, _) => unavailable(),
    }
}

fn contact() -> (Reply, Frame) {
    let last = Last::Published(PublicQuestion::Contact);
    (Reply::Published(PublicQuestion::Contact), Frame { last, ..Frame::fresh() })
}

/// `wish` for `card` alone.
fn about(wish: &CardWish, card: &CardLine) -> CardWish {
    CardWish {
        card: Some(card.id.clone()),
        account: Some(card.account.id.as_str().to_owned()),
        offered: Vec::new(),
        confirmed: false,
        ..wish.clone()
    }
}

/// `wish` for one of the cards that were offered.
fn among(wish: &CardWish, offered: &[CardLine], total: usize) -> CardWish {
    let offered = match offered.len() == total {
        true => offered.iter().map(|card| card.id.clone()).collect(),
        false => Vec::new(),
    };
    CardWish { card: None, offered, confirmed: false, ..wish.clone() }
}
