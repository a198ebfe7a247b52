//! Whatever the bank and the vault do, the customer hears something in time, and no fact by
//! accident.

use std::sync::Arc;

use hyper::StatusCode;
use saldo::server::{CourtesySender, HttpsClient};
use saldo::simulate::{Fault, FaultyBank};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use crate::doubles::{BrokenVault, Call, Doorman};
use crate::platform::{APOLOGY, Answer, asks, envelope, post, reachable_at};
use crate::raw::one_answer;
use crate::world::{Plan, World};

/// A small part of the real deadlines, so that tests are quick.
pub(crate) fn hurried(mut plan: Plan) -> Plan {
    plan.settings.deadlines.bank_ms = 200;
    plan.settings.deadlines.answer_ms = 400;
    plan.settings.deadlines.courtesy_ms = 50;
    plan
}

fn is_apology(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    assert!(answer.speech().contains(APOLOGY), "{answer:?}");
    assert_eq!(answer.body["response"]["shouldEndSession"], true, "{answer:?}");
    // A fact cannot be told without saying a currency or an account.
    for word in ["dollar", "cent", "checking", "say-as", "you owe"] {
        assert!(!answer.speech().contains(word), "{word} in {answer:?}");
    }
}

#[tokio::test]
async fn every_fault_of_the_bank_is_an_apology() {
    let world = World::new().await;
    for fault in [Fault::Slow, Fault::Hung, Fault::Failing] {
        let mut plan = hurried(world.plan());
        plan.bank = Arc::new(FaultyBank::new(world.bank(), fault));
        let server = plan.serve();
        for intent in ["BalanceIntent", "OwedIntent", "AccountsIntent", "RecentTransactionsIntent"]
        {
            is_apology(&post(server.public, &asks(intent)).await);
        }
        // What needs no bank is told as ever.
        let answer = post(server.public, &asks("RoutingNumberIntent")).await;
        assert!(answer.speech().contains("routing number of"), "{fault:?}: {answer:?}");
        let metrics = server.metrics.text();
        assert!(metrics.contains("intent=\"owed\",outcome=\"Unavailable\"} 1"), "{metrics}");
        assert!(!metrics.contains("outcome=\"Told\""), "{metrics}");
    }
}

#[tokio::test]
async fn balances_that_cannot_be_had_are_said_to_be_missing() {
    let world = World::new().await;
    let mut plan = hurried(world.plan());
    plan.bank = Arc::new(FaultyBank::new(world.bank(), Fault::Partial));
    let server = plan.serve();
    let answer = post(server.public, &asks("BalanceIntent")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(
        answer.speech().contains("can't") || answer.speech().contains("couldn't"),
        "{answer:?}"
    );
    assert!(!answer.speech().contains("dollar"), "{answer:?}");
}

#[tokio::test]
async fn with_the_real_deadlines_an_apology_comes_before_the_platform_gives_up() {
    let world = World::new().await;
    let mut hung_bank = world.plan();
    hung_bank.bank = Arc::new(FaultyBank::new(world.bank(), Fault::Hung));
    let mut hung_vault = world.plan();
    let vault = Arc::clone(&world.vault);
    hung_vault.vault = Arc::new(BrokenVault { vault, call: Call::Grant, hangs: true });
    let (hung_bank, hung_vault) = (hung_bank.serve(), hung_vault.serve());
    let asked = asks("BalanceIntent");
    // `post` gives up when a platform would.
    let (first, second) =
        tokio::join!(post(hung_bank.public, &asked), post(hung_vault.public, &asked));
    is_apology(&first);
    is_apology(&second);
}

#[tokio::test]
async fn no_fact_is_told_when_the_vault_hangs_or_fails() {
    let world = World::new().await;
    for call in [Call::Grant, Call::Bind, Call::Switches, Call::Disclose] {
        for hangs in [true, false] {
            let vault = Arc::clone(&world.vault);
            let mut plan = hurried(world.plan());
            plan.vault = Arc::new(BrokenVault { vault, call, hangs });
            let server = plan.serve();
            for intent in ["BalanceIntent", "RecentTransactionsIntent"] {
                is_apology(&post(server.public, &asks(intent)).await);
            }
            assert_eq!(server.metrics.in_flight().get(), 0, "{call:?} {hangs}");
        }
    }
    // The same customer with the vault in order: it was the vault.
    let server = world.plan().serve();
    let answer = post(server.public, &asks("BalanceIntent")).await;
    assert!(answer.speech().contains("dollar"), "{answer:?}");
}

#[tokio::test]
async fn an_event_that_is_not_kept_is_sent_again() {
    let world = World::new().await;
    for hangs in [true, false] {
        let vault = Arc::clone(&world.vault);
        let mut plan = hurried(world.plan());
        plan.vault = Arc::new(BrokenVault { vault, call: Call::Revoke, hangs });
        let server = plan.serve();
        let disabled = envelope(json!({"type": "AlexaSkillEvent.SkillDisabled"}));
        let answer = post(server.public, &disabled).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "hangs: {hangs}");
    }
}

