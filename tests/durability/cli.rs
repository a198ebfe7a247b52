//! The commands, through the program itself.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output, Stdio};

use saldo::basics::{Digest, Now, digest_of};
use saldo::connect::key_file::{chain_key_beside, read_or_create};
use saldo::connect::sqlite::vault::{CheckpointPlace, Checkpoints, SqliteVault};
use saldo::consent::{AccountScope, DataClass, DataClasses};
use saldo::disclosure::{ChainKey, CheckpointKey, Disclosure};
use saldo::vault::Vault;

use crate::fixture::{Place, at, disclosure, new_link};

fn saldo(place: &Place, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_saldo"));
    command.args(arguments).arg("--vault").arg(place.file()).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn value_of(output: &Output, name: &str) -> String {
    let text = text(output);
    let value = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    value.unwrap_or_else(|| panic!("no {name} in {text:?}, {output:?}")).to_owned()
}

/// The vault with the key beside it, as a server opens it.
fn serve(place: &Place) -> SqliteVault {
    let key = ChainKey::new(&read_or_create(&chain_key_beside(&place.file())).unwrap());
    SqliteVault::open(&place.file(), key, || Now::at(at(0))).unwrap()
}

const LINK: [&str; 7] = [
    "link",
    "--customer",
    "17",
    "--application",
    "amzn1.ask.skill.one",
    "--scope",
    "balance.read speak.amounts",
];

#[tokio::test]
async fn a_link_opens_until_it_is_ended_beside_a_running_server() {
    let place = Place::new();
    let vault = serve(&place);
    let output = saldo(&place, &[&LINK[..], &["--account", "a", "--account", "b"]].concat());
    let (token, link) = (value_of(&output, "token"), value_of(&output, "link"));
    assert!(token.starts_with("saldo_at_") && token.len() == 9 + 43, "{token}");
    let grant = vault.grant_of(digest_of(token.as_bytes())).await.unwrap().unwrap();
    assert_eq!((grant.customer.as_str(), grant.link.as_str()), ("17", link.as_str()));
    let classes = DataClasses::of(&[DataClass::BalanceRead, DataClass::SpeakAmounts]);
    assert_eq!(grant.classes, classes);
    assert!(matches!(grant.accounts, AccountScope::Only(accounts) if accounts.len() == 2));
    assert_eq!(grant.expires_at - grant.granted_at, chrono::Duration::days(180));
    // The token itself is nowhere in the files.
    for entry in fs::read_dir(place.folder()).unwrap() {
        let content = fs::read(entry.unwrap().path()).unwrap();
        assert!(!content.windows(20).any(|window| window == &token.as_bytes()[..20]));
    }

    let listed = text(&saldo(&place, &["links"]));
    assert!(listed.contains(&format!("{link}\tlive\t17\talexa")), "{listed}");
    let ended = saldo(&place, &["unlink", "--link", &link]);
    assert_eq!((value_of(&ended, "links ended").as_str(), ended.status.code()), ("1", Some(0)));
    let grant = vault.grant_of(digest_of(token.as_bytes())).await.unwrap().unwrap();
    assert!(grant.revoked_at.is_some());
    let listed = text(&saldo(&place, &["links", "--customer", "17"]));
    assert!(listed.contains("\tended\t") && listed.contains("by operator"), "{listed}");
    let again = saldo(&place, &["unlink", "--customer", "17"]);
    assert_eq!((value_of(&again, "links ended").as_str(), again.status.code()), ("0", Some(1)));
}

#[test]
fn many_processes_may_make_one_vault() {
    for _ in 0..5 {
        let place = Place::new();
        let start = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_saldo"));
            let command = command.args(LINK).arg("--vault").arg(place.file());
            command.stdout(Stdio::null()).spawn().unwrap()
        };
        for mut child in (0..8).map(|_| start()).collect::<Vec<_>>() {
            assert!(child.wait().unwrap().success());
        }
        assert_eq!(text(&saldo(&place, &["links"])).lines().count(), 1 + 8);
    }
}

