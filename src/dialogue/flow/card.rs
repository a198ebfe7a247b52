//! "Lock my card", "unlock my card", "that purchase was me", "I lost my card".

use super::asked::heard;
use super::fallback::fallback;
use crate::bank::{AccountChoice, CardAction, CardWish, PublicQuestion};
use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Wants `action` done with a card of `said`. It replaces whatever was open.
pub(crate) fn card(action: CardAction, said: &AccountChoice) -> Plan {
    Plan::Act(CardWish::new(action, heard(said)))
}

/// Offers to lock the card, and tells how to reach a person.
pub(crate) fn lost_card(said: &AccountChoice) -> Plan {
    Plan::Act(CardWish { is_lost: true, ..CardWish::new(CardAction::Lock, heard(said)) })
}

/// "Yes" to "shall I lock it?"
pub(super) fn confirmed(wish: &CardWish) -> Plan {
    Plan::Act(CardWish { confirmed: true, ..wish.clone() })
}

/// "No" to "shall I lock it?", or to "which card?". Who has lost a card still needs a person.
pub(super) fn declined(wish: &CardWish, frame: &Frame) -> Plan {
    let reply = if wish.is_lost { Reply::Published(PublicQuestion::Contact) } else { Reply::Okay };
    Plan::Say(reply, frame.asking(Open::AnythingElse))
}

/// Asks the open question about a card again.
pub(super) fn asked_again(wish: &CardWish) -> Plan {
    Plan::Act(unconfirmed(wish))
}

/// "The second one", "the one of my checking": chooses among the cards that were offered, or
/// means another one than the customer was asked about.
pub(super) fn chosen(wish: &CardWish, said: AccountChoice, frame: &Frame) -> Plan {
    let is_unclear_alone = AccountChoice { unclear: false, ..said.clone() }.is_open();
    if is_unclear_alone {
        return fallback(frame);
    }
    let Some(position) = said.position else {
        // The cards that were offered still bound it; the one asked about does not.
        return Plan::Act(CardWish { accounts: said, card: None, ..unconfirmed(wish) });
    };
    let place = usize::from(position).checked_sub(1);
    match place.and_then(|place| wish.offered.get(place)) {
        Some(card) => {
            let (card, offered) = (Some(card.clone()), Vec::new());
            Plan::Act(CardWish { card, offered, ..unconfirmed(wish) })
        }
        None => fallback(frame),
    }
}

fn unconfirmed(wish: &CardWish) -> CardWish {
    CardWish { confirmed: false, ..wish.clone() }
}
