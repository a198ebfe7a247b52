//! "Say that again."

use super::asked::ask;
use super::card::{asked_again, card};
use super::help::help;
use super::paging::previous;
use super::pick::pick;
use super::sharing::sharing;
use crate::dialogue::frame::{Frame, Last, Open};
use crate::dialogue::intent::Concern;
use crate::dialogue::plan::Plan;
use crate::dialogue::reply::{PinReply, Reply};

/// Says again what was replied last.
pub(crate) fn repeat(frame: &Frame) -> Plan {
    let say = |reply| Plan::Say(reply, frame.clone());
    match &frame.last {
        Last::Answer => again(frame),
        Last::Picked(place) => {
            let one = frame.topic.as_ref().and_then(|topic| pick(topic, *place, frame));
            one.map_or_else(|| nothing_to_repeat(frame), |one| ask(one, frame))
        }
        Last::Card(action) => {
            let accounts = frame.topic.as_ref().map(|topic| topic.accounts.clone());
            card(*action, &accounts.unwrap_or_default())
        }
        Last::Sharing(wish) => sharing(wish),
        Last::Help => help(frame),
        Last::NotUnderstood => {
            let misses = frame.misses.max(1);
            say(Reply::NotUnderstood { misses, about: frame.about(), waiting: frame.waiting() })
        }
        Last::NothingMore => say(Reply::NothingMore),
        Last::Beginning => previous(frame),
        Last::WhatElse => say(Reply::WhatElse),
        Last::Published(question) => say(Reply::Published(question.clone())),
        Last::Dispute => say(Reply::Concern(Concern::Dispute)),
        Last::Complaint => say(Reply::Concern(Concern::Complaint)),
        Last::ServiceRequest => say(Reply::Concern(Concern::ServiceRequest)),
        Last::Nothing => match &frame.open {
            Open::Confirm(question) => say(Reply::DidYouMean(question.metric)),
            Open::VoicePin(_) => again(frame),
            _ => nothing_to_repeat(frame),
        },
    }
}

/// Asks the last question again, so that the names in its answer can be spelled.
pub(crate) fn spell(frame: &Frame) -> Plan {
    match frame.last {
        Last::Answer | Last::Picked(_) => repeat(frame),
        _ => nothing_to_repeat(frame),
    }
}

/// Asks the last question again, the same page of it. The frame holds no answer, so that the
/// customer's consent is checked again too.
pub(super) fn again(frame: &Frame) -> Plan {
    match (&frame.open, &frame.topic) {
        (Open::WhichCard(wish) | Open::ConfirmCard(wish), _) => asked_again(wish),
        (Open::VoicePin(_), _) => Plan::Say(Reply::VoicePin(PinReply::Ask), frame.clone()),
        (_, Some(topic)) => ask(topic.clone(), frame),
        (_, None) => nothing_to_repeat(frame),
    }
}

fn nothing_to_repeat(frame: &Frame) -> Plan {
    Plan::Say(Reply::NothingToRepeat, frame.asking(Open::AnythingElse))
}