#[test]
fn arguments_that_make_no_sense_are_refused_and_nothing_is_made() {
    let place = Place::new();
    for more in
        [&["--days", "366"][..], &["--days", "0"], &["--channel", "fax"], &["--account", ""]]
    {
        assert_eq!(saldo(&place, &[&LINK[..], more].concat()).status.code(), Some(2), "{more:?}");
    }
    let unknown = saldo(&place, &[&LINK[..6], &["balance.write"]].concat());
    assert!(String::from_utf8(unknown.stderr).unwrap().contains("accounts.list balance.read"));
    assert_eq!(saldo(&place, &[&LINK[..6], &[""]].concat()).status.code(), Some(2));
    assert_eq!(saldo(&place, &LINK[..5]).status.code(), Some(2), "no scope, no link");
    assert_eq!(saldo(&place, &["unlink"]).status.code(), Some(2));
    assert_eq!(saldo(&place, &["unlink", "--customer", "1"]).status.code(), Some(2));
    assert_eq!(saldo(&place, &["links"]).status.code(), Some(2));
    assert!(!place.file().exists());
}

#[tokio::test]
async fn an_audit_finds_a_flipped_byte_and_a_cut_end() {
    let place = Place::new();
    let vault = serve(&place);
    vault.link(new_link("told-link", "told")).await.unwrap();
    for number in 0..1500 {
        // Sent all at once and waited for below: one sync for many.
        let mut sent = vault.disclose(disclosure(&format!("{number}")));
        std::future::poll_fn(|context| {
            let _ = sent.as_mut().poll(context);
            std::task::Poll::Ready(())
        })
        .await;
    }
    let last = vault.disclose(disclosure("last")).await.unwrap();
    let intact = saldo(&place, &["audit", "verify"]);
    assert_eq!(intact.status.code(), Some(0), "{intact:?}");
    assert_eq!(value_of(&intact, "records"), "1501");
    assert_eq!(value_of(&intact, "verdict"), "intact");
    let head = value_of(&intact, "head");
    assert_eq!(head, format!("1501:{}", last.hash.to_hex()));

    let lines = text(&saldo(&place, &["audit", "export", "--from", "1500"]));
    let lines: Vec<serde_json::Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((lines.len(), lines[1]["hash"].as_str().unwrap()), (2, &head[5..]));
    assert_eq!(lines[0]["record"]["classes"], "balance.read");
    assert_eq!(text(&saldo(&place, &["audit", "export"])).lines().count(), 1501);
    drop(vault);

    let removed = "DELETE FROM disclosure WHERE sequence > 1499";
    place.sql().execute_batch(removed).unwrap();
    assert_eq!(saldo(&place, &["audit", "verify"]).status.code(), Some(0));
    let cut = saldo(&place, &["audit", "verify", "--head", &head]);
    assert_eq!(cut.status.code(), Some(1));
    assert!(value_of(&cut, "verdict").contains("ends at record 1499"));

    let flipped = "UPDATE disclosure SET body = replace(body, 'balance', 'galance')
        WHERE sequence = 1234";
    place.sql().execute_batch(flipped).unwrap();
    let broken = saldo(&place, &["audit", "verify"]);
    assert_eq!(broken.status.code(), Some(1));
    assert!(value_of(&broken, "verdict").starts_with("BROKEN: record 1234 "), "{broken:?}");
}

