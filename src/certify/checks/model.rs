//! The interaction model: names, samples, values, and the dialog model.

use serde_json::Value;

use crate::certify::gathered::Gathered;
use crate::certify::package::{Package, PackageLocale};
use crate::certify::requirement::{Finding, Row, Verdict, counted};
use crate::models::Severity;

pub(super) const NO_PACKAGE: &str = "no skill package was given";

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "4.5",
        title: "Invocation name",
        requirement: "Two words or more in small letters, no launch, joining or wake word",
        basis: "Invocation name requirements",
        judge: |gathered| of_rules(gathered, |rule| rule == "invocation-name"),
    },
    Row {
        id: "4.7",
        title: "Variety of samples",
        requirement: "Every intent has several natural samples, at least five",
        basis: "Voice interface testing: variety of sample utterances",
        judge: |gathered| of_rules(gathered, |rule| rule == "sample-count"),
    },
    Row {
        id: "4.8a",
        title: "Intents and types",
        requirement: "Required intents are there, names are right, no two intents share a sample",
        basis: "Interaction model schema; voice interface testing: intents and slot types",
        judge: |gathered| of_rules(gathered, is_of_the_model),
    },
    Row {
        id: "4.8b",
        title: "Dialog model",
        requirement: "Dialogs name intents, slots and prompts that there are",
        basis: "Interaction model schema: dialog and prompts",
        judge: dialogs,
    },
    Row {
        id: "4.9",
        title: "Writing of samples",
        requirement: "Samples are letters as they are said, without wake word or invocation name",
        basis: "Rules for sample utterances",
        judge: |gathered| of_rules(gathered, |rule| SAMPLE_RULES.contains(&rule)),
    },
    Row {
        id: "4.10",
        title: "Slot values",
        requirement: "Values are written as they are said, and each means one thing in its type",
        basis: "Rules for slot values",
        judge: |gathered| of_rules(gathered, |rule| rule.starts_with("value-")),
    },
];

/// Rules of the lint about how samples are written.
const SAMPLE_RULES: [&str; 5] =
    ["sample-characters", "sample-length", "wake-word", "invocation-in-sample", "launch-phrase"];
/// Rules of the lint that other rows hold.
const ELSEWHERE: [&str; 8] = [
    "invocation-name",
    "sample-count",
    "example-phrase",
    "store-text",
    "store-linking",
    "store-countries",
    "address",
    "placeholder",
];

/// Whether a rule is about the model itself: all that no other row holds.
fn is_of_the_model(rule: &str) -> bool {
    !rule.starts_with("value-") && !SAMPLE_RULES.contains(&rule) && !ELSEWHERE.contains(&rule)
}

/// What the lint of words finds under these rules, in every locale.
pub(super) fn of_rules(gathered: &Gathered, wanted: impl Fn(&str) -> bool) -> Verdict {
    let Some(package) = &gathered.package else { return Verdict::not_applicable(NO_PACKAGE) };
    let (findings, count) = linted(package, wanted);
    Verdict::of(findings, counted(count, "locale"))
}

/// The same, with the number of locales.
pub(super) fn linted(package: &Package, wanted: impl Fn(&str) -> bool) -> (Vec<Finding>, usize) {
    let mut findings = Vec::new();
    for locale in &package.locales {
        let found = locale.lint().iter().filter(|found| found.severity == Severity::Blocker);
        let found = found.filter(|found| wanted(found.rule));
        findings.extend(
            found.map(|found| Finding { locale: locale.name.clone(), what: found.message.clone() }),
        );
    }
    (findings, package.locales.len())
}

/// The texts of the model's prompts.
pub(super) fn prompts(locale: &PackageLocale) -> Vec<String> {
    let prompts = locale.file["interactionModel"]["prompts"].as_array();
    let variations = prompts.into_iter().flatten().filter_map(|it| it["variations"].as_array());
    let texts = variations.flatten().filter_map(|it| it["value"].as_str());
    texts.map(str::to_owned).collect()
}

fn dialogs(gathered: &Gathered) -> Verdict {
    let Some(package) = &gathered.package else { return Verdict::not_applicable(NO_PACKAGE) };
    let with_dialog: Vec<&PackageLocale> = package
        .locales
        .iter()
        .filter(|locale| locale.file["interactionModel"]["dialog"].is_object())
        .collect();
    if with_dialog.is_empty() {
        return Verdict::not_applicable("the skill has no dialog model");
    }
    let count = with_dialog.len();
    let findings = with_dialog.into_iter().flat_map(|locale| {
        let name = locale.name.clone();
        dialog_faults(locale).into_iter().map(move |what| Finding { locale: name.clone(), what })
    });
    Verdict::of(findings.collect(), counted(count, "dialog model"))
}

fn dialog_faults(locale: &PackageLocale) -> Vec<String> {
    let model = &locale.file["interactionModel"];
    let all = |value: &'_ Value| value.as_array().cloned().unwrap_or_default();
    let prompts = all(&model["prompts"]);
    let has_prompt = |id: &Value| prompts.iter().any(|prompt| prompt["id"] == *id);
    let mut faults = Vec::new();
    for prompt in &prompts {
        if all(&prompt["variations"]).is_empty() {
            faults.push(format!("prompt {} says nothing", prompt["id"]));
        }
    }
    for dialog in all(&model["dialog"]["intents"]) {
        let name = dialog["name"].as_str().unwrap_or_default();
        let Some(intent) = locale.model.intents.iter().find(|intent| intent.name == name) else {
            faults.push(format!("the dialog of {name:?} is about no intent of the model"));
            continue;
        };
        let required = |it: &Value, what: &str| it[format!("{what}Required")] == true;
        if required(&dialog, "confirmation") && !has_prompt(&dialog["prompts"]["confirmation"]) {
            faults.push(format!("{name} is to be confirmed, and no prompt asks"));
        }
        for slot in all(&dialog["slots"]) {
            let slot_name = slot["name"].as_str().unwrap_or_default();
            if !intent.slots.iter().any(|known| known.name == slot_name) {
                faults.push(format!("the dialog of {name} asks for {slot_name:?}, no slot of it"));
            }
            for what in ["elicitation", "confirmation"] {
                if required(&slot, what) && !has_prompt(&slot["prompts"][what]) {
                    faults.push(format!("{name} needs {slot_name:?} ({what}), and no prompt asks"));
                }
            }
        }
    }
    faults
}
