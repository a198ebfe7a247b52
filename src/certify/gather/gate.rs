//! Trying the gate in front of the skill: signature, certificate address, chain, time, skill.

use std::fs;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use chrono::{Duration, SecondsFormat};
use serde_json::{Value, json};

use super::talk::{Asked, Device, Talk};
use crate::basics::Now;
use crate::certify::endpoint::{Caller, Connection, Endpoint, Signing, now};
use crate::certify::gathered::GateProbe;
use crate::simulate::{AuthorityError, ChainPlan};

/// How many chains have been laid out in this process: each has a name of its own.
static CHAINS: AtomicU64 = AtomicU64::new(0);

/// Addresses of certificates that must not be fetched.
const BAD_URLS: [&str; 27] = [
    "http://s3.amazonaws.com/echo.api/NAME",
    "https://notamazon.com/echo.api/NAME",
    "https://s3.amazonaws.com/EcHo.aPi/NAME",
    "https://s3.amazonaws.com/ECHO.API/NAME",
    "https://s3.amazonaws.com/invalid.path/NAME",
    "https://s3.amazonaws.com/NAME",
    "https://s3.amazonaws.com:563/echo.api/NAME",
    "https://s3.amazonaws.com:80/echo.api/NAME",
    "https://s3.amazonaws.com/echo.api/../NAME",
    "https://s3.amazonaws.com/echo.api/../invalid.path/NAME",
    "https://s3.amazonaws.com/echo.api/%2e%2e/NAME",
    "https://s3.amazonaws.com/echo.api/%2E%2E/invalid.path/NAME",
    "https://s3.amazonaws.com/echo.api%2FNAME",
    "https://s3.amazonaws.com.evil.example/echo.api/NAME",
    "https://s3.amazonaws.com./echo.api/NAME",
    "https://evil.s3.amazonaws.com/echo.api/NAME",
    "https://s3-amazonaws.com/echo.api/NAME",
    "https://user:pw@s3.amazonaws.com/echo.api/NAME",
    "https://s3.amazonaws.com@evil.example/echo.api/NAME",
    "https://[::1]/echo.api/NAME",
    "https://s3.amazonaws.com\\echo.api\\NAME",
    "https://s3.amazonaws.com/echo.api/\tNAME",
    "ftp://s3.amazonaws.com/echo.api/NAME",
    "file:///echo.api/NAME",
    "badUrl",
    "<html>",
    "",
];

/// Other ways to write the right address.
const GOOD_URLS: [&str; 6] = [
    "https://s3.amazonaws.com/echo.api/NAME",
    "https://s3.amazonaws.com:443/echo.api/NAME",
    "https://s3.amazonaws.com/echo.api/../echo.api/NAME",
    "HTTPS://s3.amazonaws.com/echo.api/NAME",
    "https://S3.AMAZONAWS.COM/echo.api/NAME",
    "https://s3.amazonaws.com//echo.api//NAME",
];

/// How far a request may be off, in seconds, and how far a skill event may.
const TOLERANCE_S: i64 = 150;
const EVENT_TOLERANCE_S: i64 = 3600;
/// Room for the way to the endpoint, in seconds.
const ROOM_S: i64 = 5;

/// Everything that is tried at `endpoint`, as `caller` in `locale`.
pub(in crate::certify) async fn ask_gate(
    endpoint: &Endpoint<'_>,
    caller: &Caller,
    locale: &str,
) -> Vec<GateProbe> {
    let talk = Talk::new(endpoint, locale, Device::of(caller));
    let message = talk.message(&Asked::launch());
    let mut gate = Gate { connection: endpoint.connect(), message, tried: Vec::new() };
    gate.unsigned().await;
    match endpoint.signing {
        Some(signing) => {
            gate.signatures(signing).await;
            gate.urls(signing).await;
            // What cannot be issued or written was not tried, which the row tells.
            let _ = gate.chains(signing).await;
            gate.times().await;
            gate.skills().await;
        }
        None => {
            for url in BAD_URLS {
                let url = url.replace("NAME", "echo-api-cert.pem");
                let what = format!("certificate address {url:?}");
                gate.send_raw("2.2b.2", what, true, &[(URL, &url), (SIGNATURE, "AAAA")]).await;
            }
        }
    }
    gate.tried
}

