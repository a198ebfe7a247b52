//! Account linking: the card, what works without a link, tokens that are no good.

use std::collections::BTreeSet;

use super::turns::{judge_turns, technical_word, unanswered};
use crate::certify::gathered::{Gathered, Probe, Turn};
use crate::certify::language::{leads_to_person, tongue_words};
use crate::certify::requirement::{Row, Verdict};

const BASIS: &str = "Certification requirements: account linking";

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "2.3a",
        title: "Linking page",
        requirement: "The login page shows the bank's brand on its own domain and works on a phone",
        basis: BASIS,
        judge: |gathered| match links(gathered) {
            true => Verdict::person(
                "Link once in the app: is it the bank's own page, readable on a phone, with errors \
                 shown on the page?",
            ),
            false => Verdict::not_applicable("the skill links no accounts"),
        },
    },
    Row {
        id: "2.3b.1",
        title: "LinkAccount card",
        requirement: "Without a link, whatever needs one sends the card, says so, and closes",
        basis: BASIS,
        judge: card,
    },
    Row {
        id: "2.3b.2",
        title: "Works without a link",
        requirement: "Opening the skill, help and stop need no link",
        basis: BASIS,
        judge: free,
    },
    Row {
        id: "2.3c",
        title: "Tokens that are no good",
        requirement: "A revoked, expired or unknown token is met like no token, without an error",
        basis: BASIS,
        judge: stray,
    },
];

/// Whether the skill links accounts, as far as it was seen to.
pub(super) fn links(gathered: &Gathered) -> bool {
    gathered.package.as_ref().is_some_and(|package| package.links_accounts)
        || gathered.turns.iter().any(|turn| turn.answer.offers_link())
}

/// The intents, by locale, whose answer depends on the account that is linked: two customers get
/// different ones.
pub(super) fn personal(gathered: &Gathered) -> BTreeSet<(&str, &str)> {
    let others = gathered.of(Probe::OtherCustomer);
    let differs = |other: &&Turn| {
        let same = |turn: &&Turn| turn.locale == other.locale && turn.said == other.said;
        let own = gathered.of(Probe::OneShot).find(same);
        own.is_some_and(|own| {
            own.answer.is_response()
                && other.answer.is_response()
                && own.answer.speech() != other.answer.speech()
        })
    };
    others.filter(differs).map(|turn| (turn.locale.as_str(), turn.intent.as_str())).collect()
}

fn card(gathered: &Gathered) -> Verdict {
    if gathered.no_turns().is_none() && !links(gathered) {
        return Verdict::not_applicable("the skill links no accounts");
    }
    let personal = personal(gathered);
    let is_own = |turn: &Turn| turn.probe == Probe::Unlinked && !turn.intent.is_empty();
    judge_turns(gathered, is_own, |turn| {
        if !turn.answer.is_response() {
            return unanswered(turn);
        }
        let needs = personal.contains(&(turn.locale.as_str(), turn.intent.as_str()));
        offered(turn, needs)
    })
}

/// What is wrong with how linking is offered; where it is not needed, it need not be.
fn offered(turn: &Turn, needs: bool) -> Option<String> {
    let answer = &turn.answer;
    if !answer.offers_link() {
        // Who has lost a card hears whom to call, linked or not.
        let leads_on = leads_to_person(&answer.speech(), &turn.locale) == Some(true);
        let needs = needs && (!leads_on || speaks_of_linking(turn));
        return needs.then(|| "no LinkAccount card, though the answer needs a link".to_owned());
    }
    if answer.is_open() {
        return Some("the session stays open next to a LinkAccount card".to_owned());
    }
    (!speaks_of_linking(turn)).then(|| "nothing is said about linking the account".to_owned())
}

/// Whether linking is spoken of; in an unknown language it is taken to be.
fn speaks_of_linking(turn: &Turn) -> bool {
    let Some(words) = tongue_words(&turn.locale) else { return true };
    let speech = turn.answer.speech().to_lowercase();
    words.linking.iter().any(|stem| speech.contains(stem))
}

fn free(gathered: &Gathered) -> Verdict {
    let is_free = |turn: &Turn| {
        turn.probe == Probe::Unlinked
            && (turn.intent.is_empty() || turn.intent.starts_with("AMAZON."))
    };
    judge_turns(gathered, is_free, |turn| {
        let is_stop = turn.intent == "AMAZON.StopIntent";
        let silent = is_stop && turn.answer.is_response();
        if !silent && let Some(fault) = unanswered(turn) {
            return Some(fault);
        }
        turn.answer.offers_link().then(|| "a link is demanded".to_owned())
    })
}

fn stray(gathered: &Gathered) -> Verdict {
    if gathered.no_turns().is_none() && gathered.of(Probe::BadToken).next().is_none() {
        return Verdict::not_applicable("there is no token that is no good any more");
    }
    let personal = personal(gathered);
    judge_turns(
        gathered,
        |turn| turn.probe == Probe::BadToken,
        |turn| {
            if let Some(fault) = unanswered(turn) {
                return Some(fault);
            }
            if let Some(word) = technical_word(&turn.answer.speech()) {
                return Some(format!("customers hear {word:?}"));
            }
            let needs = personal.contains(&(turn.locale.as_str(), turn.intent.as_str()));
            offered(turn, needs)
        },
    )
}
