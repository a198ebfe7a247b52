//! Steering a talk: letting go, going back, asking what is behind an answer, reaching a person.

use saldo::bank::{
    AccountChoice, Category, Filter, Grouping, Metric, PeriodChoice, PublicQuestion, Question, Unit,
};
use saldo::consent::Access;
use saldo::dialogue::{About, Concern, Frame, Intent, MISSES_MAX, Open, Plan, Reply, plan};

use super::bank::MemoryBank;
use super::stories::{dana, tell};

/// Two checking accounts and one for savings.
fn twins() -> MemoryBank {
    MemoryBank::new(&[
        "open a checking 1001 USD 10.00 10.00 -",
        "open j checking 1002 USD 20.00 20.00 Joint",
        "open s savings 1003 USD 30.00 30.00 -",
    ])
}

fn question(metric: Metric) -> Question {
    Question::new(metric, AccountChoice::default())
}

/// A frame of every kind: each question that can be open, with each topic, after each miss.
fn frames() -> Vec<Frame> {
    let opens = || {
        let of = |metric| Box::new(question(metric));
        [
            Open::Nothing,
            Open::AnythingElse,
            Open::More,
            Open::WhichAccount(of(Metric::Balance)),
            Open::WhichMerchant,
            Open::Confirm(of(Metric::Spending)),
            Open::Back(of(Metric::Recent)),
        ]
    };
    let topics = || Metric::ALL.into_iter().map(|metric| Some(question(metric))).chain([None]);
    let mut frames = Vec::new();
    for topic in topics() {
        for open in opens() {
            for misses in 0..MISSES_MAX {
                let rest = Some(question(Metric::Recent)).filter(|_| open == Open::More);
                let (topic, open) = (topic.clone(), open.clone());
                frames.push(Frame { topic, open, rest, misses, ..Frame::default() });
            }
        }
    }
    frames
}

fn said(intent: &Intent, frame: &Frame) -> (Reply, Frame) {
    let planned = plan(intent, frame);
    assert_eq!(planned.needs(), Access::Public, "{intent:?} {frame:?}");
    match planned {
        Plan::Say(reply, next) => (reply, next),
        other => panic!("{other:?} is planned"),
    }
}

fn asked(intent: &Intent, frame: &Frame) -> Question {
    match plan(intent, frame) {
        Plan::Ask(question) => question,
        other => panic!("{other:?} is planned"),
    }
}

#[test]
fn every_state_reaches_a_person_at_once() {
    for frame in frames() {
        for concern in Concern::ALL {
            let (reply, next) = said(&Intent::Concern(concern), &frame);
            assert_eq!(reply, Reply::Concern(concern));
            assert_eq!((&next.open, next.misses), (&Open::AnythingElse, 0));
            assert_eq!(said(&Intent::Repeat, &next).0, Reply::Concern(concern));
        }
        let contact = PublicQuestion::Contact;
        let (reply, next) = said(&Intent::Published(contact.clone()), &frame);
        assert_eq!((reply, next.open), (Reply::Published(contact), Open::AnythingElse));
    }
}

#[test]
fn never_mind_lets_the_question_go_that_is_open() {
    for frame in frames() {
        let (reply, next) = said(&Intent::NeverMind, &frame);
        if matches!(frame.open, Open::Nothing | Open::AnythingElse) {
            assert_eq!((reply, next), (Reply::Goodbye, Frame::default()));
        } else {
            assert_eq!((reply, &next.open), (Reply::Okay, &Open::AnythingElse));
            assert_eq!(next.topic, frame.topic);
        }
    }
}

#[test]
fn what_may_have_been_meant_is_asked_first() {
    for frame in frames() {
        let meant = Intent::Sought(Metric::Spending, About::default());
        let (reply, next) = said(&Intent::Unsure(Box::new(meant)), &frame);
        assert_eq!(reply, Reply::DidYouMean(Metric::Spending));
        assert_eq!(asked(&Intent::Yes, &next).metric, Metric::Spending);
        assert_eq!(said(&Intent::No, &next).0, Reply::WhatElse);
        assert_eq!(said(&Intent::Repeat, &next).0, reply);
        // What tells no facts is done at once.
        let (reply, _) = said(&Intent::Unsure(Box::new(Intent::Stop)), &frame);
        assert_eq!(reply, Reply::Goodbye);
    }
    tell(
        &dana(),
        &[&[
            ("unsure balance kind=checking", "DidYouMean(Balance)"),
            ("mumble", "NotUnderstood 1 Meant"),
            ("yes", "balance: Everyday 442.50 free 412.50"),
            ("yes", "WhatElse"),
        ]],
    );
}

