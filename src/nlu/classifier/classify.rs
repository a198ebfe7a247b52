//! The trained classifier: which intent a text resembles, and how much.

#![allow(clippy::float_arithmetic, reason = "weights of words, never amounts of money")]

use std::fmt;

use super::background::background_of;
use super::centres::Centres;
use super::concepts::Concepts;
use super::familiarity::Familiarity;
use super::meanings::{Gist, Meanings};
use super::pieces::{Piece, pieces_of, word_hash};
use super::thresholds::Thresholds;
use super::training::{Effort, Example, Weights};
use super::vocabulary::Vocabulary;
use crate::basics::Locale;
use crate::nlu::customs::Customs;
use crate::nlu::normal::words_of;
use crate::nlu::recognition::{RANKING_MAX, Verdict};

/// Rounds of learning: more change little.
const ROUNDS: usize = 8;

/// Rounds of learning what the model offers, before it is known which background is foreign to it.
const FIRST_ROUNDS: usize = 2;

/// How much all background sentences count next to all samples. With less of it, a model of many
/// samples takes every question that begins like one of its own.
const BACKGROUND_SHARE: f32 = 2.0;

/// The same in the first rounds.
const FIRST_SHARE: f32 = 0.2;

/// A background sentence that resembles an intent is no background when so much of it is what the
/// intent's own samples talk about: an alarm clock's model is asked for alarms.
const OFFERED_SHARE: f32 = 0.8;

/// With more examples the threshold is found with fewer trainings: it wavers less.
const FEW_EXAMPLES_MAX: usize = 1200;

/// In how many parts samples are held out to find the threshold, when they are few or many.
const PARTS_OF_FEW: usize = 10;
const PARTS_OF_MANY: usize = 3;

/// Every how manieth background sentence is learned from while the threshold is sought.
const BACKGROUND_STRIDE: usize = 3;

/// Every how manieth background sentence shows what foreign texts come to. A multiple of the
/// stride above, so that none of them is learned from.
const FOREIGN_STRIDE: usize = 9;

/// How much an intent's own words count next to the weights, and strange words against. Found on
/// public sentences kept apart: without the two, four in ten more foreign texts are accepted.
const OWN_SHARE: f32 = 1.5;
const STRANGE_SHARE: f32 = -0.5;

/// How much it counts that a text is as close to what an intent's samples are about as they are to
/// each other: when intents are ranked, and once more when it is decided whether the best one is
/// meant. Found on public sentences kept apart: without it, three in four more foreign texts are
/// accepted.
const CLOSE_SHARE_OF_FEW: f32 = 1.0;

/// The same for many samples: they say themselves what is asked, and of one template's sentences
/// each is closer to the next than any free question is. With more, free questions are lost.
const CLOSE_SHARE_OF_MANY: f32 = 0.2;

/// Pieces that are told to explain a decision.
const REASONS_MAX: usize = 3;

/// A text to learn from.
#[derive(Debug, Clone)]
pub(in crate::nlu) struct SampleText {
    /// Its words in normal form, a slot with words that fill it.
    pub(in crate::nlu) words: Vec<String>,
    /// The same with the slot type in place of what fills the slot.
    pub(in crate::nlu) masked: Vec<String>,
}

/// A text that means an intent.
#[derive(Debug, Clone)]
pub(in crate::nlu) struct Sample {
    /// The text.
    pub(in crate::nlu) text: SampleText,
    /// The intent it means.
    pub(in crate::nlu) class: usize,
}

/// What a text resembles.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::nlu) struct Resemblance {
    /// What to do with it.
    pub(in crate::nlu) verdict: Verdict,
    /// The intents that fit best with their confidence, best first.
    pub(in crate::nlu) ranking: Vec<(usize, f32)>,
    /// The words that speak for the best intent, the strongest first.
    pub(in crate::nlu) reasons: Vec<String>,
}

