//! From text to intent: compiling a model, and asking it.

use super::compound::{cut, joined};
use super::customs::Customs;
use super::heard::{Heard, Spoken};
use super::lexicon::Lexicon;
use super::model::{IntentWords, Model, ModelError, TypeWords, is_built_in};
use super::normal::{placed_words, words_of};
use super::outcome::{Closeness, FilledSlot, NotUnderstood, Resolved, Understood};
use super::search::{Found, Given, Span, Step, Trie, best};
use super::slot_context::SlotContexts;
use super::slot_grammar::{Meaning, SlotGrammar};
use super::slot_scan::slots_in;
use super::swallowed::freed;
use crate::basics::Locale;

/// Longer text is never read: ten times the longest sentence people say to a bank, so that
/// reading stays far below a millisecond whatever comes in.
const UTTERANCE_BYTES_MAX: usize = 2048;

/// More words are never read, for the same reason.
const UTTERANCE_WORDS_MAX: usize = 64;

/// A name that fits a slot for this utterance only: the nickname of one customer's account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenName<'g> {
    /// The slot type it belongs to.
    pub slot_type: &'g str,
    /// The name, as the customer wrote it.
    pub name: &'g str,
}

/// A model made fast to ask. Built once, shared freely.
#[derive(Debug)]
pub struct Matcher {
    compiled: Compiled,
    lexicon: Lexicon,
    /// How numbers and days are said, where the language is known.
    customs: Option<Customs>,
    /// The grammars that slots of the model need.
    spoken: Vec<Spoken>,
    /// Polite words before a request, and after one (reversed).
    openers: Trie,
    closers: Trie,
}

/// The parts of a model that the search needs.
#[derive(Debug, Default)]
pub(super) struct Compiled {
    /// Every sample; ends are places in `rules`.
    pub(super) samples: Trie,
    /// What stands before slots in them.
    pub(super) contexts: SlotContexts,
    rules: Vec<Rule>,
    intents: Vec<Intent>,
    /// Every slot, each name and type once.
    pub(super) slots: Vec<Slot>,
    /// Every slot type in use.
    pub(super) types: Vec<SlotType>,
    /// Per type, the first slot that has it.
    slot_of_type: Vec<usize>,
}

#[derive(Debug)]
struct Intent {
    name: String,
    /// Places of the slots it can have.
    slots: Vec<usize>,
}

#[derive(Debug)]
struct Rule {
    intent: usize,
    sample: String,
}

/// A slot of the compiled model.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Slot {
    name: String,
    /// Place in the compiled model's types.
    pub(super) slot_type: usize,
}

/// A slot type of the compiled model.
#[derive(Debug)]
pub(super) struct SlotType {
    words: TypeWords,
    /// How it is read.
    pub(super) grammar: SlotGrammar,
}

impl Compiled {
    /// Whether a slot takes names that nobody listed.
    pub(super) fn is_open(&self, slot: usize) -> bool {
        matches!(self.types[self.slots[slot].slot_type].grammar, SlotGrammar::Open(_))
    }
}

impl Matcher {
    /// Compiles `model`, whose numbers and days are said as in `locale`, or says where it
    /// contradicts itself.
    pub fn compile(model: &Model, locale: Locale) -> Result<Self, ModelError> {
        let customs = Customs::of(locale);
        let mut matcher = Self {
            compiled: Compiled::default(),
            lexicon: Lexicon::new(customs.map(|customs| customs.tongue)),
            customs,
            spoken: Vec::new(),
            openers: Trie::default(),
            closers: Trie::default(),
        };
        matcher.compiled.contexts = SlotContexts::new(&mut matcher.lexicon);
        for intent in &model.intents {
            matcher.add_intent(model, intent)?;
        }
        for opener in &model.openers {
            let words = intern(&mut matcher.lexicon, opener);
            matcher.compiled.contexts.add_filler(&words);
            matcher.openers.add_words(&words, 0);
        }
        for closer in &model.closers {
            let mut words = intern(&mut matcher.lexicon, closer);
            matcher.compiled.contexts.add_filler(&words);
            words.reverse();
            matcher.closers.add_words(&words, 0);
        }
        Ok(matcher)
    }

