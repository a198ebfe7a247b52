//! The generated files, and whether those on disk are still the same.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::{Value, json};

use super::alexa_model::AlexaModel;
use super::manifest::{account_linking, skill_manifest};
use crate::models::catalogue::Catalogue;
use crate::models::heard::HeardPhrase;
use crate::models::locale_words::LocaleWords;
use crate::models::source::Source;
use crate::nlu::is_built_in;

/// Every generated file by its path inside the folder `interaction-models`.
///
/// The same source always gives the same bytes. JSON is printed like the platform's command line
/// prints it after a deployment (two spaces, no newline at the end), so that deploying changes no
/// file.
pub fn build(source: &Source) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut add = |path: String, json: Result<String, serde_json::Error>| {
        // Printing fails only on maps with keys that are no text; there are none.
        files.insert(format!("alexa/{path}"), json.unwrap_or_default().into_bytes());
    };
    add("ask-resources.json".into(), print(&resources("./skill-package")));
    add("account-linking.json".into(), print(&account_linking(source)));
    add("skill-package/skill.json".into(), print(&skill_manifest(source)));
    for words in source.locales.iter().filter(|words| words.is_offered) {
        let locale = words.locale;
        let model = AlexaModel::from_words(words);
        add(
            format!("skill-package/interactionModels/custom/{locale}.json"),
            serde_json::to_string_pretty(&model),
        );
        add(format!("nlu-tests/{locale}.json"), print(&annotations(words, &source.catalogue)));
    }
    files
}

fn print(value: &Value) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(value)
}

/// Resources of the command line `ask`: metadata only, for a person and for a build server.
fn resources(skill_package: &str) -> Value {
    let profile = json!({ "skillMetadata": { "src": skill_package } });
    json!({
        "askcliResourcesVersion": "2020-03-31",
        "profiles": { "default": profile, "__ENVIRONMENT_ASK_PROFILE__": profile },
    })
}

/// The heard phrases as an annotation set for the platform's own evaluation.
fn annotations(words: &LocaleWords, catalogue: &Catalogue) -> Value {
    let data = words.heard.iter().map(|phrase| {
        let intent = json!({ "name": phrase.intent, "slots": slots(phrase, catalogue) });
        json!({ "inputs": { "utterance": phrase.text }, "expected": [{ "intent": intent }] })
    });
    json!({ "data": data.collect::<Vec<_>>() })
}

/// Numbers are expected in digits, listed values as they were said.
fn slots(phrase: &HeardPhrase, catalogue: &Catalogue) -> Value {
    let intent = catalogue.intents.iter().find(|entry| entry.name == phrase.intent);
    let is_number = |name: &str| {
        let declared = intent.and_then(|entry| entry.slots.iter().find(|slot| slot.name == name));
        declared.is_some_and(|slot| is_built_in(&slot.type_name))
    };
    let value = |name: &str, slot: &crate::models::heard::HeardSlot| match &slot.meaning {
        Some(digits) if is_number(name) => digits.clone(),
        _ => slot.said.clone(),
    };
    let pairs = phrase.slots.iter();
    pairs.map(|(name, slot)| (name.clone(), json!({ "value": value(name, slot) }))).collect()
}

/// How a file on disk differs from the one that the source makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drift {
    /// It is not there.
    Missing(String),
    /// It says something else.
    Differs(String),
    /// The source makes no such file.
    Extra(String),
}

impl fmt::Display for Drift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "{path}: is missing"),
            Self::Differs(path) => write!(f, "{path}: differs from what the source makes"),
            Self::Extra(path) => write!(f, "{path}: comes from no source, delete it"),
        }
    }
}

/// Where the files `found` on disk differ from those `built`; pictures are drawn, not built.
pub fn drift(built: &BTreeMap<String, Vec<u8>>, found: &BTreeMap<String, Vec<u8>>) -> Vec<Drift> {
    let changed = built.iter().filter_map(|(path, bytes)| match found.get(path) {
        None => Some(Drift::Missing(path.clone())),
        Some(other) if other != bytes => Some(Drift::Differs(path.clone())),
        Some(_) => None,
    });
    let extra = found
        .keys()
        .filter(|path| path.starts_with("alexa/") && path.ends_with(".json"))
        .filter(|path| !path.contains("/.ask/") && !built.contains_key(*path))
        .map(|path| Drift::Extra(path.clone()));
    changed.chain(extra).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drift_names_every_kind_of_difference() {
        let files = |rows: &[(&str, &str)]| -> BTreeMap<String, Vec<u8>> {
            rows.iter().map(|(p, t)| ((*p).to_owned(), t.as_bytes().to_vec())).collect()
        };
        let built = files(&[("alexa/a.json", "1"), ("alexa/b.json", "2"), ("alexa/c.json", "3")]);
        let found = files(&[
            ("alexa/a.json", "1"),
            ("alexa/b.json", "other"),
            ("alexa/old.json", "x"),
            ("alexa/.ask/ask-states.json", "x"),
            ("alexa/icon.png", "x"),
            ("source/x.json", "x"),
        ]);
        let names = [
            Drift::Differs("alexa/b.json".into()),
            Drift::Missing("alexa/c.json".into()),
            Drift::Extra("alexa/old.json".into()),
        ];
        assert_eq!(drift(&built, &found), names);
        assert!(drift(&built, &built).is_empty());
    }
}
