//! From YAML to stories.

use std::path::Path;

use chrono::DateTime;

use super::read_expected::expected;
use super::read_given::{CLOCK, given, given_by_now};
use super::script::{Given, Person, Story, Turn, Utterance};
use super::yaml::{Node, StoryProblem, documents};

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
    let clock = DateTime::parse_from_rfc3339(CLOCK).map_err(|bad| node.problem(bad.to_string()))?;
    let mut story = Story {
        name: format!("{stem} {number}"),
        line: node.line(),
        given: Given::nothing_said(clock),
        turns: Vec::new(),
    };
    let mut turns = Vec::new();
    for entry in node.entries_of(&["name", "given", "story"])? {
        match entry.key {
            "name" => story.name = entry.value.text()?.to_owned(),
            "given" => given(entry.value, &mut story.given)?,
            _ => turns = entry.value.items()?,
        }
    }
    let mut by_now = story.given.clone();
    for node in turns {
        story.turns.push(turn(node, &mut by_now)?);
    }
    match story.turns.is_empty() {
        true => Err(node.problem("a story without turns: write them under `story:`")),
        false => Ok(story),
    }
}

/// A turn, before which what is given is as it was `by_now`.
fn turn(node: Node<'_>, by_now: &mut Given) -> Result<Turn, StoryProblem> {
    let mut said = None;
    let mut slots = None;
    let mut expectations = Vec::new();
    let known = ["given", "person", "say", "intent", "slots", "silence", "expect"];
    for entry in node.entries_of(&known)? {
        let value = entry.value;
        let comes_in = match entry.key {
            "say" => Utterance::Text(value.text()?.to_owned()),
            "intent" => Utterance::Intent(value.text()?.to_owned(), Vec::new()),
            "silence" => {
                value.one_of(&[("true", ())])?;
                Utterance::Silence
            }
            "given" => {
                given_by_now(value, by_now)?;
                continue;
            }
            "person" => {
                by_now.person = value.one_of(&Person::ALL.map(|it| (it.name(), it)))?;
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
    Ok(Turn { line: node.line(), given: by_now.clone(), said, expected: expectations })
}

/// Names with texts.
pub(super) fn pairs(node: Node<'_>) -> Result<Vec<(String, String)>, StoryProblem> {
    let pair =
        |entry: super::yaml::Entry<'_>| Ok((entry.key.to_owned(), entry.value.text()?.to_owned()));
    node.entries()?.into_iter().map(pair).collect()
}
