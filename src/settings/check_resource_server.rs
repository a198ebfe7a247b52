//! Whether the bank's own access tokens can be taken with the settings.

use std::collections::BTreeSet;

use super::check::{Finding, finding};
use super::check_identity::proofs;
use super::load::Settings;
use super::open_banking::bank_address;
use super::resource_server::{ResourceServerSettings, TokenForm, TrustedClientSettings};
use crate::consent::Channel;
use crate::oauth::{Algorithm, GRANT_DAYS_MAX};

/// The longest question to the bank's authorization server that is accepted as a setting, in
/// milliseconds: the bank's data are asked for after it, within the same answer.
const CALL_MS_MAX: u64 = 3_000;

/// Findings of `[resource_server]`. The files are read when the server starts.
pub(super) fn resource_server(settings: &Settings, findings: &mut Vec<Finding>) {
    let it = &settings.resource_server;
    let Some(issuer) = &it.issuer else {
        if it.audience.is_some() || !it.clients.is_empty() || !it.scopes.is_empty() {
            let message = "is not set, but it is said what its tokens open";
            findings.push(finding("resource_server.issuer", message));
        }
        return;
    };
    if let Err(problem) = bank_address(issuer) {
        findings.push(finding("resource_server.issuer", problem.to_string()));
    } else if issuer.ends_with('/') {
        findings.push(finding("resource_server.issuer", "must not end with a slash"));
    }
    if settings.oauth.issuer.as_ref() == Some(issuer) {
        let message = "is Saldo's own (oauth.issuer): name the bank's authorization server";
        findings.push(finding("resource_server.issuer", message));
    }
    if !settings.oauth.clients.is_empty() {
        let message = "are there, but with resource_server.issuer only the bank's tokens are \
                       taken: choose one";
        findings.push(finding("oauth.clients", message));
    }
    if it.audience.as_deref().is_none_or(str::is_empty) {
        let message = "is not set: what the bank's tokens call Saldo (aud)";
        findings.push(finding("resource_server.audience", message));
    }
    for (setting, claim) in [
        ("resource_server.customer_claim", &it.customer_claim),
        ("resource_server.authorized_claim", &it.authorized_claim),
    ] {
        if claim.is_empty() {
            findings.push(finding(setting, "must name a claim"));
        }
    }
    if it.level().is_none() {
        let message = "must be exact, rounded, relative or silent";
        findings.push(finding("resource_server.aloud", message));
    }
    form(it, findings);
    ranges(it, findings);
    scopes(it, findings);
    clients(settings, findings);
}

/// What only one form of token needs.
fn form(it: &ResourceServerSettings, findings: &mut Vec<Finding>) {
    let files = [
        ("resource_server.client_secret_file", &it.client_secret_file),
        ("resource_server.signing_key_file", &it.signing_key_file),
        ("resource_server.certificate_file", &it.certificate_file),
        ("resource_server.key_file", &it.key_file),
        ("resource_server.trust_anchors_file", &it.trust_anchors_file),
    ];
    match it.tokens {
        TokenForm::Jwt => {
            let known = |name: &String| Algorithm::named(name).is_some();
            if it.algorithms.is_empty() || !it.algorithms.iter().all(known) {
                let message = "must be some of RS256, PS256, ES256, EdDSA";
                findings.push(finding("resource_server.algorithms", message));
            }
            let message = "is set, but signed tokens are asked about nowhere: remove it, or let \
                           tokens be \"introspection\"";
            if it.client_id.is_some() {
                findings.push(finding("resource_server.client_id", message));
            }
            for (setting, _) in files[..2].iter().filter(|(_, file)| file.is_some()) {
                findings.push(finding(setting, message));
            }
        }
        TokenForm::Introspection => {
            if it.client_id.as_deref().is_none_or(str::is_empty) {
                let message = "is not set: the bank gave Saldo one to ask about tokens with";
                findings.push(finding("resource_server.client_id", message));
            }
            proofs(files, findings);
        }
    }
}

