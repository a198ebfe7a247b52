//! What is refused, case by case, each with its answer: and nothing has changed after all of them.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hyper::{Method, StatusCode};

use crate::browser::{
    Answer, Browser, FORM, VERIFIER, authorize_path, csrf, form, is_answered, pair, redeem,
    refresh, send, tokens,
};
use crate::world::{ALEXA, OTHER, PASSWORD, PUBLIC, REDIRECT, TestClient, USER, World};

/// How many cases there are at the least.
const CASES_MIN: usize = 200;

/// Asks from an address of its own for each case, so that no limit is met, and counts.
struct Cases<'w> {
    world: &'w World,
    names: BTreeSet<String>,
}

impl Cases<'_> {
    fn count(&mut self, name: &str) -> String {
        assert!(self.names.insert(name.to_owned()), "{name} is there twice");
        let number = self.names.len();
        format!("198.51.{}.{}", number / 200, number % 200)
    }

    async fn send(
        &mut self,
        name: &str,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        body: String,
    ) -> Answer {
        let address = self.count(name);
        let mut all = vec![("x-forwarded-for", address.as_str())];
        all.extend(headers);
        send(self.world.public, method, path, &all, body).await
    }

    /// A platform's request that is told to the customer alone.
    async fn shown(&mut self, name: &str, path: &str) {
        let answer = self.send(name, Method::GET, path, &[], String::new()).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::BAD_REQUEST, None), "{name}");
        assert!(answer.headers.get("set-cookie").is_none(), "{name}: no visit begins");
    }

    /// A platform's request that is sent back to it.
    async fn sent(&mut self, changes: &[(&str, &str)], error: &str) {
        let name = format!("authorize {changes:?}");
        let path = authorize_path(ALEXA, changes);
        let answer = self.send(&name, Method::GET, &path, &[], String::new()).await;
        let location = answer.location().unwrap_or_default();
        assert!(location.starts_with(&format!("{REDIRECT}?")), "{name}: {location}");
        assert_eq!(answer.sent("error").as_deref(), Some(error), "{name}");
        assert_eq!(answer.sent("state").as_deref(), Some("st"), "{name}");
        assert_eq!(answer.sent("iss").as_deref(), Some(self.world.issuer.as_str()), "{name}");
        assert_eq!(answer.sent("code"), None, "{name}");
        assert!(answer.headers.get("set-cookie").is_none(), "{name}: no visit begins");
    }

    /// A client's call that is refused.
    async fn refused(
        &mut self,
        path: &str,
        basic: Option<&str>,
        pairs: &[(&str, &str)],
        error: &str,
    ) {
        let name = format!("{path} {basic:?} {pairs:?}");
        let proof = basic.map(|text| format!("Basic {}", STANDARD.encode(text)));
        let mut headers = vec![FORM];
        headers.extend(proof.as_deref().map(|proof| ("authorization", proof)));
        let answer = self.send(&name, Method::POST, path, &headers, form(pairs)).await;
        let status = match error {
            "invalid_client" => StatusCode::UNAUTHORIZED,
            _ => StatusCode::BAD_REQUEST,
        };
        assert_eq!((answer.status, answer.error()), (status, error.to_owned()), "{name}");
        assert!(!answer.text().contains("saldo_"), "{name}: nothing secret comes back");
    }
}

fn basic(client: TestClient) -> String {
    format!("{}:{}", client.id, client.secret.unwrap())
}

/// `base` with parameters replaced, added, or (empty) left out.
fn changed<'a>(
    base: &[(&'a str, &'a str)],
    changes: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let mut pairs = base.to_vec();
    for (name, value) in changes {
        pairs.retain(|(known, _)| known != name);
        if !value.is_empty() {
            pairs.push((name, value));
        }
    }
    pairs
}

