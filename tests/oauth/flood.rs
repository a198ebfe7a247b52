//! Many who log in at the same time do not keep clients from their tokens.

use std::sync::Arc;

use hyper::{Method, StatusCode};

use crate::browser::{Browser, FORM, form, pair, refresh, send, tokens};
use crate::world::{ALEXA, World};

/// How many log in at once: more than may wait for their password to be hashed.
const VISITORS: usize = 120;
/// How many refresh meanwhile, one after the other.
const REFRESHES: usize = 40;

/// Passwords are hashed on threads of their own, a few at a time and a bounded number waiting;
/// nothing that a client asks for stands behind them.
#[tokio::test(flavor = "multi_thread")]
async fn must_16_tokens_are_issued_while_everybody_logs_in() {
    let world = Arc::new(World::start_with(|settings| settings.server.behind_tls_proxy = true));
    let (_, mut token) = tokens(&world, ALEXA).await;
    let mut browser = Browser::new(&world);
    let csrf = browser.begin(ALEXA).await;
    let cookie = browser.cookie.clone().unwrap();
    let visiting: Vec<_> = (0..VISITORS)
        .map(|number| {
            let (world, csrf, cookie) = (Arc::clone(&world), csrf.clone(), cookie.clone());
            tokio::spawn(async move {
                let address = format!("198.51.100.{number}");
                let user = format!("visitor-{number}");
                let headers = [
                    FORM,
                    ("cookie", cookie.as_str()),
                    ("origin", world.issuer.as_str()),
                    ("x-forwarded-for", address.as_str()),
                ];
                let fields = [("csrf", csrf.as_str()), ("user", &user), ("password", "a guess")];
                send(world.public, Method::POST, "/oauth/login", &headers, form(&fields)).await
            })
        })
        .collect();
    for _ in 0..REFRESHES {
        let (_, next) = pair(&refresh(&world, ALEXA, &token).await);
        if !next.is_empty() {
            token = next;
        }
    }
    let mut hashed = 0;
    for visited in visiting {
        let status = visited.await.unwrap().status;
        assert!(
            status == StatusCode::UNPROCESSABLE_ENTITY || status == StatusCode::SERVICE_UNAVAILABLE,
            "{status}"
        );
        hashed += usize::from(status == StatusCode::UNPROCESSABLE_ENTITY);
    }
    // Everybody was answered either way. Whoever waited for longer than an answer may take was not
    // told, so that more may have been hashed; one was that of the link.
    let metrics = world.metrics.text();
    let counted = metrics.split("saldo_password_checks_total ").nth(1).unwrap();
    let counted: usize = counted.lines().next().unwrap().parse().unwrap();
    assert!(hashed > 0 && counted > hashed && counted <= VISITORS + 1, "{hashed} {counted}");
}
