//! Any text at all: an answer or none, in time that grows with its length alone.

use std::fs;
use std::hint::black_box;
use std::time::Duration;

use proptest::prelude::*;
use saldo::nlu::when::{Lean, find_days, read_days};
use saldo::nlu::{find_amounts, find_numbers, normal_form, read_amount, read_number, read_ordinal};

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
const REPEATED: [(&str, &str); 16] = [
    ("en-US", "the "),
    ("en-US", "twenty oh "),
    ("en-US", "end of the first week of "),
    ("en-US", "minus $"),
    ("en-US", "a. t. m. "),
    ("en-GB", "3/4-"),
    ("en-GB", "between march and "),
    ("es-ES", "de marzo a "),
    ("es-ES", "el tres de "),
    ("es-US", "mil y uno "),
    ("es-US", "hace dos semanas y "),
    ("de-DE", "ein und "),
    ("de-DE", "hundert"),
    ("de-DE", "drei tage und "),
    ("de-DE", "vom dritten bis "),
    ("de-DE", "\u{fdfa}"),
];

/// The lengths that are compared, in bytes: the longer is what a platform can send.
const SHORT: usize = 16 * 1024;
const LONG: usize = 64 * 1024;

/// How much more of the processor four times the text may take: four times where time grows with
/// the length, sixteen times where with its square.
const GROWTH_MAX: u32 = 9;

/// Less than this is too little to be told from nothing.
const GRAIN: Duration = Duration::from_millis(10);

/// What this thread had of the processor: what else runs on the machine does not count.
fn processor_time() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = told.split_whitespace().next().and_then(|nanos| nanos.parse().ok());
    Duration::from_nanos(nanos.unwrap_or_default())
}

/// What reads a text, by name. How much it finds keeps it from being left out.
type Reader<'r> = (&'static str, &'r dyn Fn(&str) -> usize);

/// What `read` takes.
fn cost(read: &dyn Fn(&str) -> usize, text: &str) -> Duration {
    let before = processor_time();
    black_box(read(text));
    processor_time() - before
}

/// How often a reading is measured before it counts as slow: a busy machine makes some so.
const TRIES: usize = 3;

#[test]
fn time_grows_with_the_length_alone() {
    for (locale, repeated) in REPEATED {
        let customs = customs(locale);
        let text = |bytes: usize| repeated.repeat(bytes / repeated.len());
        let readers: [Reader<'_>; 5] = [
            ("days", &|text| find_days(text, &customs).len()),
            ("amounts", &|text| find_amounts(text, &customs).len()),
            ("numbers", &|text| find_numbers(text, &customs).len()),
            ("ordinal", &|text| read_ordinal(text, &customs).into_iter().count()),
            ("normal form", &|text| normal_form(text, Some(customs.tongue)).len()),
        ];
        for (name, read) in readers {
            let (short, long) = (text(SHORT), text(LONG));
            let fits = |_| cost(read, &long) <= cost(read, &short).max(GRAIN) * GROWTH_MAX;
            assert!((0..TRIES).any(fits), "{name} {locale} {repeated:?}");
        }
    }
}
