//! Comparing what was heard with every sample at once.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};

use super::heard::Heard;
use super::inflection::base;
use super::lexicon::{WordId, letters_off};
use super::matcher::Compiled;
use super::slot_grammar::{Meaning, Reading};

/// How many letters of one utterance may be respelled: with more, it is rather something else.
const EDITS_MAX: usize = 2;

/// Sequences of words and slots, merged where they begin alike.
#[derive(Debug)]
pub(super) struct Trie {
    nodes: Vec<Node>,
    /// Per word of the lexicon, whether a sequence begins with it. Most words of a text begin
    /// nothing, which is seen here without a search.
    begins: Vec<bool>,
}

#[derive(Debug, Default)]
struct Node {
    words: BTreeMap<WordId, usize>,
    slots: Vec<(usize, usize)>,
    /// What ends here, in order of addition.
    ends: Vec<usize>,
}

/// One step of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A word.
    Word(WordId),
    /// A slot, by its place in the compiled model.
    Slot(usize),
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], begins: Vec::new() }
    }
}

impl Trie {
    /// Adds a sequence that ends in `end`.
    pub(super) fn add(&mut self, steps: &[Step], end: usize) {
        if let Some(Step::Word(word)) = steps.first() {
            self.begins.resize(self.begins.len().max(word + 1), false);
            self.begins[*word] = true;
        }
        let mut at = 0;
        for step in steps {
            at = match (*step, self.nodes.len()) {
                (Step::Word(word), new) => *self.nodes[at].words.entry(word).or_insert(new),
                (Step::Slot(slot), new) => {
                    let slots = &mut self.nodes[at].slots;
                    match slots.iter().find(|(known, _)| *known == slot) {
                        Some((_, next)) => *next,
                        None => {
                            slots.push((slot, new));
                            new
                        }
                    }
                }
            };
            if at == self.nodes.len() {
                self.nodes.push(Node::default());
            }
        }
        self.nodes[at].ends.push(end);
    }

    /// Adds a sequence of words that ends in `end`.
    pub(super) fn add_words(&mut self, words: &[WordId], end: usize) {
        let steps: Vec<Step> = words.iter().copied().map(Step::Word).collect();
        self.add(&steps, end);
    }

    /// The values said from word `start` on, longest first; fewest edits, then list order.
    pub(super) fn values(&self, heard: &Heard, start: usize, limit: usize) -> Vec<Reading> {
        let mut found = Vec::new();
        let begins = |word: WordId| self.begins.get(word).is_some_and(|begins| *begins);
        let any = start < limit && heard.name_readings(start).any(|first| begins(first.word));
        if !any && self.nodes[0].ends.is_empty() {
            return found;
        }
        let mut open = vec![(0, start, 0)];
        while let Some((node, at, edits)) = open.pop() {
            let node = &self.nodes[node];
            if let Some(place) = node.ends.first() {
                let meaning = Meaning::Listed(*place);
                found.push(Reading { end: at, meaning, edits, is_weak: false });
            }
            if at < limit {
                for reading in heard.name_readings(at).filter(|reading| reading.end <= limit) {
                    let edits = edits + reading.edits;
                    if let (Some(next), true) = (node.words.get(&reading.word), edits <= EDITS_MAX)
                    {
                        open.push((*next, reading.end, edits));
                    }
                }
            }
        }
        found.sort_by_key(|reading| {
            let Meaning::Listed(place) = reading.meaning else { return (Reverse(0), 0, 0) };
            (Reverse(reading.end), reading.edits, place)
        });
        found.dedup_by_key(|reading| reading.end);
        found
    }

    /// Every place a run of whole sequences can reach from `start`, `start` included.
    pub(super) fn reach(&self, heard: &Heard, start: usize) -> Vec<usize> {
        let mut reached = vec![start];
        let mut next = 0;
        while let Some(&from) = reached.get(next) {
            next += 1;
            for reading in self.values(heard, from, heard.words.len()) {
                if reading.end > from && !reached.contains(&reading.end) {
                    reached.push(reading.end);
                }
            }
        }
        reached
    }
}

/// A name given at run time: the slot type it belongs to, and its words.
pub(super) type Given = (usize, Vec<String>);

/// A sample that fits, with its slots.
#[derive(Debug)]
pub(super) struct Found {
    rank: Rank,
    /// The slots in spoken order.
    pub(super) spans: Vec<Span>,
}

/// A slot and the words said for it.
#[derive(Debug, Clone)]
pub(super) struct Span {
    /// Place of the slot in the compiled model.
    pub(super) slot: usize,
    /// Place of the first word.
    pub(super) start: usize,
    /// The rest.
    pub(super) reading: Reading,
}

/// What makes one fit better than another; the smallest wins.
///
/// Fewest edits, then most literal words, then fewest words of free text, then most names of the
/// customer's own, then the sample written first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    edits: usize,
    literal: Reverse<usize>,
    free: usize,
    given: Reverse<usize>,
    rule: usize,
}

