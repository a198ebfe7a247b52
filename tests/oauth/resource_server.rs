//! The bank's own access tokens: an independent authorization server issues them, Saldo takes them
//! for what they are and nothing else.

use std::net::SocketAddr;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::Utc;
use hyper::{Method, StatusCode};
use saldo::consent::{Aloud, DataClass, DataClasses, LookBack};
use saldo::disclosure::Actor;
use saldo::settings::{TokenForm, TrustedClientSettings};
use saldo::simulate::Exchange;
use saldo::vault::{AuthorizationVault, Becomes, LinkChange, SharedLink, Vault};
use serde_json::{Map, Value, json};
use tokio::time::sleep;
use url::Url;

use crate::browser::{Answer, FORM, VERIFIER, form, send};
use crate::provider::Provider;
use crate::world::{OTHER_SKILL, REDIRECT, SKILL, World, person};

const AUDIENCE: &str = "https://voice.bank.example";
const SECRET: &str = "a secret of the bank's";
const QUESTION: &str = "what's my balance";

/// What each of the bank's scopes opens.
const SCOPES: [(&str, &str); 6] = [
    ("accounts", "accounts.list"),
    ("balances", "balance.read"),
    ("amounts", "speak.amounts"),
    ("transactions", "transactions.read"),
    ("search", "transactions.search"),
    ("names", "speak.names"),
];

/// A bank that issues tokens in this form, and a server that takes them.
struct Bank {
    provider: Provider,
    world: World,
    issuer: String,
}

/// What the bank issued to a platform.
struct Issued {
    access: String,
    refresh: String,
}

impl Bank {
    fn start(algorithm: &str, tokens: TokenForm) -> Self {
        let format = if tokens == TokenForm::Jwt { "jwt" } else { "opaque" };
        let arguments = [REDIRECT, algorithm, format, AUDIENCE, SECRET];
        let provider = Provider::running("bank.mjs", &arguments);
        let world = Self::world(&provider, algorithm, tokens);
        Self { issuer: provider.issuer.clone(), provider, world }
    }

    fn world(provider: &Provider, algorithm: &str, tokens: TokenForm) -> World {
        World::start_with(|settings| {
            settings.oauth.clients.clear();
            let it = &mut settings.resource_server;
            it.issuer = Some(provider.issuer.clone());
            it.audience = Some(AUDIENCE.to_owned());
            it.tokens = tokens;
            it.algorithms = vec![algorithm.to_owned()];
            it.cache_seconds = 1;
            if tokens == TokenForm::Introspection {
                it.client_id = Some("saldo".to_owned());
                it.client_secret_file = Some(provider.file_with(SECRET));
            }
            let mapped = SCOPES.map(|(scope, classes)| (scope.to_owned(), classes.to_owned()));
            it.scopes = mapped.into();
            it.clients.push(TrustedClientSettings {
                id: "alexa".to_owned(),
                name: "Alexa at the bank".to_owned(),
                channel: "alexa".to_owned(),
                application: SKILL.to_owned(),
            });
        })
    }

    fn address(&self) -> SocketAddr {
        Url::parse(&self.issuer).unwrap().socket_addrs(|| None).unwrap()[0]
    }

    /// The platform's way: a customer is sent to the bank and comes back with a code.
    async fn links(&self, scope: &str) -> Issued {
        let mut address = Url::parse(&format!("{}/auth", self.issuer)).unwrap();
        address.query_pairs_mut().extend_pairs([
            ("client_id", "alexa"),
            ("response_type", "code"),
            ("scope", scope),
            ("redirect_uri", REDIRECT),
            ("state", "st"),
            ("code_challenge", saldo::oauth::Challenge::of_verifier(VERIFIER).unwrap().as_str()),
            ("code_challenge_method", "S256"),
        ]);
        let back = self.provider.visited(address.as_str()).await;
        let code = back.query_pairs().find(|(name, _)| name == "code").expect("a code").1;
        let fields = [
            ("grant_type", "authorization_code"),
            ("code", &code),
            ("redirect_uri", REDIRECT),
            ("code_verifier", VERIFIER),
        ];
        issued(&self.post("/token", &fields).await)
    }

