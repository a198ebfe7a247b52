//! Of many who show one code or one refresh token at the same time, one wins.

use std::sync::Arc;

use saldo::connect::sqlite::vault::SqliteVault;
use saldo::oauth::{RefreshMode, TokenError};
use saldo::vault::{AuthorizationVault, Issued, VaultFailure};
use tokio::task::JoinHandle;

use crate::authorizations::{consent, is_open, redemption, refreshment};
use crate::fixture::Place;

/// How many try at once.
const MANY: usize = 64;
/// How many codes, and how many refresh tokens of each mode, are raced for.
const ROUNDS: usize = 1_000;
/// How many of them at a time: they share syncs, which are what the time goes to.
const TOGETHER: usize = 25;

type Tried = JoinHandle<Result<Result<Issued, TokenError>, VaultFailure>>;

/// How many of them were issued tokens, and how many a refresh token.
async fn winners(tries: Vec<Tried>) -> (usize, usize) {
    let (mut issued, mut refresh_tokens) = (0, 0);
    for tried in tries {
        match tried.await.unwrap().unwrap() {
            Ok(tokens) => {
                issued += 1;
                refresh_tokens += usize::from(tokens.refresh_token);
            }
            Err(error) => assert_eq!(error, TokenError::InvalidGrant),
        }
    }
    (issued, refresh_tokens)
}

/// Does `race` for every name, some at a time.
async fn all<F>(vault: &Arc<SqliteVault>, race: impl Fn(Arc<SqliteVault>, String) -> F)
where
    F: Future<Output = ()> + Send + 'static,
{
    let names: Vec<_> = (0..ROUNDS).map(|round| format!("link-{round}")).collect();
    for together in names.chunks(TOGETHER) {
        let races: Vec<_> = together
            .iter()
            .map(|name| tokio::spawn(race(Arc::clone(vault), name.clone())))
            .collect();
        for race in races {
            race.await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn must_02_of_many_who_redeem_one_code_one_wins() {
    let place = Place::new();
    all(&place.open(), |vault, code| async move {
        consent(&vault, &code).await;
        let tries = (0..MANY).map(|number| {
            let asked = redemption(&code, &format!("{code} {number}"));
            let vault = Arc::clone(&vault);
            tokio::spawn(async move { vault.redeem(asked).await })
        });
        assert_eq!(winners(tries.collect()).await, (1, 1), "{code}");
        // The others were replays: the link has ended, whoever won.
        for number in 0..MANY {
            assert!(!is_open(&vault, &format!("{code} {number}"), 4).await);
        }
    })
    .await;
}

/// Of a client without a secret, one is given tokens and all the others end the link.
#[tokio::test(flavor = "multi_thread")]
async fn must_02_of_many_who_refresh_one_strict_token_one_wins() {
    refreshed(RefreshMode::Strict, 1, false).await;
}

/// Of a client with a secret all are answered, with a next refresh token only one.
#[tokio::test(flavor = "multi_thread")]
async fn must_02_of_many_who_refresh_one_token_one_is_given_the_next() {
    refreshed(RefreshMode::Overlap, MANY, true).await;
}

async fn refreshed(mode: RefreshMode, issued: usize, live: bool) {
    let place = Place::new();
    all(&place.open(), move |vault, name| async move {
        consent(&vault, &name).await;
        vault.redeem(redemption(&name, &name)).await.unwrap().unwrap();
        let tries = (0..MANY).map(|number| {
            let asked = refreshment(&name, &format!("{name} {number}"), mode, 10);
            let vault = Arc::clone(&vault);
            tokio::spawn(async move { vault.refresh(asked).await })
        });
        assert_eq!(winners(tries.collect()).await, (issued, 1), "{name}");
        assert_eq!(is_open(&vault, &name, 11).await, live, "{name}");
    })
    .await;
}
