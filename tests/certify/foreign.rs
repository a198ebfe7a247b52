//! Endpoints that trust nobody here: what needs no signature is tried all the same.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use saldo::certify::{Endpoint, Plan, Report, Status, Target, certify};

use crate::answers::Day;
use crate::defects::failed;
use crate::double::{Defect, Double};

async fn of(endpoint: Endpoint<'_>) -> Report {
    let target = Some(Target::foreign(endpoint));
    certify(Plan { target, package: None, depths: Vec::new(), on_progress: &|_, _| {} }).await
}

/// A skill in another language, in the shape of its kit's first sample.
struct Python(Child, String);

impl Python {
    fn start(arguments: &[&str]) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/certify/hello_skill.py");
        let mut child = Command::new("python3")
            .arg(script)
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap_or_else(|error| panic!("this test runs a Python program: {error}"));
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self(child, address.trim().to_owned())
    }
}

impl Drop for Python {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn status(report: &Report, id: &str) -> Status {
    report.row(id).unwrap().verdict.status
}

#[tokio::test(flavor = "multi_thread")]
async fn a_careful_endpoint_refuses_what_is_not_signed() {
    let report = of(Double::start(None, Day::Usual).await.foreign()).await;
    assert_eq!(failed(&report), Vec::<&str>::new());
    assert_eq!(status(&report, "2.2b.1"), Status::Pass);
    let said = &report.row("2.2b.1").unwrap().verdict.summary;
    assert!(said.contains("none was signed"), "{said}");
    // What takes a signature is not judged, and says so.
    for id in ["2.2c", "2.2d", "2.2e", "4.1a", "4.12", "4.18c"] {
        assert_eq!(status(&report, id), Status::NotApplicable, "{id}");
        let why = &report.row(id).unwrap().verdict.summary;
        assert!(why.contains("the platform signed"), "{id}: {why}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_careless_endpoint_is_found_out() {
    let report = of(Double::start(Some(Defect::TakesUnsigned), Day::Usual).await.foreign()).await;
    assert_eq!(failed(&report), ["2.2b.1"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_skill_in_another_language_is_asked_over_http() {
    let careless = Python::start(&[]);
    let report = of(Endpoint::new(&careless.1, None).unwrap()).await;
    assert_eq!(failed(&report), ["2.2b.1", "2.2b.2"]);
    let careful = Python::start(&["--verify"]);
    let report = of(Endpoint::new(&careful.1, None).unwrap()).await;
    assert_eq!(failed(&report), Vec::<&str>::new());
    assert_eq!(status(&report, "2.2b.2"), Status::Pass);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_without_a_trusted_certificate_fails() {
    // Somebody listens, and speaks no TLS.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok(connection) = listener.accept().await {
            drop(connection)
        }
    });
    let address = format!("https://127.0.0.1:{port}/skill");
    let report = of(Endpoint::new(&address, None).unwrap()).await;
    assert_eq!(status(&report, "2.2a"), Status::Fail);
    assert_eq!(report.row("2.2a").unwrap().verdict.found, 2, "no answer, and a port");
}

#[test]
fn an_address_is_one_of_https_or_of_this_machine() {
    for bad in ["", "skill.example.com", "http://skill.example.com/", "ftp://127.0.0.1/"] {
        assert!(Endpoint::new(bad, None).is_err(), "{bad}");
    }
    for good in ["https://skill.example.com/x", "http://127.0.0.1:9/", "http://localhost:9/"] {
        assert!(Endpoint::new(good, None).is_ok(), "{good}");
    }
}
