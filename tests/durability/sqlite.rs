//! The contract on SQLite, and what is SQLite's alone: files, processes, what is removed.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use saldo::basics::{CustomerId, LinkId, Now};
use saldo::connect::sqlite::vault::SqliteVault;
use saldo::disclosure::Disclosure;
use saldo::vault::{Revoke, RevokedBy, Vault, VaultFailure};

use crate::contract;
use crate::fixture::{Place, at, chain_key, disclosure, new_link, takes_effect, token, try_open};

macro_rules! on_sqlite {
    ($($name:ident)*) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            let place = Place::new();
            contract::$name(place.open()).await;
            place.verified_head();
        }
    )*};
}

on_sqlite! {
    a_link_reads_back_as_it_was_made
    how_a_customer_wants_to_be_told_holds_for_all_their_links
    an_id_or_token_is_taken_once
    each_selector_ends_its_links_only
    the_user_bound_last_counts
    a_revocation_holds_for_the_next_read
    a_link_that_ended_tells_nothing_more
    a_request_takes_effect_once_until_it_runs_out
    one_of_many_repetitions_takes_effect
    many_at_once_make_one_chain
    futures_may_be_dropped
}

#[tokio::test(flavor = "multi_thread")]
async fn two_vaults_on_one_file_write_one_chain() {
    let place = Place::new();
    let vaults = [place.open(), place.open()];
    let tasks = (0..16).map(|task: usize| {
        let vault = Arc::clone(&vaults[task % 2]);
        tokio::spawn(async move {
            for number in 0..50 {
                vault.disclose(disclosure(&format!("{task}-{number}"))).await.unwrap();
            }
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        task.await.unwrap();
    }
    assert_eq!(place.verified_head().sequence, 16 * 50);
    // What one of them ends, the other no longer opens.
    vaults[0].link(new_link("one", "17")).await.unwrap();
    assert!(vaults[1].grant_of(token("one")).await.unwrap().unwrap().revoked_at.is_none());
    let of_link = |request: &str| {
        let (customer, link) = (CustomerId::new("17").unwrap(), LinkId::new("one").unwrap());
        Disclosure { customer, link, ..disclosure(request) }
    };
    assert_eq!(vaults[1].disclose(of_link("early")).await.unwrap().sequence, 16 * 50 + 1);
    let link = Revoke::Link(LinkId::new("one").unwrap());
    assert_eq!(vaults[0].revoke(link, RevokedBy::Operator, at(1), None).await, Ok(1));
    let grant = vaults[1].grant_of(token("one")).await.unwrap().unwrap();
    assert_eq!(grant.revoked_at, Some(at(1)));
    // What it found a moment ago leads to no record any more.
    assert_eq!(vaults[1].disclose(of_link("late")).await, Err(VaultFailure::Ended));
}

#[tokio::test]
async fn the_files_are_the_owners_alone_and_hold_no_bank_id_of_a_disclosure() {
    let place = Place::new();
    let vault = place.open();
    vault.disclose(disclosure("request")).await.unwrap();
    let mut files = 0;
    for entry in fs::read_dir(place.folder()).unwrap() {
        let path = entry.unwrap().path();
        let mode = fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", path.display());
        let content = fs::read(&path).unwrap();
        let canary = content.windows(6).any(|window| window == b"canary");
        assert!(!canary, "{}", path.display());
        files += 1;
    }
    assert_eq!(files, 3, "the file, its log and the log's index");
}

#[tokio::test]
async fn what_has_run_out_is_removed_a_day_later() {
    let place = Place::new();
    let seconds = Arc::new(AtomicI64::new(0));
    let clock = Arc::clone(&seconds);
    let open = || {
        let clock = Arc::clone(&clock);
        let tell = move || Now::at(at(clock.load(Ordering::SeqCst)));
        SqliteVault::open(&place.file(), chain_key(), tell).unwrap()
    };
    let vault = open();
    vault.link(new_link("one", "17")).await.unwrap();
    for number in 0..1000 {
        assert!(takes_effect(&vault, token(&format!("{number}")), at(0), at(3600)).await);
    }
    let rows = || -> (i64, i64) {
        let sql = "SELECT (SELECT count(*) FROM access_token WHERE customer_id = '17'),
            (SELECT count(*) FROM idempotency)";
        place.sql().query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap()
    };
    assert_eq!(rows(), (1, 1000));
    // The token ran out after half an hour, the marks after one; the token is kept for a day.
    seconds.store(1800 + 86_399, Ordering::SeqCst);
    for round in 0..6 {
        assert!(
            takes_effect(&vault, token(&format!("later-{round}")), at(90_000), at(200_000)).await
        );
    }
    drop(vault);
    assert_eq!(rows(), (1, 6));
    seconds.store(1800 + 86_400, Ordering::SeqCst);
    let vault = open();
    assert!(takes_effect(&vault, token("last"), at(90_000), at(200_000)).await);
    drop(vault);
    assert_eq!(rows(), (0, 7));
    let vault = try_open(&place.file()).unwrap();
    assert_eq!(vault.grant_of(token("one")).await, Ok(None));
}

#[tokio::test]
async fn a_panic_of_the_writer_becomes_no_hang() {
    let place = Place::new();
    let vault = SqliteVault::open(&place.file(), chain_key(), || panic!("a broken clock"));
    let vault = vault.unwrap();
    vault.link(new_link("told-link", "told")).await.unwrap();
    for number in 1..=3 {
        let receipt = vault.disclose(disclosure("request")).await.unwrap();
        assert_eq!(receipt.sequence, number);
    }
    assert_eq!(vault.ready().await, Ok(()));
    drop(vault);
    assert_eq!(place.verified_head().sequence, 3);
}
