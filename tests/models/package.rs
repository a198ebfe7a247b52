//! The built files: up to date, in the platforms' form, deployable.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use saldo::author::{AuthorError, ModelsCommand, read_source, run_models};
use saldo::basics::Locale;
use saldo::models::{AlexaModel, Source, build, shipped_files};
use saldo::nlu::Matcher;
use serde_json::Value;

use super::{words, words_folder};

fn output(command: &ModelsCommand) -> (String, Result<bool, AuthorError>) {
    let mut out = Vec::new();
    let result = run_models(command, &mut out);
    (String::from_utf8(out).unwrap(), result)
}

fn json(path: &str) -> Value {
    let text = fs::read_to_string(words_folder().join(path)).unwrap();
    serde_json::from_str(&text).unwrap()
}

#[test]
fn built_files_are_what_the_source_makes() {
    let (out, result) = output(&ModelsCommand::Build { check: true, dir: words_folder() });
    assert!(result.unwrap(), "{out}");
}

#[test]
fn the_binary_holds_the_source_of_this_folder() {
    let on_disk = read_source(&words_folder()).unwrap();
    let listed: Vec<_> = shipped_files().into_keys().collect();
    assert_eq!(listed, on_disk.keys().cloned().collect::<Vec<_>>());
    assert_eq!(shipped_files(), on_disk);
}

/// Requires each property of `wanted` in `value`, by JSON type.
fn require(value: &Value, wanted: &[(&str, &str)], at: &str) {
    for (name, kind) in wanted {
        let found = match &value[*name] {
            Value::String(_) => "text",
            Value::Array(_) => "list",
            Value::Object(_) => "object",
            Value::Bool(_) => "bool",
            _ => "nothing",
        };
        assert_eq!(found, *kind, "{at}: {name}");
    }
}

#[test]
fn the_interaction_model_has_the_platforms_shape() {
    let model = json("alexa/skill-package/interactionModels/custom/en-US.json");
    let language = &model["interactionModel"]["languageModel"];
    require(language, &[("invocationName", "text"), ("intents", "list"), ("types", "list")], "");
    for intent in language["intents"].as_array().unwrap() {
        require(intent, &[("name", "text"), ("samples", "list")], &intent["name"].to_string());
        for slot in intent["slots"].as_array().into_iter().flatten() {
            require(slot, &[("name", "text"), ("type", "text")], "slot");
        }
    }
    for listed in language["types"].as_array().unwrap() {
        require(listed, &[("name", "text"), ("values", "list")], "type");
        for value in listed["values"].as_array().unwrap() {
            require(value, &[("id", "text"), ("name", "object")], "value");
            require(&value["name"], &[("value", "text")], "value name");
        }
    }
    let names: Vec<&str> = language["intents"]
        .as_array()
        .unwrap()
        .iter()
        .map(|intent| intent["name"].as_str().unwrap())
        .collect();
    for name in ["BalanceIntent", "AMAZON.FallbackIntent", "AMAZON.NavigateHomeIntent"] {
        assert!(names.contains(&name), "{name}");
    }
}

