//! The official schemas, which every answer of the double must match. `reduce.py` makes them of
//! the published files; README.md says of which.

use std::collections::HashMap;
use std::path::Path;
use std::sync::OnceLock;

use jsonschema::{Draft, Validator};
use saldo::settings::OpenBankingVersion;
use serde_json::{Value, json};

type Answers = HashMap<String, Validator>;

/// What is wrong with `answer` to `call` ("get /accounts"), if anything.
pub(crate) fn violation(version: OpenBankingVersion, call: &str, answer: &Value) -> Option<String> {
    static THREE: OnceLock<Answers> = OnceLock::new();
    static FOUR: OnceLock<Answers> = OnceLock::new();
    let schemas = match version {
        OpenBankingVersion::V3 => THREE.get_or_init(|| read("v3.1.json")),
        OpenBankingVersion::V4 => FOUR.get_or_init(|| read("v4.0.json")),
    };
    let error = schemas[call].validate(answer).err()?;
    Some(format!("{call}: {error} at {}", error.instance_path()))
}

fn read(name: &str) -> Answers {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/open_banking/schemas");
    let whole: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join(name)).unwrap()).unwrap();
    let answers = whole["answers"].as_object().unwrap();
    let compile = |(call, schema): (&String, &Value)| {
        let root = json!({"allOf": [schema], "components": whole["components"]});
        // OpenAPI 3.0 schemas are close to draft 4: `exclusiveMinimum` and `$ref` work as there.
        let compiled = jsonschema::options()
            .with_draft(Draft::Draft4)
            .should_validate_formats(true)
            .build(&root);
        (call.clone(), compiled.unwrap())
    };
    answers.iter().map(compile).collect()
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
