//! A region laid over its language, and a language held against the one written first.

use super::layer::{IntentLines, Layer, TypeLines, ValueLines};
use super::problem::{Faults, Place, Problem};

/// The language that all others must match, file by file.
pub(super) const REFERENCE: &str = "en";

/// The words of a region: its own, and those of its language that it does not change.
///
/// A rule replaces the language's. A value's new name replaces the old one, which stays a synonym;
/// synonyms, sentences, polite words and heard phrases add up; `without` takes away.
pub(super) fn overlay(language: &Layer, region: Layer, faults: &mut Faults) -> Layer {
    let mut whole = language.clone();
    whole.name = region.name;
    whole.before.extend(region.before);
    whole.after.extend(region.after);
    whole.foreign.extend(region.foreign);
    whole.rules.extend(region.rules);
    for (intent, lines) in region.intents {
        match whole.intents.get_mut(&intent) {
            Some(known) => change_sentences(known, lines, faults),
            None => faults.add(Place::file(&lines.file), Problem::UnknownIntent(intent)),
        }
    }
    for (name, lines) in region.types {
        match whole.types.get_mut(&name) {
            Some(known) => change_values(known, lines, faults),
            None => faults.add(Place::file(&lines.file), Problem::TypeOfRegion(name)),
        }
    }
    for (intent, phrases) in region.heard {
        whole.heard.entry(intent).or_default().extend(phrases);
    }
    whole
}

fn change_sentences(known: &mut IntentLines, region: IntentLines, faults: &mut Faults) {
    for gone in region.without {
        let before = known.sentences.len();
        known.sentences.retain(|sentence| sentence.text != gone.text);
        if known.sentences.len() == before {
            faults.add(gone.place, Problem::NothingToTake(gone.text));
        }
    }
    known.sentences.extend(region.sentences);
    known.unpackaged.extend(region.unpackaged);
    known.native.extend(region.native);
}

fn change_values(known: &mut TypeLines, region: TypeLines, faults: &mut Faults) {
    known.open |= region.open;
    known.shared_with.extend(region.shared_with);
    for value in region.values {
        match known.values.iter_mut().find(|old| old.id == value.id) {
            Some(old) => change_value(old, value, faults),
            None if value.name.is_some() => known.values.push(value),
            None => faults.add(value.place, Problem::NamelessValue(value.id)),
        }
    }
}

fn change_value(old: &mut ValueLines, region: ValueLines, faults: &mut Faults) {
    if let Some(name) = region.name.filter(|name| old.name.as_ref() != Some(name)) {
        old.synonyms.retain(|synonym| *synonym != name);
        let before = old.name.replace(name);
        old.synonyms.splice(0..0, before);
    }
    for gone in region.without {
        let before = old.synonyms.len();
        old.synonyms.retain(|synonym| *synonym != gone.text);
        if old.synonyms.len() == before {
            faults.add(gone.place, Problem::NothingToTake(gone.text));
        }
    }
    let new = region.synonyms.into_iter().filter(|synonym| !old.synonyms.contains(synonym));
    let new: Vec<String> = new.collect();
    old.synonyms.extend(new);
    old.place = region.place;
}

/// Everything that `reference` has and `language` lacks, and what it has too much.
///
/// Files, the intents in them and the ids of values must be the same. Rules are a language's own:
/// one that a sentence uses and nobody wrote is found when the sentence is expanded.
pub(super) fn compare(reference: &Layer, language: &Layer, faults: &mut Faults) {
    let twin = |file: &str| {
        let inner = file.strip_prefix(&reference.path("")).unwrap_or(file);
        language.path(inner)
    };
    for (intent, lines) in &reference.intents {
        let wanted = twin(&lines.file);
        match language.intents.get(intent) {
            None => faults.add(Place::file(&wanted), Problem::UnspokenIntent(intent.clone())),
            Some(found) => {
                if found.file != wanted {
                    let moved = Problem::IntentElsewhere { intent: intent.clone(), wanted };
                    faults.add(Place::file(&found.file), moved);
                }
                let says = |lines: &IntentLines| lines.sentences.len() + lines.native.len() > 0;
                if says(lines) && !says(found) {
                    let silent = Problem::SilentIntent(intent.clone());
                    faults.add(Place::file(&found.file), silent);
                }
            }
        }
    }
    for (name, lines) in &reference.types {
        let Some(found) = language.types.get(name) else {
            faults.add(Place::file(&twin(&lines.file)), Problem::MissingFile);
            continue;
        };
        // Names of merchants and the like differ from country to country.
        if lines.open {
            continue;
        }
        for value in lines.values.iter().filter(|value| !holds(found, &value.id)) {
            let missing = Problem::MissingValue(value.id.clone());
            faults.add(Place::file(&found.file), missing);
        }
        for value in found.values.iter().filter(|value| !holds(lines, &value.id)) {
            faults.add(value.place.clone(), Problem::UnknownValue(value.id.clone()));
        }
    }
}

fn holds(lines: &TypeLines, id: &str) -> bool {
    lines.values.iter().any(|value| value.id == id)
}