fn ranges(it: &ResourceServerSettings, findings: &mut Vec<Finding>) {
    let days = u64::try_from(GRANT_DAYS_MAX).unwrap_or(u64::MAX);
    let look_back = it.look_back_days.unwrap_or(1);
    for (setting, value, range) in [
        ("resource_server.token_seconds_max", it.token_seconds_max.into(), 60..=86_400),
        ("resource_server.cache_seconds", it.cache_seconds.into(), 0..=60),
        ("resource_server.call_ms", it.call_ms, 100..=CALL_MS_MAX),
        ("resource_server.consent_days", it.consent_days.into(), 1..=days),
        ("resource_server.look_back_days", look_back.into(), 1..=u16::MAX.into()),
    ] {
        if !range.contains(&value) {
            let message = format!("must be {} to {}", range.start(), range.end());
            findings.push(finding(setting, message));
        }
    }
}

fn scopes(it: &ResourceServerSettings, findings: &mut Vec<Finding>) {
    let setting = "resource_server.scopes";
    if it.scopes.is_empty() {
        let message = "is empty: say what each of the bank's scopes opens, such as \
                       accounts = \"accounts.list balance.read\"";
        findings.push(finding(setting, message));
    }
    if let Err(unknown) = it.scopes() {
        findings.push(finding(setting, unknown.to_string()));
    }
    // RFC 6749, section 3.3.
    let visible = |b: u8| b.is_ascii_graphic() && b != b'"' && b != b'\\';
    for scope in it.scopes.keys().filter(|scope| scope.is_empty() || !scope.bytes().all(visible)) {
        findings.push(finding(setting, format!("{scope:?} is no scope")));
    }
}

fn clients(settings: &Settings, findings: &mut Vec<Finding>) {
    let setting = "resource_server.clients";
    let clients = &settings.resource_server.clients;
    if clients.is_empty() {
        findings.push(finding(setting, "is empty: name the platforms to which the bank issues"));
    }
    let mut seen = BTreeSet::new();
    for client in clients {
        if !seen.insert(client.id.as_str()) {
            findings.push(finding(setting, format!("{:?} is there twice", client.id)));
        }
        if let Some(what) = fault(settings, client) {
            findings.push(finding(setting, format!("client {:?}: {what}", client.id)));
        }
    }
}

