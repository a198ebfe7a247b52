//! Which settings there are, by name.

use toml::Value;

use super::load::SettingsError;
use crate::basics::likest;

/// Names of every section with the names of its keys. A test holds them to the types.
const SECTIONS: [(&str, &[&str]); 10] = [
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
            "login_days_max",
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
    (
        "resource_server",
        &[
            "issuer",
            "audience",
            "tokens",
            "algorithms",
            "token_seconds_max",
            "client_id",
            "client_secret_file",
            "signing_key_file",
            "signing_key_id",
            "certificate_file",
            "key_file",
            "trust_anchors_file",
            "cache_seconds",
            "call_ms",
            "customer_claim",
            "authorized_claim",
            "consent_days",
            "aloud",
            "look_back_days",
            "scopes",
            "clients",
        ],
    ),
    ("deadlines", &["courtesy_ms", "bank_ms", "answer_ms"]),
];

/// The keys of `section`.
///
/// # Errors
///
/// [`SettingsError::Unknown`], found in `origin`, where there is no such section.
pub(super) fn keys_of(
    origin: &str,
    section: &str,
) -> Result<&'static [&'static str], SettingsError> {
    SECTIONS.iter().find(|(name, _)| *name == section).map(|(_, keys)| *keys).ok_or_else(|| {
        SettingsError::Unknown {
            origin: origin.to_owned(),
            name: section.to_owned(),
            suggestion: likest(section, SECTIONS.iter().map(|(name, _)| *name)).map(str::to_owned),
        }
    })
}

/// That `key` is one of the `keys` of `section`.
///
/// # Errors
///
/// [`SettingsError::Unknown`], found in `origin`.
pub(super) fn known(
    origin: &str,
    section: &str,
    key: &str,
    keys: &[&str],
) -> Result<(), SettingsError> {
    if keys.contains(&key) {
        return Ok(());
    }
    Err(SettingsError::Unknown {
        origin: origin.to_owned(),
        name: format!("{section}.{key}"),
        suggestion: likest(key, keys.iter().copied()).map(|name| format!("{section}.{name}")),
    })
}

/// A variable's text as the kind of value that its key takes. Lists are written with commas, or
/// as TOML; what is no number or truth value stays text, which the types then refuse.
pub(super) fn value_of(key: &str, text: &str) -> Value {
    let parsed = || format!("value = {text}").parse::<toml::Table>().ok()?.remove("value");
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
    use std::path::PathBuf;

    use super::*;
    use crate::settings::{
        BankSettings, IdentitySettings, OpenBankingSettings, ResourceServerSettings, Settings,
        VaultSettings,
    };

    fn whole_resource_server() -> ResourceServerSettings {
        let (text, path) = (Some("x".to_owned()), Some(PathBuf::from("x")));
        ResourceServerSettings {
            issuer: text.clone(),
            audience: text.clone(),
            client_id: text.clone(),
            client_secret_file: path.clone(),
            signing_key_file: path.clone(),
            signing_key_id: text,
            certificate_file: path.clone(),
            key_file: path.clone(),
            trust_anchors_file: path,
            look_back_days: Some(90),
            ..ResourceServerSettings::default()
        }
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
        settings.resource_server = whole_resource_server();
        settings.vault = VaultSettings {
            file: path.clone(),
            chain_key_file: path.clone(),
            session_key_file: path.clone(),
            session_key_previous_file: path.clone(),
            checkpoint_key_file: path.clone(),
            checkpoint_file: path.clone(),
            pin_key_file: path,
        };
        let table = toml::Table::try_from(&settings).unwrap();
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
}