#[test]
fn an_alexa_model_file_can_be_asked_like_our_own() {
    let path = words_folder().join("alexa/skill-package/interactionModels/custom/en-US.json");
    let model = AlexaModel::parse(&fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(model.invocation_name(), "saldo bank");
    let ours = words().words(Locale::EN_US).unwrap().model();
    let read = model.to_model();
    for (read, ours) in read.types.iter().zip(&ours.types) {
        assert_eq!((&read.name, &read.values), (&ours.name, &ours.values));
    }
    for (read, ours) in read.intents.iter().zip(&ours.intents) {
        assert_eq!((&read.name, &read.samples), (&ours.name, &ours.samples));
    }
    let matcher = Matcher::compile(&read, Locale::EN_US).unwrap();
    let found = matcher.understand("how much is in savings ending one zero zero one", &[]).unwrap();
    assert_eq!(found.intent, "BalanceIntent");
    assert_eq!(found.slot("last_four").unwrap().value, "1001");
    assert!(AlexaModel::parse("{\"interactionModel\": {}}").is_err());
}

#[test]
fn the_manifest_and_its_neighbours_are_complete() {
    let manifest = &json("alexa/skill-package/skill.json")["manifest"];
    for path in ["/apis/custom/endpoint", "/events/endpoint"] {
        let endpoint = manifest.pointer(path).unwrap();
        require(endpoint, &[("uri", "text"), ("sslCertificateType", "text")], path);
        assert!(endpoint["uri"].as_str().unwrap().starts_with("https://"), "{path}");
    }
    let privacy = &manifest["privacyAndCompliance"];
    require(privacy, &[("isChildDirected", "bool"), ("usesPersonalInfo", "bool")], "privacy");
    let linking = &json("alexa/account-linking.json")["accountLinkingRequest"];
    assert_eq!(linking["type"], "AUTH_CODE");
    assert!(linking.get("clientSecret").is_none(), "a secret is never in a file");
    let annotations = json("alexa/nlu-tests/en-US.json");
    assert!(annotations["data"].as_array().unwrap().len() >= 120);
}

/// Width and height in the header of a PNG file.
fn png_size(path: &Path) -> (u32, u32) {
    let bytes = fs::read(path).unwrap();
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n", "{}", path.display());
    let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    (number(16), number(20))
}

#[test]
fn every_path_in_the_package_leads_somewhere() {
    let package = words_folder().join("alexa/skill-package");
    let locales = json("alexa/skill-package/skill.json");
    let locales = &locales["manifest"]["publishingInformation"]["locales"];
    for (locale, entry) in locales.as_object().unwrap() {
        for (icon, size) in [("smallIconUri", 108), ("largeIconUri", 512)] {
            let path = entry[icon].as_str().unwrap().strip_prefix("file://").unwrap();
            assert_eq!(png_size(&package.join(path)), (size, size), "{locale} {icon}");
        }
    }
    let root = words_folder().join("..");
    for folder in [root.clone(), root.join("interaction-models/alexa")] {
        let text = fs::read_to_string(folder.join("ask-resources.json")).unwrap();
        let resources: Value = serde_json::from_str(&text).unwrap();
        for profile in ["default", "__ENVIRONMENT_ASK_PROFILE__"] {
            let source = &resources["profiles"][profile]["skillMetadata"]["src"];
            assert!(
                folder.join(source.as_str().unwrap()).join("skill.json").is_file(),
                "{profile}"
            );
        }
    }
}

/// A copy of the source in a folder of its own.
fn copy() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in shipped_files() {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

#[test]
fn building_twice_changes_nothing_and_drift_is_reported() {
    let dir = copy();
    let folder = dir.path().to_owned();
    let (out, _) = output(&ModelsCommand::Build { check: false, dir: folder.clone() });
    let count = 3 + 2 * words().locales().count();
    assert!(out.ends_with(&format!("{count} files, {count} changed\n")), "{out}");
    let (out, _) = output(&ModelsCommand::Build { check: false, dir: folder.clone() });
    assert_eq!(out, format!("{count} files, 0 changed\n"));
    fs::write(folder.join("alexa/ask-resources.json"), "{}").unwrap();
    fs::write(folder.join("alexa/nlu-tests/xx-XX.json"), "{}").unwrap();
    let (out, result) = output(&ModelsCommand::Build { check: true, dir: folder });
    assert!(matches!(result, Ok(false)), "{out}");
    assert_eq!(out.lines().count(), 3, "{out}");
    assert!(out.contains("alexa/ask-resources.json: differs"), "{out}");
    assert!(out.contains("alexa/nlu-tests/xx-XX.json: comes from no source"), "{out}");
}

#[test]
fn the_endpoint_is_set_everywhere_or_nowhere() {
    let dir = copy();
    let folder = dir.path().to_owned();
    let set = |url: &str| {
        output(&ModelsCommand::SetEndpoint { url: url.to_owned(), dir: folder.clone() }).1
    };
    for refused in ["http://voice.mybank.com/x", "https://voice.bank.example/x", "nonsense"] {
        assert!(matches!(set(refused), Err(AuthorError::Endpoint(_))), "{refused}");
        assert_eq!(read_source(&folder).unwrap(), shipped_files(), "{refused}");
    }
    set("https://voice.mybank.com/channels/alexa").unwrap();
    let manifest = fs::read_to_string(folder.join("alexa/skill-package/skill.json")).unwrap();
    assert_eq!(manifest.matches("https://voice.mybank.com/channels/alexa").count(), 2);
    assert!(!manifest.contains("voice.bank.example"), "{manifest}");
}

#[test]
fn outside_the_repository_the_commands_say_where_to_go() {
    let dir = tempfile::tempdir().unwrap().path().join("interaction-models");
    let url = "https://voice.mybank.com/channels/alexa".to_owned();
    for command in [
        ModelsCommand::Lint { dir: dir.clone() },
        ModelsCommand::Build { check: true, dir: dir.clone() },
        ModelsCommand::SetEndpoint { url, dir: dir.clone() },
    ] {
        let message = output(&command).1.unwrap_err().to_string();
        assert!(message.contains("root of the repository"), "{message}");
        assert!(message.contains("--dir"), "{message}");
    }
}

#[test]
fn sample_prints_what_an_intent_can_say() {
    let command = |intent: &str| ModelsCommand::Sample {
        intent: intent.to_owned(),
        locale: Some("en-US".to_owned()),
        dir: None,
    };
    let (out, result) = output(&command("BalanceIntent"));
    assert!(result.is_ok() && out.contains("\nwhat's my {account_kind} balance\n"), "{out}");
    let (_, result) = output(&command("Balance"));
    let message = result.unwrap_err().to_string();
    assert!(message.contains("BalanceIntent"), "{message}");
    let nowhere = ModelsCommand::Sample {
        intent: "BalanceIntent".to_owned(),
        locale: Some("xx-XX".to_owned()),
        dir: None,
    };
    let message = output(&nowhere).1.unwrap_err().to_string();
    assert!(message.contains("en-GB, en-US"), "{message}");
}

#[test]
fn the_same_source_makes_the_same_bytes() {
    let source = || Source::read(&shipped_files()).unwrap();
    let once: BTreeMap<String, Vec<u8>> = build(&source());
    assert_eq!(once, build(&source()));
}
