//! `saldo say`, as a developer types it.

use std::process::Output;

use crate::demo::Demo;

fn printed(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn what_is_typed_is_answered() {
    let demo = Demo::start();
    let folder = demo.about.alexa.leaf_key_pem.parent().unwrap().to_str().unwrap().to_owned();
    let say = |arguments: &[&str]| {
        let all = [&["say", "--data-dir", folder.as_str()], arguments].concat();
        demo.saldo(&all)
    };

    let checking = printed(&say(&["what's my checking balance"]));
    assert!(checking.starts_with("I found two accounts. In Household, you have "), "{checking}");
    let recent = printed(&say(&["my recent transactions", "more"]));
    let answers: Vec<&str> = recent.lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(answers.len(), 2, "{recent}");
    assert!(answers[0].contains("That's three of "), "{recent}");
    assert!(answers[1].contains("That's six of "), "{recent}");
    let savings = printed(&say(&["how much is in savings ending one zero zero one"]));
    assert!(savings.starts_with("In your savings ending in 1001, you have "), "{savings}");
    let all = printed(&say(&["what are my balances"]));
    assert!(all.starts_with("I found "), "{all}");
    let ssml = printed(&say(&["--ssml", "what's my savings balance"]));
    assert!(ssml.starts_with("<speak>"), "{ssml}");
    let json = printed(&say(&["--json", "help"]));
    assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{json}");

    let german = printed(&say(&["--locale", "de-DE", "wie viel habe ich auf dem sparkonto"]));
    assert!(german.contains("Sparkonto") && german.contains("Dollar"), "{german}");

    for (arguments, complaint) in [
        (&["--locale", "fr-FR", "bonjour"][..], "no words for the locale \"fr-FR\""),
        (&["--customer", "Nobody At All", "help"], "no customer is called"),
    ] {
        let output = say(arguments);
        assert_eq!(output.status.code(), Some(2), "{output:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(complaint), "{told}");
    }
}
