//! Opening again: what was written is there, and what is no vault of ours is refused.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use saldo::basics::{Now, Secret};
use saldo::connect::sqlite::vault::{DisclosureLog, OpenFailure, SqliteVault};
use saldo::disclosure::{ChainKey, Receipt};
use saldo::vault::{Revoke, RevokedBy, Vault, VaultFailure};

use crate::fixture::{Place, at, disclosure, new_link, token, try_open};

fn refusal(place: &Place) -> OpenFailure {
    match try_open(&place.file()) {
        Err(failure) => failure,
        Ok(_) => panic!("the vault was opened"),
    }
}

#[tokio::test]
async fn the_chain_goes_on_where_it_ended() {
    let place = Place::new();
    let mut last = Receipt::genesis();
    for round in 0..5 {
        let vault = place.open();
        vault.link(new_link(&format!("link-{round}"), "17")).await.unwrap();
        for number in 0..3 {
            let receipt = vault.disclose(disclosure(&format!("{number}"))).await.unwrap();
            assert_eq!(receipt.sequence, last.sequence + 1);
            last = receipt;
        }
    }
    assert_eq!(place.verified_head(), last);
    let vault = place.open();
    let customer = Revoke::Customer(new_link("link-0", "17").customer);
    assert_eq!(vault.revoke(customer, RevokedBy::Operator, at(1), None).await, Ok(5));
    drop(vault);
    let grant = place.open().grant_of(token("link-4")).await.unwrap().unwrap();
    assert_eq!(grant.revoked_at, Some(at(1)));
}

/// Whoever drops the vault has its writes on the disk, answered or not.
#[tokio::test]
async fn dropping_writes_what_was_sent() {
    let place = Place::new();
    let vault = place.open();
    for number in 0..500 {
        let mut sent = vault.disclose(disclosure(&format!("{number}")));
        std::future::poll_fn(|context| {
            let _ = sent.as_mut().poll(context);
            std::task::Poll::Ready(())
        })
        .await;
    }
    drop(vault);
    assert_eq!(place.verified_head().sequence, 500);
}

#[tokio::test]
async fn an_older_vault_is_brought_up_to_date() {
    let place = Place::new();
    fs::write(place.file(), "").unwrap();
    fs::set_permissions(place.file(), Permissions::from_mode(0o600)).unwrap();
    place.sql().execute_batch(include_str!("vault-1.sql")).unwrap();
    let unread = DisclosureLog::open(&place.file());
    assert!(matches!(unread, Err(OpenFailure::Older { found: 1, known: 9, .. })));
    for _ in 0..2 {
        let vault = place.open();
        let live = vault.grant_of(token("live")).await.unwrap().unwrap();
        assert_eq!((live.customer.as_str(), live.revoked_at), ("17", None));
        assert_eq!(live.expires_at, at(3600));
        let ended = vault.grant_of(token("ended")).await.unwrap().unwrap();
        assert_eq!(ended.revoked_at, Some(at(1)));
        vault.disclose(disclosure("request")).await.unwrap();
    }
    assert_eq!(place.verified_head().sequence, 2);
}

#[test]
fn a_newer_vault_is_refused_and_left_alone() {
    let place = Place::new();
    drop(place.open());
    place.sql().pragma_update(None, "user_version", 99).unwrap();
    let failure = refusal(&place);
    assert!(matches!(failure, OpenFailure::Newer { found: 99, known: 9, .. }), "{failure}");
    assert!(failure.to_string().contains("newer Saldo"), "{failure}");
    let version: i64 = place.sql().query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, 99);
}

#[test]
fn other_files_are_refused_and_left_alone() {
    let place = Place::new();
    let text = "not a database, whatever it is, but longer than a database's header is. ".repeat(9);
    fs::write(place.file(), &text).unwrap();
    fs::set_permissions(place.file(), Permissions::from_mode(0o600)).unwrap();
    assert!(matches!(refusal(&place), OpenFailure::NotAVault { .. }));
    assert_eq!(fs::read_to_string(place.file()).unwrap(), text);

    fs::remove_file(place.file()).unwrap();
    place.sql().execute_batch("CREATE TABLE account (id TEXT)").unwrap();
    fs::set_permissions(place.file(), Permissions::from_mode(0o600)).unwrap();
    let before = fs::read(place.file()).unwrap();
    assert!(matches!(refusal(&place), OpenFailure::NotAVault { .. }));
    assert_eq!(fs::read(place.file()).unwrap(), before);
}

#[test]
fn a_vault_that_is_open_to_everybody_is_refused() {
    let place = Place::new();
    drop(place.open());
    fs::set_permissions(place.file(), Permissions::from_mode(0o644)).unwrap();
    let failure = refusal(&place);
    assert!(matches!(failure, OpenFailure::Exposed { mode: 0o644, .. }), "{failure}");
}

#[tokio::test]
async fn another_key_is_refused() {
    let place = Place::new();
    place.open().disclose(disclosure("request")).await.unwrap();
    let other = ChainKey::new(&Secret::new([8; 32]));
    let opened = SqliteVault::open(&place.file(), other, || Now::at(at(0)));
    assert!(matches!(opened, Err(OpenFailure::OtherKey { .. })));
    assert!(try_open(&place.file()).is_ok());
}

#[tokio::test]
async fn nothing_is_built_on_a_record_that_was_altered() {
    let alterations = [
        "UPDATE disclosure SET body = replace(body, 'alexa', 'alexb') WHERE sequence = 3",
        "DELETE FROM disclosure WHERE sequence = 2",
        "UPDATE disclosure SET sequence = 4 WHERE sequence = 3",
        "UPDATE disclosure SET sequence = -sequence",
        "UPDATE disclosure SET hash = x'00' WHERE sequence = 3",
    ];
    for alteration in alterations {
        let place = Place::new();
        let vault = place.open();
        for _ in 0..3 {
            vault.disclose(disclosure("request")).await.unwrap();
        }
        drop(vault);
        place.sql().execute_batch(alteration).unwrap();
        let failure = refusal(&place);
        let OpenFailure::Vault { source: VaultFailure::Damaged { .. }, .. } = failure else {
            panic!("{alteration}: {failure}");
        };
    }
}

/// Also while it is open: whoever cuts the chain's end off under a running server stops it.
#[tokio::test]
async fn a_chain_that_was_cut_meanwhile_takes_no_record() {
    let place = Place::new();
    let vault = place.open();
    for _ in 0..3 {
        vault.disclose(disclosure("request")).await.unwrap();
    }
    for sql in ["DELETE FROM disclosure WHERE sequence = 3", "DELETE FROM disclosure"] {
        place.sql().execute_batch(sql).unwrap();
        let refused = vault.disclose(disclosure("request")).await;
        assert!(matches!(refused, Err(VaultFailure::Damaged { .. })), "{refused:?}");
    }
    // A link can still be ended.
    vault.link(new_link("one", "17")).await.unwrap();
    let customer = Revoke::Customer(new_link("one", "17").customer);
    assert_eq!(vault.revoke(customer, RevokedBy::Operator, at(1), None).await, Ok(1));
}
