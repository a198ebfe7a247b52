//! Sentences: what may stand in them, and that no two intents claim the same one.

use std::collections::HashMap;

use super::finding::Findings;
use super::language::{RuleWords, rule_words, tongue_of};
use super::limits::{
    FIXED_BUILT_INS, SAMPLE_CHARS_MAX, SAMPLES_PER_INTENT_MAX, SHAPES_OF_CORE_MIN, WAKE_WORDS,
};
use crate::models::catalogue::Importance;
use crate::models::locale_words::{LocaleWords, Sentence, SpokenIntent};
use crate::models::problem::Place;
use crate::nlu::{Matcher, Tongue, is_built_in, normal_form};

/// A slot type that takes any words.
const FREE_TEXT: &str = "AMAZON.SearchQuery";

/// Checks every sentence; an intent of the bank has `samples_min` of them at the least.
pub(super) fn check(words: &LocaleWords, samples_min: usize, findings: &mut Findings) {
    let tongue = tongue_of(words);
    let mut owners: HashMap<String, (&str, &Place)> = HashMap::new();
    for intent in &words.intents {
        check_count(words, intent, samples_min, findings);
        for sentence in &intent.sentences {
            for sample in &sentence.samples {
                check_text(words, sentence, sample, findings);
                check_slots(intent, sentence, sample, findings);
                let name = intent.entry.name.as_str();
                let (owner, place) =
                    *owners.entry(masked(sample, tongue)).or_insert((name, &sentence.place));
                if owner != name {
                    let message = format!(
                        "{sample:?} means {name} here and {owner} at {place}: keep one of them"
                    );
                    findings.block(&sentence.place, "duplicate-sample", message);
                }
            }
        }
    }
}

fn check_count(
    words: &LocaleWords,
    intent: &SpokenIntent,
    samples_min: usize,
    findings: &mut Findings,
) {
    let name = &intent.entry.name;
    let count: usize = intent.sentences.iter().map(|sentence| sentence.samples.len()).sum();
    let folder = Place::file(&format!("source/{}/sentences", words.locale));
    let place = intent.sentences.first().map_or(&folder, |sentence| &sentence.place);
    if FIXED_BUILT_INS.contains(&name.as_str()) && count > 0 {
        let message = format!("{name} takes no sentences: move them elsewhere");
        findings.block(place, "fixed-intent", message);
    }
    if !is_built_in(name) && count < samples_min {
        let message = format!("{name} has {count} sentences of at least {samples_min}: add some");
        findings.block(place, "sample-count", message);
    }
    let shapes = intent.sentences.len();
    let is_core = !is_built_in(name) && intent.entry.importance == Importance::Core;
    if is_core && shapes < SHAPES_OF_CORE_MIN {
        let message = format!(
            "{name} is asked often and has {shapes} templates of at least {SHAPES_OF_CORE_MIN}: \
             add other shapes of sentence"
        );
        findings.block(place, "sentence-shapes", message);
    }
    if count > SAMPLES_PER_INTENT_MAX {
        let message =
            format!("{name} has {count} sentences of at most {SAMPLES_PER_INTENT_MAX}: drop some");
        findings.block(place, "sample-count", message);
    }
}

fn check_text(words: &LocaleWords, sentence: &Sentence, sample: &str, findings: &mut Findings) {
    let place = &sentence.place;
    let literal = without_slots(sample);
    let allowed = |c: char| c.is_alphabetic() || " ._'-".contains(c);
    if let Some(bad) = literal.chars().find(|c| !allowed(*c)) {
        let message = format!("{sample:?} holds {bad:?}: write it in letters, or leave it out");
        findings.block(place, "sample-characters", message);
    }
    let length = sample.chars().count();
    if length > SAMPLE_CHARS_MAX {
        let message = format!("{length} characters of at most {SAMPLE_CHARS_MAX}: shorten it");
        findings.block(place, "sample-length", message);
    }
    let tongue = tongue_of(words);
    let normal = normal_form(&literal, tongue);
    if let Some(wake) = normal.split(' ').find(|word| WAKE_WORDS.contains(word)) {
        let message = format!("{sample:?} holds the wake word {wake:?}: leave it out");
        findings.block(place, "wake-word", message);
    }
    let invocation = normal_form(&words.invocation_name, tongue);
    if format!(" {normal} ").contains(&format!(" {invocation} ")) {
        let message = format!("{sample:?} holds the invocation name: leave it out");
        findings.block(place, "invocation-in-sample", message);
    }
    if is_launch_phrase(&normal, &invocation, rule_words(tongue)) {
        let message = format!("{sample:?} starts a skill: leave out how the skill is opened");
        findings.block(place, "launch-phrase", message);
    }
}

