//! A hundred thousand requests that no platform would send: never a 5xx, never a panic.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use serde_json::{Value, json};

use crate::demo::{Asking, Demo, Platform, intent, intent_with};
use crate::dice::Dice;
use crate::wire::{Outcome, Wire};

const REQUESTS: usize = 100_000;
const CONNECTIONS: usize = 8;
/// One in so many is signed: a stranger's bytes end at the signature, signed ones go further.
const SIGNED_ONE_IN: usize = 12;
const SEED: u64 = 11;

/// What came back, counted.
#[derive(Default)]
struct Tally {
    statuses: BTreeMap<u16, usize>,
    signed_told: usize,
    signed_refused: usize,
    closed: usize,
    connections: usize,
}

/// A request as bytes, and whether a body comes back.
struct Raw {
    bytes: Vec<u8>,
    has_body: bool,
}

/// Makes requests of every kind of wrong.
struct Maker<'a> {
    dice: Dice,
    platform: &'a Platform,
    user: &'a str,
    token: &'a str,
}

const METHODS: [&str; 9] =
    ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW", "post"];
const PATHS: [&str; 10] = [
    "/",
    "/channels",
    "/channels/alexa/",
    "//channels/alexa",
    "/channels/alexa%2f..",
    "/channels/../channels/alexa",
    "/metrics",
    "*",
    "http://elsewhere.example/channels/alexa",
    "/channels/alexa?x=%00%ff",
];
/// JSON values that fit nowhere.
const ODD: [&str; 14] = [
    "null",
    "true",
    "-0",
    "1e999",
    "123456789012345678901234567890",
    "\"\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "[]",
    "{}",
    "[[[[{}]]]]",
    "{\"a\":1,\"a\":2}",
    "\"\u{202e}\u{fffd}\u{10ffff}\"",
    "-",
];

