//! The report for a browser: one page, without scripts and without anything from elsewhere.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::text::shown;
use super::value::Report;
use crate::certify::requirement::{RowResult, Status};

/// Readable on a phone and on paper, in light and dark.
const STYLE: &str = "
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
details { border-top: 1px solid #8886; padding: .5rem 0; }
summary { cursor: pointer; } summary b { display: inline-block; min-width: 3.5rem; }
.fail b { color: #b00020; } .pass b { color: #1b6e2e; } .person b { color: #8a5a00; }
@media (prefers-color-scheme: dark) {
  .fail b { color: #ff8a8a; } .pass b { color: #7fdc95; } .person b { color: #ffce73; }
}
p, li { overflow-wrap: anywhere; } .basis { opacity: .75; font-size: .9rem; }
";

impl Report {
    /// The whole page.
    pub fn as_html(&self) -> String {
        let page = html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { "Certification dry run" }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    main {
                        h1 { "Certification dry run" }
                        p { (self.subject()) }
                        p { strong { (self.tally()) } }
                        (self.section("Failed", Status::Fail))
                        (self.section("For a person to judge", Status::Person))
                        (self.section("Passed", Status::Pass))
                        (self.section("Not applicable", Status::NotApplicable))
                    }
                }
            }
        };
        page.into_string()
    }

    fn section(&self, title: &str, status: Status) -> Markup {
        let rows: Vec<&RowResult> =
            self.results.iter().filter(|result| result.verdict.status == status).collect();
        html! {
            @if !rows.is_empty() {
                h2 { (title) " (" (rows.len()) ")" }
                @for result in rows { (row(result)) }
            }
        }
    }
}

fn row(result: &RowResult) -> Markup {
    let (row, verdict) = (&result.row, &result.verdict);
    let class = verdict.status.name().split(' ').next().unwrap_or_default();
    html! {
        details class=(class) open[verdict.status == Status::Fail] {
            summary { b { (row.id) } " " (row.title) ": " (verdict.summary) }
            p { (row.requirement) "." }
            p.basis { (row.basis) }
            @if !verdict.findings.is_empty() {
                ul { @for finding in &verdict.findings { li { (shown(finding)) } } }
            }
            @if verdict.found > verdict.findings.len() {
                p { "Of " (verdict.found) " findings the first " (verdict.findings.len()) "." }
            }
        }
    }
}
