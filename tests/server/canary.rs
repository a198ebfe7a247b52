//! Nothing a customer is, has or says gets into logs, metrics, error output or the vault's files.
//!
//! One run is the demo's script, read from the outside. The other walks the odd paths (refusals,
//! barriers, faults, damaged data, a panic) in a child with planted canaries.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::panic;
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};

use hyper::StatusCode;
use rusqlite::Connection;
use saldo::consent::Aloud;
use saldo::observe::start_logging;
use saldo::server::{CourtesySender, HttpsClient};
use saldo::settings::LadderRow;
use saldo::simulate::{Description, Fault, FaultyBank};
use serde_json::{Value, json};

use crate::cards::with_pin;
use crate::child::{Child, text};
use crate::doubles::{BrokenVault, Call, Doorman};
use crate::drain::probe;
use crate::platform::{Answer, asks, envelope, post, post_text, reachable_at, wire, with_token};
use crate::raw::exchange;
use crate::world::{NARROW, Plan, REVOKED, SKILL, Server, World};

/// Every field a log line may have.
const FIELDS: [&str; 15] = [
    "cause",
    "channel",
    "detail",
    "disclosure",
    "event",
    "file",
    "intent",
    "level",
    "line",
    "micros",
    "outcome",
    "reason",
    "request",
    "timestamp",
    "what",
];

/// The log lines in `output`, each of which is one object of [`FIELDS`] with a closed shape.
fn log_lines<'a>(output: impl Iterator<Item = &'a str>) -> Vec<Value> {
    output.map(|line| log_line(line).unwrap_or_else(|fault| panic!("{fault}: {line}"))).collect()
}

fn log_line(line: &str) -> Result<Value, String> {
    let value: Value = serde_json::from_str(line).map_err(|fault| fault.to_string())?;
    for (field, value) in value.as_object().ok_or("no object")? {
        let fits = match field.as_str() {
            "level" | "event" | "channel" | "intent" | "outcome" | "reason" | "what" => {
                is_word(value)
            }
            "request" => value.as_str().is_some_and(|text| {
                text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
            }),
            "disclosure" | "micros" | "line" => value.is_u64(),
            // An address, a file of the operator's, or a message of ours: searched for canaries.
            "detail" | "cause" | "file" | "timestamp" => value.is_string(),
            _ => return Err(format!("the field {field} is not one of {FIELDS:?}")),
        };
        if !fits {
            return Err(format!("{field} has another shape"));
        }
    }
    Ok(value)
}

/// A name written in the code, not one that a request could bring.
fn is_word(value: &Value) -> bool {
    value.as_str().is_some_and(|text| {
        text.len() <= 32
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    })
}

fn values<'a>(lines: &'a [Value], field: &str) -> BTreeSet<&'a str> {
    lines.iter().filter_map(|line| line[field].as_str()).collect()
}

/// `line` without the clock, whose digits could be anything.
fn timeless(lines: &[Value]) -> String {
    let strip = |line: &Value| {
        let mut line = line.clone();
        line.as_object_mut().unwrap().remove("timestamp");
        line.to_string() + "\n"
    };
    lines.iter().map(strip).collect()
}

/// Names, nicknames, merchants and amounts of the bank file, as text.
fn facts(bank: &Path) -> Vec<String> {
    let bank = Connection::open(bank).unwrap();
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = bank.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let mut facts = texts("SELECT name FROM customer");
    facts.extend(texts("SELECT nickname FROM account WHERE nickname IS NOT NULL"));
    facts.extend(texts("SELECT name FROM party WHERE length(name) > 4"));
    facts.extend(texts("SELECT descriptor FROM party WHERE length(descriptor) > 4"));
    // Amounts of five digits and more: shorter ones are part of too many other numbers.
    let amounts = "SELECT printf('%d.%02d', abs(amount) / 100, abs(amount) % 100) FROM
        (SELECT current_minor AS amount FROM account UNION SELECT available_minor FROM account
         UNION SELECT amount_minor FROM transactions) WHERE abs(amount) >= 10000";
    facts.extend(texts(amounts));
    assert!(facts.len() > 100, "{}", facts.len());
    facts
}

