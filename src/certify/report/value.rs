//! The report itself.

use crate::certify::gathered::Gathered;
use crate::certify::requirement::{RowResult, Status};

/// Every row with its verdict, and what they were judged by.
#[derive(Clone)]
pub struct Report {
    /// The rows, in the order of the platform's list.
    pub results: Vec<RowResult>,
    /// What was asked and answered.
    pub gathered: Gathered,
}

impl Report {
    /// Whether no row failed. Rows for a person to judge do not count.
    pub fn is_fine(&self) -> bool {
        self.count(Status::Fail) == 0
    }

    /// How many rows came out as `status`.
    pub fn count(&self, status: Status) -> usize {
        self.results.iter().filter(|result| result.verdict.status == status).count()
    }

    /// The row with this id.
    pub fn row(&self, id: &str) -> Option<&RowResult> {
        self.results.iter().find(|result| result.row.id == id)
    }

    /// The locales that were asked or read, by name.
    pub(super) fn locales(&self) -> Vec<&str> {
        let package = self.gathered.package.iter();
        package.flat_map(|package| &package.locales).map(|it| it.name.as_str()).collect()
    }

    /// What was certified, in a line.
    pub(super) fn subject(&self) -> String {
        let mut parts = Vec::new();
        if self.gathered.has_endpoint {
            parts.push(format!("endpoint {}", self.gathered.endpoint));
        }
        if let Some(package) = &self.gathered.package {
            parts.push(format!("package {} ({})", package.from, self.locales().join(", ")));
        }
        parts.join(", ")
    }

    /// How it came out, in a line.
    pub(super) fn tally(&self) -> String {
        let kinds = [
            (Status::Pass, "passed"),
            (Status::Fail, "failed"),
            (Status::Person, "for a person to judge"),
            (Status::NotApplicable, "not applicable"),
        ];
        let counts = kinds.map(|(status, words)| format!("{} {words}", self.count(status)));
        let asked = self.gathered.turns.len() + self.gathered.gate.len();
        format!("{} rows: {}; {asked} requests", self.results.len(), counts.join(", "))
    }
}
