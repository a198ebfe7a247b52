//! The forms: who may send them, what they may say, how often a password may be wrong.

use hyper::StatusCode;

use crate::browser::{Browser, authorize_path, csrf, names};
use crate::world::{ALEXA, PASSWORD, USER, World};

#[tokio::test]
async fn must_09_a_forged_form_does_nothing() {
    let world = World::start();
    let mut browser = Browser::new(&world);
    let token = browser.begin(ALEXA).await;
    let fields = |csrf| [("csrf", csrf), ("user", USER), ("password", PASSWORD)];
    let issuer = world.issuer.clone();
    let own = [("origin", issuer.as_str()), ("sec-fetch-site", "same-origin")];
    for (csrf, headers) in [
        ("", &own[..]),
        ("wrong", &own[..]),
        (&token, &[]),
        (&token, &[("origin", "https://evil.example")]),
        (&token, &[("origin", "null"), ("sec-fetch-site", "cross-site")]),
        (&token, &[("origin", &issuer), ("sec-fetch-site", "cross-site")]),
    ] {
        let answer = browser.post_with("/oauth/login", &fields(csrf), headers).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{csrf} {headers:?}");
    }
    let mut stranger = Browser::new(&world);
    let answer = stranger.post("/oauth/login", &fields(&token)).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST, "no cookie, no visit");
    let other = stranger.begin(ALEXA).await;
    assert_ne!(other, token);
    let answer = browser.post("/oauth/login", &fields(&other)).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN, "another visit's token");

    let page = browser.log_in(&token).await;
    let token = csrf(&page);
    let account = names(&page, "account.").remove(0);
    let fields = [
        ("csrf", token.as_str()),
        ("decision", "allow"),
        (&account, "on"),
        ("class.balance.read", "on"),
        ("amounts", "exact"),
        ("days", "30"),
    ];
    let evil = [("origin", "https://evil.example")];
    let answer = browser.post_with("/oauth/consent", &fields, &evil).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::FORBIDDEN, None));
}

#[tokio::test]
async fn must_11_the_key_changes_with_the_sign_in() {
    let world = World::start();
    let mut browser = Browser::new(&world);
    let token = browser.begin(ALEXA).await;
    let planted = browser.cookie.clone();
    browser.log_in(&token).await;
    assert_ne!(browser.cookie, planted);
    // Whoever planted the first key has a visit that is none any more.
    let mut attacker = Browser::new(&world);
    attacker.cookie = planted;
    for path in ["/oauth/consent", "/oauth/login"] {
        assert_eq!(attacker.get(path).await.status, StatusCode::BAD_REQUEST);
    }
}

