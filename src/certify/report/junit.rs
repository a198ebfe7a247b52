//! The report that continuous integration reads.

use super::text::shown;
use super::value::Report;
use crate::certify::requirement::Status;
use crate::simulate::escaped_xml;

impl Report {
    /// One test case per row; rows that nobody judged are skipped ones.
    pub fn as_junit(&self) -> String {
        let skipped = self.count(Status::Person) + self.count(Status::NotApplicable);
        let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.push_str(&format!(
            "<testsuite name=\"certification\" tests=\"{}\" failures=\"{}\" \
             skipped=\"{skipped}\">\n",
            self.results.len(),
            self.count(Status::Fail)
        ));
        for result in &self.results {
            let (row, verdict) = (&result.row, &result.verdict);
            let name = escaped_xml(&format!("{} {}", row.id, row.title));
            xml.push_str(&format!("  <testcase classname=\"certification\" name=\"{name}\">"));
            let summary = escaped_xml(&verdict.summary);
            match verdict.status {
                Status::Pass => {}
                Status::Fail => {
                    let all: Vec<String> = verdict.findings.iter().map(shown).collect();
                    let message = escaped_xml(row.requirement);
                    let text = escaped_xml(&all.join("\n"));
                    xml.push_str(&format!("<failure message=\"{message}\">{text}</failure>"));
                }
                Status::Person | Status::NotApplicable => {
                    xml.push_str(&format!("<skipped message=\"{summary}\"/>"));
                }
            }
            xml.push_str("</testcase>\n");
        }
        xml.push_str("</testsuite>\n");
        xml
    }
}
