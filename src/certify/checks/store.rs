//! What the store shows: example phrases, description, addresses, pictures.

use super::model::{NO_PACKAGE, linted, of_rules};
use super::turns::unanswered;
use crate::certify::gathered::{Gathered, Probe};
use crate::certify::package::Package;
use crate::certify::requirement::{Finding, Row, Status, Verdict, counted};
use crate::models::{BadAddress, check_address};

const BASIS: &str = "Skill certification tests: functional testing";

pub(super) const ROWS: &[Row] = &[
    Row {
        id: "2.3d",
        title: "Privacy and terms",
        requirement: "Every locale names a privacy policy and terms of use, over HTTPS",
        basis: "Certification requirements: account linking",
        judge: addresses,
    },
    Row {
        id: "3.1",
        title: "Example phrases",
        requirement: "Example phrases are samples, the first with wake word and name, and all work",
        basis: BASIS,
        judge: examples,
    },
    Row {
        id: "3.2a",
        title: "Description",
        requirement: "Name, summary and description are there, within limits, and tell of linking",
        basis: BASIS,
        judge: description,
    },
    Row {
        id: "3.2b",
        title: "Description reads well",
        requirement: "The description says what the skill does, what it takes, and how to begin",
        basis: BASIS,
        judge: |gathered| match &gathered.package {
            None => Verdict::not_applicable(NO_PACKAGE),
            Some(_) => Verdict::person("Does the description say what it does and what it takes?"),
        },
    },
    Row {
        id: "3.4",
        title: "Pictures and entries",
        requirement: "Pictures of 108 and 512 pixels, a category, countries, testing instructions",
        basis: BASIS,
        judge: entries,
    },
];

fn addresses(gathered: &Gathered) -> Verdict {
    let Some(package) = &gathered.package else { return Verdict::not_applicable(NO_PACKAGE) };
    let mut findings = Vec::new();
    let mut placeholders = 0;
    let needs_terms = package.links_accounts;
    for locale in &package.locales {
        let store = &locale.words.store;
        for (name, address) in [
            ("privacyPolicyUrl", &store.privacy_policy_url),
            ("termsOfUseUrl", &store.terms_of_use_url),
        ] {
            if address.is_empty() && !needs_terms && name == "termsOfUseUrl" {
                continue;
            }
            match check_page(address) {
                Ok(()) => {}
                Err(BadAddress::Placeholder) => placeholders += 1,
                Err(bad) => {
                    let what = format!("{name} {address:?}: {bad}");
                    findings.push(Finding { locale: locale.name.clone(), what });
                }
            }
        }
    }
    let verdict = Verdict::of(findings, counted(package.locales.len(), "locale"));
    match (verdict.status, placeholders) {
        (Status::Pass, 1..) => Verdict::person(&format!(
            "{placeholders} addresses are placeholders: put in your own, and open each of them"
        )),
        _ => verdict,
    }
}

/// A page of the manifest: like an address that is called, but with a query if it likes.
fn check_page(address: &str) -> Result<(), BadAddress> {
    let bare = address.split(['?', '#']).next().unwrap_or_default();
    check_address(bare)
}

fn examples(gathered: &Gathered) -> Verdict {
    let Some(package) = &gathered.package else { return Verdict::not_applicable(NO_PACKAGE) };
    let (mut findings, count) = linted(package, |rule| rule == "example-phrase");
    for turn in gathered.of(Probe::Example) {
        if let Some(fault) = unanswered(turn) {
            let what = format!("{:?}: {fault}", turn.said);
            findings.push(Finding { locale: turn.locale.clone(), what });
        }
    }
    let asked = gathered.of(Probe::Example).count();
    let asked = format!("{}, {} asked", counted(count, "locale"), counted(asked, "phrase"));
    Verdict::of(findings, asked)
}

fn description(gathered: &Gathered) -> Verdict {
    let links = gathered.package.as_ref().is_some_and(|package| package.links_accounts);
    of_rules(gathered, |rule| rule == "store-text" || (links && rule == "store-linking"))
}

fn entries(gathered: &Gathered) -> Verdict {
    let Some(package) = &gathered.package else { return Verdict::not_applicable(NO_PACKAGE) };
    let (mut findings, count) = linted(package, |rule| rule == "store-countries");
    let publishing = &package.manifest["publishingInformation"];
    let mut missing = |locale: &str, what: String| {
        findings.push(Finding { locale: locale.to_owned(), what });
    };
    for entry in ["category", "testingInstructions"] {
        if publishing[entry].as_str().unwrap_or_default().trim().is_empty() {
            missing("", format!("publishingInformation.{entry} is empty"));
        }
    }
    let listed = publishing["locales"].as_object();
    let shown = listed.into_iter().flat_map(|all| all.keys());
    for name in shown.filter(|name| package.locale(name).is_none()) {
        missing(name, "the manifest has this locale, and there is no model".to_owned());
    }
    for locale in &package.locales {
        let name = &locale.name;
        if !publishing["locales"][name].is_object() {
            missing(name, "the manifest does not have this locale".to_owned());
            continue;
        }
        for (entry, pixels) in [("smallIconUri", 108), ("largeIconUri", 512)] {
            let address = publishing["locales"][name][entry].as_str().unwrap_or_default();
            if let Some(fault) = picture(package, address, pixels) {
                missing(name, format!("{entry} {address:?}: {fault}"));
            }
        }
    }
    let pictures = if package.pictures.is_none() { ", without their pictures" } else { "" };
    Verdict::of(findings, format!("{}{pictures}", counted(count, "locale")))
}

/// What is wrong with a picture that should have so many pixels each way.
fn picture(package: &Package, address: &str, pixels: u32) -> Option<String> {
    let Some(path) = address.strip_prefix("file://") else {
        let fine = address.starts_with("https://");
        return (!fine).then(|| "no picture".to_owned());
    };
    match package.pictures.as_ref()?.get(path) {
        None => Some("there is no such file".to_owned()),
        Some(Some((width, height))) if (*width, *height) == (pixels, pixels) => None,
        Some(Some((width, height))) => {
            Some(format!("{width} by {height} pixels, not {pixels} by {pixels}"))
        }
        Some(None) => Some("this is no PNG picture".to_owned()),
    }
}
