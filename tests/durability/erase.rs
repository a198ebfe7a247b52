//! A customer is erased: no byte of them stays, the chain holds, and nobody else loses anything.

use std::collections::HashSet;
use std::fs;
use std::process::Command;
use std::sync::Arc;

use saldo::basics::{AccountId, CustomerId, LinkId, digest_of};
use saldo::consent::{AccountScope, Length, MannerChange};
use saldo::disclosure::{Actor, Disclosure, Fact, FactKind, Receipt};
use saldo::vault::{AuthorizationVault, HeardFilter, NewLink, Vault, VaultFailure};

use crate::fixture::{Place, at, chain_key, disclosure, new_link, text_before, token};

/// Whoever is erased, and every id of theirs, has this in it.
const CANARY: &str = "canary";

const ERASED: &str = "customer-canary";

fn customer(id: &str) -> CustomerId {
    CustomerId::new(id).unwrap()
}

fn told(of: &str, link: &str, seconds: i64) -> Disclosure {
    let account = Some(AccountId::new(&format!("account-{of}")).unwrap());
    Disclosure {
        customer: customer(of),
        link: LinkId::new(link).unwrap(),
        at: at(seconds),
        facts: vec![Fact { kind: FactKind::Balance, account, transaction: None }],
        ..disclosure(&format!("request of {of}"))
    }
}

async fn heard(vault: &dyn AuthorizationVault, of: &str) -> usize {
    let filter = HeardFilter {
        customer: customer(of),
        accounts: Vec::new(),
        application: None,
        account: None,
        from: at(0),
        until: at(9_999),
        before: None,
        records_max: 1_000,
    };
    vault.heard(filter).await.unwrap().records.len()
}

/// Two records of the first version, one of them of the canary.
fn write_records_from_before(place: &Place) {
    let (key, mut head) = (chain_key(), Receipt::genesis());
    for (number, of) in [(1, ERASED), (2, "other")] {
        let text = text_before(of, "link-from-before", at(0));
        head = key.seal(head, &text);
        let sql = "INSERT INTO disclosure (sequence, hash, body, customer) VALUES (?1, ?2, ?3, ?4)";
        let pseudonym = key.customer_pseudonym(&customer(of));
        let values = rusqlite::params![number, head.hash.as_bytes(), text, pseudonym];
        place.sql().execute(sql, values).unwrap();
    }
}

/// Links `of` by `link` and leaves a trace wherever one can be left.
async fn live(place: &Place, vault: &dyn AuthorizationVault, of: &str, link: &str) {
    let accounts = AccountScope::Only(vec![AccountId::new(&format!("account-{of}")).unwrap()]);
    let user = Some(digest_of(format!("user {of}").as_bytes()));
    let new = NewLink { accounts, user, ..new_link(link, of) };
    vault.link(new).await.unwrap();
    vault.keep_manner(customer(of), MannerChange::Length(Length::Brief)).await.unwrap();
    vault.disclose(told(of, link, 1)).await.unwrap();
    vault.disclose(told(of, link, 2)).await.unwrap();
    let sql = "INSERT INTO sign_in (user_name, customer_id, password_hash, added_at_ms)
        VALUES ('user ' || ?2, ?1, 'hash', 0);";
    place.sql().execute(sql, [of, link]).unwrap();
    let sql = "INSERT INTO session (session_digest, customer_id, expires_at_ms)
        VALUES (?1, ?2, 9223372036854775807)";
    let key = digest_of(format!("session {link}").as_bytes());
    place.sql().execute(sql, rusqlite::params![key.as_bytes(), of]).unwrap();
    for table in ["consent_before", "consent_text", "token_family", "refresh_token"] {
        leave_row(place, table, of, link);
    }
}

/// A row of `of` in `table`, of whatever columns it has.
fn leave_row(place: &Place, table: &str, of: &str, link: &str) {
    let connection = place.sql();
    let sql = "SELECT name, type FROM pragma_table_info(?1) WHERE \"notnull\"";
    let mut statement = connection.prepare(sql).unwrap();
    let columns: Vec<(String, String)> = statement
        .query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let value = |(name, kind): &(String, String)| match (name.as_str(), kind.as_str()) {
        ("customer_id", _) => format!("'{of}'"),
        (_, "TEXT") => format!("'{link}'"),
        (_, "BLOB") => format!("CAST('{link}' AS BLOB)"),
        _ => "9223372036854775807".to_owned(),
    };
    let names: Vec<_> = columns.iter().map(|(name, _)| name.as_str()).collect();
    let values: Vec<_> = columns.iter().map(value).collect();
    let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(","), values.join(","));
    connection.execute(&sql, []).unwrap();
}

/// Everything that must not be found once the canary is erased.
fn traces() -> Vec<Vec<u8>> {
    let (key, erased) = (chain_key(), customer(ERASED));
    let account = AccountId::new(&format!("account-{ERASED}")).unwrap();
    let digest = |text: String| digest_of(text.as_bytes()).as_bytes().to_vec();
    let mut traces = vec![
        CANARY.into(),
        key.customer_pseudonym(&erased).into_bytes(),
        key.account_pseudonym(&erased, &account).into_bytes(),
        digest(format!("user {ERASED}")),
        digest_of(format!("request of {ERASED}").as_bytes()).to_hex().into_bytes(),
    ];
    traces.extend((0..40).map(|link| token(&format!("canary-{link}")).as_bytes().to_vec()));
    traces
}