#[tokio::test]
async fn the_demos_script_leaves_no_trace_of_the_customer() {
    let folder = tempfile::tempdir().unwrap();
    let place = text(folder.path());
    let mut child = Child::start(&["demo", "--data-dir", place, "--stay", "--months", "2"]);
    child.says("Serving until SIGTERM");
    let description = Description::read(folder.path()).unwrap();
    let spoken = child.said.join("\n");
    assert!(spoken.contains(" dollars") && spoken.contains("Goodbye"), "{spoken}");
    let admin = description.admin_url.trim_start_matches("http://").parse().unwrap();
    let (_, metrics) = probe(admin, "/metrics").await;
    // While it runs: in the end SQLite folds the WAL into the file.
    let [vault, wal] = ["vault.db", "vault.db-wal"].map(|name| {
        String::from_utf8_lossy(&fs::read(folder.path().join(name)).unwrap()).to_lowercase()
    });
    child.signal("TERM");
    let (status, _, errors) = child.end();
    assert_eq!((status.code(), errors.as_str()), (Some(0), ""));

    let log = fs::read_to_string(folder.path().join("saldo.log")).unwrap();
    let lines = log_lines(log.lines());
    assert!(values(&lines, "outcome").contains("Told"), "{log}");
    assert!(lines.iter().any(|line| line["disclosure"].is_u64()), "{log}");
    let (log, metrics) = (timeless(&lines).to_lowercase(), metrics.to_lowercase());
    let mut canaries = facts(&description.bank_file);
    let secrets = description.customers.iter();
    canaries.extend(secrets.flat_map(|one| [one.user_id.clone(), one.access_token.clone()]));
    for canary in canaries.iter().map(|canary| canary.to_lowercase()) {
        for (place, text) in
            [("log", &log), ("metrics", &metrics), ("vault", &vault), ("wal", &wal)]
        {
            assert!(!text.contains(&canary), "{canary} in the {place}: {text}");
        }
    }
    for word in ["dollar", " cent", "checking", "savings", "transactions\""] {
        assert!(!log.contains(word), "{word} in {log}");
    }
}

/// What is left in `text` of the planted words, which all look like `CANARYxyz7Q`; the last two
/// may be spoken.
fn planted(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let tails = lower.split("canary").skip(1);
    let is_planted = |tail: &&str| {
        let tail = tail.trim_start_matches(|c: char| c.is_alphabetic());
        tail.starts_with("7q") || tail.starts_with(" seven q")
    };
    tails.filter(is_planted).map(|tail| tail.chars().take(20).collect()).collect()
}

#[test]
fn odd_paths_leave_no_trace_of_the_customer() {
    let bugs = tempfile::NamedTempFile::new().unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["canary::walk_the_odd_paths", "--exact", "--nocapture", "--test-threads=1"])
        .env(CHILD, bugs.path())
        .output()
        .unwrap();
    let all = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    let bugs = fs::read_to_string(bugs.path()).unwrap();
    assert!(output.status.success(), "{all:#?}\n{bugs}");
    // The one that was meant.
    assert!(bugs.contains("CANARYPANIC7Q"), "{bugs}");
    assert!(all.iter().all(|text| planted(text).is_empty()), "{:?} in {all:#?}", planted(&all[0]));
    for amount in ["777123.45", "777,123", "77712345", "seven hundred seventy"] {
        assert!(all.iter().all(|text| !text.to_lowercase().contains(amount)), "{amount}");
    }
    assert!(all.iter().all(|text| !text.contains(PIN_CANARY)), "a voice PIN in {all:#?}");
    // It did go where it should.
    let lines = log_lines(all[0].lines().filter(|line| line.starts_with('{')));
    let events = values(&lines, "event");
    for event in ["turn", "refusal", "trouble", "panic", "server"] {
        assert!(events.contains(event), "no {event} in {events:?}");
    }
    let outcomes = values(&lines, "outcome");
    for outcome in ["Told", "Said", "Barred", "Unavailable", "Event", "EventFailed", "Nothing"] {
        assert!(outcomes.contains(outcome), "no {outcome} in {outcomes:?}");
    }
    let reasons = values(&lines, "reason");
    for reason in [
        "not_linked",
        "revoked",
        "missing_class",
        "signature_mismatch",
        "application_unknown",
        "bank",
        "vault",
        "record",
        "deadline",
        "signature_missing",
        "body_unreadable",
        "timestamp_old",
        "voice_pin",
        "voice_pin_wrong",
        "voice_pin_locked",
    ] {
        assert!(reasons.contains(reason), "no {reason} in {reasons:?}");
    }
    let causes = timeless(&lines);
    assert!(causes.contains("makes no sense") || causes.contains("damaged"), "{causes}");
    assert!(all[0].contains("saldo_turns_total"), "no metrics");
    assert!(all[0].contains("saldo_panics_total 1"), "no panic was counted");
}

/// How the voice PINs of the test begin.
const PIN_CANARY: &str = "59381";

/// How the child is told that it is one: a file for what its panics say.
const CHILD: &str = "SALDO_TEST_CANARY_CHILD";

