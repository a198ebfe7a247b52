//! Every sentence means what its author meant.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use saldo::basics::Locale;
use saldo::models::{HeardPhrase, LocaleWords};
use saldo::nlu::{Closeness, GivenName, NotUnderstood, TypeWords, ValueWords};

use super::{english, words};

fn locale_words() -> &'static LocaleWords {
    words().words(Locale::EN_US).unwrap()
}

/// Phrase and id.
type Value = (String, String);

/// What can be said for each listed type: every phrase but those that two types share, which the
/// talk tells apart and not the words.
static VALUES: LazyLock<BTreeMap<&'static str, Vec<Value>>> = LazyLock::new(|| {
    let types = &locale_words().types;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for phrase in types.iter().flat_map(|t| &t.values).flat_map(ValueWords::phrases) {
        *counts.entry(phrase).or_default() += 1;
    }
    let pairs = |value: &ValueWords| -> Vec<Value> {
        let id = value.id.clone().unwrap();
        let own = value.phrases().filter(|phrase| counts[phrase] == 1);
        own.map(|phrase| (phrase.to_owned(), id.clone())).collect()
    };
    let of_type = |t: &'static TypeWords| -> (&'static str, Vec<Value>) {
        (t.name.as_str(), t.values.iter().flat_map(pairs).collect())
    };
    types.iter().map(of_type).collect()
});

/// Words to say for a slot, with the id or the digits that must come out.
fn value_of(slot_type: &str, turn: usize) -> (String, String) {
    const DIGITS: [(&str, &str); 4] = [
        ("one zero zero one", "1001"),
        ("double four oh two", "4402"),
        ("nineteen eighty", "1980"),
        ("7 3 1 8", "7318"),
    ];
    const PLACES: [(&str, &str); 3] = [("second", "2"), ("1st", "1"), ("twenty third", "23")];
    const DATES: [(&str, &str); 6] = [
        ("last month", "last month"),
        ("march", "march"),
        ("yesterday", "yesterday"),
        ("this year", "this year"),
        ("november third", "november third"),
        ("may", "may"),
    ];
    const SPANS: [(&str, &str); 2] = [("two weeks", "P2W"), ("thirty days", "P30D")];
    const NUMBERS: [(&str, &str); 3] = [("fifty", "50"), ("a hundred", "100"), ("20", "20")];
    let pick = |rows: &[(&str, &str)]| {
        let (said, meaning) = rows[turn % rows.len()];
        (said.to_owned(), meaning.to_owned())
    };
    match slot_type {
        "AMAZON.FOUR_DIGIT_NUMBER" => pick(&DIGITS),
        "AMAZON.Ordinal" => pick(&PLACES),
        "AMAZON.DATE" => pick(&DATES),
        "AMAZON.DURATION" => pick(&SPANS),
        "AMAZON.NUMBER" => pick(&NUMBERS),
        _ => {
            let all = &VALUES[slot_type];
            all[turn % all.len()].clone()
        }
    }
}

#[test]
fn every_sample_means_its_own_intent_and_slots() {
    let mut turn = 0;
    let mut wrong = Vec::new();
    let mut checked = 0;
    for intent in locale_words().model().intents {
        for sample in intent.samples.iter().chain(&intent.native) {
            // Values differ from sample to sample, so that all of them are met.
            let mut text = sample.clone();
            let mut wanted = BTreeMap::new();
            for slot in &intent.slots {
                let mark = format!("{{{}}}", slot.name);
                if text.contains(&mark) {
                    turn += 1;
                    let (said, meaning) = value_of(&slot.type_name, turn);
                    text = text.replace(&mark, &said);
                    wanted.insert(slot.name.clone(), meaning);
                }
            }
            checked += 1;
            let verdict = english().understand(&text, &[]);
            let agrees = verdict.as_ref().is_ok_and(|found| {
                let slots = found.slots.iter().map(|slot| {
                    let id = slot.resolved.and_then(|resolved| resolved.id);
                    (slot.name.to_owned(), id.unwrap_or(&slot.value).to_owned())
                });
                found.intent == intent.name
                    && found.closeness == Closeness::Exact
                    && slots.collect::<BTreeMap<_, _>>() == wanted
            });
            if !agrees {
                wrong.push(format!("{text:?} ({}: {sample}): {verdict:?}", intent.name));
            }
        }
    }
    assert!(checked > 5_000, "{checked}");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

fn agrees(phrase: &HeardPhrase) -> Result<(), String> {
    match english().understand(&phrase.text, &[]) {
        Ok(found) if phrase.agrees(&found) => Ok(()),
        other => Err(format!("{:?} should mean {}: {other:?}", phrase.text, phrase.intent)),
    }
}

#[test]
fn what_people_said_is_understood() {
    let heard = &locale_words().heard;
    assert!(heard.len() >= 120, "{}", heard.len());
    let wrong: Vec<String> = heard.iter().filter_map(|phrase| agrees(phrase).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_people_typed_is_understood() {
    let lines = include_str!("typed.txt").lines();
    let rows = lines.filter(|line| !line.starts_with('#') && !line.is_empty());
    let wrong: Vec<String> = rows
        .filter_map(|line| {
            let (intent, marked) = line.split_once(" | ").unwrap();
            agrees(&HeardPhrase::parse(intent, marked).unwrap()).err()
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_most_asked_intents_have_many_shapes() {
    for name in ["BalanceIntent", "OwedIntent", "RecentTransactionsIntent"] {
        let intent = locale_words().intents.iter().find(|i| i.entry.name == name).unwrap();
        assert!(intent.sentences.len() >= 40, "{name}: {}", intent.sentences.len());
    }
}

#[test]
fn a_customers_own_nickname_is_understood() {
    let given = [
        GivenName { slot_type: "ACCOUNT_NAME", name: "Grandma's Lake House" },
        GivenName { slot_type: "ACCOUNT_NAME", name: "Rainy Day" },
    ];
    for text in [
        "what's in Grandma's lake house",
        "what's my grandmas lake house balance",
        "my grandma's lake house account balance please",
        "what's in my granma's lake house",
    ] {
        let found = english().understand(text, &given).unwrap();
        assert_eq!(found.intent, "BalanceIntent", "{text}");
        assert!(found.slot("account_name").is_some_and(|slot| slot.resolved.is_none()), "{text}");
        assert_eq!(english().understand(text, &[]), Err(NotUnderstood::NoSample), "{text}");
    }
}

#[test]
fn what_nobody_offers_is_not_understood() {
    for text in [
        "what's the weather",
        "play some music",
        "transfer fifty dollars to john",
        "how much is a flight to boston",
        "open the garage",
        "tell me a joke",
        "balance the budget of the united states",
        "please",
        "can you please",
        "alexa",
        "the",
        "is my",
        "one two three",
        "ending in nine",
    ] {
        let verdict = english().understand(text, &[]);
        assert_eq!(verdict, Err(NotUnderstood::NoSample), "{text}");
    }
}
