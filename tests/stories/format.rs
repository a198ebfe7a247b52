//! The format: what is not known is named with its line, and the schema says the same.

use std::fs;
use std::path::Path;

use saldo::simulate::{
    ReportFormat, SchemaOf, StoryArguments, read_stories, run_stories, run_story_command, schema,
};
use serde_json::{Value, json};

fn problem(text: &str) -> String {
    read_stories(Path::new("tale.yaml"), text).unwrap_err().to_string()
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    for (text, expected) in [
        ("story:\n  - say: hi\n    expct: {}\n", "tale.yaml:3: unknown key \"expct\""),
        ("story:\n  - say: hi\n    expect: {intents: A}\n", "tale.yaml:3: unknown key \"intents\""),
        ("given: {clck: x}\nstory: [{say: hi}]\n", "tale.yaml:1: unknown key \"clck\""),
        ("given:\n  clock: today\nstory: [{say: hi}]\n", "tale.yaml:2: \"today\" is no time"),
        ("given: {link: maybe}\nstory: [{say: hi}]\n", "tale.yaml:1: \"maybe\" is none of: linked"),
        ("given: {consent: {fields: all}}\nstory: [{say: hi}]\n", "tale.yaml:1: \"all\" is no"),
        ("given: {faults: {bank: sad}}\nstory: [{say: hi}]\n", "tale.yaml:1: \"sad\" is none of"),
        ("name: a\n", "tale.yaml:1: a story without turns"),
        ("story:\n  - expect: {session: open}\n", "tale.yaml:2: a turn has one of"),
        ("story:\n  - say: hi\n    silence: true\n", "tale.yaml:3: a turn has one of"),
        ("story:\n  - say: hi\n    slots: {a: b}\n", "tale.yaml:3: `slots` belong"),
        ("story:\n  - say: [hi]\n", "tale.yaml:2: a text is expected"),
        ("story:\n  - say: hi\n  say: ho\n", "tale.yaml:3: "),
        ("story:\n  - {say: a, say: b}\n", "tale.yaml:2: "),
        ("story:\n  - say: hi\n    expect: {session: ajar}\n", "tale.yaml:3: \"ajar\" is none of"),
    ] {
        let problem = problem(text);
        assert!(problem.starts_with(expected), "{text:?}: {problem}");
    }
}