impl Found {
    /// The place of the sample in the compiled model.
    pub(super) fn rule(&self) -> usize {
        self.rank.rule
    }

    /// How many words are free text.
    pub(super) fn free(&self) -> usize {
        self.rank.free
    }

    /// Whether a word had to be respelled.
    pub(super) fn is_respelled(&self) -> bool {
        self.rank.edits > 0
    }
}

/// The best sample that says exactly the words from `start` to `limit`.
pub(super) fn best(
    model: &Compiled,
    heard: &Heard,
    given: &[Given],
    start: usize,
    limit: usize,
) -> Option<Found> {
    let mut search = Search { model, heard, given, limit, seen: HashSet::new(), best: None };
    search.walk(0, start, 0, &mut Vec::new());
    search.best
}

/// Every way to read the words from `at` on as the slot, the customer's own names first, save as
/// free text.
pub(super) fn readings_of(
    model: &Compiled,
    heard: &Heard,
    given: &[Given],
    slot: usize,
    at: usize,
) -> Vec<Reading> {
    let limit = heard.words.len();
    let search = Search { model, heard, given, limit, seen: HashSet::new(), best: None };
    let slot_type = model.slots[slot].slot_type;
    let mut readings = search.given_readings(slot_type, at);
    readings.extend(model.types[slot_type].grammar.sure_readings(heard, at, limit));
    readings
}

struct Search<'s> {
    model: &'s Compiled,
    heard: &'s Heard,
    given: &'s [Given],
    limit: usize,
    /// Node, word and edits already explored. A node has one path, so coming back with the same
    /// words left can only cut the same slots elsewhere; the first, longest cut stays.
    seen: HashSet<(usize, usize, usize)>,
    best: Option<Found>,
}

impl Search<'_> {
    fn walk(&mut self, node: usize, at: usize, edits: usize, spans: &mut Vec<Span>) {
        if edits > EDITS_MAX || !self.seen.insert((node, at, edits)) {
            return;
        }
        let node = &self.model.samples.nodes[node];
        if at == self.limit {
            node.ends.iter().for_each(|rule| self.keep(*rule, edits, spans));
            return;
        }
        let (heard, limit) = (self.heard, self.limit);
        for reading in heard.readings(at).filter(|reading| reading.end <= limit) {
            if let Some(next) = node.words.get(&reading.word) {
                self.walk(*next, reading.end, edits + reading.edits, spans);
            }
        }
        for (slot, next) in &node.slots {
            for reading in self.slot_readings(*slot, at) {
                let (end, cost) = (reading.end, reading.edits);
                spans.push(Span { slot: *slot, start: at, reading });
                self.walk(*next, end, edits + cost, spans);
                spans.pop();
            }
        }
    }

    /// Names given at run time first: they are the customer's own.
    fn slot_readings(&self, slot: usize, at: usize) -> Vec<Reading> {
        let slot_type = self.model.slots[slot].slot_type;
        let mut readings = self.given_readings(slot_type, at);
        let listed = self.model.types[slot_type].grammar.readings(self.heard, at, self.limit);
        readings.extend(listed);
        readings
    }

    fn given_readings(&self, slot_type: usize, at: usize) -> Vec<Reading> {
        let given = self.given.iter().filter(|(of, _)| *of == slot_type);
        let mut readings: Vec<Reading> =
            given.filter_map(|(_, name)| self.given_reading(name, at)).collect();
        readings.sort_by_key(|reading| (Reverse(reading.end), reading.edits));
        readings
    }

    fn given_reading(&self, name: &[String], at: usize) -> Option<Reading> {
        let end = at + name.len();
        if name.is_empty() || end > self.limit {
            return None;
        }
        let mut edits = 0;
        for (place, wanted) in (at..end).zip(name) {
            let word = &self.heard.words[place];
            if word != wanted && base(word, self.heard.tongue) != base(wanted, self.heard.tongue) {
                let may_respell = !self.heard.near.is_empty() && self.heard.known[place].is_none();
                edits += may_respell.then(|| letters_off(word, wanted)).flatten()?;
            }
        }
        Some(Reading { end, meaning: Meaning::Given, edits, is_weak: false })
    }

    fn keep(&mut self, rule: usize, edits: usize, spans: &[Span]) {
        let words_in = |meaning: Option<Meaning>| -> usize {
            let fits = |span: &&Span| meaning.as_ref().is_none_or(|m| span.reading.meaning == *m);
            spans.iter().filter(fits).map(|span| span.reading.end - span.start).sum()
        };
        let given = spans.iter().filter(|span| span.reading.meaning == Meaning::Given).count();
        let rank = Rank {
            edits,
            literal: Reverse(self.limit - words_in(None)),
            free: words_in(Some(Meaning::Free)),
            given: Reverse(given),
            rule,
        };
        if self.best.as_ref().is_none_or(|best| rank < best.rank) {
            self.best = Some(Found { rank, spans: spans.to_vec() });
        }
    }
}
