//! Whether settings can be served.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::bank::BankConnector;
use super::check_identity::identity;
use super::check_oauth::oauth;
use super::check_open_banking::open_banking;
use super::check_resource_server::resource_server;
use super::load::Settings;
use super::published::check_published;
use crate::basics::ApplicationId;

/// The longest that an answer may take, in milliseconds: the platforms' eight seconds less a
/// second for the network and half a second for the apology.
const ANSWER_MS_MAX: u64 = 6_500;

/// The largest count, or wait, that is accepted as a setting: far above any use, far below what
/// overflows a clock or a counter.
const COUNT_MAX: u64 = 1_000_000;

/// The largest body that is accepted as a setting, in bytes.
const BODY_BYTES_MAX: usize = 1024 * 1024;

/// The most bytes of all bodies together that are accepted as a setting: 4 GiB less one, which the
/// counter of the server can count.
const BODIES_BYTES_MAX: usize = u32::MAX as usize;

/// The permissions a key file must not give: anything to everybody, writing to the group. Reading
/// by the group is how orchestrators mount a secret for a process that is not root.
pub const KEY_FILE_MODE_FORBIDDEN: u32 = 0o027;

/// One thing that keeps Saldo from starting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The setting, `section.key`.
    pub setting: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

pub(super) fn finding(setting: &'static str, message: impl Into<String>) -> Finding {
    Finding { setting, message: message.into() }
}

/// Everything that keeps a server with these settings from starting. Fails closed: a setting
/// that would switch protection off is a finding.
pub fn check(settings: &Settings) -> Vec<Finding> {
    let mut findings = Vec::new();
    listeners(settings, &mut findings);
    files(settings, &mut findings);
    if settings.bank.connector == BankConnector::OpenBanking {
        open_banking(settings, &mut findings);
    }
    oauth(settings, &mut findings);
    identity(settings, &mut findings);
    resource_server(settings, &mut findings);
    exposed_keys(settings, &mut findings);
    facts(settings, &mut findings);
    if let Err(error) = settings.bank.merchants() {
        findings.push(finding(error.setting(), error.to_string()));
    }
    limits(settings, &mut findings);
    settings.assurance.check(&mut findings);
    for id in &settings.alexa.skill_ids {
        if let Err(bad) = ApplicationId::new(id) {
            findings.push(finding("alexa.skill_ids", format!("{id:?}: {bad}")));
        }
    }
    if settings.alexa.skill_ids.is_empty() {
        findings.push(finding("alexa.skill_ids", "is empty: name at least one skill id"));
    }
    if settings.alexa.development_authority_file.is_some() {
        findings.push(finding(
            "alexa.development_authority_file",
            "is set: a development authority could sign anything, and is trusted by `saldo demo` \
             on a loopback address only; remove the setting",
        ));
    }
    if !settings.alexa.path.starts_with('/') {
        findings.push(finding("alexa.path", "must begin with a slash"));
    }
    findings
}

fn listeners(settings: &Settings, findings: &mut Vec<Finding>) {
    let server = &settings.server;
    match (&server.tls_certificate_file, &server.tls_key_file) {
        (Some(_), None) => findings.push(finding("server.tls_key_file", "is missing")),
        (None, Some(_)) => findings.push(finding("server.tls_certificate_file", "is missing")),
        (None, None) if !server.listen.ip().is_loopback() && !server.behind_tls_proxy => {
            findings.push(finding(
                "server.tls_certificate_file",
                "is missing: without TLS only a loopback address is served, unless an ingress \
                 speaks TLS and server.behind_tls_proxy = true says so",
            ));
        }
        _ => {}
    }
    let admin = server.admin_listen.ip();
    let public = !server.listen.ip().is_loopback();
    if !admin.is_loopback() && (admin == server.listen.ip() || (admin.is_unspecified() && public)) {
        findings.push(finding(
            "server.admin_listen",
            "is on the public address: keep metrics on a loopback or internal address",
        ));
    }
}

