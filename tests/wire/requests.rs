//! Which requests are believed.

use chrono::Duration;
use saldo::basics::ApplicationId;
use saldo::channel::alexa::verify::{ChainFault, KeyRing, Policy, Refusal, Verdict, leaf_key};
use saldo::simulate::{RsaKey, Signer};

use crate::world::*;

#[test]
fn a_right_request_needs_the_key_once_and_is_then_verified() {
    assert_eq!(Request::good().judged(&policy(), &KeyRing::new(), now()), NEED_KEY);
    let ring = ring();
    assert_eq!(Request::good().judged(&policy(), &ring, now()), VERIFIED);
    let same = b"HTTPS://S3.AMAZONAWS.COM:443//echo.api/./echo-api-cert.pem";
    let request = Request::good().having(URL_FIELD, &[same]);
    assert_eq!(request.judged(&policy(), &ring, now()), VERIFIED);
}

#[test]
fn fields_must_be_there_once_and_right() {
    let ring = ring();
    let good = Request::good();
    let signature = world().signer.sign(&good.body).unwrap();
    let foreign = Signer::new(&RsaKey::generate(2048).unwrap()).unwrap();
    let foreign = foreign.sign(&good.body).unwrap();
    let other = world().signer.sign(b"another body").unwrap();
    let long = "A".repeat(100_000);
    let signature_cases: &[(&[&[u8]], &str)] = &[
        (&[], "signature_missing"),
        (&[signature.as_bytes(), signature.as_bytes()], "signature_missing"),
        (&[b""], "signature_encoding"),
        (&[b"%%%%"], "signature_encoding"),
        (&[&signature.as_bytes()[..signature.len() - 4]], "signature_encoding"),
        (&[long.as_bytes()], "signature_encoding"),
        (&[foreign.as_bytes()], "signature_mismatch"),
        (&[other.as_bytes()], "signature_mismatch"),
    ];
    for (values, reason) in signature_cases {
        let request = good.clone().having(SIGNATURE_FIELD, values);
        assert_eq!(request.judged(&policy(), &ring, now()), *reason);
    }
    // A good signature in the old field is none.
    let sha1_only =
        good.clone().having(SIGNATURE_FIELD, &[]).having("signature", &[signature.as_bytes()]);
    assert_eq!(sha1_only.judged(&policy(), &ring, now()), "signature_missing");
    for values in [&[][..], &[URL.as_bytes(), URL.as_bytes()][..]] {
        let request = good.clone().having(URL_FIELD, values);
        assert_eq!(request.judged(&policy(), &ring, now()), "certificate_url_missing");
    }
}

#[test]
fn a_bad_address_is_never_asked_for() {
    for (bad, reason) in [
        ("http://s3.amazonaws.com/echo.api/echo-api-cert.pem", "certificate_url_scheme"),
        ("https://notamazon.com/echo.api/echo-api-cert.pem", "certificate_url_host"),
        ("https://s3.amazonaws.com/EcHo.aPi/echo-api-cert.pem", "certificate_url_path"),
        ("https://s3.amazonaws.com/invalid.path/echo-api-cert.pem", "certificate_url_path"),
        ("https://s3.amazonaws.com:563/echo.api/echo-api-cert.pem", "certificate_url_host"),
        ("https://s3.amazonaws.com/echo.api/../cert", "certificate_url_path"),
        ("https://s3.amazonaws.com/echo.api/%2e%2e/cert", "certificate_url_character"),
        ("https://u:p@s3.amazonaws.com/echo.api/x.pem", "certificate_url_character"),
        ("badUrl", "certificate_url_scheme"),
        ("<html>", "certificate_url_character"),
        ("", "certificate_url_scheme"),
    ] {
        let request = Request::good().having(URL_FIELD, &[bad.as_bytes()]);
        assert_eq!(request.judged(&policy(), &KeyRing::new(), now()), reason, "{bad}");
    }
}

#[test]
fn another_signed_body_is_not_this_body() {
    let ring = ring();
    let good = Request::good();
    for at in 0..good.body.len() {
        let mut request = good.clone();
        request.body[at] ^= 0x20;
        assert_eq!(request.judged(&policy(), &ring, now()), "signature_mismatch", "byte {at}");
    }
    for edit in [&b" "[..], b"\n", b"\0"] {
        let mut request = good.clone();
        request.body.extend_from_slice(edit);
        assert_eq!(request.judged(&policy(), &ring, now()), "signature_mismatch");
    }
    // The body of the good one starts and ends with blanks: they are signed, too.
    let trimmed = Request { body: good.body.trim_ascii().to_vec(), ..good };
    assert_eq!(trimmed.judged(&policy(), &ring, now()), "signature_mismatch");
}

