//! The whole source of words, read from its files.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use super::alexa_settings::{ALEXA_FILE, AlexaSettings};
use super::catalogue::{CATALOGUE_FILE, Catalogue};
use super::layer::{Kind, Layer};
use super::locale_words::LocaleWords;
use super::overlay::{REFERENCE, compare, overlay};
use super::problem::{Faults, Place, Problem, SourceError, SourceErrors};
use crate::basics::Locale;

/// Files by path inside the folder `interaction-models`, with `/` between names.
pub type Files = BTreeMap<String, String>;

/// The source of words, checked and expanded.
#[derive(Debug, Clone)]
pub struct Source {
    /// What can be meant.
    pub catalogue: Catalogue,
    /// What Alexa must know besides words.
    pub alexa: AlexaSettings,
    /// The locales, by name.
    pub locales: Vec<LocaleWords>,
}

impl Source {
    /// Reads the files below `source/`, or says everything that is wrong with them. Files in other
    /// folders are not looked at.
    pub fn read(files: &Files) -> Result<Self, SourceErrors> {
        let mut faults = Faults::default();
        let catalogue = faults.keep(Catalogue::read(files));
        let alexa = faults.keep(AlexaSettings::read(files));
        let folders = Folders::of(files, &mut faults);
        let (Some(catalogue), Some(alexa)) = (catalogue, alexa) else {
            return faults.settle(None);
        };
        let mut languages: BTreeMap<&str, Layer> = BTreeMap::new();
        for name in folders.languages {
            languages.insert(name, Layer::read(files, name, Kind::Language, &mut faults));
        }
        let others = languages.iter().filter(|(name, _)| **name != REFERENCE);
        for (reference, (_, language)) in languages.get(REFERENCE).into_iter().cycle().zip(others) {
            compare(reference, language, &mut faults);
        }
        let mut locales = Vec::with_capacity(folders.locales.len());
        for (name, locale) in folders.locales {
            let region = Layer::read(files, name, Kind::Region, &mut faults);
            if let Some(language) = languages.get(language_of(name)) {
                let layer = overlay(language, region, &mut faults);
                locales.extend(LocaleWords::read(files, locale, layer, &catalogue, &mut faults));
            }
        }
        faults.settle(Some(Self { catalogue, alexa, locales }))
    }

    /// The locales that the files have words for, by name.
    pub fn locales_of(files: &Files) -> Vec<Locale> {
        Folders::of(files, &mut Faults::default()).locales.into_values().collect()
    }

    /// The words of one locale alone: nothing else is read, and it is held against no other.
    pub fn read_locale(files: &Files, locale: Locale) -> Result<LocaleWords, SourceErrors> {
        let mut faults = Faults::default();
        let name = locale.to_string();
        let catalogue = faults.keep(Catalogue::read(files));
        let language = Layer::read(files, language_of(&name), Kind::Language, &mut faults);
        let region = Layer::read(files, &name, Kind::Region, &mut faults);
        let layer = overlay(&language, region, &mut faults);
        let words =
            catalogue.and_then(|it| LocaleWords::read(files, locale, layer, &it, &mut faults));
        faults.settle(words)
    }
}

/// `en` of `en-US`.
pub(super) fn language_of(name: &str) -> &str {
    name.split('-').next().unwrap_or(name)
}

/// The folders below `source/`.
struct Folders<'f> {
    languages: BTreeSet<&'f str>,
    locales: BTreeMap<&'f str, Locale>,
}

impl<'f> Folders<'f> {
    fn of(files: &'f Files, faults: &mut Faults) -> Self {
        let mut folders = Self { languages: BTreeSet::new(), locales: BTreeMap::new() };
        for path in files.keys() {
            let Some(inner) = path.strip_prefix("source/") else { continue };
            match inner.split_once('/') {
                Some((name, _)) => folders.add(name, faults),
                None if [CATALOGUE_FILE, ALEXA_FILE].contains(&path.as_str()) => {}
                None => faults.add(Place::file(path), Problem::StrayFile),
            }
        }
        if folders.languages.is_empty() && folders.locales.is_empty() {
            faults.add(Place::file("source"), Problem::NoLocale);
        }
        for name in folders.locales.keys() {
            let language = language_of(name);
            if !folders.languages.contains(language) {
                let place = Place::file(&format!("source/{name}"));
                faults.add(place, Problem::NoLanguage(language.to_owned()));
            }
        }
        for name in &folders.languages {
            if !folders.locales.keys().any(|locale| language_of(locale) == *name) {
                let place = Place::file(&format!("source/{name}"));
                faults.add(place, Problem::NoRegion((*name).to_owned()));
            }
        }
        folders
    }

    fn add(&mut self, name: &'f str, faults: &mut Faults) {
        if name.len() == 2 && name.bytes().all(|byte| byte.is_ascii_lowercase()) {
            self.languages.insert(name);
        } else if let Ok(locale) = name.parse() {
            self.locales.insert(name, locale);
        } else {
            let place = Place::file(&format!("source/{name}"));
            faults.add(place, Problem::BadLocale(name.to_owned()));
        }
    }
}

/// The text of file `path`, and what it says.
pub(super) fn parse_toml<'f, T: DeserializeOwned>(
    files: &'f Files,
    path: &str,
) -> Result<(&'f str, T), SourceError> {
    let Some(text) = files.get(path) else {
        return Err(SourceError::new(Place::file(path), Problem::MissingFile));
    };
    match toml::from_str(text) {
        Ok(parsed) => Ok((text, parsed)),
        Err(error) => {
            let place = Place::at(path, text, error.span().map_or(0, |span| span.start));
            Err(SourceError::new(place, Problem::Toml(error.message().to_owned())))
        }
    }
}
