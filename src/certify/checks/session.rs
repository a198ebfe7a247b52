//! The session: open if and only if something was asked, and what meets silence.

use super::turns::{judge_turns, unanswered};
use crate::certify::gathered::{Gathered, Probe, Turn};
use crate::certify::requirement::{Row, Verdict};

const BASIS: &str = "Voice interface testing: session management";

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "4.1a",
        title: "Open means asked",
        requirement: "The session stays open if and only if the last thing said is a question",
        basis: BASIS,
        judge: open_means_asked,
    },
    Row {
        id: "4.1b",
        title: "Opening the skill",
        requirement: "Opened without a request, the skill welcomes, asks, and stays open",
        basis: BASIS,
        judge: launch,
    },
    Row {
        id: "4.4",
        title: "Silence is met",
        requirement: "Every question comes with a reprompt, and nothing else does",
        basis: "Voice interface testing: supportive prompting",
        judge: reprompts,
    },
    Row {
        id: "4.19",
        title: "The end of a session",
        requirement: "When the platform ends the session, nothing is said and no error comes",
        basis: "Session ended requests take no response",
        judge: ended,
    },
];

/// Turns that no row of their own holds to the same.
fn is_plain(turn: &Turn) -> bool {
    use Probe as P;
    let own = matches!(
        turn.probe,
        P::Help | P::Stop | P::NotUnderstood(_) | P::Launch | P::Ended | P::Unlinked | P::BadToken
    );
    !own && !turn.answer.offers_link() && !turn.answer.speech().is_empty()
}

fn open_means_asked(gathered: &Gathered) -> Verdict {
    judge_turns(gathered, is_plain, |turn| match (turn.answer.is_open(), turn.answer.asks()) {
        (true, false) => {
            Some(format!("open after {:?}, which asks nothing", turn.answer.last_sentence()))
        }
        (false, true) => Some(format!("closed after {:?}", turn.answer.last_sentence())),
        _ => None,
    })
}

fn launch(gathered: &Gathered) -> Verdict {
    judge_turns(
        gathered,
        |turn| turn.probe == Probe::Launch,
        |turn| {
            if let Some(fault) = unanswered(turn) {
                return Some(fault);
            }
            let fine = turn.answer.asks() && turn.answer.is_open();
            (!fine).then(|| "the skill does not ask what the customer would like".to_owned())
        },
    )
}

fn reprompts(gathered: &Gathered) -> Verdict {
    judge_turns(
        gathered,
        |turn| turn.answer.is_response(),
        |turn| {
            let answer = &turn.answer;
            match (answer.is_open(), answer.reprompt().is_empty()) {
                (true, true) => Some(format!("no reprompt to {:?}", answer.last_sentence())),
                (false, false) => Some("a reprompt to a closed session".to_owned()),
                _ => None,
            }
        },
    )
}

fn ended(gathered: &Gathered) -> Verdict {
    judge_turns(
        gathered,
        |turn| turn.probe == Probe::Ended,
        |turn| {
            let answer = &turn.answer;
            if answer.status != 200 {
                return Some(format!("HTTP status {}", answer.status));
            }
            let response = &answer.body["response"];
            let parts = ["outputSpeech", "card", "directives", "reprompt"];
            let part = parts.into_iter().find(|part| !response[part].is_null());
            part.map(|part| format!("{part} after the end of the session"))
        },
    )
}
