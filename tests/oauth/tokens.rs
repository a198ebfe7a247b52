//! Codes and tokens over HTTP: whose they are, how often they are good, what they tell.

use chrono::Utc;
use hyper::{Method, StatusCode};
use saldo::basics::{ApplicationId, digest_of};
use saldo::consent::Channel;
use saldo::vault::{Revoke, RevokedBy, Vault};

use crate::browser::{
    Browser, FORM, call, form, introspect, is_answered, pair, redeem, refresh, send, tokens,
};
use crate::world::{ALEXA, OTHER, PUBLIC, REDIRECT, World};

const CLASSES: [&str; 2] = ["balance.read", "speak.amounts"];

#[tokio::test]
async fn must_01_a_code_is_good_once_and_a_replay_revokes() {
    let world = World::start();
    let code = Browser::new(&world).link(ALEXA, &CLASSES).await;
    let (access, first) = pair(&redeem(&world, ALEXA, &code, &[]).await);
    assert!(is_answered(&world, &access).await);
    assert_eq!(redeem(&world, ALEXA, &code, &[]).await.error(), "invalid_grant");
    assert!(!is_answered(&world, &access).await);
    assert_eq!(refresh(&world, ALEXA, &first).await.error(), "invalid_grant");
}

#[tokio::test]
async fn must_01_a_leaked_code_is_no_lever_to_unlink_somebody() {
    let world = World::start();
    let code = Browser::new(&world).link(ALEXA, &CLASSES).await;
    let (access, _) = pair(&redeem(&world, ALEXA, &code, &[]).await);
    let wrong = "a".repeat(43);
    let elsewhere = format!("{REDIRECT}?second=1");
    assert_eq!(redeem(&world, OTHER, &code, &[]).await.error(), "invalid_grant");
    assert_eq!(redeem(&world, PUBLIC, &code, &[]).await.error(), "invalid_grant");
    for change in [("code_verifier", wrong.as_str()), ("redirect_uri", elsewhere.as_str())] {
        assert_eq!(redeem(&world, ALEXA, &code, &[change]).await.error(), "invalid_grant");
    }
    assert!(is_answered(&world, &access).await);
}

