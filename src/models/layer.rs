//! One folder of words as written: a language's, or what a region changes of it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::problem::{Faults, Lines, Place, Problem};
use super::source::{Files, parse_toml};

/// What is asked of other programs, and could be mistaken for a question to this one.
const FOREIGN_FILE: &str = "foreign.toml";

/// What a folder is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Everything that the regions of a language share: nothing may be missing.
    Language,
    /// What one region says otherwise: everything may be missing but `locale.toml`.
    Region,
}

/// A template, phrase or name, and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Written {
    pub(super) text: String,
    pub(super) place: Place,
}

/// The words of one folder, parsed and not yet expanded.
#[derive(Debug, Clone)]
pub(super) struct Layer {
    /// The folder's name: `en`, `en-US`.
    pub(super) name: String,
    /// Polite words before a request, and after one.
    pub(super) before: Vec<Written>,
    pub(super) after: Vec<Written>,
    /// What sounds like a question and is none of this model's.
    pub(super) foreign: Vec<Written>,
    pub(super) rules: BTreeMap<String, Written>,
    pub(super) intents: BTreeMap<String, IntentLines>,
    pub(super) types: BTreeMap<String, TypeLines>,
    pub(super) heard: BTreeMap<String, Vec<Written>>,
}

/// The sentences of one intent.
#[derive(Debug, Clone)]
pub(super) struct IntentLines {
    /// The file they are in.
    pub(super) file: String,
    pub(super) native: Vec<String>,
    pub(super) sentences: Vec<Written>,
    /// Templates that are in no package: only Saldo's own engine learns them.
    pub(super) unpackaged: Vec<Written>,
    /// Templates of the language that this region does not say.
    pub(super) without: Vec<Written>,
}

/// The values of one slot type.
#[derive(Debug, Clone)]
pub(super) struct TypeLines {
    /// The file they are in.
    pub(super) file: String,
    pub(super) open: bool,
    pub(super) shared_with: Vec<String>,
    pub(super) values: Vec<ValueLines>,
}

/// One value of a slot type.
#[derive(Debug, Clone)]
pub(super) struct ValueLines {
    pub(super) id: String,
    pub(super) place: Place,
    /// `None` where a region keeps the language's name.
    pub(super) name: Option<String>,
    pub(super) synonyms: Vec<String>,
    /// Names and synonyms of the language that mean something else in this region.
    pub(super) without: Vec<Written>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct PoliteFile {
    #[serde(default)]
    before: Vec<Spanned<String>>,
    #[serde(default)]
    after: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ForeignFile {
    sentences: Vec<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    rules: BTreeMap<String, Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SentencesTable {
    #[serde(default)]
    native: Vec<String>,
    #[serde(default)]
    without: Vec<Spanned<String>>,
    sentences: Vec<Spanned<String>>,
    #[serde(default)]
    unpackaged: Vec<Spanned<String>>,
}

#[derive(Deserialize, Default)]
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
    id: Spanned<String>,
    name: Option<String>,
    #[serde(default)]
    synonyms: Vec<String>,
    #[serde(default)]
    without: Vec<Spanned<String>>,
}

impl Layer {
    /// Reads the folder `source/<name>/`; what cannot be read is left out and added to `faults`.
    pub(super) fn read(files: &Files, name: &str, kind: Kind, faults: &mut Faults) -> Self {
        let mut folder = Folder { files, root: format!("source/{name}"), kind, faults };
        folder.refuse_stray_files();
        let polite = folder.file::<PoliteFile>("polite.toml");
        let (before, after) = polite.map_or_else(Default::default, |(path, text, file)| {
            let lines = Lines::of(&path, text);
            (written(&lines, file.before), written(&lines, file.after))
        });
        Self {
            name: name.to_owned(),
            before,
            after,
            foreign: folder.foreign(),
            rules: folder.rules(),
            intents: folder.intents(),
            types: folder.types(),
            heard: folder.heard(),
        }
    }

    /// The path of a file of this folder.
    pub(super) fn path(&self, inner: &str) -> String {
        format!("source/{}/{inner}", self.name)
    }
}

/// A folder while it is read.
struct Folder<'f> {
    files: &'f Files,
    root: String,
    kind: Kind,
    faults: &'f mut Faults,
}

impl<'f> Folder<'f> {
    fn path(&self, inner: &str) -> String {
        format!("{}/{inner}", self.root)
    }

    /// The path, the text and the content of the file `inner`.
    fn file<T: DeserializeOwned>(&mut self, inner: &str) -> Option<(String, &'f str, T)> {
        let path = self.path(inner);
        if self.kind == Kind::Region && !self.files.contains_key(&path) {
            return None;
        }
        let (text, content) = self.faults.keep(parse_toml(self.files, &path))?;
        Some((path, text, content))
    }

    /// Paths of the files in the sub-folder `name`.
    fn within(&self, name: &str) -> Vec<&'f String> {
        let prefix = self.path(&format!("{name}/"));
        self.files.keys().filter(|path| path.starts_with(&prefix)).collect()
    }

