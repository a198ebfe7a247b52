//! What is said about amounts, numbers and days is read back to the same value.

use chrono::{Datelike, Duration, NaiveDate};

use super::{Case, Exactness, Gender, Grammar, Link};
use crate::basics::{Currency, Locale, Money};
use crate::nlu::when::{Clock, Lean, Span, read_days};
use crate::nlu::{Customs, read_amount, read_number, read_ordinal};
use crate::speech::testing::{Dice, is_speakable};

/// How many random values each property is held to in each language.
const VALUES: usize = 100_000;

/// The longest amount that is said, in words of at most sixteen letters.
const BREATH_MAX: usize = 19;

/// The locales of each language, each with the dice of its own.
fn locales(languages: &[&'static str]) -> Vec<(Locale, Grammar, Customs, usize)> {
    let each = |name: &&str| {
        let locale: Locale = name.parse().unwrap();
        let values = VALUES / languages.len();
        (locale, Grammar::of(locale), Customs::of(locale).unwrap(), values)
    };
    languages.iter().map(each).collect()
}

const ENGLISH: [&str; 2] = ["en-US", "en-GB"];
const SPANISH: [&str; 2] = ["es-US", "es-ES"];
const GERMAN: [&str; 1] = ["de-DE"];

/// Every currency with a name, and two without.
const CODES: [&str; 64] = [
    "AED", "AFN", "ARS", "AUD", "BDT", "BHD", "BRL", "CAD", "CHF", "CLF", "CLP", "CNY", "COP",
    "CRC", "CZK", "DKK", "DOP", "EGP", "EUR", "GBP", "GHS", "GTQ", "HKD", "HUF", "IDR", "ILS",
    "INR", "ISK", "JMD", "JOD", "JPY", "KES", "KRW", "KWD", "LKR", "MAD", "MXN", "MYR", "NGN",
    "NOK", "NZD", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SEK", "SGD",
    "THB", "TRY", "TTD", "TWD", "UAH", "UGX", "USD", "UYU", "VND", "XAF", "XOF", "ZAR",
];

const CASES: [Case; 3] = [Case::Nominative, Case::Accusative, Case::Dative];

fn same_amount(text: &str, money: Money, customs: &Customs) {
    let read = read_amount(text, customs).unwrap_or_else(|| panic!("{text}"));
    assert_eq!(read.amount, money.abs().amount(), "{text}");
    if !money.is_zero() {
        assert_eq!(read.currency, Some(money.currency()), "{text}");
    }
}

fn amounts_in_words(languages: &[&'static str]) {
    for (_, grammar, customs, values) in locales(languages) {
        let mut dice = Dice::new(11);
        for turn in 0..values {
            let currency: Currency = CODES[turn % CODES.len()].parse().unwrap();
            let minor = match turn / CODES.len() {
                // Every currency's smallest amounts, then random ones.
                small @ 0..=3 => [1, 2, 100, 1_000][small],
                _ => dice.amount(),
            };
            let money = Money::from_minor(minor, currency);
            let case = CASES[dice.index(CASES.len())];
            let text = grammar.amount(money, dice.flip(), Exactness::Exact, case);
            assert!(is_speakable(&text), "{text}");
            assert!(breaths(&text) <= BREATH_MAX, "{text}");
            let is_bound =
                ["more than", "más de", "mehr als"].iter().any(|it| text.starts_with(it));
            if !is_bound {
                same_amount(&text, money, &customs);
            }
        }
    }
}

/// How many words of at most sixteen letters `text` takes.
fn breaths(text: &str) -> usize {
    text.split(' ').map(|word| word.chars().count().div_ceil(16)).sum()
}

fn amounts_in_figures(languages: &[&'static str]) {
    const WRITTEN: [&str; 10] =
        ["USD", "EUR", "GBP", "JPY", "CAD", "CHF", "KWD", "INR", "BRL", "AFN"];
    for (_, grammar, customs, values) in locales(languages) {
        let mut dice = Dice::new(12);
        for _ in 0..values / 10 {
            let currency: Currency = WRITTEN[dice.index(WRITTEN.len())].parse().unwrap();
            let money = Money::from_minor(dice.amount(), currency);
            let text = grammar.written(money);
            let read = read_amount(&text, &customs).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read.amount, money.abs().amount(), "{text}");
        }
    }
}

fn days_in_words_and_figures(languages: &[&'static str]) {
    for (locale, grammar, customs, values) in locales(languages) {
        let mut dice = Dice::new(13);
        let start: NaiveDate = "1971-01-01".parse().unwrap();
        for _ in 0..values {
            let day = start + Duration::days(i64::try_from(dice.below(60_000)).unwrap());
            // As often near as far.
            let away = if dice.flip() { dice.below(9) } else { dice.below(900) };
            let away = Duration::days(i64::try_from(away).unwrap());
            let (link, today) = match dice.below(8) {
                0 => (Link::Ahead, day - away),
                1 => (Link::Around, day - away),
                2 => (Link::Since, day + away),
                3 => (Link::Until, day + away),
                4 => (Link::EndOf, day + away),
                5 => (Link::SinceDate, day + away),
                _ => (Link::On, day + away),
            };
            let lean = if today < day { Lean::Ahead } else { Lean::Past };
            let clock = Clock { today, week_starts: locale.week_starts(), lean };
            let text = grammar.day(day, today, link);
            assert!(is_speakable(&text), "{text}");
            let expected = match link {
                Link::Since | Link::SinceDate => Span { from: Some(day), last: None },
                Link::Until => Span { from: None, last: Some(day) },
                _ => Span { from: Some(day), last: Some(day) },
            };
            let span = |text: &str| read_days(text, &customs).and_then(|when| when.span(clock));
            assert_eq!(span(&text), Some(expected), "{text} on {today}, {locale}");
            if dice.below(8) == 0 {
                let text = grammar.written_day(day, today);
                let expected = Span { from: Some(day), last: Some(day) };
                assert_eq!(span(&text), Some(expected), "{text} on {today}, {locale}");
            }
        }
    }
}

fn ranges_in_words(languages: &[&'static str]) {
    for (locale, grammar, customs, values) in locales(languages) {
        let mut dice = Dice::new(15);
        let start: NaiveDate = "1971-01-01".parse().unwrap();
        for _ in 0..values {
            let mut days = |most| Duration::days(i64::try_from(dice.below(most)).unwrap());
            let first = start + days(60_000);
            let last = first + Duration::days(1) + days(500);
            let today = last + days(500);
            let clock = Clock { today, week_starts: locale.week_starts(), lean: Lean::Past };
            let text = grammar.range(first, last, today);
            assert!(is_speakable(&text), "{text}");
            let span = read_days(&text, &customs).and_then(|when| when.span(clock));
            let expected = Span { from: Some(first), last: Some(last) };
            assert_eq!(span, Some(expected), "{text} on {today}, {locale}");
        }
    }
}

fn numbers_and_years(languages: &[&'static str]) {
    const GENDERS: [Gender; 4] =
        [Gender::Alone, Gender::Masculine, Gender::Feminine, Gender::Neuter];
    for (locale, grammar, customs, values) in locales(languages) {
        let mut dice = Dice::new(14);
        for turn in 0..values as u64 {
            let number = if turn < 10_000 { turn } else { dice.below(1_000_000_000_000) };
            let case = CASES[dice.index(CASES.len())];
            let text = grammar.cardinal(number, GENDERS[dice.index(GENDERS.len())], case);
            assert!(is_speakable(&text), "{text}");
            assert_eq!(read_number(&text, &customs), Some(number.into()), "{text}");
        }
        for place in 1..100 {
            for (gender, case) in GENDERS.into_iter().zip(CASES) {
                let text = grammar.ordinal(place, gender, case);
                assert!(is_speakable(&text), "{text}");
                assert_eq!(read_ordinal(&text, &customs), Some(place), "{text}");
            }
        }
        for number in 1_900..2_200 {
            let told: NaiveDate = NaiveDate::from_ymd_opt(number, 5, 17).unwrap();
            let today = NaiveDate::from_ymd_opt(2_200, 1, 1).unwrap();
            let clock = Clock { today, week_starts: locale.week_starts(), lean: Lean::Past };
            let text = format!("{} {}", grammar.month(told), grammar.year(number));
            let span = read_days(&text, &customs).and_then(|when| when.span(clock));
            let first = told.with_day(1);
            let last = told.with_day(31);
            assert_eq!(span, Some(Span { from: first, last }), "{text}");
            assert_eq!(told.year(), number);
        }
    }
}

macro_rules! read_back {
    ($($language:ident: $locales:expr;)+) => {$(
        mod $language {
            #[test]
            fn amounts_in_words() {
                super::amounts_in_words(&$locales);
            }

            #[test]
            fn amounts_in_figures() {
                super::amounts_in_figures(&$locales);
            }

            #[test]
            fn days_in_words_and_figures() {
                super::days_in_words_and_figures(&$locales);
            }

            #[test]
            fn ranges_in_words() {
                super::ranges_in_words(&$locales);
            }

            #[test]
            fn numbers_and_years() {
                super::numbers_and_years(&$locales);
            }
        }
    )+};
}

read_back! {
    english: super::ENGLISH;
    spanish: super::SPANISH;
    german: super::GERMAN;
}
