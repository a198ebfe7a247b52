//! `saldo understand`: text in, meaning out, one line each.

use std::io::{self, BufRead, Write};
use std::path::PathBuf;
use std::time::Instant;

use chrono::{DateTime, FixedOffset, Local};
use clap::Args;
use serde::Serialize;
use serde_json::{Map, Value};
use thiserror::Error;

use super::folder::{FolderError, read_text};
use super::understand_slot::{SlotKind, slot_line};
use crate::basics::{BadLocale, Locale};
use crate::models::{AlexaModel, BadAlexaModel, shipped};
use crate::nlu::{Candidate, Customs, ModelError, Recognition, Recognizer};

/// The longest line that is kept; what is beyond it is read and dropped. The engine turns texts
/// away long before.
const LINE_BYTES_MAX: usize = 64 * 1024;

/// What to understand, and how to print it.
#[derive(Debug, Clone, Args)]
pub struct UnderstandArguments {
    /// Print one JSON object a line.
    #[arg(long)]
    pub jsonl: bool,
    /// The language of the text.
    #[arg(long, default_value = "en-US")]
    pub locale: String,
    /// An interaction model in Alexa's format; without it, the words inside this program.
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// Read every line as a slot of this kind, instead of as a request.
    #[arg(long = "as", value_name = "KIND", value_enum, conflicts_with = "model")]
    pub kind: Option<SlotKind>,
    /// The moment that dates are counted from, on its own offset's calendar. Default: this one.
    #[arg(long, value_name = "RFC3339", value_parser = DateTime::parse_from_rfc3339)]
    pub now: Option<DateTime<FixedOffset>>,
}

/// Why nothing was understood at all.
#[derive(Debug, Error)]
pub enum UnderstandError {
    /// The model file cannot be read.
    #[error(transparent)]
    Folder(#[from] FolderError),
    /// The model file is in another format.
    #[error("{}: {error}", path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// Why.
        error: BadAlexaModel,
    },
    /// The model contradicts itself.
    #[error("{}: {error}", path.display())]
    Model {
        /// The file.
        path: PathBuf,
        /// Where.
        error: ModelError,
    },
    /// The locale is none.
    #[error("--locale {wanted:?}: {error}")]
    Locale {
        /// The locale as given.
        wanted: String,
        /// Why.
        error: BadLocale,
    },
    /// There are no words in this locale.
    #[error("there are no words for the locale {wanted:?}; there are for: {known}")]
    NoWords {
        /// The locale as given.
        wanted: String,
        /// The locales with words.
        known: String,
    },
    /// Input or output.
    #[error("cannot go on: {0}")]
    Stream(#[from] io::Error),
}

/// Runs `saldo understand`: one text a line from `input`, one answer a line to `out`.
///
/// # Errors
///
/// [`UnderstandError`] when there is no model to ask, or a stream ends in an error.
pub fn run_understand(
    arguments: &UnderstandArguments,
    input: &mut dyn BufRead,
    out: &mut dyn Write,
) -> Result<(), UnderstandError> {
    let read = reader(arguments)?;
    let mut line = Vec::new();
    while next_line(input, &mut line)? {
        let text = String::from_utf8_lossy(&line);
        writeln!(out, "{}", read(&text))?;
    }
    Ok(())
}

/// What is done with each line.
type Reader = Box<dyn Fn(&str) -> String>;

/// The one way to read that the arguments ask for. Other ways than intents begin here.
fn reader(arguments: &UnderstandArguments) -> Result<Reader, UnderstandError> {
    let jsonl = arguments.jsonl;
    let locale = arguments.locale.parse::<Locale>().map_err(|error| {
        let wanted = arguments.locale.clone();
        UnderstandError::Locale { wanted, error }
    })?;
    if let Some(kind) = arguments.kind {
        return slot_reader(arguments, kind, locale);
    }
    if let Some(path) = &arguments.model {
        let path = || path.clone();
        let model = AlexaModel::parse(&read_text(&path())?)
            .map_err(|error| UnderstandError::Format { path: path(), error })?;
        let recognizer = Recognizer::compile(model.to_model(), locale)
            .map_err(|error| UnderstandError::Model { path: path(), error })?;
        recognizer.train();
        return Ok(Box::new(move |text| intent_line(&recognizer, text, jsonl)));
    }
    let shipped = shipped();
    let recognizer = shipped.recognizer(locale).ok_or_else(|| UnderstandError::NoWords {
        wanted: arguments.locale.clone(),
        known: shipped.locale_names(),
    })?;
    recognizer.train();
    Ok(Box::new(move |text| intent_line(recognizer, text, jsonl)))
}

/// Reads slots by the customs of the locale, on the day that it is.
fn slot_reader(
    arguments: &UnderstandArguments,
    kind: SlotKind,
    locale: Locale,
) -> Result<Reader, UnderstandError> {
    let customs = Customs::of(locale).ok_or_else(|| UnderstandError::NoWords {
        wanted: arguments.locale.clone(),
        known: "English, Spanish and German, as en-US, es-ES or de-DE".to_owned(),
    })?;
    let now = arguments.now.unwrap_or_else(|| Local::now().fixed_offset());
    let (today, jsonl) = (now.date_naive(), arguments.jsonl);
    Ok(Box::new(move |text| slot_line(kind, text, &customs, today, jsonl)))
}

#[derive(Serialize)]
struct IntentLine<'l> {
    text: &'l str,
    intent: Option<&'l str>,
    confidence: f32,
    verdict: &'static str,
    ranking: Vec<RankedLine<'l>>,
    slots: Map<String, Value>,
    micros: u64,
}

