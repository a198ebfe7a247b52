//! What was played: for people, for programs, for CI.

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};

use super::compare::session;
use super::play::PlayedTurn;
use crate::simulate::plain::escaped_xml;

/// One story as it was played.
#[derive(Debug)]
pub struct Played {
    pub(super) path: PathBuf,
    pub(super) name: String,
    pub(super) line: usize,
    pub(super) turns: Vec<PlayedTurn>,
    /// Why it ended before its last turn.
    pub(super) ended: Option<String>,
    pub(super) took: Duration,
}

impl Played {
    /// Whether everything came as expected.
    pub fn is_fine(&self) -> bool {
        self.ended.is_none() && self.turns.iter().all(|turn| turn.findings.is_empty())
    }

    /// What did not come as expected, one line each; empty for a story that is fine.
    fn findings(&self) -> Vec<String> {
        let path = self.path.display();
        let mut lines = Vec::new();
        for turn in &self.turns {
            for found in &turn.findings {
                lines.push(format!("{path}:{}: after {:?}: {}", found.line, turn.said, found.of));
                lines.push(format!("    expected {}", found.wanted));
                lines.push(format!("    heard    {}", found.heard));
            }
        }
        if let Some(ended) = &self.ended {
            lines.push(format!("{path}:{}: it ended early: {ended}", self.line));
        }
        lines
    }
}

/// Everything that was played, in the order of the files.
#[derive(Debug)]
pub struct StoryReport {
    /// The stories.
    pub played: Vec<Played>,
}

impl StoryReport {
    /// Whether every story came as expected.
    pub fn is_fine(&self) -> bool {
        self.played.iter().all(Played::is_fine)
    }

    /// What was found, for people.
    pub fn text(&self) -> String {
        let mut text = Vec::new();
        // Writing to memory does not fail.
        let _ = self.write_text(false, &mut text);
        String::from_utf8_lossy(&text).into_owned()
    }

    /// Writes what was found; with `everything`, every turn, too.
    pub(super) fn write_text(&self, everything: bool, out: &mut dyn Write) -> io::Result<()> {
        for story in &self.played {
            if everything {
                writeln!(out, "{}:{} {}", story.path.display(), story.line, story.name)?;
                story.turns.iter().try_for_each(|turn| write_turn(turn, out))?;
            }
            let findings = story.findings();
            if !findings.is_empty() {
                writeln!(out, "FAILED {:?}", story.name)?;
                findings.iter().try_for_each(|line| writeln!(out, "  {line}"))?;
            }
        }
        let turns: usize = self.played.iter().map(|story| story.turns.len()).sum();
        let failed = self.failed();
        let fine = self.played.len() - failed;
        writeln!(out, "{} stories, {turns} turns: {fine} fine, {failed} failed", self.played.len())
    }

    fn failed(&self) -> usize {
        self.played.iter().filter(|story| !story.is_fine()).count()
    }

    /// Everything, for programs.
    pub(super) fn as_json(&self) -> Value {
        let story = |story: &Played| {
            json!({
                "path": story.path.display().to_string(), "line": story.line, "name": story.name,
                "fine": story.is_fine(), "ended": story.ended, "took_ms": millis(story.took),
                "turns": story.turns.iter().map(turn_as_json).collect::<Vec<_>>(),
            })
        };
        json!({
            "stories": self.played.len(), "failed": self.failed(),
            "played": self.played.iter().map(story).collect::<Vec<_>>(),
        })
    }

    /// The report that continuous integration reads.
    pub(super) fn as_junit(&self) -> String {
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        let head = format!(
            "<testsuite name=\"stories\" tests=\"{}\" failures=\"{}\">\n",
            self.played.len(),
            self.failed()
        );
        xml.push_str(&head);
        for story in &self.played {
            let millis = millis(story.took);
            xml.push_str(&format!(
                "  <testcase classname=\"{}\" name=\"{}\" time=\"{}.{:03}\">",
                escaped_xml(&story.path.display().to_string()),
                escaped_xml(&story.name),
                millis / 1000,
                millis % 1000
            ));
            let findings = story.findings();
            if !findings.is_empty() {
                let text = escaped_xml(&findings.join("\n"));
                let message = escaped_xml(findings.first().map_or("", String::as_str));
                xml.push_str(&format!("<failure message=\"{message}\">{text}</failure>"));
            }
            xml.push_str("</testcase>\n");
        }
        xml.push_str("</testsuite>\n");
        xml
    }
}

fn millis(took: Duration) -> u64 {
    u64::try_from(took.as_millis()).unwrap_or(u64::MAX)
}

fn write_turn(turn: &PlayedTurn, out: &mut dyn Write) -> io::Result<()> {
    let heard = &turn.heard;
    let slots = heard.slots.iter().map(|(name, said)| format!(" {name}={said:?}"));
    let facts = heard.facts.leading();
    let facts: Vec<String> = facts.iter().map(|(name, told)| format!("{name}: {told}")).collect();
    writeln!(out, "  You:    {}", turn.said)?;
    writeln!(out, "          {}{}", heard.intent, slots.collect::<String>())?;
    writeln!(out, "          {{{}}}", facts.join(", "))?;
    writeln!(out, "  Saldo:  {}  [{}]", heard.speech, session(heard.open))
}

fn turn_as_json(turn: &PlayedTurn) -> Value {
    let heard = &turn.heard;
    let slots = heard.slots.iter().map(|(name, said)| (name.clone(), Value::from(said.as_str())));
    let findings = turn.findings.iter().map(|found| {
        json!({
            "line": found.line, "of": found.of, "expected": found.wanted, "heard": found.heard,
        })
    });
    json!({
        "line": turn.line, "said": turn.said, "intent": heard.intent,
        "slots": slots.collect::<serde_json::Map<_, _>>(), "facts": heard.facts.as_json(),
        "speech": heard.speech, "reprompt": heard.reprompt, "session": session(heard.open),
        "card": heard.card.name(), "findings": findings.collect::<Vec<_>>(),
    })
}
