//! Reading the layers.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use thiserror::Error;
use toml::{Table, Value};

use super::{
    AlexaSettings, AssuranceSettings, BankSettings, DeadlineSettings, IdentitySettings,
    OAuthSettings, OpenBankingSettings, ServerSettings, VaultSettings,
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
    /// How long a listener waits.
    pub deadlines: DeadlineSettings,
}

/// The start of every environment variable that is a setting.
const PREFIX: &str = "SALDO__";

/// How like a known name an unknown one must be to be suggested (Jaro-Winkler, 0 to 1).
const LIKENESS_MIN: f64 = 0.75;

/// Names of every section with the names of its keys. A test holds them to the types.
const SECTIONS: [(&str, &[&str]); 9] = [
    (
        "server",
        &[
            "listen",
            "admin_listen",
            "tls_certificate_file",
            "tls_key_file",
            "behind_tls_proxy",
            "header_seconds_max",
            "idle_seconds_max",
            "body_seconds_max",
            "body_bytes_max",
            "bodies_bytes_max",
            "connections_max",
            "connections_per_address_max",
            "turns_max",
            "drain_notice_seconds",
            "drain_seconds_max",
        ],
    ),
    (
        "bank",
        &[
            "name",
            "connector",
            "file",
            "merchants_file",
            "categories_file",
            "routing_number",
            "opening_hours",
            "phone",
            "branches",
            "holidays",
            "exchange",
        ],
    ),
    (
        "open_banking",
        &[
            "base_url",
            "version",
            "token_url",
            "client_id",
            "client_secret_file",
            "signing_key_file",
            "signing_key_id",
            "certificate_file",
            "key_file",
            "trust_anchors_file",
            "credentials_file",
            "time_zone",
            "calls_max",
            "call_ms",
        ],
    ),
    (
        "vault",
        &[
            "file",
            "chain_key_file",
            "session_key_file",
            "session_key_previous_file",
            "checkpoint_key_file",
            "checkpoint_file",
            "pin_key_file",
        ],
    ),
    (
        "alexa",
        &[
            "skill_ids",
            "path",
            "all_events_late",
            "household",
            "visual",
            "development_authority_file",
        ],
    ),
    (
        "oauth",
        &[
            "issuer",
            "embedded_login",
            "code_seconds",
            "access_token_seconds",
            "refresh_token_days",
            "consent_days_max",
            "clients",
        ],
    ),
    (
        "assurance",
        &[
            "wrong_pins_max",
            "pin_seconds",
            "pin_idle_seconds",
            "accounts",
            "balances",
            "transactions",
            "bills",
            "cards",
        ],
    ),
    (
        "identity",
        &[
            "issuer",
            "client_id",
            "client_secret_file",
            "signing_key_file",
            "signing_key_id",
            "certificate_file",
            "key_file",
            "trust_anchors_file",
            "algorithms",
            "scope",
            "customer_claim",
            "call_ms",
        ],
    ),
    ("deadlines", &["courtesy_ms", "bank_ms", "answer_ms"]),
];

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

fn keys_of(origin: &str, section: &str) -> Result<&'static [&'static str], SettingsError> {
    SECTIONS.iter().find(|(name, _)| *name == section).map(|(_, keys)| *keys).ok_or_else(|| {
        SettingsError::Unknown {
            origin: origin.to_owned(),
            name: section.to_owned(),
            suggestion: nearest(section, SECTIONS.iter().map(|(name, _)| *name)),
        }
    })
}

fn known(origin: &str, section: &str, key: &str, keys: &[&str]) -> Result<(), SettingsError> {
    if keys.contains(&key) {
        return Ok(());
    }
    Err(SettingsError::Unknown {
        origin: origin.to_owned(),
        name: format!("{section}.{key}"),
        suggestion: nearest(key, keys.iter().copied()).map(|name| format!("{section}.{name}")),
    })
}

fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    known
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= LIKENESS_MIN)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate.to_owned())
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

