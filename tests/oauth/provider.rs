//! Logging in at the bank's own identity provider: an independent one, started by the test.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use chrono::{Duration, Utc};
use hyper::header::SET_COOKIE;
use hyper::{Method, StatusCode};
use saldo::vault::AuthorizationVault;
use tempfile::TempDir;
use url::Url;

use crate::browser::{
    Answer, Browser, authorize_path, csrf, is_answered, names, pair, redeem, send,
};
use crate::libraries::javascript_with;
use crate::world::{ALEXA, PASSWORD, USER, World, person};

const CLIENT: &str = "saldo";
const SECRET: &str = "a secret with: signs & letters";
const PACKAGES: [&str; 2] = ["oidc-provider@9.13.3", "jose@6.1.0"];

/// A running provider; ended when dropped. It logs in whoever its file names.
pub(crate) struct Provider {
    child: Child,
    pub(crate) issuer: String,
    folder: TempDir,
    /// Kept open: the provider goes on writing.
    _output: BufReader<ChildStdout>,
}

impl Provider {
    fn start(redirect_uri: &str, algorithm: &str) -> Self {
        Self::running("provider.mjs", &[CLIENT, SECRET, redirect_uri, algorithm])
    }

    /// The program called `script`, run with these arguments.
    pub(crate) fn running(script: &str, arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let customer = folder.path().join("customer");
        fs::write(&customer, person().customer.as_str()).unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outside").join(script);
        let mut child = Command::new("node")
            .arg(script)
            .arg(javascript_with("provider", &PACKAGES))
            .arg(&customer)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut issuer = String::new();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        while !issuer.starts_with("http") {
            issuer.clear();
            assert_ne!(output.read_line(&mut issuer).unwrap(), 0, "the provider did not start");
        }
        Self { child, issuer: issuer.trim().to_owned(), folder, _output: output }
    }

    pub(crate) fn logs_in(&self, customer: &str) {
        fs::write(self.folder.path().join("customer"), customer).unwrap();
    }

    /// The customer logged in at this time, in seconds since 1970.
    fn logged_in_at(&self, seconds: i64) {
        self.logs_in(&format!("{} {seconds}", person().customer.as_str()));
    }

    /// The file with the secret, for its owner alone.
    fn secret_file(&self) -> PathBuf {
        self.file_with(SECRET)
    }

    /// A file with this secret, for its owner alone.
    pub(crate) fn file_with(&self, secret: &str) -> PathBuf {
        use std::io::Write;
        let path = self.folder.path().join("secret");
        let mut options = fs::OpenOptions::new();
        let file = options.write(true).create(true).truncate(true).mode(0o600).open(&path);
        file.unwrap().write_all(secret.as_bytes()).unwrap();
        path
    }

