//! Every sentence means what its author meant.

use std::collections::{BTreeMap, HashSet};

use saldo::basics::Locale;
use saldo::models::{HeardPhrase, LocaleWords, Source, shipped_files};
use saldo::nlu::{
    Closeness, Customs, GivenName, IntentWords, Matcher, NotUnderstood, SlotUse, TypeWords,
    ValueWords, normal_form,
};

use super::{english, words};

fn locale_words() -> &'static LocaleWords {
    words().words(Locale::EN_US).unwrap()
}

/// Phrase and id, and whether it is the usual one.
type Value = (String, String, bool);

/// What can be said for each listed type: every phrase but those that two types share, which the
/// talk tells apart and not the words.
fn listed_values(words: &LocaleWords) -> BTreeMap<&str, Vec<Value>> {
    let types = &words.types;
    let tongue = Customs::of(words.locale).map(|customs| customs.tongue);
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for phrase in types.iter().flat_map(|t| &t.values).flat_map(ValueWords::phrases) {
        *counts.entry(normal_form(phrase, tongue)).or_default() += 1;
    }
    let pairs = |value: &ValueWords| -> Vec<Value> {
        let id = value.id.clone().unwrap();
        let own = value.phrases().filter(|phrase| counts[&normal_form(phrase, tongue)] == 1);
        own.map(|phrase| (phrase.to_owned(), id.clone(), phrase == value.name)).collect()
    };
    let of_type = |t: &'_ TypeWords| -> Vec<Value> { t.values.iter().flat_map(pairs).collect() };
    types.iter().map(|t| (t.name.as_str(), of_type(t))).collect()
}

/// Four digits, places in a list, days, lengths of time and numbers in a language (German where it
/// is no other): what is said for them, and what must come out.
type Spoken = [&'static [(&'static str, &'static str)]; 5];

fn spoken(locale: &str) -> Spoken {
    match &locale[..2] {
        "en" => [
            &[
                ("one zero zero one", "1001"),
                ("double four oh two", "4402"),
                ("nineteen eighty", "1980"),
                ("7 3 1 8", "7318"),
            ],
            &[("second", "2"), ("1st", "1"), ("twenty third", "23")],
            &[
                ("last month", "last month"),
                ("march", "march"),
                ("yesterday", "yesterday"),
                ("this year", "this year"),
                ("november third", "november third"),
                ("may", "may"),
            ],
            &[("two weeks", "P2W"), ("thirty days", "P30D")],
            &[("fifty", "50"), ("a hundred", "100"), ("20", "20")],
        ],
        "es" => [
            &[
                ("uno cero cero uno", "1001"),
                ("doble cuatro cero dos", "4402"),
                ("mil novecientos ochenta", "1980"),
                ("7 3 1 8", "7318"),
            ],
            &[("segunda", "2"), ("primer", "1"), ("tercera", "3")],
            &[
                ("el mes pasado", "el mes pasado"),
                ("marzo", "marzo"),
                ("ayer", "ayer"),
                ("este a\u{f1}o", "este a\u{f1}o"),
                ("el tres de noviembre", "el tres de noviembre"),
            ],
            &[("dos semanas", "P2W"), ("treinta d\u{ed}as", "P30D")],
            &[("cincuenta", "50"), ("cien", "100"), ("20", "20")],
        ],
        _ => [
            &[
                ("eins null null eins", "1001"),
                ("vier vier null zwei", "4402"),
                ("neunzehnhundertachtzig", "1980"),
                ("7 3 1 8", "7318"),
            ],
            &[("zweite", "2"), ("erste", "1"), ("dritte", "3")],
            &[
                ("letzten monat", "letzten monat"),
                ("m\u{e4}rz", "m\u{e4}rz"),
                ("gestern", "gestern"),
                ("dieses jahr", "dieses jahr"),
                ("dritten november", "dritten november"),
            ],
            &[("zwei wochen", "P2W"), ("drei\u{df}ig tage", "P30D")],
            &[("f\u{fc}nfzig", "50"), ("hundert", "100"), ("20", "20")],
        ],
    }
}

/// A sample with something said in its slots, and what must come out.
fn said(
    intent: &IntentWords,
    sample: &str,
    listed: &BTreeMap<&str, Vec<Value>>,
    spoken: &Spoken,
    turn: &mut usize,
) -> (String, BTreeMap<String, String>) {
    const SPOKEN: [&str; 5] = [
        "AMAZON.FOUR_DIGIT_NUMBER",
        "AMAZON.Ordinal",
        "AMAZON.DATE",
        "AMAZON.DURATION",
        "AMAZON.NUMBER",
    ];
    let mut text = sample.to_owned();
    let mut wanted = BTreeMap::new();
    for slot in &intent.slots {
        let mark = format!("{{{}}}", slot.name);
        if !text.contains(&mark) {
            continue;
        }
        // Values differ from sample to sample, so that all of them are met.
        *turn += 1;
        let (phrase, meaning) = match SPOKEN.iter().position(|name| *name == slot.type_name) {
            Some(place) => {
                let (phrase, meaning) = spoken[place][*turn % spoken[place].len()];
                (phrase.to_owned(), meaning.to_owned())
            }
            None => {
                // By itself another phrase can be a sentence: "all my balances".
                let fits = |value: &&Value| value.2 || sample != mark;
                let all = listed[slot.type_name.as_str()].iter().filter(fits);
                let all: Vec<&Value> = all.collect();
                let (phrase, id, _) = all[*turn % all.len()];
                (phrase.clone(), id.clone())
            }
        };
        text = text.replace(&mark, &phrase);
        wanted.insert(slot.name.clone(), meaning);
    }
    (text, wanted)
}

/// A slot of `sample` that another sample of the intent writes out in words of the same value:
/// "lock my card" beside "lock my {account_kind}". Written out they fill no slot.
fn written_out<'i>(
    intent: &'i IntentWords,
    sample: &str,
    words: &LocaleWords,
    wanted: &BTreeMap<String, String>,
) -> Option<&'i str> {
    let is_written_out = |slot: &&SlotUse| {
        let listed = words.types.iter().filter(|it| it.name == slot.type_name);
        let mut values = listed.flat_map(|it| &it.values);
        let said = values.find(|value| value.id.as_ref() == wanted.get(&slot.name));
        let mark = format!("{{{}}}", slot.name);
        said.is_some_and(|said| {
            said.phrases().any(|phrase| intent.samples.contains(&sample.replace(&mark, phrase)))
        })
    };
    intent.slots.iter().find(is_written_out).map(|slot| slot.name.as_str())
}