fn assert_no_trace(place: &Place, when: &str) {
    let (traces, copies) = (traces(), tempfile::tempdir().unwrap());
    // Copied by another process: one that closes a file loses the locks it holds on it.
    let mut copy = Command::new("cp");
    assert!(copy.arg("-r").arg(place.folder()).arg(copies.path()).status().unwrap().success());
    let folder = fs::read_dir(copies.path()).unwrap().next().unwrap().unwrap().path();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let content = fs::read(&path).unwrap();
        for trace in &traces {
            let found = content.windows(trace.len()).any(|window| window == trace.as_slice());
            let trace = String::from_utf8_lossy(trace);
            assert!(!found, "{when}: {trace:?} is in {}", path.display());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_byte_of_who_was_erased_stays_and_the_chain_holds() {
    let place = Place::new();
    drop(place.open());
    write_records_from_before(&place);
    let vault = place.open();
    // Among others, so that pages are shared, split and merged.
    for number in 0..40 {
        live(&place, &*vault, ERASED, &format!("canary-{number}")).await;
        live(&place, &*vault, &format!("neighbour-{number}"), &format!("own-{number}")).await;
    }
    assert_eq!(heard(&*vault, ERASED).await, 1 + 80);
    let before = place.verified_head();
    let erased = vault.erase(customer(ERASED), Actor::Customer, at(5)).await;
    assert_eq!(erased, Ok(true));
    assert_no_trace(&place, "while it is open");

    let after = place.verified_head();
    assert_eq!(after.sequence, before.sequence + 1, "the record says that somebody was erased");
    assert_eq!(heard(&*vault, ERASED).await, 0);
    assert_eq!(vault.grant_of(token("canary-0")).await, Ok(None));
    assert_eq!(vault.disclose(told(ERASED, "canary-0", 6)).await, Err(VaultFailure::Ended));
    assert_eq!(vault.erase(customer(ERASED), Actor::Customer, at(6)).await, Ok(false));
    for number in 0..40 {
        let name = format!("neighbour-{number}");
        assert_eq!(heard(&*vault, &name).await, 2);
        vault.disclose(told(&name, &format!("own-{number}"), 7)).await.unwrap();
    }
    assert_eq!(heard(&*vault, "other").await, 1);
    drop(vault);
    assert_no_trace(&place, "when it was closed");
    let vault = place.open();
    assert_eq!(heard(&*vault, ERASED).await, 0);
    assert_eq!(place.verified_head().sequence, after.sequence + 40);
    assert_no_trace(&place, "when it was opened again");

    // Whoever comes again begins anew, under a name that has nothing to do with the one before.
    vault.link(new_link("again", ERASED)).await.unwrap();
    vault.disclose(told(ERASED, "again", 8)).await.unwrap();
    assert_eq!(heard(&*vault, ERASED).await, 1);
    let named: HashSet<Option<String>> = place
        .sql()
        .prepare("SELECT customer FROM disclosure")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    // Forty neighbours, one from before, nobody, the one who was erased and who came again.
    assert_eq!(named.len(), 44);
}

/// Every table that could name a customer does so in the column by which they are erased.
#[test]
fn no_table_names_a_customer_otherwise() {
    let place = Place::new();
    drop(place.open());
    let sql = "SELECT schema.name, info.name FROM sqlite_schema AS schema,
        pragma_table_info(schema.name) AS info
        WHERE schema.type = 'table' AND instr(info.name, 'customer') > 0
        AND info.name <> 'customer_id'";
    let connection = place.sql();
    let mut statement = connection.prepare(sql).unwrap();
    let named: Vec<(String, String)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    // The column of pseudonyms.
    assert_eq!(named, [("disclosure".to_owned(), "customer".to_owned())]);
}

/// Whatever is told at the same time is told before, or not at all.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_comes_back_from_an_answer_that_was_under_way() {
    for _ in 0..20 {
        let place = Place::new();
        let vault = place.open();
        vault.link(new_link("canary-0", ERASED)).await.unwrap();
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                let vault = Arc::clone(&vault);
                tokio::spawn(async move {
                    for _ in 0..20 {
                        match vault.disclose(told(ERASED, "canary-0", 1)).await {
                            Ok(_) | Err(VaultFailure::Ended) => {}
                            other => panic!("{other:?}"),
                        }
                    }
                })
            })
            .collect();
        tokio::task::yield_now().await;
        assert_eq!(vault.erase(customer(ERASED), Actor::Customer, at(5)).await, Ok(true));
        for task in tasks {
            task.await.unwrap();
        }
        assert_no_trace(&place, "after what was under way");
        place.verified_head();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_operator_erases_beside_a_running_server() {
    let place = Place::new();
    drop(place.open());
    write_records_from_before(&place);
    let vault = place.open();
    live(&place, &*vault, ERASED, "canary-0").await;
    live(&place, &*vault, "neighbour", "own").await;
    let key_file = place.folder().join("chain.key");
    fs::write(&key_file, "07".repeat(32)).unwrap();
    fs::set_permissions(&key_file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let erase = |of: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_saldo"));
        command.args(["customer", "erase", "--by", "anna", "--customer", of, "--vault"]);
        command.arg(place.file()).output().unwrap()
    };
    let output = erase(ERASED);
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "erased\n");
    assert_no_trace(&place, "beside a running server");
    assert_eq!(erase(ERASED).status.code(), Some(1), "there is nobody any more");
    assert_eq!(vault.disclose(told(ERASED, "canary-0", 6)).await, Err(VaultFailure::Ended));
    vault.disclose(told("neighbour", "own", 7)).await.unwrap();
    let head = place.verified_head();
    assert_eq!(head.sequence, 2 + 4 + 1 + 1);
    let sql = "SELECT body FROM disclosure WHERE sequence = 7";
    let act: String = place.sql().query_row(sql, [], |row| row.get(0)).unwrap();
    let said = r#""act":"customer_erased","by":"operator","who":"anna"}"#;
    assert!(act.ends_with(said), "{act}");
}
