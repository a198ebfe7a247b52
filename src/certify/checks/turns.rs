//! Judging turns one by one.

use std::collections::BTreeSet;

use crate::certify::gathered::{Gathered, Turn};
use crate::certify::requirement::{Finding, Verdict, counted};
use crate::nlu::{Customs, find_amounts};

/// Judges each of the turns that `wanted` picks by itself: `fault` says what is wrong with it. The
/// same fault of the same words is told once in a locale.
pub(super) fn judge_turns(
    gathered: &Gathered,
    wanted: impl Fn(&Turn) -> bool,
    fault: impl Fn(&Turn) -> Option<String>,
) -> Verdict {
    if let Some(why) = gathered.no_turns() {
        return Verdict::not_applicable(why);
    }
    let turns: Vec<&Turn> = gathered.turns.iter().filter(|turn| wanted(turn)).collect();
    if turns.is_empty() {
        return Verdict::not_applicable("the skill has nothing of this kind to ask");
    }
    let mut seen = BTreeSet::new();
    let mut findings = Vec::new();
    for turn in &turns {
        let Some(what) = fault(turn) else { continue };
        if seen.insert((turn.locale.clone(), turn.intent.clone(), what.clone())) {
            findings.push(finding(turn, &what));
        }
    }
    Verdict::of(findings, counted(turns.len(), "answer"))
}

/// A finding about one turn.
pub(super) fn finding(turn: &Turn, what: &str) -> Finding {
    Finding { locale: turn.locale.clone(), what: format!("{}: {what}", turn.shown()) }
}

/// What is wrong where there is no spoken answer at all; `None` where there is one.
pub(super) fn unanswered(turn: &Turn) -> Option<String> {
    let answer = &turn.answer;
    match answer.status {
        0 => Some("no answer".to_owned()),
        200 if !answer.is_response() => Some("the answer is no response of a skill".to_owned()),
        200 if answer.speech().is_empty() => Some("nothing is said".to_owned()),
        200 => None,
        status => Some(format!("HTTP status {status}")),
    }
}

/// The amounts that are said in `text`, in digits; `None` in a language that is not read.
pub(super) fn amounts(text: &str, locale: &str) -> Option<BTreeSet<String>> {
    let customs = Customs::of(locale.parse().ok()?)?;
    let found = find_amounts(&without_account_currencies(text), &customs);
    let told = found.iter().filter(|found| found.value.currency.is_some());
    Some(told.map(|found| found.value.in_digits()).collect())
}

/// The text without currency codes in brackets: in "ending 0610 (USD)" nobody has 610 dollars.
fn without_account_currencies(text: &str) -> String {
    let kept = text.split('(').enumerate().map(|(place, part)| match part.split_once(')') {
        Some((code, rest)) if place > 0 && code.len() == 3 && code == code.to_uppercase() => rest,
        _ => part,
    });
    kept.collect::<Vec<_>>().join(" ")
}

/// Words that engineers say and customers must not hear.
const TECHNICAL: [&str; 14] = [
    "exception",
    "null",
    "undefined",
    "stack trace",
    "http",
    "status code",
    "timeout",
    "nan",
    "database",
    "server error",
    "json",
    "access token",
    "oauth",
    "unauthorized",
];

/// A technical word in `text`.
pub(super) fn technical_word(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let words = format!(" {} ", lower.replace(|c: char| !c.is_alphanumeric(), " "));
    TECHNICAL.into_iter().find(|technical| words.contains(&format!(" {technical} ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_words_and_in_figures() {
        let told = |text, locale| amounts(text, locale).map(|all| all.into_iter().collect());
        assert_eq!(told("You have ten dollars.", "en-US"), Some(vec!["10.00".to_owned()]));
        assert_eq!(told("Girokonto: 10,00 €", "de-DE"), Some(vec!["10.00".to_owned()]));
        let account = "Cuenta de cheques, final 0610 (USD)\nTravel Money (EUR)";
        assert_eq!(told(account, "es-US"), Some(Vec::new()));
        assert_eq!(told("10 euros", "ja-JP"), None);
    }

    #[test]
    fn engineers_words_are_whole_words() {
        assert_eq!(technical_word("A null pointer exception."), Some("exception"));
        assert_eq!(technical_word("HTTP 500"), Some("http"));
        assert_eq!(technical_word("It is exceptional, nan."), Some("nan"));
        assert_eq!(technical_word("Banana at Nando's"), None);
    }
}
