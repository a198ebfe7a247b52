//! One locale: how Saldo is spoken to there, the sentences, the slot values.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use super::catalogue::{Catalogue, Importance, IntentEntry};
use super::heard::HeardPhrase;
use super::layer::{IntentLines, Layer, TypeLines, Written};
use super::package::AlexaModel;
use super::problem::{Faults, Place, Problem, SourceError};
use super::replies::reply_files;
use super::source::{Files, parse_toml};
use crate::basics::Locale;
use crate::consent::DataClasses;
use crate::nlu::{IntentWords, Model, Stake, Template, TypeWords, ValueWords, expand, is_built_in};

/// What one template may say at most. Ours say at most a few dozen sentences each; beyond this it
/// multiplies instead of describing.
const SAMPLES_PER_TEMPLATE_MAX: usize = 400;

/// The rule that says how the skill is called.
const INVOCATION_RULE: &str = "invocation_name";

/// The words of one locale: those of its language, as its region says them.
#[derive(Debug, Clone)]
pub struct LocaleWords {
    /// The language and country.
    pub locale: Locale,
    /// What the skill is called in this language: "alexa, open ...".
    pub invocation_name: String,
    /// Whether there are replies in its language. Without them nobody is offered the locale.
    pub is_offered: bool,
    /// What the store shows.
    pub store: StoreWords,
    /// The intents with their sentences, in the order of the catalogue.
    pub intents: Vec<SpokenIntent>,
    /// The listed values of slot types.
    pub types: Vec<TypeWords>,
    /// Pairs of types that may hold the same words: the talk tells which is meant.
    pub shared: Vec<(String, String)>,
    /// Phrases people said, with their meaning.
    pub heard: Vec<HeardPhrase>,
    places: Places,
    openers: Vec<String>,
    closers: Vec<String>,
    foreign: Vec<String>,
}

/// An intent with its sentences in one language.
#[derive(Debug, Clone)]
pub struct SpokenIntent {
    /// The catalogue's entry.
    pub entry: IntentEntry,
    /// The templates in written order.
    pub sentences: Vec<Sentence>,
    /// Sentences that are in no package: the platform knows them itself, or would have too many.
    pub native: Vec<String>,
}

/// A template with everything it says.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Where it is written.
    pub place: Place,
    /// As written.
    pub template: String,
    /// Its samples, without those of earlier templates of the same intent.
    pub samples: Vec<String>,
}

/// What the store shows, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StoreWords {
    /// The skill's name.
    pub name: String,
    /// One line.
    pub summary: String,
    /// All a customer should know before enabling it.
    pub description: String,
    /// Three things to say.
    pub example_phrases: Vec<String>,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Where it is offered in this language: countries, ISO 3166 in two letters.
    pub countries: Vec<String>,
    /// What changed in this release.
    pub whats_new: String,
    /// The bank's privacy policy in this language.
    pub privacy_policy_url: String,
    /// The bank's terms in this language.
    pub terms_of_use_url: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LocaleFile {
    invocation_name: String,
    store: StoreWords,
}

impl LocaleWords {
    /// Expands the words of `locale`; `None` when its `locale.toml` cannot be read.
    pub(super) fn read(
        files: &Files,
        locale: Locale,
        layer: Layer,
        catalogue: &Catalogue,
        faults: &mut Faults,
    ) -> Option<Self> {
        let header = layer.path("locale.toml");
        let (_, file): (_, LocaleFile) = faults.keep(parse_toml(files, &header))?;
        let mut expansion = Expansion { rules: BTreeMap::new(), faults };
        expansion.learn(&layer, &file.invocation_name, &header);
        let (types, places, shared) = types(layer.types, catalogue, expansion.faults);
        Some(Self {
            locale,
            openers: expansion.all(&layer.before),
            closers: expansion.all(&layer.after),
            foreign: expansion.all(&layer.foreign),
            intents: expansion.intents(layer.intents, catalogue),
            types,
            places,
            shared,
            heard: heard(&layer.heard, catalogue, expansion.faults),
            invocation_name: file.invocation_name,
            is_offered: reply_files(files, locale).next().is_some(),
            store: file.store,
        })
    }

