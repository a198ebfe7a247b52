//! Whether the bank's own identity provider can be used with the settings.

use std::path::PathBuf;

use super::check::{Finding, finding};
use super::check_open_banking::exists;
use super::load::Settings;
use super::open_banking::bank_address;
use crate::oauth::Algorithm;

/// The longest exchange that is accepted as a setting, in milliseconds: a page is answered within
/// `deadlines.answer_ms`, and two exchanges may be needed for one.
const CALL_MS_MAX: u64 = 6_000;

/// Findings of `[identity]`. The files are read when the server starts.
pub(super) fn identity(settings: &Settings, findings: &mut Vec<Finding>) {
    let it = &settings.identity;
    let Some(issuer) = &it.issuer else {
        if it.client_id.is_some() {
            findings.push(finding("identity.issuer", "is not set, but there is a client_id"));
        }
        return;
    };
    if let Err(problem) = bank_address(issuer) {
        findings.push(finding("identity.issuer", problem.to_string()));
    } else if issuer.ends_with('/') {
        findings.push(finding("identity.issuer", "must not end with a slash"));
    }
    if settings.oauth.issuer.is_none() {
        findings.push(finding("oauth.issuer", "is not set: nobody logs in without it"));
    }
    if settings.oauth.embedded_login {
        let message = "is true while customers log in at identity.issuer: choose one";
        findings.push(finding("oauth.embedded_login", message));
    }
    if it.client_id.as_deref().is_none_or(str::is_empty) {
        findings.push(finding("identity.client_id", "is not set: the provider gave Saldo one"));
    }
    if it.algorithms.is_empty() || it.algorithms.iter().any(|name| Algorithm::named(name).is_none())
    {
        findings.push(finding("identity.algorithms", "must be some of RS256, PS256, ES256, EdDSA"));
    }
    if !it.scope.split(' ').any(|scope| scope == "openid") {
        findings.push(finding("identity.scope", "must hold openid"));
    }
    if it.customer_claim.is_empty() {
        findings.push(finding("identity.customer_claim", "must name a claim: \"sub\""));
    }
    if !(100..=CALL_MS_MAX).contains(&it.call_ms) {
        findings.push(finding("identity.call_ms", format!("must be 100 to {CALL_MS_MAX}")));
    }
    let files = [
        ("identity.client_secret_file", &it.client_secret_file),
        ("identity.signing_key_file", &it.signing_key_file),
        ("identity.certificate_file", &it.certificate_file),
        ("identity.key_file", &it.key_file),
        ("identity.trust_anchors_file", &it.trust_anchors_file),
    ];
    proofs(files, findings);
}

/// What of the proof of who Saldo is is there: of a secret, a signing key, a certificate, its key
/// and trust anchors, each with the name of its setting.
pub(super) fn proofs(files: [(&'static str, &Option<PathBuf>); 5], findings: &mut Vec<Finding>) {
    if files[..3].iter().all(|(_, file)| file.is_none()) {
        let message = "is not set: name this, signing_key_file, or certificate_file with key_file";
        findings.push(finding(files[0].0, message));
    }
    for (setting, file) in files {
        if let Some(path) = file {
            exists(setting, path, findings);
        }
    }
    let [_, _, (certificate, shown), (key, held), _] = files;
    match (shown, held) {
        (Some(_), None) => findings.push(finding(key, "is missing")),
        (None, Some(_)) => findings.push(finding(certificate, "is missing")),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(change: impl FnOnce(&mut Settings)) -> Vec<&'static str> {
        let file = tempfile::NamedTempFile::new().unwrap();
        let mut settings = Settings::default();
        settings.oauth.issuer = Some("https://link.bank.example".to_owned());
        let it = &mut settings.identity;
        it.issuer = Some("https://login.bank.example".to_owned());
        it.client_id = Some("saldo".to_owned());
        it.client_secret_file = Some(file.path().to_owned());
        change(&mut settings);
        let mut findings = Vec::new();
        identity(&settings, &mut findings);
        findings.into_iter().map(|finding| finding.setting).collect()
    }

    #[test]
    fn a_provider_is_whole_or_not_there() {
        assert!(found(|_| {}).is_empty());
        assert_eq!(found(|s| s.identity.issuer = None), ["identity.issuer"]);
        for bad in ["http://login.bank.example", "https://login.bank.example/", "login"] {
            let setting = found(|s| s.identity.issuer = Some(bad.to_owned()));
            assert_eq!(setting, ["identity.issuer"], "{bad}");
        }
        assert_eq!(found(|s| s.oauth.issuer = None), ["oauth.issuer"]);
        assert_eq!(found(|s| s.oauth.embedded_login = true), ["oauth.embedded_login"]);
        assert_eq!(found(|s| s.identity.client_id = None), ["identity.client_id"]);
        for algorithms in [&[][..], &["none"], &["HS256"], &["ES256", "es256"]] {
            let algorithms = algorithms.iter().map(|&name| name.to_owned()).collect();
            assert_eq!(found(|s| s.identity.algorithms = algorithms), ["identity.algorithms"]);
        }
        assert_eq!(found(|s| s.identity.scope = "profile".to_owned()), ["identity.scope"]);
        assert_eq!(found(|s| s.identity.customer_claim.clear()), ["identity.customer_claim"]);
        for ms in [99, 6_001] {
            assert_eq!(found(|s| s.identity.call_ms = ms), ["identity.call_ms"]);
        }
        let file = "identity.client_secret_file";
        assert_eq!(found(|s| s.identity.client_secret_file = None), [file]);
        assert_eq!(found(|s| s.identity.client_secret_file = Some("none".into())), [file]);
        let half = found(|s| s.identity.certificate_file = s.identity.client_secret_file.clone());
        assert_eq!(half, ["identity.key_file"]);
    }
}
