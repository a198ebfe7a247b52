//! What every answer says to a browser.

use hyper::{Method, StatusCode};

use crate::browser::{Answer, Browser, authorize_path, csrf, redeem, send};
use crate::world::{ALEXA, World};

fn assert_safe(answer: &Answer, what: &str) {
    let field = |name: &str| {
        let value = answer.headers.get(name).unwrap_or_else(|| panic!("{what}: no {name}"));
        value.to_str().unwrap().to_owned()
    };
    assert_eq!(field("cache-control"), "no-store", "{what}");
    assert_eq!(field("referrer-policy"), "no-referrer", "{what}");
    assert_eq!(field("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(field("x-frame-options"), "DENY", "{what}");
    assert!(field("strict-transport-security").starts_with("max-age="), "{what}");
    let policy = field("content-security-policy");
    assert!(policy.starts_with("default-src 'none'"), "{what}");
    assert!(policy.contains("frame-ancestors 'none'"), "{what}");
    assert!(!policy.contains("unsafe") && !policy.contains("script"), "{what}");
    assert_ne!(answer.status, StatusCode::TEMPORARY_REDIRECT, "{what}");
    assert_ne!(answer.status, StatusCode::PERMANENT_REDIRECT, "{what}");
}

#[tokio::test]
async fn must_10_and_12_every_answer_is_safe_to_show() {
    let world = World::start();
    let mut browser = Browser::new(&world);
    for path in [
        "/oauth/authorize",
        "/oauth/authorize?client_id=x",
        &authorize_path(ALEXA, &[("response_type", "token")]),
        "/oauth/login",
        "/oauth/consent",
        "/oauth/token",
        "/oauth/revoke",
        "/oauth/introspect",
        "/oauth/style.css",
        "/.well-known/oauth-authorization-server",
    ] {
        assert_safe(&browser.get(path).await, path);
    }
    for path in ["/oauth/authorize", "/oauth/login", "/oauth/consent", "/oauth/token"] {
        assert_safe(&browser.post(path, &[]).await, path);
        let bare = send(world.public, Method::POST, path, &[], String::new()).await;
        assert_safe(&bare, path);
    }
    let begun = browser.get(&authorize_path(ALEXA, &[])).await;
    assert_safe(&begun, "begun");
    let login = browser.get("/oauth/login").await;
    assert_safe(&login, "login");
    let page = browser.log_in(&csrf(&login)).await;
    assert_safe(&page, "consent");
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    let targets = policy.split("form-action ").nth(1).unwrap();
    assert!(targets.starts_with("'self' https://pitangui.amazon.com"), "{targets}");
    assert!(targets.ends_with("https://*.amazon.com"), "{targets}");
    let code = Browser::new(&world).link(ALEXA, &["balance.read"]).await;
    assert_safe(&redeem(&world, ALEXA, &code, &[]).await, "tokens");
    assert_safe(&redeem(&world, ALEXA, "x", &[]).await, "refused");
}

/// No page brings anything along from elsewhere, runs a script, or styles inline.
#[tokio::test]
async fn must_12_pages_need_nothing_from_elsewhere() {
    let world = World::start();
    let mut browser = Browser::new(&world);
    let bad_link = browser.get("/oauth/authorize").await.text();
    let token = browser.begin(ALEXA).await;
    let login = browser.get("/oauth/login").await.text();
    let consent = browser.log_in(&token).await.text();
    for page in [&bad_link, &login, &consent] {
        for forbidden in ["<script", "style=", "http://", "https://", "onclick", "<img", "<style"] {
            assert!(!page.contains(forbidden), "{forbidden}: {page}");
        }
        assert!(page.contains("<html lang=\"en\">") && page.contains("<main><h1>"), "{page}");
        assert!(page.contains("width=device-width"));
        assert!(!page.contains("{") && !page.contains("\u{2068}"), "words are all there: {page}");
    }
    // Every field has a label of its own.
    for page in [&login, &consent] {
        for field in page.split("<input ").skip(1).filter(|field| !field.contains("hidden")) {
            let id = field.split("id=\"").nth(1).unwrap().split('"').next().unwrap();
            assert!(page.contains(&format!("<label for=\"{id}\">")), "{id}");
        }
    }
}

/// Whatever an address carries, nobody is sent to a place that is not on the list.
#[tokio::test]
async fn must_06_no_answer_leads_elsewhere() {
    let world = World::start();
    let evil = "https%3A%2F%2Fevil.example%2F";
    for path in [
        "/oauth/authorize",
        "/oauth/login",
        "/oauth/consent",
        "/oauth/token",
        "/oauth/revoke",
        "/oauth/introspect",
        "/oauth/style.css",
        "/.well-known/oauth-authorization-server",
        "/channels/alexa",
        "//evil.example",
        "/\\evil.example",
    ] {
        for name in ["next", "redirect", "redirect_uri", "return_to", "url", "continue"] {
            let whole = format!("{path}?{name}={evil}");
            for method in [Method::GET, Method::POST] {
                let answer = send(world.public, method, &whole, &[], String::new()).await;
                assert_eq!(answer.location(), None, "{whole}");
            }
        }
    }
    for name in ["next", "redirect", "return_to", "url"] {
        let path = format!("{}&{name}={evil}", authorize_path(ALEXA, &[]));
        assert_eq!(Browser::new(&world).get(&path).await.location(), Some("/oauth/login"));
    }
}
