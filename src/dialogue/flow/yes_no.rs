//! "Yes", "no" and "never mind": they mean something only after a question.

use super::asked::ask;
use super::card::{confirmed, declined};
use super::repeat::again;
use super::sharing::{kept, stopped};
use super::stop::stop;
use crate::dialogue::frame::{Frame, Open};
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::Reply;

/// Goes on with the question that is open. "Yes" to "which one?" has it asked again.
pub(crate) fn yes(frame: &Frame) -> Plan {
    match &frame.open {
        Open::Nothing => nothing_asked(frame),
        Open::AnythingElse => what_else(frame),
        Open::More => match &frame.rest {
            Some(rest) => ask(rest.clone(), frame),
            None => what_else(frame),
        },
        Open::ConfirmCard(wish) => confirmed(wish),
        Open::ConfirmSharing(wish) => stopped(wish),
        Open::WhichAccount(_) | Open::WhichMerchant | Open::WhichCard(_) | Open::VoicePin(_) => {
            again(frame)
        }
        Open::Confirm(question) | Open::Back(question) => ask((**question).clone(), frame),
    }
}

/// Lets the question go that is open. "No" to "anything else?" is a goodbye.
pub(crate) fn no(frame: &Frame) -> Plan {
    match &frame.open {
        Open::Nothing => nothing_asked(frame),
        Open::AnythingElse => stop(),
        Open::WhichCard(wish) | Open::ConfirmCard(wish) => declined(wish, frame),
        Open::ConfirmSharing(_) => kept(frame),
        Open::Confirm(_) => what_else(frame),
        Open::More
        | Open::WhichAccount(_)
        | Open::WhichMerchant
        | Open::Back(_)
        | Open::VoicePin(_) => okay(frame),
    }
}

/// Lets the question go that is open; with none open, the talk.
pub(crate) fn never_mind(frame: &Frame) -> Plan {
    match &frame.open {
        Open::Nothing | Open::AnythingElse => stop(),
        Open::WhichCard(wish) | Open::ConfirmCard(wish) => declined(wish, frame),
        Open::ConfirmSharing(_) => kept(frame),
        Open::Confirm(_)
        | Open::More
        | Open::WhichAccount(_)
        | Open::WhichMerchant
        | Open::Back(_)
        | Open::VoicePin(_) => okay(frame),
    }
}

fn okay(frame: &Frame) -> Plan {
    Plan::Say(Reply::Okay, frame.asking(Open::AnythingElse))
}

pub(super) fn what_else(frame: &Frame) -> Plan {
    Plan::Say(Reply::WhatElse, frame.asking(Open::AnythingElse))
}

fn nothing_asked(frame: &Frame) -> Plan {
    Plan::Say(Reply::NothingAsked, frame.asking(Open::AnythingElse))
}