/// Knows which intent a text resembles. Trained once, always with the same result.
pub(in crate::nlu) struct Classifier {
    concepts: Concepts,
    vocabulary: Vocabulary,
    weights: Weights,
    familiarity: Familiarity,
    meanings: Option<&'static Meanings>,
    centres: Centres,
    /// How much it counts to be close to one of them.
    close_share: f32,
    thresholds: Thresholds,
    /// Which intents change something.
    changing: Vec<bool>,
}

impl fmt::Debug for Classifier {
    /// Leaves the weights out: there are a million.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pieces = self.vocabulary.len();
        f.debug_struct("Classifier").field("pieces", &pieces).finish_non_exhaustive()
    }
}

/// What everything is learned from.
struct Lesson<'s> {
    samples: &'s [Sample],
    /// The words of the background sentences.
    background: Vec<Vec<String>>,
    /// The samples, then the background.
    examples: Vec<Example>,
    /// What each example is about.
    gists: Vec<Gist>,
    pieces: usize,
}

impl Classifier {
    /// Learns from `samples`, and from `named` texts that mean no intent; `changing` tells per
    /// intent whether it changes something.
    pub(in crate::nlu) fn train(
        samples: &[Sample],
        named: Vec<SampleText>,
        changing: Vec<bool>,
        locale: Locale,
    ) -> Self {
        let tongue = Customs::of(locale).map(|customs| customs.tongue);
        let concepts = Concepts::of(tongue);
        let meanings = Meanings::of(tongue);
        let mut familiarity = Familiarity::new(meanings);
        let mut texts = Vec::with_capacity(samples.len());
        for sample in samples {
            familiarity.add_sample(&concepts, &sample.text.words, sample.class);
            texts.push(pieces_in(&concepts, &sample.text));
        }
        let background: Vec<Vec<String>> =
            background_of(tongue).map(|text| words_of(text, tongue)).collect();
        let mut others = Vec::with_capacity(background.len());
        for words in &background {
            familiarity.add_background(words);
            others.push(pieces(&concepts, &as_text(words), &as_text(words)));
        }
        for text in &named {
            familiarity.add_background(&text.words);
            others.push(pieces_in(&concepts, text));
        }
        let vocabulary = Vocabulary::new(&texts, &others);
        let example = |text: &Vec<Piece>, class| Example { vector: vocabulary.vector(text), class };
        let classes = changing.len();
        let of_samples = texts.iter().zip(samples).map(|(text, of)| example(text, Some(of.class)));
        let mut examples: Vec<Example> = of_samples.collect();
        let all: Vec<Example> = others.iter().map(|text| example(text, None)).collect();
        let both: Vec<&Example> = examples.iter().chain(&all).collect();
        let first = effort(FIRST_ROUNDS, FIRST_SHARE, texts.len(), others.len());
        let first = Weights::learn(&both, classes, vocabulary.len(), first);
        let mut foreign = Vec::with_capacity(all.len());
        let mut scores = Vec::new();
        let mut all = all.into_iter();
        for (words, example) in background.into_iter().zip(all.by_ref()) {
            first.scores(&example.vector, &mut scores);
            let offered = highest(&scores).is_some_and(|(class, score)| {
                let own = familiarity.shares(&concepts, &as_text(&words), class).own;
                score > 0.0 && own > OFFERED_SHARE
            });
            if !offered {
                examples.push(example);
                foreign.push(words);
            }
        }
        // What the model itself names is foreign, however much it resembles an intent.
        for (text, example) in named.into_iter().zip(all) {
            examples.push(example);
            foreign.push(text.words);
        }
        let all: Vec<&Example> = examples.iter().collect();
        let effort = effort(ROUNDS, BACKGROUND_SHARE, texts.len(), foreign.len());
        let weights = Weights::learn(&all, classes, vocabulary.len(), effort);
        let about = samples.iter().map(|sample| &sample.text.words).chain(&foreign);
        let gists: Vec<Gist> = about.map(|words| gist(meanings, &as_text(words))).collect();
        let of_samples = samples.iter().map(|sample| sample.class).zip(&gists);
        let centres = Centres::new(of_samples, classes);
        let pieces = vocabulary.len();
        let mut trained = Self {
            concepts,
            vocabulary,
            weights,
            familiarity,
            meanings,
            centres,
            close_share: close_share(samples),
            thresholds: Thresholds::default(),
            changing,
        };
        trained.thresholds =
            trained.fitted(&Lesson { samples, background: foreign, examples, gists, pieces });
        trained
    }

