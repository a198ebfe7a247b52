//! What stands around slots in the samples: it tells "under ten" from "over ten" in free text, and
//! where a name begins that nobody listed.

use std::collections::{HashMap, HashSet};

use super::customs::Tongue;
use super::heard::{Heard, Spoken};
use super::lexicon::{Lexicon, WordId};
use super::search::Step;

/// Words of a name at most: the longest merchant people say.
const NAME_WORDS_MAX: usize = 6;

/// What the samples say around their slots.
#[derive(Debug, Default)]
pub(super) struct SlotContexts {
    /// A slot, the word before it, and the word before that.
    pairs: HashSet<(usize, WordId, WordId)>,
    /// A slot and the word before it.
    words: HashSet<(usize, WordId)>,
    /// By the place of the intent.
    intents: Vec<Around>,
    /// The words of polite filler: no name has them.
    filler: HashSet<WordId>,
    /// Articles: they stand between "at" and a name, and are no part of it.
    articles: HashSet<WordId>,
}

/// How often words stand in the samples of one intent.
#[derive(Debug, Default)]
struct Around {
    /// Each word.
    words: HashMap<WordId, usize>,
    /// Each word right before a slot, an article between them or not.
    before: HashMap<(usize, WordId), usize>,
}

impl SlotContexts {
    /// Nothing yet, for words of a language.
    pub(super) fn new(lexicon: &mut Lexicon) -> Self {
        let articles: &[&str] = match lexicon.tongue() {
            Some(Tongue::English) => &["the"],
            Some(Tongue::German) => &["der"],
            Some(Tongue::Spanish) => &["el", "la", "los", "las"],
            None => &[],
        };
        let articles = articles.iter().map(|article| lexicon.intern(article)).collect();
        Self { articles, ..Self::default() }
    }

    /// Takes in a sample of the intent at a place.
    pub(super) fn add(&mut self, intent: usize, sample: &[Step]) {
        if self.intents.len() <= intent {
            self.intents.resize_with(intent + 1, Around::default);
        }
        let around = &mut self.intents[intent];
        for (place, step) in sample.iter().enumerate() {
            let slot = match *step {
                Step::Word(word) => {
                    *around.words.entry(word).or_default() += 1;
                    continue;
                }
                Step::Slot(slot) => slot,
            };
            let before = |back: usize| match place.checked_sub(back).map(|at| sample[at]) {
                Some(Step::Word(word)) => Some(word),
                _ => None,
            };
            let Some(last) = before(1) else { continue };
            self.words.insert((slot, last));
            let first = before(2);
            self.pairs.extend(first.map(|first| (slot, last, first)));
            let lead = match self.articles.contains(&last) {
                true => first,
                false => Some(last),
            };
            if let Some(lead) = lead {
                *around.before.entry((slot, lead)).or_default() += 1;
            }
        }
    }

    /// Takes in words of polite filler.
    pub(super) fn add_filler(&mut self, words: &[WordId]) {
        self.filler.extend(words);
    }

    /// How many of the words before the word at `at` stand before `slot` in a sample: two at most.
    pub(super) fn fit(&self, slot: usize, heard: &Heard, at: usize) -> usize {
        let Some(last) = known_before(heard, at, 1) else { return 0 };
        if !self.words.contains(&(slot, last)) {
            return 0;
        }
        let first = known_before(heard, at, 2);
        1 + usize::from(first.is_some_and(|first| self.pairs.contains(&(slot, last, first))))
    }

    /// Whether the samples of an intent say the word at `at` themselves, so that it need not fill
    /// a slot.
    pub(super) fn says(&self, intent: usize, heard: &Heard, at: usize) -> bool {
        let Some(around) = self.intents.get(intent) else { return false };
        heard.known[at].is_some_and(|word| around.words.contains_key(&word))
    }

