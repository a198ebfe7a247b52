//! The official schemas, which every answer of the double must match: the published OpenAPI files,
//! unchanged.

use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

use jsonschema::{Draft, Validator};
use saldo::settings::OpenBankingVersion;
use serde_json::{Value, json};
use serde_yaml_ng::Value as Yaml;

type Answers = HashMap<String, Validator>;

/// The calls that the double answers, with the status of an answer.
const CALLS: [(&str, &str, &str); 9] = [
    ("get", "/accounts", "200"),
    ("get", "/accounts/{AccountId}/balances", "200"),
    ("get", "/accounts/{AccountId}/transactions", "200"),
    ("get", "/accounts/{AccountId}/direct-debits", "200"),
    ("get", "/accounts/{AccountId}/standing-orders", "200"),
    ("get", "/accounts/{AccountId}/scheduled-payments", "200"),
    ("get", "/accounts/{AccountId}/statements", "200"),
    ("post", "/account-access-consents", "201"),
    ("get", "/account-access-consents/{ConsentId}", "200"),
];

/// What is wrong with `answer` to `call` ("get /accounts"), if anything.
pub(crate) fn violation(version: OpenBankingVersion, call: &str, answer: &Value) -> Option<String> {
    static THREE: OnceLock<Answers> = OnceLock::new();
    static FOUR: OnceLock<Answers> = OnceLock::new();
    let schemas = match version {
        OpenBankingVersion::V3 => THREE.get_or_init(|| read("account-info-openapi-v3.1.11.yaml")),
        OpenBankingVersion::V4 => FOUR.get_or_init(|| read("account-info-openapi-v4.0.yaml")),
    };
    let error = schemas[call].validate(answer).err()?;
    Some(format!("{call}: {error} at {}", error.instance_path()))
}

fn read(name: &str) -> Answers {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/open_banking/openapi");
    let text = std::fs::read_to_string(folder.join(name)).unwrap();
    let whole = json_of(serde_yaml_ng::from_str(&text).unwrap());
    let mut answers = HashMap::new();
    for (method, path, status) in CALLS {
        let operation = &whole["paths"][path][method];
        let schema = schema_of(&whole, &operation["responses"][status]);
        answers.insert(format!("{method} {path}"), compiled(&whole, &schema));
    }
    let body = &whole["paths"]["/account-access-consents"]["post"]["requestBody"];
    let request = compiled(&whole, &schema_of(&whole, body));
    answers.insert("post /account-access-consents request".to_owned(), request);
    let error = json!({"$ref": "#/components/schemas/OBErrorResponse1"});
    answers.insert("error".to_owned(), compiled(&whole, &error));
    answers
}

/// The schema of the JSON in a response or a request, which may be defined elsewhere.
fn schema_of(whole: &Value, content: &Value) -> Value {
    let defined = match content["$ref"].as_str() {
        Some(reference) => whole.pointer(reference.trim_start_matches('#')).unwrap(),
        None => content,
    };
    defined["content"]["application/json"]["schema"].clone()
}

fn compiled(whole: &Value, schema: &Value) -> Validator {
    assert!(schema.is_object(), "the OpenAPI file has another shape");
    let root = json!({"allOf": [schema], "components": whole["components"]});
    // OpenAPI 3.0 schemas are close to draft 4: `exclusiveMinimum` and `$ref` work as there.
    let options = jsonschema::options().with_draft(Draft::Draft4).should_validate_formats(true);
    options.build(&root).unwrap()
}

/// YAML as JSON: statuses are numbers there, and names here.
fn json_of(yaml: Yaml) -> Value {
    let name = |key: Yaml| match key {
        Yaml::String(text) => text,
        Yaml::Number(number) => number.to_string(),
        _ => panic!("a key that is no name"),
    };
    match yaml {
        Yaml::Mapping(map) => map.into_iter().map(|(key, it)| (name(key), json_of(it))).collect(),
        Yaml::Sequence(list) => list.into_iter().map(json_of).collect(),
        other => serde_json::to_value(other).unwrap(),
    }
}

#[test]
fn the_schemas_refuse_what_is_wrong() {
    let version = OpenBankingVersion::V3;
    let check = |answer: Value| violation(version, "get /accounts/{AccountId}/balances", &answer);
    let balance = json!({"AccountId": "1", "CreditDebitIndicator": "Credit",
        "Type": "InterimBooked", "DateTime": "2026-09-20T10:00:00+00:00",
        "Amount": {"Amount": "1.00", "Currency": "GBP"}});
    let with = |field: &str, value: Value| {
        let mut balance = balance.clone();
        balance[field] = value;
        check(json!({"Data": {"Balance": [balance]}}))
    };
    assert_eq!(check(json!({"Data": {"Balance": [balance]}})), None);
    assert!(check(json!({"Data": {"Balance": []}})).is_some());
    assert!(check(json!({"Data": {}})).is_some());
    assert!(with("Type", "ITBD".into()).is_some());
    assert!(with("DateTime", "yesterday".into()).is_some());
    assert!(with("Amount", json!({"Amount": "-1.00", "Currency": "GBP"})).is_some());
    assert!(with("Amount", json!({"Amount": "1.000001", "Currency": "GBP"})).is_some());
}
