//! Whatever comes in, reading ends soon and never panics.

use std::iter;

use proptest::prelude::*;
use saldo::models::{HeardPhrase, Source, shipped_files};
use saldo::nlu::{GivenName, NotUnderstood, Template, Tongue, expand, normal_form};
use unicode_normalization::UnicodeNormalization;

use super::english;

/// As much text as a request can hold.
const LONG: usize = 64 * 1024;

#[test]
fn long_text_is_turned_away_unread() {
    for piece in ["balance ", "please ", "one ", "{", "'", "a. ", "1,", "\u{301}", "🏦", "ﷺ"] {
        let text = piece.repeat(LONG / piece.len());
        assert_eq!(english().understand(&text, &[]), Err(NotUnderstood::TooLong), "{piece:?}");
        // The normal form itself has no bound; it reads each character once.
        assert!(normal_form(&text, Some(Tongue::English)).len() <= text.len() * 20, "{piece:?}");
    }
}

#[test]
fn the_longest_text_that_is_read_stays_cheap() {
    for piece in ["please", "and", "my", "savings", "one", "double", "baance", "rainy", "the"] {
        let text = vec![piece; 64].join(" ");
        let verdict = english().understand(&text, &[]);
        assert_eq!(verdict, Err(NotUnderstood::NoSample), "{piece}");
    }
}

#[test]
fn long_templates_end_in_an_error_or_a_bounded_list() {
    for piece in ["(", "[", "<", "{", "(a|b)", "[a]", ")", "|", "a ", "{a}"] {
        let text = piece.repeat(LONG / piece.len());
        if let Ok(template) = Template::parse(&text) {
            let said = expand(&template, &[].into(), 100);
            assert!(said.is_err() || said.is_ok_and(|said| said.len() == 1), "{piece}");
        }
    }
}

/// Words of the model among marks and noise: nearer to real sentences than pure noise.
fn noisy_text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("what's"),
        Just("my"),
        Just("balance"),
        Just("savings"),
        Just("rainy day"),
        Just("ending in"),
        Just("one"),
        Just("double"),
        Just("second"),
        Just("how much"),
        Just("is in"),
        Just("please"),
        Just("{account_kind}"),
        Just("'s"),
        Just("1,0"),
        Just("\u{200d}"),
        Just("I\u{307}"),
        Just("ß"),
        Just("."),
        Just("\0"),
    ];
    proptest::collection::vec((word, "\\PC{0,3}"), 0..24)
        .prop_map(|parts| parts.iter().map(|(word, noise)| format!("{word}{noise} ")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn any_text_gets_the_same_verdict_twice(text in prop_oneof![noisy_text(), any::<String>()]) {
        let given = [GivenName { slot_type: "ACCOUNT_NAME", name: &text }];
        let once = english().understand(&text, &given);
        prop_assert_eq!(&once, &english().understand(&text, &given));
        // Without periods: "i. m." is the abbreviation "im", which read again is "i am".
        let is_period = |char: char| iter::once(char).nfkc().any(|folded| folded == '.');
        let text = text.replace(is_period, " ");
        for tongue in [None, Some(Tongue::English), Some(Tongue::Spanish), Some(Tongue::German)] {
            let normal = normal_form(&text, tongue);
            prop_assert_eq!(normal_form(&normal, tongue), normal);
        }
    }

    #[test]
    fn any_template_is_read_or_refused(text in "[ab (|)\\[\\]{}<>_]{0,40}") {
        if let Ok(template) = Template::parse(&text) {
            let _ = expand(&template, &[].into(), 200);
        }
        let _ = HeardPhrase::parse("Any", &text);
    }
}

proptest! {
    // Each case reads a whole source.
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_source_is_refused_or_read(
        pick in 0usize..15,
        at in 0usize..9_000,
        noise in "\\PC{1,4}",
    ) {
        let mut files = shipped_files();
        files.retain(|path, _| {
            !path[7..].contains('/') || ["en/", "en-US/"].iter().any(|it| path[7..].starts_with(it))
        });
        let path = files.keys().nth(pick).cloned().unwrap();
        let text = files.get_mut(&path).unwrap();
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        text.insert_str(at, &noise);
        if let Err(error) = Source::read(&files) {
            let placed = error.iter().all(|one| one.place.file.starts_with("source"));
            prop_assert!(placed, "{}", error);
        }
    }
}
