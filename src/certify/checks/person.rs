//! Who speaks: a recognised voice, and devices in places that others manage.

use super::linking::personal;
use super::turns::{amounts, judge_turns};
use crate::certify::gathered::{Gathered, Probe, Turn};
use crate::certify::requirement::{Row, Verdict};

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "V.1",
        title: "Another person's voice",
        requirement: "A recognised person with a link never hears the device owner's facts",
        basis: "Skill personalization: the person's token comes first",
        judge: other_person,
    },
    Row {
        id: "V.2",
        title: "Shared places",
        requirement: "A device in a hotel room or a home that others manage tells no amounts",
        basis: "Smart Properties; Saldo's own rule",
        judge: shared_place,
    },
    Row {
        id: "V.3",
        title: "Voice and household",
        requirement: "With personalization off, what is told is what the household may hear",
        basis: "Skill personalization: testing",
        judge: |gathered| match gathered.no_turns() {
            Some(why) => Verdict::not_applicable(why),
            None => Verdict::person(
                "Speak as somebody whose voice is not known: is that what the bank wants heard?",
            ),
        },
    },
];

fn is_personal(gathered: &Gathered, probe: Probe) -> impl Fn(&Turn) -> bool + '_ {
    let personal = personal(gathered);
    move |turn| {
        let intent = (turn.locale.as_str(), turn.intent.as_str());
        turn.probe == probe && personal.contains(&intent)
    }
}

fn other_person(gathered: &Gathered) -> Verdict {
    judge_turns(gathered, is_personal(gathered, Probe::OtherPerson), |turn| {
        let mut own = gathered.of(Probe::OneShot);
        let owner = own.find(|own| own.locale == turn.locale && own.said == turn.said)?;
        let same = owner.answer.speech() == turn.answer.speech();
        same.then(|| "the answer is the device owner's".to_owned())
    })
}

fn shared_place(gathered: &Gathered) -> Verdict {
    judge_turns(gathered, is_personal(gathered, Probe::SharedPlace), |turn| {
        let said = amounts(&turn.answer.speech(), &turn.locale)?;
        (!said.is_empty()).then(|| "an amount is told in a place that others manage".to_owned())
    })
}