    /// The words of a package that was made elsewhere: samples for templates, and no more said of
    /// an intent than its model says. `native` tells what the platform knows by itself for an
    /// intent. Values are taken in small letters, types of the platform that the package adds to
    /// are left out.
    pub fn of_package(
        locale: Locale,
        model: &AlexaModel,
        store: StoreWords,
        native: impl Fn(&str) -> Vec<String>,
    ) -> Self {
        let place = Place::file(&format!("interactionModels/custom/{locale}.json"));
        let sentence = |sample: String| Sentence {
            place: place.clone(),
            template: sample.clone(),
            samples: vec![sample],
        };
        let Model { intents, types, .. } = model.to_model();
        let spoken = |intent: IntentWords| SpokenIntent {
            native: native(&intent.name),
            sentences: intent.samples.into_iter().map(sentence).collect(),
            entry: IntentEntry {
                name: intent.name,
                purpose: String::new(),
                slots: intent.slots,
                access: DataClasses::NONE,
                importance: Importance::Usual,
                stake: Stake::default(),
            },
        };
        let value = |value: ValueWords| ValueWords {
            id: Some(value.id.unwrap_or_else(|| value.name.clone())),
            name: value.name.to_lowercase(),
            synonyms: value.synonyms.iter().map(|said| said.to_lowercase()).collect(),
        };
        let own = types.into_iter().filter(|listed| !is_built_in(&listed.name));
        let types: Vec<TypeWords> = own
            .map(|of| TypeWords { values: of.values.into_iter().map(value).collect(), ..of })
            .collect();
        // The platform asks for the values of one slot at a time.
        let pairs = types.iter().flat_map(|one| types.iter().map(move |other| (one, other)));
        let shared = pairs
            .filter(|(one, other)| one.name != other.name)
            .map(|(one, other)| (one.name.clone(), other.name.clone()))
            .collect();
        Self {
            locale,
            invocation_name: model.invocation_name().to_owned(),
            is_offered: true,
            store,
            intents: intents.into_iter().map(spoken).collect(),
            shared,
            types,
            heard: Vec::new(),
            places: Places::new(),
            openers: Vec::new(),
            closers: Vec::new(),
            foreign: Vec::new(),
        }
    }

    /// Where the value `id` of a type is written.
    pub(super) fn value_place(&self, type_name: &str, id: &str) -> Option<&Place> {
        self.places.get(&(type_name.to_owned(), id.to_owned()))
    }

    /// What a matcher is compiled from.
    pub fn model(&self) -> Model {
        let intent = |intent: &SpokenIntent| IntentWords {
            name: intent.entry.name.clone(),
            slots: intent.entry.slots.clone(),
            samples: intent.sentences.iter().flat_map(|s| s.samples.iter().cloned()).collect(),
            native: intent.native.clone(),
            stake: intent.entry.stake,
        };
        Model {
            intents: self.intents.iter().map(intent).collect(),
            types: self.types.clone(),
            openers: self.openers.clone(),
            closers: self.closers.clone(),
            foreign: self.foreign.clone(),
        }
    }
}

/// Templates on their way to samples.
struct Expansion<'f> {
    /// The shared rules, and `<invocation_name>`, which every locale has.
    rules: BTreeMap<String, Template>,
    faults: &'f mut Faults,
}