async fn platforms_requests(cases: &mut Cases<'_>) {
    let long = "a".repeat(2_049);
    for (name, value) in [
        ("client_id", ""),
        ("client_id", "nobody"),
        ("client_id", "ALEXA"),
        ("client_id", " alexa"),
        ("client_id", "alexa\u{0}"),
        ("client_id", "public\n"),
        ("redirect_uri", ""),
        ("redirect_uri", "https://pitangui.amazon.com/api/skill/link/m1"),
        ("redirect_uri", "https://PITANGUI.amazon.com/api/skill/link/M1"),
        ("redirect_uri", "http://pitangui.amazon.com/api/skill/link/M1"),
        ("redirect_uri", "https://pitangui.amazon.com:443/api/skill/link/M1"),
        ("redirect_uri", "https://pitangui.amazon.com./api/skill/link/M1"),
        ("redirect_uri", "https://pitangui.amazon.com/api/skill/link/M1/"),
        ("redirect_uri", "https://pitangui.amazon.com/api/skill/link/%4d1"),
        ("redirect_uri", "https://pitangui.amazon.com/api/skill/link/../link/M1"),
        ("redirect_uri", "https://pitangui.amazon.com/api/skill/link/M1?"),
        ("redirect_uri", "https://pitangui.amazon.com/api/skill/link/M1#x"),
        ("redirect_uri", "https://pitangui.amazon.com/api/skill/link/M1?x=1"),
        ("redirect_uri", "https://a@pitangui.amazon.com/api/skill/link/M1"),
        ("redirect_uri", "https://pitangui.amazon.com@evil.example/api/skill/link/M1"),
        ("redirect_uri", "https://evil.example/?https://pitangui.amazon.com"),
        ("redirect_uri", "//pitangui.amazon.com/api/skill/link/M1"),
        ("redirect_uri", "\\\\pitangui.amazon.com\\api"),
        ("redirect_uri", "javascript:alert(1)"),
        ("redirect_uri", "data:text/html,x"),
        ("redirect_uri", "urn:ietf:wg:oauth:2.0:oob"),
        ("redirect_uri", "http://127.0.0.1/"),
        ("state", long.as_str()),
    ] {
        let path = authorize_path(ALEXA, &[(name, value)]);
        cases.shown(&format!("authorize {name} {value:?}"), &path).await;
    }
    let whole = authorize_path(ALEXA, &[]);
    for more in [
        "&state=2",
        "&client_id=alexa",
        "&response_type=code",
        "&code_challenge_method=S256",
        "&%73cope=balance.read&scope=balance.read",
        "&prompt=none&prompt=login",
        "&x=%",
        "&x=%4",
        "&x=%zz",
        "&x=%ff",
        "&x=%c3",
        "&=1&=2",
    ] {
        cases.shown(&format!("authorize {more}"), &format!("{whole}{more}")).await;
    }
}

async fn requests_sent_back(cases: &mut Cases<'_>) {
    let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    let (short, longer) = (&challenge[..42], format!("{challenge}A"));
    let padded = format!("{challenge}=");
    for kind in ["token", "id_token", "none", "code token", "code id_token", "CODE", "Code"] {
        cases.sent(&[("response_type", kind)], "unsupported_response_type").await;
    }
    cases.sent(&[("response_type", "")], "invalid_request").await;
    for mode in ["fragment", "form_post", "query.jwt", "web_message", "QUERY"] {
        cases.sent(&[("response_mode", mode)], "invalid_request").await;
    }
    for challenge in ["", short, &longer, &padded, "!!!", "a b", "+/+/", "plain", "\u{e4}"] {
        cases.sent(&[("code_challenge", challenge)], "invalid_request").await;
    }
    for method in ["", "plain", "s256", "S512", "S256 ", "none"] {
        cases.sent(&[("code_challenge_method", method)], "invalid_request").await;
    }
    let neither = [("code_challenge", ""), ("code_challenge_method", "")];
    cases.sent(&neither, "invalid_request").await;
    for scope in
        ["everything", "openid", "balance.read everything", "balance.write", "BALANCE.READ"]
    {
        cases.sent(&[("scope", scope)], "invalid_scope").await;
    }
    for resource in
        ["https://evil.example", "https://bank.example/voice/", "https://BANK.example/voice", "x"]
    {
        cases.sent(&[("resource", resource)], "invalid_target").await;
    }
    cases.sent(&[("request", "e30.e30.")], "request_not_supported").await;
    cases.sent(&[("request_uri", "https://evil.example")], "request_uri_not_supported").await;
    cases
        .sent(&[("request_uri", "urn:x"), ("response_type", "token")], "request_uri_not_supported")
        .await;
}

