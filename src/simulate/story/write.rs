//! A conversation that was had, as a story that expects the same again.

use super::accept::{mapping, quoted, scalar};
use super::compare::{HeardTurn, session};
use super::read_given::NO_FAULT;
use super::script::{Consent, Given, Story, Turn, Utterance};
use crate::consent::AnswerKind;
use crate::settings::{AssuranceSettings, LadderRow};
use crate::simulate::fault::Fault;

/// `story` as a file that `saldo test` reads, where each turn was `heard` so: intent, slots, facts,
/// words, session and card are expected again.
pub(in crate::simulate) fn written(story: &Story, heard: &[&HeardTurn]) -> String {
    let mut text = String::new();
    let nothing_said = Given::nothing_said(story.given.clock);
    text.push_str(&format!("given:\n  clock: {}\n", story.given.clock.to_rfc3339()));
    for (key, value) in differences(&story.given, &nothing_said) {
        text.push_str(&format!("  {key}: {value}\n"));
    }
    text.push_str("story:\n");
    let mut before = &story.given;
    for (turn, heard) in story.turns.iter().zip(heard) {
        text.push_str(&turn_written(turn, before, heard));
        before = &turn.given;
    }
    text
}

fn turn_written(turn: &Turn, before: &Given, heard: &HeardTurn) -> String {
    let mut lines = match &turn.said {
        Utterance::Text(text) => vec![format!("say: {}", quoted(text))],
        Utterance::Intent(name, slots) => {
            let slots: Vec<String> =
                slots.iter().map(|(slot, said)| format!("{slot}: {}", quoted(said))).collect();
            let slots = (!slots.is_empty()).then(|| format!("slots: {{{}}}", slots.join(", ")));
            [format!("intent: {}", quoted(name))].into_iter().chain(slots).collect()
        }
        Utterance::Silence => vec!["silence: true".to_owned()],
    };
    let changes = differences(&turn.given, before);
    if !changes.is_empty() {
        lines.push("given:".to_owned());
        lines.extend(changes.iter().map(|(key, value)| format!("  {key}: {value}")));
    }
    lines.push("expect:".to_owned());
    lines.extend(expectations(&turn.said, heard).iter().map(|line| format!("  {line}")));
    let first = format!("  - {}\n", lines.remove(0));
    first + &lines.iter().map(|line| format!("    {line}\n")).collect::<String>()
}

fn expectations(said: &Utterance, heard: &HeardTurn) -> Vec<String> {
    let mut lines = Vec::new();
    if let Utterance::Text(_) = said {
        if !heard.intent.is_empty() {
            lines.push(format!("intent: {}", scalar(&heard.intent)));
        }
        if !heard.slots.is_empty() {
            let slots = heard.slots.iter().map(|(name, said)| (name.as_str(), said.as_str()));
            lines.push(format!("slots: {}", mapping(slots)));
        }
    }
    let facts = heard.facts.leading();
    if !facts.is_empty() {
        lines.push(format!("facts: {}", mapping(facts.into_iter())));
    }
    lines.push(format!("speech: {}", quoted(&heard.speech)));
    if *said == Utterance::Silence {
        lines.push(format!("reprompts: {}", heard.reprompts));
    }
    lines.push(format!("session: {}", session(heard.open)));
    lines.push(format!("card: {}", heard.card.name()));
    lines
}

/// What is given `now` and was not `before`: keys with their values, as under `given:`.
pub(in crate::simulate) fn differences(now: &Given, before: &Given) -> Vec<(&'static str, String)> {
    let mut changes = Vec::new();
    if now.clock != before.clock {
        changes.push(("clock", now.clock.to_rfc3339()));
    }
    for (key, now, before) in
        [("customer", &now.customer, &before.customer), ("second", &now.second, &before.second)]
    {
        if let Some(name) = now.as_ref().filter(|_| now != before) {
            changes.push((key, scalar(name)));
        }
    }
    if now.locale != before.locale {
        changes.push(("locale", now.locale.clone()));
    }
    if (now.link, now.person) != (before.link, before.person) {
        let (state, person) = (now.link.name(), now.person.name());
        changes.push(("link", format!("{{state: {state}, person: {person}}}")));
    }
    if let Some(pin) = now.pin.as_ref().filter(|_| now.pin != before.pin) {
        changes.push(("pin", quoted(pin.expose())));
    }
    if now.consent != before.consent {
        changes.push(("consent", consent(&now.consent)));
    }
    if now.device != before.device {
        changes.push(("device", now.device.name().to_owned()));
    }
    if now.fault != before.fault {
        changes.push(("faults", format!("{{bank: {}}}", now.fault.map_or(NO_FAULT, Fault::name))));
    }
    if now.assurance != before.assurance {
        changes.push(("assurance", assurance(&now.assurance)));
    }
    changes
}

fn consent(consent: &Consent) -> String {
    let everything = Consent::everything();
    let mut parts = Vec::new();
    if let Some(accounts) = &consent.accounts {
        let accounts: Vec<String> = accounts.iter().map(|name| quoted(name)).collect();
        parts.push(format!("accounts: [{}]", accounts.join(", ")));
    }
    if consent.aloud != everything.aloud {
        parts.push(format!("aloud: {}", consent.aloud.name()));
    }
    if consent.fields != everything.fields {
        let fields = consent.fields.to_string();
        let fields: Vec<&str> = fields.split_whitespace().collect();
        parts.push(format!("fields: [{}]", fields.join(", ")));
    }
    if let Some(days) = consent.look_back.days() {
        parts.push(format!("look_back_days: {days}"));
    }
    if let Some(until) = consent.until {
        parts.push(format!("until: {until}"));
    }
    format!("{{{}}}", parts.join(", "))
}

fn assurance(settings: &AssuranceSettings) -> String {
    let row = |kind: &AnswerKind| {
        let LadderRow { linked, recognised, voice_pin } = settings.row(*kind);
        let levels = [linked, recognised, voice_pin].map(|level| level.name());
        format!("{}: [{}]", kind.name(), levels.join(", "))
    };
    format!("{{{}}}", AnswerKind::ALL.iter().map(row).collect::<Vec<_>>().join(", "))
}
