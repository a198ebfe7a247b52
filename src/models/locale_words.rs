//! One language: how it is spoken to, its sentences, its slot values.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;
use toml::Spanned;

use super::catalogue::{Catalogue, IntentEntry};
use super::heard::HeardPhrase;
use super::problem::{Place, Problem, SourceError};
use super::source::{Files, parse_toml};
use crate::basics::Locale;
use crate::nlu::{IntentWords, Model, Template, TypeWords, ValueWords, expand, is_built_in};

/// What one template may say at most. Ours say at most a few dozen sentences each; beyond this it
/// multiplies instead of describing.
const SAMPLES_PER_TEMPLATE_MAX: usize = 400;

/// The words of one language.
#[derive(Debug, Clone)]
pub struct LocaleWords {
    /// The language and country.
    pub locale: Locale,
    /// What the skill is called in this language: "alexa, open ...".
    pub invocation_name: String,
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
    openers: Vec<String>,
    closers: Vec<String>,
}

/// An intent with its sentences in one language.
#[derive(Debug, Clone)]
pub struct SpokenIntent {
    /// The catalogue's entry.
    pub entry: IntentEntry,
    /// The templates in written order.
    pub sentences: Vec<Sentence>,
    /// Sentences the platform itself knows.
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
    polite: PoliteTable,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PoliteTable {
    before: Vec<Spanned<String>>,
    after: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    rules: BTreeMap<String, Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SentencesTable {
    #[serde(default)]
    native: Vec<String>,
    sentences: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypeFile {
    /// Whether other words may be said for it as well.
    #[serde(default)]
    open: bool,
    /// Types that may hold the same words: the talk tells which is meant.
    #[serde(default)]
    shared_with: Vec<String>,
    values: Vec<ValueTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueTable {
    id: String,
    name: String,
    #[serde(default)]
    synonyms: Vec<String>,
}

impl LocaleWords {
    /// Reads the language folder `source/<name>/`.
    pub(super) fn read(
        files: &Files,
        name: &str,
        catalogue: &Catalogue,
    ) -> Result<Self, SourceError> {
        let root = format!("source/{name}");
        let locale = name.parse().map_err(|_| {
            SourceError::new(Place::file(&root), Problem::BadLocale(name.to_owned()))
        })?;
        let folder = Folder { files, root };
        folder.refuse_stray_files()?;
        let path = folder.path("locale.toml");
        let (text, header): (_, LocaleFile) = parse_toml(files, &path)?;
        let rules = folder.rules(&header.invocation_name)?;
        let polite = |templates: &[Spanned<String>]| -> Result<Vec<String>, SourceError> {
            let said = templates.iter().map(|t| expanded(&path, text, t, &rules));
            Ok(said.collect::<Result<Vec<_>, _>>()?.concat())
        };
        let (types, shared) = folder.types(catalogue)?;
        Ok(Self {
            locale,
            openers: polite(&header.polite.before)?,
            closers: polite(&header.polite.after)?,
            intents: folder.intents(catalogue, &rules)?,
            types,
            shared,
            heard: folder.heard(catalogue)?,
            invocation_name: header.invocation_name,
            store: header.store,
        })
    }

    /// What a matcher is compiled from.
    pub fn model(&self) -> Model {
        let intent = |intent: &SpokenIntent| IntentWords {
            name: intent.entry.name.clone(),
            slots: intent.entry.slots.clone(),
            samples: intent.sentences.iter().flat_map(|s| s.samples.iter().cloned()).collect(),
            native: intent.native.clone(),
            changes: intent.entry.changes,
        };
        Model {
            intents: self.intents.iter().map(intent).collect(),
            types: self.types.clone(),
            openers: self.openers.clone(),
            closers: self.closers.clone(),
        }
    }
}

/// Slot types, and pairs of those that share words.
type TypesAndShares = (Vec<TypeWords>, Vec<(String, String)>);

/// A language folder.
struct Folder<'f> {
    files: &'f Files,
    root: String,
}

impl<'f> Folder<'f> {
    fn path(&self, name: &str) -> String {
        format!("{}/{name}", self.root)
    }

    /// Paths of the files in the sub-folder `name`.
    fn within(&self, name: &str) -> impl Iterator<Item = &'f String> {
        let prefix = self.path(&format!("{name}/"));
        self.files.keys().filter(move |path| path.starts_with(&prefix))
    }

    fn refuse_stray_files(&self) -> Result<(), SourceError> {
        let known = ["locale.toml", "rules.toml", "heard.toml"].map(|name| self.path(name));
        let root = format!("{}/", self.root);
        let is_stray = |path: &&String| {
            path.starts_with(&root)
                && !known.contains(path)
                && ![("sentences", "toml"), ("types", "toml"), ("replies", "ftl")].iter().any(
                    |(sub, kind)| {
                        let inner = path.strip_prefix(&self.path(&format!("{sub}/")));
                        let name = inner.filter(|name| !name.contains('/'));
                        name.is_some_and(|name| name.ends_with(&format!(".{kind}")))
                    },
                )
        };
        match self.files.keys().find(is_stray) {
            Some(path) => Err(SourceError::new(Place::file(path), Problem::StrayFile)),
            None => Ok(()),
        }
    }

    /// The shared rules, and `<invocation_name>`, which every language has.
    fn rules(&self, invocation: &str) -> Result<BTreeMap<String, Template>, SourceError> {
        let path = self.path("rules.toml");
        let (text, file): (_, RulesFile) = parse_toml(self.files, &path)?;
        let mut rules = BTreeMap::new();
        for (name, template) in file.rules {
            rules.insert(name, parsed(&path, text, &template)?);
        }
        let invocation = Template::parse(invocation)
            .map_err(|error| SourceError::new(Place::file(&self.path("locale.toml")), error))?;
        rules.insert("invocation_name".to_owned(), invocation);
        Ok(rules)
    }

    fn intents(
        &self,
        catalogue: &Catalogue,
        rules: &BTreeMap<String, Template>,
    ) -> Result<Vec<SpokenIntent>, SourceError> {
        let mut spoken: BTreeMap<String, (String, SpokenIntent)> = BTreeMap::new();
        for path in self.within("sentences") {
            let (text, tables): (_, BTreeMap<String, SentencesTable>) =
                parse_toml(self.files, path)?;
            for (name, table) in tables {
                let at = |problem| SourceError::new(Place::file(path), problem);
                let Some(entry) = catalogue.intents.iter().find(|entry| entry.name == name) else {
                    return Err(at(Problem::UnknownIntent(name)));
                };
                if let Some((other, _)) = spoken.get(&name) {
                    return Err(at(Problem::IntentTwice { intent: name, other: other.clone() }));
                }
                let sentences = sentences(path, text, &table.sentences, rules)?;
                let native = table.native;
                let intent = SpokenIntent { entry: entry.clone(), sentences, native };
                spoken.insert(name, (path.clone(), intent));
            }
        }
        let in_order = catalogue.intents.iter().map(|entry| match spoken.remove(&entry.name) {
            Some((_, intent)) => Ok(intent),
            None => Err(SourceError::new(
                Place::file(&self.path("sentences")),
                Problem::UnspokenIntent(entry.name.clone()),
            )),
        });
        in_order.collect()
    }

    /// The slot types, and the pairs of them that share words.
    fn types(&self, catalogue: &Catalogue) -> Result<TypesAndShares, SourceError> {
        let mut types: Vec<TypeWords> = Vec::new();
        let mut shared = Vec::new();
        for path in self.within("types") {
            let (_, file): (_, TypeFile) = parse_toml(self.files, path)?;
            let name = path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml"));
            let value = |value: ValueTable| ValueWords {
                id: Some(value.id),
                name: value.name,
                synonyms: value.synonyms,
            };
            let name = name.unwrap_or_default().to_owned();
            shared.extend(file.shared_with.into_iter().map(|other| (name.clone(), other)));
            types.push(TypeWords {
                name,
                values: file.values.into_iter().map(value).collect(),
                open: file.open,
            });
        }
        let used = catalogue.intents.iter().flat_map(|intent| &intent.slots);
        for slot in used.filter(|slot| !is_built_in(&slot.type_name)) {
            if !types.iter().any(|listed| listed.name == slot.type_name) {
                let place = Place::file(&self.path("types"));
                return Err(SourceError::new(place, Problem::MissingType(slot.type_name.clone())));
            }
        }
        Ok((types, shared))
    }

    fn heard(&self, catalogue: &Catalogue) -> Result<Vec<HeardPhrase>, SourceError> {
        let path = self.path("heard.toml");
        let (text, tables): (_, BTreeMap<String, Vec<Spanned<String>>>) =
            parse_toml(self.files, &path)?;
        let mut heard = Vec::new();
        for (intent, phrases) in tables {
            if !catalogue.intents.iter().any(|entry| entry.name == intent) {
                return Err(SourceError::new(Place::file(&path), Problem::UnknownIntent(intent)));
            }
            for phrase in phrases {
                let parsed = HeardPhrase::parse(&intent, phrase.get_ref()).ok_or_else(|| {
                    let place = Place::at(&path, text, phrase.span().start);
                    SourceError::new(place, Problem::BadPhrase(phrase.get_ref().clone()))
                })?;
                heard.push(parsed);
            }
        }
        Ok(heard)
    }
}

fn sentences(
    path: &str,
    text: &str,
    templates: &[Spanned<String>],
    rules: &BTreeMap<String, Template>,
) -> Result<Vec<Sentence>, SourceError> {
    let mut seen = HashSet::new();
    let mut sentences = Vec::with_capacity(templates.len());
    for template in templates {
        let mut samples = expanded(path, text, template, rules)?;
        samples.retain(|sample| seen.insert(sample.clone()));
        sentences.push(Sentence {
            place: Place::at(path, text, template.span().start),
            template: template.get_ref().clone(),
            samples,
        });
    }
    Ok(sentences)
}

fn parsed(path: &str, text: &str, template: &Spanned<String>) -> Result<Template, SourceError> {
    Template::parse(template.get_ref())
        .map_err(|error| SourceError::new(Place::at(path, text, template.span().start), error))
}

fn expanded(
    path: &str,
    text: &str,
    template: &Spanned<String>,
    rules: &BTreeMap<String, Template>,
) -> Result<Vec<String>, SourceError> {
    expand(&parsed(path, text, template)?, rules, SAMPLES_PER_TEMPLATE_MAX)
        .map_err(|error| SourceError::new(Place::at(path, text, template.span().start), error))
}
