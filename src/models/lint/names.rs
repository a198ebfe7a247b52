//! Names: how the skill is called, what intents, slots and types are called.

use std::collections::BTreeMap;

use super::finding::Findings;
use super::language::{rule_words, tongue_of};
use super::limits::{INTENTS_MAX, REQUIRED_BUILT_INS, TALK_BUILT_INS, WAKE_WORDS};
use crate::models::locale_words::LocaleWords;
use crate::models::problem::Place;
use crate::nlu::is_built_in;

/// The rule that a talk can be led; other people's skills may need no such talk.
pub(super) const TALK_RULE: &str = "talk-intent";

/// Alexa's rules for invocation names.
pub(super) fn check_invocation(locale: &LocaleWords, place: &Place, findings: &mut Findings) {
    let name = &locale.invocation_name;
    let known = rule_words(tongue_of(locale));
    let mut block = |why: String| {
        findings.block(place, "invocation-name", format!("invocation name {name:?} {why}"));
    };
    let allowed =
        |c: char| c == ' ' || c == '\'' || c == '.' || (c.is_alphabetic() && !c.is_uppercase());
    if let Some(bad) = name.chars().find(|c| !allowed(*c)) {
        block(format!("holds {bad:?}: only small letters, spaces and apostrophes may stand there"));
    }
    let words: Vec<&str> = name.split(' ').collect();
    if words.iter().any(|word| word.is_empty()) {
        block("has a stray space: put one space between words".to_owned());
    }
    if words.len() < 2 {
        block("has one word only: take at least two".to_owned());
    }
    if words.len() == 2 {
        for word in words.iter().filter(|word| known.small.contains(word)) {
            block(format!("holds {word:?}: a name of two words needs two full words"));
        }
    }
    for word in words.iter().map(|word| word.strip_suffix("'s").unwrap_or(word)) {
        if known.launch.contains(&word) {
            block(format!("holds the launch word {word:?}: take another"));
        }
        if known.connecting.contains(&word) {
            block(format!("holds the connecting word {word:?}: take another"));
        }
        if WAKE_WORDS.contains(&word) || ["skill", "app"].contains(&word) {
            block(format!("holds {word:?}, which no skill may be called: take another"));
        }
    }
}

/// Intents, slots and types: form, uniqueness, the required ones.
pub(super) fn check_intents(words: &LocaleWords, findings: &mut Findings) {
    let catalogue = Place::file("source/catalogue.toml");
    let block = |findings: &mut Findings, rule, message| findings.block(&catalogue, rule, message);
    if words.intents.len() > INTENTS_MAX {
        let count = words.intents.len();
        let message = format!("{count} intents of at most {INTENTS_MAX}: merge some");
        block(findings, "intent-count", message);
    }
    let required = REQUIRED_BUILT_INS.map(|name| (name, "required-intent"));
    for (required, rule) in required.into_iter().chain(TALK_BUILT_INS.map(|it| (it, TALK_RULE))) {
        if !words.intents.iter().any(|intent| intent.entry.name == required) {
            block(findings, rule, format!("{required} is missing: add it"));
        }
    }
    // What each name stands for: a name means one thing in the whole model. That a slot has one
    // type everywhere follows from the catalogue, which defines each slot once.
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    let mut claim = |findings: &mut Findings, name, what| {
        let earlier = *names.entry(name).or_insert(what);
        if earlier != what {
            let message = format!("{name:?} is {earlier} and {what}: rename one");
            block(findings, "name-clash", message);
        }
    };
    for intent in &words.intents {
        let name = intent.entry.name.as_str();
        claim(findings, name, "an intent");
        if !is_built_in(name) && !is_name(name, "_") {
            let message = format!("intent {name:?}: take letters and single underscores only");
            block(findings, "name-form", message);
        }
        for slot in &intent.entry.slots {
            claim(findings, &slot.name, "a slot");
            if !is_name(&slot.name, "_.") {
                let message = format!("slot {:?}: take letters and underscores only", slot.name);
                block(findings, "name-form", message);
            }
        }
    }
    for listed in &words.types {
        claim(findings, &listed.name, "a slot type");
        if is_built_in(&listed.name) || !is_name(&listed.name, "_.") {
            let message =
                format!("slot type {:?}: take letters and underscores, no prefix", listed.name);
            block(findings, "name-form", message);
        }
    }
}

/// Letters with single marks of `marks` between them.
fn is_name(name: &str, marks: &str) -> bool {
    name.split(|c: char| marks.contains(c))
        .all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphabetic()))
}