#[derive(Serialize)]
struct RankedLine<'l> {
    intent: &'l str,
    confidence: f32,
}

fn intent_line(recognizer: &Recognizer, text: &str, jsonl: bool) -> String {
    let began = Instant::now();
    let found = recognizer.recognize(text, &[]);
    let micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX);
    let line = IntentLine {
        text,
        intent: found.intent(),
        confidence: found.confidence(),
        verdict: found.verdict.name(),
        ranking: found.ranking.iter().map(ranked).collect(),
        slots: slots(&found),
        micros,
    };
    if jsonl {
        // Maps with text keys and finite numbers always print.
        return serde_json::to_string(&line).unwrap_or_default();
    }
    let slots: Vec<String> =
        line.slots.iter().map(|(name, value)| format!(" {name}={value}")).collect();
    let intent = line.intent.unwrap_or("-");
    format!("{} {:.2} {intent}{}", line.verdict, line.confidence, slots.concat())
}

fn ranked<'l>(candidate: &Candidate<'l>) -> RankedLine<'l> {
    RankedLine { intent: candidate.intent, confidence: candidate.confidence }
}

/// Listed values by their ids, everything else as it was said.
fn slots(found: &Recognition<'_>) -> Map<String, Value> {
    let pairs = found.slots.iter().map(|slot| {
        let id = slot.resolved.and_then(|resolved| resolved.id);
        (slot.name.to_owned(), Value::from(id.unwrap_or(&slot.value)))
    });
    pairs.collect()
}

/// Reads one line into `line`, without its end; `false` when there are no more.
fn next_line(input: &mut dyn BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    let mut any = false;
    loop {
        let chunk = input.fill_buf()?;
        if chunk.is_empty() {
            break;
        }
        any = true;
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let piece = &chunk[..end.unwrap_or(chunk.len())];
        let room = LINE_BYTES_MAX.saturating_sub(line.len());
        line.extend_from_slice(&piece[..piece.len().min(room)]);
        let taken = end.map_or(chunk.len(), |end| end + 1);
        input.consume(taken);
        if end.is_some() {
            break;
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(any)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, jsonl: bool) -> Vec<String> {
        let arguments = UnderstandArguments {
            jsonl,
            locale: "en-US".into(),
            model: None,
            kind: None,
            now: None,
        };
        let mut out = Vec::new();
        run_understand(&arguments, &mut text.as_bytes(), &mut out).unwrap();
        String::from_utf8(out).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn answers_every_line_in_order() {
        let answers = lines("what's in savings\r\n\nwhat is my balance", true);
        assert_eq!(answers.len(), 3, "{answers:?}");
        let first: Value = serde_json::from_str(&answers[0]).unwrap();
        assert_eq!(first["text"], "what's in savings");
        assert_eq!(first["intent"], "BalanceIntent");
        assert_eq!(first["verdict"], "accept");
        assert_eq!(first["confidence"], 1.0);
        assert_eq!(first["slots"]["account_kind"], "SAVINGS");
        let second: Value = serde_json::from_str(&answers[1]).unwrap();
        assert_eq!(second["intent"], Value::Null);
        assert_eq!(second["verdict"], "reject");
        assert_eq!(
            lines("what's in savings", false),
            ["accept 1.00 BalanceIntent account_kind=\"SAVINGS\""]
        );
    }

    #[test]
    fn a_line_without_end_is_cut() {
        let mut line = Vec::new();
        let long = "a".repeat(LINE_BYTES_MAX * 2) + "\nb";
        let mut input = io::BufReader::with_capacity(100, long.as_bytes());
        assert!(next_line(&mut input, &mut line).unwrap());
        assert_eq!(line.len(), LINE_BYTES_MAX);
        assert!(next_line(&mut input, &mut line).unwrap());
        assert_eq!(line, b"b");
        assert!(!next_line(&mut input, &mut line).unwrap());
    }
}
