//! Models compiled, and asked.

use super::matcher::{GivenName, Matcher};
use super::model::{IntentWords, Model, SlotUse, TypeWords, ValueWords};
use crate::basics::Locale;

fn intent(name: &str, slots: &[(&str, &str)], samples: &[&str]) -> IntentWords {
    IntentWords {
        name: name.into(),
        slots: slots
            .iter()
            .map(|(name, of)| SlotUse { name: (*name).into(), type_name: (*of).into() })
            .collect(),
        samples: samples.iter().map(|sample| (*sample).into()).collect(),
        ..IntentWords::default()
    }
}

fn value(id: &str, name: &str, synonyms: &[&str]) -> ValueWords {
    let synonyms = synonyms.iter().map(|synonym| (*synonym).into()).collect();
    ValueWords { id: Some(id.into()), name: name.into(), synonyms }
}

fn model() -> Model {
    let slots = [
        ("plant", "PLANT"),
        ("code", "AMAZON.FOUR_DIGIT_NUMBER"),
        ("place", "AMAZON.Ordinal"),
        ("what", "AMAZON.SearchQuery"),
    ];
    Model {
        intents: vec![
            intent(
                "Water",
                &slots,
                &["water the {plant}", "what's with {plant}'s water", "the {place} one"],
            ),
            intent("Open", &slots, &["gate {code}", "gate {code} now", "water the red rose"]),
            intent("Find", &slots, &["look for {what}", "look for {what} in bed {code}"]),
            intent("Late", &slots, &["water the {plant}"]),
        ],
        types: vec![TypeWords {
            name: "PLANT".into(),
            values: vec![
                value("ROSE", "rose", &["red rose", "the queen"]),
                value("OAK", "oak", &["old oak tree"]),
                value("VINE", "honeysuckle", &[]),
            ],
            open: false,
        }],
        openers: vec!["could you".into(), "please".into(), "dear gardener".into()],
        closers: vec!["please".into(), "if you can".into()],
        foreign: Vec::new(),
    }
}

/// `Intent name=value/ID …`, or the reason.
fn says(text: &str, given: &[GivenName<'_>]) -> String {
    let matcher = Matcher::compile(&model(), Locale::EN_US).unwrap();
    match matcher.understand(text, given) {
        Err(reason) => format!("{reason:?}"),
        Ok(understood) => {
            let mut line = format!("{} {:?}", understood.intent, understood.closeness);
            for slot in &understood.slots {
                line += &format!(" {}={}", slot.name, slot.value);
                if let Some(id) = slot.resolved.and_then(|resolved| resolved.id) {
                    line += &format!("/{id}");
                }
            }
            line
        }
    }
}

#[test]
fn reads_samples_slots_filler_and_typos() {
    for (text, expected) in [
        ("Water the rose.", "Water Exact plant=rose/ROSE"),
        ("water the Queen", "NoSample"),
        ("water the the queen", "Water Exact plant=the queen/ROSE"),
        ("water the old oak tree", "Water Exact plant=old oak tree/OAK"),
        ("what is with the queen's water", "Water Exact plant=the queen/ROSE"),
        ("water the red rose", "Open Exact"),
        ("gate one oh oh one", "Open Exact code=1001"),
        ("gate 1001 now", "Open Exact code=1001"),
        ("gate twelve", "NoSample"),
        ("the 2nd one", "Water Exact place=2"),
        ("look for a blue can", "Find Exact what=a blue can"),
        ("look for a can in bed double oh one two", "Find Exact what=a can code=0012"),
        ("could you please water the oak", "Water WithoutFiller plant=oak/OAK"),
        ("dear gardener gate 1 2 3 4 if you can please", "Open WithoutFiller code=1234"),
        ("waer the oak", "Water Respelled plant=oak/OAK"),
        ("could you watter the old oak treee", "Water Respelled plant=old oak treee/OAK"),
        ("waer teh oek", "NoSample"),
        ("water the honysukle", "Water Respelled plant=honysukle/VINE"),
        ("waer the honysuckle", "Water Respelled plant=honysuckle/VINE"),
        ("waer the honysukle", "NoSample"),
        ("water the honysukl", "NoSample"),
        ("please", "NoSample"),
        ("", "Silence"),
        ("?!", "Silence"),
    ] {
        assert_eq!(says(text, &[]), expected, "{text}");
    }
    assert_eq!(says(&"rose ".repeat(70), &[]), "TooLong");
    assert_eq!(says(&"r".repeat(3000), &[]), "TooLong");
}

#[test]
fn names_given_at_run_time_hold_for_one_utterance() {
    let given = [
        GivenName { slot_type: "PLANT", name: "Grandma's Fern" },
        GivenName { slot_type: "PLANT", name: "Oak" },
        GivenName { slot_type: "PLANT", name: "Rhodendron" },
        GivenName { slot_type: "NOTHING", name: "thing" },
    ];
    assert_eq!(says("water the grandma's fern", &[]), "NoSample");
    for (text, expected) in [
        ("water the grandma's fern", "Water Exact plant=grandma fern"),
        ("water the granma fern", "Water Respelled plant=granma fern"),
        ("water the rodemdron", "Water Respelled plant=rodemdron"),
        ("water the rodemdrom", "NoSample"),
        ("water the oak", "Water Exact plant=oak"),
        ("water the old oak tree", "Water Exact plant=old oak tree/OAK"),
    ] {
        assert_eq!(says(text, &given), expected, "{text}");
    }
}

#[test]
fn debug_output_holds_nothing_that_was_said() {
    let matcher = Matcher::compile(&model(), Locale::EN_US).unwrap();
    let understood = matcher.understand("gate 7 7 8 8", &[]).unwrap();
    assert!(!format!("{understood:?}").contains("7788"), "{understood:?}");
}

#[test]
fn contradictions_name_intent_and_sample() {
    for (broken, says) in [
        (intent("A", &[], &["go {there}"]), "which the intent does not list"),
        (intent("A", &[("x", "NOWHERE")], &[]), "does not define"),
        (intent("A", &[], &["go {there"]), "without its partner"),
        (intent("A", &[], &["go } there"]), "without its partner"),
    ] {
        let model = Model { intents: vec![broken], ..Model::default() };
        let error = Matcher::compile(&model, Locale::EN_US).unwrap_err().to_string();
        assert!(error.contains(says) && error.starts_with("A: "), "{error}");
    }
}
