//! The whole source of words, read from its files.

use std::collections::{BTreeMap, BTreeSet};

use serde::de::DeserializeOwned;

use super::alexa_settings::{ALEXA_FILE, AlexaSettings};
use super::catalogue::{CATALOGUE_FILE, Catalogue};
use super::locale_words::LocaleWords;
use super::problem::{Place, Problem, SourceError};

/// Files by path inside the folder `interaction-models`, with `/` between names.
pub type Files = BTreeMap<String, String>;

/// The source of words, checked and expanded.
#[derive(Debug, Clone)]
pub struct Source {
    /// What can be meant.
    pub catalogue: Catalogue,
    /// What Alexa must know besides words.
    pub alexa: AlexaSettings,
    /// The languages, by name.
    pub locales: Vec<LocaleWords>,
}

impl Source {
    /// Reads the files below `source/`. Files in other folders are not looked at.
    pub fn read(files: &Files) -> Result<Self, SourceError> {
        let catalogue = Catalogue::read(files)?;
        let alexa = AlexaSettings::read(files)?;
        let mut folders = BTreeSet::new();
        for path in files.keys() {
            let Some(inner) = path.strip_prefix("source/") else { continue };
            match inner.split_once('/') {
                Some((folder, _)) => {
                    folders.insert(folder);
                }
                None if [CATALOGUE_FILE, ALEXA_FILE].contains(&path.as_str()) => {}
                None => return Err(SourceError::new(Place::file(path), Problem::StrayFile)),
            }
        }
        if folders.is_empty() {
            return Err(SourceError::new(Place::file("source"), Problem::NoLocale));
        }
        let locales = folders.into_iter().map(|name| LocaleWords::read(files, name, &catalogue));
        Ok(Self { locales: locales.collect::<Result<_, _>>()?, alexa, catalogue })
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
