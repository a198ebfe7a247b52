//! What the store shows, and the addresses of the manifest.

use super::finding::Findings;
use super::language::{RuleWords, rule_words, tongue_of};
use super::limits::{
    EXAMPLE_PHRASES, STORE_DESCRIPTION_CHARS_MAX, STORE_KEYWORDS_MAX, STORE_NAME_CHARS_MAX,
    STORE_SUMMARY_CHARS_MAX, WAKE_WORDS,
};
use crate::models::alexa_settings::{AlexaSettings, BadAddress, check_address};
use crate::models::locale_words::LocaleWords;
use crate::models::problem::Place;
use crate::nlu::{Closeness, Matcher, normal_form};

/// Category codes and endpoints: the same in every language.
pub(super) fn check_settings(alexa: &AlexaSettings, place: &Place, findings: &mut Findings) {
    address(&alexa.endpoint.url, "endpoint", place, findings);
    address(&alexa.account_linking.authorization_url, "authorization_url", place, findings);
    address(&alexa.account_linking.token_url, "token_url", place, findings);
    if alexa.store.testing_instructions.trim().is_empty() {
        let message = "no testing instructions: say how to sign in and what to ask".to_owned();
        findings.block(place, "testing-instructions", message);
    }
}

/// Where the skill is offered.
fn countries(listed: &[String], place: &Place, findings: &mut Findings) {
    if listed.is_empty() {
        let message = "no country: name at least one under [store]".to_owned();
        findings.block(place, "store-countries", message);
    }
    let is_code = |code: &str| code.len() == 2 && code.bytes().all(|b| b.is_ascii_uppercase());
    for bad in listed.iter().filter(|code| !is_code(code)) {
        let message = format!("{bad:?} is no country: write two capital letters, as in \"US\"");
        findings.block(place, "store-countries", message);
    }
}

/// A placeholder is a note: the source as shipped belongs to no bank yet.
fn address(url: &str, name: &str, place: &Place, findings: &mut Findings) {
    match check_address(url) {
        Ok(()) => {}
        Err(BadAddress::Placeholder) => {
            let message = format!("{name} {url}: {}", BadAddress::Placeholder);
            findings.note(place, "placeholder", message);
        }
        Err(bad) => findings.block(place, "address", format!("{name} {url}: {bad}")),
    }
}

/// Texts, example phrases and addresses of one language.
pub(super) fn check_words(
    words: &LocaleWords,
    matcher: &Matcher,
    place: &Place,
    findings: &mut Findings,
) {
    let store = &words.store;
    for (what, text, max) in [
        ("name", &store.name, STORE_NAME_CHARS_MAX),
        ("summary", &store.summary, STORE_SUMMARY_CHARS_MAX),
        ("description", &store.description, STORE_DESCRIPTION_CHARS_MAX),
    ] {
        let length = text.chars().count();
        if text.trim().is_empty() || length > max {
            let message = format!("the {what} has {length} characters, not 1 to {max}: rewrite it");
            findings.block(place, "store-text", message);
        }
    }
    countries(&store.countries, place, findings);
    let tongue = tongue_of(words);
    let known = rule_words(tongue);
    let name = normal_form(&store.name, tongue);
    if let Some(wake) = name.split(' ').find(|word| WAKE_WORDS.contains(word)) {
        let message = format!("the store name holds {wake:?}, which is Amazon's: leave it out");
        findings.block(place, "store-text", message);
    }
    let description = normal_form(&store.description, tongue);
    let links = |word: &str| known.linking.iter().any(|stem| word.starts_with(stem));
    if !description.split(' ').any(links) {
        let message = "the description does not say that an account must be linked: say it";
        findings.block(place, "store-linking", message.to_owned());
    }
    if store.keywords.len() > STORE_KEYWORDS_MAX {
        let message = format!("more than {STORE_KEYWORDS_MAX} keywords: drop some");
        findings.block(place, "store-text", message);
    }
    address(&store.privacy_policy_url, "privacy_policy_url", place, findings);
    address(&store.terms_of_use_url, "terms_of_use_url", place, findings);
    check_examples(words, matcher, place, findings);
}

/// Certification 3.1: three phrases, each a sample; the first one with wake word and name.
fn check_examples(words: &LocaleWords, matcher: &Matcher, place: &Place, findings: &mut Findings) {
    let tongue = tongue_of(words);
    let phrases = &words.store.example_phrases;
    let mut block = |message| findings.block(place, "example-phrase", message);
    if phrases.len() != EXAMPLE_PHRASES {
        block(format!("{} example phrases instead of {EXAMPLE_PHRASES}", phrases.len()));
    }
    for (index, phrase) in phrases.iter().enumerate() {
        let allowed = |c: char| c.is_alphabetic() || " .,'".contains(c);
        if let Some(bad) = phrase.chars().find(|c| !allowed(*c)) {
            block(format!("{phrase:?} holds {bad:?}: write it as it is said"));
        }
        let normal = normal_form(phrase, tongue);
        let invocation = normal_form(&words.invocation_name, tongue);
        let request = request_of(&normal, &invocation, rule_words(tongue));
        if index == 0 && request.is_none() {
            block(format!(
                "{phrase:?} must begin with the wake word, a launch word and the invocation name"
            ));
        }
        let request = request.unwrap_or(&normal);
        let is_sample = || {
            let understood = matcher.understand(request, &[]);
            understood.is_ok_and(|found| found.closeness == Closeness::Exact)
        };
        if !request.is_empty() && !is_sample() {
            block(format!("{request:?} of {phrase:?} is no sample: add it to an intent"));
        }
    }
}

/// What is asked in "alexa, ask NAME (for|to|about) ..."; `None` for any other form.
fn request_of<'p>(phrase: &'p str, invocation: &str, known: &RuleWords) -> Option<&'p str> {
    let rest = phrase.strip_prefix("alexa ")?;
    let launched = |launch: &&str| rest.strip_prefix(*launch)?.strip_prefix(' ');
    let rest = known.launch.iter().find_map(launched)?;
    let rest = rest.strip_prefix(invocation)?;
    if !rest.is_empty() && !rest.starts_with(' ') {
        return None;
    }
    let rest = rest.trim_start();
    let bare = known.joining.iter().find_map(|word| rest.strip_prefix(word));
    Some(bare.unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nlu::Tongue;

    #[test]
    fn finds_the_request_in_an_example_phrase() {
        let english = rule_words(Some(Tongue::English));
        for (phrase, request) in [
            ("alexa ask saldo bank what is up", Some("what is up")),
            ("alexa ask saldo bank for my balance", Some("my balance")),
            ("alexa open saldo bank", Some("")),
            ("alexa hello saldo bank", None),
            ("alexa open saldo banking", None),
            ("open saldo bank", None),
            ("what is up", None),
        ] {
            assert_eq!(request_of(phrase, "saldo bank", english), request, "{phrase}");
        }
        for (phrase, tongue) in [
            ("alexa frag saldo bank nach meinem saldo", Tongue::German),
            ("alexa pregunta a saldo bank por meinem saldo", Tongue::Spanish),
        ] {
            let known = rule_words(Some(tongue));
            assert_eq!(request_of(phrase, "saldo bank", known), Some("meinem saldo"), "{phrase}");
            assert_eq!(request_of(phrase, "saldo bank", english), None, "{phrase}");
        }
    }
}
