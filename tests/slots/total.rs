//! Any text at all: an answer or none, in time that grows with its length alone.

use proptest::prelude::*;
use saldo::nlu::when::{Lean, find_days, read_days};
use saldo::nlu::{find_amounts, find_numbers, read_amount, read_number, read_ordinal};

use crate::clock::{clock, customs};

const LOCALES: [&str; 5] = ["en-US", "en-GB", "es-ES", "es-US", "de-DE"];

/// Reads `text` in every way there is.
fn read_all(text: &str, locale: &str) {
    let customs = customs(locale);
    for today in ["2024-02-29", "2026-11-21", "-262143-01-01", "+262142-12-31"] {
        for lean in [Lean::Past, Lean::Ahead] {
            if let Some(when) = read_days(text, &customs) {
                let _ = when.span(clock(locale, today, lean));
            }
        }
    }
    for found in find_days(text, &customs) {
        assert!(text.get(found.place).is_some_and(|said| !said.is_empty()));
    }
    for found in find_amounts(text, &customs) {
        assert!(text.get(found.place).is_some_and(|said| !said.is_empty()));
    }
    for found in find_numbers(text, &customs) {
        assert!(text.get(found.place).is_some_and(|said| !said.is_empty()));
    }
    read_number(text, &customs);
    read_ordinal(text, &customs);
    read_amount(text, &customs);
}

/// Words that the grammars know, which random letters never hit.
const WORDS: &str = "last past this next week month year days since until from to between and of \
    the in on at monday march may third 3rd 3 10 2025 2026-10-03 3/4 3.4. $ € % - -5 1,234.56 one \
    two twenty hundred thousand million and a half point oh double q h half end beginning first \
    second dollars cents euro bucks ago before after through date payday christmas minus hace dos \
    tres mil millones y con el la los del al pasado ultimos semana mes marzo lunes desde hasta \
    entre vor seit bis von zwischen letzten drei tagen woche monat und ein zwanzig hundert \
    tausend einhalb komma euro fuenf vom zum dem 3. kw";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,80}", locale in 0..LOCALES.len()) {
        read_all(&text, LOCALES[locale]);
    }

    #[test]
    fn no_order_of_words_is_too_odd(
        places in proptest::collection::vec(0..WORDS.split_ascii_whitespace().count(), 0..16),
        locale in 0..LOCALES.len(),
    ) {
        let words: Vec<&str> = WORDS.split_ascii_whitespace().collect();
        let text: Vec<&str> = places.iter().map(|place| words[*place]).collect();
        read_all(&text.join(" "), LOCALES[locale]);
    }
}

/// Texts that make the grammars start over at every word, and a locale that knows them.
const REPEATED: [(&str, &str); 10] = [
    ("en-US", "the "),
    ("de-DE", "ein und "),
    ("de-DE", "hundert"),
    ("en-US", "twenty oh "),
    ("en-US", "end of the first week of "),
    ("es-ES", "de marzo a "),
    ("de-DE", "drei tage und "),
    ("en-US", "minus $"),
    ("en-GB", "3/4-"),
    ("de-DE", "\u{fdfa}"),
];

/// Were any of them read in quadratic time, this test would take hours.
#[test]
fn the_longest_texts_are_read_too() {
    for (locale, repeated) in REPEATED {
        let text = repeated.repeat(64 * 1024 / repeated.len());
        let customs = customs(locale);
        find_days(&text, &customs);
        find_amounts(&text, &customs);
        read_number(&text, &customs);
    }
}
