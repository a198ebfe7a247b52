//! Clients: how they prove who they are, what they find, how often they may ask.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::{Method, StatusCode};

use crate::browser::{Answer, FORM, call, form, refresh, send};
use crate::world::{ALEXA, PUBLIC, World};

async fn with_proof(world: &World, basic: Option<&str>, pairs: &[(&str, &str)]) -> Answer {
    let mut all = vec![("grant_type", "refresh_token"), ("refresh_token", "x")];
    all.extend(pairs);
    let proof = basic.map(|text| format!("Basic {}", STANDARD.encode(text)));
    let mut headers = vec![FORM];
    headers.extend(proof.as_deref().map(|proof| ("authorization", proof)));
    send(world.public, Method::POST, "/oauth/token", &headers, form(&all)).await
}

#[tokio::test]
async fn a_secret_comes_by_either_way_and_never_by_both() {
    let world = World::start();
    let secret = ALEXA.secret.unwrap();
    let basic = format!("alexa:{secret}");
    let body = [("client_id", "alexa"), ("client_secret", secret)];
    // The client is believed: only its token is none.
    assert_eq!(with_proof(&world, Some(&basic), &[]).await.error(), "invalid_grant");
    assert_eq!(with_proof(&world, None, &body).await.error(), "invalid_grant");
    assert_eq!(with_proof(&world, Some(&basic), &body).await.error(), "invalid_request");
    for (basic, pairs) in [
        (None, &[][..]),
        (None, &[("client_id", "alexa")]),
        (None, &[("client_id", "alexa"), ("client_secret", "wrong")]),
        (None, &[("client_id", "nobody"), ("client_secret", "wrong")]),
        (None, &[("client_id", "public"), ("client_secret", "wrong")]),
        (Some("alexa:wrong"), &[]),
        (Some("nobody:wrong"), &[]),
        (Some("alexa"), &[]),
    ] {
        let answer = with_proof(&world, basic, pairs).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{basic:?} {pairs:?}");
        assert_eq!(answer.text(), r#"{"error":"invalid_client"}"#, "all alike");
        assert!(answer.headers["www-authenticate"].to_str().unwrap().starts_with("Basic"));
    }
}

#[tokio::test]
async fn must_16_a_client_has_its_number_of_requests() {
    let world = World::start_with(|settings| {
        settings.oauth.clients[0].token_requests_per_minute = 3;
    });
    for _ in 0..3 {
        assert_eq!(refresh(&world, ALEXA, "x").await.status, StatusCode::BAD_REQUEST);
    }
    let answer = refresh(&world, ALEXA, "x").await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(answer.headers["retry-after"], "30");
    assert_eq!(refresh(&world, PUBLIC, "x").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn must_16_guessing_a_secret_is_limited_by_address() {
    let world = World::start();
    let mut refused = 0;
    for _ in 0..70 {
        let answer = with_proof(&world, Some("alexa:guess"), &[]).await;
        refused += u32::from(answer.status == StatusCode::UNAUTHORIZED);
    }
    assert_eq!(refused, 60);
}

#[tokio::test]
async fn must_07_the_metadata_names_what_is_there() {
    let world = World::start();
    let path = "/.well-known/oauth-authorization-server";
    let answer = send(world.public, Method::GET, path, &[], String::new()).await;
    let found = answer.json();
    assert_eq!(found["issuer"], world.issuer.as_str());
    assert_eq!(found["authorization_response_iss_parameter_supported"], true);
    assert_eq!(found["code_challenge_methods_supported"], serde_json::json!(["S256"]));
    assert_eq!(found["response_types_supported"], serde_json::json!(["code"]));
    for endpoint in ["token", "revocation", "introspection"] {
        let url = found[format!("{endpoint}_endpoint")].as_str().unwrap();
        let path = url.strip_prefix(&world.issuer).unwrap();
        let answer = call(&world, path, ALEXA, &[]).await;
        assert_eq!(answer.error(), "invalid_request", "{path} is there and wants more");
    }
    let authorize = found["authorization_endpoint"].as_str().unwrap();
    let path = authorize.strip_prefix(&world.issuer).unwrap();
    let answer = send(world.public, Method::GET, path, &[], String::new()).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn nothing_else_is_there() {
    let world = World::start();
    for path in ["/oauth", "/oauth/", "/oauth/authorize/", "/oauth/unknown", "/OAUTH/token"] {
        let answer = send(world.public, Method::GET, path, &[], String::new()).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
}
