//! `saldo serve`, from nothing to its end, as an operator sees it.

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::net::SocketAddr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use chrono::Utc;
use saldo::bank::PublicFacts;
use saldo::basics::Now;
use saldo::connect::sqlite::demo_customers;
use saldo::simulate::{Authority, Description};
use serde_json::Value;
use tempfile::TempDir;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::child::{Child, done, refused, text};
use crate::drain::probe;
use crate::platform::{asks, post, wire, wire_by};
use crate::raw::{one_answer, statuses};
use crate::tls::{Pair, connect};
use crate::world::{SKILL, TOKEN, USER, World};

/// A folder with everything that `saldo serve` needs.
struct Shop {
    folder: TempDir,
    pair: Pair,
}

impl Shop {
    fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let pair = Pair::make(folder.path());
        let shop = Self { folder, pair };
        let bank = shop.path("bank.db");
        done(&["bank", "generate", "--customers", "2", "--months", "1", "--out", text(&bank)]);
        done(&["keys", text(shop.folder.path())]);
        shop.configure("");
        shop
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes the settings; `more` comes after `[server]` with its addresses.
    fn configure(&self, more: &str) {
        let [bank, vault, chain, session] =
            ["bank.db", "vault.db", "chain.key", "session.key"].map(|name| self.path(name));
        let [signing, checkpoints] = ["checkpoint.key", "checkpoints"].map(|name| self.path(name));
        let settings = format!(
            "[bank]\nfile = {bank:?}\n[vault]\nfile = {vault:?}\nchain_key_file = {chain:?}\n\
             session_key_file = {session:?}\ncheckpoint_key_file = {signing:?}\n\
             checkpoint_file = {checkpoints:?}\n[alexa]\nskill_ids = [{SKILL:?}]\n[server]\n\
             listen = \"127.0.0.1:0\"\nadmin_listen = \"127.0.0.1:0\"\n\
             tls_certificate_file = {:?}\ntls_key_file = {:?}\n{more}\n",
            self.pair.certificate, self.pair.key,
        );
        fs::write(self.config(), settings).unwrap();
    }

    fn config(&self) -> PathBuf {
        self.path("saldo.toml")
    }

    /// What `saldo serve` says when it does not start.
    fn refusal(&self, variables: &[(&str, &str)]) -> String {
        let variables: Vec<_> =
            variables.iter().map(|(name, value)| (OsStr::new(*name), OsStr::new(*value))).collect();
        let config = self.config();
        let (code, out, err) = refused(&["serve", "--config", text(&config)], &variables);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{err}");
        assert!(err.starts_with("saldo: "), "{err}");
        err
    }
}

fn address_in(line: &str) -> SocketAddr {
    let line: Value = serde_json::from_str(line).unwrap();
    line["detail"].as_str().unwrap().parse().unwrap()
}

/// What the server answers to a request over TLS.
async fn over_tls(shop: &Shop, address: SocketAddr, request: &str) -> String {
    let mut stream = connect(address, &shop.pair.root(), &["http/1.1"]).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    one_answer(&mut stream).await
}

async fn is_private(shop: &Shop, public: SocketAddr) {
    for path in ["/livez", "/readyz", "/metrics", "/version", "/", "/channels/alexa/", "/channels"]
    {
        let request = format!("GET {path} HTTP/1.1\r\nHost: saldo\r\n\r\n");
        let answer = over_tls(shop, public, &request).await;
        assert_eq!(statuses(&answer), [404], "{path}: {answer}");
        assert!(answer.ends_with("\r\n\r\n"), "a stranger learns nothing: {answer}");
        assert!(!answer.to_lowercase().contains("server:"), "{answer}");
    }
}