/// The child's part of the test above; nothing without it.
#[tokio::test]
async fn walk_the_odd_paths() {
    let Some(bugs) = std::env::var_os(CHILD) else { return };
    start_logging(std::io::stdout);
    // What the panics of this child say is for its parent alone.
    let ours = panic::take_hook();
    let bugs = Mutex::new(fs::OpenOptions::new().append(true).open(bugs).unwrap());
    panic::set_hook(Box::new(move |panic| {
        ours(panic);
        writeln!(bugs.lock().unwrap(), "{panic}").unwrap();
    }));
    let world = World::new().await;
    plant(&world.bank_file());
    turns_and_refusals(&world).await;
    faults(&world).await;
    said_pins(&world).await;
    let bank = Connection::open(world.bank_file()).unwrap();
    for damage in [
        "UPDATE account SET status = 'CANARYSTATUS7Q'",
        "UPDATE account SET kind = 'CANARYKIND7Q'",
        "UPDATE account SET currency = 'CANARYCURRENCY7Q'",
        "UPDATE account SET current_minor = 'CANARYAMOUNT7Q'",
        "UPDATE customer SET time_zone = 'CANARYZONE7Q'",
        "ALTER TABLE account RENAME TO canary_table",
    ] {
        let server = world.plan().serve();
        bank.execute_batch(damage).unwrap();
        for intent in ["BalanceIntent", "RecentTransactionsIntent", "OwedIntent"] {
            let answer = post(server.public, &asks(intent)).await;
            assert_eq!(answer.status, StatusCode::OK, "{damage}");
        }
        close(server).await;
    }
    for name in ["vault.db", "vault.db-wal"] {
        let content = fs::read(world.folder().join(name)).unwrap();
        let pin = PIN_CANARY.as_bytes();
        assert!(!content.windows(pin.len()).any(|bytes| bytes == pin), "a voice PIN in {name}");
        assert_eq!(planted(&String::from_utf8_lossy(&content)), Vec::<String>::new(), "{name}");
    }
}

/// Puts canaries where facts are.
fn plant(bank: &Path) {
    let sql = "UPDATE customer SET name = 'CANARYNAME7Q';
        UPDATE account SET nickname = 'CANARYNICK7Q', current_minor = 77712345,
            available_minor = 77712345;
        UPDATE party SET name = 'CANARYMERCHANT7Q', descriptor = 'CANARYDESCRIPTOR7Q';
        UPDATE transactions SET amount_minor = -77712345";
    Connection::open(bank).unwrap().execute_batch(sql).unwrap();
}

/// A voice PIN, right and wrong ones of which begin with [`PIN_CANARY`].
async fn said_pins(world: &World) {
    let mut plan = world.plan();
    plan.settings.assurance.balances =
        LadderRow { linked: Aloud::Silent, recognised: Aloud::Silent, voice_pin: Aloud::Exact };
    plan.pins = Some(with_pin(world, &format!("{PIN_CANARY}7")).await);
    let server = plan.serve();
    let at = server.public;
    let mut attributes = post(at, &asks("BalanceIntent")).await.body["sessionAttributes"].clone();
    assert!(!attributes.is_null(), "it was asked for");
    for digit in ["7", "1", "2", "3", "7"] {
        let code = format!("{PIN_CANARY}{digit}");
        let mut said = asks("VoicePinIntent");
        said["request"]["intent"]["slots"] = json!({"code": {"name": "code", "value": code}});
        said["session"]["attributes"] = attributes.clone();
        let answer = post(at, &said).await;
        let shown = answer.body.to_string();
        assert!(!shown.contains(PIN_CANARY) && answer.status == StatusCode::OK, "{shown}");
        let kept = answer.body["sessionAttributes"].clone();
        attributes = if digit == "7" { attributes } else { kept };
    }
    close(server).await;
}

/// The metrics, for the parent to search.
#[expect(clippy::print_stdout, reason = "the parent reads it")]
async fn close(server: Server) {
    println!("\n{}", server.metrics.text());
    server.running.stop().await;
}

fn utters(mut envelope: Value) -> Value {
    let slot = json!({"name": "account_name", "value": "CANARYUTTERANCE7Q"});
    envelope["request"]["intent"]["slots"] = json!({"account_name": slot});
    envelope
}

