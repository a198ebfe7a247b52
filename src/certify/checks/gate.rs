//! The gate: TLS, signature, certificate, time, skill, and what nobody knows yet.

use super::turns::{judge_turns, unanswered};
use crate::certify::gathered::{Gathered, Probe};
use crate::certify::requirement::{Finding, Row, Verdict, counted};

const BASIS: &str = "Security requirements for Alexa skills; hosting a skill as a web service";

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "2.2a",
        title: "TLS",
        requirement: "The endpoint is reached over TLS, port 443, with a trusted certificate",
        basis: BASIS,
        judge: tls,
    },
    Row {
        id: "2.2b.1",
        title: "Signature",
        requirement: "Requests without the platform's signature over these very bytes are refused",
        basis: BASIS,
        judge: |gathered| gate(gathered, "2.2b.1"),
    },
    Row {
        id: "2.2b.2",
        title: "Certificate address",
        requirement: "Certificates are taken from the platform's own address and from no other",
        basis: BASIS,
        judge: |gathered| gate(gathered, "2.2b.2"),
    },
    Row {
        id: "2.2b.3",
        title: "Certificate chain",
        requirement: "A certificate is valid now, for the platform's name, under a trusted root",
        basis: BASIS,
        judge: |gathered| gate(gathered, "2.2b.3"),
    },
    Row {
        id: "2.2c",
        title: "Timestamp",
        requirement: "Requests over 150 seconds old or early are refused, events after an hour",
        basis: BASIS,
        judge: |gathered| gate(gathered, "2.2c"),
    },
    Row {
        id: "2.2d",
        title: "Meant for this skill",
        requirement: "Requests with another skill's application id are refused",
        basis: BASIS,
        judge: |gathered| gate(gathered, "2.2d"),
    },
    Row {
        id: "2.2e",
        title: "Forward compatibility",
        requirement: "Unknown properties and request types lead to no error",
        basis: "Certification: requests are sent with invented properties",
        judge: forward,
    },
];

fn tls(gathered: &Gathered) -> Verdict {
    if !gathered.has_endpoint {
        return Verdict::not_applicable("no endpoint was asked");
    }
    if !gathered.endpoint.starts_with("https://") {
        return Verdict::not_applicable(
            "the endpoint is on this machine: try the deployed one with --endpoint https://...",
        );
    }
    let answered = gathered.gate.iter().any(|probe| probe.status != 0);
    let finding = |what: &str| Finding { locale: String::new(), what: what.to_owned() };
    let mut findings = Vec::new();
    if !answered {
        findings.push(finding("no answer: is the certificate trusted, for this host, in time?"));
    }
    let authority = gathered.endpoint.trim_start_matches("https://").split('/').next();
    if authority.is_some_and(|authority| authority.contains(':')) {
        findings.push(finding("the endpoint names a port: the platform calls port 443 only"));
    }
    Verdict::of(findings, counted(gathered.gate.len(), "request"))
}

/// Judges the attempts of one row: refused with a status of the four hundreds, or let through.
fn gate(gathered: &Gathered, row: &str) -> Verdict {
    if !gathered.has_endpoint {
        return Verdict::not_applicable("no endpoint was asked");
    }
    let probes: Vec<_> = gathered.gate.iter().filter(|probe| probe.row == row).collect();
    if probes.is_empty() {
        return Verdict::not_applicable(
            "it takes requests that the platform signed, which only the platform can",
        );
    }
    let wrong = |status: u16, refuse: bool| match (refuse, status) {
        (true, 400..500) | (false, 200) => None,
        (_, 0) => Some("no answer".to_owned()),
        (true, status) => Some(format!("not refused: HTTP status {status}")),
        (false, status) => Some(format!("refused: HTTP status {status}")),
    };
    let findings = probes.iter().filter_map(|probe| {
        let what = wrong(probe.status, probe.refuse)?;
        Some(Finding { locale: String::new(), what: format!("{}: {what}", probe.what) })
    });
    let unsigned = if gathered.is_signed {
        ""
    } else {
        "; none was signed as the platform signs: a refusal has other reasons, too"
    };
    Verdict::of(findings.collect(), format!("{}{unsigned}", counted(probes.len(), "request")))
}

fn forward(gathered: &Gathered) -> Verdict {
    judge_turns(
        gathered,
        |turn| turn.probe == Probe::Unknown,
        |turn| match turn.request["request"]["type"].as_str() {
            Some("LaunchRequest" | "IntentRequest") => unanswered(turn),
            _ if turn.answer.is_response() => None,
            _ => Some(format!("HTTP status {}", turn.answer.status)),
        },
    )
}
