//! How much of a text an intent's own samples talk about.
//!
//! Weights alone accept a sentence with the right frame and any content: "where do eggs come
//! from" is close to "where do you come from". So every word is asked where it is at home.

#![allow(clippy::float_arithmetic, reason = "weights of words, never amounts of money")]

use std::collections::HashMap;

use super::concepts::Concepts;
use super::meanings::Meanings;
use super::vocabulary::rarity;

/// How much a word counts whose concept the samples hold, but not itself.
const CONCEPT_SHARE: f32 = 0.7;

/// Where each word is at home.
#[derive(Default)]
pub(super) struct Familiarity {
    meanings: Option<&'static Meanings>,
    /// Per word, and per concept: how many texts hold it, and which intents' samples do.
    words: HashMap<String, Home>,
    texts: usize,
}

#[derive(Default)]
struct Home {
    texts: f32,
    /// In ascending order.
    classes: Vec<usize>,
}

/// The shares of a text, by the rarity of its words; together at most 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Shares {
    /// What the intent's samples talk about.
    pub(super) own: f32,
    /// What nobody ever talked about, in words whose meaning is not known either.
    pub(super) strange: f32,
}

impl Familiarity {
    /// Knows nothing yet but the language's words.
    pub(super) fn new(meanings: Option<&'static Meanings>) -> Self {
        Self { meanings, ..Self::default() }
    }

    /// Takes in a sample of an intent.
    pub(super) fn add_sample(&mut self, concepts: &Concepts, words: &[String], class: usize) {
        self.add_background(words);
        for word in words {
            for name in [Some(word.as_str()), concepts.concept(word)].into_iter().flatten() {
                let home = self.words.entry(name.to_owned()).or_default();
                if let Err(place) = home.classes.binary_search(&class) {
                    home.classes.insert(place, class);
                }
            }
        }
    }

    /// Takes in a sentence that is no sample.
    pub(super) fn add_background(&mut self, words: &[String]) {
        self.texts += 1;
        for word in words {
            match self.words.get_mut(word) {
                Some(home) => home.texts += 1.0,
                None => {
                    self.words.insert(word.clone(), Home { texts: 1.0, classes: Vec::new() });
                }
            }
        }
    }

    /// Whether anybody said `word`.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.words.contains_key(word)
    }

    /// Whether it is known what `word` means.
    fn means(&self, word: &str) -> bool {
        self.meanings.is_some_and(|meanings| meanings.knows(word))
    }

    /// How much of `words` is at home in `class`, and how much nowhere.
    pub(super) fn shares(&self, concepts: &Concepts, words: &[&str], class: usize) -> Shares {
        let (mut own, mut strange, mut all) = (0.0, 0.0, f32::MIN_POSITIVE);
        for word in words {
            let home = self.words.get(*word);
            let weight = rarity(home.map_or(0.0, |home| home.texts), self.texts);
            all += weight;
            let concept = concepts.concept(word);
            if home.is_some_and(|home| home.holds(class)) {
                own += weight;
            } else if concept.and_then(|name| self.words.get(name)).is_some_and(|h| h.holds(class))
            {
                own += CONCEPT_SHARE * weight;
            } else if home.is_none() && concept.is_none() && !self.means(word) {
                strange += weight;
            }
        }
        Shares { own: own / all, strange: strange / all }
    }
}

impl Home {
    fn holds(&self, class: usize) -> bool {
        self.classes.binary_search(&class).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_where_they_are_at_home() {
        let concepts = Concepts::default();
        let mut familiarity = Familiarity::default();
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        familiarity.add_sample(&concepts, &words("water the rose"), 0);
        familiarity.add_sample(&concepts, &words("close the gate"), 1);
        familiarity.add_background(&words("boil the egg"));
        let shares = |text: &str, class| {
            let words: Vec<&str> = text.split(' ').collect();
            familiarity.shares(&concepts, &words, class)
        };
        assert_eq!(shares("water the rose", 0), Shares { own: 1.0, strange: 0.0 });
        assert_eq!(shares("water the rose", 1).own, 0.0, "the is too usual to count");
        let egg = shares("water the egg", 0);
        assert!(egg.own > 0.4 && egg.own < 0.6 && egg.strange == 0.0, "{egg:?}");
        assert!(shares("water the zebra", 0).strange > 0.5);
        assert!(familiarity.knows("egg") && !familiarity.knows("zebra"));
    }
}
