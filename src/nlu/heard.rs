//! An utterance, with everything that its words can be.

use std::ops::Range;

use super::customs::{Customs, Tongue};
use super::four_digits::four_digits;
use super::inflection::base;
use super::lexicon::WordId;
use super::normal::PlacedWord;
use super::number::{is_vague, ordinal, quantity, shortened};
use super::slot_grammar::{Meaning, Reading};
use super::token::{Shape, Token, tokens};
use super::when::{DayReading, day_readings, length_readings};

/// So many words that a model knows, one after the other, are no name that nobody listed.
const PHRASE_WORDS_MIN: usize = 3;

/// An utterance in normal form, with what its words can be.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// The words.
    pub(super) words: Vec<String>,
    /// Per word: itself, when the model knows it.
    pub(super) known: Vec<Option<WordId>>,
    /// Per word: the words that the model knows in one and that begin here in several, with their
    /// number. Empty where the language writes none so.
    pub(super) joined: Vec<Vec<(WordId, usize)>>,
    /// Per word: the words it can be a misspelling of. Empty when respelling is off.
    pub(super) near: Vec<Vec<WordId>>,
    /// Per word: the words of names it can be a worse misspelling of, where it is none of those.
    /// Empty when respelling is off.
    pub(super) near_names: Vec<Vec<WordId>>,
    /// The language of the words, where it is read.
    pub(super) tongue: Option<Tongue>,
    text: String,
    /// Per word: its bytes in the text.
    places: Vec<Range<usize>>,
    /// Per grammar and word: what begins there.
    said: [Vec<Vec<Reading>>; Spoken::ALL.len()],
    /// Per word: whether it goes on with days that an earlier word began.
    goes_on: Vec<bool>,
}

/// What has a grammar of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spoken {
    /// Four digits.
    FourDigits,
    /// A place in a list.
    Ordinal,
    /// A number that is not below zero.
    Number,
    /// Days.
    Days,
    /// A length of time.
    Length,
}

impl Spoken {
    /// All of them, each at its own place.
    const ALL: [Self; 5] =
        [Self::FourDigits, Self::Ordinal, Self::Number, Self::Days, Self::Length];
}

/// A word of the model that words of an utterance can be.
#[derive(Debug, Clone, Copy)]
pub(super) struct WordReading {
    /// The word.
    pub(super) word: WordId,
    /// How many letters had to be respelled.
    pub(super) edits: usize,
    /// The place of the first word after it.
    pub(super) end: usize,
}

impl Heard {
    /// The words of `text`, and what `wanted` grammars read in it by the customs of its language.
    /// In a language without customs numbers are read where they stand in digits.
    pub(super) fn read(
        text: &str,
        words: Vec<PlacedWord>,
        customs: Option<&Customs>,
        wanted: &[Spoken],
    ) -> Self {
        let tongue = customs.map(|customs| customs.tongue);
        let mut heard = Self { tongue, text: text.to_owned(), ..Self::default() };
        if !wanted.is_empty() {
            let tokens = tokens(text);
            let aligned = Aligned::new(&words, &tokens);
            for spoken in wanted {
                heard.said[*spoken as usize] = aligned.readings(*spoken, customs);
            }
            heard.goes_on = inside(&heard.said[Spoken::Days as usize]);
        }
        (heard.words, heard.places) = words.into_iter().unzip();
        heard
    }

    /// Takes the words that `is_word` knows for what they are, and for no misspelling.
    pub(super) fn settle(&mut self, is_word: impl Fn(&str) -> bool) {
        for (place, _) in self.words.iter().enumerate().filter(|(_, word)| is_word(word)) {
            for near in [&mut self.near, &mut self.near_names] {
                near.get_mut(place).into_iter().for_each(Vec::clear);
            }
        }
    }

