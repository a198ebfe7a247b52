//! The small bank's skill package, right and wrong, in a folder.

use std::fs;
use std::path::Path;

use saldo::certify::Package;
use serde_json::{Value, json};

/// The files of the package.
pub(crate) struct Files {
    pub(crate) manifest: Value,
    pub(crate) english: Value,
    pub(crate) german: Value,
    /// Width of the small picture.
    pub(crate) small: u32,
}

impl Files {
    /// A package with nothing wrong.
    pub(crate) fn good() -> Self {
        Self {
            manifest: manifest(),
            english: model("corner bank", "what's my balance", "when are you open", ENGLISH),
            german: model(
                "meine eckbank",
                "wie viel geld habe ich",
                "wann haben sie geöffnet",
                GERMAN,
            ),
            small: 108,
        }
    }

    /// Reads it as it lies in a folder.
    pub(crate) fn package(&self) -> Package {
        let folder = tempfile::tempdir().unwrap();
        let package = folder.path().join("skill-package");
        self.write(&package);
        fs::write(folder.path().join("account-linking.json"), "{}").unwrap();
        // The folder around it is as good.
        assert_eq!(Package::read(folder.path()).unwrap().locales.len(), 2);
        Package::read(&package).unwrap()
    }

    fn write(&self, folder: &Path) {
        let models = folder.join("interactionModels/custom");
        let images = folder.join("assets/images");
        fs::create_dir_all(&models).unwrap();
        fs::create_dir_all(&images).unwrap();
        fs::write(folder.join("skill.json"), self.manifest.to_string()).unwrap();
        fs::write(models.join("en-US.json"), self.english.to_string()).unwrap();
        fs::write(models.join("de-DE.json"), self.german.to_string()).unwrap();
        fs::write(images.join("small.png"), png(self.small)).unwrap();
        fs::write(images.join("large.png"), png(512)).unwrap();
    }
}

/// The beginning of a picture of so many pixels each way.
fn png(pixels: u32) -> Vec<u8> {
    let size = pixels.to_be_bytes();
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &size, &size, b"\x08\x06\0\0\0"].concat()
}

fn manifest() -> Value {
    let shown = |name: &str, description: &str, examples: [&str; 3]| {
        json!({
            "name": name, "summary": name, "description": description,
            "examplePhrases": examples, "keywords": ["bank"],
            "smallIconUri": "file://assets/images/small.png",
            "largeIconUri": "file://assets/images/large.png",
        })
    };
    let legal = json!({
        "privacyPolicyUrl": "https://www.cornerbank.com/privacy",
        "termsOfUseUrl": "https://www.cornerbank.com/terms",
    });
    json!({"manifest": {
        "manifestVersion": "1.0",
        "publishingInformation": {
            "locales": {
                "en-US": shown("Corner Bank", "Hear your balance. Link your account first.", [
                    "Alexa, ask corner bank what's my balance", "when are you open",
                    "talk to someone",
                ]),
                "de-DE": shown("Eckbank", "Ihr Kontostand. Sie müssen Ihr Konto verknüpfen.", [
                    "Alexa, frag meine eckbank wie viel geld habe ich", "wann haben sie geöffnet",
                    "mit einem menschen sprechen",
                ]),
            },
            "distributionCountries": ["US", "DE"],
            "category": "BUSINESS_AND_FINANCE",
            "testingInstructions": "Sign in as demo.",
        },
        "privacyAndCompliance": {
            "isChildDirected": false,
            "locales": {"en-US": legal, "de-DE": legal},
        },
    }})
}

/// Samples of the intents (balance, hours, person), the kinds of account, and a question.
type Spoken =
    ([&'static str; 4], [&'static str; 4], [&'static str; 5], [&'static str; 2], &'static str);

const ENGLISH: Spoken = (
    ["my {account} balance", "how much do i have", "the balance of {account}", "how much is left"],
    ["your opening hours", "are you open", "are you open {day}", "when do you close"],
    [
        "talk to someone",
        "i want to talk to a person",
        "let me speak to an adviser",
        "get me somebody",
        "i need help from a person",
    ],
    ["checking", "savings"],
    "Which account?",
);

const GERMAN: Spoken = (
    ["mein stand auf {account}", "was habe ich", "der stand von {account}", "was ist noch da"],
    ["ihre öffnungszeiten", "haben sie offen", "haben sie {day} offen", "wann schließen sie"],
    [
        "mit einem menschen sprechen",
        "ich möchte mit einem menschen sprechen",
        "eine beraterin bitte",
        "verbinden sie mich",
        "ich brauche einen menschen",
    ],
    ["girokonto", "sparkonto"],
    "Welches Konto?",
);

fn model(invocation: &str, balance: &str, hours: &str, spoken: Spoken) -> Value {
    let (balances, times, persons, kinds, question) = spoken;
    let built_in = |name: &str| json!({"name": format!("AMAZON.{name}Intent"), "samples": []});
    let mut intents: Vec<Value> =
        ["Cancel", "Stop", "Help", "NavigateHome", "Fallback", "Yes", "No", "Repeat", "Next"]
            .map(built_in)
            .to_vec();
    let account = json!({"name": "account", "type": "ACCOUNT"});
    let day = json!({"name": "day", "type": "AMAZON.DATE"});
    let samples = |first: &str, others: &[&str]| {
        let all = [&[first], others].concat();
        json!(all)
    };
    intents.extend([
        json!({
            "name": "BalanceIntent", "slots": [account], "samples": samples(balance, &balances),
        }),
        json!({"name": "HoursIntent", "slots": [day], "samples": samples(hours, &times)}),
        json!({"name": "PersonIntent", "samples": persons}),
    ]);
    let values = kinds.map(|kind| json!({"id": kind, "name": {"value": kind, "synonyms": []}}));
    let slot = json!({
        "name": "account", "type": "ACCOUNT", "elicitationRequired": true,
        "prompts": {"elicitation": "Elicit.account"},
    });
    json!({"interactionModel": {
        "languageModel": {
            "invocationName": invocation, "intents": intents,
            "types": [{"name": "ACCOUNT", "values": values}],
        },
        "dialog": {"intents": [{"name": "BalanceIntent", "prompts": {}, "slots": [slot]}]},
        "prompts": [{
            "id": "Elicit.account", "variations": [{"type": "PlainText", "value": question}],
        }],
    }})
}
