//! What persons judge: asked once, kept, counted.

use std::path::Path;

use saldo::certify::{Checklist, Plan, Report, Status, certify};

use crate::package::Files;

async fn report() -> Report {
    let package = Some(Files::good().package());
    certify(Plan { target: None, package, depths: Vec::new(), on_progress: &|_, _| {} }).await
}

fn status(report: &Report, id: &str) -> Status {
    report.row(id).unwrap().verdict.status
}

/// Asks the questions of `report` with `answers` on the standard input, and keeps them in `folder`.
fn ask(report: &Report, answers: &str, folder: &Path) -> String {
    let mut checklist = Checklist::read(folder).unwrap();
    let mut asked = Vec::new();
    checklist.ask(report, &mut answers.as_bytes(), &mut asked).unwrap();
    checklist.write(report, folder).unwrap();
    String::from_utf8(asked).unwrap()
}

#[tokio::test]
async fn answers_are_kept_and_counted() {
    let folder = tempfile::tempdir().unwrap();
    let mut report = report().await;
    assert_eq!(status(&report, "P3"), Status::Person);
    // P3: yes; P5: an answer that is none, then no; 2.3a: later.
    let asked =
        ask(&report, "yes\nAda\nread \"all\" of it\nperhaps\nno\nno law named\n\n", folder.path());
    assert!(asked.contains("P3 Content and advertising: "), "{asked}");

    let kept = Checklist::read(folder.path()).unwrap();
    kept.settle(&mut report);
    assert_eq!(status(&report, "P3"), Status::Pass);
    assert!(report.row("P3").unwrap().verdict.summary.contains("Ada: read \"all\" of it"));
    assert_eq!(status(&report, "P5"), Status::Fail);
    assert!(!report.is_fine());
    assert_eq!(status(&report, "2.3a"), Status::Person);

    // The next time only what is open is asked, and nothing is forgotten.
    let again = self::report().await;
    let asked = ask(&again, "", folder.path());
    assert!(!asked.contains("P3 ") && asked.contains("2.3a "), "{asked}");
    assert_eq!(Checklist::read(folder.path()).unwrap(), kept);
}

#[test]
fn a_list_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(Checklist::read(folder.path()).unwrap(), Checklist::default());
    let path = folder.path().join("checklist.toml");
    for (text, why) in [
        ("[\"P3\"]\nanswer = \"perhaps\"\n", "perhaps"),
        ("[\"P3\"]\nanser = \"yes\"\n", "anser"),
        ("[\"P3\"\n", "line 1"),
    ] {
        std::fs::write(&path, text).unwrap();
        let error = Checklist::read(folder.path()).unwrap_err().to_string();
        assert!(error.contains("checklist.toml: ") && error.contains(why), "{error}");
    }
}