#[test]
fn the_schema_takes_every_story_and_no_unknown_key() {
    let schema: Value = serde_json::from_str(schema(SchemaOf::Story)).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let mut seen = 0;
    for language in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if !language.is_dir() {
            continue;
        }
        for path in fs::read_dir(language).unwrap().map(|entry| entry.unwrap().path()) {
            let text = fs::read_to_string(&path).unwrap();
            for document in serde_yaml_ng::Deserializer::from_str(&text) {
                let story: Value = serde::Deserialize::deserialize(document).unwrap();
                let problems: Vec<String> =
                    validator.iter_errors(&story).map(|error| error.to_string()).collect();
                assert!(problems.is_empty(), "{}: {problems:?}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 0);
    for bad in [
        json!({ "story": [] }),
        json!({ "story": [{ "say": "hi", "expct": {} }] }),
        json!({ "story": [{ "say": "hi", "silence": true }] }),
        json!({ "story": [{ "say": "hi" }], "given": { "link": "maybe" } }),
        json!({ "story": [{ "say": "hi", "expect": { "speech": { "words": 1 } } }] }),
    ] {
        assert!(!validator.is_valid(&bad), "{bad}");
    }
}

/// A story that expects everything otherwise: every expectation must be able to fail.
#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_come_is_reported_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wrong.yaml");
    let text = "given: {customer: paul}\nstory:\n  - say: what's my checking balance\n    \
                expect:\n      intent: OwedIntent\n      slots: {account_kind: savings}\n      \
                facts: {answer: totals, available: [1 USD, 2 USD], count: 1, current: ~}\n      \
                speech: {contains: Timbuktu, not_contains: checking, max_words: 1}\n      \
                reprompt: Nothing.\n      reprompts: 3\n      session: closed\n      \
                card: link_account\n";
    fs::write(&path, text).unwrap();
    let report = run_stories(std::slice::from_ref(&path)).await.unwrap();
    assert!(!report.is_fine());
    let told = report.text();
    for part in [
        "wrong.yaml:5: after \"what's my checking balance\": intent\n    expected OwedIntent",
        "wrong.yaml:6: after \"what's my checking balance\": slots.account_kind",
        ":7: after \"what's my checking balance\": facts.answer",
        "facts.available",
        "facts.count",
        "facts.current",
        "speech.contains",
        "speech.not_contains",
        "speech.max_words",
        ": reprompt\n",
        ": reprompts\n",
        ": session\n",
        ": card\n",
        "1 stories, 1 turns: 0 fine, 1 failed",
    ] {
        let flat = told.replace("\n      ", "\n    ");
        assert!(flat.contains(part), "{part:?} in\n{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn worlds_are_given() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("given.yaml");
    let ask = "story:\n  - say: what's my balance\n    expect: {facts: ";
    let given = |given: &str, facts: &str| format!("given: {given}\n{ask}{facts}}}\n");
    let stories = [
        given("{link: unlinked}", "{barrier: not_linked}, card: link_account, session: closed"),
        given("{link: expired}", "{barrier: expired}"),
        given("{link: {state: revoked, person: recognized}}", "{barrier: revoked}"),
        given("{consent: {fields: [accounts.list]}}", "{barrier: balance.read}"),
        given("{consent: {until: 2026-03-11}}", "{barrier: expired}"),
        given("{consent: {until: 2026-03-12}}", "{answer: which_account}"),
        given("{faults: {bank: failing}}", "{answer: unavailable}"),
        given(
            "{customer: student, clock: 2024-02-29T23:59:00-05:00, device: hub}",
            "{answer: balances}",
        ),
    ];
    fs::write(&path, stories.join("---\n")).unwrap();
    let report = run_stories(&[path]).await.unwrap();
    assert!(report.is_fine(), "\n{}", report.text());
    assert_eq!(report.played.len(), stories.len());
}

/// What is given changes from turn to turn, in the world that goes on.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_can_change_from_turn_to_turn() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("changing.yaml");
    let text = "given: {customer: paul, consent: {until: 2026-03-12}}
story:
  - say: what's my savings balance
    expect: {facts: {answer: balances, stale_since: ~}, session: open}
  - given: {faults: {bank: stale}}
    say: what's my savings balance
    expect: {facts: {answer: balances}, speech: {contains: one day ago}}
  - given: {clock: 2026-03-12T23:59:59-04:00, faults: {bank: down}}
    say: what's my savings balance
    expect: {facts: {answer: unavailable}, session: closed}
  - given: {clock: 2026-03-13T00:00:00-04:00, faults: {bank: none}}
    say: what's my savings balance
    expect: {facts: {barrier: expired}, card: link_account}
  - given: {consent: {aloud: rounded}}
    say: what's my savings balance
    expect: {facts: {answer: balances}, speech: {contains: about}}
  - given: {link: revoked}
    say: what's my savings balance
    expect: {facts: {barrier: revoked}}
  - given: {link: linked, locale: es-ES, customer: student, device: tv}
    say: cuál es mi saldo
    expect: {speech: {contains: dólares}, session: open}
  - given: {link: {person: guest}}
    silence: true
    expect: {session: closed, reprompts: 1}
";
    fs::write(&path, text).unwrap();
    let report = run_stories(std::slice::from_ref(&path)).await.unwrap();
    assert!(report.is_fine(), "\n{}", report.text());

    for (given, told) in [
        ("{assurance: {balances: [exact, exact, exact]}}", "unknown key \"assurance\""),
        ("{devise: hub}", "unknown key \"devise\"; there are: "),
        ("{device: hubb}", "did you mean \"hub\"?"),
    ] {
        let told_of = problem(&format!("story:\n  - given: {given}\n    say: hi\n"));
        assert!(told_of.contains(told), "{told_of}");
    }
    for (given, told) in [
        ("{customer: nobody at all}", "no customer is called"),
        ("{clock: 2026-03-01T00:00:00Z}", "is out of reach"),
        ("{locale: fr-FR}", "no words for the locale"),
    ] {
        fs::write(&path, format!("story:\n  - given: {given}\n    say: help\n")).unwrap();
        let report = run_stories(std::slice::from_ref(&path)).await.unwrap();
        assert!(report.text().contains(told), "{}", report.text());
    }
}

/// Whatever the order, the same comes of every story.
#[tokio::test(flavor = "multi_thread")]
async fn the_order_decides_nothing() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories/en/household.yaml");
    let mut reports = Vec::new();
    for shuffle in [None, Some(7), Some(8)] {
        let (paths, format) = (vec![file.clone()], ReportFormat::Json);
        let played = StoryArguments { paths, accept: false, show: false, shuffle, format };
        let mut out = Vec::new();
        assert!(run_story_command(&played, &mut out).await.unwrap());
        let mut report: Value = serde_json::from_slice(&out).unwrap();
        for story in report["played"].as_array_mut().unwrap() {
            story.as_object_mut().unwrap().remove("took_ms").unwrap();
        }
        reports.push(report);
    }
    assert!(reports[0]["stories"].as_u64().unwrap() > 3);
    assert!(reports.windows(2).all(|two| two[0] == two[1]), "{reports:#?}");
}
