//! A bank's authorization server that answers wrongly, late or not at all when it is asked about a
//! token: nothing is told, and the customer hears an apology.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use chrono::Utc;
use hyper::StatusCode;
use saldo::settings::{TokenForm, TrustedClientSettings};
use serde_json::{Value, json};

use crate::world::{SKILL, World, person};

const QUESTION: &str = "what's my balance";

/// What is answered to a question about a token.
#[derive(Clone)]
enum Said {
    /// With a status, these fields and this body.
    Whole(&'static str, String),
    /// The same, cut off in the middle.
    Cut(String),
    /// Nothing, for as long as the test runs.
    Nothing,
}

/// A server on a port of its own.
struct Faulty {
    issuer: String,
    said: Arc<Mutex<Said>>,
    questions: Arc<AtomicUsize>,
}

impl Faulty {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let said = Arc::new(Mutex::new(Said::Nothing));
        let questions = Arc::new(AtomicUsize::new(0));
        let (name, answer, count) = (issuer.clone(), Arc::clone(&said), Arc::clone(&questions));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (name, answer) = (name.clone(), Arc::clone(&answer));
                let count = Arc::clone(&count);
                thread::spawn(move || answer_one(stream.unwrap(), &name, &answer, &count));
            }
        });
        Self { issuer, said, questions }
    }

    fn says(&self, said: Said) {
        *self.said.lock().unwrap() = said;
    }

    /// A server that waits so long for an answer of this bank's.
    fn world(&self, call_ms: u64) -> World {
        World::start_with(|settings| {
            settings.oauth.clients.clear();
            let it = &mut settings.resource_server;
            it.issuer = Some(self.issuer.clone());
            it.audience = Some("voice".to_owned());
            it.tokens = TokenForm::Introspection;
            it.client_id = Some("saldo".to_owned());
            // A certificate would prove who asks; this bank does not mind.
            it.cache_seconds = 60;
            it.call_ms = call_ms;
            it.scopes.insert("all".to_owned(), "balance.read speak.amounts".to_owned());
            it.clients.push(TrustedClientSettings {
                id: "alexa".to_owned(),
                name: "Alexa".to_owned(),
                channel: "alexa".to_owned(),
                application: SKILL.to_owned(),
            });
        })
    }
}

fn answer_one(mut stream: TcpStream, issuer: &str, said: &Mutex<Said>, questions: &AtomicUsize) {
    let mut request = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let length = stream.read(&mut chunk).unwrap_or(0);
        if length == 0 {
            return;
        }
        request.extend_from_slice(&chunk[..length]);
        let text = String::from_utf8_lossy(&request).into_owned();
        let is_whole = text.split_once("\r\n\r\n").is_some_and(|(_, body)| {
            text.starts_with("GET") || body.contains("token_type_hint=access_token&client_id=saldo")
        });
        if is_whole {
            break;
        }
    }
    let path = String::from_utf8_lossy(&request).split(' ').nth(1).unwrap().to_owned();
    let whole = |status: &str, body: &str| {
        let length = body.len();
        format!("HTTP/1.1 {status}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}")
    };
    let answer = match path.as_str() {
        "/.well-known/openid-configuration" => {
            let at = |path: &str| format!("{issuer}{path}");
            let document = json!({"issuer": issuer, "authorization_endpoint": at("/auth"),
                "token_endpoint": at("/token"), "jwks_uri": at("/jwks"),
                "introspection_endpoint": at("/asked")});
            whole("200 OK", &document.to_string())
        }
        "/jwks" => {
            let key = json!({"kty": "OKP", "crv": "Ed25519", "x": "A".repeat(43)});
            whole("200 OK", &json!({"keys": [key]}).to_string())
        }
        _ => {
            questions.fetch_add(1, Ordering::Relaxed);
            match said.lock().unwrap().clone() {
                Said::Whole(status, body) => whole(status, &body),
                Said::Cut(body) => whole("200 OK", &body)[..60].to_owned(),
                Said::Nothing => {
                    thread::sleep(Duration::from_secs(60));
                    return;
                }
            }
        }
    };
    let _ = stream.write_all(answer.as_bytes());
}

/// What the bank says of a token that opens a balance.
fn active() -> Value {
    let now = Utc::now().timestamp();
    json!({"active": true, "aud": "voice", "client_id": "alexa", "exp": now + 300, "scope": "all",
        "sub": person().customer.as_str(), "auth_time": now})
}

fn refused(world: &World, reason: &str) -> bool {
    let line = format!("saldo_token_refusals_total{{reason=\"{reason}\"}}");
    world.metrics.text().contains(&line)
}

#[tokio::test(flavor = "multi_thread")]
async fn must_23_whatever_the_bank_answers_wrongly_nothing_is_told() {
    let bank = Faulty::start();
    let world = bank.world(400);
    let text = active().to_string();
    let ok = |body: &str| Said::Whole("200 OK", body.to_owned());
    let twice = format!("{},\"active\":true}}", &text[..text.len() - 1]);
    for (row, said) in [
        Said::Nothing,
        Said::Cut(text.clone()),
        Said::Whole("500 Internal Server Error", text.clone()),
        Said::Whole("503 Service Unavailable\r\nretry-after: 0", text.clone()),
        Said::Whole("401 Unauthorized", text.clone()),
        Said::Whole("201 Created", text.clone()),
        Said::Whole("302 Found\r\nlocation: https://evil.example/", text.clone()),
        ok(""),
        ok("active"),
        ok("[true]"),
        ok("{}"),
        ok(&text.replace("true", "\"true\"")),
        ok(&text.replace("true", "1")),
        ok(&text[1..]),
        ok(&format!("{text}{text}")),
        ok(&twice),
        ok(&" ".repeat(9 << 20)),
    ]
    .into_iter()
    .enumerate()
    {
        bank.says(said);
        let began = Instant::now();
        let exchange = world.ask(&format!("token-{row}"), QUESTION).await;
        assert_eq!(exchange.reply.status, StatusCode::OK, "{row}");
        assert!(began.elapsed() < Duration::from_secs(6), "{row}");
        assert_ne!(exchange.response["response"]["card"]["type"], "LinkAccount", "{row}");
        assert!(exchange.text.to_lowercase().contains("sorry"), "{row}: {}", exchange.text);
        assert!(!exchange.text.contains("checking"), "{row}: {}", exchange.text);
    }
    assert!(refused(&world, "unasked"));
    bank.says(ok(&text));
    let exchange = world.ask("token-0", QUESTION).await;
    assert!(exchange.text.contains("checking"), "a failure is not kept: {}", exchange.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn must_23_an_answer_is_believed_for_a_moment_and_never_past_the_tokens_end() {
    let bank = Faulty::start();
    let world = bank.world(3_000);
    let mut said = active();
    let ends = Utc::now().timestamp() + 8;
    said["exp"] = json!(ends);
    bank.says(Said::Whole("200 OK", said.to_string()));
    for _ in 0..3 {
        assert!(world.ask("short", QUESTION).await.text.contains("checking"));
    }
    assert_eq!(bank.questions.load(Ordering::Relaxed), 1, "what was answered is kept");
    bank.says(Said::Whole("200 OK", json!({"active": false}).to_string()));
    while Utc::now().timestamp() < ends {
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    for _ in 0..3 {
        let exchange = world.ask("short", QUESTION).await;
        assert_eq!(exchange.response["response"]["card"]["type"], "LinkAccount");
    }
    assert_eq!(bank.questions.load(Ordering::Relaxed), 2, "so is what was refused");
    assert!(refused(&world, "token_inactive"));
}