async fn turns_and_refusals(world: &World) {
    let server = world.plan().serve();
    let at = server.public;
    let told = post(at, &asks("BalanceIntent")).await;
    let words = "seven hundred seventy-seven thousand";
    assert!(told.speech().contains(words), "{told:?}");
    let told = post(at, &asks("RecentTransactionsIntent")).await;
    assert!(told.speech().contains("Canarymerchant seven q"), "{told:?}");
    let mut next = asks("AMAZON.RepeatIntent");
    next["session"]["attributes"] = told.body["sessionAttributes"].clone();
    post(at, &next).await;
    for intent in ["BalanceIntent", "RefineAccountIntent", "CANARYINTENT7Q", "AMAZON.StopIntent"] {
        post(at, &utters(asks(intent))).await;
    }
    for token in [None, Some(REVOKED), Some(NARROW), Some("CANARYSTRANGER7Q")] {
        let answer = post(at, &with_token(utters(asks("BalanceIntent")), token)).await;
        assert!(!answer.speech().contains("dollar"), "{answer:?}");
    }
    for request in [
        json!({"type": "SessionEndedRequest", "error": {"message": "CANARYERROR7Q"}}),
        json!({"type": "System.ExceptionEncountered", "error": {"message": "CANARYERROR7Q"}}),
        json!({"type": "AlexaSkillEvent.SkillAccountLinked",
               "body": {"accessToken": "CANARYEVENTTOKEN7Q"}}),
        json!({"type": "CANARYTYPE7Q"}),
        json!({"type": "Alexa.Presentation.APL.UserEvent", "arguments": ["CANARYARGUMENT7Q"]}),
    ] {
        assert_eq!(post(at, &envelope(request)).await.status, StatusCode::OK);
    }
    let refused = |answer: Answer| assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    refused(post_text(at, "CANARYBODY7Q".to_owned()).await);
    refused(post_text(at, asks("BalanceIntent").to_string().replace(SKILL, "CANARYSKILL7Q")).await);
    let mut old = asks("BalanceIntent");
    old["request"]["timestamp"] = json!("2020-01-01T00:00:00Z");
    refused(post(at, &old).await);
    old["request"]["timestamp"] = json!("CANARYTIME7Q");
    refused(post(at, &old).await);
    let good = wire(&asks("BalanceIntent"));
    for bad in [
        good.replacen("CANARYATTRIBUTE", "CANARYATTRIBUTF", 1),
        good.replacen("signature-256:", "CANARYFIELD7Q:", 1),
        good.replacen("signature-256:", "signature-256: CANARYSIGNATURE7Q\r\nx:", 1),
        good.replacen("s3.amazonaws.com", "CANARYHOST7Q.com", 1),
        good.replacen("echo-api-cert-dev", "CANARYCERT7Q", 1),
        good.replacen("/channels/alexa", "/CANARYPATH7Q", 1),
        good.replacen("POST", "CANARYMETHOD7Q", 1),
        good.replacen("Content-Length: ", "Content-Length: CANARYLENGTH7Q", 1),
    ] {
        assert_ne!(bad, good);
        let bad = bad.replacen("Host: saldo", "Host: saldo\r\nConnection: close", 1);
        let said = exchange(at, bad.as_bytes()).await;
        assert!(said.starts_with("HTTP/1.1 4"), "{said}");
        assert!(planted(&said).is_empty(), "{said}");
    }
    close(server).await;
}

async fn faults(world: &World) {
    let hurried = || {
        let mut plan: Plan = world.plan();
        plan.settings.deadlines.bank_ms = 100;
        plan.settings.deadlines.answer_ms = 200;
        plan.settings.deadlines.courtesy_ms = 20;
        plan
    };
    for fault in [Fault::Hung, Fault::Failing, Fault::Partial] {
        let mut plan = hurried();
        plan.bank = Arc::new(FaultyBank::new(world.bank(), fault));
        let client = Arc::new(HttpsClient::for_development(&[]).unwrap());
        // Nobody is there to hear it.
        plan.courtesy = CourtesySender::to_loopback(client, "http://127.0.0.1:9".to_owned());
        let server = plan.serve();
        post(server.public, &reachable_at(asks("BalanceIntent"), "http://127.0.0.1:9")).await;
        close(server).await;
    }
    for call in [Call::Grant, Call::Bind, Call::Switches, Call::Disclose, Call::Revoke] {
        for hangs in [true, false] {
            let vault = Arc::clone(&world.vault);
            let mut plan = hurried();
            plan.vault = Arc::new(BrokenVault { vault, call, hangs });
            let server = plan.serve();
            post(server.public, &asks("BalanceIntent")).await;
            if call == Call::Revoke {
                let disabled = envelope(json!({"type": "AlexaSkillEvent.SkillDisabled"}));
                let answer = post(server.public, &disabled).await;
                assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
            }
            close(server).await;
        }
    }
    let mut plan = hurried();
    plan.bank = Doorman::panics(world.bank());
    let server = plan.serve();
    let answer = post(server.public, &asks("BalanceIntent")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.speech().contains(crate::platform::APOLOGY), "{answer:?}");
    // Others do not notice.
    assert!(post(server.public, &asks("RoutingNumberIntent")).await.speech().contains("number"));
    close(server).await;
}
