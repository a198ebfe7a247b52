//! Where everything is told: text, with colours on a terminal, or JSON.

use std::io::{self, Write};

use serde_json::{Value, json};

/// Something to be told, for people and for programs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Told {
    pub(super) text: String,
    pub(super) json: Value,
}

/// How a part of a text stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// What a row is about.
    Label,
    /// What Saldo says.
    Speech,
    /// What went wrong.
    Wrong,
}

/// Puts colours into texts, or none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    pub(super) colours: bool,
}

impl Paint {
    /// `text` in a style.
    pub(super) fn styled(self, style: Style, text: &str) -> String {
        let code = match style {
            Style::Label => "2",
            Style::Speech => "1",
            Style::Wrong => "31",
        };
        if self.colours { format!("\x1b[{code}m{text}\x1b[0m") } else { text.to_owned() }
    }

    /// A row with its label.
    pub(super) fn row(self, label: &str, text: &str) -> String {
        format!("  {} {text}", self.styled(Style::Label, &format!("{label:<6}")))
    }
}

/// What is told goes here.
pub(super) struct Page<'o> {
    out: &'o mut (dyn Write + Send),
    is_json: bool,
    pub(super) paint: Paint,
    /// Lines that could not be carried out.
    pub(super) mistakes: usize,
}

impl<'o> Page<'o> {
    pub(super) fn new(out: &'o mut (dyn Write + Send), is_json: bool, paint: Paint) -> Self {
        Self { out, is_json, paint, mistakes: 0 }
    }

    /// Tells it.
    pub(super) fn tell(&mut self, told: &Told) -> io::Result<()> {
        match self.is_json {
            true => writeln!(self.out, "{}", told.json)?,
            false => writeln!(self.out, "{}", told.text)?,
        }
        self.out.flush()
    }

    /// Tells that a line could not be carried out, and counts it.
    pub(super) fn mistake(&mut self, what: &str) -> io::Result<()> {
        self.mistakes += 1;
        let text = format!("  {} {what}", self.paint.styled(Style::Wrong, "error:"));
        self.tell(&Told { text, json: json!({ "error": what }) })
    }

    /// Tells people something that is no part of the result.
    pub(super) fn remark(&mut self, text: &str) -> io::Result<()> {
        if !self.is_json {
            writeln!(self.out, "{text}")?;
        }
        self.out.flush()
    }
}