    /// What `text` means, with names that hold for this utterance only.
    ///
    /// Tried in order: as said, without polite filler, and both again with long unknown words
    /// respelled by one letter. Among the samples that fit equally closely, the one with the most
    /// literal words wins, then the one written first: the same text always gives the same answer.
    pub fn understand(
        &self,
        text: &str,
        given: &[GivenName<'_>],
    ) -> Result<Understood<'_>, NotUnderstood> {
        let mut heard = self.hear(text)?;
        self.read(&mut heard, &self.given(given)).ok_or(NotUnderstood::NoSample)
    }

    /// The words of `text`, when it can mean anything.
    pub(super) fn hear(&self, text: &str) -> Result<Heard, NotUnderstood> {
        if text.len() > UTTERANCE_BYTES_MAX {
            return Err(NotUnderstood::TooLong);
        }
        let words = cut(placed_words(text, self.lexicon.tongue()), &self.lexicon);
        match words.len() {
            0 => return Err(NotUnderstood::Silence),
            1..=UTTERANCE_WORDS_MAX => {}
            _ => return Err(NotUnderstood::TooLong),
        }
        let mut heard = Heard::read(text, words, self.customs.as_ref(), &self.spoken);
        heard.known = heard.words.iter().map(|word| self.lexicon.find(word)).collect();
        heard.joined = joined(&heard.words, &self.lexicon);
        Ok(heard)
    }

