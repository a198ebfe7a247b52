//! Whether the Open Banking section can be used.

use std::path::Path;

use chrono_tz::Tz;

use super::check::{Finding, finding};
use super::load::Settings;
use super::open_banking::bank_address;

/// The most requests at once that are accepted as a setting: each is a connection to the bank.
const CALLS_MAX: usize = 4_096;

/// What keeps a server from asking the bank that `[open_banking]` describes. The files are read
/// when the server starts.
pub(super) fn open_banking(settings: &Settings, findings: &mut Vec<Finding>) {
    let it = &settings.open_banking;
    addresses(settings, findings);
    match &it.credentials_file {
        None => findings.push(finding(
            "open_banking.credentials_file",
            "is not set: name the JSON file with each customer's tokens",
        )),
        Some(path) => exists("open_banking.credentials_file", path, findings),
    }
    let files = [
        ("open_banking.client_secret_file", &it.client_secret_file),
        ("open_banking.signing_key_file", &it.signing_key_file),
        ("open_banking.certificate_file", &it.certificate_file),
        ("open_banking.key_file", &it.key_file),
        ("open_banking.trust_anchors_file", &it.trust_anchors_file),
    ];
    for (setting, file) in files {
        if let Some(path) = file {
            exists(setting, path, findings);
        }
    }
    match (&it.certificate_file, &it.key_file) {
        (Some(_), None) => findings.push(finding("open_banking.key_file", "is missing")),
        (None, Some(_)) => findings.push(finding("open_banking.certificate_file", "is missing")),
        _ => {}
    }
    if it.time_zone.parse::<Tz>().is_err() {
        findings.push(finding("open_banking.time_zone", "must be an IANA name: Europe/London"));
    }
    if !(1..=CALLS_MAX).contains(&it.calls_max) {
        findings.push(finding("open_banking.calls_max", format!("must be 1 to {CALLS_MAX}")));
    }
    if it.call_ms == 0 || it.call_ms > settings.deadlines.bank_ms {
        findings.push(finding("open_banking.call_ms", "must be 1 to deadlines.bank_ms"));
    }
}

fn addresses(settings: &Settings, findings: &mut Vec<Finding>) {
    let it = &settings.open_banking;
    let addresses =
        [("open_banking.base_url", &it.base_url), ("open_banking.token_url", &it.token_url)];
    for (setting, text) in addresses {
        match text.as_deref().map(bank_address) {
            Some(Err(problem)) => findings.push(finding(setting, problem.to_string())),
            None if setting == "open_banking.base_url" => {
                findings.push(finding(setting, "is not set: name where the interface is"));
            }
            Some(Ok(_)) | None => {}
        }
    }
    let is_proven = it.client_secret_file.is_some()
        || it.signing_key_file.is_some()
        || it.certificate_file.is_some();
    if it.token_url.is_some() && it.client_id.is_none() {
        let message = "is not set: the token endpoint must know who asks";
        findings.push(finding("open_banking.client_id", message));
    }
    if it.token_url.is_some() && !is_proven {
        findings.push(finding(
            "open_banking.token_url",
            "cannot be asked without a proof: set client_secret_file, signing_key_file, or \
             certificate_file and key_file",
        ));
    }
}

pub(super) fn exists(setting: &'static str, path: &Path, findings: &mut Vec<Finding>) {
    if !path.is_file() {
        findings.push(finding(setting, format!("{}: no such file", path.display())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{BankConnector, check};

    fn named(settings: &Settings) -> Vec<&'static str> {
        check(settings).into_iter().map(|finding| finding.setting).collect()
    }

    #[test]
    fn the_section_counts_only_where_it_is_used() {
        let mut settings = Settings::default();
        assert!(!named(&settings).iter().any(|name| name.starts_with("open_banking.")));
        settings.bank.connector = BankConnector::OpenBanking;
        let found = named(&settings);
        assert!(!found.contains(&"bank.file"));
        let section: Vec<_> =
            found.into_iter().filter(|name| name.starts_with("open_banking.")).collect();
        assert_eq!(section, ["open_banking.base_url", "open_banking.credentials_file"]);
    }

    #[test]
    fn whatever_keeps_the_bank_from_being_asked_is_found() {
        let mut settings = Settings::default();
        settings.bank.connector = BankConnector::OpenBanking;
        let it = &mut settings.open_banking;
        it.base_url = Some("http://bank.example".to_owned());
        it.token_url = Some("https://bank.example/token?x=1".to_owned());
        it.credentials_file = Some("nowhere.json".into());
        it.key_file = Some("nowhere.pem".into());
        it.time_zone = "Mars/Olympus".to_owned();
        it.calls_max = 0;
        it.call_ms = settings.deadlines.bank_ms + 1;
        let found = named(&settings);
        for name in [
            "base_url",
            "token_url",
            "client_id",
            "credentials_file",
            "key_file",
            "certificate_file",
            "time_zone",
            "calls_max",
            "call_ms",
        ] {
            let whole = format!("open_banking.{name}");
            assert!(found.contains(&whole.as_str()), "{whole} in {found:?}");
        }
    }
}