async fn admin_tells(admin: SocketAddr) {
    assert_eq!(probe(admin, "/livez").await, (200, "ok\n".to_owned()));
    let (status, body) = probe(admin, "/readyz").await;
    let ready = r#"{"ready":true,"bank":true,"vault":true,"draining":false}"#;
    assert_eq!((status, body.as_str()), (200, ready));
    let (status, body) = probe(admin, "/version").await;
    let version = concat!(r#"{"name":"saldo","version":""#, env!("CARGO_PKG_VERSION"), r#""}"#);
    assert_eq!((status, body.as_str()), (200, version));
    assert_eq!(probe(admin, "/channels/alexa").await.0, 404);
}

async fn metrics_count(admin: SocketAddr) {
    let (status, metrics) = probe(admin, "/metrics").await;
    assert_eq!(status, 200);
    for (name, kind) in [
        ("saldo_refusals", "counter"),
        ("saldo_http_rejections", "counter"),
        ("saldo_connections", "gauge"),
        ("saldo_turns_in_flight", "gauge"),
        ("saldo_courtesies", "counter"),
        ("saldo_panics", "counter"),
    ] {
        assert!(metrics.contains(&format!("# TYPE {name} {kind}\n")), "{name} in {metrics}");
    }
}

/// What the bank tells anybody is read again with the TLS files; broken settings change nothing.
fn publishes_again(shop: &Shop, child: &mut Child) {
    let settings = fs::read_to_string(shop.config()).unwrap();
    let with = |line: &str| settings.replace("[bank]\n", &format!("[bank]\n{line}\n"));
    fs::write(shop.config(), with("routing_number = \"12\"")).unwrap();
    child.signal("HUP");
    assert!(child.says("\"trouble\"").contains("bank.routing_number"));
    fs::write(shop.config(), with("routing_number = \"021000021\"")).unwrap();
    child.signal("HUP");
    child.says("\"public facts\"");
}

#[tokio::test]
async fn what_the_bank_publishes_is_told_from_the_next_answer_on() {
    let world = World::new().await;
    let server = world.plan().serve();
    for (bank, number) in [("Saldo Bank", "991"), ("Harbor Bank", "021")] {
        let answer = post(server.public, &asks("RoutingNumberIntent")).await;
        assert!(answer.speech().contains(bank), "{answer:?}");
        assert!(answer.speech().contains(number), "{answer:?}");
        server.running.publish(PublicFacts {
            bank_name: "Harbor Bank".to_owned(),
            routing_number: Some("021000021".to_owned()),
            ..PublicFacts::default()
        });
    }
}

#[tokio::test]
async fn from_nothing_to_serving_and_to_the_end() {
    let shop = Shop::open();
    let customer = demo_customers(&shop.path("bank.db"), 1).unwrap().remove(0).customer;
    let vault = shop.path("vault.db");
    let scope = "balance.read speak.amounts";
    let id = customer.as_str();
    let link = ["link", "--vault", text(&vault), "--customer", id, "--application", SKILL];
    let linked = done(&[&link[..], &["--scope", scope]].concat());
    assert!(linked.contains("token: saldo_at_"), "{linked}");

    let mut child = Child::start(&["serve", "--config", text(&shop.config())]);
    let public = address_in(&child.says("\"listening\""));
    let admin = address_in(&child.says("\"admin_listening\""));
    is_private(&shop, public).await;
    admin_tells(admin).await;

    // A development authority is nobody here. Its address names Amazon's own host.
    for _ in 0..3 {
        let answer = over_tls(&shop, public, &wire(&asks("BalanceIntent"))).await;
        assert_eq!(statuses(&answer), [400], "{answer}");
        assert!(answer.ends_with("\r\n\r\n"), "{answer}");
        assert!(child.says("\"refusal\"").contains("\"fetch_"), "{:?}", child.said.last());
    }

    metrics_count(admin).await;

    let before = shop.pair.root();
    Pair::make(shop.folder.path());
    child.signal("HUP");
    child.says("\"reloaded\"");
    is_private(&shop, public).await;
    assert!(connect(public, &before, &[]).await.is_err());
    let good = fs::read(&shop.pair.certificate).unwrap();
    fs::write(&shop.pair.certificate, "nothing").unwrap();
    child.signal("HUP");
    let trouble = child.says("\"trouble\"");
    assert!(trouble.contains("\"reload\"") && trouble.contains("tls.pem"), "{trouble}");
    fs::write(&shop.pair.certificate, good).unwrap();
    is_private(&shop, public).await;
    publishes_again(&shop, &mut child);

    child.signal("TERM");
    let (status, said, errors) = child.end();
    assert_eq!((status.code(), errors.as_str()), (Some(0), ""));
    let what: Vec<Value> = said[said.len() - 2..]
        .iter()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["what"].clone())
        .collect();
    assert_eq!(what, ["draining", "stopped"]);
    assert!(TcpStream::connect(public).await.is_err());

    let (key, checkpoints) = (shop.path("chain.key"), shop.path("checkpoints"));
    let verify = ["audit", "verify", "--vault", text(&vault), "--key-file", text(&key)];
    let found = done(&[&verify[..], &["--checkpoints", text(&checkpoints)]].concat());
    assert!(found.contains("checkpoints: 1\nverdict: intact\n"), "{found}");
}

#[tokio::test]
async fn a_slow_request_that_is_open_at_sigterm_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let place = text(folder.path());
    let mut child = Child::start(&[
        "demo",
        "--data-dir",
        place,
        "--stay",
        "--fault",
        "slow",
        "--customers",
        "2",
        "--months",
        "1",
    ]);
    child.says("One moment while I look that up.");
    child.says("Serving until SIGTERM");
    let description = Description::read(folder.path()).unwrap();
    let address = |url: &str| url.trim_start_matches("http://").parse::<SocketAddr>().unwrap();
    let (public, admin) = (address(&description.base_url), address(&description.admin_url));
    let customer = &description.customers[0];
    let body = asks("AccountsIntent")
        .to_string()
        .replace(SKILL, &description.alexa.skill_id)
        .replace(TOKEN, &customer.access_token)
        .replace(USER, &customer.user_id);
    let authority = Authority::open(&folder.path().join("authority"), Now::at(Utc::now())).unwrap();
    let mut open = TcpStream::connect(public).await.unwrap();
    open.write_all(wire_by(&authority, &body).as_bytes()).await.unwrap();
    while !probe(admin, "/metrics").await.1.contains("saldo_turns_in_flight 1") {}
    child.signal("TERM");
    let answer = one_answer(&mut open).await;
    assert!(answer.contains("accounts"), "{answer}");
    let (status, ..) = child.end();
    assert_eq!(status.code(), Some(0));
    assert!(TcpStream::connect(public).await.is_err());
}

