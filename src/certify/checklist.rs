//! The rows that a person judges: asked one by one, and answered for good in a file.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use thiserror::Error;

use super::report::Report;
use super::requirement::{Finding, Status, Verdict};

/// The file's name in the folder of evidence.
const FILE: &str = "checklist.toml";
/// Characters of an answer that are kept.
const ANSWER_CHARACTERS_MAX: usize = 1_000;

/// Why the answers cannot be read or kept.
#[derive(Debug, Error)]
pub enum ChecklistError {
    /// The file cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which one.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is no list of answers.
    #[error("{}: {reason}", path.display())]
    Form {
        /// Which one.
        path: PathBuf,
        /// What is wrong with it, and where.
        reason: String,
    },
}

/// The answers of persons, by row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checklist {
    answers: BTreeMap<String, Answered>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Answered {
    /// What was asked; written for people, and not read.
    #[serde(default, rename = "question")]
    _question: String,
    #[serde(default)]
    answer: Said,
    #[serde(default)]
    by: String,
    #[serde(default)]
    note: String,
}

/// What was answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Said {
    Yes,
    No,
    #[default]
    #[serde(rename = "")]
    Nothing,
}

impl Said {
    fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Nothing => "",
        }
    }
}

impl Checklist {
    /// The answers kept in `folder`; none where there is no such file.
    ///
    /// # Errors
    ///
    /// [`ChecklistError`] names the file and what is wrong with it.
    pub fn read(folder: &Path) -> Result<Self, ChecklistError> {
        let path = folder.join(FILE);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(source) => return Err(ChecklistError::File { path, source }),
        };
        match toml::from_str(&text) {
            Ok(answers) => Ok(Self { answers }),
            Err(error) => Err(ChecklistError::Form { path, reason: error.to_string() }),
        }
    }

    /// Asks, on a terminal, what nobody answered yet; an empty line leaves a question open.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub fn ask(
        &mut self,
        report: &Report,
        input: &mut dyn BufRead,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut by = String::new();
        for result in report.results.iter().filter(|it| it.verdict.status == Status::Person) {
            let id = result.row.id;
            if self.answers.get(id).is_some_and(|known| known.answer != Said::Nothing) {
                continue;
            }
            writeln!(out, "\n{id} {}: {}", result.row.title, result.verdict.summary)?;
            let answer = loop {
                match prompt("yes, no, or nothing for later", input, out)?.as_str() {
                    "yes" | "y" => break Said::Yes,
                    "no" | "n" => break Said::No,
                    "" => break Said::Nothing,
                    _ => {}
                }
            };
            if answer == Said::Nothing {
                continue;
            }
            if by.is_empty() {
                by = prompt("your name", input, out)?;
            }
            let note = prompt("what did you see", input, out)?;
            let answered = Answered { answer, by: by.clone(), note, ..Answered::default() };
            self.answers.insert(id.to_owned(), answered);
        }
        Ok(())
    }

    /// Puts the answers in the place of the questions.
    pub fn settle(&self, report: &mut Report) {
        for result in &mut report.results {
            let Some(answered) = self.answers.get(result.row.id) else { continue };
            if result.verdict.status != Status::Person {
                continue;
            }
            let Answered { answer, by, note, .. } = answered;
            let told = format!("judged by {by}: {note}");
            result.verdict = match answer {
                Said::Yes => Verdict::of(Vec::new(), told),
                Said::No => {
                    let finding = Finding { locale: String::new(), what: told };
                    Verdict::of(vec![finding], result.verdict.summary.clone())
                }
                Said::Nothing => continue,
            };
        }
    }

    /// Writes every question of `report` with its answer, and answers to questions that are not
    /// asked this time.
    ///
    /// # Errors
    ///
    /// [`ChecklistError::File`] when the folder cannot be written.
    pub fn write(&self, report: &Report, folder: &Path) -> Result<(), ChecklistError> {
        let mut text = String::from(
            "# What only a person can judge. Answer \"yes\" or \"no\", with your name and what you \
             saw:\n# the next run with the same folder counts it.\n",
        );
        let questions: BTreeMap<&str, &str> = report
            .results
            .iter()
            .filter(|result| result.verdict.status == Status::Person)
            .map(|result| (result.row.id, result.verdict.summary.as_str()))
            .collect();
        let answered = self.answers.keys().map(String::as_str);
        let ids: std::collections::BTreeSet<&str> =
            questions.keys().copied().chain(answered).collect();
        for id in ids {
            let nothing = Answered::default();
            let known = self.answers.get(id).unwrap_or(&nothing);
            let question = questions.get(id).copied().unwrap_or("(not asked in the last run)");
            text.push_str(&format!("\n[{}]\n", quoted(id)));
            for (name, value) in [
                ("question", question),
                ("answer", known.answer.word()),
                ("by", known.by.as_str()),
                ("note", known.note.as_str()),
            ] {
                text.push_str(&format!("{name} = {}\n", quoted(value)));
            }
        }
        let path = folder.join(FILE);
        let fresh = folder.join("checklist.new");
        let written = fs::write(&fresh, text).and_then(|()| fs::rename(&fresh, &path));
        written.map_err(|source| ChecklistError::File { path, source })
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::from(text.replace(['\n', '\r'], " ")).to_string()
}

fn prompt(what: &str, input: &mut dyn BufRead, out: &mut dyn Write) -> io::Result<String> {
    write!(out, "  {what}: ")?;
    out.flush()?;
    let mut line = String::new();
    input.read_line(&mut line)?;
    Ok(line.trim().chars().take(ANSWER_CHARACTERS_MAX).collect())
}
