//! What to do about an intent.

use super::flow;
use super::frame::{Frame, Last};
use super::intent::Intent;
use super::pended::Pended;
use super::reply::Reply;
use super::sharing::SharingWish;
use crate::bank::{CardWish, Metric, Question};
use crate::consent::{Access, DataClasses, VoicePin};

/// What is done about an intent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "one per turn, taken apart at once")]
pub enum Plan {
    /// This is replied, and the talk goes on from the frame.
    Say(Reply, Frame),
    /// This is asked of the bank, once the gate lets the caller through to [`Plan::needs`].
    Ask(Question),
    /// This is to be done with a card, once the gate lets the caller through to [`Plan::needs`].
    Act(CardWish),
    /// This is asked or done about the customer's own sharing, once the gate lets the caller
    /// through.
    Share(SharingWish),
    /// This voice PIN is to be checked, and then what waits for it asked or done, once the gate
    /// lets the caller through to [`Plan::needs`].
    Verify(VoicePin, Pended),
}

impl Plan {
    /// What the gate must let the caller through to.
    pub fn needs(&self) -> Access {
        match self {
            Self::Say(..) => Access::Public,
            Self::Ask(question) => Access::Linked(question.needs()),
            Self::Act(wish) => Access::Linked(wish.action.classes()),
            Self::Share(_) => Access::Linked(DataClasses::NONE),
            Self::Verify(_, pended) => pended.needs(),
        }
    }
}

/// Plans what to do about `intent` in the talk that `frame` stands for.
pub fn plan(intent: &Intent, frame: &Frame) -> Plan {
    match planned(intent, frame) {
        Plan::Say(reply, next) if next != Frame::default() => {
            let last = Last::of(&reply);
            Plan::Say(reply, Frame { last, wished: frame.wished, ..next })
        }
        // The talk is closed: nothing of it is left.
        plan => plan,
    }
}

fn planned(intent: &Intent, frame: &Frame) -> Plan {
    match intent {
        Intent::Launch => flow::launch(),
        Intent::Help => flow::help(frame),
        Intent::Stop => flow::stop(),
        Intent::Fallback => flow::fallback(frame),
        Intent::Yes => flow::yes(frame),
        Intent::No => flow::no(frame),
        Intent::Repeat => flow::repeat(frame),
        Intent::More => flow::more(frame),
        Intent::Previous => flow::previous(frame),
        Intent::StartOver => flow::start_over(),
        Intent::Balance(accounts) => flow::asked(Metric::Balance, accounts, frame),
        Intent::Owed(accounts) => flow::asked(Metric::Owed, accounts, frame),
        Intent::Accounts => flow::accounts(frame),
        Intent::Recent(accounts) => flow::asked(Metric::Recent, accounts, frame),
        Intent::Pending(accounts) => flow::asked(Metric::Pending, accounts, frame),
        Intent::Sought(metric, about) => flow::sought(*metric, about, frame),
        Intent::Shaped(shape, about) => flow::shaped(*shape, about, frame),
        Intent::Change(about) => flow::change(about, frame),
        Intent::Compare(with, about) => flow::compare(*with, about, frame),
        Intent::Rows => flow::rows(frame),
        Intent::Refine(accounts) => flow::refine(accounts, frame),
        Intent::Card(action, accounts) => flow::card(*action, accounts),
        Intent::LostCard(accounts) => flow::lost_card(accounts),
        Intent::Published(question) => flow::published(question, frame),
        Intent::Other => flow::other(frame),
        Intent::JustTotal => flow::just_total(frame),
        // The names in it are spelled once it was asked for again.
        Intent::Spell => flow::spell(frame),
        Intent::Wish(wish) => flow::wish(*wish, frame),
        Intent::Sharing(wish) => flow::sharing(wish),
        Intent::NeverMind => flow::never_mind(frame),
        Intent::Concern(concern) => flow::concern(*concern, frame),
        Intent::VoicePin(pin) => flow::voice_pin(pin.as_ref(), frame),
        // How Saldo speaks is changed for who surely wants it.
        Intent::Unsure(meant) if matches!(**meant, Intent::Wish(_)) => flow::fallback(frame),
        Intent::Unsure(meant) => flow::unsure(planned(meant, frame), frame),
    }
}
