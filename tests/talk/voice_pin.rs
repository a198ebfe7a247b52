//! The voice PIN in a talk: who is asked for it, and what is taken for it meanwhile.

use saldo::bank::{AccountChoice, CardAction, CardWish, LastFour, Metric, Question};
use saldo::consent::{Access, VoicePin};
use saldo::dialogue::{
    Frame, Intent, Pended, PinReply, Plan, Reply, Waiting, ask_for_pin, locked_pin, plan, wrong_pin,
};

use super::shorthand;

fn pin(digits: &str) -> VoicePin {
    VoicePin::read(digits).unwrap()
}

fn unlock() -> Pended {
    Pended::Act(CardWish::new(CardAction::Unlock, AccountChoice::default()))
}

/// A talk in which the PIN was just asked for.
fn asked(pended: Pended) -> Frame {
    let (reply, frame) = ask_for_pin(pended, &Frame::default());
    assert_eq!(reply, Reply::VoicePin(PinReply::Ask));
    frame
}

fn says(frame: &Frame, said: &str) -> Plan {
    plan(&shorthand::intent(said), frame)
}

#[test]
fn digits_are_the_pin_where_it_was_asked_for() {
    let frame = asked(unlock());
    let heard = Intent::VoicePin(Some(pin("481726")));
    assert_eq!(plan(&heard, &frame), Plan::Verify(pin("481726"), unlock()));
    // Platforms hear four digits alone as those of an account.
    assert_eq!(says(&frame, "about last=4817"), Plan::Verify(pin("4817"), unlock()));
    let spending = Pended::Ask(Question::new(Metric::Spending, AccountChoice::default()));
    let verify = says(&asked(spending.clone()), "about last=4817");
    assert_eq!(verify.needs(), spending.needs());
    assert!(matches!(verify.needs(), Access::Linked(_)));
}

#[test]
fn nothing_else_is_taken_for_it() {
    let frame = asked(unlock());
    for (said, misses) in [("mumble", 1), ("about unclear=1", 1)] {
        let Plan::Say(reply, next) = says(&frame, said) else { panic!("{said}") };
        assert_eq!(reply, Reply::NotUnderstood { misses, about: None, waiting: Waiting::VoicePin });
        assert_eq!(next.open, frame.open, "{said}");
    }
    let Plan::Say(reply, _) = plan(&Intent::VoicePin(None), &frame) else { panic!() };
    assert_eq!(reply, Reply::NotUnderstood { misses: 1, about: None, waiting: Waiting::VoicePin });
    for said in ["yes", "repeat", "more"] {
        let Plan::Say(reply, next) = says(&frame, said) else { panic!("{said}") };
        assert_eq!((reply, next), (Reply::VoicePin(PinReply::Ask), frame.clone()), "{said}");
    }
    for (said, reply) in
        [("no", Reply::Okay), ("never-mind", Reply::Okay), ("stop", Reply::Goodbye)]
    {
        let Plan::Say(told, next) = says(&frame, said) else { panic!("{said}") };
        assert!(told == reply && next.open != frame.open, "{said}");
    }
    // Another question takes its place, and the digits of an account in it stay what they are.
    assert!(matches!(says(&frame, "balance last=4817"), Plan::Ask(_)));
    assert!(matches!(says(&frame, "about kind=savings last=4817"), Plan::Ask(_)));
}

#[test]
fn digits_that_nobody_asked_for_are_those_of_an_account() {
    let heard = Intent::VoicePin(Some(pin("4817")));
    let Plan::Say(reply, _) = plan(&heard, &Frame::default()) else { panic!() };
    assert_eq!(reply, Reply::NotUnderstood { misses: 1, about: None, waiting: Waiting::Anything });
    let open = saldo::dialogue::Open::WhichAccount(Box::new(Question::new(
        Metric::Balance,
        AccountChoice::default(),
    )));
    let which = Frame { open, ..Frame::default() };
    let Plan::Ask(question) = plan(&heard, &which) else { panic!() };
    assert_eq!(question.accounts.last_four, LastFour::new("4817"));
    let longer = plan(&Intent::VoicePin(Some(pin("481726"))), &which);
    assert!(matches!(longer, Plan::Say(Reply::NotUnderstood { .. }, _)));
}

#[test]
fn a_wrong_one_leaves_the_question_open_and_a_lock_closes_the_talk() {
    let frame = asked(unlock());
    let (reply, next) = wrong_pin(&frame);
    assert_eq!((reply, &next.open), (Reply::VoicePin(PinReply::Wrong), &frame.open));
    assert_eq!(locked_pin(), (Reply::VoicePin(PinReply::Locked), Frame::default()));
    let text = serde_json::to_string(&frame).unwrap();
    assert!(!text.contains("4817") && text.contains("unlock"), "{text}");
}
