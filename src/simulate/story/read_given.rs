//! From YAML to what is given.

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use clap::ValueEnum;

use super::script::{Consent, Given, LinkState, Person};
use super::yaml::{Node, StoryProblem, documents, none_of};
use crate::basics::Locale;
use crate::consent::{Aloud, AnswerKind, LookBack, UnknownDataClass, VoicePin};
use crate::settings::{AssuranceSettings, LadderRow};
use crate::simulate::device::Device;
use crate::simulate::fault::Fault;

/// The time of a story that gives none: a Thursday afternoon in the middle of a month.
pub(in crate::simulate) const CLOCK: &str = "2026-03-12T13:00:00-04:00";

/// The bank that is well, among faults.
pub(super) const NO_FAULT: &str = "none";

/// What can be given, and can change from turn to turn.
const CHANGING: [&str; 9] =
    ["clock", "customer", "second", "locale", "link", "pin", "consent", "device", "faults"];

/// Reads what is given at a story's beginning.
pub(super) fn given(node: Node<'_>, given: &mut Given) -> Result<(), StoryProblem> {
    for entry in node.entries_of(&[&CHANGING[..], &["assurance"]].concat())? {
        match entry.key {
            "assurance" => assurance(entry.value, &mut given.assurance)?,
            key => change(key, entry.value, given)?,
        }
    }
    Ok(())
}

/// Reads what is given otherwise from a turn on.
pub(super) fn given_by_now(node: Node<'_>, given: &mut Given) -> Result<(), StoryProblem> {
    node.entries_of(&CHANGING)?.iter().try_for_each(|it| change(it.key, it.value, given))
}

/// Makes the change to what is given that `text` says, written as under `given:`; at the
/// `beginning` also one that does not change from turn to turn.
///
/// # Errors
///
/// [`StoryProblem::what`] says what is wrong; `given` is then as it was.
pub(in crate::simulate) fn change_given(
    text: &str,
    beginning: bool,
    before: &mut Given,
) -> Result<(), StoryProblem> {
    let path = Path::new("");
    let documents = documents(path, text)?;
    let mut changed = before.clone();
    for node in documents.iter().map(|document| Node::new(path, document)) {
        match beginning {
            true => given(node, &mut changed)?,
            false => given_by_now(node, &mut changed)?,
        }
    }
    *before = changed;
    Ok(())
}

fn change(key: &str, value: Node<'_>, given: &mut Given) -> Result<(), StoryProblem> {
    match key {
        "clock" => given.clock = clock(value)?,
        "customer" => given.customer = Some(value.text()?.to_owned()),
        "second" => given.second = Some(value.text()?.to_owned()),
        "locale" => {
            let locale: Locale = value.parsed("a locale like en-US")?;
            given.locale = locale.to_string();
        }
        "link" => link(value, given)?,
        "pin" => {
            let pin = VoicePin::read(value.text()?);
            given.pin = Some(pin.ok_or_else(|| value.problem("a PIN is four to six digits"))?);
        }
        "consent" => given.consent = consent(value)?,
        "device" => given.device = value.one_of(&Device::ALL.map(|it| (it.name(), it)))?,
        _ => faults(value, given)?,
    }
    Ok(())
}

fn clock(node: Node<'_>) -> Result<DateTime<FixedOffset>, StoryProblem> {
    let text = node.text()?;
    DateTime::parse_from_rfc3339(text).map_err(|_| {
        node.problem(format!("{text:?} is no time: write it like {CLOCK}, with its offset"))
    })
}

/// `link: unlinked`, or `link: {state: linked, person: recognized}`.
fn link(node: Node<'_>, given: &mut Given) -> Result<(), StoryProblem> {
    let states = LinkState::ALL.map(|state| (state.name(), state));
    if !node.is_mapping() {
        given.link = node.one_of(&states)?;
        return Ok(());
    }
    for entry in node.entries_of(&["state", "person"])? {
        match entry.key {
            "state" => given.link = entry.value.one_of(&states)?,
            _ => given.person = entry.value.one_of(&Person::ALL.map(|it| (it.name(), it)))?,
        }
    }
    Ok(())
}

/// `assurance: {balances: [silent, rounded, exact]}`: for a link, a recognised person, the PIN.
fn assurance(node: Node<'_>, settings: &mut AssuranceSettings) -> Result<(), StoryProblem> {
    let kinds = AnswerKind::ALL.map(AnswerKind::name);
    for entry in node.entries_of(&kinds)? {
        let levels = Aloud::ALL.map(|level| (level.name(), level));
        let steps = entry.value.items()?.into_iter().map(|step| step.one_of(&levels));
        let [linked, recognised, voice_pin] = steps.collect::<Result<Vec<_>, _>>()?[..] else {
            return Err(entry.value.problem("three levels: for a link, a person, the PIN"));
        };
        let row = LadderRow { linked, recognised, voice_pin };
        match entry.key {
            "accounts" => settings.accounts = row,
            "balances" => settings.balances = row,
            "transactions" => settings.transactions = row,
            "bills" => settings.bills = row,
            _ => settings.cards = row,
        }
    }
    settings.ladder().map(|_| ()).map_err(|failure| node.problem(failure.to_string()))
}

/// `consent: {fields: [balance.read]}`: what is not named is without limits.
fn consent(node: Node<'_>) -> Result<Consent, StoryProblem> {
    let mut consent = Consent::everything();
    for entry in node.entries_of(&["accounts", "aloud", "fields", "look_back_days", "until"])? {
        match entry.key {
            "accounts" => consent.accounts = Some(entry.value.texts()?),
            "aloud" => {
                consent.aloud =
                    entry.value.one_of(&Aloud::ALL.map(|level| (level.name(), level)))?;
            }
            "fields" => {
                let scope = entry.value.texts()?.join(" ");
                consent.fields = scope
                    .parse()
                    .map_err(|bad: UnknownDataClass| entry.value.problem(bad.to_string()))?;
            }
            "look_back_days" => {
                let days = entry.value.parsed("a number of days")?;
                consent.look_back = LookBack::Days(days);
            }
            _ => consent.until = Some(entry.value.parsed("a day like 2026-12-31")?),
        }
    }
    Ok(consent)
}

fn faults(node: Node<'_>, given: &mut Given) -> Result<(), StoryProblem> {
    for entry in node.entries_of(&["bank"])? {
        let text = entry.value.text()?;
        given.fault = match Fault::from_str(text, false) {
            Ok(fault) => Some(fault),
            Err(_) if text == NO_FAULT => None,
            Err(_) => return Err(entry.value.problem(none_of(text, &fault_names()))),
        };
    }
    Ok(())
}

/// What can be written of how the bank fails.
pub(in crate::simulate) fn fault_names() -> Vec<&'static str> {
    let named = Fault::value_variants().iter().map(|fault| fault.name());
    named.chain([NO_FAULT]).collect()
}