#[test]
fn time_has_its_limits() {
    let ring = ring();
    let late = Policy { every_skill_event_may_be_late: true, ..policy() };
    let event = "AlexaSkillEvent.SkillDisabled";
    let other = "AlexaSkillEvent.NotificationSubscriptionChanged";
    for (kind, age_s, policy, expected) in [
        ("LaunchRequest", 149, policy(), VERIFIED),
        ("LaunchRequest", 150, policy(), VERIFIED),
        ("LaunchRequest", 151, policy(), "timestamp_old"),
        ("LaunchRequest", -149, policy(), VERIFIED),
        ("LaunchRequest", -150, policy(), VERIFIED),
        ("LaunchRequest", -151, policy(), "timestamp_early"),
        (event, 3599, policy(), VERIFIED),
        (event, 3600, policy(), VERIFIED),
        (event, 3601, policy(), "timestamp_old"),
        (event, -3601, policy(), "timestamp_early"),
        (other, 151, policy(), "timestamp_old"),
        (other, 3599, late.clone(), VERIFIED),
        (other, 3601, late, "timestamp_old"),
    ] {
        let request = Request::signed(body(kind, Duration::seconds(age_s)).as_bytes());
        assert_eq!(request.judged(&policy, &ring, now()), expected, "{kind} {age_s}");
    }
}

#[test]
fn the_application_must_be_ours_everywhere() {
    let ring = ring();
    let none = Policy { applications: Vec::new(), ..policy() };
    let two = Policy {
        applications: [SKILL, "two"].map(|id| ApplicationId::new(id).unwrap()).to_vec(),
        ..policy()
    };
    for (system, session, policy, expected) in [
        (Some(SKILL), Some(SKILL), policy(), VERIFIED),
        (Some(SKILL), None, policy(), VERIFIED),
        (None, Some(SKILL), policy(), VERIFIED),
        (None, None, policy(), "application_missing"),
        (Some("two"), Some("two"), policy(), "application_unknown"),
        (Some(SKILL), Some("two"), two.clone(), "application_mismatch"),
        (Some("two"), Some(SKILL), two, "application_mismatch"),
        (Some(SKILL), Some(SKILL), none, "applications_none"),
    ] {
        let body = body_of("LaunchRequest", Duration::zero(), system, session, "");
        let request = Request::signed(body.as_bytes());
        assert_eq!(request.judged(&policy, &ring, now()), expected, "{system:?} {session:?}");
    }
}

#[test]
fn the_unknown_is_no_fault_and_the_unreadable_is() {
    let ring = ring();
    let more = r#""novel":{"deep":[1,{"x":null}]},"another":"ünïcödé","n":1e400,"#;
    for kind in ["IntentRequest", "Some.Future.Request", "", "Alexa.Presentation.APL.UserEvent"] {
        let body = body_of(kind, Duration::zero(), Some(SKILL), None, more);
        let request = Request::signed(body.as_bytes());
        assert_eq!(request.judged(&policy(), &ring, now()), VERIFIED, "{kind}");
    }
    for (body, expected) in [
        (&b""[..], "body_unreadable"),
        (b"not json", "body_unreadable"),
        (b"{}", "body_unreadable"),
        (b"{\"request\":{\"type\":\"\xff\"}}", "body_unreadable"),
        (b"\xef\xbb\xbf{\"request\":{}}", "body_unreadable"),
        (b"{\"request\":{\"type\":\"LaunchRequest\"}}", "timestamp_missing"),
        (b"{\"request\":{\"timestamp\":\"yesterday\"}}", "timestamp_missing"),
    ] {
        assert_eq!(Request::signed(body).judged(&policy(), &ring, now()), expected);
    }
}

#[test]
fn a_cached_key_ends_with_its_certificate() {
    let ring = ring();
    let end = now().plus(Duration::days(89));
    let fresh = |at| {
        let age = now().utc() - end.utc() - at;
        Request::signed(body("LaunchRequest", age).as_bytes())
    };
    let key = || leaf_key(world().chain.file().as_bytes(), &world().anchors, end);
    let Verdict::NeedKey(url) = fresh(Duration::zero()).verdict(&policy(), &ring, end) else {
        panic!("a day is over");
    };
    ring.keep(url.clone(), key().map_err(Refusal::Chain), end);
    assert_eq!(fresh(Duration::zero()).judged(&policy(), &ring, end), VERIFIED);

    let one = Duration::seconds(1);
    let after = end.plus(one);
    assert_eq!(fresh(one).judged(&policy(), &ring, after), NEED_KEY);
    let expired = leaf_key(world().chain.file().as_bytes(), &world().anchors, after);
    assert_eq!(expired.as_ref().err(), Some(&ChainFault::Expired));
    ring.keep(url, expired.map_err(Refusal::Chain), after);
    assert_eq!(fresh(one).judged(&policy(), &ring, after), "chain_expired");
}

#[test]
fn every_valid_request_is_verified() {
    let ring = ring();
    let mut dice = Dice(7);
    for index in 0..10_000 {
        let age = Duration::milliseconds(i64::try_from(dice.below(300_001)).unwrap() - 150_000);
        let more = format!(r#""index":{index},"noise":"{:x}","#, dice.roll());
        let body = body_of("IntentRequest", age, Some(SKILL), Some(SKILL), &more);
        let request = Request::signed(body.as_bytes());
        assert_eq!(request.judged(&policy(), &ring, now()), VERIFIED, "{index}: {age}");
    }
}
