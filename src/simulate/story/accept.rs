//! What was heard, written into the file.

use super::compare::{HeardTurn, session};
use super::play::PlayedTurn;
use super::script::{Expected, Story, Wanted, Wording};
use super::yaml::Extent;

/// A part of a file, and what shall stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    extent: Extent,
    text: String,
}

/// What makes `story` expect what was `played`: exact wordings that differ, and everything that is
/// `~`. Intents, slots, facts and parts of wordings that were written by hand stay.
pub(super) fn edits(story: &Story, played: &[PlayedTurn]) -> Vec<Edit> {
    let turns = story.turns.iter().zip(played);
    turns
        .flat_map(|(turn, played)| turn.expected.iter().map(move |expected| (expected, played)))
        .filter_map(|(expected, played)| edit(expected, &played.heard))
        .collect()
}

/// `text` with `edits` made, which do not overlap.
pub(super) fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| edit.extent.from);
    let mut characters = text.chars();
    let mut at = 0;
    let mut result = String::with_capacity(text.len());
    for Edit { extent, text } in edits {
        result.extend(characters.by_ref().take(extent.from - at));
        result.push_str(&text);
        let replaced = characters.by_ref().take(extent.until - extent.from);
        // A block scalar ends with its line: what follows needs one, too.
        if replaced.last() == Some('\n') {
            result.push('\n');
        }
        at = extent.until;
    }
    result.extend(characters);
    result
}

fn edit(expected: &Expected, heard: &HeardTurn) -> Option<Edit> {
    let text = match &expected.wanted {
        Wanted::Speech(wanted) => words(wanted, &heard.speech)?,
        Wanted::Reprompt(wanted) => words(wanted, &heard.reprompt)?,
        Wanted::Intent(None) => scalar(&heard.intent),
        Wanted::Slots(None) => {
            mapping(heard.slots.iter().map(|(name, said)| (name.as_str(), said.as_str())))
        }
        Wanted::Facts(None) => mapping(heard.facts.leading().into_iter()),
        Wanted::Session(None) => session(heard.open).to_owned(),
        Wanted::Card(None) => heard.card.name().to_owned(),
        _ => return None,
    };
    Some(Edit { extent: expected.extent, text })
}

fn words(wanted: &Wording, heard: &str) -> Option<String> {
    let differs = wanted.exactly.as_ref().is_some_and(|exactly| exactly != heard);
    (wanted.open || differs).then(|| quoted(heard))
}

/// Names with values, as YAML writes them in one line.
pub(super) fn mapping<'a>(entries: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let entries: Vec<String> =
        entries.map(|(name, value)| format!("{name}: {}", scalar(value))).collect();
    format!("{{{}}}", entries.join(", "))
}

/// A text as YAML writes it; in quotes only where it needs them.
pub(super) fn scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '/' | '_' | '-');
    let begins = text.starts_with(|c: char| c.is_alphanumeric())
        || text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_numeric()));
    let is_word = !matches!(text, "null" | "true" | "false");
    match begins && is_word && text.chars().all(is_plain) && !text.ends_with(' ') {
        true => text.to_owned(),
        false => quoted(text),
    }
}

/// A text in double quotes: JSON's are YAML's.
pub(in crate::simulate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::facts::Facts;
    use super::super::read::read_stories;
    use super::super::script::CardWanted;
    use super::*;

    fn heard(speech: &str) -> HeardTurn {
        HeardTurn {
            intent: "BalanceIntent".to_owned(),
            slots: vec![("account_name".to_owned(), "mum's: own".to_owned())],
            facts: Facts::default(),
            speech: speech.to_owned(),
            reprompt: String::new(),
            reprompts: 0,
            open: true,
            card: CardWanted::None,
        }
    }

    #[test]
    fn what_is_open_and_what_differs_is_written_and_nothing_else() {
        let text = "# É, a comment\nstory:\n  - say: hi\n    expect:\n      intent: ~\n      \
                    slots: ~ # these\n      session: closed\n      speech: Old words.\n  \
                    - say: more\n    expect: {speech: old, session: ~}\n";
        let path = Path::new("tale.yaml");
        let story = read_stories(path, text).unwrap().remove(0);
        let played = |line, speech: &str| PlayedTurn {
            line,
            said: String::new(),
            heard: heard(speech),
            findings: Vec::new(),
        };
        let played = [played(3, "You said \"hi\"."), played(9, "More.")];
        let accepted = edited(text, edits(&story, &played));
        let expected = "# É, a comment\nstory:\n  - say: hi\n    expect:\n      \
                        intent: BalanceIntent\n      \
                        slots: {account_name: \"mum's: own\"} # these\n      \
                        session: closed\n      speech: \"You said \\\"hi\\\".\"\n  \
                        - say: more\n    expect: {speech: \"More.\", session: open}\n";
        assert_eq!(accepted, expected);
        let again = read_stories(path, &accepted).unwrap().remove(0);
        assert!(edits(&again, &played).is_empty());
    }
}
