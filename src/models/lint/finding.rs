//! One thing to mend.

use std::fmt;

use crate::models::problem::Place;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The platform would refuse it, or customers would be misunderstood.
    Blocker,
    /// Must be settled before publication, but not by the words' author.
    Note,
}

/// One thing to mend: where, what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// The rule, by its stable name.
    pub rule: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let note = if self.severity == Severity::Note { "note: " } else { "" };
        write!(f, "{}: {note}{} [{}]", self.place, self.message, self.rule)
    }
}

/// Gathers findings.
#[derive(Debug, Default)]
pub(super) struct Findings(pub(super) Vec<Finding>);

impl Findings {
    /// Adds a blocker.
    pub(super) fn block(&mut self, place: &Place, rule: &'static str, message: String) {
        self.0.push(Finding { severity: Severity::Blocker, place: place.clone(), rule, message });
    }

    /// Adds a note.
    pub(super) fn note(&mut self, place: &Place, rule: &'static str, message: String) {
        self.0.push(Finding { severity: Severity::Note, place: place.clone(), rule, message });
    }
}
