//! The report for programs.

use serde_json::{Value, json};

use super::value::Report;
use crate::certify::requirement::Status;

impl Report {
    /// Everything but what was said.
    pub fn as_json(&self) -> Value {
        let rows = self.results.iter().map(|result| {
            let (row, verdict) = (&result.row, &result.verdict);
            let findings = verdict
                .findings
                .iter()
                .map(|finding| json!({"locale": finding.locale, "what": finding.what}));
            json!({
                "id": row.id, "title": row.title, "requirement": row.requirement,
                "basis": row.basis, "status": verdict.status.name(),
                "evidence": verdict.summary, "found": verdict.found,
                "findings": findings.collect::<Vec<_>>(),
            })
        });
        json!({
            "saldo": env!("CARGO_PKG_VERSION"),
            "endpoint": self.gathered.has_endpoint.then_some(&self.gathered.endpoint),
            "package": self.gathered.package.as_ref().map(|package| &package.from),
            "locales": self.locales(),
            "requests": self.gathered.turns.len() + self.gathered.gate.len(),
            "passed": self.count(Status::Pass), "failed": self.count(Status::Fail),
            "for_a_person": self.count(Status::Person),
            "not_applicable": self.count(Status::NotApplicable),
            "rows": rows.collect::<Vec<_>>(),
        })
    }
}