    /// The name of `slot` that begins at `at`, after a word that stands before this slot at least
    /// every second time in the samples of the intent: from where to before where.
    ///
    /// It ends before a word that is theirs or filler, and before numbers and days, and has a word
    /// that the model does not know.
    pub(super) fn name(
        &self,
        intent: usize,
        slot: usize,
        heard: &Heard,
        at: usize,
    ) -> Option<(usize, usize)> {
        let around = self.intents.get(intent)?;
        let lead = known_before(heard, at, 1)?;
        let times = around.before.get(&(slot, lead)).copied().unwrap_or(0);
        if times * 2 < around.words.get(&lead).copied().unwrap_or(usize::MAX) {
            return None;
        }
        let is_article = heard.known[at].is_some_and(|word| self.articles.contains(&word));
        let start = at + usize::from(is_article);
        let is_no_name = |place: usize| {
            let is_theirs =
                |word: WordId| around.words.contains_key(&word) || self.filler.contains(&word);
            heard.known[place].is_some_and(is_theirs) || heard.begins_figure(place)
        };
        let limit = heard.words.len().min(start + NAME_WORDS_MAX);
        let end = (start..limit).find(|place| is_no_name(*place)).unwrap_or(limit);
        let is_new = heard.known[start..end].contains(&None);
        is_new.then_some((start, end))
    }
}

/// The word so many places before `at`, when the model knows it.
fn known_before(heard: &Heard, at: usize, back: usize) -> Option<WordId> {
    heard.known[at.checked_sub(back)?]
}

impl Heard {
    /// Whether days, a length of time or a number begin at the word: what no name goes on with.
    fn begins_figure(&self, at: usize) -> bool {
        [Spoken::Days, Spoken::Length, Spoken::Number]
            .into_iter()
            .flat_map(|spoken| self.spoken(spoken, at, self.words.len()))
            .any(|reading| !reading.is_weak)
    }
}

#[cfg(test)]
mod tests {
    use crate::basics::Locale;
    use crate::nlu::Matcher;
    use crate::nlu::model::{IntentWords, Model, SlotUse, TypeWords, ValueWords};

    fn listed(name: &str, value: &str, open: bool) -> TypeWords {
        let value = ValueWords { id: None, name: value.into(), synonyms: Vec::new() };
        TypeWords { name: name.into(), values: vec![value], open }
    }

    fn matcher() -> Matcher {
        let slot = |(name, of): (&str, &str)| SlotUse { name: name.into(), type_name: of.into() };
        let slots = [
            ("kind", "KIND"),
            ("over", "AMAZON.NUMBER"),
            ("under", "AMAZON.NUMBER"),
            ("shop", "SHOP"),
        ];
        let samples = [
            "things over {over}",
            "things more than {over}",
            "things under {under}",
            "things less than {under}",
            "what did i buy at {shop}",
            "my dearest thing",
            "my {kind}",
        ];
        let intent = IntentWords {
            name: "Find".into(),
            slots: slots.map(slot).into(),
            samples: samples.map(str::to_owned).into(),
            ..IntentWords::default()
        };
        let model = Model {
            intents: vec![intent],
            types: vec![listed("KIND", "thing", false), listed("SHOP", "the old mill", true)],
            openers: vec!["please".into()],
            closers: vec!["again".into()],
            foreign: Vec::new(),
        };
        Matcher::compile(&model, Locale::EN_US).unwrap()
    }

    /// "name=value" of each slot said in `text`.
    fn said(text: &str) -> String {
        let matcher = matcher();
        let mut heard = matcher.hear(text).unwrap();
        assert!(matcher.read(&mut heard, &[]).is_none(), "{text:?} is a sample");
        let slots = matcher.slots_said(0, &heard, &[]);
        let slots = slots.iter().map(|slot| format!("{}={}", slot.name, slot.value));
        slots.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_words_before_a_number_choose_its_slot() {
        assert_eq!(said("was there anything under 10"), "under=10");
        assert_eq!(said("was there anything over 10"), "over=10");
        assert_eq!(said("was there anything for less than 10"), "under=10");
        assert_eq!(said("was there anything for more than 10"), "over=10");
        assert_eq!(said("something about 10"), "over=10");
    }

    #[test]
    fn a_name_that_nobody_listed_is_found_after_the_word_before_it() {
        assert_eq!(said("so what was it at zorblatt mills again"), "shop=zorblatt mills");
        assert_eq!(said("so what was it at the zorblatt please"), "shop=zorblatt");
        assert_eq!(said("so what was it at zorblatt 10 times"), "shop=zorblatt over=10");
        assert_eq!(said("so what was it at the old mill again"), "shop=the old mill");
        assert_eq!(said("so what was it at things"), "");
        assert_eq!(said("so what was it with zorblatt"), "");
    }

    #[test]
    fn a_word_of_the_samples_fills_no_slot() {
        assert_eq!(said("which of them was the dearest thing"), "");
    }
}
