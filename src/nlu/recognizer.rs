//! The whole engine: what a sample says first, what it resembles second.

use std::sync::OnceLock;

use super::classifier::{Classifier, Sample, SampleText};
use super::customs::Customs;
use super::matcher::{GivenName, Matcher};
use super::model::{IntentWords, Model, ModelError, Stake};
use super::outcome::NotUnderstood;
use super::recognition::{Candidate, Recognition, Verdict, Why};
use super::slot_examples::filled;
use crate::basics::Locale;

/// Samples of one intent that the classifier learns from. Templates say thousands of sentences
/// that differ in a word; so many, taken evenly, teach as much, and training stays below a second.
const SAMPLES_PER_INTENT_MAX: usize = 100;

/// Samples of all intents that the classifier learns from, for models with very many intents.
const SAMPLES_MAX: usize = 5_500;

/// Every intent teaches at least so many, however many there are.
const SAMPLES_PER_INTENT_MIN: usize = 10;

/// Sentences that mean no intent that the classifier learns from, taken evenly for the same reason.
const FOREIGN_MAX: usize = 400;

/// A model made ready for free text. Built once, shared freely.
#[derive(Debug)]
pub struct Recognizer {
    matcher: Matcher,
    model: Model,
    locale: Locale,
    /// The intents that the classifier learns, by their places in the model: all but secrets.
    learned: Vec<usize>,
    classifier: OnceLock<Classifier>,
}

impl Recognizer {
    /// Compiles `model`, or says where it contradicts itself. The same model always gives the same
    /// answers.
    ///
    /// `locale` is that of the texts: it chooses how numbers and days are read, and the background
    /// that the classifier knows.
    pub fn compile(model: Model, locale: Locale) -> Result<Self, ModelError> {
        let matcher = Matcher::compile(&model, locale)?;
        let is_learned = |place: &usize| model.intents[*place].stake != Stake::Secret;
        let learned = (0..model.intents.len()).filter(is_learned).collect();
        Ok(Self { matcher, model, locale, learned, classifier: OnceLock::new() })
    }

    /// The part that knows only what samples say.
    pub fn matcher(&self) -> &Matcher {
        &self.matcher
    }

    /// Trains the classifier now, rather than at the first text that no sample says. Takes up to a
    /// second.
    pub fn train(&self) {
        self.classifier();
    }

    fn classifier(&self) -> &Classifier {
        self.classifier.get_or_init(|| {
            let intents: Vec<&IntentWords> =
                self.learned.iter().map(|place| &self.model.intents[*place]).collect();
            let fair = SAMPLES_MAX / intents.len().max(1);
            let taken = fair.clamp(SAMPLES_PER_INTENT_MIN, SAMPLES_PER_INTENT_MAX);
            let of_intent =
                |(class, intent): (usize, &&IntentWords)| self.samples(class, intent, taken);
            let samples: Vec<Sample> = intents.iter().enumerate().flat_map(of_intent).collect();
            let stakes = intents.iter().map(|intent| intent.stake).collect();
            let all = &self.model.foreign;
            let count = all.len().min(FOREIGN_MAX);
            let foreign = (0..count).map(|turn| &all[turn * all.len() / count]);
            let foreign = foreign.filter_map(|text| self.heard(text));
            Classifier::train(&samples, foreign.collect(), stakes, self.locale)
        })
    }

    /// At most so many samples of an intent, and as many again of those that are in no package;
    /// of each taken evenly, with something in its slots.
    fn samples(&self, class: usize, intent: &IntentWords, taken: usize) -> Vec<Sample> {
        let tongue = Customs::of(self.locale).map(|customs| customs.tongue);
        let evenly = |all: &[String]| {
            let count = all.len().min(taken);
            let sample = |turn: usize| {
                let text =
                    filled(&self.model, tongue, intent, &all[turn * all.len() / count], turn);
                self.heard(&text).map(|text| Sample { text, class })
            };
            (0..count).filter_map(sample).collect::<Vec<_>>()
        };
        [evenly(&intent.samples), evenly(&intent.native)].concat()
    }

    /// A text to learn from. What is too long to be read teaches nothing.
    fn heard(&self, text: &str) -> Option<SampleText> {
        let heard = self.matcher.hear(text).ok()?;
        let masked = self.matcher.masked(&heard, &[]).into_iter().map(str::to_owned).collect();
        Some(SampleText { masked, words: heard.words })
    }

    /// What `text` means, with names that hold for this utterance only.
    ///
    /// A sample that says it decides with confidence 1. Otherwise the intent is the one whose
    /// samples it resembles most, and slots are those of that intent said anywhere in it.
    pub fn recognize(&self, text: &str, given: &[GivenName<'_>]) -> Recognition<'_> {
        let mut heard = match self.matcher.hear(text) {
            Ok(heard) => heard,
            Err(reason) => return rejected(reason),
        };
        let given = self.matcher.given(given);
        if let Some(found) = self.matcher.read(&mut heard, &given) {
            return Recognition {
                verdict: Verdict::Accept,
                ranking: vec![Candidate { intent: found.intent, confidence: 1.0 }],
                slots: found.slots,
                why: Why::Sample { rule: found.rule, closeness: found.closeness },
            };
        }
        let classifier = self.classifier();
        // "Sent" is no "rent", nor "gets" "pets": what is a word already is no misspelling.
        let is_word = |word: &str| {
            let stem = word.strip_suffix('s').unwrap_or(word);
            classifier.knows(word) || classifier.knows(stem)
        };
        heard.settle(is_word);
        let words = self.matcher.spelled(&heard, is_word);
        let said: Vec<&str> = heard.words.iter().map(String::as_str).collect();
        let masked = self.matcher.masked(&heard, &given);
        let found = classifier.classify(&said, &words, &masked);
        let Some((best, _)) = found.ranking.first() else {
            return rejected(NotUnderstood::NoSample);
        };
        let candidate = |(class, confidence): &(usize, f32)| Candidate {
            intent: self.matcher.intent_name(self.learned[*class]),
            confidence: *confidence,
        };
        Recognition {
            verdict: found.verdict,
            slots: self.matcher.slots_said(self.learned[*best], &heard, &given),
            ranking: found.ranking.iter().map(candidate).collect(),
            why: Why::Pieces(found.reasons),
        }
    }
}

fn rejected<'m>(reason: NotUnderstood) -> Recognition<'m> {
    Recognition {
        verdict: Verdict::Reject,
        ranking: Vec::new(),
        slots: Vec::new(),
        why: Why::Nothing(reason),
    }
}