    /// Whether `word` is a word, as far as is known: others may be misspelled.
    pub(in crate::nlu) fn knows(&self, word: &str) -> bool {
        self.familiarity.knows(word) || self.concepts.knows(word)
    }

    /// What a text resembles. `said` are its words, `words` the same with misspelled ones mended,
    /// `masked` with slot types in place of what fills slots.
    pub(in crate::nlu) fn classify(
        &self,
        said: &[&str],
        words: &[&str],
        masked: &[&str],
    ) -> Resemblance {
        let vector = self.vocabulary.vector(&pieces(&self.concepts, words, masked));
        let mut scores = Vec::new();
        self.weights.scores(&vector, &mut scores);
        let gist = gist(self.meanings, words);
        self.add_closeness(&mut scores, &self.centres, &gist);
        let mut order: Vec<usize> = (0..scores.len()).collect();
        order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
        order.truncate(RANKING_MAX);
        let Some(&best) = order.first() else {
            return Resemblance {
                verdict: Verdict::Reject,
                ranking: Vec::new(),
                reasons: Vec::new(),
            };
        };
        // A mended word may be the right word for something else: it counts half.
        let [mended, literal] =
            [words, said].map(|words| familiar(&self.familiarity, &self.concepts, words, best));
        let close = self.close_share * self.centres.closeness(&gist, best);
        let familiar = f32::midpoint(mended, literal) + close;
        let ahead = order.get(1).map_or(f32::MAX, |second| scores[best] - scores[*second]);
        let changes = self.changing[best];
        let ranked =
            |class: &usize| (*class, self.thresholds.confidence(scores[*class] + familiar));
        Resemblance {
            verdict: self.thresholds.verdict(scores[best] + familiar, ahead, changes),
            ranking: order.iter().map(ranked).collect(),
            reasons: self.reasons(words, best),
        }
    }

