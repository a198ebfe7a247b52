//! The rulings on codes and refresh tokens, with the time moved by hand.

use chrono::{DateTime, Utc};
use saldo::basics::{ClientId, Now};
use saldo::consent::{DataClass, DataClasses};
use saldo::oauth::{
    Challenge, CodeClaim, CodeRuling, Family, RETRY_SECONDS, RefreshClaim, RefreshMode,
    RefreshRuling, StoredCode, Succession, TokenError, rule_on_code, rule_on_refresh,
};

use crate::browser::VERIFIER;

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
}

fn now(seconds: i64) -> Now {
    Now::at(at(seconds))
}

fn client(id: &str) -> ClientId {
    ClientId::new(id).unwrap()
}

fn code() -> StoredCode {
    StoredCode {
        client: client("alexa"),
        redirect_uri: "https://a.example/".to_owned(),
        challenge: Challenge::of_verifier(VERIFIER).unwrap(),
        resource: None,
        expires_at: at(60),
        used: false,
        ended: false,
    }
}

fn claim() -> CodeClaim {
    CodeClaim {
        client: client("alexa"),
        redirect_uri: "https://a.example/".to_owned(),
        challenge: Challenge::of_verifier(VERIFIER).unwrap(),
        resource: None,
    }
}

const INVALID_GRANT: CodeRuling = CodeRuling::Refuse(TokenError::InvalidGrant);

#[test]
fn must_03_a_code_holds_for_a_minute() {
    assert_eq!(rule_on_code(Some(&code()), &claim(), now(59)), CodeRuling::Issue);
    assert_eq!(rule_on_code(Some(&code()), &claim(), now(60)), INVALID_GRANT);
    assert_eq!(rule_on_code(Some(&code()), &claim(), now(61)), INVALID_GRANT);
    assert_eq!(rule_on_code(None, &claim(), now(0)), INVALID_GRANT);
    let ended = StoredCode { ended: true, ..code() };
    assert_eq!(rule_on_code(Some(&ended), &claim(), now(0)), INVALID_GRANT);
}

#[test]
fn must_01_only_the_rightful_client_can_replay() {
    let used = StoredCode { used: true, ..code() };
    // Also long after it ran out.
    assert_eq!(rule_on_code(Some(&used), &claim(), now(3600)), CodeRuling::Replay);
    let verifier = "b".repeat(43);
    for stranger in [
        CodeClaim { client: client("other"), ..claim() },
        CodeClaim { redirect_uri: "https://a.example".to_owned(), ..claim() },
        CodeClaim { challenge: Challenge::of_verifier(&verifier).unwrap(), ..claim() },
    ] {
        assert_eq!(rule_on_code(Some(&used), &stranger, now(0)), INVALID_GRANT);
        assert_eq!(rule_on_code(Some(&code()), &stranger, now(0)), INVALID_GRANT);
    }
    let named = CodeClaim { resource: Some("https://b.example/".to_owned()), ..claim() };
    let target = CodeRuling::Refuse(TokenError::InvalidTarget);
    assert_eq!(rule_on_code(Some(&code()), &named, now(0)), target);
    let bound = StoredCode { resource: named.resource.clone(), ..code() };
    assert_eq!(rule_on_code(Some(&bound), &named, now(0)), CodeRuling::Issue);
    assert_eq!(rule_on_code(Some(&bound), &claim(), now(0)), CodeRuling::Issue);
}

/// A family at its third generation; the second still holds.
fn family() -> Family {
    Family {
        client: client("alexa"),
        classes: DataClasses::of(&[DataClass::BalanceRead]),
        resource: None,
        current: 3,
        predecessor: Some(2),
        current_issued_at: at(0),
        expires_at: at(10_000),
        ended: false,
    }
}

fn refresh_claim(mode: RefreshMode) -> RefreshClaim {
    RefreshClaim { client: client("alexa"), mode, classes: None, resource: None }
}

fn ruling(family: &Family, generation: i64, mode: RefreshMode, seconds: i64) -> RefreshRuling {
    rule_on_refresh(Some((family, generation)), &refresh_claim(mode), now(seconds))
}

#[test]
fn overlap_keeps_two_and_no_more() {
    use RefreshMode::Overlap;
    let rotated = |current, predecessor| {
        RefreshRuling::Issue(Succession::Rotate { current, predecessor: Some(predecessor) })
    };
    assert_eq!(ruling(&family(), 3, Overlap, 5), rotated(4, 3));
    let kept = RefreshRuling::Issue(Succession::Keep(2));
    assert_eq!(ruling(&family(), 2, Overlap, RETRY_SECONDS - 1), kept);
    assert_eq!(ruling(&family(), 2, Overlap, RETRY_SECONDS), rotated(4, 2), "the lost is replaced");
    for replayed in [1, 0, 4] {
        assert_eq!(ruling(&family(), replayed, Overlap, 5), RefreshRuling::Replay, "{replayed}");
    }
    // The successor was used: its predecessor is void.
    let used = Family { predecessor: None, ..family() };
    assert_eq!(ruling(&used, 2, Overlap, 5), RefreshRuling::Replay);
    assert_eq!(ruling(&used, 3, Overlap, 5), rotated(4, 3));
    // The one that was replaced as lost turns up: somebody has both.
    let replaced = Family { current: 4, predecessor: Some(2), ..family() };
    assert_eq!(ruling(&replaced, 3, Overlap, 5), RefreshRuling::Replay);
}

#[test]
fn the_other_modes_keep_one() {
    let kept = RefreshRuling::Issue(Succession::Keep(3));
    assert_eq!(ruling(&family(), 3, RefreshMode::Static, 5), kept);
    let next = Succession::Rotate { current: 4, predecessor: None };
    assert_eq!(ruling(&family(), 3, RefreshMode::Strict, 5), RefreshRuling::Issue(next));
    assert_eq!(ruling(&family(), 2, RefreshMode::Strict, 5), RefreshRuling::Replay);
}

#[test]
fn nothing_of_somebody_elses_is_refreshed_or_revoked() {
    let refused = |error| RefreshRuling::Refuse(error);
    for mode in [RefreshMode::Overlap, RefreshMode::Static, RefreshMode::Strict] {
        let stranger = RefreshClaim { client: client("other"), ..refresh_claim(mode) };
        for generation in [1, 2, 3] {
            let found = rule_on_refresh(Some((&family(), generation)), &stranger, now(5));
            assert_eq!(found, refused(TokenError::InvalidGrant), "{mode:?} {generation}");
        }
        let over = ruling(&family(), 3, mode, 10_000);
        assert_eq!(over, refused(TokenError::InvalidGrant));
        let ended = Family { ended: true, ..family() };
        assert_eq!(ruling(&ended, 3, mode, 5), refused(TokenError::InvalidGrant));
        let wide = DataClasses::of(&[DataClass::BalanceRead, DataClass::SpeakAmounts]);
        let more = RefreshClaim { classes: Some(wide), ..refresh_claim(mode) };
        let found = rule_on_refresh(Some((&family(), 3)), &more, now(5));
        assert_eq!(found, refused(TokenError::InvalidScope));
        let elsewhere =
            RefreshClaim { resource: Some("https://b.example/".to_owned()), ..refresh_claim(mode) };
        let found = rule_on_refresh(Some((&family(), 3)), &elsewhere, now(5));
        assert_eq!(found, refused(TokenError::InvalidTarget));
        assert_eq!(
            rule_on_refresh(None, &refresh_claim(mode), now(5)),
            refused(TokenError::InvalidGrant)
        );
    }
}