impl Maker<'_> {
    fn text(&mut self, most: usize) -> String {
        let count = self.dice.below(most);
        String::from_utf8_lossy(&self.dice.bytes(count)).into_owned()
    }

    /// A valid envelope, asking one of the things there are.
    fn valid(&mut self) -> Value {
        let name = self.text(12);
        let digits = self.dice.below(100_000).to_string();
        let request = match self.dice.below(8) {
            0 => json!({"type": "LaunchRequest"}),
            1 => intent_with("BalanceIntent", &[("last_four", digits.as_str(), "")]),
            2 => intent_with("RecentTransactionsIntent", &[("account_name", &name, "")]),
            3 => intent_with("RefineAccountIntent", &[("position", digits.as_str(), "")]),
            4 => json!({"type": "AlexaSkillEvent.SkillEnabled", "body": {}}),
            5 => json!({"type": "Alexa.Presentation.APL.UserEvent", "arguments": ["select", 2]}),
            6 => json!({"type": name}),
            _ => intent("OwedIntent"),
        };
        Asking::new(self.user, Some(self.token), request).envelope(&self.platform.skill)
    }

    /// Replaces, removes or doubles something somewhere in `value`.
    fn twist(&mut self, value: &mut Value) {
        match value {
            Value::Object(fields) if !fields.is_empty() => {
                let name = fields.keys().nth(self.dice.below(fields.len())).unwrap().clone();
                match self.dice.below(8) {
                    0 => drop(fields.remove(&name)),
                    1 => {
                        let moved = fields[&name].clone();
                        fields.insert(self.text(9), moved);
                    }
                    2 => fields[&name] = json!([fields[&name].clone(), 1.5e300]),
                    3 => fields[&name] = Value::String(self.text(600)),
                    4 => {
                        let odd = self.dice.of(&ODD);
                        fields[&name] = odd.parse().unwrap_or(Value::Null);
                    }
                    _ => self.twist(&mut fields[&name]),
                }
            }
            other => *other = Value::String(self.text(40)),
        }
    }

    fn body(&mut self) -> Vec<u8> {
        match self.dice.below(12) {
            0 => {
                let count = self.dice.below(300);
                self.dice.bytes(count)
            }
            1 => self.deep(),
            2 => self.dice.of(&ODD).as_bytes().to_vec(),
            3 | 4 => {
                let text = self.valid().to_string();
                let mut bytes = text.into_bytes();
                bytes.truncate(self.dice.below(bytes.len() + 1));
                bytes
            }
            5 | 6 => {
                let mut bytes = self.valid().to_string().into_bytes();
                for _ in 0..=self.dice.below(4) {
                    let at = self.dice.below(bytes.len());
                    bytes[at] = self.dice.next() as u8;
                }
                bytes
            }
            7 => self.spliced(),
            _ => {
                let mut envelope = self.valid();
                for _ in 0..=self.dice.below(3) {
                    self.twist(&mut envelope);
                }
                envelope.to_string().into_bytes()
            }
        }
    }

    /// Deep, or long, or both; rarely more than the server takes (128 KiB).
    fn deep(&mut self) -> Vec<u8> {
        let depth = if self.dice.one_in(20) { 140_000 } else { self.dice.below(4_000) };
        let open = *self.dice.of(&["[", "{\"a\":", "[[],", "\"", " "]);
        let inner = open.repeat(depth / open.len());
        match self.dice.below(3) {
            0 => inner.into_bytes(),
            1 => format!("{{\"request\":{inner}").into_bytes(),
            _ => {
                let closed = format!("{}{}", "[".repeat(depth / 2), "]".repeat(depth / 2));
                let whole = self.valid().to_string();
                format!("{{\"deep\":{closed},{}", &whole[1..]).into_bytes()
            }
        }
    }

    /// A value in the text replaced by one that fits nowhere, also where that is no JSON.
    fn spliced(&mut self) -> Vec<u8> {
        let text = self.valid().to_string();
        let odd = *self.dice.of(&ODD);
        let places: Vec<usize> = text.match_indices("\":").map(|(at, _)| at + 2).collect();
        let at = *self.dice.of(&places);
        let rest = text[at..].find([',', '}']).map_or(text.len(), |end| at + end);
        format!("{}{odd}{}", &text[..at], &text[rest..]).into_bytes()
    }

    fn value(&mut self) -> Vec<u8> {
        let mut value = match self.dice.below(9) {
            0 => self.platform.url.clone().into_bytes(),
            1 => {
                let long = self.dice.below(1_500);
                "A".repeat(long).into_bytes()
            }
            2 => format!("https://s3.amazonaws.com/echo.api/{}", self.text(30)).into_bytes(),
            3 => b"https://s3.amazonaws.com:99999999/echo.api/..%2f../x#?@[::]".to_vec(),
            4 => format!("{}%00%ff/../..", self.platform.url).into_bytes(),
            5 => b"AAAA".repeat(86),
            _ => {
                let count = self.dice.below(80);
                self.dice.bytes(count)
            }
        };
        // What hyper refuses never reaches Saldo: that is tried, but seldom.
        if !self.dice.one_in(50) {
            value.retain(|byte| !byte.is_ascii_control() || *byte == b'\t');
        }
        value
    }

    fn signature(&mut self, body: &[u8]) -> (String, String) {
        (self.platform.url.clone(), self.platform.signer.sign(body).unwrap())
    }

    /// Whole and signed: what the signature opens to is as odd as the rest.
    fn signed(&mut self) -> Raw {
        let body = self.body();
        let (url, signature) = self.signature(&body);
        let fields = [
            (b"signaturecertchainurl".to_vec(), url.into_bytes()),
            (b"signature-256".to_vec(), signature.into_bytes()),
        ];
        Raw { bytes: self.request("POST", None, &fields, &body), has_body: true }
    }

    fn unsigned(&mut self) -> Raw {
        let body = self.body();
        let mut fields: Vec<(Vec<u8>, Vec<u8>)> = Vec::new();
        for name in [&b"SignatureCertChainUrl"[..], b"Signature-256", b"Signature"] {
            let times = if self.dice.one_in(5) { self.dice.below(3) } else { 1 };
            for _ in 0..times {
                let value = self.value();
                fields.push((name.to_vec(), value));
            }
        }
        let names: [&[u8]; 9] = [
            b"Content-Type",
            b"Content-Encoding",
            b"Expect",
            b"Upgrade",
            b"Cookie",
            b"X-!#$%&'*+-.^_`|~",
            b"Forwarded",
            b"TE",
            b"Accept",
        ];
        for _ in 0..self.dice.below(5) {
            let value = self.value();
            fields.push((self.dice.of(&names).to_vec(), value));
        }
        if self.dice.one_in(200) {
            fields.extend((0..80).map(|number| (format!("x-{number}").into_bytes(), vec![b'y'])));
        }
        let method = if self.dice.one_in(12) { *self.dice.of(&METHODS) } else { "POST" };
        let path = self.dice.one_in(10).then(|| *self.dice.of(&PATHS));
        Raw { bytes: self.request(method, path, &fields, &body), has_body: method != "HEAD" }
    }

    /// Not even HTTP, or HTTP that contradicts itself.
    fn broken(&mut self) -> Raw {
        let path = &self.platform.path;
        let mut bytes = match self.dice.below(8) {
            0 => {
                let count = 1 + self.dice.below(200);
                self.dice.bytes(count)
            }
            1 => format!("POST {path} HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n").into(),
            2 => format!(
                "POST {path} HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\n\
                 content-length: 3\r\n\r\n{{}}"
            )
            .into(),
            3 => format!(
                "POST {path} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{{}}"
            )
            .into(),
            4 => format!(
                "POST {path} HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\
                 transfer-encoding: chunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n"
            )
            .into(),
            5 => format!("POST {path} HTTP/9.9\r\nhost: x\r\n\r\n").into(),
            6 => format!("POST {path} HTTP/1.1\r\nhost: x\r\nx: a\rb\0c\r\n folded\r\n\r\n").into(),
            _ => format!("POST /{} HTTP/1.1\r\n\r\n", "a".repeat(20_000)).into(),
        };
        bytes.extend_from_slice(b"\r\n\r\n\r\n\r\n");
        Raw { bytes, has_body: true }
    }

    fn request(
        &mut self,
        method: &str,
        path: Option<&str>,
        fields: &[(Vec<u8>, Vec<u8>)],
        body: &[u8],
    ) -> Vec<u8> {
        let path = path.unwrap_or(&self.platform.path);
        let mut bytes = format!("{method} {path} HTTP/1.1\r\nhost: saldo\r\n").into_bytes();
        for (name, value) in fields {
            bytes.extend_from_slice(name);
            bytes.extend_from_slice(b": ");
            bytes.extend_from_slice(value);
            bytes.extend_from_slice(b"\r\n");
        }
        if self.dice.one_in(8) {
            bytes.extend_from_slice(b"transfer-encoding: chunked\r\n\r\n");
            for chunk in body.chunks(1 + self.dice.below(500)) {
                bytes.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
                bytes.extend_from_slice(chunk);
                bytes.extend_from_slice(b"\r\n");
            }
            bytes.extend_from_slice(b"0\r\n\r\n");
        } else {
            bytes.extend_from_slice(format!("content-length: {}\r\n\r\n", body.len()).as_bytes());
            bytes.extend_from_slice(body);
        }
        bytes
    }
}

