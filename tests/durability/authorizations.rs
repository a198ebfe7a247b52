//! What every implementation of the authorization half of the Vault must do, against the port.

use chrono::{DateTime, Duration, Utc};
use saldo::basics::{AccountId, ClientId, CustomerId, Digest, LinkId, Now};
use saldo::connect::sqlite::vault::SqliteVault;
use saldo::consent::{AccountScope, Aloud, Channel, DataClass, DataClasses, LookBack, admit};
use saldo::oauth::{
    AuthorizationRequest, Challenge, CodeClaim, RefreshClaim, RefreshMode, TokenError, TokenKind,
};
use saldo::vault::{
    AuthorizationVault, CodeRedemption, Consented, IssuedTokens, Linking, NewSession, Refreshment,
    Revoke, RevokedBy, Vault, VaultFailure,
};

use crate::fixture::{Place, at, caller, skill, token};

pub(crate) fn client(id: &str) -> ClientId {
    ClientId::new(id).unwrap()
}

fn challenge() -> Challenge {
    Challenge::of_verifier(&"v".repeat(43)).unwrap()
}

pub(crate) fn customer() -> CustomerId {
    CustomerId::new("17").unwrap()
}

pub(crate) fn session(name: &str) -> NewSession {
    NewSession {
        key: token(&format!("{name} planted")),
        linking: Some(Linking {
            request: AuthorizationRequest {
                client: client("alexa"),
                redirect_uri: "https://a.example/".to_owned(),
                state: Some("\u{e4}\0\n".to_owned()),
                challenge: challenge(),
                classes: DataClasses::ALL,
                resource: None,
            },
            link: LinkId::new(name).unwrap(),
        }),
        expires_at: at(600),
    }
}

pub(crate) fn consented(name: &str) -> Consented {
    Consented {
        session: token(&format!("{name} renewed")),
        link: LinkId::new(name).unwrap(),
        customer: customer(),
        client: client("alexa"),
        channel: Channel::Alexa,
        application: skill(),
        classes: DataClasses::of(&[DataClass::BalanceRead]),
        accounts: AccountScope::Only(vec![AccountId::new("1").unwrap()]),
        aloud: Aloud::default(),
        look_back: LookBack::Unlimited,
        granted_at: at(2),
        signed_in_at: at(1),
        expires_at: at(100_000),
        text_version: token("words"),
        text_language: "en".to_owned(),
        code: token(&format!("{name} code")),
        code_expires_at: at(62),
        redirect_uri: "https://a.example/".to_owned(),
        challenge: challenge(),
        resource: None,
    }
}

/// A visit, a sign-in and a consent: a code that may be redeemed.
pub(crate) async fn consent(vault: &SqliteVault, name: &str) {
    let new = session(name);
    vault.begin_session(new.clone()).await.unwrap();
    let renewed = token(&format!("{name} renewed"));
    vault.sign_in(new.key, renewed, (customer(), at(1)), at(1), at(601)).await.unwrap();
    vault.consent(consented(name)).await.unwrap();
}

fn issued_tokens(name: &str, seconds: i64) -> IssuedTokens {
    IssuedTokens {
        access_token: token(&format!("{name} access")),
        access_token_expires_at: at(seconds + 900),
        refresh_token: token(&format!("{name} refresh")),
    }
}

pub(crate) fn redemption(code: &str, name: &str) -> CodeRedemption {
    CodeRedemption {
        code: token(&format!("{code} code")),
        claim: CodeClaim {
            client: client("alexa"),
            redirect_uri: "https://a.example/".to_owned(),
            challenge: challenge(),
            resource: None,
        },
        tokens: issued_tokens(name, 3),
        refresh_expires_at: at(50_000),
        at: at(3),
    }
}

pub(crate) fn refreshment(shown: &str, name: &str, mode: RefreshMode, seconds: i64) -> Refreshment {
    let claim = RefreshClaim { client: client("alexa"), mode, classes: None, resource: None };
    let tokens = issued_tokens(name, seconds);
    Refreshment { token: token(&format!("{shown} refresh")), claim, tokens, at: at(seconds) }
}

