//! Expected against heard.

use super::facts::{Facts, same};
use super::script::{CardWanted, Expected, FactValue, FactWanted, Wanted, Wording};

/// What is said of an expectation that is still `~`.
const OPEN: &str = "something to be filled in: run with --accept";

/// What a turn came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::simulate) struct HeardTurn {
    pub(in crate::simulate) intent: String,
    pub(in crate::simulate) slots: Vec<(String, String)>,
    pub(in crate::simulate) facts: Facts,
    /// What was spoken, its question included.
    pub(in crate::simulate) speech: String,
    /// What is spoken after silence; empty where nothing is.
    pub(in crate::simulate) reprompt: String,
    /// How often the customer was asked again.
    pub(in crate::simulate) reprompts: usize,
    pub(in crate::simulate) open: bool,
    pub(in crate::simulate) card: CardWanted,
}

/// Something that was expected and did not come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Finding {
    /// The line of the expectation.
    pub(super) line: usize,
    /// Of what, for instance `facts.total`.
    pub(super) of: String,
    pub(super) wanted: String,
    pub(super) heard: String,
}

/// What of `expected` did not come.
pub(super) fn compare(expected: &[Expected], heard: &HeardTurn) -> Vec<Finding> {
    expected.iter().flat_map(|expectation| findings(expectation, heard)).collect()
}

fn findings(expected: &Expected, heard: &HeardTurn) -> Vec<Finding> {
    let line = expected.line;
    let finding = |of: &str, wanted: &str, heard: &str| Finding {
        line,
        of: of.to_owned(),
        wanted: wanted.to_owned(),
        heard: heard.to_owned(),
    };
    let unless = |fine: bool, of: &str, wanted: &str, heard: &str| match fine {
        true => Vec::new(),
        false => vec![finding(of, wanted, heard)],
    };
    let unfilled = |of: &str| vec![finding(of, OPEN, "")];
    match &expected.wanted {
        Wanted::Intent(Some(wanted)) => {
            unless(*wanted == heard.intent, "intent", wanted, &heard.intent)
        }
        Wanted::Slots(Some(wanted)) => {
            let value = |name: &str| heard.slots.iter().find(|(known, _)| known == name);
            let slot = |(name, wanted): &(String, String)| {
                let said = value(name).map_or("(not filled)", |(_, said)| said);
                unless(said.eq_ignore_ascii_case(wanted), &format!("slots.{name}"), wanted, said)
            };
            wanted.iter().flat_map(slot).collect()
        }
        Wanted::Facts(Some(wanted)) => {
            wanted.iter().filter_map(|fact| fact_missed(fact, &heard.facts)).collect()
        }
        Wanted::Speech(wanted) => words("speech", wanted, &heard.speech, line),
        Wanted::Reprompt(wanted) => words("reprompt", wanted, &heard.reprompt, line),
        Wanted::Reprompts(wanted) => {
            let (wanted, heard) = (wanted.to_string(), heard.reprompts.to_string());
            unless(wanted == heard, "reprompts", &wanted, &heard)
        }
        Wanted::Session(Some(wanted)) => {
            unless(*wanted == heard.open, "session", session(*wanted), session(heard.open))
        }
        Wanted::Card(Some(wanted)) => {
            unless(*wanted == heard.card, "card", wanted.name(), heard.card.name())
        }
        Wanted::Intent(None) => unfilled("intent"),
        Wanted::Slots(None) => unfilled("slots"),
        Wanted::Facts(None) => unfilled("facts"),
        Wanted::Session(None) => unfilled("session"),
        Wanted::Card(None) => unfilled("card"),
    }
}

/// The name of an open or a closed session.
pub(in crate::simulate) fn session(open: bool) -> &'static str {
    if open { "open" } else { "closed" }
}

fn fact_missed(wanted: &FactWanted, facts: &Facts) -> Option<Finding> {
    let told = facts.under(&wanted.name);
    let (fine, shown) = match &wanted.value {
        FactValue::First(value) => {
            (told.first().is_some_and(|told| same(value, told)), value.clone())
        }
        FactValue::All(values) => {
            let pairs = values.iter().zip(told);
            let fine = values.len() == told.len() && pairs.clone().all(|(a, b)| same(a, b));
            (fine, values.join(", "))
        }
        FactValue::Absent => (told.is_empty(), "nothing".to_owned()),
    };
    if fine {
        return None;
    }
    let heard = match told {
        [] => {
            let names: Vec<&str> = facts.names().collect();
            format!("nothing under this name; there are: {}", names.join(", "))
        }
        told => told.join(", "),
    };
    Some(Finding { line: wanted.line, of: format!("facts.{}", wanted.name), wanted: shown, heard })
}

fn words(of: &str, wanted: &Wording, heard: &str, line: usize) -> Vec<Finding> {
    let finding = |of: String, wanted: &str| Finding {
        line,
        of,
        wanted: wanted.to_owned(),
        heard: heard.to_owned(),
    };
    let mut found = Vec::new();
    if wanted.open {
        found.push(finding(of.to_owned(), OPEN));
    }
    if let Some(exactly) = wanted.exactly.as_ref().filter(|exactly| *exactly != heard) {
        found.push(finding(of.to_owned(), exactly));
    }
    let lower = heard.to_lowercase();
    for part in wanted.contains.iter().filter(|part| !lower.contains(&part.to_lowercase())) {
        found.push(finding(format!("{of}.contains"), part));
    }
    for part in wanted.not_contains.iter().filter(|part| lower.contains(&part.to_lowercase())) {
        found.push(finding(format!("{of}.not_contains"), part));
    }
    let longest = heard
        .split(['.', '?', '!'])
        .map(|sentence| sentence.split_whitespace().count())
        .max()
        .unwrap_or_default();
    if wanted.max_words.is_some_and(|max| longest > max) {
        let max = wanted.max_words.unwrap_or_default();
        found.push(finding(format!("{of}.max_words"), &format!("at most {max}, not {longest}")));
    }
    found
}