    fn refuse_stray_files(&mut self) {
        let own = ["polite.toml", "rules.toml", "heard.toml", FOREIGN_FILE];
        let header = (self.kind == Kind::Region).then_some("locale.toml");
        let root = self.path("");
        let mut folders = vec![("sentences/", ".toml"), ("types/", ".toml"), ("replies/", ".ftl")];
        if self.kind == Kind::Language {
            // The words of the server's pages: `server/oauth/pages/` reads them.
            folders.push(("pages/", ".ftl"));
        }
        let is_known = |inner: &str| {
            own.contains(&inner)
                || header == Some(inner)
                || folders.iter().any(|(folder, ending)| {
                    let name = inner.strip_prefix(folder);
                    name.is_some_and(|name| name.ends_with(ending) && !name.contains('/'))
                })
        };
        for path in self.files.keys() {
            let stray = path.strip_prefix(&root).is_some_and(|inner| !is_known(inner));
            if stray {
                self.faults.add(Place::file(path), Problem::StrayFile);
            }
        }
    }

    /// A language can do without: then its classifier has only the background to know better by.
    fn foreign(&mut self) -> Vec<Written> {
        if !self.files.contains_key(&self.path(FOREIGN_FILE)) {
            return Vec::new();
        }
        let Some((path, text, file)) = self.file::<ForeignFile>(FOREIGN_FILE) else {
            return Vec::new();
        };
        written(&Lines::of(&path, text), file.sentences)
    }

    fn rules(&mut self) -> BTreeMap<String, Written> {
        let Some((path, text, file)) = self.file::<RulesFile>("rules.toml") else {
            return BTreeMap::new();
        };
        let lines = Lines::of(&path, text);
        let rule = |(name, template): (String, Spanned<String>)| (name, one(&lines, template));
        file.rules.into_iter().map(rule).collect()
    }

    fn intents(&mut self) -> BTreeMap<String, IntentLines> {
        let mut intents: BTreeMap<String, IntentLines> = BTreeMap::new();
        for path in self.within("sentences") {
            let parsed = parse_toml::<BTreeMap<String, SentencesTable>>(self.files, path);
            let Some((text, tables)) = self.faults.keep(parsed) else { continue };
            let lines_of_file = Lines::of(path, text);
            for (intent, table) in tables {
                if let Some(earlier) = intents.get(&intent) {
                    let other = earlier.file.clone();
                    self.faults.add(Place::file(path), Problem::IntentTwice { intent, other });
                    continue;
                }
                let without = written(&lines_of_file, table.without);
                self.refuse_without(&without);
                let lines = IntentLines {
                    file: path.clone(),
                    native: table.native,
                    sentences: written(&lines_of_file, table.sentences),
                    unpackaged: written(&lines_of_file, table.unpackaged),
                    without,
                };
                intents.insert(intent, lines);
            }
        }
        intents
    }

    fn types(&mut self) -> BTreeMap<String, TypeLines> {
        let mut types = BTreeMap::new();
        for path in self.within("types") {
            let Some((text, file)) = self.faults.keep(parse_toml::<TypeFile>(self.files, path))
            else {
                continue;
            };
            let name = path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml"));
            let lines = Lines::of(path, text);
            let mut values = Vec::with_capacity(file.values.len());
            for value in file.values {
                let id = one(&lines, value.id);
                if self.kind == Kind::Language && value.name.is_none() {
                    self.faults.add(id.place.clone(), Problem::NamelessValue(id.text.clone()));
                }
                let without = written(&lines, value.without);
                self.refuse_without(&without);
                values.push(ValueLines {
                    id: id.text,
                    place: id.place,
                    name: value.name,
                    synonyms: value.synonyms,
                    without,
                });
            }
            let (open, shared_with) = (file.open, file.shared_with);
            let lines = TypeLines { file: path.clone(), open, shared_with, values };
            types.insert(name.unwrap_or_default().to_owned(), lines);
        }
        types
    }

    fn heard(&mut self) -> BTreeMap<String, Vec<Written>> {
        let Some((path, text, tables)) =
            self.file::<BTreeMap<String, Vec<Spanned<String>>>>("heard.toml")
        else {
            return BTreeMap::new();
        };
        let lines = Lines::of(&path, text);
        tables.into_iter().map(|(intent, said)| (intent, written(&lines, said))).collect()
    }

    /// Only a region has something to take away from.
    fn refuse_without(&mut self, without: &[Written]) {
        if let (Kind::Language, Some(first)) = (self.kind, without.first()) {
            self.faults.add(first.place.clone(), Problem::WithoutInLanguage);
        }
    }
}

fn one(lines: &Lines<'_>, spanned: Spanned<String>) -> Written {
    let place = lines.at(spanned.span().start);
    Written { text: spanned.into_inner(), place }
}

fn written(lines: &Lines<'_>, said: Vec<Spanned<String>>) -> Vec<Written> {
    said.into_iter().map(|line| one(lines, line)).collect()
}