    /// The words that speak for `class`; only such as samples hold.
    fn reasons(&self, words: &[&str], class: usize) -> Vec<String> {
        let mut found: Vec<(f32, &str)> = Vec::new();
        for word in words {
            let Some(place) = self.vocabulary.place(word_hash(word)) else { continue };
            let says = self.weights.row(place)[class];
            if says > 0.0 && !found.iter().any(|(_, known)| known == word) {
                found.push((says, word));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found.into_iter().take(REASONS_MAX).map(|(_, word)| word.to_owned()).collect()
    }

    /// Adds to each intent's score how close to its middle a text is.
    fn add_closeness(&self, scores: &mut [f32], centres: &Centres, gist: &Gist) {
        for (class, score) in scores.iter_mut().enumerate() {
            *score += self.close_share * centres.closeness(gist, class);
        }
    }

    /// Holds part after part of the samples out, learns from the rest, and looks how the part
    /// fits. Neighbours are held out together, because one template says them.
    fn fitted(&self, lesson: &Lesson<'_>) -> Thresholds {
        let classes = self.changing.len();
        let few = is_few(lesson.samples);
        let parts = if few { PARTS_OF_FEW } else { PARTS_OF_MANY };
        let part_of = parts_of(lesson.samples, classes, parts);
        let (samples, background) = lesson.examples.split_at(lesson.samples.len());
        let mut fits = Vec::with_capacity(samples.len());
        let mut foreign = Vec::new();
        let mut scores = Vec::new();
        for part in 0..parts {
            let mut familiarity = Familiarity::new(self.meanings);
            let others = (0..lesson.samples.len()).filter(|place| part_of[*place] != part);
            let gists = others.map(|place| (lesson.samples[place].class, &lesson.gists[place]));
            let centres = Centres::new(gists, classes);
            lesson.background.iter().for_each(|words| familiarity.add_background(words));
            let mut learned: Vec<&Example> = Vec::new();
            for (place, sample) in lesson.samples.iter().enumerate() {
                if part_of[place] != part {
                    familiarity.add_sample(&self.concepts, &sample.text.words, sample.class);
                    learned.push(&samples[place]);
                }
            }
            learned.extend(background.iter().skip(part).step_by(BACKGROUND_STRIDE));
            let own = learned.iter().filter(|example| example.class.is_some()).count();
            let effort = effort(ROUNDS, BACKGROUND_SHARE, own, learned.len() - own);
            let weights = Weights::learn(&learned, classes, lesson.pieces, effort);
            for (place, sample) in lesson.samples.iter().enumerate() {
                if part_of[place] == part {
                    weights.scores(&samples[place].vector, &mut scores);
                    self.add_closeness(&mut scores, &centres, &lesson.gists[place]);
                    let class = sample.class;
                    let words = as_text(&sample.text.words);
                    let familiar = familiar(&familiarity, &self.concepts, &words, class);
                    let close = centres.closeness(&lesson.gists[place], class);
                    fits.push(scores[class] + familiar + self.close_share * close);
                }
            }
            let kept = (part + 1..background.len()).step_by(FOREIGN_STRIDE);
            for place in kept {
                let gist = &lesson.gists[samples.len() + place];
                weights.scores(&background[place].vector, &mut scores);
                self.add_closeness(&mut scores, &centres, gist);
                let Some((class, score)) = highest(&scores) else { continue };
                let words = as_text(&lesson.background[place]);
                let familiar = familiar(&familiarity, &self.concepts, &words, class);
                let close = centres.closeness(gist, class);
                foreign.push(score + familiar + self.close_share * close);
            }
        }
        Thresholds::fit(fits, foreign, !few)
    }
}

/// So many rounds in which all of the background counts `share` times as much as all samples.
fn effort(rounds: usize, share: f32, samples: usize, background: usize) -> Effort {
    Effort { rounds, background: share * samples as f32 / background.max(1) as f32 }
}

/// The class with the highest score.
fn highest(scores: &[f32]) -> Option<(usize, f32)> {
    let scores = scores.iter().copied().enumerate();
    scores.max_by(|a, b| a.1.total_cmp(&b.1))
}

/// What the words by themselves say for or against `class`.
fn familiar(familiarity: &Familiarity, concepts: &Concepts, words: &[&str], class: usize) -> f32 {
    let shares = familiarity.shares(concepts, words, class);
    OWN_SHARE * shares.own + STRANGE_SHARE * shares.strange
}

/// What `words` are about; none in a language whose words' meanings are not shipped.
fn gist(meanings: Option<&Meanings>, words: &[&str]) -> Gist {
    meanings?.gist(words.iter().copied())
}

/// Whether so few samples must each count for much.
fn is_few(samples: &[Sample]) -> bool {
    samples.len() <= FEW_EXAMPLES_MAX
}

/// How much it counts to be close to what `samples` are about.
fn close_share(samples: &[Sample]) -> f32 {
    if is_few(samples) { CLOSE_SHARE_OF_FEW } else { CLOSE_SHARE_OF_MANY }
}

/// Which part each sample is held out with: the first tenth of every intent's, and so on.
fn parts_of(samples: &[Sample], classes: usize, parts: usize) -> Vec<usize> {
    let mut all = vec![0_usize; classes];
    samples.iter().for_each(|sample| all[sample.class] += 1);
    let mut seen = vec![0_usize; classes];
    let part = |sample: &Sample| {
        let seen = &mut seen[sample.class];
        *seen += 1;
        (*seen - 1) * parts / all[sample.class]
    };
    samples.iter().map(part).collect()
}

fn as_text(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

fn pieces(concepts: &Concepts, words: &[&str], masked: &[&str]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    pieces_of(concepts, words, masked, &mut pieces);
    pieces
}

fn pieces_in(concepts: &Concepts, text: &SampleText) -> Vec<Piece> {
    pieces(concepts, &as_text(&text.words), &as_text(&text.masked))
}