/// A variable's text as the kind of value that its key takes. Lists are written with commas, or
/// as TOML; what is no number or truth value stays text, which the types then refuse.
fn value_of(key: &str, text: &str) -> Value {
    let parsed = || format!("value = {text}").parse::<Table>().ok()?.remove("value");
    let is_number = key.ends_with("_max")
        || key.ends_with("_ms")
        || key.ends_with("_seconds")
        || key.ends_with("_days");
    match key {
        "skill_ids" | "algorithms" => match parsed() {
            Some(list @ Value::Array(_)) => list,
            _ => text.split(',').map(|id| id.trim().to_owned()).collect::<Vec<_>>().into(),
        },
        "behind_tls_proxy" | "all_events_late" | "embedded_login" => match parsed() {
            Some(truth @ Value::Boolean(_)) => truth,
            _ => Value::String(text.to_owned()),
        },
        _ if is_number => match parsed() {
            Some(number @ Value::Integer(_)) => number,
            _ => Value::String(text.to_owned()),
        },
        _ => Value::String(text.to_owned()),
    }
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

    /// Optional keys are left out when unset, so the test sets every one.
    #[test]
    fn the_table_of_keys_is_that_of_the_types() {
        let mut settings = Settings::default();
        let path = Some(PathBuf::from("x"));
        let text = Some("x".to_owned());
        settings.server.tls_certificate_file.clone_from(&path);
        settings.server.tls_key_file.clone_from(&path);
        settings.bank.file.clone_from(&path);
        settings.bank.merchants_file.clone_from(&path);
        settings.bank.categories_file.clone_from(&path);
        settings.bank.routing_number.clone_from(&text);
        settings.bank.opening_hours.clone_from(&text);
        settings.bank.phone.clone_from(&text);
        let published = "branches = [{ name = 'x', address = 'x' }]
            holidays = [{ date = '2026-12-25', name = 'x' }]
            exchange = { date = '2026-12-24', source = 'x', currency = 'USD', rates = [] }";
        let published: BankSettings = toml::from_str(published).unwrap();
        settings.bank.branches = published.branches;
        settings.bank.holidays = published.holidays;
        settings.bank.exchange = published.exchange;
        settings.open_banking = OpenBankingSettings {
            base_url: text.clone(),
            token_url: text.clone(),
            client_id: text.clone(),
            signing_key_id: text,
            client_secret_file: path.clone(),
            signing_key_file: path.clone(),
            certificate_file: path.clone(),
            key_file: path.clone(),
            trust_anchors_file: path.clone(),
            credentials_file: path.clone(),
            ..OpenBankingSettings::default()
        };
        settings.alexa.development_authority_file.clone_from(&path);
        settings.oauth.issuer = Some("x".to_owned());
        settings.identity = IdentitySettings {
            issuer: settings.oauth.issuer.clone(),
            client_id: settings.oauth.issuer.clone(),
            client_secret_file: path.clone(),
            signing_key_file: path.clone(),
            signing_key_id: settings.oauth.issuer.clone(),
            certificate_file: path.clone(),
            key_file: path.clone(),
            trust_anchors_file: path.clone(),
            ..IdentitySettings::default()
        };
        settings.vault = VaultSettings {
            file: path.clone(),
            chain_key_file: path.clone(),
            session_key_file: path.clone(),
            session_key_previous_file: path.clone(),
            checkpoint_key_file: path.clone(),
            checkpoint_file: path.clone(),
            pin_key_file: path,
        };
        let table = Table::try_from(&settings).unwrap();
        let mut written: Vec<String> = table
            .iter()
            .flat_map(|(section, keys)| {
                keys.as_table().unwrap().keys().map(move |key| format!("{section}.{key}"))
            })
            .collect();
        let mut known: Vec<String> = SECTIONS
            .iter()
            .flat_map(|(section, keys)| keys.iter().map(move |key| format!("{section}.{key}")))
            .collect();
        written.sort();
        known.sort();
        assert_eq!(written, known);
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
