//! A journey in which every command has its effect, and the stories that are saved on it.

use std::process::Command;

use serde_json::{Value, json};

use crate::{SALDO, complaint, objects, sim};

/// A line, and what must come of it: one object, unless more are named.
type Step = (&'static str, fn(&Value) -> bool);

const ASK: &str = "what's my savings balance";

const STEPS: &[Step] = &[
    ("# a remark and an empty line are nothing", |_| true),
    (":customer paul", |it| it["given"]["customer"] == "paul"),
    (":channel alexa", |it| it["channels"] == json!(["alexa"])),
    (ASK, |it| {
        it["turn"] == 1
            && it["said"] == ASK
            && it["intent"] == "BalanceIntent"
            && it["score"] == 1.0
            && it["verdict"] == "accept"
            && it["slots"]["account_kind"] == "SAVINGS"
            && it["facts"]["answer"] == json!(["balances"])
            && it["facts"]["available"][0].as_str().unwrap().ends_with(" USD")
            && it["speech"].as_str().unwrap().contains("In your savings")
            && it["session"] == "open"
            && it["micros"]["allowed"] == 8_000_000
            && ["verify", "gate", "bank", "record", "words", "turn", "there_and_back"]
                .iter()
                .all(|stage| it["micros"][stage].as_u64().unwrap() > 0)
    }),
    (":why", |it| {
        it["why"]["ranking"][0]["intent"] == "BalanceIntent"
            && it["why"]["reason"].as_str().unwrap().starts_with("the sample ")
            && it["why"]["slots"][0]["type"] == "ACCOUNT_KIND"
    }),
    (":json", |it| it["response"]["version"] == "1.0"),
    (":json request", |it| {
        let (session, context) = (&it["request"]["session"], &it["request"]["context"]);
        session["user"]["accessToken"] == "(left out)"
            && context["System"]["apiAccessToken"] == "(left out)"
            && context["Viewport"].is_null()
    }),
    (":ssml", |it| it["ssml"].as_str().unwrap().starts_with("<speak>")),
    (":apl", |it| it["document"].is_null()),
    (":device hub", |it| it["given"]["device"] == "hub"),
    ("what about checking", |it| it["slots"]["account_kind"] == "CHECKING"),
    (":apl", |it| it["document"]["datasources"]["saldo"]["title"].is_string()),
    (":device tv", |it| it["given"]["device"] == "tv"),
    ("BalanceIntent account_kind=savings", |it| {
        it["intent"] == "BalanceIntent"
            && it["verdict"].is_null()
            && it["facts"]["account"][0].as_str().unwrap().starts_with("savings")
    }),
    (":why", |it| it["why"].is_null()),
    (":json request", |it| it["request"]["context"]["Viewport"]["mode"] == "TV"),
    (":record", |it| {
        it["chain_holds"] == true
            && it["record"].as_array().unwrap().len() == 3
            && it["record"][0]["classes"] == "balance.read speak.amounts"
            && it["record"][0]["facts"][0]["kind"].is_string()
    }),
    (":state", |it| {
        it["state"]["turns"] == 3
            && it["state"]["session"] == "open"
            && it["state"]["given"]["customer"] == "paul"
            && it["state"]["frame"]["topic"].is_object()
    }),
    (":link revoked", |it| it["given"]["link"].as_str().unwrap().contains("revoked")),
    (ASK, |it| it["facts"]["barrier"] == json!(["revoked"]) && it["session"] == "closed"),
    (":link unlinked", |_| true),
    (ASK, |it| it["facts"]["barrier"] == json!(["not_linked"]) && it["card"] == "link_account"),
    (":link expired", |_| true),
    (ASK, |it| it["facts"]["barrier"] == json!(["expired"])),
    (":link linked", |_| true),
    (":consent fields=accounts.list", |it| it["given"]["consent"] == "{fields: [accounts.list]}"),
    (ASK, |it| it["facts"]["barrier"] == json!(["balance.read"])),
    (":consent aloud=rounded", |_| true),
    (ASK, |it| it["speech"].as_str().unwrap().contains("about")),
    (":consent until=2026-03-12", |_| true),
    (":advance 12h", |it| it["given"]["clock"] == "2026-03-13T01:00:00-04:00"),
    (ASK, |it| it["facts"]["barrier"] == json!(["expired"])),
    (":consent", |it| it["given"]["consent"] == "{}"),
    (":clock 2026-03-13T09:00:00-04:00", |it| it["given"]["clock"].is_string()),
    (ASK, |it| it["facts"]["answer"] == json!(["balances"])),
    (":second amara", |it| it["given"]["second"] == "amara"),
    (":person second", |it| it["given"]["link"].as_str().unwrap().contains("second")),
    ("what accounts do i have", |it| it["facts"]["answer"] == json!(["accounts"])),
    (":person recognised", |it| it["given"]["link"].as_str().unwrap().contains("recognized")),
    (":fault core=down", |it| it["given"]["faults"] == "{bank: failing}"),
    (ASK, |it| it["facts"]["answer"] == json!(["unavailable"])),
    (":fault stale", |_| true),
    (ASK, |it| it["facts"]["stale_since"].is_array()),
    (":fault partial", |_| true),
    (ASK, |it| it["facts"]["answer"] == json!(["balances"]) && it["facts"]["current"].is_null()),
    (":fault core=slow", |_| true),
    (ASK, |it| {
        it["ahead"].as_array().unwrap().len() == 1
            && it["micros"]["bank"].as_u64().unwrap() > 2_000_000
    }),
    (":fault none", |_| true),
    (ASK, |it| it["session"] == "open" && it["reprompt"] != ""),
    (":silence", |it| it["reprompts"] == 1 && it["session"] == "closed"),
    (":json", |it| it["error"] == "silence has no response"),
    (":fork", |it| it["conversation"] == 2),
    ("help", |it| it["facts"]["answer"] == json!(["help"])),
    (":back 2", |it| it["turns"] == 16),
    (":state", |it| it["state"]["turns"] == 16 && it["state"]["conversations"] == 2),
    (":record", |it| it["chain_holds"] == true),
    (":fork 1", |it| it["conversation"] == 1 && it["turns"] == 17),
    (":locale de-DE", |it| it["given"]["locale"] == "de-DE"),
    ("wie viel habe ich auf dem sparkonto", |it| {
        it["speech"].as_str().unwrap().contains("Sparkonto")
    }),
    (":customer student", |it| it["given"]["customer"] == "student"),
    ("hilfe", |it| it["session"] == "open"),
    (":help back", |it| it["commands"][0]["name"] == "back"),
    (":help", |it| it["commands"].as_array().unwrap().len() == 25),
    (":quit", |_| true),
    ("what is behind it is not said", |_| true),
];

#[test]
fn every_command_has_its_effect() {
    let script: Vec<&str> = STEPS.iter().map(|(line, _)| *line).collect();
    let output = sim(&["--format", "json"], &script);
    let objects = objects(&output);
    let silent = |line: &str| line.starts_with('#') || line == ":quit" || line.contains("behind");
    let told = STEPS.iter().filter(|(line, _)| !silent(line));
    for (number, ((line, holds), object)) in told.clone().zip(&objects).enumerate() {
        assert!(holds(object), "{number}: after {line:?}: {object:#}");
    }
    assert_eq!(objects.len(), told.count(), "{}", complaint(&output));
    // One line asked for what silence has not.
    assert_eq!(output.status.code(), Some(1), "{}", complaint(&output));
}

/// What is saved is what was had: `saldo test` finds it again, and `saldo sim` goes on with it.
#[test]
fn what_is_saved_is_a_story_that_holds() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("kept.yaml");
    let path = file.to_str().unwrap();
    let save = format!(":save {path}");
    let script = [
        ":clock 2026-05-06T08:30:00-04:00",
        ":customer paul",
        ":assurance balances=silent,silent,exact",
        ":person pin",
        ASK,
        ":device phone",
        ":consent accounts=savings aloud=relative look_back_days=30 until=2026-06-01",
        "BalanceIntent account_kind=savings",
        ":link revoked",
        ":advance 3d",
        ASK,
        ":link linked",
        ":consent",
        ":person unknown",
        ":fault partial",
        "what accounts do i have",
        ":silence",
        &save,
    ];
    let output = sim(&["--format", "json"], &script);
    assert!(output.status.success(), "{}{:?}", complaint(&output), output);
    let told = objects(&output);
    // The code was said by itself, and once more for the link that was made anew.
    assert_eq!(told.last().unwrap()["turns"], 7, "{told:#?}");
    let pins: Vec<_> =
        told.iter().filter(|it| it["facts"]["voice_pin"] == json!(["ask"])).collect();
    assert_eq!(pins.len(), 2, "{told:#?}");

    let played = Command::new(SALDO).args(["test", path]).output().unwrap();
    let report = String::from_utf8(played.stdout).unwrap();
    let story = std::fs::read_to_string(&file).unwrap();
    assert!(played.status.success(), "{report}\n{story}");
    assert!(report.contains("1 stories, 7 turns: 1 fine"), "{report}");
    // It would notice: another word, another fact.
    for (from, to) in [("speech: \"", "speech: \"So. "), ("session: open", "session: closed")] {
        std::fs::write(&file, story.replacen(from, to, 1)).unwrap();
        let played = Command::new(SALDO).args(["test", path]).output().unwrap();
        assert_eq!(played.status.code(), Some(1), "{from} was not missed in {story}");
    }
    std::fs::write(&file, &story).unwrap();

    let output = sim(&["--format", "json", path], &[":state", ":back 7", ASK, &save]);
    let told = objects(&output);
    assert_eq!(told[0]["state"]["turns"], 7, "{told:#?}");
    assert_eq!(told[2]["turn"], 1, "{told:#?}");
    assert!(told[3]["error"].as_str().unwrap().contains("exists"), "{told:#?}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), story, "a file is never written over");
}

/// For people there are rows instead of objects.
#[test]
fn people_are_told_in_rows() {
    let script = [
        ":customer paul",
        ASK,
        ":why",
        ":ssml",
        ":device hub",
        ASK,
        ":apl",
        ":record",
        ":state",
        ":help save",
        "BalnceIntent",
    ];
    let output = sim(&["--locale", "en-GB"], &script);
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    for part in [
        "  given  customer: paul\n",
        "  you    what's my savings balance\n",
        "  heard  BalanceIntent 1.00 accept account_kind=SAVINGS\n",
        "  facts  answer: balances; account: savings",
        "  saldo  I found two accounts. In your savings",
        "[open]\n  ms     verify ",
        " there and back, of 8000\n",
        "  why    accept: the sample ",
        "  slot   account_kind=SAVINGS (ACCOUNT_KIND)\n",
        "  speech <speak>",
        "  again  <speak>",
        "  screen ",
        "         1 ",
        "  #1     2026-03-12 17:00:00 UTC, to alexa, by balance.read speak.amounts, exact: ",
        "  chain  intact\n",
        "  talk   1 of 1, 2 turns, session open\n",
        "  frame  {",
        ":save FILE",
        "error: there is no intent \"BalnceIntent\"; did you mean \"BalanceIntent\"?",
    ] {
        assert!(text.contains(part), "{part:?} is missing in\n{text}");
    }
    assert!(!text.contains('\x1b'), "a colour without a terminal");
    assert_eq!(output.status.code(), Some(1));
}