/// One connection's share of the requests.
async fn share(number: usize, platform: Arc<Platform>, user: String, token: String) -> Tally {
    let dice = Dice::new(SEED + number as u64);
    let mut maker = Maker { dice, platform: &platform, user: &user, token: &token };
    let (mut wire, mut tally) = (Wire::new(platform.address), Tally::default());
    for _ in 0..REQUESTS / CONNECTIONS {
        let signed = maker.dice.one_in(SIGNED_ONE_IN);
        let raw = match signed {
            true => maker.signed(),
            false if maker.dice.one_in(100) => maker.broken(),
            false => maker.unsigned(),
        };
        match wire.send(&raw.bytes, raw.has_body).await {
            Outcome::Closed => tally.closed += 1,
            Outcome::Answer { status, body } => {
                *tally.statuses.entry(status).or_default() += 1;
                let shown = || String::from_utf8_lossy(&raw.bytes).into_owned();
                assert!(status < 500, "{status} for {}", shown());
                assert!(signed || status != 200, "200 for {}", shown());
                if signed && status == 200 {
                    let answer: Value = serde_json::from_slice(&body).unwrap();
                    assert_eq!(answer["version"], "1.0", "{}", shown());
                    tally.signed_told += 1;
                } else {
                    assert!(body.is_empty(), "{status} says something");
                    tally.signed_refused += usize::from(signed);
                }
            }
        }
    }
    tally.connections = wire.connections;
    tally
}

/// How many requests verification refused, by reason.
fn refusals(metrics: &str) -> BTreeMap<String, usize> {
    let lines = metrics.lines().filter_map(|line| {
        let rest = line.strip_prefix("saldo_refusals_total{")?;
        let (_, rest) = rest.split_once("reason=\"")?;
        let (reason, rest) = rest.split_once('"')?;
        let count = rest.trim_start_matches('}').trim().parse().ok()?;
        Some((reason.to_owned(), count))
    });
    lines.collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_thousand_malformed_requests_do_no_harm() {
    let mut demo = Demo::start();
    let platform = Arc::new(demo.platform());
    let customer = demo.customer("family").clone();
    let began = Instant::now();
    let shares: Vec<_> = (0..CONNECTIONS)
        .map(|number| {
            let (user, token) = (customer.user_id.clone(), customer.access_token.clone());
            tokio::spawn(share(number, Arc::clone(&platform), user, token))
        })
        .collect();
    let mut all = Tally::default();
    for share in shares {
        let share = share.await.unwrap();
        for (status, count) in share.statuses {
            *all.statuses.entry(status).or_default() += count;
        }
        all.signed_told += share.signed_told;
        all.signed_refused += share.signed_refused;
        all.closed += share.closed;
        all.connections += share.connections;
    }
    let Tally { statuses, signed_told, signed_refused, closed, connections } = &all;
    println!(
        "{REQUESTS} requests in {:.1?} over {connections} connections: {statuses:?}, {closed} \
         closed without an answer; signed: {signed_told} answered, {signed_refused} refused",
        began.elapsed()
    );

    assert!(demo.is_alive());
    let metrics = demo.metrics().await;
    assert!(metrics.lines().any(|line| line == "saldo_panics_total 0"), "{metrics}");
    assert_eq!(demo.complaints(), "");
    let good = Asking::by(&customer, intent("OwedIntent"));
    let answer = platform.ask(&mut platform.client(), &good).await;
    assert!(answer.tells_amount(), "{answer:?}");
    // Malformed in ways that never got anywhere would prove little.
    assert!(*signed_told > 1_000 && *signed_refused > 1_000, "{signed_told} {signed_refused}");
    let reasons = refusals(&metrics);
    println!("refused by verification: {reasons:?}");
    let refused: usize = reasons.values().sum();
    assert!(refused > REQUESTS / 2 && reasons.len() >= 12, "{refused}: {reasons:?}");
    for status in [400, 404, 405, 413, 431] {
        assert!(statuses.contains_key(&status), "nothing was answered with {status}");
    }
    assert!(*closed < REQUESTS / 100, "{closed} closed without an answer");
}