/// A double of the platform's host for directives: hands on each request as it came.
async fn directives() -> (String, mpsc::Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let origin = format!("http://{}", listener.local_addr().unwrap());
    let (tell, heard) = mpsc::channel(16);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let request = one_answer(&mut stream).await;
            tell.send(request).await.unwrap();
            stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await.unwrap();
        }
    });
    (origin, heard)
}

fn development() -> Arc<HttpsClient> {
    Arc::new(HttpsClient::for_development(&[]).unwrap())
}

#[tokio::test]
async fn one_moment_is_said_once_while_the_bank_is_slow() {
    let world = World::new().await;
    let (origin, mut heard) = directives().await;
    let bank = Doorman::shut(world.bank());
    let mut plan = world.plan();
    plan.settings.deadlines.courtesy_ms = 50;
    plan.bank = bank.clone();
    plan.courtesy = CourtesySender::to_loopback(development(), origin.clone());
    let server = plan.serve();
    let asked = reachable_at(asks("BalanceIntent"), &origin);
    let request_id = asked["request"]["requestId"].clone();
    let public = server.public;
    let answering = tokio::spawn(async move { post(public, &asked).await });
    bank.came().await;
    // The bank is still asked: the answer cannot have been sent before this.
    let said = heard.recv().await.unwrap();
    assert!(!answering.is_finished());
    bank.open();
    assert!(answering.await.unwrap().speech().contains("dollar"));

    let (head, body) = said.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("POST /v1/directives HTTP/1.1\r\n"), "{head}");
    let head = head.to_lowercase();
    assert!(head.contains("authorization: bearer canaryapitoken7q"), "{head}");
    assert!(head.contains("content-type: application/json"), "{head}");
    let body: Value = serde_json::from_str(body).unwrap();
    let speech = "<speak>One moment while I look that up.</speak>";
    let expected = json!({
        "header": {"requestId": request_id},
        "directive": {"type": "VoicePlayer.Speak", "speech": speech},
    });
    assert_eq!(body, expected);
    assert!(heard.try_recv().is_err(), "said twice");
    // The message is counted once its answer is in, which may be after the turn.
    for _ in 0..200 {
        if server.metrics.text().contains("saldo_courtesies_total 1") {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{}", server.metrics.text());
}

#[tokio::test]
async fn a_quick_answer_has_nothing_said_ahead() {
    let world = World::new().await;
    let (origin, mut heard) = directives().await;
    let mut plan = world.plan();
    plan.courtesy = CourtesySender::to_loopback(development(), origin.clone());
    let server = plan.serve();
    let answer = post(server.public, &reachable_at(asks("BalanceIntent"), &origin)).await;
    assert!(answer.speech().contains("dollar"), "{answer:?}");
    assert!(heard.try_recv().is_err());
}

#[tokio::test]
async fn nothing_is_said_to_hosts_that_are_not_the_platforms() {
    let world = World::new().await;
    let stranger = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    stranger.set_nonblocking(true).unwrap();
    let address = stranger.local_addr().unwrap();
    let (origin, _heard) = directives().await;
    let to_loopback = CourtesySender::to_loopback(development(), origin.clone());
    let to_alexa = CourtesySender::to_alexa(development());
    let attacks = [
        format!("http://{address}"),
        format!("https://{address}"),
        format!("http://{address}/https://api.amazonalexa.com"),
        format!("https://api.amazonalexa.com@{address}"),
        format!("{origin}@{address}"),
    ];
    for courtesy in [to_loopback, to_alexa] {
        let mut plan = hurried(world.plan());
        plan.bank = Arc::new(FaultyBank::new(world.bank(), Fault::Hung));
        plan.courtesy = courtesy;
        let server = plan.serve();
        for attack in &attacks {
            is_apology(&post(server.public, &reachable_at(asks("BalanceIntent"), attack)).await);
        }
    }
    // Each answer came long after the message would have been sent.
    let accepted = stranger.accept().map(|_| ()).map_err(|error| error.kind());
    assert_eq!(accepted, Err(std::io::ErrorKind::WouldBlock));
}
