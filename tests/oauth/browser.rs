//! A browser, as far as the pages need one, and a platform's calls.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hyper::header::{AUTHORIZATION, COOKIE, LOCATION, ORIGIN, SET_COOKIE};
use hyper::{Method, StatusCode};
use saldo::basics::digest_of;
use url::Url;

pub(crate) use crate::http::{Answer, FORM, csrf, form, send};
use crate::world::{PASSWORD, REDIRECT, TestClient, USER, World};

pub(crate) const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

impl Answer {
    pub(crate) fn location(&self) -> Option<&str> {
        self.headers.get(LOCATION).map(|value| value.to_str().unwrap())
    }

    /// A parameter of the address it leads to.
    pub(crate) fn sent(&self, name: &str) -> Option<String> {
        let url = Url::parse(self.location()?).unwrap();
        let found = url.query_pairs().find(|(known, _)| known == name);
        found.map(|(_, value)| value.into_owned())
    }

    pub(crate) fn error(&self) -> String {
        self.json()["error"].as_str().unwrap().to_owned()
    }
}

/// A browser with the cookie of a visit and that of a language at most, that says where its forms
/// come from.
pub(crate) struct Browser<'w> {
    world: &'w World,
    pub(crate) cookie: Option<String>,
    language: Option<String>,
}