/// The samples of a locale that do not come out as their own intent and slots.
fn wrong_samples(name: &str, words: &LocaleWords, matcher: &Matcher) -> Vec<String> {
    let (listed, spoken) = (listed_values(words), spoken(name));
    let (mut turn, mut checked) = (0, 0);
    let mut wrong = Vec::new();
    let model = words.model();
    // "My bills" is a sentence of its own, although bills is also what an account may be called;
    // so is "kartenabrechnung", in one word or two.
    let together = |text: &str| text.replace(' ', "");
    let all = model.intents.iter().flat_map(|it| it.samples.iter().chain(&it.native));
    let literal: HashSet<String> = all.map(|sample| together(sample)).collect();
    for intent in &model.intents {
        for sample in intent.samples.iter().chain(&intent.native) {
            let (text, wanted) = said(intent, sample, &listed, &spoken, &mut turn);
            if text != *sample && literal.contains(&together(&text)) {
                continue;
            }
            checked += 1;
            let verdict = matcher.understand(&text, &[]);
            let agrees = verdict.as_ref().is_ok_and(|found| {
                let slots = found.slots.iter().map(|slot| {
                    let id = slot.resolved.and_then(|resolved| resolved.id);
                    (slot.name.to_owned(), id.unwrap_or(&slot.value).to_owned())
                });
                let slots: BTreeMap<_, _> = slots.collect();
                let has_slots = slots == wanted
                    || written_out(intent, sample, words, &wanted).is_some_and(|slot| {
                        let others = wanted.iter().filter(|(name, _)| *name != slot);
                        slots.iter().eq(others)
                    });
                found.intent == intent.name && found.closeness == Closeness::Exact && has_slots
            });
            if !agrees {
                wrong.push(format!("{name} {text:?} ({}: {sample}): {verdict:?}", intent.name));
            }
        }
    }
    assert!(checked > 2_000, "{name}: {checked}");
    wrong
}

#[test]
fn every_sample_means_its_own_intent_and_slots() {
    let mut wrong = Vec::new();
    let files = shipped_files();
    for locale in Source::locales_of(&files) {
        let words_of = Source::read_locale(&files, locale).unwrap();
        let matcher = Matcher::compile(&words_of.model(), locale).unwrap();
        wrong.extend(wrong_samples(&locale.to_string(), &words_of, &matcher));
    }
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
