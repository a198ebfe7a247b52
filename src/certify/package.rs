//! A skill package: the manifest and the interaction models, anybody's.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde_json::Value;

use super::package_error::PackageError;
use crate::basics::Locale;
use crate::models::{
    AlexaModel, Finding, LocaleWords, Source, StoreWords, build, lint_package, shipped,
    shipped_files,
};
use crate::nlu::{Matcher, Model, ModelError};

/// The largest file of a package that is read, in bytes.
const FILE_BYTES_MAX: u64 = 16 * 1024 * 1024;
/// Where the models are.
const MODELS: &str = "interactionModels/custom/";

/// A skill package (version 2).
#[derive(Debug, Clone)]
pub struct Package {
    /// Where it is from, for people.
    pub from: String,
    /// `manifest` of `skill.json`.
    pub manifest: Value,
    /// The locales with an interaction model, by name.
    pub locales: Vec<PackageLocale>,
    /// Pictures by their path in the package: width and height in pixels, `None` for what is no
    /// PNG. `None` where the package came without its pictures.
    pub pictures: Option<BTreeMap<String, Option<(u32, u32)>>>,
    /// Whether accounts are linked, as far as its files tell.
    pub links_accounts: bool,
}

/// One locale of a package.
#[derive(Debug, Clone)]
pub struct PackageLocale {
    /// Its name.
    pub name: String,
    /// The language and country.
    pub locale: Locale,
    /// The whole file.
    pub file: Value,
    /// Its length in bytes.
    pub bytes: usize,
    /// Intents, slots and types.
    pub model: Model,
    /// The same for the lint, with what the store shows.
    pub words: LocaleWords,
    lint: OnceLock<Vec<Finding>>,
}

impl PackageLocale {
    /// What understands what is said in this locale.
    ///
    /// # Errors
    ///
    /// [`ModelError`] where the model contradicts itself.
    pub fn matcher(&self) -> Result<Matcher, ModelError> {
        Matcher::compile(&self.words.model(), self.locale)
    }

    /// What the lint of words says; worked out at the first call.
    pub fn lint(&self) -> &[Finding] {
        self.lint.get_or_init(|| lint_package(&self.words, self.bytes))
    }

    /// Whether the model has the intent `name`.
    pub fn has(&self, name: &str) -> bool {
        self.model.intents.iter().any(|intent| intent.name == name)
    }
}

impl Package {
    /// Saldo's own, as built from the words in the binary; without pictures.
    ///
    /// # Errors
    ///
    /// [`PackageError`]; not for words that were released.
    pub fn shipped() -> Result<Self, PackageError> {
        let form = |reason: String| PackageError::Form { path: "the words".to_owned(), reason };
        let source = Source::read(&shipped_files()).map_err(|errors| form(errors.to_string()))?;
        let files: BTreeMap<String, Vec<u8>> = build(&source)
            .into_iter()
            .filter_map(|(path, bytes)| {
                Some((path.strip_prefix("alexa/skill-package/")?.to_owned(), bytes))
            })
            .collect();
        Self::of("the words of this program", &files, None, true)
    }

    /// The package in `folder`, which holds `skill.json`, or a folder `skill-package` that does.
    ///
    /// # Errors
    ///
    /// [`PackageError`] names the file and what is wrong with it.
    pub fn read(folder: &Path) -> Result<Self, PackageError> {
        let inner = folder.join("skill-package");
        let is_outer = !folder.join("skill.json").is_file() && inner.is_dir();
        let folder = if is_outer { &inner } else { folder };
        let mut files = BTreeMap::new();
        let manifest = folder.join("skill.json");
        if manifest.is_file() {
            files.insert("skill.json".to_owned(), read(&manifest)?);
        }
        for (name, path) in files_in(&folder.join(MODELS), MODELS)? {
            files.insert(name, read(&path)?);
        }
        let mut pictures = BTreeMap::new();
        for (name, path) in files_in(&folder.join("assets/images"), "assets/images/")? {
            pictures.insert(name, png_size(&read(&path)?));
        }
        // The command line keeps it next to the package: it is sent on its own.
        let linking = folder.parent().map(|parent| parent.join("account-linking.json"));
        let links = linking.is_some_and(|file| file.exists());
        Self::of(&folder.display().to_string(), &files, Some(pictures), links)
    }