fn chmod(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn what_would_not_be_safe_does_not_start() {
    let shop = Shop::open();
    let has = |said: &str, parts: &[&str]| {
        for part in parts {
            assert!(said.contains(part), "no {part:?} in {said}");
        }
    };
    shop.configure("listn = \"127.0.0.1:1\"");
    has(&shop.refusal(&[]), &["saldo.toml", "server.listn", "did you mean \"server.listen\"?"]);

    shop.configure("[alexa2]");
    has(&shop.refusal(&[]), &["alexa2", "did you mean \"alexa\"?"]);

    shop.configure("");
    let skill = ("SALDO__ALEXA__SKILL_IDS", "[]");
    has(&shop.refusal(&[skill]), &["alexa.skill_ids", "at least one"]);
    let late = ("SALDO__DEADLINES__ANSWER_MS", "7000");
    has(&shop.refusal(&[late]), &["deadlines.answer_ms", "6500"]);
    let authority = ("SALDO__ALEXA__DEVELOPMENT_AUTHORITY_FILE", "root.pem");
    has(&shop.refusal(&[authority]), &["alexa.development_authority_file", "could sign anything"]);
    let file = ("SALDO__BANK__FILE", "/nowhere/bank.db");
    has(&shop.refusal(&[file]), &["bank.file", "/nowhere/bank.db", "saldo bank generate"]);

    for (name, setting) in [
        ("session.key", "vault.session_key_file"),
        ("chain.key", "vault.chain_key_file"),
        ("tls.key", "server.tls_key_file"),
    ] {
        chmod(&shop.path(name), 0o644);
        has(&shop.refusal(&[]), &[setting, "mode 644", "chmod 600"]);
        chmod(&shop.path(name), 0o600);
    }

    let kept = fs::read(shop.path("session.key")).unwrap();
    fs::write(shop.path("session.key"), "short").unwrap();
    has(&shop.refusal(&[]), &["session.key", "32 bytes"]);
    fs::write(shop.path("session.key"), kept).unwrap();

    let other = tempfile::tempdir().unwrap();
    let key = Pair::make(other.path()).key;
    has(&shop.refusal(&[("SALDO__SERVER__TLS_KEY_FILE", text(&key))]), &["together"]);

    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let listen = ("SALDO__SERVER__LISTEN", taken.as_str());
    has(&shop.refusal(&[listen]), &["cannot listen on", &taken]);

    fs::write(shop.path("bank.db"), "not a bank").unwrap();
    has(&shop.refusal(&[]), &["bank.file", "bank.db"]);
}

#[test]
fn everything_that_is_missing_is_listed_at_once() {
    let shop = Shop::open();
    fs::write(shop.config(), "[server]\nlisten = \"0.0.0.0:0\"\n").unwrap();
    let said = shop.refusal(&[]);
    let missing = [
        "server.tls_certificate_file",
        "bank.file",
        "vault.file",
        "vault.chain_key_file",
        "vault.session_key_file",
        "alexa.skill_ids",
    ];
    for setting in missing {
        assert!(said.contains(setting), "no {setting} in {said}");
    }
    let config = shop.config();
    let (code, out, _) = refused(&["config", "check", "--config", text(&config)], &[]);
    assert_eq!(code, Some(1));
    for setting in missing {
        assert!(out.contains(setting), "no {setting} in {out}");
    }
}

#[test]
fn what_is_in_force_can_be_printed() {
    let shop = Shop::open();
    shop.configure("turns_max = 5\nbody_seconds_max = 6");
    let config = shop.config();
    let junk = OsStr::from_bytes(b"\xff\xfe");
    let variables = [
        (OsStr::new("SALDO__SERVER__TURNS_MAX"), OsStr::new("7")),
        // Nobody's setting, and no reason to fail.
        (OsStr::new("JUNK"), junk),
        (junk, OsStr::new("junk")),
    ];
    let (code, out, err) = refused(&["config", "print", "--config", text(&config)], &variables);
    assert_eq!(code, Some(0), "{err}");
    for line in
        ["turns_max = 7", "body_seconds_max = 6", "header_seconds_max = 5", "bank_ms = 4500"]
    {
        assert!(out.lines().any(|printed| printed == line), "no {line} in {out}");
    }
    // What is printed is a settings file that means the same.
    fs::write(&config, &out).unwrap();
    assert_eq!(done(&["config", "print", "--config", text(&config)]), format!("{out}\n"));
    let (code, out, _) = refused(&["config", "check", "--config", text(&config)], &[]);
    assert_eq!((code, out.as_str()), (Some(0), "ok: a server can start with these settings"));
    let junk = (OsStr::new("SALDO__SERVER__LISTEN"), junk);
    let (code, _, err) = refused(&["config", "print", "--config", text(&config)], &[junk]);
    assert_eq!(code, Some(2));
    assert!(err.contains("SALDO__SERVER__LISTEN"), "{err}");
}