    async fn refreshed(&self, issued_before: &Issued) -> Issued {
        let refresh = issued_before.refresh.as_str();
        let fields = [("grant_type", "refresh_token"), ("refresh_token", refresh)];
        issued(&self.post("/token", &fields).await)
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let pair = url::form_urlencoded::byte_serialize(SECRET.as_bytes()).collect::<String>();
        let basic = format!("Basic {}", STANDARD.encode(format!("alexa:{pair}")));
        let headers = [("authorization", basic.as_str()), FORM];
        let answer = send(self.address(), Method::POST, path, &headers, form(fields)).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        answer
    }

    /// A token that says `claims` under `header`, signed by somebody.
    async fn forged(&self, header: &Value, claims: &Value, by: &str) -> String {
        let body = json!({"header": header, "claims": claims, "by": by}).to_string();
        let answer = send(self.address(), Method::POST, "/forge", &[], body).await;
        assert_eq!(answer.status, StatusCode::OK);
        answer.text()
    }

    async fn asks(&self, token: &str) -> Exchange {
        let exchange = self.world.ask(token, QUESTION).await;
        assert_eq!(exchange.reply.status, StatusCode::OK);
        exchange
    }

    /// Whether something is told for `token`: a balance, or which accounts there are to choose
    /// from. A record is there exactly then.
    async fn tells(&self, token: &str) -> bool {
        let before = self.records();
        let exchange = self.asks(token).await;
        let told = self.records() - before;
        let linked = exchange.response["response"]["card"]["type"] != "LinkAccount";
        assert_eq!(told == 1, linked, "{}", exchange.text);
        told == 1
    }

    /// Whether the customer is asked to link, and nothing is told.
    async fn asks_to_link(&self, token: &str) -> bool {
        let before = self.records();
        let exchange = self.asks(token).await;
        assert_eq!(self.records(), before);
        assert!(!exchange.text.contains("dollar"), "{}", exchange.text);
        exchange.response["response"]["card"]["type"] == "LinkAccount"
    }

