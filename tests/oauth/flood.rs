//! Many who log in at the same time do not keep clients from their tokens.

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use hyper::{Method, StatusCode};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::browser::{Answer, Browser, FORM, form, pair, redeem, refresh, send};
use crate::world::{ALEXA, World};

/// How many log in all the while: more than may wait for their password to be hashed.
const VISITORS: usize = 120;
/// How many codes are exchanged meanwhile.
const CODES: usize = 8;
/// How many refreshes follow, one after the other.
const REFRESHES: usize = 40;
/// How long a client waits for its tokens.
const PATIENCE: Duration = Duration::from_secs(2);

/// What the visitors share.
struct Flood {
    world: Arc<World>,
    csrf: String,
    cookie: String,
    tries: AtomicUsize,
    hashed: AtomicUsize,
    is_over: AtomicBool,
}

/// Somebody guesses until it is over: from an address and under a name of their own each time, so
/// that no limit keeps the guess from being hashed.
async fn visit(flood: Arc<Flood>) {
    while !flood.is_over.load(Ordering::SeqCst) {
        let number = flood.tries.fetch_add(1, Ordering::SeqCst);
        let address = format!("10.51.{}.{}", number >> 8, number & 255);
        let user = format!("visitor-{number}");
        let headers = [
            FORM,
            ("cookie", flood.cookie.as_str()),
            ("origin", flood.world.issuer.as_str()),
            ("x-forwarded-for", address.as_str()),
        ];
        let fields = [("csrf", flood.csrf.as_str()), ("user", &user), ("password", "a guess")];
        let public = flood.world.public;
        let visited = send(public, Method::POST, "/oauth/login", &headers, form(&fields)).await;
        match visited.status {
            StatusCode::UNPROCESSABLE_ENTITY => {
                flood.hashed.fetch_add(1, Ordering::SeqCst);
            }
            StatusCode::SERVICE_UNAVAILABLE => sleep(Duration::from_millis(50)).await,
            status => panic!("{status}"),
        }
    }
}

async fn in_time(answer: impl Future<Output = Answer>) -> (String, String) {
    pair(&timeout(PATIENCE, answer).await.expect("tokens in two seconds"))
}

/// Passwords are hashed on threads of their own, a few at a time and a bounded number waiting;
/// nothing that a client asks for stands behind them.
#[tokio::test(flavor = "multi_thread")]
async fn must_16_tokens_are_issued_while_everybody_logs_in() {
    let world = Arc::new(World::start_with(|settings| settings.server.behind_tls_proxy = true));
    let mut codes = Vec::new();
    for _ in 0..CODES {
        codes.push(Browser::new(&world).link(ALEXA, &["balance.read", "speak.amounts"]).await);
    }
    let mut browser = Browser::new(&world);
    let csrf = browser.begin(ALEXA).await;
    let flood = Arc::new(Flood {
        world: Arc::clone(&world),
        csrf,
        cookie: browser.cookie.clone().unwrap(),
        tries: AtomicUsize::default(),
        hashed: AtomicUsize::default(),
        is_over: AtomicBool::default(),
    });
    let mut visiting: JoinSet<()> = (0..VISITORS).map(|_| visit(Arc::clone(&flood))).collect();
    while flood.hashed.load(Ordering::SeqCst) == 0 {
        sleep(Duration::from_millis(5)).await;
    }
    let mut token = String::new();
    for code in codes {
        (_, token) = in_time(redeem(&world, ALEXA, &code, &[])).await;
    }
    for _ in 0..REFRESHES {
        (_, token) = in_time(refresh(&world, ALEXA, &token)).await;
    }
    flood.is_over.store(true, Ordering::SeqCst);
    while let Some(visited) = visiting.join_next().await {
        visited.unwrap();
    }
    // Everybody was answered either way. Whoever waited for longer than an answer may take was not
    // told, so that more may have been hashed; those of the links were.
    let [tries, hashed] = [&flood.tries, &flood.hashed].map(|count| count.load(Ordering::SeqCst));
    let metrics = world.metrics.text();
    let counted = metrics.split("saldo_password_checks_total ").nth(1).unwrap();
    let counted: usize = counted.lines().next().unwrap().parse().unwrap();
    assert!(counted >= hashed + CODES && counted <= tries + CODES, "{hashed} {counted} {tries}");
}
