//! What the fuzzers check, as plain functions: cargo-fuzz runs them on a nightly compiler,
//! `tests/wire/fuzz_corpus.rs` on the stable one.

use chrono::DateTime;
use saldo::basics::{ApplicationId, Now};
use saldo::channel::alexa::verify::{Anchors, CertificateUrl, Envelope, leaf_key};
use saldo::channel::alexa::{SessionKeys, decode};

/// The root of the chains in `corpus/chain_build`.
const ROOT: &[u8] = include_bytes!("authority/root.pem");
/// The RSAPublicKey that these chains prove, and the only one that they may.
const LEAF: &[u8] = include_bytes!("authority/leaf_public.der");
/// A moment at which these chains are valid, in seconds since 1970.
const NOW_S: i64 = 1_795_000_000;

/// An accepted address is its own normal form and stays in Alexa's folder.
pub(crate) fn certificate_url(data: &[u8]) {
    if let Ok(url) = CertificateUrl::parse(data) {
        assert_eq!(CertificateUrl::parse(url.as_str().as_bytes()).as_ref(), Ok(&url));
        assert!(url.as_str().starts_with("https://s3.amazonaws.com/echo.api/"));
        assert!(!url.name().is_empty());
        assert!(url.name().split('/').all(|segment| !matches!(segment, "" | "." | "..")));
    }
}

/// A file that proves anything proves the genuine key, whatever else is in it.
pub(crate) fn chain_build(data: &[u8]) {
    let mut anchors = Anchors::none();
    anchors.add(ROOT).expect("the checked-in root is readable");
    if let Ok(key) = leaf_key(data, &anchors, now()) {
        assert!(key.belongs_to(LEAF));
        assert!(key.window().holds_at(now()));
    }
}

fn now() -> Now {
    Now::at(DateTime::from_timestamp(NOW_S, 0).expect("a constant"))
}

/// Reading and decoding a body never panic, and what verification reads in it an independent
/// reader finds, too.
pub(crate) fn envelope_decode(data: &[u8]) {
    let application = ApplicationId::new("amzn1.ask.skill.one").expect("a constant");
    let keys = SessionKeys::new(&[7; 32], None).expect("a constant");
    // What it comes to is the decoder's own tests' affair; here it must come to something.
    let Ok(body) = std::str::from_utf8(data) else { return };
    let _ = decode(body, &application, &keys, now());
    let Ok(envelope) = Envelope::read(body) else { return };
    // The independent reader gives up at a depth of 128 and at numbers that no float holds.
    let Ok(value) = serde_json::from_str::<serde_json::Value>(body) else { return };
    let text = |path: &str| value.pointer(path).and_then(|value| value.as_str());
    assert_eq!(envelope.timestamp(), text("/request/timestamp").unwrap_or(""));
    assert_eq!(envelope.kind(), text("/request/type").unwrap_or(""));
    let system = text("/context/System/application/applicationId");
    assert_eq!(envelope.system_application().unwrap_or(""), system.unwrap_or(""));
    let session = text("/session/application/applicationId");
    assert_eq!(envelope.session_application().unwrap_or(""), session.unwrap_or(""));
}
