//! The report on a terminal.

use std::io::{self, Write};

use super::value::Report;
use crate::certify::requirement::{Finding, Status};

/// Findings of a row that are shown; JSON has all that are kept.
const SHOWN_MAX: usize = 5;

impl Report {
    /// Writes it for people, with colours where they are wanted.
    ///
    /// # Errors
    ///
    /// When `out` takes no more.
    pub fn write_text(&self, colours: bool, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "Certification dry run: {}", self.subject())?;
        for result in &self.results {
            let (row, verdict) = (&result.row, &result.verdict);
            let (mark, colour) = match verdict.status {
                Status::Pass => ("pass", "32"),
                Status::Fail => ("FAIL", "31;1"),
                Status::Person => ("look", "33"),
                Status::NotApplicable => ("  - ", "2"),
            };
            let mark =
                if colours { format!("\u{1b}[{colour}m{mark}\u{1b}[0m") } else { mark.to_owned() };
            writeln!(out, "{mark}  {:<7} {}: {}", row.id, row.title, verdict.summary)?;
            if verdict.status == Status::Fail {
                writeln!(out, "              {} ({})", row.requirement, row.basis)?;
                for finding in verdict.findings.iter().take(SHOWN_MAX) {
                    writeln!(out, "              * {}", shown(finding))?;
                }
                if verdict.found > SHOWN_MAX {
                    let more = verdict.found - SHOWN_MAX;
                    writeln!(out, "              * and {more} more (--format json)")?;
                }
            }
        }
        writeln!(out, "{}", self.tally())
    }
}

/// A finding in a line.
pub(super) fn shown(finding: &Finding) -> String {
    match finding.locale.as_str() {
        "" => finding.what.clone(),
        locale => format!("{locale}: {}", finding.what),
    }
}