    /// A browser's way through the provider, from the address Saldo sends it to, to the one that it
    /// is sent back to.
    pub(crate) async fn visited(&self, from: &str) -> Url {
        let mut cookies = BTreeMap::new();
        let mut at = Url::parse(from).unwrap();
        let issuer = Url::parse(&self.issuer).unwrap();
        let mut steps = 0;
        while at.origin() == issuer.origin() {
            steps += 1;
            assert!(steps < 20, "the provider leads round in a circle: {at}");
            let address: SocketAddr = at.socket_addrs(|| None).unwrap()[0];
            let path = at[url::Position::BeforePath..].to_owned();
            let kept: Vec<_> =
                cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let kept = kept.join("; ");
            let answer =
                send(address, Method::GET, &path, &[("cookie", &kept)], String::new()).await;
            for field in answer.headers.get_all(SET_COOKIE) {
                let pair = field.to_str().unwrap().split(';').next().unwrap();
                let (name, value) = pair.split_once('=').unwrap();
                cookies.insert(name.to_owned(), value.to_owned());
            }
            let next = answer.location().unwrap_or_else(|| panic!("{path}: {}", answer.text()));
            at = at.join(next).unwrap();
        }
        at
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A server whose customers log in at a provider.
fn world_with(algorithm: &str, allowed: &[&str]) -> (World, Provider) {
    let mut provider = None;
    let world = World::start_at(|settings, issuer| {
        let started = Provider::start(&format!("{issuer}/oauth/callback"), algorithm);
        settings.identity.issuer = Some(started.issuer.clone());
        settings.identity.client_id = Some(CLIENT.to_owned());
        settings.identity.client_secret_file = Some(started.secret_file());
        settings.identity.algorithms = allowed.iter().map(|&name| name.to_owned()).collect();
        provider = Some(started);
    });
    (world, provider.unwrap())
}

/// Begins a visit; where the customer is sent to log in.
async fn sent_to_log_in(browser: &mut Browser<'_>) -> String {
    let begun = browser.get(&authorize_path(ALEXA, &[])).await;
    assert_eq!(begun.location(), Some("/oauth/login"), "{}", begun.text());
    let sent = browser.get("/oauth/login").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    sent.location().unwrap().to_owned()
}

/// Comes back to Saldo with `back`.
async fn come_back(browser: &mut Browser<'_>, back: &Url) -> Answer {
    browser.get(&back[url::Position::BeforePath..]).await
}

async fn allow(browser: &mut Browser<'_>) -> Answer {
    let page = browser.get("/oauth/consent").await;
    let (token, account) = (csrf(&page), names(&page, "account.").remove(0));
    let fields = [
        ("csrf", token.as_str()),
        ("decision", "allow"),
        (account.as_str(), "on"),
        ("class.balance.read", "on"),
        ("amounts", "exact"),
        ("days", "30"),
    ];
    browser.post("/oauth/consent", &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_logs_in_at_the_bank_and_links() {
    for algorithm in ["RS256", "PS256", "ES256"] {
        let (world, provider) = world_with(algorithm, &[algorithm]);
        let mut browser = Browser::new(&world);
        let address = sent_to_log_in(&mut browser).await;
        let sent = Url::parse(&address).unwrap();
        let said = |name: &str| {
            let found = sent.query_pairs().find(|(known, _)| known == name);
            found.map(|(_, value)| value.into_owned()).unwrap()
        };
        assert_eq!(
            (said("response_type"), said("code_challenge_method")),
            ("code".into(), "S256".into())
        );
        assert_eq!((said("scope"), said("prompt")), ("openid".into(), "login".into()));
        assert!(said("nonce").len() == 43 && said("state").len() == 43);
        let planted = browser.cookie.clone();
        let back = provider.visited(&address).await;
        let returned = come_back(&mut browser, &back).await;
        assert_eq!(returned.location(), Some("/oauth/consent"), "{}", returned.text());
        assert_ne!(browser.cookie, planted, "the key changes with the sign-in");
        let code = allow(&mut browser).await.sent("code").unwrap();
        let (access, _) = pair(&redeem(&world, ALEXA, &code, &[]).await);
        assert!(is_answered(&world, &access).await);

        // The same customer sees that on their own pages.
        let mut own = Browser::new(&world);
        let sent = own.get("/sharing/login").await;
        let back = provider.visited(sent.location().unwrap()).await;
        assert_eq!(come_back(&mut own, &back).await.location(), Some("/sharing"));
        assert!(own.get("/sharing").await.text().contains("<h2"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_login_is_as_old_as_the_provider_says() {
    let (world, provider) = world_with("RS256", &["RS256"]);
    let ago = |days: i64| (Utc::now() - Duration::days(days)).timestamp();
    // More than 180 days ago: nobody is signed in.
    provider.logged_in_at(ago(181));
    let mut browser = Browser::new(&world);
    let back = provider.visited(&sent_to_log_in(&mut browser).await).await;
    assert_eq!(come_back(&mut browser, &back).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(browser.get("/oauth/consent").await.location(), Some("/oauth/login"));

    let login = ago(170);
    provider.logged_in_at(login);
    let mut browser = Browser::new(&world);
    let back = provider.visited(&sent_to_log_in(&mut browser).await).await;
    assert_eq!(come_back(&mut browser, &back).await.location(), Some("/oauth/consent"));
    let code = allow(&mut browser).await.sent("code").unwrap();
    let (access, _) = pair(&redeem(&world, ALEXA, &code, &[]).await);
    let links = world.vault.links_of(person().customer).await.unwrap();
    assert_eq!(links[0].authenticated_at.timestamp(), login);
    let told = world.ask(&access, "what are all my balances").await.text;
    assert!(told.contains("dollars") && told.contains("your link ends in nine days"), "{told}");
    let mut own = Browser::new(&world);
    let back = provider.visited(own.get("/sharing/login").await.location().unwrap()).await;
    assert_eq!(come_back(&mut own, &back).await.location(), Some("/sharing"));
    let page = own.get("/sharing").await.text();
    assert!(page.contains("Alexa will stop answering about your accounts on"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_comes_back_as_somebody_else() {
    let (world, provider) = world_with("RS256", &["RS256"]);
    let refused = async |browser: &mut Browser<'_>, back: &Url, why: &str| {
        let answer = come_back(browser, back).await;
        assert!(answer.status.is_client_error(), "{why}: {}", answer.status);
        assert_eq!(answer.location(), None, "{why}");
        assert_eq!(browser.get("/oauth/consent").await.location(), Some("/oauth/login"), "{why}");
    };
    let mut browser = Browser::new(&world);
    let mut back = provider.visited(&sent_to_log_in(&mut browser).await).await;
    let genuine = back.clone();
    let change = |back: &Url, name: &str, value: Option<&str>| {
        let mut changed = back.clone();
        let pairs: Vec<_> = back.query_pairs().into_owned().filter(|(it, _)| it != name).collect();
        changed.query_pairs_mut().clear().extend_pairs(pairs);
        changed.query_pairs_mut().extend_pairs(value.map(|value| (name, value)));
        changed
    };
    for (name, value) in [
        ("state", Some("x")),
        ("state", None),
        ("iss", Some("https://evil.example")),
        ("iss", None),
        ("code", Some("x")),
    ] {
        refused(&mut browser, &change(&back, name, value), name).await;
    }
    // Another visit's answer, and one without a visit.
    let mut other = Browser::new(&world);
    sent_to_log_in(&mut other).await;
    refused(&mut other, &genuine, "another visit's").await;
    let nowhere = come_back(&mut Browser::new(&world), &genuine).await;
    assert_eq!(nowhere.status, StatusCode::BAD_REQUEST);
    // A password is taken no more.
    let token = "x";
    let fields = [("csrf", token), ("user", USER), ("password", PASSWORD)];
    assert!(browser.post("/oauth/login", &fields).await.status.is_client_error());
    // None of these used the visit up; its code is good once.
    assert_eq!(come_back(&mut browser, &genuine).await.location(), Some("/oauth/consent"));
    assert_eq!(come_back(&mut browser, &genuine).await.status, StatusCode::BAD_REQUEST);

    // The customer who does not log in is sent back to the platform.
    provider.logs_in("nobody");
    let mut unwilling = Browser::new(&world);
    back = provider.visited(&sent_to_log_in(&mut unwilling).await).await;
    let answer = come_back(&mut unwilling, &back).await;
    assert_eq!(answer.sent("error").as_deref(), Some("access_denied"), "{}", answer.text());
    assert_eq!(answer.sent("state").as_deref(), Some("st"));

    // A customer whom the bank's data does not know has no account to choose.
    provider.logs_in("somebody-unknown");
    let mut unknown = Browser::new(&world);
    back = provider.visited(&sent_to_log_in(&mut unknown).await).await;
    assert_eq!(come_back(&mut unknown, &back).await.location(), Some("/oauth/consent"));
    let page = unknown.get("/oauth/consent").await;
    assert!(names(&page, "account.").is_empty(), "{}", page.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn must_22_an_algorithm_that_is_not_listed_signs_nobody_in() {
    let (world, provider) = world_with("RS256", &["ES256", "PS256"]);
    let mut browser = Browser::new(&world);
    let back = provider.visited(&sent_to_log_in(&mut browser).await).await;
    assert_eq!(come_back(&mut browser, &back).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(browser.get("/oauth/consent").await.location(), Some("/oauth/login"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_provider_that_is_gone_signs_nobody_in_and_is_said_politely() {
    let (world, provider) = world_with("RS256", &["RS256"]);
    let mut browser = Browser::new(&world);
    drop(provider);
    browser.get(&authorize_path(ALEXA, &[])).await;
    let page = browser.get("/oauth/login").await;
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(page.text().contains("<main>"), "{}", page.text());
}
