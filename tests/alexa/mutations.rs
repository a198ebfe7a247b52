//! Bodies that nobody should send: whatever they are, decoding ends, and ends well.

use saldo::basics::ApplicationId;
use saldo::channel::alexa::{DecodeError, decode};
use saldo::consent::Premises;
use saldo::dialogue::{Said, Screen};
use serde_json::{Value, json};

use crate::replies::{Dice, now};
use crate::{application, keys, requests, text};

/// How many mutated envelopes are decoded.
const ENVELOPES: usize = 50_000;

fn odd_value(dice: &mut Dice) -> Value {
    match dice.below(12) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-7),
        3 => json!(1.5e300),
        4 => json!(""),
        5 => json!("?"),
        6 => json!([]),
        7 => json!([[{"a": null}], 1, "x"]),
        8 => json!({}),
        9 => json!({"type": {"type": 1}, "value": [1], "values": {"a": 1}}),
        10 => json!("x".repeat(5_000)),
        _ => json!("\u{0}\u{202e}\u{1F600}\"\\"),
    }
}

/// Replaces, removes or adds something somewhere below `value`; whether it did.
fn mutate(value: &mut Value, dice: &mut Dice) {
    let deeper = dice.below(8) > 0;
    match value {
        Value::Object(fields) if deeper && !fields.is_empty() => {
            let names: Vec<_> = fields.keys().cloned().collect();
            let name = dice.pick(&names).clone();
            match dice.below(12) {
                0 => drop(fields.remove(&name)),
                1 => drop(fields.insert("novel".to_owned(), odd_value(dice))),
                _ => mutate(fields.get_mut(&name).unwrap(), dice),
            }
        }
        Value::Array(items) if deeper && !items.is_empty() => {
            let index = usize::try_from(dice.below(items.len() as u64)).unwrap();
            mutate(&mut items[index], dice);
        }
        other => *other = odd_value(dice),
    }
}

#[test]
fn a_part_of_any_shape_leaves_the_rest_of_the_request() {
    let bodies: Vec<Value> =
        requests().iter().map(|(_, body)| serde_json::from_slice(body).unwrap()).collect();
    let mut dice = Dice(21);
    for _ in 0..ENVELOPES {
        let mut body = dice.pick(&bodies).clone();
        for _ in 0..=dice.below(3) {
            mutate(&mut body, &mut dice);
        }
        let has_type = body["request"]["type"].as_str().is_some_and(|kind| !kind.is_empty());
        let bytes = serde_json::to_vec(&body).unwrap();
        let decoded = decode(text(&bytes), &application(), &keys(), now());
        // Only a request without a type is no request.
        assert_eq!(
            decoded.as_ref().err(),
            (!has_type).then_some(&DecodeError::NoRequest),
            "{body}"
        );
        if let Ok(decoded) = decoded {
            assert_eq!(decoded.turn.caller.application, application());
            let unit = &body["context"]["System"]["unit"];
            let managed = decoded.turn.caller.premises == Premises::Managed;
            assert_eq!(managed, !unit.is_null(), "{body}");
        }
    }
}

#[test]
fn cut_and_scrambled_bytes_are_an_error_or_a_turn() {
    let bodies = requests();
    let mut dice = Dice(22);
    for _ in 0..ENVELOPES {
        let mut body = dice.pick(&bodies).1.clone();
        for _ in 0..=dice.below(4) {
            let index = usize::try_from(dice.below(body.len() as u64)).unwrap();
            body[index] = u8::try_from(dice.below(128)).unwrap();
        }
        if dice.flip() {
            body.truncate(usize::try_from(dice.below(body.len() as u64)).unwrap());
        }
        if let Ok(body) = std::str::from_utf8(&body) {
            let _ = decode(body, &application(), &keys(), now());
        }
    }
}

#[test]
fn what_holds_no_request_is_named() {
    let decode = |body: &str| {
        decode(body, &ApplicationId::new("a").unwrap(), &keys(), now()).map(|_| ()).unwrap_err()
    };
    assert_eq!(decode(""), DecodeError::NotJson { line: 1, column: 0 });
    assert_eq!(decode("{}"), DecodeError::NoRequest);
    assert_eq!(decode(r#"{"request":{"type":""}}"#), DecodeError::NoRequest);
    assert_eq!(decode(r#"{"request":{"type":7}}"#), DecodeError::NoRequest);
    assert_eq!(decode(r#"{"request":["LaunchRequest"]}"#), DecodeError::NoRequest);
    let deep = "[".repeat(100_000);
    assert!(matches!(decode(&deep), DecodeError::NotJson { .. }));
    let twice = r#"{"request":{"type":"LaunchRequest","type":"IntentRequest"}}"#;
    assert!(matches!(decode(twice), DecodeError::NotJson { .. }));
}

#[test]
fn the_smallest_request_is_a_turn() {
    let body = r#"{"request":{"type":"LaunchRequest"}}"#;
    let decoded = decode(body, &application(), &keys(), now()).unwrap();
    assert_eq!(decoded.turn.caller.user, None);
    assert_eq!(decoded.turn.screen, Screen::None);
    assert!(decoded.talk.is_none() && decoded.courtesy.is_none());
}

#[test]
fn what_the_platform_reports_is_one_of_a_closed_set() {
    let reported = |request: &str| {
        let body = format!(r#"{{"request":{request}}}"#);
        let decoded = decode(&body, &application(), &keys(), now()).unwrap();
        assert!(matches!(decoded.turn.said, Said::Nothing | Said::Intent(_)));
        decoded.reported
    };
    for (request, expected) in [
        (r#"{"type":"SessionEndedRequest","reason":"USER_INITIATED"}"#, Some("user_initiated")),
        (
            r#"{"type":"SessionEndedRequest","reason":"ERROR",
                "error":{"type":"ENDPOINT_TIMEOUT"}}"#,
            Some("endpoint_timeout"),
        ),
        (
            r#"{"type":"System.ExceptionEncountered","error":{"type":"INVALID_RESPONSE"}}"#,
            Some("invalid_response"),
        ),
        (
            r#"{"type":"System.ExceptionEncountered","error":{"type":"My card is 4242"}}"#,
            Some("other"),
        ),
        (r#"{"type":"System.ExceptionEncountered","error":["INVALID_RESPONSE"]}"#, None),
        (r#"{"type":"SessionEndedRequest"}"#, None),
        (r#"{"type":"LaunchRequest","reason":"ERROR"}"#, None),
    ] {
        assert_eq!(reported(request), expected, "{request}");
    }
}
