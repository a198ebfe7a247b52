//! Other people's packages, in the shape that first skills have: what is found in them makes sense.

use std::path::{Path, PathBuf};

use saldo::certify::{Package, Report};

use crate::defects::{failed, of_package};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/certify/packages").join(name)
}

async fn of(name: &str) -> Report {
    of_package(Package::read(&folder(name)).unwrap()).await
}

/// What the row `id` found, one line each.
fn found(report: &Report, id: &str) -> Vec<String> {
    let findings = &report.row(id).unwrap().verdict.findings;
    findings.iter().map(|finding| format!("{}: {}", finding.locale, finding.what)).collect()
}

#[tokio::test]
async fn a_template_that_nobody_filled_in() {
    let report = of("hello_world").await;
    // No privacy policy, no pictures.
    assert_eq!(failed(&report), ["2.3d", "3.4"], "{:?}", found(&report, "3.1"));
    assert_eq!(found(&report, "3.4").len(), 2);
}

#[tokio::test]
async fn a_facts_skill_with_a_locale_half_done() {
    let report = of("space_facts").await;
    assert_eq!(failed(&report), ["4.7", "4.8a", "4.9"], "{:?}", found(&report, "3.1"));
    assert!(found(&report, "4.7")[0].contains("de-DE: GetFactIntent has 3 sentences"));
    assert!(found(&report, "4.8a")[0].contains("AMAZON.FallbackIntent is missing"));
    assert!(found(&report, "4.9")[0].contains("'2'"));
}

#[tokio::test]
async fn a_game_with_a_dialog_and_intents_that_clash() {
    let report = of("trivia_game").await;
    assert_eq!(failed(&report), ["4.8a", "4.8b", "4.10"], "{:?}", found(&report, "3.1"));
    let clash = found(&report, "4.8a");
    assert!(clash[0].contains("means GiveUpIntent here and AnswerIntent"), "{clash:?}");
    let dialog = found(&report, "4.8b");
    assert!(dialog.iter().any(|it| it.contains("to be confirmed")), "{dialog:?}");
    assert!(dialog.iter().any(|it| it.contains("\"level\", no slot of it")), "{dialog:?}");
    assert!(found(&report, "4.10")[0].contains("\"history\" stands for"));
}

#[test]
fn what_is_no_package_is_named() {
    let empty = tempfile::tempdir().unwrap();
    let error = |path: &Path| Package::read(path).unwrap_err().to_string();
    assert!(error(empty.path()).contains("no skill.json"));
    std::fs::write(empty.path().join("skill.json"), "{\"manifest\": {}}").unwrap();
    assert!(error(empty.path()).contains("interactionModels/custom"));
    std::fs::write(empty.path().join("skill.json"), "{").unwrap();
    assert!(error(empty.path()).starts_with("skill.json: "));
    std::fs::write(empty.path().join("skill.json"), "{\"manifest\": {}}").unwrap();
    let models = empty.path().join("interactionModels/custom");
    std::fs::create_dir_all(&models).unwrap();
    std::fs::write(models.join("english.json"), "{}").unwrap();
    assert!(error(empty.path()).contains("\"english\""));
}
