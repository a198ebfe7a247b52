//! What completes a line: commands and what they take, intents and their slots, and what people
//! say.

use std::collections::BTreeSet;

use rustyline::completion::Completer;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::validate::Validator;
use rustyline::{Context, Helper};

use super::input::spoken;
use super::orders::{COMMANDS, Choices, entry};
use crate::models::shipped;
use crate::nlu::SlotUse;

/// The words that lines are completed with.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    /// What people say, sorted, in small letters.
    phrases: Vec<String>,
    /// Intents with the names of their slots.
    intents: Vec<(String, Vec<String>)>,
    locales: Vec<String>,
    customers: Vec<String>,
}

impl Dictionary {
    /// The words of `locale`, and of a bank with these customers.
    pub(super) fn of(locale: &str, customers: Vec<String>) -> Self {
        let words = spoken(locale);
        let intents = || words.iter().flat_map(|words| &words.intents);
        let samples = intents().flat_map(|intent| &intent.sentences).flat_map(|it| &it.samples);
        let samples = samples.filter(|sample| !sample.contains('{'));
        let heard = words.iter().flat_map(|words| &words.heard).map(|heard| &heard.text);
        let phrases: BTreeSet<String> = samples.chain(heard).map(|it| it.to_lowercase()).collect();
        let slots = |names: &[SlotUse]| names.iter().map(|it| it.name.clone()).collect();
        Self {
            phrases: phrases.into_iter().collect(),
            intents: intents()
                .map(|intent| (intent.entry.name.clone(), slots(&intent.entry.slots)))
                .collect(),
            locales: shipped().locales().map(|locale| locale.to_string()).collect(),
            customers,
        }
    }

    /// What `line` can be completed to, up to the end of a word: the place in it, in bytes, from
    /// which on each of the completions stands instead.
    pub(super) fn completions(&self, line: &str) -> (usize, Vec<String>) {
        let begun = line.rfind(' ').map_or(0, |space| space + 1);
        let word = &line[begun..];
        let first = line.split(' ').next().unwrap_or_default();
        if let Some(name) = first.strip_prefix(':') {
            return match begun {
                0 => (0, fitting(line, COMMANDS.iter().map(|entry| format!(":{}", entry.name)))),
                _ => (begun, fitting(word, self.choices(name).into_iter())),
            };
        }
        if first.starts_with(|c: char| c.is_ascii_uppercase()) {
            let slots = |name: &str| self.intents.iter().find(|(known, _)| known == name);
            let intents = || self.intents.iter().map(|(name, _)| name.clone());
            return match (begun, slots(first)) {
                (0, _) => (0, fitting(line, intents())),
                (_, Some((_, slots))) => {
                    (begun, fitting(word, slots.iter().map(|slot| format!("{slot}="))))
                }
                (_, None) => self.phrases_from(line),
            };
        }
        self.phrases_from(line)
    }

    fn choices(&self, name: &str) -> Vec<String> {
        let owned = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
        match entry(name).map(|entry| entry.choices) {
            Ok(Choices::Of(names)) => owned(names()),
            Ok(Choices::Locale) => self.locales.clone(),
            Ok(Choices::Customer) => self.customers.clone(),
            Ok(Choices::Command) => owned(COMMANDS.iter().map(|entry| entry.name).collect()),
            Ok(Choices::Open) | Err(_) => Vec::new(),
        }
    }

    /// Phrases that begin with `line`, each up to its next word's end.
    fn phrases_from(&self, line: &str) -> (usize, Vec<String>) {
        let lower = line.to_lowercase();
        let from = self.phrases.partition_point(|phrase| phrase.as_str() < lower.as_str());
        let begun = self.phrases[from..].iter().take_while(|phrase| phrase.starts_with(&lower));
        let mut found: Vec<String> = begun
            .map(|phrase| {
                let end = phrase[lower.len()..].find(' ').map(|space| lower.len() + space + 1);
                phrase[..end.unwrap_or(phrase.len())].to_owned()
            })
            .filter(|phrase| phrase.len() > lower.len())
            .collect();
        found.dedup();
        (0, found)
    }
}

fn fitting(begun: &str, all: impl Iterator<Item = String>) -> Vec<String> {
    let mut found: Vec<String> = all.filter(|one| one.starts_with(begun)).collect();
    found.sort();
    found
}

/// The editor's part of it.
#[derive(Debug, Default)]
pub(super) struct Completion {
    pub(super) dictionary: Dictionary,
}

impl Completer for Completion {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        cursor: usize,
        _: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        Ok(self.dictionary.completions(&line[..cursor]))
    }
}

impl Hinter for Completion {
    type Hint = String;
}

impl Highlighter for Completion {}

impl Validator for Completion {}

impl Helper for Completion {}

#[cfg(test)]
mod tests {
    use super::*;

    fn completions(line: &str) -> (usize, Vec<String>) {
        Dictionary::of("en-US", vec!["Amara".to_owned(), "Paul".to_owned()]).completions(line)
    }

    #[test]
    fn commands_and_what_they_take_are_completed() {
        assert_eq!(completions(":lo"), (0, vec![":locale".to_owned()]));
        assert_eq!(completions(":person re"), (8, vec!["recognized".to_owned()]));
        assert_eq!(completions(":customer P"), (10, vec!["Paul".to_owned()]));
        assert_eq!(completions(":locale de"), (8, vec!["de-DE".to_owned()]));
        assert_eq!(completions(":help adv"), (6, vec!["advance".to_owned()]));
        assert_eq!(completions(":nonsense x"), (10, Vec::new()));
    }

    #[test]
    fn intents_are_completed_with_their_slots() {
        assert!(completions("BalanceI").1.contains(&"BalanceIntent".to_owned()));
        let (begun, slots) = completions("BalanceIntent acc");
        assert_eq!(begun, 14);
        assert!(slots.contains(&"account_kind=".to_owned()), "{slots:?}");
    }

    #[test]
    fn what_people_say_is_completed_word_by_word() {
        let (begun, found) = completions("what's my bal");
        assert_eq!(begun, 0);
        assert!(found.contains(&"what's my balance".to_owned()), "{found:?}");
        assert!(found.iter().all(|one| one.starts_with("what's my bal")), "{found:?}");
        let (_, umlauts) = Dictionary::of("de-DE", Vec::new()).completions("wie viel h\u{e4}");
        assert!(umlauts.iter().all(|one| one.starts_with("wie viel h\u{e4}")), "{umlauts:?}");
    }
}