    /// What the word at `at` can be, alone or with those after it.
    pub(super) fn readings(&self, at: usize) -> impl Iterator<Item = WordReading> + '_ {
        let alone = move |word, edits| WordReading { word, edits, end: at + 1 };
        let known = self.known[at].map(|word| alone(word, 0));
        let joined = self.joined.get(at).into_iter().flatten();
        let joined =
            joined.map(move |(word, count)| WordReading { word: *word, edits: 0, end: at + count });
        let near = self.near.get(at).into_iter().flatten().map(move |word| alone(*word, 1));
        known.into_iter().chain(joined).chain(near)
    }

    /// What the word at `at` can be in a name: there two letters of a long one may be wrong.
    pub(super) fn name_readings(&self, at: usize) -> impl Iterator<Item = WordReading> + '_ {
        let names = self.near_names.get(at).into_iter().flatten();
        let names = names.map(move |word| WordReading { word: *word, edits: 2, end: at + 1 });
        self.readings(at).chain(names)
    }

    /// What a grammar reads from the word at `start` on, no further than `limit`; longest first.
    pub(super) fn spoken(&self, spoken: Spoken, start: usize, limit: usize) -> Vec<Reading> {
        let readings = self.said[spoken as usize].get(start).into_iter().flatten();
        readings.filter(|reading| reading.end <= limit).cloned().collect()
    }

    /// Whether days would be torn apart before the word at `end`: "amazon el tres" is no name in
    /// "amazon el tres de noviembre".
    pub(super) fn tears_days(&self, end: usize) -> bool {
        self.goes_on.get(end).is_some_and(|goes_on| *goes_on)
    }

    /// The words from `start` to before `end`, as they were written.
    pub(super) fn written(&self, start: usize, end: usize) -> &str {
        let places = self.places.get(start..end).unwrap_or_default();
        let bytes = places.first().zip(places.last()).map(|(from, to)| from.start..to.end);
        bytes.and_then(|bytes| self.text.get(bytes)).unwrap_or_default()
    }

    /// Whether the words from `start` to before `end` are rather part of a sentence than a name:
    /// several that the model knows or that are days or numbers, or days said in several words
    /// among others.
    pub(super) fn is_phrase(&self, start: usize, end: usize) -> bool {
        let days = |place: usize| {
            let days = self.said[Spoken::Days as usize].get(place).into_iter().flatten();
            days.filter(|days| days.end <= end && !days.is_weak).map(move |days| days.end - place)
        };
        let figures = &self.said[Spoken::Number as usize];
        let is_known = |place: usize| {
            let is_figure = figures.get(place).is_some_and(|said| !said.is_empty());
            self.known[place].is_some() || is_figure || days(place).next().is_some()
        };
        let words = end - start;
        words >= PHRASE_WORDS_MIN
            && ((start..end).all(is_known)
                || (start..end).any(|place| days(place).any(|long| long > 1)))
    }

    /// The words from `start` to before `end` as a name: what was cut and written out to compare
    /// words is whole again, without the article that "beim" ends in.
    pub(super) fn name(&self, start: usize, end: usize) -> String {
        if self.tongue == Some(Tongue::English) || self.tongue.is_none() {
            return self.words[start..end].join(" ");
        }
        let shares = |at: usize| at > 0 && self.places.get(at) == self.places.get(at - 1);
        let start = if end > start + 1 && shares(start) { start + 1 } else { start };
        let written = self.written(start, end);
        written.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase()
    }

    /// The same words in reverse, without what is said in several.
    pub(super) fn reversed(&self) -> Self {
        let mut joined = vec![Vec::new(); self.joined.len()];
        for (start, known) in self.joined.iter().enumerate() {
            for (word, count) in known {
                joined[self.words.len() - start - count].push((*word, *count));
            }
        }
        Self {
            words: self.words.iter().rev().cloned().collect(),
            known: self.known.iter().rev().copied().collect(),
            near: self.near.iter().rev().cloned().collect(),
            joined,
            ..Self::default()
        }
    }
}

/// The words and the tokens of one text.
struct Aligned<'a> {
    words: &'a [PlacedWord],
    tokens: &'a [Token],
    /// Per word the first token that begins with it or after it.
    first: Vec<usize>,
}

impl<'a> Aligned<'a> {
    fn new(words: &'a [PlacedWord], tokens: &'a [Token]) -> Self {
        let mut at = 0;
        let first = |(_, place): &PlacedWord| {
            while tokens.get(at).is_some_and(|token| token.place.start < place.start) {
                at += 1;
            }
            at
        };
        Self { words, tokens, first: words.iter().map(first).collect() }
    }

