//! Intents: every combination of slots, first in a session or not, and when something fails.

use std::time::Duration;

use super::turns::{judge_turns, technical_word, unanswered};
use crate::certify::gathered::{Gathered, Probe, Turn};
use crate::certify::requirement::{Row, Verdict};

/// The time after which the platform gives up.
const ANSWER_TIME_MAX: Duration = Duration::from_secs(8);

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "4.2",
        title: "Intents and slots",
        requirement: "Every intent is answered with every subset of its slots filled",
        basis: "Voice interface testing: intent and slot combinations",
        judge: |gathered| answered(gathered, Probe::Subset),
    },
    Row {
        id: "4.6",
        title: "One-shot requests",
        requirement: "Every intent is answered as the first thing that is said",
        basis: "Voice interface testing: one-shot phrasing",
        judge: |gathered| answered(gathered, Probe::OneShot),
    },
    Row {
        id: "4.11a",
        title: "Odd values",
        requirement: "Values that are unknown, odd or out of range lead to an answer, not an error",
        basis: "Voice interface testing: error handling",
        judge: |gathered| answered(gathered, Probe::Odd),
    },
    Row {
        id: "4.11b",
        title: "Failure behind the skill",
        requirement: "When everything behind the skill fails, it says so in plain words",
        basis: "Voice interface testing: error handling",
        judge: down,
    },
    Row {
        id: "4.11c",
        title: "Silence behind the skill",
        requirement: "When nothing behind the skill answers, it apologises within eight seconds",
        basis: "Response time limit of the platform",
        judge: hung,
    },
];

fn answered(gathered: &Gathered, probe: Probe) -> Verdict {
    judge_turns(gathered, |turn| turn.probe == probe, unanswered)
}

/// What is wrong with an apology.
fn apology(turn: &Turn) -> Option<String> {
    if let Some(fault) = unanswered(turn) {
        return Some(fault);
    }
    if turn.answer.offers_link() {
        return Some("a failure is met with a LinkAccount card".to_owned());
    }
    let word = technical_word(&turn.answer.speech());
    word.map(|word| format!("customers hear {word:?}"))
}

fn down(gathered: &Gathered) -> Verdict {
    if gathered.no_turns().is_none() && !gathered.can_fail {
        return Verdict::not_applicable(
            "what is behind the skill cannot be made to fail from here",
        );
    }
    judge_turns(gathered, |turn| turn.probe == Probe::Down, apology)
}

fn hung(gathered: &Gathered) -> Verdict {
    if gathered.no_turns().is_none() && gathered.of(Probe::Hung).next().is_none() {
        return Verdict::not_applicable(
            "what is behind the skill cannot be made to hang from here",
        );
    }
    judge_turns(
        gathered,
        |turn| turn.probe == Probe::Hung,
        |turn| {
            if turn.answer.took >= ANSWER_TIME_MAX {
                return Some(format!("an answer after {:.1?}", turn.answer.took));
            }
            apology(turn)
        },
    )
}
