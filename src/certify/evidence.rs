//! The evidence pack: a folder to show, to keep, and to copy from.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use thiserror::Error;

use super::gathered::{Gathered, Probe, Turn};
use super::report::Report;
use crate::basics::digest_of;

/// What stands in the place of what names a customer or opens an account.
const REDACTED: &str = "(redacted)";
/// Members of messages that do.
const SECRET: [&str; 9] = [
    "accessToken",
    "apiAccessToken",
    "userId",
    "personId",
    "deviceId",
    "sessionId",
    "unitId",
    "sessionAttributes",
    "attributes",
];

/// The pack cannot be written.
#[derive(Debug, Error)]
#[error("{}: {source}", path.display())]
pub struct EvidenceError {
    /// Which file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

/// Writes the pack for `report` into `folder`, which is made where it is missing.
///
/// # Errors
///
/// [`EvidenceError`] names the file.
pub(super) fn write_evidence(report: &Report, folder: &Path) -> Result<(), EvidenceError> {
    let gathered = &report.gathered;
    for name in ["", "transcripts", "exchanges"] {
        let path = folder.join(name);
        fs::create_dir_all(&path).map_err(|source| EvidenceError { path, source })?;
    }
    let write = |name: &str, text: String| {
        let path = folder.join(name);
        fs::write(&path, text).map_err(|source| EvidenceError { path, source })
    };
    write("build.txt", build())?;
    write("report.html", report.as_html())?;
    write("report.md", report.as_markdown())?;
    write("report.json", format!("{:#}\n", report.as_json()))?;
    write("timings.csv", timings(gathered))?;
    write("testing-instructions.txt", instructions(gathered))?;
    let locales: BTreeSet<&str> = gathered.turns.iter().map(|turn| turn.locale.as_str()).collect();
    for locale in locales {
        write(&format!("transcripts/{locale}.txt"), transcript(gathered, locale))?;
        write(&format!("exchanges/{locale}.jsonl"), exchanges(gathered, locale))?;
    }
    Ok(())
}

/// Which program judged: its version, and the digest of its file.
fn build() -> String {
    let program = std::env::current_exe().and_then(fs::read);
    let digest = program.map(|bytes| digest_of(&bytes).to_hex());
    let digest = digest.unwrap_or_else(|_| "unknown".to_owned());
    format!("saldo {}\nsha256 {digest}\n", env!("CARGO_PKG_VERSION"))
}

/// How long answers took, in milliseconds, by why they were asked.
fn timings(gathered: &Gathered) -> String {
    let mut times: BTreeMap<String, Vec<u128>> = BTreeMap::new();
    for turn in &gathered.turns {
        let name = probe_name(turn.probe);
        times.entry(name).or_default().push(turn.answer.took.as_micros());
    }
    let mut text = String::from("asked,answers,median_ms,p95_ms,longest_ms\n");
    for (name, mut times) in times {
        times.sort_unstable();
        let at = |percent: usize| {
            let place = (times.len() * percent / 100).min(times.len().saturating_sub(1));
            let micros = times.get(place).copied().unwrap_or_default();
            format!("{}.{:03}", micros / 1000, micros % 1000)
        };
        let (median, p95, longest) = (at(50), at(95), at(100));
        text.push_str(&format!("{name},{},{median},{p95},{longest}\n", times.len()));
    }
    text
}

/// Why something was asked, as a name.
fn probe_name(probe: Probe) -> String {
    match probe {
        Probe::NotUnderstood(_) => "NotUnderstood".to_owned(),
        other => format!("{other:?}"),
    }
}

/// What was said, turn by turn; the same answer to the same words once.
fn transcript(gathered: &Gathered, locale: &str) -> String {
    let mut text = String::new();
    let mut seen = BTreeSet::new();
    let mut last = None;
    for turn in gathered.turns.iter().filter(|turn| turn.locale == locale) {
        if !seen.insert((turn.probe, &turn.before, &turn.said, turn.answer.speech())) {
            continue;
        }
        if last != Some(turn.probe) {
            text.push_str(&format!("\n== {} ==\n", probe_name(turn.probe)));
            last = Some(turn.probe);
        }
        for before in &turn.before {
            text.push_str(&format!("  ({before})\n"));
        }
        let answer = &turn.answer;
        let session = if answer.is_open() { "open" } else { "closed" };
        let card = answer.card().and_then(|card| card["type"].as_str());
        let card = card.map(|card| format!(", card {card}")).unwrap_or_default();
        let status = match answer.status {
            200 => String::new(),
            status => format!(", HTTP status {status}"),
        };
        text.push_str(&format!("  Customer: {}\n", turn.said));
        text.push_str(&format!(
            "  Skill:    {} [{session}{card}{status}, {} ms]\n",
            answer.speech(),
            answer.took.as_millis()
        ));
    }
    text
}

/// The first message and response of every intent, for every reason it was asked: one JSON object
/// a line, without what names a customer or opens an account.
fn exchanges(gathered: &Gathered, locale: &str) -> String {
    let mut text = String::new();
    let mut seen = BTreeSet::new();
    let is_first = |turn: &&Turn| seen.insert((turn.probe, turn.intent.clone()));
    for turn in gathered.turns.iter().filter(|turn| turn.locale == locale).filter(is_first) {
        let mut pair = json!({
            "asked": probe_name(turn.probe), "said": turn.said, "request": turn.request,
            "status": turn.answer.status, "took_ms": turn.answer.took.as_millis(),
            "response": turn.answer.body,
        });
        redact(&mut pair);
        text.push_str(&format!("{pair}\n"));
    }
    text
}

fn redact(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if SECRET.contains(&name.as_str()) && !member.is_null() {
                    *member = Value::from(REDACTED);
                } else {
                    redact(member);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(redact),
        _ => {}
    }
}

/// What the submission form asks for.
fn instructions(gathered: &Gathered) -> String {
    let mut text = String::from("Testing instructions, for the submission form.\n");
    let Some(package) = &gathered.package else { return text };
    let own = package.manifest["publishingInformation"]["testingInstructions"].as_str();
    text.push_str(&format!("\n{}\n", own.unwrap_or_default().trim()));
    if package.links_accounts {
        text.push_str(
            "\nTest account (a customer of a test bank; no one-time code may be asked):\n\
             User name: PUT THE TEST CUSTOMER'S USER NAME HERE\n\
             Password:  PUT THEIR PASSWORD HERE\n",
        );
    }
    for locale in &package.locales {
        text.push_str(&format!("\n{}: say, for example\n", locale.name));
        for phrase in &locale.words.store.example_phrases {
            text.push_str(&format!("- {phrase}\n"));
        }
        let intents = locale.model.intents.iter().filter(|it| !it.name.starts_with("AMAZON."));
        for sample in intents.filter_map(|intent| {
            let plain = |sample: &&String| !sample.contains('{');
            intent.samples.iter().find(plain)
        }) {
            text.push_str(&format!("- {sample}\n"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_opens_an_account_is_kept() {
        let mut message = json!({
            "session": {"sessionId": "s", "attributes": {"saldo": "sealed"}, "new": true},
            "context": {"System": {
                "user": {"userId": "u", "accessToken": "t"},
                "person": {"personId": "p", "accessToken": "q"},
                "apiAccessToken": "a", "device": {"deviceId": "d", "supportedInterfaces": {}},
            }},
            "request": {"locale": "en-US", "accessToken": null},
        });
        redact(&mut message);
        let text = message.to_string();
        for secret in ["\"s\"", "sealed", "\"u\"", "\"t\"", "\"p\"", "\"q\"", "\"a\"", "\"d\""] {
            assert!(!text.contains(secret), "{secret}: {text}");
        }
        assert!(text.contains("en-US") && text.contains("supportedInterfaces"));
    }
}
