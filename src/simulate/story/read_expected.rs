//! From YAML to what is expected of an answer.

use super::read::pairs;
use super::script::{CardWanted, Expected, FactValue, FactWanted, Wanted, Wording};
use super::yaml::{Entry, Node, StoryProblem};

/// Everything under `expect:`.
pub(super) fn expected(node: Node<'_>) -> Result<Vec<Expected>, StoryProblem> {
    let known = ["intent", "slots", "facts", "speech", "reprompt", "reprompts", "session", "card"];
    node.entries_of(&known)?.into_iter().map(expectation).collect()
}

fn expectation(entry: Entry<'_>) -> Result<Expected, StoryProblem> {
    let value = entry.value;
    let open = value.is_open();
    let wanted = match entry.key {
        "speech" => Wanted::Speech(wording(value)?),
        "reprompt" => Wanted::Reprompt(wording(value)?),
        "reprompts" => Wanted::Reprompts(value.parsed("a number of times")?),
        "intent" if open => Wanted::Intent(None),
        "slots" if open => Wanted::Slots(None),
        "facts" if open => Wanted::Facts(None),
        "session" if open => Wanted::Session(None),
        "card" if open => Wanted::Card(None),
        "intent" => Wanted::Intent(Some(value.text()?.to_owned())),
        "slots" => Wanted::Slots(Some(pairs(value)?)),
        "facts" => Wanted::Facts(Some(facts(value)?)),
        "session" => Wanted::Session(Some(value.one_of(&[("open", true), ("closed", false)])?)),
        _ => {
            let cards = [CardWanted::None, CardWanted::Simple, CardWanted::LinkAccount];
            let named = cards.map(|card| (card.name(), card));
            Wanted::Card(Some(value.one_of(&named)?))
        }
    };
    Ok(Expected { line: entry.line, extent: value.extent(), wanted })
}

fn facts(node: Node<'_>) -> Result<Vec<FactWanted>, StoryProblem> {
    let fact = |entry: Entry<'_>| {
        let value = if entry.value.is_open() {
            FactValue::Absent
        } else if entry.value.is_sequence() {
            FactValue::All(entry.value.texts()?)
        } else {
            FactValue::First(entry.value.text()?.to_owned())
        };
        Ok(FactWanted { line: entry.line, name: entry.key.to_owned(), value })
    };
    node.entries()?.into_iter().map(fact).collect()
}

/// `speech: the words`, or `speech: {contains: [...], not_contains: [...], max_words: 25}`.
fn wording(node: Node<'_>) -> Result<Wording, StoryProblem> {
    let mut wording = Wording { open: node.is_open(), ..Wording::default() };
    if wording.open {
        return Ok(wording);
    }
    if !node.is_mapping() {
        wording.exactly = Some(node.text()?.split_whitespace().collect::<Vec<_>>().join(" "));
        return Ok(wording);
    }
    for entry in node.entries_of(&["contains", "not_contains", "max_words"])? {
        match entry.key {
            "contains" => wording.contains = entry.value.texts()?,
            "not_contains" => wording.not_contains = entry.value.texts()?,
            _ => wording.max_words = Some(entry.value.parsed("a number of words")?),
        }
    }
    Ok(wording)
}
