//! The report as Markdown: for a ticket, or a wiki.

use super::text::shown;
use super::value::Report;
use crate::certify::requirement::Status;

impl Report {
    /// One table, and below it what was found.
    pub fn as_markdown(&self) -> String {
        let mut text = format!("# Certification dry run\n\n{}\n\n", escaped(&self.subject()));
        text.push_str(&format!("**{}**\n\n", self.tally()));
        text.push_str("| Row | Title | Status | Evidence |\n|---|---|---|---|\n");
        for result in &self.results {
            let (row, verdict) = (&result.row, &result.verdict);
            let (id, title, status) = (row.id, row.title, verdict.status.name());
            let summary = escaped(&verdict.summary);
            text.push_str(&format!("| {id} | {title} | {status} | {summary} |\n"));
        }
        for result in self.results.iter().filter(|it| it.verdict.status == Status::Fail) {
            let (row, verdict) = (&result.row, &result.verdict);
            text.push_str(&format!("\n## {} {}\n\n", row.id, row.title));
            text.push_str(&format!("{} ({}).\n\n", row.requirement, row.basis));
            for finding in &verdict.findings {
                text.push_str(&format!("- {}\n", escaped(&shown(finding))));
            }
            if verdict.found > verdict.findings.len() {
                let more = verdict.found - verdict.findings.len();
                text.push_str(&format!("- and {more} more\n"));
            }
        }
        text
    }
}

/// A text without anything that Markdown would take for its own.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '#' | '\\' => {
                safe.push('\\');
                safe.push(character);
            }
            '\n' | '\r' => safe.push(' '),
            other => safe.push(other),
        }
    }
    safe
}