    fn records(&self) -> i64 {
        let connection = rusqlite::Connection::open(self.world.folder().join("vault.db")).unwrap();
        let sql = "SELECT count(*) FROM disclosure WHERE customer IS NOT NULL";
        connection.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    async fn own_links(&self) -> Vec<SharedLink> {
        self.world.vault.links_of(person().customer).await.unwrap()
    }

    async fn changes(&self, link: &SharedLink, what: Becomes) {
        let (customer, link) = (person().customer, link.link.clone());
        let change = LinkChange { customer, link, what, at: Utc::now() };
        self.world.vault.change_link(change).await.unwrap();
    }

    /// How many tokens were refused for this reason.
    fn refused(&self, reason: &str) -> u64 {
        let line = format!("saldo_token_refusals_total{{reason=\"{reason}\"}} ");
        let text = self.world.metrics.text();
        let count = text.lines().find_map(|it| it.strip_prefix(&line));
        count.map_or(0, |count| count.parse().unwrap())
    }

    /// What a token of the bank's says that opens a balance.
    fn claims(&self) -> Value {
        let now = Utc::now().timestamp();
        json!({"iss": self.issuer, "aud": AUDIENCE, "sub": person().customer.as_str(),
            "client_id": "alexa", "exp": now + 300, "iat": now, "jti": "x", "auth_time": now,
            "scope": "accounts balances amounts"})
    }
}

fn issued(answer: &Answer) -> Issued {
    let json = answer.json();
    let text = |name: &str| json[name].as_str().unwrap().to_owned();
    Issued { access: text("access_token"), refresh: text("refresh_token") }
}

fn header(algorithm: &str) -> Value {
    json!({"alg": algorithm, "kid": "of-the-bank", "typ": "at+jwt"})
}

fn with(base: &Value, name: &str, value: Value) -> Value {
    let mut map: Map<String, Value> = serde_json::from_value(base.clone()).unwrap();
    match value {
        Value::Null => map.remove(name),
        value => map.insert(name.to_owned(), value),
    };
    map.into()
}

/// The bank's clock counts whole seconds: a sign-in after this is one.
async fn a_second() {
    sleep(Duration::from_millis(1_100)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_that_links_at_the_bank_is_answered_by_the_banks_tokens() {
    for algorithm in ["RS256", "PS256", "ES256", "EdDSA"] {
        let bank = Bank::start(algorithm, TokenForm::Jwt);
        let first = bank.links("accounts balances amounts").await;
        assert!(bank.tells(&first.access).await, "{algorithm}");
        let second = bank.refreshed(&first).await;
        assert_ne!(second.access, first.access);
        assert!(bank.tells(&second.access).await && bank.tells(&first.access).await);
        let links = bank.own_links().await;
        assert_eq!(links.len(), 1, "a refreshed token opens the same link");
        let opened = "accounts.list balance.read speak.amounts".parse().unwrap();
        assert_eq!((links[0].classes, links[0].revoked_at), (opened, None));
        assert!(links[0].told_at.is_some());
        // Only its own: not another skill, and not what the bank granted nothing of.
        let elsewhere = bank.world.ask_for(OTHER_SKILL, &first.access, QUESTION).await;
        assert_eq!(elsewhere.response["response"]["card"]["type"], "LinkAccount");
        assert_eq!(bank.refused("token_application"), 1);
        let payments = bank.world.ask(&first.access, "my recent transactions").await;
        assert_eq!(payments.response["response"]["card"]["type"], "LinkAccount");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn customers_narrow_and_end_what_the_banks_tokens_open() {
    let bank = Bank::start("ES256", TokenForm::Jwt);
    let first = bank.links("accounts balances amounts").await;
    assert!(bank.tells(&first.access).await);
    let link = bank.own_links().await.remove(0);
    let less = Becomes::Narrowed {
        classes: DataClasses::of(&[DataClass::AccountsList]),
        accounts: person().accounts.iter().map(|account| account.account.clone()).collect(),
        aloud: Aloud::Exact,
        look_back: LookBack::Unlimited,
    };
    bank.changes(&link, less).await;
    assert!(bank.asks_to_link(&first.access).await, "the very next answer keeps to it");
    a_second().await;
    let again = bank.links("accounts balances amounts").await;
    for token in [&bank.refreshed(&first).await.access, &again.access] {
        assert!(bank.asks_to_link(token).await, "no token of the bank's widens it");
    }
    assert_eq!(bank.own_links().await.len(), 1);
    bank.changes(&link, Becomes::Ended).await;
    let ended = bank.refused("token_ended");
    for token in [&first.access, &again.access, &bank.refreshed(&again).await.access] {
        assert!(bank.asks_to_link(token).await);
    }
    assert_eq!(bank.refused("token_ended"), ended + 3);
    a_second().await;
    let anew = bank.links("accounts balances amounts").await;
    assert!(bank.tells(&anew.access).await, "chosen anew at the bank");
    assert!(bank.asks_to_link(&again.access).await, "what was ended stays ended");
    let links = bank.own_links().await;
    assert_eq!(links.len(), 2);
    // Erased: no token of before brings anything back.
    let customer = person().customer;
    assert!(bank.world.vault.erase(customer, Actor::Customer, Utc::now()).await.unwrap());
    let after = bank.refreshed(&anew).await;
    for token in [&anew.access, &after.access] {
        assert!(bank.asks_to_link(token).await);
    }
    assert!(bank.own_links().await.is_empty());
}

/// A header and claims, who signs them, and why Saldo takes no token of them.
type Row = (Value, Value, &'static str, &'static str);

/// Everything that may be wrong with a token whose `head` and `claims` are right.
fn rows(issuer: &str, head: &Value, claims: &Value) -> Vec<Row> {
    let now = Utc::now().timestamp();
    let mut rows = Vec::new();
    for (name, value, reason) in [
        ("iss", json!("https://evil.example"), "token_issuer"),
        ("iss", json!(format!("{issuer}/")), "token_issuer"),
        ("iss", Value::Null, "token_claim"),
        ("aud", json!("https://other.bank.example"), "token_audience"),
        ("aud", json!(["alexa"]), "token_audience"),
        ("aud", json!([]), "token_claim"),
        ("aud", Value::Null, "token_claim"),
        ("exp", json!(now - 1), "token_expired"),
        ("exp", json!(now + 86_400), "token_time"),
        ("exp", json!((now + 300).to_string()), "token_claim"),
        ("exp", Value::Null, "token_claim"),
        ("nbf", json!(now + 120), "token_time"),
        ("nbf", json!("0"), "token_claim"),
        ("iat", json!(now + 120), "token_time"),
        ("iat", Value::Null, "token_claim"),
        ("auth_time", json!(now + 120), "token_time"),
        ("auth_time", json!(now - 181 * 86_400), "token_sign_in"),
        ("auth_time", Value::Null, "token_claim"),
        ("sub", Value::Null, "token_claim"),
        ("sub", json!(""), "token_claim"),
        ("sub", json!(17), "token_claim"),
        ("sub", json!("17 OR 1=1"), "token_customer"),
        ("client_id", json!("saldo"), "token_client"),
        ("client_id", Value::Null, "token_claim"),
        ("azp", json!("saldo"), "token_claim"),
        ("scope", Value::Null, "token_scope"),
        ("scope", json!(""), "token_scope"),
        ("scope", json!("unmapped openid"), "token_scope"),
        ("scope", json!("balance.read speak.amounts"), "token_scope"),
        ("scope", json!(["accounts", "balances"]), "token_claim"),
        ("cnf", json!({"jkt": "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}), "token_bound"),
    ] {
        rows.push((head.clone(), with(claims, name, value), "bank", reason));
    }
    for (name, value, reason) in [
        ("typ", json!("JWT"), "token_type"),
        ("typ", json!("id+jwt"), "token_type"),
        ("typ", Value::Null, "token_type"),
        ("kid", json!("another"), "token_key"),
        ("jku", json!("https://evil.example/jwks"), "token_header"),
        ("jwk", json!({"kty": "oct", "k": "AA"}), "token_header"),
        ("x5u", json!("https://evil.example/x5u"), "token_header"),
        ("x5c", json!(["AA"]), "token_header"),
    ] {
        rows.push((with(head, name, value), claims.clone(), "bank", reason));
    }
    rows.push((head.clone(), claims.clone(), "other", "token_signature"));
    for (algorithm, by) in [
        ("none", "nobody"),
        ("None", "nobody"),
        ("HS256", "public"),
        ("PS256", "nobody"),
        ("ES256", "public"),
    ] {
        rows.push((header(algorithm), claims.clone(), by, "token_algorithm"));
    }
    for by in ["nobody", "public", "secret"] {
        rows.push((head.clone(), claims.clone(), by, "token_signature"));
    }
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn must_22_no_token_but_the_banks_own_opens_anything() {
    let bank = Bank::start("RS256", TokenForm::Jwt);
    let (head, claims) = (header("RS256"), bank.claims());
    let genuine = bank.forged(&head, &claims, "bank").await;
    assert!(bank.tells(&genuine).await, "the way in which the others are made");
    let rows = rows(&bank.issuer, &head, &claims);
    assert!(rows.len() >= 40, "{}", rows.len());
    for (head, claims, by, reason) in rows {
        let (token, before) = (bank.forged(&head, &claims, by).await, bank.refused(reason));
        assert!(bank.asks_to_link(&token).await, "{head} {claims} {by}");
        assert_eq!(bank.refused(reason), before + 1, "{head} {claims} {by}: {reason}");
    }
    let stem = genuine.rsplit_once('.').unwrap().0;
    let saldo = format!("saldo_at_{}", "A".repeat(43));
    let spaced = format!("{genuine} ");
    let long = "x".repeat(20_000);
    for token in [stem, &genuine[1..], &spaced, &saldo, &long, "..", "null"] {
        assert!(bank.asks_to_link(token).await);
    }
    assert!(bank.tells(&genuine).await);
    assert_eq!(bank.own_links().await.len(), 1, "none of them made a link");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_that_is_said_twice_opens_nothing() {
    let bank = Bank::start("ES256", TokenForm::Jwt);
    let (head, text) = (header("ES256"), bank.claims().to_string());
    let stem = &text[..text.len() - 1];
    for more in [r#""sub":"99""#, r#""scope":"accounts""#, r#""aud":"https://voice.bank.example""#]
    {
        let token = bank.forged(&head, &json!(format!("{stem},{more}}}")), "bank").await;
        assert!(bank.asks_to_link(&token).await, "{more}");
    }
    assert_eq!(bank.refused("token_malformed"), 3);
    assert!(bank.tells(&bank.forged(&head, &json!(text), "bank").await).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_fact_is_told_without_its_scope() {
    let bank = Bank::start("EdDSA", TokenForm::Jwt);
    let head = header("EdDSA");
    let questions = [
        (QUESTION, &["balance.read", "speak.amounts"][..]),
        ("my recent transactions", &["transactions.read", "speak.amounts"]),
        ("which accounts do i have", &["accounts.list"]),
    ];
    for bits in 0..1_u32 << SCOPES.len() {
        let chosen = || SCOPES.iter().enumerate().filter(move |(bit, _)| bits & (1 << bit) != 0);
        let scope: Vec<_> = chosen().map(|(_, (scope, _))| *scope).collect();
        let opened: Vec<_> = chosen().map(|(_, (_, classes))| *classes).collect();
        // A new sign-in each time: the link opens what the token opens.
        let claims = with(&bank.claims(), "scope", json!(scope.join(" ")));
        let claims =
            with(&claims, "auth_time", json!(Utc::now().timestamp() - 64 + i64::from(bits)));
        let token = bank.forged(&head, &claims, "bank").await;
        for (question, needs) in questions {
            let before = bank.records();
            let exchange = bank.world.ask(&token, question).await;
            assert_eq!(exchange.reply.status, StatusCode::OK);
            let told = bank.records() > before;
            let may = needs.iter().all(|class| opened.contains(class));
            assert!(may || !told, "{question} {scope:?}: {}", exchange.text);
            assert!(may || !exchange.text.contains("dollar"), "{question} {scope:?}");
            let whole = bits + 1 == 1 << SCOPES.len();
            assert!(told || !whole, "{question}: {}", exchange.text);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_that_the_bank_takes_back_opens_nothing_a_moment_later() {
    let bank = Bank::start("RS256", TokenForm::Introspection);
    let first = bank.links("accounts balances amounts").await;
    assert!(bank.tells(&first.access).await);
    let second = bank.refreshed(&first).await;
    assert!(bank.tells(&second.access).await);
    assert_eq!(bank.own_links().await.len(), 1);
    bank.post("/token/revocation", &[("token", &second.access)]).await;
    a_second().await;
    assert!(bank.asks_to_link(&second.access).await);
    for invented in ["x", "saldo_at_x", &second.access[1..], &"x".repeat(20_000)] {
        assert!(bank.asks_to_link(invented).await);
    }
    assert!(bank.refused("token_inactive") >= 3);
    assert_eq!(bank.refused("token_malformed"), 1);
    let narrow = bank.links("accounts unmapped").await;
    assert!(bank.asks_to_link(&narrow.access).await);
    a_second().await;
    assert!(bank.tells(&bank.links("accounts balances amounts").await.access).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bank_that_cannot_be_asked_is_apologised_for() {
    for tokens in [TokenForm::Jwt, TokenForm::Introspection] {
        let Bank { provider, world, issuer } = Bank::start("ES256", tokens);
        let bank = Bank { provider, world, issuer };
        let token = bank.links("accounts balances amounts").await;
        let gone = Bank::world(&bank.provider, "ES256", tokens);
        let Bank { provider, world, issuer } = bank;
        drop(provider);
        let unused = Provider::running("bank.mjs", &[REDIRECT, "ES256", "jwt", AUDIENCE, SECRET]);
        let bank = Bank { provider: unused, world: gone, issuer };
        let before = bank.records();
        let exchange = bank.asks(&token.access).await;
        assert_eq!(bank.records(), before);
        assert_ne!(exchange.response["response"]["card"]["type"], "LinkAccount");
        assert!(exchange.text.to_lowercase().contains("sorry"), "{}", exchange.text);
        assert_eq!(bank.refused("unasked"), 1);
        // Help needs nobody, and is given.
        let help = bank.world.ask(&token.access, "help").await;
        assert_eq!(help.reply.status, StatusCode::OK);
        assert!(!help.text.is_empty());
        drop(world);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_setting_the_banks_tokens_are_nobodys() {
    let bank = Bank::start("ES256", TokenForm::Jwt);
    let token = bank.forged(&header("ES256"), &bank.claims(), "bank").await;
    let world = World::start();
    let exchange = world.ask(&token, QUESTION).await;
    assert_eq!(exchange.response["response"]["card"]["type"], "LinkAccount");
    assert!(!world.metrics.text().contains("saldo_token_refusals_total{"));
}