#[test]
fn another_question_comes_between_and_the_first_one_comes_back() {
    let which = "which: checking 1001 | Joint";
    let joint = "balance: Joint 20.00";
    let between = "accounts: checking 1001, Joint, savings then balance";
    tell(
        &twins(),
        &[
            &[("balance", which), ("accounts", between), ("yes", which), ("about at=2", joint)],
            &[("balance", which), ("accounts", between), ("no", "Okay"), ("no", "Goodbye")],
            &[("balance", which), ("accounts", between), ("mumble", "NotUnderstood 1 Back")],
            &[("balance", which), ("accounts", between), ("never-mind", "Okay")],
            // What completes the question does not come between.
            &[("balance", which), ("balance kind=savings", "balance: savings 30.00")],
        ],
    );
}

#[test]
fn the_other_one_is_the_other_of_two() {
    let which = "which: checking 1001 | Joint";
    let (first, joint) = ("balance: checking 1001 10.00", "balance: Joint 20.00");
    tell(
        &twins(),
        &[
            &[("balance", which), ("about at=1", first), ("other", joint), ("other", first)],
            &[("balance", which), ("about name=joint", joint), ("other", first)],
            &[("balance", which), ("other", "NotUnderstood 1 Which")],
            &[("other", "NotUnderstood 1")],
            &[
                ("balance kind=all", "balance: checking 1001 10.00, Joint 20.00, savings 30.00"),
                ("other", "NotUnderstood 1"),
            ],
        ],
    );
}

#[test]
fn just_the_total_leaves_out_what_it_is_made_of() {
    let all = "balance: Everyday 442.50 free 412.50, Rainy Day 10000.00, Vacation Fund 800.00 +2";
    tell(
        &dana(),
        &[
            &[("just-total", "NotUnderstood 1")],
            &[("balance kind=all", all), ("just-total", "net: -188877.50 USD")],
            &[
                (
                    "search with=city_water",
                    "listed: 03-02 City Water -60.00, 01-02 City Water -61.00",
                ),
                ("just-total", "spending with City Water 03-13: 121.00"),
            ],
        ],
    );
}

#[test]
fn how_come_asks_what_is_behind_the_answer() {
    let why = Intent::Sought(Metric::Explain, About::default());
    let savings = AccountChoice::of_kind(saldo::bank::AccountKind::Savings);
    for metric in [Metric::Balance, Metric::Forecast, Metric::Afford] {
        let topic = Question::new(metric, savings.clone());
        let frame = Frame { topic: Some(topic), open: Open::AnythingElse, ..Frame::default() };
        let question = asked(&why, &frame);
        assert_eq!((question.metric, question.accounts), (Metric::Explain, savings.clone()));
    }
    let frame = Frame { topic: Some(question(Metric::Spending)), ..Frame::default() };
    let split = asked(&why, &frame);
    assert_eq!((split.metric, split.grouping), (Metric::Spending, Some(Grouping::Category)));
    let frame = Frame { topic: Some(question(Metric::Bills)), ..Frame::default() };
    assert_eq!(asked(&why, &frame), question(Metric::Explain));
    assert_eq!(asked(&why, &Frame::default()), question(Metric::Explain));
}

#[test]
fn another_time_reaches_bills_and_forecasts() {
    let behind = PeriodChoice::Whole { unit: Unit::Week, back: 1 };
    let ahead = PeriodChoice::Next { unit: Unit::Week, count: 1 };
    let (period, both) = (Some(behind.clone()), Some(ahead.clone()));
    let said = Intent::Change(About { period, ahead: both, ..About::default() });
    for (metric, expected) in [
        (Metric::Bills, &ahead),
        (Metric::Forecast, &ahead),
        (Metric::Afford, &ahead),
        (Metric::Explain, &behind),
        (Metric::Spending, &behind),
    ] {
        let frame = Frame { topic: Some(question(metric)), ..Frame::default() };
        let question = asked(&said, &frame);
        assert_eq!((question.metric, question.period.as_ref()), (metric, Some(expected)));
    }
    let frame = Frame { topic: Some(question(Metric::Balance)), ..Frame::default() };
    assert!(matches!(plan(&said, &frame), Plan::Say(Reply::NotUnderstood { .. }, _)));
}

#[test]
fn whom_a_bill_pays_is_said_in_one_turn_or_two() {
    let rent = About { category: Some(Category::Rent), ..About::default() };
    let frame = Frame { topic: Some(question(Metric::Bills)), ..Frame::default() };
    let filter = Filter { category: Some(Category::Rent), ..Filter::default() };
    let bills = Question { filter, ..question(Metric::Bills) };
    assert_eq!(asked(&Intent::Sought(Metric::Bills, rent.clone()), &Frame::default()), bills);
    assert_eq!(asked(&Intent::Change(rent.clone()), &frame), bills);
    // The platform files "rent" under nicknames, too.
    let said = AccountChoice { name: Some("rent".to_owned()), ..AccountChoice::default() };
    assert_eq!(asked(&Intent::Refine(said), &frame), bills);
    // After anything else what was spent on it is meant.
    let frame = Frame { topic: Some(question(Metric::Balance)), ..Frame::default() };
    assert_eq!(asked(&Intent::Change(rent), &frame).metric, Metric::Spending);
}