async fn proofs_of_clients(cases: &mut Cases<'_>) {
    let secret = ALEXA.secret.unwrap();
    let whole = [("grant_type", "refresh_token"), ("refresh_token", "x")];
    let (cut, other) = (&secret[..secret.len() - 1], OTHER.secret.unwrap());
    let upper = secret.to_uppercase();
    let spaced = format!("{secret} ");
    let doubled = format!("alexa:{secret}:{secret}");
    for path in ["/oauth/token", "/oauth/revoke", "/oauth/introspect"] {
        for (id, secret) in [
            ("alexa", ""),
            ("alexa", cut),
            ("alexa", other),
            ("alexa", upper.as_str()),
            ("alexa", spaced.as_str()),
            ("ALEXA", secret),
            ("nobody", secret),
            ("public", secret),
            ("", secret),
        ] {
            let by_body = changed(&whole, &[("client_id", id), ("client_secret", secret)]);
            cases.refused(path, None, &by_body, "invalid_client").await;
            let by_basic = format!("{id}:{secret}");
            cases.refused(path, Some(&by_basic), &whole, "invalid_client").await;
        }
        for text in [doubled.as_str(), "alexa", ":", ""] {
            cases.refused(path, Some(text), &whole, "invalid_client").await;
        }
        let both = changed(&whole, &[("client_id", "alexa"), ("client_secret", secret)]);
        cases.refused(path, Some(&basic(ALEXA)), &both, "invalid_request").await;
        let two = changed(&whole, &[("client_id", "other")]);
        cases.refused(path, Some(&basic(ALEXA)), &two, "invalid_client").await;
    }
    let token = [("token", "x"), ("client_id", "public")];
    cases.refused("/oauth/introspect", None, &token, "invalid_client").await;
    for path in ["/oauth/revoke", "/oauth/introspect"] {
        cases.refused(path, Some(&basic(ALEXA)), &[], "invalid_request").await;
    }
}

