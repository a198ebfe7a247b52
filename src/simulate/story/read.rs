//! From YAML to stories.

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use clap::ValueEnum;

use super::read_expected::expected;
use super::script::{Consent, Given, LinkState, Person, Story, Turn, Utterance};
use super::yaml::{Node, StoryProblem, documents};
use crate::basics::Locale;
use crate::consent::{Aloud, AnswerKind, DataClasses, LookBack, VoicePin};
use crate::settings::{AssuranceSettings, LadderRow};
use crate::simulate::fault::Fault;

/// Who can be speaking.
const PERSONS: [(&str, Person); 4] = [
    ("unknown", Person::Unknown),
    ("recognized", Person::Recognized),
    ("guest", Person::Guest),
    ("second", Person::Second),
];

/// The time of a story that gives none: a Thursday afternoon in the middle of a month.
const CLOCK: &str = "2026-03-12T13:00:00-04:00";

/// The stories of the file at `path`, which holds `text`: one in each document.
///
/// # Errors
///
/// The first [`StoryProblem`], with its line: broken YAML, an unknown key or value, no turn.
pub fn read_stories(path: &Path, text: &str) -> Result<Vec<Story>, StoryProblem> {
    let documents = documents(path, text)?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let stem = stem.unwrap_or_default();
    let named = |(place, document)| story(Node::new(path, document), &stem, place + 1);
    documents.iter().enumerate().map(named).collect()
}

fn story(node: Node<'_>, stem: &str, number: usize) -> Result<Story, StoryProblem> {
    let mut story = Story {
        name: format!("{stem} {number}"),
        line: node.line(),
        given: nothing_given(node)?,
        turns: Vec::new(),
    };
    for entry in node.entries_of(&["name", "given", "story"])? {
        match entry.key {
            "name" => story.name = entry.value.text()?.to_owned(),
            "given" => given(entry.value, &mut story.given)?,
            _ => {
                story.turns =
                    entry.value.items()?.into_iter().map(turn).collect::<Result<_, _>>()?
            }
        }
    }
    match story.turns.is_empty() {
        true => Err(node.problem("a story without turns: write them under `story:`")),
        false => Ok(story),
    }
}

fn nothing_given(node: Node<'_>) -> Result<Given, StoryProblem> {
    let clock = DateTime::parse_from_rfc3339(CLOCK).map_err(|bad| node.problem(bad.to_string()))?;
    Ok(Given {
        clock,
        customer: None,
        locale: Locale::EN_US.to_string(),
        link: LinkState::Linked,
        person: Person::Unknown,
        consent: Consent {
            accounts: None,
            aloud: Aloud::Exact,
            look_back: LookBack::Unlimited,
            fields: DataClasses::ALL,
            until: None,
        },
        screen: false,
        fault: None,
        pin: None,
        second: None,
        assurance: AssuranceSettings::default(),
    })
}