fn files(settings: &Settings, findings: &mut Vec<Finding>) {
    let sqlite = ("bank.file", &settings.bank.file, "make one with `saldo bank generate`");
    let is_embedded = settings.bank.connector == BankConnector::Sqlite;
    let keys = [
        ("vault.chain_key_file", &settings.vault.chain_key_file, "make one with `saldo keys`"),
        ("vault.session_key_file", &settings.vault.session_key_file, "make one with `saldo keys`"),
    ];
    for (setting, file, advice) in is_embedded.then_some(sqlite).into_iter().chain(keys) {
        match file {
            None => findings.push(finding(setting, format!("is not set: {advice}"))),
            Some(path) if !path.is_file() => findings
                .push(finding(setting, format!("{}: no such file: {advice}", path.display()))),
            Some(_) => {}
        }
    }
    match &settings.vault.file {
        None => findings.push(finding("vault.file", "is not set: name the file to keep links in")),
        Some(path) if !folder_of(path).is_dir() => {
            findings.push(finding("vault.file", format!("{}: no such folder", path.display())));
        }
        Some(_) => {}
    }
    let tls = [
        ("server.tls_certificate_file", &settings.server.tls_certificate_file),
        ("server.tls_key_file", &settings.server.tls_key_file),
        ("vault.session_key_previous_file", &settings.vault.session_key_previous_file),
        ("vault.checkpoint_key_file", &settings.vault.checkpoint_key_file),
        ("vault.pin_key_file", &settings.vault.pin_key_file),
    ];
    for (setting, file) in tls {
        if let Some(path) = file.as_ref().filter(|path| !path.is_file()) {
            findings.push(finding(setting, format!("{}: no such file", path.display())));
        }
    }
    let vault = &settings.vault;
    if vault.checkpoint_file.is_some() && vault.checkpoint_key_file.is_none() {
        findings.push(finding(
            "vault.checkpoint_key_file",
            "is not set: checkpoints are signed, make a key with `saldo keys`",
        ));
    }
    if let Some(path) = vault.checkpoint_file.as_ref().filter(|path| !folder_of(path).is_dir()) {
        let message = format!("{}: no such folder", path.display());
        findings.push(finding("vault.checkpoint_file", message));
    }
}