#[tokio::test]
async fn nobody_chooses_before_they_have_signed_in() {
    let world = World::start();
    let mut browser = Browser::new(&world);
    let token = browser.begin(ALEXA).await;
    assert_eq!(browser.get("/oauth/consent").await.location(), Some("/oauth/login"));
    let fields = [("csrf", token.as_str()), ("decision", "allow"), ("days", "30")];
    let answer = browser.post("/oauth/consent", &fields).await;
    assert_eq!(answer.location(), Some("/oauth/login"));
    assert_eq!(Browser::new(&world).get("/oauth/consent").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn what_is_missing_is_said_beside_it_and_what_was_chosen_stays() {
    let world = World::start();
    let mut browser = Browser::new(&world);
    let token = browser.begin(ALEXA).await;
    let empty = browser.post("/oauth/login", &[("csrf", &token)]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text().contains("Enter your user name"));
    let half = browser.post("/oauth/login", &[("csrf", &token), ("user", "a\"<b>")]).await;
    assert!(half.text().contains("Enter your password"));
    assert!(half.text().contains("a&quot;&lt;b&gt;") && !half.text().contains("<b>"));

    let page = browser.log_in(&token).await;
    let token = csrf(&page);
    let account = names(&page, "account.").remove(0);
    let fields = [("csrf", token.as_str()), ("decision", "allow"), (&account, "on")];
    let again = browser.post("/oauth/consent", &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = again.text();
    assert!(text.contains("Choose at least one thing that Alexa may say"), "{text}");
    assert!(text.contains("Choose how long") && !text.contains("Choose at least one account"));
    assert!(text.contains("Choose how amounts are told") && !text.contains("Choose how far back"));
    assert_eq!(text.matches(" checked").count(), 1);
}

#[tokio::test]
async fn what_was_not_offered_cannot_be_chosen() {
    let world = World::start();
    let mut browser = Browser::new(&world);
    browser.get(&authorize_path(ALEXA, &[("scope", "balance.read speak.amounts")])).await;
    let token = csrf(&browser.get("/oauth/login").await);
    let page = browser.log_in(&token).await;
    assert_eq!(names(&page, "class."), ["class.balance.read"]);
    assert_eq!(names(&page, "look_back"), [""; 0], "nothing of the past was asked for");
    let token = csrf(&page);
    let account = names(&page, "account.").remove(0);
    for extra in [
        ("class.bills.read", "on"),
        ("class.everything", "on"),
        ("account.0123456789abcdef", "on"),
        ("account.1", "on"),
        ("days", "3650"),
        ("days", "-1"),
        ("amounts", "silent"),
        ("look_back", "30"),
        ("class.speak.amounts", "on"),
    ] {
        let mut fields = vec![
            ("csrf", token.as_str()),
            ("decision", "allow"),
            (&account, "on"),
            ("class.balance.read", "on"),
        ];
        fields.push(extra);
        if extra.0 != "days" {
            fields.push(("days", "30"));
        }
        let answer = browser.post("/oauth/consent", &fields).await;
        assert_eq!(
            (answer.status, answer.location()),
            (StatusCode::BAD_REQUEST, None),
            "{extra:?}"
        );
    }
}

#[tokio::test]
async fn one_visit_is_one_consent() {
    let world = World::start();
    let mut browser = Browser::new(&world);
    let login = browser.begin(ALEXA).await;
    let page = browser.log_in(&login).await;
    let cookie = browser.cookie.clone();
    let token = csrf(&page);
    let account = names(&page, "account.").remove(0);
    let fields = [
        ("csrf", token.as_str()),
        ("decision", "allow"),
        (&account, "on"),
        ("class.balance.read", "on"),
        ("amounts", "exact"),
        ("days", "30"),
    ];
    let first = browser.post("/oauth/consent", &fields).await;
    assert!(first.sent("code").is_some());
    browser.cookie = cookie;
    let second = browser.post("/oauth/consent", &fields).await;
    assert_eq!((second.status, second.location()), (StatusCode::BAD_REQUEST, None));
}

#[tokio::test]
async fn must_16_five_wrong_passwords_and_no_more_are_tried() {
    let world = World::start();
    let mut browser = Browser::new(&world);
    let token = browser.begin(ALEXA).await;
    let wrong = [("csrf", token.as_str()), ("user", USER), ("password", "wrong password")];
    for _ in 0..5 {
        let answer = browser.post("/oauth/login", &wrong).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let right = [("csrf", token.as_str()), ("user", USER), ("password", PASSWORD)];
    let answer = browser.post("/oauth/login", &right).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "the right one comes too late");
}

#[tokio::test]
async fn must_16_right_passwords_do_not_count() {
    let world = World::start();
    for _ in 0..7 {
        let mut browser = Browser::new(&world);
        let token = browser.begin(ALEXA).await;
        browser.log_in(&token).await;
    }
}

/// Behind a proxy every visitor has an address of their own, so that only the name's count is left.
#[tokio::test]
async fn must_21_unknown_locked_and_wrong_look_the_same() {
    let world = World::start_with(|settings| settings.server.behind_tls_proxy = true);
    let issuer = world.issuer.clone();
    let mut browser = Browser::new(&world);
    let token = browser.begin(ALEXA).await;
    let mut tries = 0;
    let mut answers = Vec::new();
    for (user, password) in [(USER, "wrong password"); 5].into_iter().chain([
        (USER, PASSWORD),
        ("nobody", PASSWORD),
        ("ADA", PASSWORD),
    ]) {
        tries += 1;
        let address = format!("198.51.100.{tries}");
        let headers = [("origin", issuer.as_str()), ("x-forwarded-for", &address)];
        let fields = [("csrf", token.as_str()), ("user", user), ("password", password)];
        let answer = browser.post_with("/oauth/login", &fields, &headers).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{user} {password}");
        answers.push(answer.text().replace(&format!("value=\"{user}\""), "value"));
    }
    assert!(answers.iter().all(|text| *text == answers[0]));
    // All of them hash, and one hash is all the work there is.
    let hashed = format!("saldo_password_checks_total {tries}\n");
    assert!(world.metrics.text().contains(&hashed), "{}", world.metrics.text());
}
