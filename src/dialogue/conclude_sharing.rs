//! From what came of a wish about one's own sharing to a reply and the next frame.

use super::conclude::unavailable;
use super::frame::{Frame, Last, Open};
use super::reply::Reply;
use super::sharing::{SharingAnswer, SharingWish};

/// Concludes a turn: `wish` came to `answer` in the talk of `frame`.
pub fn conclude_sharing(
    wish: &SharingWish,
    answer: SharingAnswer,
    frame: &Frame,
) -> (Reply, Frame) {
    let open = match &answer {
        SharingAnswer::ConfirmStop(names) => {
            let chosen = names.iter().map(|name| name.id.as_str().to_owned()).collect();
            let accounts = match wish {
                SharingWish::Stop { accounts, .. } => accounts.clone(),
                _ => Default::default(),
            };
            Open::ConfirmSharing(Box::new(SharingWish::Stop { accounts, chosen }))
        }
        SharingAnswer::ConfirmEnd | SharingAnswer::ConfirmForget => {
            Open::ConfirmSharing(Box::new(wish.unconfirmed()))
        }
        // Whoever is linked no more has nothing to go on with.
        SharingAnswer::Ended | SharingAnswer::Forgotten => {
            return (Reply::Sharing(answer), Frame::default());
        }
        _ => Open::AnythingElse,
    };
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
    };
    (Reply::Sharing(answer), next)
}

/// The outcome when something failed before anything was changed, or, where `sent`, perhaps after.
pub fn unavailable_sharing(wish: &SharingWish, sent: bool, frame: &Frame) -> (Reply, Frame) {
    match (wish.changes(), sent) {
        (false, _) => unavailable(),
        (true, false) => conclude_sharing(wish, SharingAnswer::NotDone, frame),
        (true, true) => conclude_sharing(wish, SharingAnswer::Unknown, frame),
    }
}
