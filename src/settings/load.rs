//! Reading the layers.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;
use toml::{Table, Value};

use super::keys::{keys_of, known, value_of};
use super::{
    AlexaSettings, AssuranceSettings, BankSettings, DeadlineSettings, IdentitySettings,
    OAuthSettings, OpenBankingSettings, ResourceServerSettings, ServerSettings, VaultSettings,
};

/// Everything the operator sets.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Listeners and their limits.
    pub server: ServerSettings,
    /// The bank's data and its public facts.
    pub bank: BankSettings,
    /// The bank's own Open Banking interface.
    pub open_banking: OpenBankingSettings,
    /// Saldo's own store and its keys.
    pub vault: VaultSettings,
    /// The Alexa skill.
    pub alexa: AlexaSettings,
    /// The authorization server.
    pub oauth: OAuthSettings,
    /// How openly is told to whom, and voice PINs.
    pub assurance: AssuranceSettings,
    /// The bank's own identity provider.
    pub identity: IdentitySettings,
    /// Access tokens of the bank's own authorization server.
    pub resource_server: ResourceServerSettings,
    /// How long a listener waits.
    pub deadlines: DeadlineSettings,
}

/// The start of every environment variable that is a setting.
const PREFIX: &str = "SALDO__";

/// Why the settings could not be read.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// The file is not there or not readable.
    #[error("{}: cannot be read: {source}; give another --config or make the file", path.display())]
    Unreadable {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file is not TOML.
    #[error("{}: {message}", path.display())]
    Syntax {
        /// Which file.
        path: PathBuf,
        /// Line, column and what is wrong.
        message: String,
    },
    /// No such section or key.
    #[error("{origin}: there is no setting {name:?}{}", hint(suggestion.as_deref()))]
    Unknown {
        /// The file or the environment variable.
        origin: String,
        /// The name as written.
        name: String,
        /// A known name that looks like it.
        suggestion: Option<String>,
    },
    /// A value of the wrong type.
    #[error("{origin}: {message}")]
    Value {
        /// The file, or "environment".
        origin: String,
        /// Which key, and what is wrong with it.
        message: String,
    },
}

fn hint(suggestion: Option<&str>) -> String {
    match suggestion {
        Some(name) => format!("; did you mean {name:?}?"),
        None => "; `saldo config print` lists every setting".to_owned(),
    }
}

/// The process's environment, as [`load`] takes it. A name that is not Unicode is nobody's
/// setting; bytes of a value that are not Unicode become U+FFFD, which no setting accepts.
pub fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os().filter_map(|(name, value)| {
        let name = name.into_string().ok()?;
        Some((name, value.to_string_lossy().into_owned()))
    })
}

/// Reads the settings: defaults, then `file` if given, then `environment`.
///
/// # Errors
///
/// [`SettingsError`] names the file or variable, the key, and what to do.
pub fn load(
    file: Option<&Path>,
    environment: impl Iterator<Item = (String, String)>,
) -> Result<Settings, SettingsError> {
    let mut table = match file {
        Some(path) => read(path)?,
        None => Table::new(),
    };
    let mut variables: Vec<_> = environment.filter(|(name, _)| name.starts_with(PREFIX)).collect();
    variables.sort();
    for (name, value) in variables {
        overlay(&mut table, &name, &value)?;
    }
    let origin = file.map_or_else(|| "environment".to_owned(), |path| path.display().to_string());
    table.try_into().map_err(|error: toml::de::Error| SettingsError::Value {
        origin,
        message: error.to_string(),
    })
}

fn read(path: &Path) -> Result<Table, SettingsError> {
    let text = std::fs::read_to_string(path)
        .map_err(|source| SettingsError::Unreadable { path: path.to_owned(), source })?;
    let table: Table = text.parse().map_err(|error: toml::de::Error| SettingsError::Syntax {
        path: path.to_owned(),
        message: error.to_string(),
    })?;
    let origin = path.display().to_string();
    for (section, content) in &table {
        let keys = keys_of(&origin, section)?;
        let Value::Table(content) = content else {
            return Err(SettingsError::Value {
                origin,
                message: format!("{section:?} is a section: write [{section}] and keys below it"),
            });
        };
        for key in content.keys() {
            known(&origin, section, key, keys)?;
        }
    }
    // Parsed once more into the types here, so that a wrong value is shown with its line.
    toml::from_str::<Settings>(&text).map_err(|error| SettingsError::Syntax {
        path: path.to_owned(),
        message: error.to_string(),
    })?;
    Ok(table)
}

