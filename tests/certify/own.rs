//! Saldo itself: every automatic row passes.

use std::path::Path;

use saldo::certify::{CertifiedChannel, CertifyArguments, ReportForm, run_certify};
use serde_json::Value;

/// One locale whole and the others by sample: continuous integration has two cores. All of them
/// whole is what `saldo certify` does without `--quick`.
#[tokio::test(flavor = "multi_thread")]
async fn every_automatic_row_passes() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = CertifyArguments {
        endpoint: None,
        skill_id: None,
        skill_package: None,
        quick: true,
        channel: CertifiedChannel::Alexa,
        format: ReportForm::Json,
        evidence: Some(folder.path().to_owned()),
        guide: false,
    };
    let mut out = Vec::new();
    let fine = run_certify(&arguments, &mut out).await.unwrap_or_else(|error| panic!("{error}"));
    let report: Value = serde_json::from_slice(&out).unwrap();
    let rows = report["rows"].as_array().unwrap();
    let of = |status: &str| -> Vec<&Value> {
        rows.iter().filter(|row| row["status"] == status).collect()
    };
    assert!(fine, "{:#?}", of("fail"));
    assert_eq!(report["locales"].as_array().unwrap().len(), 5);
    // Without TLS, a voice code and a dialog model there is nothing to look at.
    let left: Vec<&str> =
        of("not applicable").iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(left, ["2.2a", "2.6", "4.8b"]);
    assert!(of("pass").len() >= 45, "{} rows", of("pass").len());
    assert!(report["requests"].as_u64() > Some(5_000), "{}", report["requests"]);
    evidence(folder.path(), &of("person"));
}

/// What the pack holds, and that none of it opens an account.
fn evidence(folder: &Path, for_persons: &[&Value]) {
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let checklist = read("checklist.toml");
    for row in for_persons {
        let id = row["id"].as_str().unwrap();
        assert!(checklist.contains(&format!("[\"{id}\"]")), "{id}: {checklist}");
    }
    assert!(read("report.html").contains("<title>Certification dry run</title>"));
    assert!(!read("report.html").contains("<script"));
    assert!(read("report.md").contains("| 4.13 | Stop and cancel | pass |"));
    assert!(read("timings.csv").lines().count() > 15);
    assert!(read("build.txt").starts_with("saldo "));
    assert!(read("testing-instructions.txt").contains("de-DE: say, for example"));
    for locale in ["de-DE", "en-GB", "en-US", "es-ES", "es-US"] {
        assert!(read(&format!("transcripts/{locale}.txt")).contains("== Stop =="), "{locale}");
        let exchanges = read(&format!("exchanges/{locale}.jsonl"));
        for line in exchanges.lines() {
            let pair: Value = serde_json::from_str(line).unwrap();
            let user = &pair["request"]["context"]["System"]["user"];
            assert_eq!(user["userId"], "(redacted)");
            assert!(user["accessToken"].is_null() || user["accessToken"] == "(redacted)");
        }
        assert!(exchanges.lines().count() > 100, "{locale}");
    }
}
