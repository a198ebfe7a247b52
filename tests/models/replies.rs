//! The lint finds nothing in our replies, and finds each fault in broken ones.

use saldo::basics::Locale;
use saldo::models::{Files, Finding, lint_replies, reply_files, shipped_files};
use saldo::speech::reply_terms;

use super::words;

/// The path of American English's reply file `name`.
fn path(name: &str) -> String {
    let files = shipped_files();
    let end = format!("/{name}");
    let mut paths = reply_files(&files, Locale::EN_US).map(|(path, _)| path.to_owned());
    paths.find(|path| path.ends_with(&end)).unwrap()
}

/// The shipped files with the first `from` of one file replaced.
fn with(name: &str, from: &str, to: &str) -> Files {
    let mut files = shipped_files();
    let text = files.get_mut(&path(name)).unwrap();
    assert!(text.contains(from), "{name} holds no {from:?}");
    *text = text.replacen(from, to, 1);
    files
}

fn found(files: &Files) -> Vec<Finding> {
    lint_replies(files, Locale::EN_US, &reply_terms())
}

#[test]
fn shipped_replies_say_everything() {
    for locale in words().locales() {
        let findings = lint_replies(&shipped_files(), locale, &reply_terms());
        assert_eq!(findings, [], "{locale}");
    }
}

#[test]
fn each_fault_is_found() {
    for (name, from, to, rule, told) in [
        ("talk.ftl", "goodbye = Goodbye.", "", "reply-missing", "\"goodbye\" is missing"),
        ("talk.ftl", "goodbye =", "godbye =", "reply-unknown", "\"godbye\""),
        ("talk.ftl", "goodbye = Goodbye.", "goodbye", "reply-syntax", "mend it"),
        ("talk.ftl", "goodbye = Goodbye.", "goodbye = Bye $5.", "reply-sign", "'$'"),
        ("talk.ftl", "$told", "$tld", "reply-variable", "$tld: it has $told, $total"),
        ("talk.ftl", "COUNT($told)", "$told", "reply-variable", "write COUNT($told)"),
        ("talk.ftl", "{ suggest-more }", "{ suggest-mor }", "reply-variable", "suggest-mor"),
        ("talk.ftl", "    .reprompt =", "    .later =", "reply-missing", ".reprompt is missing"),
        ("net.ftl", "    .apart = You", "    .split = You", "reply-missing", ".apart is missing"),
        ("net.ftl", "{ $net }", "{ COUNT($net) }", "reply-function", "COUNT(..)"),
        ("names.ftl", "    .within = in", "    .inside = in", "reply-form", ".within"),
        ("cards.ftl", "[locked]", "[shut]", "reply-variant", "[shut] never happens"),
        ("accounts.ftl", "[one]", "[won]", "reply-variant", "[won] never happens"),
        ("barriers.ftl", "-with-the-card =", "-card =", "reply-term", "no term -with-the-card"),
        ("barriers.ftl", "-with-the-card =", "-card =", "reply-term", "asks for the term -card"),
        ("barriers.ftl", "card = in the", "card = in 1", "reply-sign", "-with-the-card: '1'"),
        ("explain.ftl", "$day, link: \"end-of\"", "$day, link: \"at\"", "reply-function", "\"at\""),
    ] {
        let findings = found(&with(name, from, to));
        let hit = findings.iter().find(|it| it.rule == rule && it.message.contains(told));
        assert!(hit.is_some(), "{name}, {from:?} as {to:?}: {findings:?}");
    }
}

#[test]
fn a_finding_names_the_file_and_the_line() {
    let findings = found(&with("net.ftl", "{ $net }", "{ $nett }"));
    let text = &shipped_files()[&path("net.ftl")];
    let line = text.lines().position(|line| line.starts_with("net-left")).unwrap() + 1;
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(finding.place.to_string(), format!("{}:{line}", path("net.ftl")));
}
