//! What a prompt suggests is understood.

use std::collections::BTreeSet;

use crate::certify::gathered::Gathered;
use crate::certify::language::tongue_words;
use crate::certify::package::PackageLocale;
use crate::certify::requirement::{Finding, Row, Verdict, counted};
use crate::certify::suggested::{suggestions, understood};

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "4.3a",
        title: "Suggestions are understood",
        requirement: "Every phrase that a prompt suggests is one of the skill's own samples",
        basis: "Voice interface testing: intent response",
        judge: understood_all,
    },
    Row {
        id: "4.3b",
        title: "Answers fit",
        requirement: "Answers are relevant to what was asked",
        basis: "Voice interface testing: intent response",
        judge: |gathered| match gathered.no_turns() {
            Some(why) => Verdict::not_applicable(why),
            None => Verdict::person("Read the transcripts: does each answer fit its question?"),
        },
    },
];

fn understood_all(gathered: &Gathered) -> Verdict {
    if let Some(why) = gathered.no_turns() {
        return Verdict::not_applicable(why);
    }
    let mut findings = Vec::new();
    let mut looked_at = 0;
    for locale in gathered.package.iter().flat_map(|package| &package.locales) {
        let (found, count) = of_locale(gathered, locale);
        findings.extend(found);
        looked_at += count;
    }
    Verdict::of(findings, counted(looked_at, "suggestion"))
}

/// The findings of one locale, and how many suggestions there were.
fn of_locale(gathered: &Gathered, locale: &PackageLocale) -> (Vec<Finding>, usize) {
    let (Some(words), Ok(matcher)) = (tongue_words(&locale.name), locale.matcher()) else {
        return (Vec::new(), 0);
    };
    let turns = gathered.turns.iter().filter(|turn| turn.locale == locale.name);
    let said = turns.flat_map(|turn| [turn.answer.speech(), turn.answer.reprompt()]);
    let texts: BTreeSet<String> = said.filter(|text| !text.is_empty()).collect();
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for text in texts {
        for readings in suggestions(&text, words) {
            if !seen.insert(readings.clone()) {
                continue;
            }
            if readings.iter().all(|phrase| understood(phrase, &matcher).is_none()) {
                let shortest = readings.last().cloned().unwrap_or_default();
                let what = format!("{shortest:?} is suggested and not understood: {text:?}");
                findings.push(Finding { locale: locale.name.clone(), what });
            }
        }
    }
    (findings, seen.len())
}