    fn readings(&self, spoken: Spoken, customs: Option<&Customs>) -> Vec<Vec<Reading>> {
        let mut found = vec![Vec::new(); self.words.len()];
        match (spoken, customs) {
            (Spoken::Days, Some(customs)) => {
                for DayReading { tokens, when, is_weak } in day_readings(self.tokens, customs) {
                    self.add(&mut found, tokens, Meaning::Days(Box::new(when)), is_weak);
                }
            }
            (Spoken::Length, Some(customs)) => {
                for (tokens, length) in length_readings(self.tokens, customs) {
                    self.add(&mut found, tokens, Meaning::Number(length), false);
                }
            }
            _ => {
                for at in 0..self.tokens.len() {
                    if customs.is_some_and(|customs| is_vague(self.tokens, at, customs.tongue)) {
                        continue;
                    }
                    for (taken, digits) in numbers_at(&self.tokens[at..], spoken, customs) {
                        let is_weak = taken == 1 && is_article(&self.tokens[at], customs);
                        self.add(&mut found, at..at + taken, Meaning::Number(digits), is_weak);
                    }
                }
            }
        }
        found
    }

    /// Adds what `tokens` mean to the word that they begin with, unless they begin or end inside
    /// a word.
    fn add(
        &self,
        found: &mut [Vec<Reading>],
        tokens: Range<usize>,
        meaning: Meaning,
        is_weak: bool,
    ) {
        let after = self.tokens[tokens.end - 1].place.end;
        let ends_inside = |end: usize| {
            self.tokens.get(tokens.end).is_some_and(|next| {
                next.shape != Shape::Sign && next.place.start < self.words[end - 1].1.end
            })
        };
        for (start, readings) in found.iter_mut().enumerate() {
            if self.first[start] != tokens.start {
                continue;
            }
            let rest = &self.words[start + 1..];
            let end = start + 1 + rest.iter().take_while(|(_, at)| at.start < after).count();
            if self.words[start].1.start < after && !ends_inside(end) {
                readings.push(Reading { end, meaning: meaning.clone(), edits: 0, is_weak });
            }
        }
    }
}

/// Per word of `days`, the readings that begin there: whether it is within one, but not its first.
fn inside(days: &[Vec<Reading>]) -> Vec<bool> {
    let mut furthest = 0;
    let within = |(at, begun): (usize, &Vec<Reading>)| {
        let is_within = at < furthest;
        let ends = begun.iter().filter(|reading| !reading.is_weak).map(|reading| reading.end);
        furthest = ends.max().unwrap_or(0).max(furthest);
        is_within
    };
    days.iter().enumerate().map(within).collect()
}

/// Whether the word for "one" is the article as well: "ein Sofa" is no number.
fn is_article(token: &Token, customs: Option<&Customs>) -> bool {
    match customs.map(|customs| customs.tongue) {
        Some(Tongue::German) => base(&token.text, Some(Tongue::German)) == "ein",
        Some(Tongue::Spanish) => token.is("un") || token.is("una"),
        Some(Tongue::English) | None => false,
    }
}

/// Every reading of a number at the start of `tokens`, in digits; the longest first.
fn numbers_at(tokens: &[Token], spoken: Spoken, customs: Option<&Customs>) -> Vec<(usize, String)> {
    let Some(customs) = customs else {
        let digits = tokens.first().and_then(Token::digits);
        let fits = |digits: &&str| spoken != Spoken::FourDigits || digits.len() == 4;
        let digits = digits.filter(fits).filter(|_| spoken != Spoken::Ordinal);
        return digits.map(|digits| (1, digits.to_owned())).into_iter().collect();
    };
    match spoken {
        Spoken::FourDigits => four_digits(tokens, customs.tongue),
        Spoken::Ordinal => {
            let read = |tokens: &[Token]| ordinal(tokens, customs.tongue);
            let found = shortened(tokens, read).into_iter();
            found.map(|(taken, value)| (taken, value.to_string())).collect()
        }
        _ => {
            let read = |tokens: &[Token]| quantity(tokens, customs);
            let found = shortened(tokens, read).into_iter();
            let found = found.filter(|(_, value)| !value.is_sign_negative());
            found.map(|(taken, value)| (taken, value.normalize().to_string())).collect()
        }
    }
}
