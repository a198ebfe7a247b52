//! The whole way: authorize, log in, choose, code, tokens, answers, refresh, give back.

use hyper::StatusCode;

use crate::browser::{
    Browser, call, csrf, introspect, is_answered, names, pair, redeem, refresh, tokens,
};
use crate::world::{ALEXA, OTHER_SKILL, PASSWORD, PUBLIC, World, person};

#[tokio::test]
async fn a_customer_links_alexa_and_is_answered_within_exactly_that_consent() {
    let world = World::start();
    let mut browser = Browser::new(&world);
    let login = browser.begin(ALEXA).await;
    let page = browser.log_in(&login).await;

    // What the page offers: the customer's own open accounts, and everything is off.
    let text = page.text();
    let accounts = names(&page, "account.");
    assert!(accounts.len() > 1 && !text.contains("checked"), "{text}");
    for account in person().accounts.iter().filter_map(|account| account.last_four) {
        assert!(text.contains(&format!("ending in {}", account.as_str())));
    }
    for id in person().accounts {
        assert!(!text.contains(&format!("\"{}\"", id.account.as_str())), "the bank's own id");
    }
    let classes = names(&page, "class.").join(" ");
    assert!(!classes.contains("alerts") && !classes.contains("card"), "{classes}");

    let token = csrf(&page);
    let fields = [
        ("csrf", token.as_str()),
        ("decision", "allow"),
        (accounts[0].as_str(), "on"),
        ("class.balance.read", "on"),
        ("amounts", "exact"),
        ("days", "30"),
    ];
    let allowed = browser.post("/oauth/consent", &fields).await;
    assert_eq!(allowed.status, StatusCode::SEE_OTHER, "{}", allowed.text());
    assert!(browser.cookie.is_none(), "the visit is over");
    let code = allowed.sent("code").unwrap();

    let answer = redeem(&world, ALEXA, &code, &[]).await;
    let (access, first) = pair(&answer);
    let json = answer.json();
    assert_eq!(
        (json["token_type"].as_str(), json["expires_in"].as_i64()),
        (Some("Bearer"), Some(900))
    );
    assert_eq!(json["scope"], "balance.read speak.amounts");

    // One of the accounts, its balance, and nothing else.
    let told = world.ask(&access, "what's my balance").await;
    assert!(is_answered(&world, &access).await, "{}", told.text);
    let kept_out = world.ask(&access, "what accounts do i have").await;
    assert!(!told.text.contains("link"), "{}", told.text);
    assert_ne!(kept_out.text, told.text);
    let kept_out = world.ask(&access, "my recent transactions").await;
    assert!(!kept_out.text.contains("dollar"), "{}", kept_out.text);
    let elsewhere = world.ask_for(OTHER_SKILL, &access, "what's my balance").await;
    assert_eq!(elsewhere.response["response"]["card"]["type"], "LinkAccount");

    // Refreshing overlaps: the answer is lost, and the platform tries again with what it has.
    let (second_access, second) = pair(&refresh(&world, ALEXA, &first).await);
    assert_ne!(second, first);
    let (_, again) = pair(&refresh(&world, ALEXA, &first).await);
    assert_eq!(again, "", "a retry keeps the token it has");
    assert!(is_answered(&world, &second_access).await, "this use retires the predecessor");
    let (third_access, third) = pair(&refresh(&world, ALEXA, &second).await);
    assert!(is_answered(&world, &third_access).await && is_answered(&world, &access).await);

    // Giving one token back ends everything, at once.
    let given_back = call(&world, "/oauth/revoke", ALEXA, &[("token", &third)]).await;
    assert_eq!((given_back.status, given_back.text()), (StatusCode::OK, "{}".to_owned()));
    for token in [&access, &second_access, &third_access] {
        assert!(!is_answered(&world, token).await);
        assert_eq!(introspect(&world, ALEXA, token).await.text(), r#"{"active":false}"#);
    }
    assert_eq!(refresh(&world, ALEXA, &third).await.error(), "invalid_grant");
}

#[tokio::test]
async fn a_replayed_refresh_token_ends_the_link() {
    let world = World::start();
    let (_, first) = tokens(&world, ALEXA).await;
    let (access, second) = pair(&refresh(&world, ALEXA, &first).await);
    assert!(is_answered(&world, &access).await);
    assert_eq!(refresh(&world, ALEXA, &first).await.error(), "invalid_grant");
    assert!(!is_answered(&world, &access).await, "the family is revoked");
    assert_eq!(refresh(&world, ALEXA, &second).await.error(), "invalid_grant");
}

#[tokio::test]
async fn a_public_clients_refresh_token_is_good_once() {
    let world = World::start();
    let (_, first) = tokens(&world, PUBLIC).await;
    let (access, _) = pair(&refresh(&world, PUBLIC, &first).await);
    assert!(is_answered(&world, &access).await);
    assert_eq!(refresh(&world, PUBLIC, &first).await.error(), "invalid_grant");
    assert!(!is_answered(&world, &access).await);
}

#[tokio::test]
async fn a_customer_who_says_no_is_sent_back_without_a_code() {
    let world = World::start();
    for late in [false, true] {
        let mut browser = Browser::new(&world);
        let mut token = browser.begin(ALEXA).await;
        let mut path = "/oauth/login";
        if late {
            token = csrf(&browser.log_in(&token).await);
            path = "/oauth/consent";
        }
        let fields = [("csrf", token.as_str()), ("decision", "refuse")];
        let answer = browser.post(path, &fields).await;
        assert_eq!(answer.sent("error").as_deref(), Some("access_denied"));
        assert_eq!(answer.sent("state").as_deref(), Some("st"));
        assert_eq!(answer.sent("iss").as_deref(), Some(world.issuer.as_str()));
        assert!(answer.sent("code").is_none() && browser.cookie.is_none());
    }
}

#[tokio::test]
async fn must_13_nothing_secret_is_kept_or_counted() {
    let world = World::start();
    let code = Browser::new(&world).link(ALEXA, &["balance.read", "speak.amounts"]).await;
    let (access, first) = pair(&redeem(&world, ALEXA, &code, &[]).await);
    let (_, second) = pair(&refresh(&world, ALEXA, &first).await);
    for (secret, prefix) in [
        (&code, "saldo_ac_"),
        (&access, "saldo_at_"),
        (&first, "saldo_rt_"),
        (&second, "saldo_rt_"),
    ] {
        let random = secret.strip_prefix(prefix).unwrap();
        assert_eq!(random.len(), 43, "256 bits in base64url");
    }
    let secrets = [code, access, first, second, PASSWORD.to_owned()];
    let files = std::fs::read_dir(world.folder()).unwrap();
    for file in files.map(|entry| entry.unwrap().path()) {
        let content = std::fs::read(&file).unwrap();
        for secret in secrets.iter().map(|secret| secret.as_bytes()) {
            let found = content.windows(secret.len()).any(|window| window == secret);
            assert!(!found, "{}", file.display());
        }
    }
    let metrics = world.metrics.text();
    assert!(secrets.iter().all(|secret| !metrics.contains(secret.as_str())));
}

#[tokio::test]
async fn amounts_and_time_are_told_as_they_were_chosen() {
    let world = World::start();
    let question = "how much did i spend in the past six months";
    for (amounts, heard) in [("exact", "exactly"), ("rounded", "about"), ("relative", "")] {
        let mut browser = Browser::new(&world);
        let login = browser.begin(ALEXA).await;
        let page = browser.log_in(&login).await;
        let account = names(&page, "account.").remove(0);
        let token = csrf(&page);
        let fields = [
            ("csrf", token.as_str()),
            ("decision", "allow"),
            (account.as_str(), "on"),
            ("class.balance.read", "on"),
            ("class.transactions.search", "on"),
            ("amounts", amounts),
            ("look_back", "90"),
            ("days", "30"),
        ];
        let code = browser.post("/oauth/consent", &fields).await.sent("code").unwrap();
        let (access, _) = pair(&redeem(&world, ALEXA, &code, &[]).await);
        let balance = world.ask(&access, "what's my balance").await.text;
        match heard {
            "exactly" => assert!(balance.contains("dollars and"), "{balance}"),
            "about" => {
                assert!(balance.contains("about ") && !balance.contains(" cent"), "{balance}")
            }
            _ => assert!(!balance.contains("dollar"), "{balance}"),
        }
        let further = world.ask(&access, question).await.text;
        assert!(further.contains("the last ninety days with me"), "{further}");
        let within = world.ask(&access, "how much did i spend in the past week").await.text;
        assert!(!within.contains("ninety days"), "{within}");
    }
}

#[tokio::test]
async fn pages_speak_the_visitors_language_and_the_consent_keeps_which() {
    let world = World::start();
    let mut browser = Browser::new(&world);
    let login = browser.begin(ALEXA).await;
    let german = [("accept-language", "de-DE,de;q=0.9,en;q=0.8")];
    let page = browser.get_with("/oauth/login", &german).await.text();
    assert!(page.contains("<html lang=\"de\">") && page.contains("Passwort"), "{page}");
    // The link says it for good, whatever the browser prefers.
    let page = browser.get_with("/oauth/login?lang=es", &german).await.text();
    assert!(page.contains("<html lang=\"es\">") && page.contains("Contraseña"), "{page}");
    let page = browser.log_in(&login).await;
    assert!(page.text().contains("<html lang=\"es\">"), "{}", page.text());
    let (token, account) = (csrf(&page), names(&page, "account.").remove(0));
    let fields = [
        ("csrf", token.as_str()),
        ("decision", "allow"),
        (account.as_str(), "on"),
        ("class.balance.read", "on"),
        ("amounts", "unsaid"),
        ("days", "30"),
    ];
    assert!(browser.post("/oauth/consent", &fields).await.sent("code").is_some());
    let vault = rusqlite::Connection::open(world.folder().join("vault.db")).unwrap();
    let sql = "SELECT text_language, text_digest FROM consent_text";
    let row = vault.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)));
    let (language, digest): (String, [u8; 32]) = row.unwrap();
    let words = include_bytes!("../../interaction-models/source/es/pages/linking.ftl");
    assert_eq!(language, "es");
    assert_eq!(&digest, saldo::basics::digest_of(words).as_bytes());
}