#[tokio::test]
async fn a_cut_end_shows_against_checkpoints_alone() {
    let place = Place::new();
    let folder = |name: &str| place.folder().join(name);
    let key = read_or_create(&chain_key_beside(&place.file())).unwrap();
    let signing = read_or_create(&folder("checkpoint.key")).unwrap();
    let public = CheckpointKey::new(&signing).unwrap().public().to_hex();
    let checkpoints = || {
        let key = CheckpointKey::new(&signing).unwrap();
        Some(Checkpoints::new(key, CheckpointPlace::File(folder("checkpoints"))))
    };
    let (file, chain) = (place.file(), ChainKey::new(&key));
    let clock = || Now::at(at(0));
    let vault = SqliteVault::open_checked(&file, chain, clock, checkpoints()).unwrap();
    vault.link(new_link("told-link", "told")).await.unwrap();
    for number in 0..5 {
        vault.disclose(disclosure(&format!("{number}"))).await.unwrap();
    }
    drop(vault);
    let log = folder("checkpoints");
    let verify = ["audit", "verify", "--checkpoints", log.to_str().unwrap()];
    let with_key = |key: &str| saldo(&place, &[&verify[..], &["--checkpoint-key", key]].concat());
    let intact = saldo(&place, &verify);
    assert_eq!(value_of(&intact, "verdict"), "intact", "{intact:?}");
    assert_eq!(value_of(&with_key(&public), "verdict"), "intact");
    // Other lines may stand between them; another key signs nothing.
    let text = fs::read_to_string(&log).unwrap();
    fs::write(&log, format!("{{\"event\":\"server\"}}\n{text}")).unwrap();
    assert_eq!(value_of(&with_key(&public), "verdict"), "intact");
    let other = with_key(&"0".repeat(64));
    assert_eq!(other.status.code(), Some(2));
    assert!(String::from_utf8(other.stderr).unwrap().contains("line 2 "));

    place.sql().execute_batch("DELETE FROM disclosure WHERE sequence > 3").unwrap();
    assert_eq!(saldo(&place, &["audit", "verify"]).status.code(), Some(0));
    let cut = saldo(&place, &verify);
    assert_eq!(cut.status.code(), Some(1));
    assert!(value_of(&cut, "verdict").contains("ends at record 3"), "{cut:?}");
    let forged = text.replace("\"records\":5", "\"records\":3");
    fs::write(&log, forged).unwrap();
    assert_eq!(saldo(&place, &verify).status.code(), Some(2), "a checkpoint was altered");
}

#[tokio::test]
async fn what_was_told_about_one_customer_is_printed() {
    let place = Place::new();
    let vault = serve(&place);
    for name in ["told", "other"] {
        vault.link(new_link(&format!("{name}-link"), name)).await.unwrap();
    }
    vault.disclose(disclosure("one")).await.unwrap();
    let (customer, link) = (new_link("x", "other").customer, new_link("other-link", "x").link);
    vault.disclose(Disclosure { customer, link, ..disclosure("two") }).await.unwrap();
    let of = ["audit", "customer", "--customer", "told", "--account", "account-canary"];
    let output = saldo(&place, &of);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&told["sequence"], &told["link"]), (&1.into(), &"told-link".into()));
    assert_eq!(told["facts"][0]["kind"], "balance");
    assert_eq!(told["facts"][0]["account"], "account-canary");
    let unnamed = saldo(&place, &of[..4]);
    assert!(!text(&unnamed).contains("account-canary"), "{unnamed:?}");
    let nobody = saldo(&place, &["audit", "customer", "--customer", "nobody"]);
    assert_eq!((nobody.status.code(), nobody.stdout.len()), (Some(1), 0));
}

#[test]
fn an_audit_takes_the_right_key_in_private() {
    let place = Place::new();
    drop(serve(&place));
    let key = chain_key_beside(&place.file());
    fs::set_permissions(&key, Permissions::from_mode(0o644)).unwrap();
    let exposed = saldo(&place, &["audit", "verify"]);
    assert_eq!(exposed.status.code(), Some(2));
    assert!(String::from_utf8(exposed.stderr).unwrap().contains("chmod 600"));
    let elsewhere = place.folder().join("elsewhere");
    fs::rename(&key, &elsewhere).unwrap();
    fs::set_permissions(&elsewhere, Permissions::from_mode(0o600)).unwrap();
    assert_eq!(saldo(&place, &["audit", "verify"]).status.code(), Some(2));
    let found = saldo(&place, &["audit", "verify", "--key-file", elsewhere.to_str().unwrap()]);
    assert_eq!(value_of(&found, "head"), format!("0:{}", Digest::from_bytes([0; 32]).to_hex()));
}
