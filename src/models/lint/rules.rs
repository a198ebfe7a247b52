//! Every rule, one after the other.

use super::finding::{Finding, Findings};
use super::limits::{MODEL_BYTES_MAX, SAMPLES_PER_INTENT_CERTIFIED, SAMPLES_PER_INTENT_MIN};
use super::{names, sentences, store, values};
use crate::models::alexa_settings::ALEXA_FILE;
use crate::models::locale_words::LocaleWords;
use crate::models::package::build;
use crate::models::problem::Place;
use crate::models::source::Source;
use crate::nlu::Matcher;

/// Everything to mend in `source`, blockers first; empty when it is ready to deploy.
pub fn lint(source: &Source) -> Vec<Finding> {
    let mut findings = Findings::default();
    store::check_settings(&source.alexa, &Place::file(ALEXA_FILE), &mut findings);
    for words in &source.locales {
        let header = Place::file(&format!("source/{}/locale.toml", words.locale));
        if !words.is_offered {
            let message = "nobody is offered these words: write the replies of the language, too";
            findings.note(&header, "not-offered", message.to_owned());
        }
        names::check_invocation(words, &header, &mut findings);
        names::check_intents(words, &mut findings);
        sentences::check(words, SAMPLES_PER_INTENT_MIN, &mut findings);
        values::check(words, &mut findings);
        match Matcher::compile(&words.model(), words.locale) {
            Ok(matcher) => {
                store::check_words(words, &matcher, &header, &mut findings);
                sentences::check_heard(words, &matcher, &mut findings);
            }
            Err(error) => findings.block(&header, "model", error.to_string()),
        }
    }
    for (path, bytes) in build(source) {
        if bytes.len() > MODEL_BYTES_MAX {
            let length = bytes.len();
            let message =
                format!("has {length} bytes of at most {MODEL_BYTES_MAX}: drop sentences");
            findings.block(&Place::file(&path), "model-size", message);
        }
    }
    // Regions share the sentences of their language, and so its faults.
    findings.0.sort();
    findings.0.dedup();
    findings.0
}

/// What certification would say to the words of one locale of anybody's package, with the length
/// of its model file in bytes.
pub fn lint_package(words: &LocaleWords, model_bytes: usize) -> Vec<Finding> {
    let mut findings = Findings::default();
    let place = Place::file(&format!("interactionModels/custom/{}.json", words.locale));
    names::check_invocation(words, &place, &mut findings);
    names::check_intents(words, &mut findings);
    findings.0.retain(|finding| finding.rule != names::TALK_RULE);
    sentences::check(words, SAMPLES_PER_INTENT_CERTIFIED, &mut findings);
    values::check(words, &mut findings);
    match Matcher::compile(&words.model(), words.locale) {
        Ok(matcher) => store::check_words(words, &matcher, &place, &mut findings),
        Err(error) => findings.block(&place, "model", error.to_string()),
    }
    if model_bytes > MODEL_BYTES_MAX {
        let message = format!("has {model_bytes} bytes of at most {MODEL_BYTES_MAX}");
        findings.block(&place, "model-size", message);
    }
    findings.0.sort();
    findings.0.dedup();
    findings.0
}