/// What is wrong with a client, if anything is.
fn fault(settings: &Settings, written: &TrustedClientSettings) -> Option<String> {
    let client = match written.client() {
        Ok(client) => client,
        Err(bad) => return Some(bad.what),
    };
    let skills = &settings.alexa.skill_ids;
    let is_skill = skills.iter().any(|id| id == client.application.as_str());
    if client.channel == Channel::Alexa && !is_skill {
        return Some("application is none of alexa.skill_ids".to_owned());
    }
    super::check_oauth::name_fault(&written.name).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        let mut settings = Settings::default();
        settings.alexa.skill_ids = vec!["skill".to_owned()];
        let it = &mut settings.resource_server;
        it.issuer = Some("https://login.bank.example".to_owned());
        it.audience = Some("https://voice.bank.example".to_owned());
        it.scopes.insert("accounts".to_owned(), "accounts.list balance.read".to_owned());
        it.clients.push(TrustedClientSettings {
            id: "alexa".to_owned(),
            name: "Alexa".to_owned(),
            channel: "alexa".to_owned(),
            application: "skill".to_owned(),
        });
        settings
    }

    fn found(change: impl FnOnce(&mut Settings)) -> Vec<&'static str> {
        let mut settings = settings();
        change(&mut settings);
        let mut findings = Vec::new();
        resource_server(&settings, &mut findings);
        findings.into_iter().map(|finding| finding.setting).collect()
    }

    #[test]
    fn it_is_whole_or_not_there() {
        assert!(found(|s| *s = Settings::default()).is_empty());
        assert!(found(|_| {}).is_empty());
        let one = |setting: &'static str, change: fn(&mut ResourceServerSettings)| {
            assert_eq!(found(|s| change(&mut s.resource_server)), [setting]);
        };
        one("resource_server.issuer", |it| it.issuer = None);
        one("resource_server.issuer", |it| it.issuer = Some("http://login.example".to_owned()));
        one("resource_server.issuer", |it| it.issuer = Some("https://login.example/".to_owned()));
        one("resource_server.audience", |it| it.audience = None);
        one("resource_server.audience", |it| it.audience = Some(String::new()));
        one("resource_server.customer_claim", |it| it.customer_claim.clear());
        one("resource_server.authorized_claim", |it| it.authorized_claim.clear());
        one("resource_server.aloud", |it| it.aloud = "loud".to_owned());
        one("resource_server.algorithms", |it| it.algorithms.clear());
        one("resource_server.algorithms", |it| it.algorithms.push("HS256".to_owned()));
        one("resource_server.algorithms", |it| it.algorithms.push("none".to_owned()));
        one("resource_server.token_seconds_max", |it| it.token_seconds_max = 59);
        one("resource_server.token_seconds_max", |it| it.token_seconds_max = 86_401);
        one("resource_server.cache_seconds", |it| it.cache_seconds = 61);
        one("resource_server.call_ms", |it| it.call_ms = 3_001);
        one("resource_server.consent_days", |it| it.consent_days = 0);
        one("resource_server.consent_days", |it| it.consent_days = 366);
        one("resource_server.look_back_days", |it| it.look_back_days = Some(0));
        one("resource_server.scopes", |it| it.scopes.clear());
        one("resource_server.scopes", |it| {
            it.scopes.insert("x".to_owned(), "everything".to_owned());
        });
        one("resource_server.scopes", |it| {
            it.scopes.insert("a b".to_owned(), "balance.read".to_owned());
        });
        one("resource_server.clients", |it| it.clients.clear());
        one("resource_server.clients", |it| it.clients.push(it.clients[0].clone()));
        one("resource_server.clients", |it| it.clients[0].id = "a b".to_owned());
        one("resource_server.clients", |it| it.clients[0].name = "<b>".to_owned());
        one("resource_server.clients", |it| it.clients[0].channel = "fax".to_owned());
        one("resource_server.clients", |it| it.clients[0].application = "other".to_owned());
    }

    #[test]
    fn what_contradicts_it_is_refused() {
        let own = |s: &mut Settings| s.oauth.issuer = s.resource_server.issuer.clone();
        assert_eq!(found(own), ["resource_server.issuer"]);
        let both = |s: &mut Settings| s.oauth.clients.push(Default::default());
        assert_eq!(found(both), ["oauth.clients"]);
        let asking = |s: &mut Settings| s.resource_server.client_id = Some("saldo".to_owned());
        assert_eq!(found(asking), ["resource_server.client_id"]);
        let secret = |s: &mut Settings| s.resource_server.client_secret_file = Some("s".into());
        assert_eq!(found(secret), ["resource_server.client_secret_file"]);
    }

    #[test]
    fn whoever_asks_proves_who_it_is() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let path = Some(file.path().to_owned());
        let asking = |s: &mut Settings| {
            s.resource_server.tokens = TokenForm::Introspection;
            s.resource_server.client_id = Some("saldo".to_owned());
            s.resource_server.client_secret_file.clone_from(&path);
        };
        assert!(found(asking).is_empty());
        let nobody = |s: &mut Settings| {
            asking(s);
            s.resource_server.client_id = None;
        };
        assert_eq!(found(nobody), ["resource_server.client_id"]);
        let secretless = |s: &mut Settings| {
            asking(s);
            s.resource_server.client_secret_file = None;
        };
        assert_eq!(found(secretless), ["resource_server.client_secret_file"]);
        let half = |s: &mut Settings| {
            asking(s);
            s.resource_server.key_file.clone_from(&path);
        };
        assert_eq!(found(half), ["resource_server.certificate_file"]);
    }
}