pub(crate) async fn is_open(vault: &SqliteVault, name: &str, seconds: i64) -> bool {
    let token = token(&format!("{name} access"));
    let grant = vault.grant_of(token).await.unwrap();
    admit(&caller(token), DataClasses::NONE, grant, Now::at(at(seconds))).is_ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_reads_back_and_holds_until_it_runs_out() {
    let vault = Place::new().open();
    let new = session("one");
    vault.begin_session(new.clone()).await.unwrap();
    assert_eq!(vault.begin_session(new.clone()).await, Err(VaultFailure::Taken));
    let found = vault.session(new.key, at(599)).await.unwrap().unwrap();
    assert_eq!(found.linking, new.linking);
    assert_eq!((found.signed_in, found.expires_at), (None, at(600)));
    assert_eq!(vault.session(new.key, at(600)).await.unwrap(), None);
    let late = vault.sign_in(new.key, token("x"), (customer(), at(600)), at(600), at(900)).await;
    assert_eq!(late, Err(VaultFailure::Ended));

    vault.sign_in(new.key, token("renewed"), (customer(), at(2)), at(5), at(605)).await.unwrap();
    assert_eq!(vault.session(new.key, at(5)).await.unwrap(), None, "the planted key is void");
    let found = vault.session(token("renewed"), at(604)).await.unwrap().unwrap();
    assert_eq!(found.signed_in, Some((customer(), at(2))));
    let twice =
        vault.sign_in(token("renewed"), token("y"), (customer(), at(6)), at(6), at(606)).await;
    assert_eq!(twice, Err(VaultFailure::Ended));
    vault.end_session(token("renewed")).await.unwrap();
    assert_eq!(vault.session(token("renewed"), at(6)).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_is_given_once_by_who_signed_in() {
    let vault = Place::new().open();
    vault.begin_session(session("one")).await.unwrap();
    let planted = Consented { session: token("one planted"), ..consented("one") };
    assert_eq!(vault.consent(planted).await, Err(VaultFailure::Ended), "nobody signed in");
    let renewed = token("one renewed");
    vault
        .sign_in(token("one planted"), renewed, (customer(), at(1)), at(1), at(601))
        .await
        .unwrap();
    for wrong in [
        Consented { customer: CustomerId::new("18").unwrap(), ..consented("one") },
        Consented { link: LinkId::new("two").unwrap(), ..consented("one") },
        Consented { client: client("other"), ..consented("one") },
        Consented { granted_at: at(601), ..consented("one") },
    ] {
        assert_eq!(vault.consent(wrong).await, Err(VaultFailure::Ended));
    }
    vault.consent(consented("one")).await.unwrap();
    assert_eq!(vault.consent(consented("one")).await, Err(VaultFailure::Ended));
    assert_eq!(vault.session(renewed, at(3)).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn tokens_last_no_longer_than_the_consent() {
    let vault = Place::new().open();
    let new = session("short");
    vault.begin_session(new.clone()).await.unwrap();
    let renewed = token("short renewed");
    vault.sign_in(new.key, renewed, (customer(), at(1)), at(1), at(601)).await.unwrap();
    vault.consent(Consented { expires_at: at(100), ..consented("short") }).await.unwrap();
    let issued = vault.redeem(redemption("short", "short")).await.unwrap().unwrap();
    assert_eq!(issued.access_token_expires_at, at(100));
    let grant = vault.grant_of(token("short access")).await.unwrap().unwrap();
    assert_eq!((grant.granted_at, grant.authenticated_at), (at(2), at(1)));
    assert_eq!(vault.links_of(customer()).await.unwrap()[0].authenticated_at, at(1));
    assert!(is_open(&vault, "short", 99).await && !is_open(&vault, "short", 100).await);
    let state = vault.token_state(token("short refresh")).await.unwrap().unwrap();
    assert_eq!((state.kind, state.expires_at), (TokenKind::Refresh, at(100)));
    let over = vault.refresh(refreshment("short", "x", RefreshMode::Static, 100)).await;
    assert_eq!(over, Ok(Err(TokenError::InvalidGrant)));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_use_of_a_successor_retires_its_predecessor() {
    let vault = Place::new().open();
    consent(&vault, "one").await;
    vault.redeem(redemption("one", "one")).await.unwrap().unwrap();
    let overlap = RefreshMode::Overlap;
    vault.refresh(refreshment("one", "two", overlap, 10)).await.unwrap().unwrap();
    let retires = async |name: &str| {
        let grant = vault.grant_of(token(&format!("{name} access"))).await.unwrap().unwrap();
        grant.retires_predecessor
    };
    assert!(!retires("one").await && retires("two").await);
    let live = async |name: &str| {
        let found = vault.token_state(token(&format!("{name} refresh"))).await.unwrap().unwrap();
        !found.ended
    };
    vault.retire_predecessor(token("one access")).await.unwrap();
    assert!(live("one").await && live("two").await, "an older token's use says nothing");
    vault.retire_predecessor(token("two access")).await.unwrap();
    assert!(!live("one").await && live("two").await && !retires("two").await);
    let replay = vault.refresh(refreshment("one", "three", overlap, 11)).await;
    assert_eq!(replay, Ok(Err(TokenError::InvalidGrant)));
    assert!(!is_open(&vault, "two", 12).await, "the family is revoked");
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_ends_a_link_ends_its_code_and_tokens() {
    let vault = Place::new().open();
    for name in ["code", "token"] {
        consent(&vault, name).await;
    }
    vault.redeem(redemption("token", "token")).await.unwrap().unwrap();
    let customer = Revoke::Customer(customer());
    assert_eq!(vault.revoke(customer, RevokedBy::Operator, at(4), None).await, Ok(2));
    let refused = Ok(Err(TokenError::InvalidGrant));
    assert_eq!(vault.redeem(redemption("code", "code")).await, refused);
    let next = refreshment("token", "next", RefreshMode::Overlap, 5);
    assert_eq!(vault.refresh(next).await, refused);
    for name in ["token access", "token refresh"] {
        assert!(vault.token_state(token(name)).await.unwrap().unwrap().ended);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_is_there_after_reopening() {
    let place = Place::new();
    let vault = place.open();
    consent(&vault, "one").await;
    drop(vault);
    let vault = place.open();
    vault.redeem(redemption("one", "one")).await.unwrap().unwrap();
    drop(vault);
    let vault = place.open();
    assert!(is_open(&vault, "one", 4).await);
    let replay = vault.redeem(redemption("one", "again")).await;
    assert_eq!(replay, Ok(Err(TokenError::InvalidGrant)));
    drop(vault);
    assert!(!is_open(&place.open(), "one", 4).await);
    place.verified_head();
}

/// What has run out is removed: visits at once, codes and tokens a day later.
#[tokio::test(flavor = "multi_thread")]
async fn what_has_run_out_is_removed() {
    let place = Place::new();
    let vault = place.open();
    vault.begin_session(session("visit")).await.unwrap();
    consent(&vault, "one").await;
    vault.redeem(redemption("one", "one")).await.unwrap().unwrap();
    drop(vault);
    let rows = |table: &str| -> i64 {
        let sql = format!("SELECT count(*) FROM {table}");
        place.sql().query_row(&sql, [], |row| row.get(0)).unwrap()
    };
    let reopened = async |now: DateTime<Utc>| {
        let key = crate::fixture::chain_key();
        let vault = SqliteVault::open(&place.file(), key, move || Now::at(now)).unwrap();
        // Purging follows the first write.
        vault.ready().await.unwrap();
        let unknown: Digest = token("unknown");
        vault.retire_predecessor(unknown).await.unwrap();
    };
    let day = Duration::days(1);
    reopened(at(599)).await;
    assert_eq!((rows("session"), rows("authorization_code")), (1, 1));
    reopened(at(600)).await;
    assert_eq!((rows("session"), rows("authorization_code")), (0, 1));
    reopened(at(62) + day).await;
    assert_eq!((rows("authorization_code"), rows("access_token")), (0, 1));
    reopened(at(903) + day).await;
    assert_eq!((rows("access_token"), rows("refresh_token")), (0, 1));
    reopened(at(50_000) + day).await;
    assert_eq!((rows("refresh_token"), rows("consent")), (0, 2), "consents stay on record");
}
