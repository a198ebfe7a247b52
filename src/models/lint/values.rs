//! Listed slot values: what may stand in them, and that each means one thing.

use std::collections::HashMap;

use super::finding::Findings;
use super::language::tongue_of;
use super::limits::{VALUE_CHARS_MAX, VALUES_MAX};
use crate::models::locale_words::LocaleWords;
use crate::models::problem::Place;
use crate::nlu::normal_form;

pub(super) fn check(words: &LocaleWords, findings: &mut Findings) {
    let tongue = tongue_of(words);
    let mut total = 0;
    // Normal form of every phrase, with the value that owns it.
    let mut owners: HashMap<String, (&str, &str)> = HashMap::new();
    for listed in &words.types {
        let file = Place::file(&format!("source/{}/types/{}.toml", words.locale, listed.name));
        let used = words.intents.iter().flat_map(|intent| &intent.entry.slots);
        if !used.into_iter().any(|slot| slot.type_name == listed.name) {
            let message = "no slot has this type: delete the file, or add the slot".to_owned();
            findings.block(&file, "unused-type", message);
        }
        if listed.values.is_empty() {
            let message = "a slot type needs at least one value: add one".to_owned();
            findings.block(&file, "empty-type", message);
        }
        for value in &listed.values {
            let id = value.id.as_deref().unwrap_or_default();
            let owner = (listed.name.as_str(), id);
            let place = words.value_place(&listed.name, id).unwrap_or(&file);
            for phrase in value.phrases() {
                total += 1;
                check_phrase(phrase, id, place, findings);
                let earlier = owners.insert(normal_form(phrase, tongue), owner);
                let is_clash = |other: &(&str, &str)| !may_share(words, owner.0, other.0);
                if let Some((other_type, other_id)) = earlier.filter(is_clash) {
                    let message = format!(
                        "{phrase:?} stands for {id} and for {other_id} of {other_type}: \
                         keep one of them"
                    );
                    findings.block(place, "value-twice", message);
                }
            }
        }
    }
    if total > VALUES_MAX {
        let place = Place::file(&format!("source/{}/types", words.locale));
        let message = format!("{total} values and synonyms of at most {VALUES_MAX}: drop some");
        findings.block(&place, "value-count", message);
    }
}

/// Whether the talk tells values of these two types apart.
fn may_share(words: &LocaleWords, one: &str, other: &str) -> bool {
    let is_pair = |(a, b): &(String, String)| (a == one && b == other) || (a == other && b == one);
    words.shared.iter().any(is_pair)
}

fn check_phrase(phrase: &str, id: &str, place: &Place, findings: &mut Findings) {
    let allowed = |c: char| c.is_alphanumeric() || " .'-".contains(c);
    if let Some(bad) = phrase.chars().find(|c| !allowed(*c) || c.is_uppercase()) {
        let message = format!("{phrase:?} of {id} holds {bad:?}: write it as it is said");
        findings.block(place, "value-characters", message);
    }
    if normal_form(phrase, None).is_empty() {
        let message = format!("a synonym of {id} says nothing: delete it");
        findings.block(place, "value-characters", message);
    }
    let length = phrase.chars().count();
    if length > VALUE_CHARS_MAX {
        let message = format!("{length} characters of at most {VALUE_CHARS_MAX}: shorten it");
        findings.block(place, "value-length", message);
    }
}
