//! A row of the certification: what is required, and what was found.

use super::gathered::Gathered;

/// Findings of one row that are kept; the count is always the whole one.
pub(super) const FINDINGS_MAX: usize = 50;

/// One requirement.
#[derive(Clone, Copy)]
pub struct Row {
    /// The platform's own number, stable: reports are compared by it.
    pub id: &'static str,
    /// A few words.
    pub title: &'static str,
    /// What is required, in one line.
    pub requirement: &'static str,
    /// Where it is required.
    pub basis: &'static str,
    /// Judges what was gathered.
    pub(super) judge: fn(&Gathered) -> Verdict,
}

/// How a row came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// What was asked was answered as required.
    Pass,
    /// Something was not.
    Fail,
    /// A person has to judge it.
    Person,
    /// Nothing here that the requirement is about; the summary says why.
    NotApplicable,
}

impl Status {
    /// Its name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Person => "person",
            Self::NotApplicable => "not applicable",
        }
    }
}

/// One thing that is not as required.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The locale; empty for what holds in all.
    pub locale: String,
    /// What is wrong, with what was said.
    pub what: String,
}

/// What a row comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// How it came out.
    pub status: Status,
    /// What was looked at, or why nothing was.
    pub summary: String,
    /// What is wrong: at most `FINDINGS_MAX` of them.
    pub findings: Vec<Finding>,
    /// How many there are.
    pub found: usize,
}

impl Verdict {
    /// Fails with `findings`, passes without; `looked_at` says what was judged.
    pub(super) fn of(mut findings: Vec<Finding>, looked_at: String) -> Self {
        let found = findings.len();
        findings.truncate(FINDINGS_MAX);
        let status = if found == 0 { Status::Pass } else { Status::Fail };
        Self { status, summary: looked_at, findings, found }
    }

    /// Nothing to judge, because of `why`.
    pub(super) fn not_applicable(why: &str) -> Self {
        let summary = why.to_owned();
        Self { status: Status::NotApplicable, summary, findings: Vec::new(), found: 0 }
    }

    /// For a person to judge; `question` is theirs.
    pub(super) fn person(question: &str) -> Self {
        let summary = question.to_owned();
        Self { status: Status::Person, summary, findings: Vec::new(), found: 0 }
    }
}

/// A row with its verdict.
#[derive(Clone)]
pub struct RowResult {
    /// The requirement.
    pub row: Row,
    /// How it came out.
    pub verdict: Verdict,
}

/// So many of something: "1 locale", "5 locales".
pub(super) fn counted(count: usize, what: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {what}{plural}")
}