impl<'w> Browser<'w> {
    pub(crate) fn new(world: &'w World) -> Self {
        Self { world, cookie: None, language: None }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub(crate) async fn get_with(&mut self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let cookies = self.cookies();
        let mut all: Vec<_> = cookies.iter().map(|it| (COOKIE.as_str(), &**it)).collect();
        all.extend(headers);
        let answer = send(self.world.public, Method::GET, path, &all, String::new()).await;
        self.keep(&answer);
        answer
    }

    pub(crate) async fn post(&mut self, path: &str, pairs: &[(&str, &str)]) -> Answer {
        let issuer = self.world.issuer.clone();
        let own = [(ORIGIN.as_str(), issuer.as_str()), ("sec-fetch-site", "same-origin")];
        self.post_with(path, pairs, &own).await
    }

    pub(crate) async fn post_with(
        &mut self,
        path: &str,
        pairs: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Answer {
        let cookies = self.cookies();
        let mut all = vec![FORM];
        all.extend(cookies.iter().map(|it| (COOKIE.as_str(), &**it)));
        all.extend(headers);
        let answer = send(self.world.public, Method::POST, path, &all, form(pairs)).await;
        self.keep(&answer);
        answer
    }

    fn keep(&mut self, answer: &Answer) {
        for field in answer.headers.get_all(SET_COOKIE) {
            let pair = field.to_str().unwrap().split(';').next().unwrap();
            let kept = (!pair.ends_with('=')).then(|| pair.to_owned());
            match pair.contains("-language=") {
                true => self.language = kept,
                false => self.cookie = kept,
            }
        }
    }

    fn cookies(&self) -> Vec<String> {
        self.cookie.iter().chain(&self.language).cloned().collect()
    }

    /// Opens the login page for `client`; the form's token.
    pub(crate) async fn begin(&mut self, client: TestClient) -> String {
        self.begin_at(&authorize_path(client, &[])).await
    }

    async fn begin_at(&mut self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        assert_eq!(answer.location(), Some("/oauth/login"));
        let page = self.get("/oauth/login").await;
        assert_eq!(page.status, StatusCode::OK);
        csrf(&page)
    }

    /// Logs in; the consent page.
    pub(crate) async fn log_in(&mut self, csrf: &str) -> Answer {
        let fields = [("csrf", csrf), ("user", USER), ("password", PASSWORD)];
        let answer = self.post("/oauth/login", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        assert_eq!(answer.location(), Some("/oauth/consent"));
        let page = self.get("/oauth/consent").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        page
    }

    /// Logs in to the customer's own pages; the first of them.
    pub(crate) async fn log_in_to_sharing(&mut self, user: &str) -> Answer {
        let login = self.get("/sharing/login").await;
        assert_eq!(login.status, StatusCode::OK, "{}", login.text());
        let token = csrf(&login);
        let fields = [("csrf", token.as_str()), ("user", user), ("password", PASSWORD)];
        let answer = self.post("/sharing/login", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        assert_eq!(answer.location(), Some("/sharing"));
        let page = self.get("/sharing").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        page
    }

    /// The whole way to the code: the first account, `classes`, exact amounts if
    /// `speak.amounts` is among them, ninety days back and to come.
    pub(crate) async fn link(&mut self, client: TestClient, classes: &[&str]) -> String {
        let answer = self.allow(&authorize_path(client, &[]), classes).await;
        assert_eq!(answer.sent("state").as_deref(), Some("st"));
        assert_eq!(answer.sent("iss").as_deref(), Some(self.world.issuer.as_str()));
        answer.sent("code").unwrap()
    }

    /// The same from the address that a platform opens, to the answer that leads back.
    pub(crate) async fn allow(&mut self, path: &str, classes: &[&str]) -> Answer {
        let login = self.begin_at(path).await;
        let page = self.log_in(&login).await;
        let account = names(&page, "account.").remove(0);
        let token = csrf(&page);
        let said = classes.contains(&"speak.amounts");
        let classes = classes.iter().filter(|class| **class != "speak.amounts");
        let classes: Vec<String> = classes.map(|class| format!("class.{class}")).collect();
        let mut fields = vec![
            ("csrf", token.as_str()),
            ("decision", "allow"),
            (&account, "on"),
            ("amounts", if said { "exact" } else { "unsaid" }),
            ("days", "90"),
        ];
        if !names(&page, "look_back").is_empty() {
            fields.push(("look_back", "90"));
        }
        fields.extend(classes.iter().map(|class| (class.as_str(), "on")));
        let answer = self.post("/oauth/consent", &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        answer
    }
}

/// The address a platform opens, with parameters replaced, added, or (empty) left out.
pub(crate) fn authorize_path(client: TestClient, changes: &[(&str, &str)]) -> String {
    let challenge = URL_SAFE_NO_PAD.encode(digest_of(VERIFIER.as_bytes()).as_bytes());
    let mut pairs = vec![
        ("response_type", "code"),
        ("client_id", client.id),
        ("redirect_uri", REDIRECT),
        ("state", "st"),
        ("code_challenge", challenge.as_str()),
        ("code_challenge_method", "S256"),
    ];
    for (name, value) in changes {
        pairs.retain(|(known, _)| known != name);
        if !value.is_empty() {
            pairs.push((name, value));
        }
    }
    format!("/oauth/authorize?{}", form(&pairs))
}

/// The names of a page's fields that start with `prefix`.
pub(crate) fn names(page: &Answer, prefix: &str) -> Vec<String> {
    let text = page.text();
    let start = format!("name=\"{prefix}");
    let found = text.split(&start).skip(1).map(|rest| rest.split_once('"').unwrap().0);
    found.map(|rest| format!("{prefix}{rest}")).collect()
}

/// Calls an endpoint as `client`, its secret by HTTP Basic.
pub(crate) async fn call(
    world: &World,
    path: &str,
    client: TestClient,
    pairs: &[(&str, &str)],
) -> Answer {
    let mut pairs = pairs.to_vec();
    let proof = client
        .secret
        .map(|secret| format!("Basic {}", STANDARD.encode(format!("{}:{secret}", client.id))));
    let mut headers = vec![FORM];
    match &proof {
        Some(proof) => headers.push((AUTHORIZATION.as_str(), proof)),
        None => pairs.push(("client_id", client.id)),
    }
    send(world.public, Method::POST, path, &headers, form(&pairs)).await
}

/// Redeems `code` as `client`, with parameters replaced, added, or (empty) left out.
pub(crate) async fn redeem(
    world: &World,
    client: TestClient,
    code: &str,
    changes: &[(&str, &str)],
) -> Answer {
    let mut pairs = vec![
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
    ];
    for (name, value) in changes {
        pairs.retain(|(known, _)| known != name);
        if !value.is_empty() {
            pairs.push((name, value));
        }
    }
    call(world, "/oauth/token", client, &pairs).await
}

pub(crate) async fn refresh(world: &World, client: TestClient, token: &str) -> Answer {
    let pairs = [("grant_type", "refresh_token"), ("refresh_token", token)];
    call(world, "/oauth/token", client, &pairs).await
}

pub(crate) async fn introspect(world: &World, client: TestClient, token: &str) -> Answer {
    call(world, "/oauth/introspect", client, &[("token", token)]).await
}

/// An access and a refresh token of `client`, linked in a browser of its own.
pub(crate) async fn tokens(world: &World, client: TestClient) -> (String, String) {
    let classes = ["balance.read", "speak.amounts"];
    let code = Browser::new(world).link(client, &classes).await;
    pair(&redeem(world, client, &code, &[]).await)
}

/// The tokens of an answer.
pub(crate) fn pair(answer: &Answer) -> (String, String) {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let json = answer.json();
    let text = |name: &str| json[name].as_str().unwrap_or_default().to_owned();
    (text("access_token"), text("refresh_token"))
}

/// Whether a signed request with `token` is told a balance.
pub(crate) async fn is_answered(world: &World, token: &str) -> bool {
    let exchange = world.ask(token, "what's my balance").await;
    exchange.response["response"]["card"]["type"] != "LinkAccount"
}
