//! Alexa's skill manifest and account-linking request.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::models::locale_words::LocaleWords;
use crate::models::source::Source;

/// `skill.json` ("Skill Manifest Schema"): everything about the skill but its words.
pub(super) fn skill_manifest(source: &Source) -> Value {
    let alexa = &source.alexa;
    let endpoint = json!({
        "sslCertificateType": alexa.endpoint.certificate,
        "uri": alexa.endpoint.url,
    });
    let subscriptions = alexa.events.subscriptions.iter();
    let subscriptions: Vec<Value> =
        subscriptions.map(|name| json!({ "eventName": name })).collect();
    json!({ "manifest": {
        "apis": { "custom": { "endpoint": endpoint, "interfaces": interfaces() } },
        "events": { "endpoint": endpoint, "subscriptions": subscriptions },
        "manifestVersion": "1.0",
        "permissions": [],
        "privacyAndCompliance": {
            "allowsPurchases": false,
            "containsAds": false,
            "isChildDirected": false,
            "isExportCompliant": alexa.privacy.export_compliant,
            "locales": per_locale(source, |words| json!({
                "privacyPolicyUrl": words.store.privacy_policy_url,
                "termsOfUseUrl": words.store.terms_of_use_url,
            })),
            "usesPersonalInfo": alexa.privacy.personal_data,
        },
        "publishingInformation": {
            "category": alexa.store.category,
            "distributionCountries": countries(source),
            "distributionMode": "PUBLIC",
            "isAvailableWorldwide": false,
            "locales": per_locale(source, |words| {
                let icon = |size| format!("file://assets/images/{}_{size}Icon.png", words.locale);
                json!({
                    "description": words.store.description,
                    "examplePhrases": words.store.example_phrases,
                    "keywords": words.store.keywords,
                    "largeIconUri": icon("large"),
                    "name": words.store.name,
                    "smallIconUri": icon("small"),
                    "summary": words.store.summary,
                    "updatesDescription": words.store.whats_new,
                })
            }),
            "testingInstructions": alexa.store.testing_instructions,
        },
    } })
}

/// The countries of all locales on offer, each once: the manifest has one list for the skill.
fn countries(source: &Source) -> BTreeSet<&str> {
    let locales = source.locales.iter().filter(|words| words.is_offered);
    locales.flat_map(|words| &words.store.countries).map(String::as_str).collect()
}

/// Answers carry a screen document where the device shows one.
fn interfaces() -> Value {
    json!([{ "type": "ALEXA_PRESENTATION_APL" }])
}

fn per_locale(source: &Source, entry: impl Fn(&LocaleWords) -> Value) -> Value {
    let locales = source.locales.iter().filter(|words| words.is_offered);
    Value::Object(
        locales.map(|words| (words.locale.to_string(), entry(words))).collect::<Map<_, _>>(),
    )
}

/// The body of `ask smapi update-account-linking-info`, without the client secret.
pub(super) fn account_linking(source: &Source) -> Value {
    let linking = &source.alexa.account_linking;
    let scopes: Vec<&str> = source.catalogue.access().iter().map(|class| class.scope()).collect();
    json!({ "accountLinkingRequest": {
        "accessTokenScheme": "HTTP_BASIC",
        "accessTokenUrl": linking.token_url,
        "authorizationUrl": linking.authorization_url,
        "clientId": linking.client_id,
        "defaultTokenExpirationInSeconds": linking.token_seconds,
        "domains": linking.domains,
        "scopes": scopes,
        // The skill answers opening hours and help before anyone links.
        "skipOnEnablement": true,
        "type": "AUTH_CODE",
    } })
}