const URL: &str = "signaturecertchainurl";
const SIGNATURE: &str = "signature-256";

struct Gate<'a> {
    connection: Connection<'a>,
    /// A request with nothing wrong.
    message: Value,
    tried: Vec<GateProbe>,
}

impl Gate<'_> {
    fn note(&mut self, row: &'static str, what: String, refuse: bool, status: u16) {
        self.tried.push(GateProbe { row, what, refuse, status });
    }

    async fn send_raw(
        &mut self,
        row: &'static str,
        what: String,
        refuse: bool,
        fields: &[(&str, &str)],
    ) {
        let body = Bytes::from(self.message.to_string());
        let status = self.connection.send(fields, body).await.status;
        self.note(row, what, refuse, status);
    }

    /// Sends the right request after `change`, signed after it.
    async fn send_changed(
        &mut self,
        row: &'static str,
        what: &str,
        refuse: bool,
        change: impl FnOnce(&mut Value),
    ) {
        let mut message = self.message.clone();
        change(&mut message);
        let status = self.connection.send_signed(&message).await.status;
        self.note(row, what.to_owned(), refuse, status);
    }

    /// What needs no valid signature.
    async fn unsigned(&mut self) {
        let url = "https://s3.amazonaws.com/echo.api/echo-api-cert.pem";
        let mut send = async |what: &str, fields: &[(&str, &str)]| {
            self.send_raw("2.2b.1", what.to_owned(), true, fields).await;
        };
        send("neither signature nor certificate address", &[]).await;
        send("no certificate address", &[(SIGNATURE, "AAAA")]).await;
        send("no signature", &[(URL, url)]).await;
        send("an empty signature", &[(URL, url), (SIGNATURE, "")]).await;
        send("a signature that is no Base64", &[(URL, url), (SIGNATURE, "*!*")]).await;
        send("a signature of zeros", &[(URL, url), (SIGNATURE, &"A".repeat(344))]).await;
    }

    async fn signatures(&mut self, signing: Signing<'_>) {
        let row = "2.2b.1";
        self.send_changed(row, "the right request", false, |_| {}).await;
        let body = self.message.to_string();
        let Ok(signature) = signing.authority.signer().sign(body.as_bytes()) else { return };
        let url = signing.authority.certificate_url();
        let fields = [(URL, url.as_str()), (SIGNATURE, signature.as_str())];
        for (what, body) in [
            ("another request's signature", body.replace("LaunchRequest", "IntentRequest")),
            ("a space added after signing", format!("{body} ")),
            ("an empty body", String::new()),
        ] {
            let status = self.connection.send(&fields, Bytes::from(body)).await.status;
            self.note(row, what.to_owned(), true, status);
        }
        let old = [(URL, url.as_str()), ("signature", signature.as_str())];
        self.send_raw(row, "only the old signature field".to_owned(), true, &old).await;
    }

    async fn urls(&mut self, signing: Signing<'_>) {
        let own = signing.authority.certificate_url();
        let name = own.rsplit('/').next().unwrap_or_default();
        let all = GOOD_URLS.map(|url| (url, false)).into_iter();
        let all = all.chain(BAD_URLS.map(|url| (url, true)));
        for (url, refuse) in all {
            let url = url.replace("NAME", name);
            let body = self.message.to_string();
            let Ok(signature) = signing.authority.signer().sign(body.as_bytes()) else { return };
            let fields = [(URL, url.as_str()), (SIGNATURE, signature.as_str())];
            self.send_raw("2.2b.2", format!("certificate address {url:?}"), refuse, &fields).await;
        }
    }

    async fn chains(&mut self, signing: Signing<'_>) -> Result<(), AuthorityError> {
        let row = "2.2b.3";
        let at = Now::at(now());
        let right = ChainPlan::at(at);
        let shifted = |days: i64| {
            let mut plan = right.clone();
            plan.leaf.not_before += days * DAY_S;
            plan.leaf.not_after += days * DAY_S;
            plan
        };
        let named = |name: &str| ChainPlan { names: vec![name.to_owned()], ..right.clone() };
        let authority = signing.authority;
        let mut files = vec![("a new certificate", false, authority.issue(&right)?.file())];
        for (what, plan) in [
            ("an expired certificate", shifted(-365)),
            ("a certificate that is not valid yet", shifted(30)),
            ("a certificate for another name", named("echo-api.example.com")),
            ("a certificate for a wildcard", named("*.amazon.com")),
            ("a certificate without the name", ChainPlan { names: Vec::new(), ..right.clone() }),
        ] {
            files.push((what, true, authority.issue(&plan)?.file()));
        }
        let issued = authority.issue(&right)?;
        files.push(("no intermediate certificate", true, issued.leaf.clone()));
        files.push(("only intermediates", true, issued.issuers.concat()));
        files.push(("an unknown root", true, authority.issue_untrusted(&right)?.file()));
        files.push(("no certificate at all", true, "nothing\n".to_owned()));
        let folder = authority.chains_folder();
        for (what, refuse, text) in files {
            // Runs beside this one may have the same authority.
            let number = CHAINS.fetch_add(1, Ordering::Relaxed);
            let name = format!("certify-{}-{number}.pem", std::process::id());
            let path = folder.join(&name);
            fs::write(&path, text)
                .map_err(|source| AuthorityError::File { path: path.clone(), source })?;
            let body = self.message.to_string();
            let signature = authority.signer().sign(body.as_bytes())?;
            let url = format!("https://s3.amazonaws.com/echo.api/{name}");
            let fields = [(URL, url.as_str()), (SIGNATURE, signature.as_str())];
            self.send_raw(row, what.to_owned(), refuse, &fields).await;
            // What is left behind is named after this process, and trusted by nobody else.
            let _ = fs::remove_file(&path);
        }
        Ok(())
    }

    async fn times(&mut self) {
        let at = |seconds: i64| {
            let time = now() + Duration::seconds(seconds);
            json!(time.to_rfc3339_opts(SecondsFormat::Secs, true))
        };
        let row = "2.2c";
        for (what, off, refuse) in [
            ("stamped within the tolerance, late", -(TOLERANCE_S - ROOM_S), false),
            ("stamped within the tolerance, early", TOLERANCE_S - ROOM_S, false),
            ("stamped too long ago", -(TOLERANCE_S + ROOM_S), true),
            ("stamped an hour ago", -3600, true),
            ("stamped in the future", TOLERANCE_S + ROOM_S, true),
            ("stamped tomorrow", 24 * 3600, true),
        ] {
            let change = |message: &mut Value| message["request"]["timestamp"] = at(off);
            self.send_changed(row, what, refuse, change).await;
        }
        for (what, stamp) in [
            ("without a timestamp", Value::Null),
            ("with a timestamp that is none", json!("yesterday")),
        ] {
            let change = |message: &mut Value| message["request"]["timestamp"] = stamp.clone();
            self.send_changed(row, what, true, change).await;
        }
        for (what, off, refuse) in [
            ("an event of half an hour ago", -1800, false),
            ("an event of long ago", -(EVENT_TOLERANCE_S + ROOM_S), true),
        ] {
            let change = |message: &mut Value| {
                message["request"]["type"] = json!("AlexaSkillEvent.SkillEnabled");
                message["request"]["timestamp"] = at(off);
                if let Some(message) = message.as_object_mut() {
                    message.remove("session");
                }
            };
            self.send_changed(row, what, refuse, change).await;
        }
    }

    async fn skills(&mut self) {
        let row = "2.2d";
        let foreign = json!("amzn1.ask.skill.99999999-9999-9999-9999-999999999999");
        let context = |message: &mut Value, id: &Value| {
            message["context"]["System"]["application"]["applicationId"] = id.clone();
        };
        let session = |message: &mut Value, id: &Value| {
            message["session"]["application"]["applicationId"] = id.clone();
        };
        self.send_changed(row, "for another skill", true, |message| {
            context(message, &foreign);
            session(message, &foreign);
        })
        .await;
        self.send_changed(row, "for another skill in its context", true, |message| {
            context(message, &foreign);
        })
        .await;
        self.send_changed(row, "for another skill in its session", true, |message| {
            session(message, &foreign);
        })
        .await;
        self.send_changed(row, "for no skill", true, |message| {
            context(message, &Value::Null);
            session(message, &Value::Null);
        })
        .await;
    }
}

/// One day, in seconds.
const DAY_S: i64 = 24 * 3600;