/// A key that others may read is nobody's secret any more.
fn exposed_keys(settings: &Settings, findings: &mut Vec<Finding>) {
    let vault = &settings.vault;
    let (bank, identity) = (&settings.open_banking, &settings.identity);
    let tokens = &settings.resource_server;
    let keys = [
        ("identity.client_secret_file", &identity.client_secret_file),
        ("identity.signing_key_file", &identity.signing_key_file),
        ("identity.key_file", &identity.key_file),
        ("resource_server.client_secret_file", &tokens.client_secret_file),
        ("resource_server.signing_key_file", &tokens.signing_key_file),
        ("resource_server.key_file", &tokens.key_file),
        ("open_banking.credentials_file", &bank.credentials_file),
        ("open_banking.client_secret_file", &bank.client_secret_file),
        ("open_banking.signing_key_file", &bank.signing_key_file),
        ("open_banking.key_file", &bank.key_file),
        ("server.tls_key_file", &settings.server.tls_key_file),
        ("vault.chain_key_file", &vault.chain_key_file),
        ("vault.session_key_file", &vault.session_key_file),
        ("vault.session_key_previous_file", &vault.session_key_previous_file),
        ("vault.checkpoint_key_file", &vault.checkpoint_key_file),
        ("vault.pin_key_file", &vault.pin_key_file),
    ];
    for (setting, file) in keys {
        let Some(path) = file else { continue };
        let Ok(metadata) = path.metadata() else { continue };
        let mode = metadata.permissions().mode() & 0o777;
        if metadata.is_file() && mode & KEY_FILE_MODE_FORBIDDEN != 0 {
            let path = path.display();
            let message = format!("{path}: is open to others (mode {mode:03o}): chmod 600 it");
            findings.push(finding(setting, message));
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

fn facts(settings: &Settings, findings: &mut Vec<Finding>) {
    let bank = &settings.bank;
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let words = |text: &str| {
        text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | ',' | '.' | '\'' | '-'))
    };
    if bank.name.is_empty() || bank.name.len() > 40 || !words(&bank.name) {
        findings.push(finding("bank.name", "must be one to forty letters, as it is spoken"));
    }
    if bank.routing_number.as_deref().is_some_and(|text| text.len() != 9 || !digits(text)) {
        findings.push(finding("bank.routing_number", "must be nine digits"));
    }
    if bank.phone.as_deref().is_some_and(|text| !(3..=15).contains(&text.len()) || !digits(text)) {
        findings.push(finding("bank.phone", "must be three to fifteen digits"));
    }
    check_published(&bank.branches, &bank.holidays, bank.exchange.as_ref(), findings);
    if bank.opening_hours.as_deref().is_some_and(|text| text.len() > 120 || !words(text)) {
        findings.push(finding(
            "bank.opening_hours",
            "must be words as they are spoken, at most 120 letters: \
             \"Monday to Friday, nine to five\"",
        ));
    }
}

fn limits(settings: &Settings, findings: &mut Vec<Finding>) {
    let server = &settings.server;
    let deadlines = &settings.deadlines;
    if deadlines.answer_ms > ANSWER_MS_MAX || deadlines.answer_ms == 0 {
        findings.push(finding("deadlines.answer_ms", format!("must be 1 to {ANSWER_MS_MAX}")));
    }
    if deadlines.bank_ms > deadlines.answer_ms {
        findings.push(finding("deadlines.bank_ms", "must not exceed deadlines.answer_ms"));
    }
    if server.body_bytes_max == 0 || server.body_bytes_max > BODY_BYTES_MAX {
        findings.push(finding("server.body_bytes_max", format!("must be 1 to {BODY_BYTES_MAX}")));
    }
    let whole = server.body_bytes_max..=BODIES_BYTES_MAX;
    if !whole.contains(&server.bodies_bytes_max) {
        let message = format!("must be server.body_bytes_max to {BODIES_BYTES_MAX}");
        findings.push(finding("server.bodies_bytes_max", message));
    }
    let positive = [
        ("server.header_seconds_max", server.header_seconds_max),
        ("server.idle_seconds_max", server.idle_seconds_max),
        ("server.body_seconds_max", server.body_seconds_max),
        ("server.connections_max", server.connections_max as u64),
        ("server.connections_per_address_max", server.connections_per_address_max as u64),
        ("server.turns_max", server.turns_max as u64),
        ("deadlines.bank_ms", deadlines.bank_ms),
    ];
    for (setting, value) in positive {
        if value == 0 || value > COUNT_MAX {
            findings.push(finding(setting, format!("must be 1 to {COUNT_MAX}")));
        }
    }
    let waits = [
        ("server.drain_seconds_max", server.drain_seconds_max),
        ("server.drain_notice_seconds", server.drain_notice_seconds),
        ("deadlines.courtesy_ms", deadlines.courtesy_ms),
    ];
    for (setting, value) in waits {
        if value > COUNT_MAX {
            findings.push(finding(setting, format!("must be at most {COUNT_MAX}")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(settings: &Settings) -> Vec<&'static str> {
        check(settings).into_iter().map(|finding| finding.setting).collect()
    }

    #[test]
    fn defaults_name_everything_that_is_missing() {
        let found = named(&Settings::default());
        for setting in [
            "bank.file",
            "vault.file",
            "vault.chain_key_file",
            "vault.session_key_file",
            "alexa.skill_ids",
        ] {
            assert!(found.contains(&setting), "{setting} in {found:?}");
        }
    }

    #[test]
    fn protection_cannot_be_switched_off_by_accident() {
        let mut settings = Settings::default();
        settings.server.listen = "0.0.0.0:8443".parse().unwrap();
        assert!(named(&settings).contains(&"server.tls_certificate_file"));
        settings.server.behind_tls_proxy = true;
        assert!(!named(&settings).contains(&"server.tls_certificate_file"));
        settings.server.admin_listen = "0.0.0.0:9443".parse().unwrap();
        assert!(named(&settings).contains(&"server.admin_listen"));
        settings.server.listen = "203.0.113.5:443".parse().unwrap();
        assert!(named(&settings).contains(&"server.admin_listen"));
        settings.server.turns_max = usize::MAX;
        settings.server.header_seconds_max = u64::MAX;
        settings.alexa.skill_ids = vec!["one skill".to_owned()];
        for setting in ["server.turns_max", "server.header_seconds_max", "alexa.skill_ids"] {
            assert!(named(&settings).contains(&setting), "{setting}");
        }
        settings.alexa.development_authority_file = Some("root.pem".into());
        assert!(named(&settings).contains(&"alexa.development_authority_file"));
        settings.deadlines.answer_ms = 8_000;
        assert!(named(&settings).contains(&"deadlines.answer_ms"));
    }

    #[test]
    fn the_banks_own_merchants_are_read_before_serving() {
        let mut settings = Settings::default();
        assert!(!named(&settings).contains(&"bank.merchants_file"));
        let file = tempfile::NamedTempFile::new().unwrap();
        settings.bank.merchants_file = Some(file.path().to_owned());
        std::fs::write(file.path(), "[[merchant]]\nname = \"Acme\"\nstarts = [\"ACM\"]").unwrap();
        assert!(!named(&settings).contains(&"bank.merchants_file"));
        std::fs::write(file.path(), "[[merchant]]\nname = \"Call 555 0100\"").unwrap();
        assert!(named(&settings).contains(&"bank.merchants_file"));
        settings.bank.merchants_file = Some("nowhere.toml".into());
        assert!(named(&settings).contains(&"bank.merchants_file"));
    }

    #[test]
    fn the_banks_own_categories_are_read_before_serving() {
        let mut settings = Settings::default();
        let file = tempfile::NamedTempFile::new().unwrap();
        settings.bank.categories_file = Some(file.path().to_owned());
        std::fs::write(file.path(), "[fuel]\ncodes = [5411]").unwrap();
        assert!(!named(&settings).contains(&"bank.categories_file"));
        std::fs::write(file.path(), "[feul]\ncodes = [5411]").unwrap();
        assert!(named(&settings).contains(&"bank.categories_file"));
        settings.bank.categories_file = Some("nowhere.toml".into());
        assert!(named(&settings).contains(&"bank.categories_file"));
    }

    #[test]
    fn a_key_that_others_can_read_is_found() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut settings = Settings::default();
        settings.server.tls_key_file = Some(file.path().to_owned());
        for (mode, found) in [(0o600, false), (0o440, false), (0o644, true), (0o620, true)] {
            let permissions = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(file.path(), permissions).unwrap();
            let exposed = check(&settings).iter().any(|f| f.message.contains("open to others"));
            assert_eq!(exposed, found, "{mode:o}");
        }
    }

    #[test]
    fn all_bodies_together_have_room_for_one() {
        let mut settings = Settings::default();
        assert!(!named(&settings).contains(&"server.bodies_bytes_max"));
        settings.server.bodies_bytes_max = settings.server.body_bytes_max - 1;
        assert!(named(&settings).contains(&"server.bodies_bytes_max"));
    }

    #[test]
    fn public_facts_are_speakable() {
        let mut settings = Settings::default();
        settings.bank.routing_number = Some("12345678".to_owned());
        settings.bank.opening_hours = Some("9-5 <break/>".to_owned());
        settings.bank.phone = Some("+1 800".to_owned());
        settings.bank.name = String::new();
        let found = named(&settings);
        for setting in ["bank.routing_number", "bank.opening_hours", "bank.phone", "bank.name"] {
            assert!(found.contains(&setting), "{setting} in {found:?}");
        }
    }
}
