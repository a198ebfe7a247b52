//! The program with an Open Banking bank, as an operator sees it.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::Duration;

use saldo::settings::OpenBankingVersion;
use serde_json::Value;
use tempfile::TempDir;

use crate::bank_contract::fixture;
use crate::child::{Child, done, run, text};
use crate::double::{Double, Options};
use crate::ledger::Ledger;

/// Settings for a server in front of `double`, in a folder of their own.
fn settings(double: &Double, more: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    done(&["keys", text(folder.path())]);
    let [vault, chain, session] =
        ["vault.db", "chain.key", "session.key"].map(|name| folder.path().join(name));
    let it = double.settings();
    let content = format!(
        "[bank]\nconnector = \"open_banking\"\n[vault]\nfile = {vault:?}\n\
         chain_key_file = {chain:?}\nsession_key_file = {session:?}\n[alexa]\n\
         skill_ids = [\"amzn1.ask.skill.obie\"]\n[server]\nlisten = \"127.0.0.1:0\"\n\
         admin_listen = \"127.0.0.1:0\"\n[open_banking]\nversion = \"v4.0\"\nbase_url = {:?}\n\
         token_url = {:?}\nclient_id = \"saldo\"\nclient_secret_file = {:?}\n\
         credentials_file = {:?}\n{more}\n",
        it.base_url.unwrap(),
        it.token_url.unwrap(),
        it.client_secret_file.unwrap(),
        double.credentials,
    );
    let path = folder.path().join("saldo.toml");
    std::fs::write(&path, content).unwrap();
    (folder, path)
}

fn double() -> Double {
    let options = Options::plain(OpenBankingVersion::V4);
    Double::start(Ledger::of_fixture(&fixture()), options)
}

fn readiness(address: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    let request = "GET /readyz HTTP/1.1\r\nHost: saldo\r\nConnection: close\r\n\r\n";
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split(' ').nth(1).unwrap().to_owned()
}

#[test]
fn a_server_is_ready_while_the_bank_can_be_reached() {
    let double = double();
    let (_folder, config) = settings(&double, "");
    assert!(done(&["config", "check", "--config", text(&config)]).starts_with("ok"));
    let mut child = Child::start(&["serve", "--config", text(&config)]);
    let line: Value = serde_json::from_str(&child.says("admin_listening")).unwrap();
    let admin = line["detail"].as_str().unwrap().to_owned();
    assert_eq!(readiness(&admin), "200");
    drop(double);
    // The connection that was kept may need a moment to be seen closed.
    let is_gone = (0..600).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        readiness(&admin) == "503"
    });
    assert!(is_gone, "it stays ready");
    child.signal("TERM");
    assert!(child.end().0.success());
}

#[test]
fn what_cannot_work_is_found_before_serving() {
    let double = double();
    let (_folder, config) = settings(&double, "time_zone = \"Mars\"\ncall_ms = 0");
    let output = run(&["config", "check", "--config", text(&config)]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("open_banking.time_zone") && said.contains("open_banking.call_ms"));
    let (_folder, config) = settings(&double, "");
    std::fs::write(&double.credentials, "{}").unwrap();
    let output = run(&["serve", "--config", text(&config)]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("open_banking.credentials_file") && said.contains("line 1"), "{said}");
}

#[test]
fn a_consent_is_made_by_command() {
    let double = double();
    let (_folder, config) = settings(&double, "");
    let consent = |arguments: &[&str]| {
        let mut all = vec!["open-banking", "consent"];
        all.extend(arguments);
        all.extend(["--config", text(&config)]);
        let output = run(&all);
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, said) = consent(&["create", "--days", "90"]);
    assert_eq!(code, Some(0));
    let id = said.lines().next().unwrap().strip_prefix("consent: ").unwrap().to_owned();
    assert!(said.contains("awaits") && said.contains("until: 20"), "{said}");
    // It opens nothing yet.
    assert_eq!(consent(&["status", &id]).0, Some(1));
    assert_eq!(consent(&["delete", &id]).0, Some(0));
    assert_eq!(consent(&["delete", &id]).0, Some(2));
    double.assert_valid();
}
