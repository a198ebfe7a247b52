//! Manners that every skill has: help, stop, "I did not get that", and answers to nothing.

use super::turns::{judge_turns, unanswered};
use crate::certify::gathered::{Gathered, Probe, Turn};
use crate::certify::language::{leads_to_person, tongue_words};
use crate::certify::requirement::{Row, Verdict};
use crate::certify::suggested::suggestions;

/// Words that a goodbye has at most.
const GOODBYE_WORDS_MAX: usize = 12;

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "4.12",
        title: "Help",
        requirement: "Help says what can be done, ends with a question, and is not the welcome",
        basis: "Voice interface testing: help",
        judge: help,
    },
    Row {
        id: "4.13",
        title: "Stop and cancel",
        requirement: "Stop and cancel end the session wherever they are said",
        basis: "Voice interface testing: stop and cancel",
        judge: stop,
    },
    Row {
        id: "4.14",
        title: "Not understood",
        requirement: "What is not understood is met with options and an open session, at first",
        basis: "Voice interface testing: no match",
        judge: fallback,
    },
    Row {
        id: "4.15",
        title: "Answers to nothing",
        requirement: "Yes, no, repeat, next and the like are answered wherever they are said",
        basis: "Voice interface testing: built-in intents",
        judge: |gathered| judge_turns(gathered, |turn| turn.probe == Probe::Stray, unanswered),
    },
    Row {
        id: "R.1",
        title: "A person is reached",
        requirement: "Who wants a person, disputes or complains hears a way to one, anywhere",
        basis: "CFPB, Chatbots in consumer finance (2023)",
        judge: rights,
    },
];

fn help(gathered: &Gathered) -> Verdict {
    judge_turns(
        gathered,
        |turn| turn.probe == Probe::Help,
        |turn| {
            if let Some(fault) = unanswered(turn) {
                return Some(fault);
            }
            let answer = &turn.answer;
            if !answer.asks() || !answer.is_open() {
                return Some("help does not end with a question in an open session".to_owned());
            }
            let mut welcomes = gathered.of(Probe::Launch).filter(|it| it.locale == turn.locale);
            let same = welcomes.any(|it| it.answer.speech() == answer.speech());
            same.then(|| "help says the same as the welcome".to_owned())
        },
    )
}

fn stop(gathered: &Gathered) -> Verdict {
    let mut verdict = judge_turns(
        gathered,
        |turn| turn.probe == Probe::Stop,
        |turn| {
            let answer = &turn.answer;
            if !answer.is_response() {
                return unanswered(turn);
            }
            let goes_on = answer.body["response"]["shouldEndSession"] != true;
            if goes_on {
                return Some("the session does not end".to_owned());
            }
            let words = answer.speech().split_whitespace().count();
            let long = words > GOODBYE_WORDS_MAX;
            long.then(|| format!("a goodbye of {words} words"))
        },
    );
    if gathered.unvisited > 0 {
        let more = format!("; {} more questions were not visited", gathered.unvisited);
        verdict.summary.push_str(&more);
    }
    verdict
}

fn fallback(gathered: &Gathered) -> Verdict {
    let is_first = |turn: &Turn| turn.probe == Probe::NotUnderstood(1);
    judge_turns(gathered, is_first, |turn| {
        if let Some(fault) = unanswered(turn) {
            return Some(fault);
        }
        let answer = &turn.answer;
        if !answer.is_open() || !answer.asks() {
            return Some("the talk ends at the first thing that is not understood".to_owned());
        }
        let words = tongue_words(&turn.locale)?;
        let said = format!("{} {}", answer.speech(), answer.reprompt());
        let none = suggestions(&said, words).is_empty();
        none.then(|| "no option is named, nor in the reprompt".to_owned())
    })
}

fn rights(gathered: &Gathered) -> Verdict {
    if gathered.no_turns().is_none() && gathered.of(Probe::Rights).next().is_none() {
        return Verdict::not_applicable("the skill takes no such request: it is no bank's");
    }
    judge_turns(
        gathered,
        |turn| turn.probe == Probe::Rights,
        |turn| {
            if let Some(fault) = unanswered(turn) {
                return Some(fault);
            }
            let leads = leads_to_person(&turn.answer.speech(), &turn.locale)?;
            (!leads).then(|| "no way to a person is named".to_owned())
        },
    )
}