#[tokio::test]
async fn must_03_a_code_is_bound_to_all_that_it_was_asked_with() {
    let world = World::start();
    let code = Browser::new(&world).link(ALEXA, &CLASSES).await;
    let (short, wrong) = ("a".repeat(42), "a".repeat(43));
    for (changes, error) in [
        (&[("redirect_uri", "")][..], "invalid_request"),
        (&[("redirect_uri", "https://evil.example")], "invalid_grant"),
        (&[("code_verifier", "")], "invalid_request"),
        (&[("code_verifier", &short)], "invalid_grant"),
        (&[("code_verifier", &wrong)], "invalid_grant"),
        (&[("code", "")], "invalid_request"),
        (&[("code", "saldo_ac_x")], "invalid_grant"),
        (&[("grant_type", "")], "invalid_request"),
        (&[("grant_type", "password")], "unsupported_grant_type"),
        (&[("grant_type", "client_credentials")], "unsupported_grant_type"),
        (&[("resource", "https://bank.example/voice")], "invalid_target"),
    ] {
        let answer = redeem(&world, ALEXA, &code, changes).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{changes:?}");
        assert_eq!(answer.error(), error, "{changes:?}");
    }
    // None of these used it up.
    assert_eq!(redeem(&world, ALEXA, &code, &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_code_is_no_token_and_a_token_no_code() {
    let world = World::start();
    let code = Browser::new(&world).link(ALEXA, &CLASSES).await;
    assert!(!is_answered(&world, &code).await);
    let (access, first) = pair(&redeem(&world, ALEXA, &code, &[]).await);
    assert!(!is_answered(&world, &first).await);
    assert_eq!(refresh(&world, ALEXA, &access).await.error(), "invalid_grant");
    assert_eq!(redeem(&world, ALEXA, &first, &[]).await.error(), "invalid_grant");
}

#[tokio::test]
async fn must_17_giving_back_is_always_answered_and_reaches_own_tokens_only() {
    let world = World::start();
    let (access, first) = tokens(&world, ALEXA).await;
    for token in [access.as_str(), first.as_str(), "saldo_at_unknown", "x"] {
        for client in [OTHER, PUBLIC] {
            let answer = call(&world, "/oauth/revoke", client, &[("token", token)]).await;
            assert_eq!((answer.status, answer.text()), (StatusCode::OK, "{}".to_owned()));
        }
    }
    assert!(is_answered(&world, &access).await);
    let nothing = call(&world, "/oauth/revoke", ALEXA, &[]).await;
    assert_eq!(nothing.error(), "invalid_request");
    let hint = [("token", access.as_str()), ("token_type_hint", "refresh_token")];
    assert_eq!(call(&world, "/oauth/revoke", ALEXA, &hint).await.status, StatusCode::OK);
    assert!(!is_answered(&world, &access).await);
    assert_eq!(refresh(&world, ALEXA, &first).await.error(), "invalid_grant");
}

#[tokio::test]
async fn must_18_introspection_tells_the_own_live_token_only() {
    let world = World::start();
    let (access, first) = tokens(&world, ALEXA).await;
    let live = introspect(&world, ALEXA, &access).await.json();
    assert_eq!((&live["active"], &live["token_type"]), (&true.into(), &"Bearer".into()));
    assert_eq!((&live["client_id"], &live["iss"]), (&"alexa".into(), &world.issuer.clone().into()));
    assert_eq!(live["scope"], "balance.read speak.amounts");
    assert!(live.get("sub").is_none(), "the bank's ids stay with us");
    let left = live["exp"].as_i64().unwrap() - Utc::now().timestamp();
    assert!((880..=900).contains(&left), "{left}");
    assert_eq!(introspect(&world, ALEXA, &first).await.json()["active"], true);

    let (ended, _) = tokens(&world, ALEXA).await;
    call(&world, "/oauth/revoke", ALEXA, &[("token", &ended)]).await;
    let inactive = br#"{"active":false}"#;
    for (client, token) in
        [(OTHER, access.as_str()), (OTHER, first.as_str()), (ALEXA, &ended), (ALEXA, "unknown")]
    {
        let answer = introspect(&world, client, token).await;
        assert_eq!((answer.status, &answer.body[..]), (StatusCode::OK, &inactive[..]));
    }
    let public = introspect(&world, PUBLIC, &access).await;
    assert_eq!(public.status, StatusCode::UNAUTHORIZED, "a public client proves nothing");
}

#[tokio::test]
async fn must_19_a_token_is_good_for_its_own_skill() {
    let world = World::start();
    let (access, _) = tokens(&world, OTHER).await;
    assert!(!is_answered(&world, &access).await);
    let own = world.ask_for(crate::world::OTHER_SKILL, &access, "what's my balance").await;
    assert_ne!(own.response["response"]["card"]["type"], "LinkAccount");
}

#[tokio::test]
async fn must_20_the_token_endpoint_takes_forms_by_post() {
    let world = World::start();
    let pairs = [("grant_type", "refresh_token"), ("refresh_token", "x"), ("client_id", "public")];
    let body = form(&pairs);
    for method in [Method::GET, Method::PUT, Method::HEAD, Method::OPTIONS, Method::DELETE] {
        let answer = send(world.public, method, "/oauth/token", &[FORM], body.clone()).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
        assert_eq!(answer.headers["allow"], "POST");
    }
    for kind in ["application/json", "multipart/form-data", "text/plain"] {
        let headers = [("content-type", kind)];
        let answer = send(world.public, Method::POST, "/oauth/token", &headers, body.clone()).await;
        assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    }
    let twice = format!("{body}&client_id=public");
    for bad in [twice.as_str(), "grant_type=%", "grant_type=%ff"] {
        let answer = send(world.public, Method::POST, "/oauth/token", &[FORM], bad.into()).await;
        assert_eq!(
            (answer.status, answer.error()),
            (StatusCode::BAD_REQUEST, "invalid_request".into())
        );
    }
    let in_query = format!("/oauth/token?{body}");
    let answer = send(world.public, Method::POST, &in_query, &[FORM], String::new()).await;
    assert_eq!(answer.error(), "invalid_client", "what stands in the address is not read");
}

#[tokio::test]
async fn a_static_client_keeps_its_refresh_token() {
    let world = World::start();
    let (_, first) = tokens(&world, OTHER).await;
    for _ in 0..3 {
        let (access, none) = pair(&refresh(&world, OTHER, &first).await);
        assert!(access.starts_with("saldo_at_") && none.is_empty());
    }
}

#[tokio::test]
async fn a_refresh_asks_for_no_more_than_was_agreed_to() {
    let world = World::start();
    let (_, first) = tokens(&world, ALEXA).await;
    for (scope, error) in [("bills.read", "invalid_scope"), ("everything", "invalid_scope")] {
        let pairs =
            [("grant_type", "refresh_token"), ("refresh_token", first.as_str()), ("scope", scope)];
        assert_eq!(call(&world, "/oauth/token", ALEXA, &pairs).await.error(), error);
    }
    let pairs = [
        ("grant_type", "refresh_token"),
        ("refresh_token", first.as_str()),
        ("scope", "balance.read"),
    ];
    let answer = call(&world, "/oauth/token", ALEXA, &pairs).await;
    assert_eq!(answer.json()["scope"], "balance.read speak.amounts", "what the token opens");
}

#[tokio::test]
async fn switching_the_skill_off_ends_the_family() {
    let world = World::start();
    let (access, first) = tokens(&world, ALEXA).await;
    // The first answer ties the link to the platform's user.
    assert!(is_answered(&world, &access).await);
    let which = Revoke::User {
        channel: Channel::Alexa,
        application: ApplicationId::new(crate::world::SKILL).unwrap(),
        user: digest_of(b"amzn1.ask.account.TESTER"),
    };
    let ended = world.vault.revoke(which, RevokedBy::Platform, Utc::now(), None).await;
    assert_eq!(ended, Ok(1));
    assert_eq!(refresh(&world, ALEXA, &first).await.error(), "invalid_grant");
    assert_eq!(introspect(&world, ALEXA, &first).await.json()["active"], false);
}
