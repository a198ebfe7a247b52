//! What the fuzzers check, as plain functions: cargo-fuzz runs them on a nightly compiler,
//! `tests/wire/fuzz_corpus.rs` on the stable one.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Weekday};
use saldo::basics::{ApplicationId, Locale, Now};
use saldo::channel::alexa::verify::{Anchors, CertificateUrl, Envelope, leaf_key};
use saldo::channel::alexa::{SessionKeys, decode};
use saldo::models::shipped;
use saldo::nlu::when::{Clock, Lean, When, find_days, platform_days, read_days};
use saldo::nlu::{
    Customs, GivenName, RANKING_MAX, Template, expand, find_amounts, find_numbers, normal_form,
    read_amount, read_number, read_ordinal,
};

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

/// Locales whose numbers and days are read; the first letter of a text chooses one.
const LOCALES: [&str; 5] = ["en-US", "en-GB", "es-US", "es-ES", "de-DE"];

/// The most sentences that a template is expanded to.
const SENTENCES_MAX: usize = 200;

fn text_and_locale(data: &[u8]) -> Option<(&str, Locale)> {
    let (first, rest) = data.split_first()?;
    let name = LOCALES[usize::from(*first) % LOCALES.len()];
    Some((std::str::from_utf8(rest).ok()?, name.parse().expect("a constant")))
}

/// Any text gets a verdict, and the same one twice; what it says for a slot is in it.
pub(crate) fn understand(data: &[u8]) {
    let Some((text, locale)) = text_and_locale(data) else { return };
    let words = shipped();
    // Where a locale's words are not shipped, those of the first one are asked.
    let recognizer = words.recognizer(locale).or_else(|| words.recognizer(Locale::EN_US));
    let recognizer = recognizer.expect("American words are shipped");
    let given = [GivenName { slot_type: "ACCOUNT_NAME", name: text }];
    let found = recognizer.recognize(text, &given);
    assert!(found.ranking.len() <= RANKING_MAX);
    assert!(found.ranking.iter().all(|one| (0.0..=1.0).contains(&one.confidence)));
    assert!(found.slots.iter().all(|slot| !slot.value.is_empty()));
    assert_eq!(found, recognizer.recognize(text, &given));
}

/// Slot functions find something in the text or nothing, and what days they read can be counted.
pub(crate) fn slots(data: &[u8]) {
    let Some((text, locale)) = text_and_locale(data) else { return };
    let customs = Customs::of(locale).expect("a locale with customs");
    let inside = |place: std::ops::Range<usize>| {
        assert!(text.get(place).is_some_and(|said| !said.is_empty()));
    };
    for found in find_days(text, &customs) {
        counted(&found.value);
        inside(found.place);
    }
    find_amounts(text, &customs).into_iter().for_each(|found| inside(found.place));
    find_numbers(text, &customs).into_iter().for_each(|found| inside(found.place));
    let days = [read_days(text, &customs), platform_days(text)];
    days.iter().flatten().for_each(counted);
    let _ = (read_amount(text, &customs), read_number(text, &customs));
    assert_ne!(read_ordinal(text, &customs), Some(0));
    let normal = normal_form(text, Some(customs.tongue));
    assert_eq!(normal_form(&normal, Some(customs.tongue)), normal, "{text:?}");
}

fn counted(when: &When) {
    for today in [NaiveDate::MIN, NaiveDate::MAX, NaiveDate::default()] {
        for lean in [Lean::Past, Lean::Ahead] {
            let clock = Clock { today, week_starts: Weekday::Mon, lean };
            let (cut, whole) = (when.span(clock), when.whole_span(clock));
            assert_eq!(cut.map(|span| span.from), whole.map(|span| span.from));
        }
    }
}

/// A template is refused, or says sentences with no slots but its own, never too many.
pub(crate) fn template(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(template) = Template::parse(text) else { return };
    let rules = BTreeMap::from([("rule".to_owned(), template.clone())]);
    let Ok(sentences) = expand(&template, &rules, SENTENCES_MAX) else { return };
    assert!((1..=SENTENCES_MAX).contains(&sentences.len()));
    let slots = template.slots();
    for sentence in sentences {
        assert!(!sentence.trim().is_empty());
        for rest in sentence.split('{').skip(1) {
            let name = rest.split('}').next().unwrap_or_default();
            assert!(slots.contains(&name), "{name:?} in {text:?}");
        }
    }
}
