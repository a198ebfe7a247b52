//! Consent: nothing is told that is not shared, and taking it back holds at once.

use super::linking::personal;
use super::turns::{amounts, judge_turns, unanswered};
use crate::certify::gathered::{Gathered, Probe, Turn};
use crate::certify::requirement::{Row, Verdict};

const BASIS: &str = "Certification requirements: privacy; Saldo's own rule: opt-in for every fact";

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "2.5a",
        title: "Nothing beyond the consent",
        requirement: "A customer who shares no amounts hears none, and hears how to change that",
        basis: BASIS,
        judge: narrow,
    },
    Row {
        id: "2.5b",
        title: "Consent taken back",
        requirement: "A link that ends in the middle of a talk opens nothing from the next turn on",
        basis: BASIS,
        judge: taken_back,
    },
    Row {
        id: "2.5c",
        title: "Nothing without a link",
        requirement: "No answer without a link tells an amount of anybody's account",
        basis: BASIS,
        judge: unlinked,
    },
    Row {
        id: "2.6",
        title: "Voice code",
        requirement: "A voice code has four digits or more, is not said back, locks after three",
        basis: "Alexa voice code requirements",
        judge: voice_code,
    },
];

fn tells_amounts(turn: &Turn) -> bool {
    let said = amounts(&turn.answer.speech(), &turn.locale);
    said.is_some_and(|said| !said.is_empty())
}

fn narrow(gathered: &Gathered) -> Verdict {
    if gathered.no_turns().is_none() && gathered.of(Probe::Narrow).next().is_none() {
        return Verdict::not_applicable("there is no link that shares only a part");
    }
    let personal = personal(gathered);
    let is_own = |turn: &Turn| {
        let intent = (turn.locale.as_str(), turn.intent.as_str());
        turn.probe == Probe::Narrow && personal.contains(&intent)
    };
    judge_turns(gathered, is_own, |turn| {
        if let Some(fault) = unanswered(turn) {
            return Some(fault);
        }
        tells_amounts(turn).then(|| "an amount is told that is not shared".to_owned())
    })
}

fn taken_back(gathered: &Gathered) -> Verdict {
    if gathered.no_turns().is_none() && !gathered.can_take_back {
        return Verdict::not_applicable("no link can be taken back from here");
    }
    judge_turns(
        gathered,
        |turn| turn.probe == Probe::TakenBack,
        |turn| {
            if let Some(fault) = unanswered(turn) {
                return Some(fault);
            }
            let answer = &turn.answer;
            let still = tells_amounts(turn) || !answer.offers_link() || answer.is_open();
            still.then(|| "the talk goes on as if the link still held".to_owned())
        },
    )
}

fn unlinked(gathered: &Gathered) -> Verdict {
    let is_own = |turn: &Turn| matches!(turn.probe, Probe::Unlinked | Probe::BadToken);
    let personal = personal(gathered);
    judge_turns(gathered, is_own, |turn| {
        let intent = (turn.locale.as_str(), turn.intent.as_str());
        let told = personal.contains(&intent) && tells_amounts(turn);
        told.then(|| "an amount is told without a link".to_owned())
    })
}

/// Whether one is asked for is seen in what was asked.
fn voice_code(gathered: &Gathered) -> Verdict {
    if let Some(why) = gathered.no_turns() {
        return Verdict::not_applicable(why);
    }
    let asks = gathered.turns.iter().find(|turn| {
        let words = crate::certify::language::tongue_words(&turn.locale);
        let asked = format!(" {} ", turn.answer.last_sentence().to_lowercase())
            .replace(|c: char| !c.is_alphanumeric(), " ");
        let names = words.map(|words| words.voice_code).unwrap_or_default();
        turn.answer.is_open() && names.iter().any(|name| asked.contains(&format!(" {name} ")))
    });
    match asks {
        None => Verdict::not_applicable("no voice code is asked"),
        Some(turn) => Verdict::person(&format!(
            "A voice code is asked after {}: say a wrong one three times; is the right one refused \
             then, and is no digit ever said back?",
            turn.shown()
        )),
    }
}