/// Whether `sample` begins as people open a skill: "open the app", "ask saldo ..." (certification
/// 3.2). A launch word alone is none: "tell me my balance" opens nothing.
fn is_launch_phrase(sample: &str, invocation: &str, known: &RuleWords) -> bool {
    let begins = |launch: &&str| sample.strip_prefix(*launch)?.strip_prefix(' ');
    let Some(rest) = known.launch.iter().find_map(begins) else { return false };
    let small = ["the", "this", "my"].iter().chain(known.small);
    let mut words = rest.split(' ').filter(|word| !small.clone().any(|known| known == word));
    let opened = words.next();
    opened.is_some_and(|word| {
        ["skill", "app"].contains(&word) || invocation.split(' ').next() == Some(word)
    })
}

/// Slots must be the intent's own; free text needs words around it, and no other slot.
fn check_slots(intent: &SpokenIntent, sentence: &Sentence, sample: &str, findings: &mut Findings) {
    let slots = slot_names(sample);
    let declared = |name: &&str| intent.entry.slots.iter().any(|slot| slot.name == **name);
    if let Some(unknown) = slots.iter().find(|name| !declared(name)) {
        let name = &intent.entry.name;
        let message = format!("{name} has no slot {unknown:?}: add it in catalogue.toml");
        findings.block(&sentence.place, "unknown-slot", message);
    }
    let is_free = |name: &str| {
        let mut own = intent.entry.slots.iter();
        own.any(|slot| slot.name == name && slot.type_name == FREE_TEXT)
    };
    if !slots.iter().any(|name| is_free(name)) {
        return;
    }
    if slots.len() > 1 {
        let message = format!("{sample:?} puts free text next to another slot: split it in two");
        findings.block(&sentence.place, "free-text", message);
    }
    if without_slots(sample).trim().is_empty() {
        let message = format!("{sample:?} is free text only: put words before or after it");
        findings.block(&sentence.place, "free-text", message);
    }
}

/// Every heard phrase must be understood as marked.
pub(super) fn check_heard(words: &LocaleWords, matcher: &Matcher, findings: &mut Findings) {
    for phrase in &words.heard {
        let Some(place) = &phrase.place else { continue };
        let wanted = &phrase.intent;
        let text = &phrase.text;
        match matcher.understand(text, &[]) {
            Ok(understood) if phrase.agrees(&understood) => {}
            Ok(understood) => {
                let (intent, rule) = (understood.intent, understood.rule);
                let slots: Vec<&str> = understood.slots.iter().map(|slot| slot.name).collect();
                let message = format!(
                    "{text:?} should mean {wanted} but means {intent} with {slots:?} by {rule:?}"
                );
                findings.block(place, "heard", message);
            }
            Err(_) => {
                let message =
                    format!("{text:?} should mean {wanted} but is not understood: add a sentence");
                findings.block(place, "heard", message);
            }
        }
    }
}

/// The sample in normal form with every slot made alike: what two intents must not share.
fn masked(sample: &str, tongue: Option<Tongue>) -> String {
    let parts = sample.split('{').map(|part| match part.split_once('}') {
        Some((_, after)) => format!("\u{2205} {}", normal_form(after, tongue)),
        None => normal_form(part, tongue),
    });
    parts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_slots(sample: &str) -> String {
    let keep = |part: &str| part.split_once('}').map_or(part, |(_, after)| after).to_owned();
    sample.split('{').map(keep).collect::<Vec<_>>().join(" ")
}

fn slot_names(sample: &str) -> Vec<&str> {
    sample
        .split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}