impl Expansion<'_> {
    fn learn(&mut self, layer: &Layer, invocation: &str, header: &str) {
        let place = Place::file(header);
        let invocation = Written { text: invocation.to_owned(), place };
        let own = std::iter::once((INVOCATION_RULE, &invocation));
        let rules = layer.rules.iter().map(|(name, written)| (name.as_str(), written));
        for (name, written) in rules.chain(own) {
            if let Some(template) = self.parsed(written) {
                self.rules.insert(name.to_owned(), template);
            }
        }
    }

    fn parsed(&mut self, written: &Written) -> Option<Template> {
        let parsed = Template::parse(&written.text);
        self.faults.keep(parsed.map_err(|error| SourceError::new(written.place.clone(), error)))
    }

    /// What `written` says; nothing when it cannot be read.
    fn said(&mut self, written: &Written) -> Vec<String> {
        let Some(template) = self.parsed(written) else { return Vec::new() };
        let said = expand(&template, &self.rules, SAMPLES_PER_TEMPLATE_MAX);
        let said = said.map_err(|error| SourceError::new(written.place.clone(), error));
        self.faults.keep(said).unwrap_or_default()
    }

    /// What all of `templates` say.
    fn all(&mut self, templates: &[Written]) -> Vec<String> {
        templates.iter().flat_map(|template| self.said(template)).collect()
    }

    fn intents(
        &mut self,
        mut lines: BTreeMap<String, IntentLines>,
        catalogue: &Catalogue,
    ) -> Vec<SpokenIntent> {
        let mut spoken = Vec::with_capacity(catalogue.intents.len());
        for entry in &catalogue.intents {
            match lines.remove(&entry.name) {
                Some(lines) => {
                    let mut native = lines.native;
                    native.extend(self.all(&lines.unpackaged));
                    let sentences = self.sentences(lines.sentences);
                    spoken.push(SpokenIntent { entry: entry.clone(), sentences, native });
                }
                None => {
                    let problem = Problem::UnspokenIntent(entry.name.clone());
                    self.faults.add(Place::file("source/catalogue.toml"), problem);
                }
            }
        }
        for (name, lines) in lines {
            self.faults.add(Place::file(&lines.file), Problem::UnknownIntent(name));
        }
        spoken
    }

    fn sentences(&mut self, templates: Vec<Written>) -> Vec<Sentence> {
        let mut seen = HashSet::new();
        let sentence = |template: Written| {
            let mut samples = self.said(&template);
            samples.retain(|sample| seen.insert(sample.clone()));
            Sentence { place: template.place, template: template.text, samples }
        };
        templates.into_iter().map(sentence).collect()
    }
}

/// Where each value is written, by type and id.
type Places = BTreeMap<(String, String), Place>;

/// The slot types, where their values stand, and the pairs of types that share words.
fn types(
    lines: BTreeMap<String, TypeLines>,
    catalogue: &Catalogue,
    faults: &mut Faults,
) -> (Vec<TypeWords>, Places, Vec<(String, String)>) {
    let (mut types, mut places, mut shared) = (Vec::new(), BTreeMap::new(), Vec::new());
    let used = catalogue.intents.iter().flat_map(|intent| &intent.slots);
    for slot in used.filter(|slot| !is_built_in(&slot.type_name)) {
        if !lines.contains_key(&slot.type_name) {
            let problem = Problem::MissingType(slot.type_name.clone());
            faults.add(Place::file("source/catalogue.toml"), problem);
        }
    }
    for (name, lines) in lines {
        shared.extend(lines.shared_with.into_iter().map(|other| (name.clone(), other)));
        let mut values = Vec::with_capacity(lines.values.len());
        for value in lines.values {
            places.insert((name.clone(), value.id.clone()), value.place);
            values.push(ValueWords {
                id: Some(value.id),
                name: value.name.unwrap_or_default(),
                synonyms: value.synonyms,
            });
        }
        types.push(TypeWords { name, values, open: lines.open });
    }
    (types, places, shared)
}

fn heard(
    tables: &BTreeMap<String, Vec<Written>>,
    catalogue: &Catalogue,
    faults: &mut Faults,
) -> Vec<HeardPhrase> {
    let mut heard = Vec::new();
    for (intent, phrases) in tables {
        let is_known = catalogue.intents.iter().any(|entry| entry.name == *intent);
        if let (false, Some(first)) = (is_known, phrases.first()) {
            faults.add(first.place.clone(), Problem::UnknownIntent(intent.clone()));
        }
        for Written { text, place } in phrases {
            match HeardPhrase::parse(intent, text) {
                Some(phrase) => {
                    heard.push(HeardPhrase { place: Some(place.clone()), ..phrase });
                }
                None => faults.add(place.clone(), Problem::BadPhrase(text.clone())),
            }
        }
    }
    heard
}
