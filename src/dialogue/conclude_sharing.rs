//! From what came of a wish about one's own sharing to a reply and the next frame.

use super::conclude::unavailable;
use super::frame::{Frame, Last, Open};
use super::reply::Reply;
use super::sharing::{SharingAnswer, SharingWish};
use crate::consent::LinkedCustomer;

/// Concludes a turn of `customer`: `wish` came to `answer` in the talk of `frame`. Only a
/// yes through the same link counts.
pub fn conclude_sharing(
    wish: &SharingWish,
    answer: SharingAnswer,
    frame: &Frame,
    customer: &LinkedCustomer,
) -> (Reply, Frame) {
    let agreed = Some(customer.link().as_str().to_owned());
    let asked = match &answer {
        SharingAnswer::ConfirmStop(names) => {
            let chosen = names.iter().map(|name| name.id.as_str().to_owned()).collect();
            let accounts = match wish {
                SharingWish::Stop { accounts, .. } => accounts.clone(),
                _ => Default::default(),
            };
            SharingWish::Stop { accounts, chosen, agreed }
        }
        SharingAnswer::ConfirmEnd | SharingAnswer::ConfirmEndHere => SharingWish::End { agreed },
        SharingAnswer::ConfirmForget => SharingWish::Forget { agreed },
        // Whoever is linked no more has nothing to go on with.
        SharingAnswer::Ended | SharingAnswer::Forgotten => {
            return (Reply::Sharing(answer), Frame::default());
        }
        _ => return concluded(wish, answer, Open::AnythingElse, frame),
    };
    concluded(wish, answer, Open::ConfirmSharing(Box::new(asked)), frame)
}

fn concluded(
    wish: &SharingWish,
    answer: SharingAnswer,
    open: Open,
    frame: &Frame,
) -> (Reply, Frame) {
    let last = match wish.changes() {
        true => Last::WhatElse,
        false => Last::Sharing(Box::new(wish.unconfirmed())),
    };
    // Accounts that are shared no more are nothing to go on with either.
    let next = Frame {
        topic: None,
        rest: None,
        open,
        last,
        misses: 0,
        preferred: None,
        wished: frame.wished,
        proof: frame.proof.clone(),
        warned: frame.warned,
    };
    (Reply::Sharing(answer), next)
}

/// The outcome when something failed before anything was changed, or, where `sent`, perhaps after.
pub fn unavailable_sharing(wish: &SharingWish, sent: bool, frame: &Frame) -> (Reply, Frame) {
    match (wish.changes(), sent) {
        (false, _) => unavailable(),
        (true, false) => concluded(wish, SharingAnswer::NotDone, Open::AnythingElse, frame),
        (true, true) => concluded(wish, SharingAnswer::Unknown, Open::AnythingElse, frame),
    }
}