fn given(node: Node<'_>, given: &mut Given) -> Result<(), StoryProblem> {
    let known = [
        "clock",
        "customer",
        "second",
        "locale",
        "link",
        "pin",
        "assurance",
        "consent",
        "device",
        "faults",
    ];
    for entry in node.entries_of(&known)? {
        let value = entry.value;
        match entry.key {
            "clock" => given.clock = clock(value)?,
            "customer" => given.customer = Some(value.text()?.to_owned()),
            "locale" => {
                let locale: Locale = value.parsed("a locale like en-US")?;
                given.locale = locale.to_string();
            }
            "link" => link(value, given)?,
            "second" => given.second = Some(value.text()?.to_owned()),
            "pin" => {
                let pin = VoicePin::read(value.text()?);
                let pin = pin.ok_or_else(|| value.problem("a PIN is four to six digits"))?;
                given.pin = Some(pin);
            }
            "assurance" => assurance(value, &mut given.assurance)?,
            "consent" => consent(value, &mut given.consent)?,
            "device" => given.screen = value.one_of(&[("speaker", false), ("hub", true)])?,
            _ => faults(value, given)?,
        }
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
    let states = [
        ("linked", LinkState::Linked),
        ("unlinked", LinkState::Unlinked),
        ("expired", LinkState::Expired),
        ("revoked", LinkState::Revoked),
    ];
    if !node.is_mapping() {
        given.link = node.one_of(&states)?;
        return Ok(());
    }
    for entry in node.entries_of(&["state", "person"])? {
        match entry.key {
            "state" => given.link = entry.value.one_of(&states)?,
            _ => given.person = entry.value.one_of(&PERSONS)?,
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

fn consent(node: Node<'_>, consent: &mut Consent) -> Result<(), StoryProblem> {
    for entry in node.entries_of(&["accounts", "aloud", "fields", "look_back_days", "until"])? {
        match entry.key {
            "accounts" => consent.accounts = Some(entry.value.texts()?),
            "aloud" => {
                consent.aloud =
                    entry.value.one_of(&Aloud::ALL.map(|level| (level.name(), level)))?;
            }
            "fields" => {
                let scope = entry.value.texts()?.join(" ");
                consent.fields =
                    scope.parse().map_err(|bad: crate::consent::UnknownDataClass| {
                        entry.value.problem(bad.to_string())
                    })?;
            }
            "look_back_days" => {
                let days = entry.value.parsed("a number of days")?;
                consent.look_back = LookBack::Days(days);
            }
            _ => consent.until = Some(entry.value.parsed("a day like 2026-12-31")?),
        }
    }
    Ok(())
}

fn faults(node: Node<'_>, given: &mut Given) -> Result<(), StoryProblem> {
    for entry in node.entries_of(&["bank"])? {
        let text = entry.value.text()?;
        given.fault = Some(Fault::from_str(text, false).map_err(|_| {
            let names: Vec<String> = Fault::value_variants()
                .iter()
                .filter_map(|fault| fault.to_possible_value())
                .map(|fault| fault.get_name().to_owned())
                .collect();
            entry.value.problem(format!("{text:?} is none of: {}", names.join(", ")))
        })?);
    }
    Ok(())
}

fn turn(node: Node<'_>) -> Result<Turn, StoryProblem> {
    let mut said = None;
    let mut slots = None;
    let mut expectations = Vec::new();
    let mut person = None;
    for entry in node.entries_of(&["person", "say", "intent", "slots", "silence", "expect"])? {
        let value = entry.value;
        let comes_in = match entry.key {
            "say" => Utterance::Text(value.text()?.to_owned()),
            "intent" => Utterance::Intent(value.text()?.to_owned(), Vec::new()),
            "silence" => {
                value.one_of(&[("true", ())])?;
                Utterance::Silence
            }
            "person" => {
                person = Some(value.one_of(&PERSONS)?);
                continue;
            }
            "slots" => {
                slots = Some((value, pairs(value)?));
                continue;
            }
            _ => {
                expectations = expected(value)?;
                continue;
            }
        };
        if said.replace(comes_in).is_some() {
            return Err(value.problem("a turn has one of `say`, `intent` and `silence`"));
        }
    }
    let said = match (said, slots) {
        (Some(Utterance::Intent(name, _)), Some((_, slots))) => Utterance::Intent(name, slots),
        (Some(_), Some((node, _))) => {
            return Err(
                node.problem("`slots` belong to an `intent`; of a text they are `expect`ed")
            );
        }
        (Some(said), None) => said,
        (None, _) => return Err(node.problem("a turn has one of `say`, `intent` and `silence`")),
    };
    Ok(Turn { line: node.line(), person, said, expected: expectations })
}

/// Names with texts.
pub(super) fn pairs(node: Node<'_>) -> Result<Vec<(String, String)>, StoryProblem> {
    let pair =
        |entry: super::yaml::Entry<'_>| Ok((entry.key.to_owned(), entry.value.text()?.to_owned()));
    node.entries()?.into_iter().map(pair).collect()
}