async fn claims_to_a_code(cases: &mut Cases<'_>, code: &str) {
    let path = "/oauth/token";
    let right = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
    ];
    let alexa = basic(ALEXA);
    let second = format!("{REDIRECT}?second=1");
    let (short, long) = (&VERIFIER[..42], format!("{VERIFIER}{}", "a".repeat(86)));
    let (cut, more, upper) = (&code[..code.len() - 1], format!("{code}A"), code.to_uppercase());
    for (change, error) in [
        (("grant_type", ""), "invalid_request"),
        (("code", ""), "invalid_request"),
        (("redirect_uri", ""), "invalid_request"),
        (("code_verifier", ""), "invalid_request"),
        (("redirect_uri", second.as_str()), "invalid_grant"),
        (("redirect_uri", "https://evil.example/"), "invalid_grant"),
        (("redirect_uri", "https://PITANGUI.amazon.com/api/skill/link/M1"), "invalid_grant"),
        (("code_verifier", short), "invalid_grant"),
        (("code_verifier", long.as_str()), "invalid_grant"),
        (("code_verifier", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"), "invalid_grant"),
        (("code_verifier", "dBjftJeZ4CVP mB92K27uhbUJU1p1r_wW1gFWFOEjXk"), "invalid_grant"),
        (("code_verifier", "\u{e4}\u{e4}\u{e4}\u{e4}\u{e4}\u{e4}"), "invalid_grant"),
        (("code", cut), "invalid_grant"),
        (("code", more.as_str()), "invalid_grant"),
        (("code", upper.as_str()), "invalid_grant"),
        (("code", "saldo_ac_"), "invalid_grant"),
        (("code", " "), "invalid_grant"),
        (("resource", "https://evil.example"), "invalid_target"),
        (("resource", "https://bank.example/voice"), "invalid_target"),
        (("grant_type", "password"), "unsupported_grant_type"),
        (("grant_type", "client_credentials"), "unsupported_grant_type"),
        (("grant_type", "implicit"), "unsupported_grant_type"),
        (("grant_type", "Authorization_Code"), "unsupported_grant_type"),
        (("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), "unsupported_grant_type"),
        (("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), "unsupported_grant_type"),
        (("grant_type", "refresh_token"), "invalid_request"),
    ] {
        cases.refused(path, Some(&alexa), &changed(&right, &[change]), error).await;
    }
    // A code that leaked is nobody else's, and no lever.
    cases.refused(path, Some(&basic(OTHER)), &right, "invalid_grant").await;
    let public = changed(&right, &[("client_id", PUBLIC.id)]);
    cases.refused(path, None, &public, "invalid_grant").await;
}

async fn claims_to_a_refresh(cases: &mut Cases<'_>, code: &str, access: &str, token: &str) {
    let path = "/oauth/token";
    let right = [("grant_type", "refresh_token"), ("refresh_token", token)];
    let alexa = basic(ALEXA);
    let (cut, upper) = (&token[..token.len() - 1], token.to_uppercase());
    for (change, error) in [
        (("refresh_token", ""), "invalid_request"),
        (("refresh_token", cut), "invalid_grant"),
        (("refresh_token", upper.as_str()), "invalid_grant"),
        (("refresh_token", access), "invalid_grant"),
        (("refresh_token", code), "invalid_grant"),
        (("refresh_token", "saldo_rt_"), "invalid_grant"),
        (("scope", "bills.read"), "invalid_scope"),
        (("scope", "balance.read bills.read"), "invalid_scope"),
        (("scope", "everything"), "invalid_scope"),
        (("resource", "https://evil.example"), "invalid_target"),
        (("resource", "https://bank.example/voice"), "invalid_target"),
    ] {
        cases.refused(path, Some(&alexa), &changed(&right, &[change]), error).await;
    }
    cases.refused(path, Some(&basic(OTHER)), &right, "invalid_grant").await;
    let public = changed(&right, &[("client_id", PUBLIC.id)]);
    cases.refused(path, None, &public, "invalid_grant").await;
    for given in [token, access] {
        let as_code = [
            ("grant_type", "authorization_code"),
            ("code", given),
            ("redirect_uri", REDIRECT),
            ("code_verifier", VERIFIER),
        ];
        cases.refused(path, Some(&alexa), &as_code, "invalid_grant").await;
    }
}

async fn calls_that_are_none(cases: &mut Cases<'_>) {
    let right = "grant_type=refresh_token&refresh_token=x&client_id=public";
    for path in ["/oauth/token", "/oauth/revoke", "/oauth/introspect"] {
        for method in [Method::GET, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS] {
            let name = format!("{method} {path}");
            let answer = cases.send(&name, method, path, &[FORM], right.to_owned()).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{name}");
        }
        for kind in ["", "application/json", "text/plain", "multipart/form-data; boundary=x"] {
            let name = format!("{path} {kind:?}");
            let headers = [("content-type", kind)];
            let answer = cases.send(&name, Method::POST, path, &headers, right.to_owned()).await;
            assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{name}");
        }
        for more in ["&client_id=public", "&refresh_token=y", "&x=%", "&x=%ff", "&x&x"] {
            let name = format!("{path} {more}");
            let body = format!("{right}{more}");
            let answer = cases.send(&name, Method::POST, path, &[FORM], body).await;
            assert_eq!(answer.error(), "invalid_request", "{name}");
        }
        let name = format!("{path}?query");
        let there = format!("{path}?{right}");
        let answer = cases.send(&name, Method::POST, &there, &[FORM], String::new()).await;
        assert_eq!(answer.error(), "invalid_client", "what stands in the address is not read");
    }
}

/// What others give back or ask about tells them nothing and changes nothing.
async fn tokens_of_others(cases: &mut Cases<'_>, code: &str, access: &str, token: &str) {
    for given in [access, token, code, "saldo_at_x", "x"] {
        let proof = format!("Basic {}", STANDARD.encode(basic(OTHER)));
        let headers = [FORM, ("authorization", proof.as_str())];
        let body = form(&[("token", given)]);
        let name = format!("other gives back {given}");
        let answer = cases.send(&name, Method::POST, "/oauth/revoke", &headers, body.clone()).await;
        assert_eq!((answer.status, answer.text()), (StatusCode::OK, "{}".to_owned()), "{name}");
        let name = format!("other asks about {given}");
        let answer = cases.send(&name, Method::POST, "/oauth/introspect", &headers, body).await;
        assert_eq!(answer.text(), r#"{"active":false}"#, "{name}");
    }
}

/// What is no access token of this skill opens nothing.
async fn questions_without_a_token(cases: &mut Cases<'_>, code: &str, access: &str, token: &str) {
    let (cut, upper) = (&access[..access.len() - 1], access.to_uppercase());
    let secret = ALEXA.secret.unwrap();
    for given in [code, token, secret, PASSWORD, cut, &upper, "saldo_at_", "x", "Bearer x"] {
        cases.count(&format!("asked with {given}"));
        assert!(!is_answered(cases.world, given).await, "{given}");
    }
    cases.count("asked for another skill");
    let other = cases.world.ask_for(crate::world::OTHER_SKILL, access, "what's my balance").await;
    assert_eq!(other.response["response"]["card"]["type"], "LinkAccount");
}

/// Forms that our own page did not send, or not to this visitor.
async fn forged_forms(cases: &mut Cases<'_>) {
    let world = cases.world;
    let mut browser = Browser::new(world);
    let token = browser.begin(ALEXA).await;
    let page = browser.log_in(&token).await;
    let (cookie, token) = (browser.cookie.clone().unwrap(), csrf(&page));
    let own = world.issuer.clone();
    for path in ["/oauth/login", "/oauth/consent"] {
        for (csrf, origin, site) in [
            ("", own.as_str(), "same-origin"),
            ("x", &own, "same-origin"),
            (&token[1..], &own, "same-origin"),
            (&token, "https://evil.example", "same-origin"),
            (&token, "https://evil.example", "cross-site"),
            (&token, "null", "cross-site"),
            (&token, &own, "same-site"),
            (&token, &own, "cross-site"),
        ] {
            let name = format!("{path} {csrf} {origin} {site}");
            let headers =
                [FORM, ("cookie", cookie.as_str()), ("origin", origin), ("sec-fetch-site", site)];
            let pairs = [
                ("csrf", csrf),
                ("user", USER),
                ("password", PASSWORD),
                ("decision", "allow"),
                ("class.balance.read", "on"),
                ("days", "30"),
            ];
            let answer = cases.send(&name, Method::POST, path, &headers, form(&pairs)).await;
            assert_eq!((answer.status, answer.location()), (StatusCode::FORBIDDEN, None), "{name}");
        }
        let name = format!("{path} without a cookie");
        let headers = [FORM, ("origin", own.as_str()), ("sec-fetch-site", "same-origin")];
        let pairs = [("csrf", token.as_str()), ("decision", "allow")];
        let answer = cases.send(&name, Method::POST, path, &headers, form(&pairs)).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::BAD_REQUEST, None), "{name}");
    }
}

/// How many rows of each kind the Vault holds, and how many links have ended.
fn held(world: &World) -> Vec<i64> {
    let vault = rusqlite::Connection::open(world.folder().join("vault.db")).unwrap();
    let count = |from: &str| -> i64 {
        vault.query_row(&format!("SELECT count(*) FROM {from}"), [], |row| row.get(0)).unwrap()
    };
    [
        "link",
        "link WHERE revoked_at_ms IS NOT NULL",
        "consent",
        "authorization_code",
        "authorization_code WHERE used_at_ms IS NOT NULL",
        "access_token",
        "refresh_token",
        "token_family WHERE predecessor_generation IS NOT NULL",
    ]
    .map(count)
    .into()
}

#[tokio::test]
async fn what_is_refused_is_refused_as_the_standards_say_and_changes_nothing() {
    let world = World::start_with(|settings| settings.server.behind_tls_proxy = true);
    let code = Browser::new(&world).link(ALEXA, &["balance.read", "speak.amounts"]).await;
    let (access, token) = tokens(&world, ALEXA).await;
    let before = held(&world);
    let mut cases = Cases { world: &world, names: BTreeSet::new() };
    platforms_requests(&mut cases).await;
    requests_sent_back(&mut cases).await;
    proofs_of_clients(&mut cases).await;
    claims_to_a_code(&mut cases, &code).await;
    claims_to_a_refresh(&mut cases, &code, &access, &token).await;
    calls_that_are_none(&mut cases).await;
    tokens_of_others(&mut cases, &code, &access, &token).await;
    questions_without_a_token(&mut cases, &code, &access, &token).await;
    forged_forms(&mut cases).await;
    let number = cases.names.len();
    println!("{number} negative cases, all refused as the standards say");
    assert!(number >= CASES_MIN, "{number}");
    // The code is still good, the tokens hold, and no link was made or ended.
    assert_eq!(held(&world), before);
    pair(&redeem(&world, ALEXA, &code, &[]).await);
    assert!(is_answered(&world, &access).await);
    pair(&refresh(&world, ALEXA, &token).await);
}
