//! Saldo itself: every automatic row passes.

use saldo::certify::{CertifiedChannel, CertifyArguments, ReportForm, run_certify};
use serde_json::Value;

/// One locale whole and the others by sample: continuous integration has two cores. All of them
/// whole is what `saldo certify` does without `--quick`.
#[tokio::test(flavor = "multi_thread")]
async fn every_automatic_row_passes() {
    let arguments = CertifyArguments {
        endpoint: None,
        skill_id: None,
        skill_package: None,
        quick: true,
        channel: CertifiedChannel::Alexa,
        format: ReportForm::Json,
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
}
