//! What is typed wrong gets a short answer, and changes nothing.

use crate::{complaint, objects, sim};

/// A line, and what its answer must name.
const WRONG: &[(&str, &str)] = &[
    (":", "a command has a name"),
    (":lokale de-DE", "did you mean \":locale\"?"),
    (":xyzzy", ":help lists them"),
    (":why", "nothing was said yet"),
    (":json", "nothing was said yet"),
    (":json reqest", "is not \"request\""),
    (":apl now", "is not \"json\""),
    (":save", "it takes a file"),
    (":save /nowhere/at/all.yaml", "nothing was said yet"),
    (":locale", "it takes a locale"),
    (":locale german", "is not a locale like en-US"),
    (":locale fr-FR", "no words for the locale \"fr-FR\""),
    (":customer nobody at all", "no customer is called \"nobody at all\"; there are: "),
    (":customer", "it takes part of a name"),
    (":second nobody", "no customer is called"),
    (":person recognizd", "did you mean \"recognized\"?"),
    (":pin 12", "four to six digits"),
    (":link lined", "did you mean \"linked\"?"),
    (":link a: b", "\"b\" is too much"),
    (":consent acounts=1", "did you mean \"accounts\"?"),
    (":consent aloud=loud", "\"loud\" is none of: exact"),
    (":consent fields=everything", "\"everything\" is no"),
    (":consent look_back_days=many", "is not a number of days"),
    (":consent until=tomorrow", "is not a day like"),
    (":consent accounts=yacht", "the customer has no account \"yacht\""),
    (":consent accounts", "write it as key=value"),
    (":consent accounts=\"a", "a quotation mark is not closed"),
    (":assurance balances=exact", "three levels"),
    (":assurance balances=exact,silent,silent", "balances"),
    (":clock noon", "is no time: write it like"),
    (":clock 9999-12-31T00:00:00Z", "between 2000 and 2100"),
    (":advance 6", "is no time: write it like 90s"),
    (":advance 4294967295w", "no time any more"),
    (":fault core=slwo", "did you mean \"slow\"?"),
    (":fault", "it takes one of slow"),
    (":device speeker", "did you mean \"speaker\"?"),
    (":channel telegraph", "no channel \"telegraph\" yet; there are: alexa"),
    (":silence please", "is too much"),
    (":back", "only 0 turns"),
    (":back 0", "no number from 1 on"),
    (":fork 7", "only 1 conversations"),
    (":help fly", "there is no command \":fly\""),
    (":quit now", "is too much"),
    ("BalnceIntent", "did you mean \"BalanceIntent\"?"),
    ("BalanceIntent account_kin=savings", "did you mean \"account_kind\"?"),
    ("BalanceIntent savings", "write it as name=value"),
];

#[test]
fn every_slip_is_named_and_changes_nothing() {
    let mut script: Vec<&str> = WRONG.iter().map(|(line, _)| *line).collect();
    script.extend([":state", "help", ":advance 3000d", ":assurance balances=exact,exact,exact"]);
    let output = sim(&["--format", "json"], &script);
    let told = objects(&output);
    assert_eq!(told.len(), script.len(), "{}\n{told:#?}", complaint(&output));
    for ((line, wanted), object) in WRONG.iter().zip(&told) {
        let error = object["error"].as_str().unwrap_or_default();
        assert!(!error.is_empty() && error.contains(wanted), "{line}: {object}");
        assert!(error.len() < 600, "{line}: {error}");
    }
    let [state, help, advanced, assured] = &told[WRONG.len()..] else { panic!("{told:#?}") };
    let given = state["state"]["given"].as_object().unwrap();
    assert_eq!(given.len(), 1, "only the clock is given: {state}");
    assert_eq!(given["clock"], "2026-03-12T13:00:00-04:00");
    assert_eq!(help["session"], "open", "the conversation goes on: {help}");
    assert!(advanced["error"].as_str().unwrap().contains("out of reach"), "{advanced}");
    assert!(assured["error"].as_str().unwrap().contains("unknown key"), "{assured}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn what_cannot_begin_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let (empty, wrong) = (file("empty.yaml", ""), file("wrong.yaml", "story: [{sey: hi}]\n"));
    for (arguments, wanted) in [
        (&["--locale", "xx"][..], "is not a locale like en-US"),
        (&["--locale", "fr-FR"], "no words for the locale \"fr-FR\""),
        (&["--customer", "nobody at all"], "no customer is called"),
        (&["/nowhere.yaml"], "/nowhere.yaml: "),
        (&[empty.as_str()], "there is no story in it"),
        (&[wrong.as_str()], "wrong.yaml:1: unknown key \"sey\""),
        (&[wrong.as_str(), "--customer", "paul"], "cannot be used with"),
    ] {
        let output = sim(arguments, &["help"]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let told = complaint(&output);
        assert!(told.contains(wanted), "{arguments:?}: {told}");
    }
}