    /// What a sample says with the words, as they are or respelled. Where none does, `heard` knows
    /// afterwards what its words can be misspellings of.
    pub(super) fn read(&self, heard: &mut Heard, given: &[Given]) -> Option<Understood<'_>> {
        if let Some(understood) = self.attempt(heard, given) {
            return Some(understood);
        }
        let unknown: Vec<Option<&str>> = heard
            .words
            .iter()
            .zip(&heard.known)
            .map(|(word, known)| known.is_none().then_some(word.as_str()))
            .collect();
        let near = |word: &Option<&str>| word.map(|word| self.lexicon.near(word));
        heard.near = unknown.iter().map(|word| near(word).unwrap_or_default()).collect();
        heard.near_names = unknown
            .iter()
            .zip(&heard.near)
            .map(|(word, near)| match word {
                Some(word) if near.is_empty() => self.lexicon.near_names(word),
                _ => Vec::new(),
            })
            .collect();
        // Where no word can be another one, the second look would see what the first saw.
        let mut meant = heard.near.iter().chain(&heard.near_names);
        let is_other = !given.is_empty() || meant.any(|words| !words.is_empty());
        is_other.then(|| self.attempt(heard, given)).flatten()
    }

    /// The slots that `intent` can have and that are said somewhere in the words.
    pub(super) fn slots_said(
        &self,
        intent: usize,
        heard: &Heard,
        given: &[Given],
    ) -> Vec<FilledSlot<'_>> {
        let among = &self.compiled.intents[intent].slots;
        let spans = slots_in(&self.compiled, heard, given, among, Some(intent));
        spans.into_iter().map(|span| self.filled(heard, span)).collect()
    }

    /// The words with the name of a slot type in place of what can fill such a slot.
    pub(super) fn masked<'h>(&'h self, heard: &'h Heard, given: &[Given]) -> Vec<&'h str> {
        let slots = &self.compiled.slot_of_type;
        let spans = slots_in(&self.compiled, heard, given, slots, None);
        let mut masked = Vec::with_capacity(heard.words.len());
        let mut at = 0;
        for span in spans {
            masked.extend(heard.words[at..span.start].iter().map(String::as_str));
            let slot_type = self.compiled.slots[span.slot].slot_type;
            masked.push(&self.compiled.types[slot_type].words.name);
            at = span.reading.end;
        }
        masked.extend(heard.words[at..].iter().map(String::as_str));
        masked
    }

    /// The words, misspelled ones as the model spells them unless `is_word` says they are right.
    pub(super) fn spelled<'h>(
        &'h self,
        heard: &'h Heard,
        is_word: impl Fn(&str) -> bool,
    ) -> Vec<&'h str> {
        let meant = |place: usize| {
            let near = heard.near.get(place).and_then(|near| near.first());
            heard.known[place].as_ref().or(near)
        };
        let words = heard.words.iter().enumerate();
        words
            .map(|(place, word)| match meant(place) {
                Some(meant) if !is_word(word) => self.lexicon.word(*meant),
                _ => word.as_str(),
            })
            .collect()
    }

    /// The name of an intent by its place in the model.
    pub(super) fn intent_name(&self, intent: usize) -> &str {
        &self.compiled.intents[intent].name
    }

    /// All of it first, then ever less: the fewest words of filler dropped.
    fn attempt(&self, heard: &Heard, given: &[Given]) -> Option<Understood<'_>> {
        let length = heard.words.len();
        let whole = best(&self.compiled, heard, given, 0, length);
        // Free text takes filler in: "walmart please" is worse than "walmart", and is tried again.
        let free = whole.as_ref().map_or(usize::MAX, Found::free);
        if free == 0 {
            return whole.map(|found| self.understood(heard, found, Closeness::Exact));
        }
        let starts = self.openers.reach(heard, 0);
        let ends = self.closers.reach(&heard.reversed(), 0);
        let mut cuts: Vec<(usize, usize)> =
            starts.iter().flat_map(|start| ends.iter().map(|end| (*start, *end))).collect();
        cuts.sort_by_key(|(start, end)| (start + end, *start));
        let cut = cuts
            .into_iter()
            .skip(1)
            .filter(|(start, end)| start + end < length)
            .filter_map(|(start, end)| best(&self.compiled, heard, given, start, length - end))
            .find(|found| found.free() < free);
        let (mut found, closeness) = match cut {
            Some(found) => (found, Closeness::WithoutFiller),
            None => (whole?, Closeness::Exact),
        };
        let among = &self.compiled.intents[self.compiled.rules[found.rule()].intent].slots;
        found.spans = freed(&self.compiled, heard, given, among, found.spans)?;
        Some(self.understood(heard, found, closeness))
    }

    fn understood(&self, heard: &Heard, found: Found, closeness: Closeness) -> Understood<'_> {
        let rule = &self.compiled.rules[found.rule()];
        let respelled = found.is_respelled();
        Understood {
            intent: &self.compiled.intents[rule.intent].name,
            rule: &rule.sample,
            closeness: if respelled { Closeness::Respelled } else { closeness },
            slots: found.spans.into_iter().map(|span| self.filled(heard, span)).collect(),
        }
    }

    fn filled(&self, heard: &Heard, span: Span) -> FilledSlot<'_> {
        let slot = &self.compiled.slots[span.slot];
        let slot_type = &self.compiled.types[slot.slot_type].words;
        let said = || heard.words[span.start..span.reading.end].join(" ");
        let (value, listed, days) = match span.reading.meaning {
            Meaning::Number(digits) => (digits, None, None),
            Meaning::Listed(place) => (said(), slot_type.values.get(place), None),
            Meaning::Days(days) => {
                let written = heard.written(span.start, span.reading.end);
                (written.to_owned(), None, Some(*days))
            }
            Meaning::Given | Meaning::Free => {
                (heard.name(span.start, span.reading.end), None, None)
            }
        };
        FilledSlot {
            name: &slot.name,
            type_name: &slot_type.name,
            value,
            resolved: listed
                .map(|listed| Resolved { id: listed.id.as_deref(), name: &listed.name }),
            days,
        }
    }

    /// The names that belong to a slot type of the model, in normal form.
    pub(super) fn given(&self, names: &[GivenName<'_>]) -> Vec<Given> {
        let types = &self.compiled.types;
        names
            .iter()
            .filter_map(|given| {
                let slot_type = types.iter().position(|t| t.words.name == given.slot_type)?;
                let words = cut(placed_words(given.name, self.lexicon.tongue()), &self.lexicon);
                Some((slot_type, words.into_iter().map(|(word, _)| word).collect()))
            })
            .collect()
    }

    fn add_intent(&mut self, model: &Model, intent: &IntentWords) -> Result<(), ModelError> {
        let place = self.compiled.intents.len();
        let mut slots = Vec::with_capacity(intent.slots.len());
        for slot in &intent.slots {
            let slot_type =
                self.slot_type(model, &slot.type_name).ok_or_else(|| ModelError::UnknownType {
                    intent: intent.name.clone(),
                    slot: slot.name.clone(),
                    type_name: slot.type_name.clone(),
                })?;
            slots.push(self.slot(Slot { name: slot.name.clone(), slot_type }));
        }
        let compiled = Intent { name: intent.name.clone(), slots: slots.clone() };
        self.compiled.intents.push(compiled);
        for sample in intent.samples.iter().chain(&intent.native) {
            let steps = self.steps(&intent.name, &slots, sample)?;
            self.compiled.contexts.add(place, &steps);
            self.compiled.samples.add(&steps, self.compiled.rules.len());
            self.compiled.rules.push(Rule { intent: place, sample: sample.clone() });
        }
        Ok(())
    }

    /// The place of the type called `name`, which is compiled when first used.
    fn slot_type(&mut self, model: &Model, name: &str) -> Option<usize> {
        if let Some(place) = self.compiled.types.iter().position(|t| t.words.name == name) {
            return Some(place);
        }
        // Types listed under a built-in name extend it, and have no grammar of their own here.
        let listed = model.types.iter().find(|listed| listed.name == name);
        let new = match listed {
            Some(words) if !is_built_in(name) => {
                let lexicon = &mut self.lexicon;
                let grammar = SlotGrammar::listed(words, |phrase| intern_name(lexicon, phrase));
                SlotType { words: words.clone(), grammar }
            }
            _ if is_built_in(name) => SlotType {
                words: TypeWords { name: name.to_owned(), ..TypeWords::default() },
                grammar: SlotGrammar::built_in(name, self.customs.is_some()),
            },
            _ => return None,
        };
        if let SlotGrammar::Spoken(spoken) = &new.grammar {
            self.spoken.push(*spoken);
        }
        self.compiled.types.push(new);
        Some(self.compiled.types.len() - 1)
    }

    fn slot(&mut self, slot: Slot) -> usize {
        let known = self.compiled.slots.iter().position(|known| *known == slot);
        known.unwrap_or_else(|| {
            let place = self.compiled.slots.len();
            // Types are compiled one by one, each with its first slot.
            if slot.slot_type == self.compiled.slot_of_type.len() {
                self.compiled.slot_of_type.push(place);
            }
            self.compiled.slots.push(slot);
            place
        })
    }

    fn steps(
        &mut self,
        intent: &str,
        slots: &[usize],
        sample: &str,
    ) -> Result<Vec<Step>, ModelError> {
        let bad_braces =
            || ModelError::BadBraces { intent: intent.to_owned(), sample: sample.to_owned() };
        let mut steps = Vec::new();
        let mut rest = sample;
        while let Some(open) = rest.find(['{', '}']) {
            let (text, slot) = rest.split_at(open);
            steps.extend(intern(&mut self.lexicon, text).into_iter().map(Step::Word));
            let inner = slot.strip_prefix('{').ok_or_else(bad_braces)?;
            let (name, after) = inner.split_once('}').ok_or_else(bad_braces)?;
            let named = |place: &&usize| self.compiled.slots[**place].name == name;
            let slot = slots.iter().find(named).ok_or_else(|| ModelError::UnknownSlot {
                intent: intent.to_owned(),
                sample: sample.to_owned(),
                slot: name.to_owned(),
            })?;
            steps.push(Step::Slot(*slot));
            rest = after;
        }
        steps.extend(intern(&mut self.lexicon, rest).into_iter().map(Step::Word));
        Ok(steps)
    }
}

/// The words of `text` in normal form, numbered.
fn intern(lexicon: &mut Lexicon, text: &str) -> Vec<usize> {
    words_of(text, lexicon.tongue()).iter().map(|word| lexicon.intern(word)).collect()
}

/// The words of a name in normal form, numbered.
fn intern_name(lexicon: &mut Lexicon, text: &str) -> Vec<usize> {
    words_of(text, lexicon.tongue()).iter().map(|word| lexicon.intern_name(word)).collect()
}
