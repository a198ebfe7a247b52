//! The platform's policy, as far as a manifest shows it.

use crate::certify::gathered::Gathered;
use crate::certify::requirement::{Finding, Row, Verdict, counted};

const BASIS: &str = "Policy requirements for Alexa skills";

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "P1",
        title: "Names and addresses",
        requirement: "Names, keywords and addresses hold none of the platform's own names",
        basis: BASIS,
        judge: names,
    },
    Row {
        id: "P2",
        title: "Not for children",
        requirement: "The manifest says whether the skill is directed to children",
        basis: BASIS,
        judge: children,
    },
    Row {
        id: "P3",
        title: "Content and advertising",
        requirement: "No prohibited content, no foreign advertising, no reward for reviews",
        basis: BASIS,
        judge: |_| {
            Verdict::person("Is all of it free of foreign advertising and prohibited content?")
        },
    },
    Row {
        id: "P4",
        title: "Personal data",
        requirement: "No card number, password or social security number is asked for aloud",
        basis: BASIS,
        judge: secrets,
    },
    Row {
        id: "P5",
        title: "Advice and disclaimers",
        requirement: "No personal advice is given, and the description says what the law demands",
        basis: BASIS,
        judge: |_| {
            Verdict::person("Does the description carry the disclosures that the law demands?")
        },
    },
];

const NO_PACKAGE: &str = "no skill package was given";

fn names(gathered: &Gathered) -> Verdict {
    let Some(package) = &gathered.package else { return Verdict::not_applicable(NO_PACKAGE) };
    let mut findings = Vec::new();
    for locale in &package.locales {
        let store = &locale.words.store;
        let shown = [&store.name, &store.privacy_policy_url, &store.terms_of_use_url];
        for text in shown.into_iter().chain(&store.keywords) {
            let lower = text.to_lowercase();
            if let Some(name) = ["alexa", "amazon"].into_iter().find(|name| lower.contains(name)) {
                let what = format!("{text:?} holds {name:?}, which is the platform's own name");
                findings.push(Finding { locale: locale.name.clone(), what });
            }
        }
    }
    Verdict::of(findings, counted(package.locales.len(), "locale"))
}

fn children(gathered: &Gathered) -> Verdict {
    let Some(package) = &gathered.package else { return Verdict::not_applicable(NO_PACKAGE) };
    let told = &package.manifest["privacyAndCompliance"]["isChildDirected"];
    let what = match told.as_bool() {
        Some(false) => return Verdict::of(Vec::new(), "isChildDirected is false".to_owned()),
        Some(true) if !package.links_accounts => {
            return Verdict::person("The skill is for children: are the rules for children kept?");
        }
        Some(true) => "a skill for children links no accounts",
        None => "privacyAndCompliance.isChildDirected is not told",
    };
    let finding = Finding { locale: String::new(), what: what.to_owned() };
    Verdict::of(vec![finding], "isChildDirected".to_owned())
}

/// What nobody may be asked for aloud.
const SECRETS: [&str; 10] = [
    "social security number",
    "full card number",
    "credit card number",
    "cvv",
    "your password",
    "kartennummer",
    "ihr passwort",
    "número de tarjeta",
    "su contraseña",
    "número de seguro social",
];

fn secrets(gathered: &Gathered) -> Verdict {
    let mut findings = Vec::new();
    let mut looked_at = 0;
    let mut look = |locale: &str, text: &str| {
        looked_at += 1;
        let lower = text.to_lowercase();
        if let Some(secret) = SECRETS.into_iter().find(|secret| lower.contains(secret)) {
            let what = format!("{secret:?} is asked for: {text:?}");
            findings.push(Finding { locale: locale.to_owned(), what });
        }
    };
    for turn in gathered.turns.iter().filter(|turn| turn.answer.is_open()) {
        look(&turn.locale, &turn.answer.last_sentence());
    }
    for locale in gathered.package.iter().flat_map(|package| &package.locales) {
        for prompt in super::model::prompts(locale) {
            look(&locale.name, &prompt);
        }
    }
    if gathered.package.is_none() && gathered.turns.is_empty() {
        return Verdict::not_applicable("there is nothing that asks");
    }
    findings.sort_by(|a, b| (&a.locale, &a.what).cmp(&(&b.locale, &b.what)));
    findings.dedup();
    Verdict::of(findings, counted(looked_at, "prompt"))
}
