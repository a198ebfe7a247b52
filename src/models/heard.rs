//! Phrases that were heard from people, with what they mean.
//!
//! They are written with their slots marked: `what's in {account_kind: nest egg = SAVINGS}`. After
//! the `=` stands the value's id, or the digits of a number. Heard phrases are no samples: they
//! show that the samples reach further than themselves.

use std::collections::BTreeMap;

use super::problem::Place;
use crate::nlu::{FilledSlot, Understood};

/// A phrase, what it means, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardPhrase {
    /// What was said.
    pub text: String,
    /// The intent it means.
    pub intent: String,
    /// The slots it fills, by name.
    pub slots: BTreeMap<String, HeardSlot>,
    /// Where it is written, when it comes from the source of words.
    pub place: Option<Place>,
}

/// A slot of a heard phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeardSlot {
    /// The words said for it, as written.
    pub said: String,
    /// The id or the digits that must come out.
    pub meaning: Option<String>,
}

impl HeardPhrase {
    /// Reads `marked`; `None` when its braces do not pair or a slot lacks its name.
    pub fn parse(intent: &str, marked: &str) -> Option<Self> {
        let mut phrase = Self {
            text: String::new(),
            intent: intent.to_owned(),
            slots: BTreeMap::new(),
            place: None,
        };
        let mut rest = marked;
        while let Some((before, after)) = rest.split_once('{') {
            let (inner, after) = after.split_once('}')?;
            let (name, value) = inner.split_once(':')?;
            let (said, meaning) = match value.split_once('=') {
                Some((said, meaning)) => (said.trim(), Some(meaning.trim().to_owned())),
                None => (value.trim(), None),
            };
            if name.trim().is_empty() || said.is_empty() || before.contains('}') {
                return None;
            }
            phrase.text += before;
            phrase.text += said;
            let slot = HeardSlot { said: said.to_owned(), meaning };
            phrase.slots.insert(name.trim().to_owned(), slot);
            rest = after;
        }
        phrase.text += rest;
        (!rest.contains('}') && !phrase.text.trim().is_empty()).then_some(phrase)
    }

    /// Whether `understood` is this intent with exactly these slots.
    pub fn agrees(&self, understood: &Understood<'_>) -> bool {
        let same = |slot: &FilledSlot<'_>| {
            self.slots.get(slot.name).is_some_and(|wanted| {
                let id = slot.resolved.and_then(|resolved| resolved.id);
                wanted.meaning.as_deref().is_none_or(|meaning| id.unwrap_or(&slot.value) == meaning)
            })
        };
        self.intent == understood.intent
            && self.slots.len() == understood.slots.len()
            && understood.slots.iter().all(same)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_marked_slots() {
        let phrase = HeardPhrase::parse("A", "in {kind: nest egg = SAVINGS} {name:x}").unwrap();
        assert_eq!(phrase.text, "in nest egg x");
        assert_eq!(phrase.slots["kind"].meaning.as_deref(), Some("SAVINGS"));
        assert_eq!(phrase.slots["name"], HeardSlot { said: "x".into(), meaning: None });
        for bad in ["a {b: c", "a {b}", "a } b", "{: x}", "{x: }", " ", "} {a: b}"] {
            assert_eq!(HeardPhrase::parse("A", bad), None, "{bad}");
        }
    }
}