    fn of(
        from: &str,
        files: &BTreeMap<String, Vec<u8>>,
        pictures: Option<BTreeMap<String, Option<(u32, u32)>>>,
        links_accounts: bool,
    ) -> Result<Self, PackageError> {
        let Some(manifest) = files.get("skill.json") else {
            return Err(PackageError::NoManifest(from.to_owned()));
        };
        let manifest = json("skill.json", manifest)?["manifest"].clone();
        if !manifest.is_object() {
            let reason = "has no object \"manifest\"".to_owned();
            return Err(PackageError::Form { path: "skill.json".to_owned(), reason });
        }
        let mut locales = Vec::new();
        for (path, bytes) in files {
            let Some(name) = path.strip_prefix(MODELS) else { continue };
            let Some(name) = name.strip_suffix(".json") else { continue };
            locales.push(locale(path, name, bytes, &manifest)?);
        }
        if locales.is_empty() {
            return Err(PackageError::NoModel(from.to_owned()));
        }
        Ok(Self { from: from.to_owned(), manifest, locales, pictures, links_accounts })
    }

    /// The locale called `name`.
    pub fn locale(&self, name: &str) -> Option<&PackageLocale> {
        self.locales.iter().find(|locale| locale.name == name)
    }
}

fn locale(
    path: &str,
    name: &str,
    bytes: &[u8],
    manifest: &Value,
) -> Result<PackageLocale, PackageError> {
    let form = |reason: String| PackageError::Form { path: path.to_owned(), reason };
    let locale: Locale = name.parse().map_err(|bad| form(format!("{name:?}: {bad}")))?;
    let file = json(path, bytes)?;
    let text = String::from_utf8_lossy(bytes);
    let model = AlexaModel::parse(&text).map_err(|bad| form(bad.to_string()))?;
    let words = LocaleWords::of_package(locale, &model, store(manifest, name), native_of(locale));
    Ok(PackageLocale {
        name: name.to_owned(),
        locale,
        file,
        bytes: bytes.len(),
        model: model.to_model(),
        words,
        lint: OnceLock::new(),
    })
}

/// What the platform knows by itself in the language of `locale`: what our own words say of it.
fn native_of(locale: Locale) -> impl Fn(&str) -> Vec<String> {
    let kin = shipped().locales().find(|known| known.is_kin_of(locale));
    let words = kin.and_then(|kin| shipped().words(kin));
    move |name| {
        let platforms = words.filter(|_| name.starts_with("AMAZON."));
        let mut intents = platforms.iter().flat_map(|words| &words.intents);
        let found = intents.find(|intent| intent.entry.name == name);
        found.map(|intent| intent.native.clone()).unwrap_or_default()
    }
}

/// What the store shows in the locale called `name`; empty where the manifest says nothing.
fn store(manifest: &Value, name: &str) -> StoreWords {
    let shown = &manifest["publishingInformation"]["locales"][name];
    let legal = &manifest["privacyAndCompliance"]["locales"][name];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let texts = |value: &Value| -> Vec<String> {
        value.as_array().map(|all| all.iter().map(text).collect()).unwrap_or_default()
    };
    let mut countries = texts(&manifest["publishingInformation"]["distributionCountries"]);
    if manifest["publishingInformation"]["isAvailableWorldwide"] == true {
        // Everywhere is somewhere: the rule asks for one country at the least.
        countries = vec!["US".to_owned()];
    }
    StoreWords {
        name: text(&shown["name"]),
        summary: text(&shown["summary"]),
        description: text(&shown["description"]),
        example_phrases: texts(&shown["examplePhrases"]),
        keywords: texts(&shown["keywords"]),
        countries,
        whats_new: text(&shown["updatesDescription"]),
        privacy_policy_url: text(&legal["privacyPolicyUrl"]),
        terms_of_use_url: text(&legal["termsOfUseUrl"]),
    }
}

fn json(path: &str, bytes: &[u8]) -> Result<Value, PackageError> {
    serde_json::from_slice(bytes)
        .map_err(|error| PackageError::Form { path: path.to_owned(), reason: error.to_string() })
}

/// The files in `folder`, by their path in the package, which begins with `prefix`; none where
/// there is no such folder.
fn files_in(folder: &Path, prefix: &str) -> Result<Vec<(String, PathBuf)>, PackageError> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    let failed = |source| PackageError::File { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.is_file() {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            found.push((format!("{prefix}{name}"), path));
        }
    }
    Ok(found)
}

fn read(path: &Path) -> Result<Vec<u8>, PackageError> {
    let failed = |source| PackageError::File { path: path.to_owned(), source };
    if fs::metadata(path).map_err(failed)?.len() > FILE_BYTES_MAX {
        let path = path.display().to_string();
        return Err(PackageError::TooLarge { path, max: FILE_BYTES_MAX });
    }
    fs::read(path).map_err(failed)
}

/// Width and height of a PNG picture (ISO/IEC 15948, 11.2.2).
fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")?;
    let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
    Some((number(0)?, number(4)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_tells_its_size() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x6c\0\0\x02\0rest";
        assert_eq!(png_size(png), Some((108, 512)));
        assert_eq!(png_size(b"GIF89a"), None);
        assert_eq!(png_size(&png[..18]), None);
    }
}