fn overlay(table: &mut Table, variable: &str, text: &str) -> Result<(), SettingsError> {
    let path = variable.strip_prefix(PREFIX).unwrap_or(variable).to_ascii_lowercase();
    let Some((section, key)) = path.split_once("__") else {
        return Err(SettingsError::Unknown {
            origin: variable.to_owned(),
            name: path,
            suggestion: Some("SALDO__SECTION__KEY".to_owned()),
        });
    };
    known(variable, section, key, keys_of(variable, section)?)?;
    let content = table.entry(section).or_insert_with(|| Value::Table(Table::new()));
    let value = value_of(key, text);
    // Read alone first, so that a wrong value is blamed on its variable, not on the file.
    let mut alone = Table::new();
    alone.insert(
        section.to_owned(),
        Value::Table(Table::from_iter([(key.to_owned(), value.clone())])),
    );
    alone.try_into::<Settings>().map_err(|error| SettingsError::Value {
        origin: variable.to_owned(),
        message: error.message().to_owned(),
    })?;
    if let Value::Table(content) = content {
        content.insert(key.to_owned(), value);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_environment(pairs: &[(&str, &str)]) -> Result<Settings, SettingsError> {
        load(None, pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
    }

    fn from_text(text: &str) -> Result<Settings, SettingsError> {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), text).unwrap();
        load(Some(file.path()), std::iter::empty())
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "[deadlines]\nbank_ms = 100\nanswer_ms = 200\n").unwrap();
        let variables = [
            ("SALDO__DEADLINES__BANK_MS", "300"),
            ("SALDO__ALEXA__SKILL_IDS", "amzn1.ask.skill.a, amzn1.ask.skill.b"),
            ("SALDO__SERVER__LISTEN", "[::1]:443"),
            ("OTHER__THING", "ignored"),
        ];
        let pairs = variables.map(|(a, b)| (a.to_owned(), b.to_owned()));
        let settings = load(Some(file.path()), pairs.into_iter()).unwrap();
        assert_eq!((settings.deadlines.bank_ms, settings.deadlines.answer_ms), (300, 200));
        assert_eq!(settings.alexa.skill_ids, ["amzn1.ask.skill.a", "amzn1.ask.skill.b"]);
        assert_eq!(settings.server.listen.port(), 443);
    }

    #[test]
    fn unknown_names_are_refused_with_a_suggestion() {
        let said = |result: Result<Settings, SettingsError>| result.unwrap_err().to_string();
        let text = said(from_text("[server]\nlistn = \"127.0.0.1:1\"\n"));
        assert!(text.contains("did you mean \"server.listen\"?"), "{text}");
        let text = said(from_text("[sever]\n"));
        assert!(text.contains("did you mean \"server\"?"), "{text}");
        let text = said(with_environment(&[("SALDO__ALEXA__SKILL_ID", "x")]));
        assert!(text.contains("SALDO__ALEXA__SKILL_ID"), "{text}");
        assert!(text.contains("did you mean \"alexa.skill_ids\"?"), "{text}");
        let text = said(from_text("[bank]\nzzz = 1\n"));
        assert!(text.contains("saldo config print"), "{text}");
    }

    #[test]
    fn variables_take_the_kind_of_their_key() {
        let settings = with_environment(&[
            ("SALDO__BANK__PHONE", "8005550142"),
            ("SALDO__BANK__ROUTING_NUMBER", "991234561"),
            ("SALDO__SERVER__BEHIND_TLS_PROXY", "true"),
            ("SALDO__SERVER__TURNS_MAX", "7"),
            ("SALDO__SERVER__DRAIN_NOTICE_SECONDS", "3"),
            ("SALDO__ALEXA__SKILL_IDS", "[\"a\", \"b\"]"),
        ])
        .unwrap();
        assert_eq!(settings.bank.phone.as_deref(), Some("8005550142"));
        assert_eq!(settings.bank.routing_number.as_deref(), Some("991234561"));
        assert_eq!((settings.server.behind_tls_proxy, settings.server.turns_max), (true, 7));
        assert_eq!(settings.server.drain_notice_seconds, 3);
        assert_eq!(settings.alexa.skill_ids, ["a", "b"]);
    }

    #[test]
    fn a_wrong_variable_is_blamed_itself() {
        let file = tempfile::NamedTempFile::new().unwrap();
        for (name, value) in
            [("SALDO__SERVER__TURNS_MAX", "many"), ("SALDO__ALEXA__VISUAL", "everything")]
        {
            let variable = (name.to_owned(), value.to_owned());
            let said = load(Some(file.path()), std::iter::once(variable)).unwrap_err().to_string();
            assert!(said.starts_with(name), "{said}");
        }
    }

    #[test]
    fn wrong_values_name_their_line() {
        let text = from_text("[server]\nturns_max = \"many\"\n").unwrap_err().to_string();
        assert!(text.contains("line 2"), "{text}");
        assert!(from_text("server = 3\n").unwrap_err().to_string().contains("[server]"));
    }
}
