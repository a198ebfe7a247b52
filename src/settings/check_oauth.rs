//! Whether an authorization server can be run with the settings.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use url::{Host, Url};

use super::check::{Finding, finding};
use super::load::Settings;
use super::oauth::ClientSettings;
use crate::consent::Channel;
use crate::oauth::{Client, RefreshMode, is_redirect_uri};

/// The most redirect URIs of a client, and the most origins behind them: the page's policy names
/// them all.
const ADDRESSES_MAX: usize = 16;
/// The most secrets of a client: the one in use and the one that follows it.
const SECRETS_MAX: usize = 2;
/// The most requests a minute that can be set: a million linked customers need 70,000.
const REQUESTS_MAX: u32 = 1_000_000;

/// Findings of `[oauth]`.
pub(super) fn oauth(settings: &Settings, findings: &mut Vec<Finding>) {
    let oauth = &settings.oauth;
    let ranges: [(&'static str, u32, RangeInclusive<u32>); 5] = [
        ("oauth.code_seconds", oauth.code_seconds, 1..=60),
        ("oauth.access_token_seconds", oauth.access_token_seconds, 360..=3_600),
        ("oauth.refresh_token_days", oauth.refresh_token_days, 1..=180),
        ("oauth.consent_days_max", oauth.consent_days_max, 1..=365),
        ("oauth.login_days_max", oauth.login_days_max, 1..=365),
    ];
    for (setting, value, range) in ranges {
        if !range.contains(&value) {
            let message = format!("must be {} to {}", range.start(), range.end());
            findings.push(finding(setting, message));
        }
    }
    match &oauth.issuer {
        Some(issuer) => check_issuer(settings, issuer, findings),
        None if !oauth.clients.is_empty() => {
            findings.push(finding("oauth.issuer", "is not set, but there are clients"));
        }
        None => {}
    }
    let mut seen = BTreeSet::new();
    for client in &oauth.clients {
        if !seen.insert(client.id.as_str()) {
            findings.push(finding("oauth.clients", format!("{:?} is there twice", client.id)));
        }
        if let Some(what) = fault(settings, client) {
            findings.push(finding("oauth.clients", format!("client {:?}: {what}", client.id)));
        }
    }
}

fn check_issuer(settings: &Settings, issuer: &str, findings: &mut Vec<Finding>) {
    let parsed = Url::parse(issuer).ok().filter(|url| {
        let whole = url.as_str().trim_end_matches('/') == issuer;
        let plain = url.query().is_none() && url.fragment().is_none();
        whole && plain && url.username().is_empty() && url.password().is_none()
    });
    let loopback = match parsed.as_ref().and_then(Url::host) {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    };
    let own = settings.server.listen.ip().is_loopback() && !settings.server.behind_tls_proxy;
    match parsed.as_ref().map(Url::scheme) {
        Some("https") => {}
        Some("http") if loopback && own => {}
        _ => findings.push(finding(
            "oauth.issuer",
            "must be an https address without a slash at its end: \"https://link.bank.example\" \
             (http only while both it and server.listen are on this machine)",
        )),
    }
    if !loopback && !settings.oauth.embedded_login && settings.identity.issuer.is_none() {
        findings.push(finding(
            "oauth.embedded_login",
            "is false: set identity.issuer to let customers sign in at the bank's own identity \
             provider, or this to true to let them with a password that Saldo keeps",
        ));
    }
}

/// What is wrong with the name of a platform, if anything is.
pub(super) fn name_fault(name: &str) -> Option<&'static str> {
    let words = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '\'' | '-' | '+');
    if name.is_empty() || !name.chars().take(41).all(words) {
        Some("name must be letters and digits, as customers know it")
    } else if name.chars().count() > 40 {
        Some("name must be at most 40 letters")
    } else {
        None
    }
}

/// What is wrong with a client, if anything is.
fn fault(settings: &Settings, written: &ClientSettings) -> Option<String> {
    let client = match written.client() {
        Ok(client) => client,
        Err(bad) => return Some(bad.what),
    };
    if let Some(what) = name_fault(&client.name) {
        return Some(what.to_owned());
    }
    let skills = &settings.alexa.skill_ids;
    let is_skill = skills.iter().any(|id| id == client.application.as_str());
    let fault = if client.channel == Channel::Alexa && !is_skill {
        "application is none of alexa.skill_ids"
    } else if client.redirect_uris.is_empty() || client.redirect_uris.len() > ADDRESSES_MAX {
        "redirect_uris must be 1 to 16 addresses"
    } else if client.redirect_origins.len() > ADDRESSES_MAX {
        "redirect_origins must be at most 16 origins"
    } else if !client.redirect_origins.iter().all(|origin| is_origin_pattern(origin)) {
        "redirect_origins must be written like \"https://*.amazon.com\""
    } else if client.secrets.len() > SECRETS_MAX {
        "secret_sha256 must be at most two digests"
    } else if client.secrets.is_empty() && client.refresh != RefreshMode::Strict {
        "has no secret: then refresh must be \"strict\""
    } else if !(1..=REQUESTS_MAX).contains(&client.token_requests_per_minute) {
        "token_requests_per_minute must be 1 to 1000000"
    } else {
        return address_fault(&client);
    };
    Some(fault.to_owned())
}

fn address_fault(client: &Client) -> Option<String> {
    let bad = client
        .redirect_uris
        .iter()
        .find_map(|uri| is_redirect_uri(uri).err().map(|bad| format!("{uri:?} is {bad}")));
    let resource = client.resource.as_ref().filter(|resource| {
        Url::parse(resource).is_ok_and(|url| url.fragment().is_none() && url.has_host())
    });
    if bad.is_none() && resource.is_none() && client.resource.is_some() {
        return Some("resource must be an absolute address without a fragment".to_owned());
    }
    bad
}

/// Whether it is an origin as a page's policy names one; nothing else may get into that field.
fn is_origin_pattern(text: &str) -> bool {
    let Some(host) = text.strip_prefix("https://") else { return false };
    let name = host.strip_prefix("*.").unwrap_or(host);
    let letters = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-');
    !name.is_empty() && name.len() <= 253 && name.bytes().all(letters) && name.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        let mut settings = Settings::default();
        settings.alexa.skill_ids = vec!["skill".to_owned()];
        settings.oauth.issuer = Some("https://link.bank.example".to_owned());
        settings.oauth.embedded_login = true;
        settings.oauth.clients = vec![ClientSettings {
            id: "alexa".to_owned(),
            name: "Alexa".to_owned(),
            channel: "alexa".to_owned(),
            application: "skill".to_owned(),
            redirect_uris: vec!["https://pitangui.amazon.com/api/skill/link/M1".to_owned()],
            redirect_origins: vec!["https://*.amazon.com".to_owned()],
            secret_sha256: vec!["0".repeat(64)],
            refresh: super::super::oauth::RefreshSetting::Overlap,
            resource: Some("https://link.bank.example/mcp".to_owned()),
            token_requests_per_minute: 1,
        }];
        settings
    }

    fn found(change: impl FnOnce(&mut Settings)) -> Vec<&'static str> {
        let mut settings = settings();
        change(&mut settings);
        let mut findings = Vec::new();
        oauth(&settings, &mut findings);
        findings.into_iter().map(|finding| finding.setting).collect()
    }

    #[test]
    fn must_15_lifetimes_stay_in_their_ranges() {
        assert!(found(|_| {}).is_empty());
        assert_eq!(found(|s| s.oauth.code_seconds = 61), ["oauth.code_seconds"]);
        assert_eq!(found(|s| s.oauth.code_seconds = 0), ["oauth.code_seconds"]);
        for seconds in [359, 3_601] {
            let setting = found(|s| s.oauth.access_token_seconds = seconds);
            assert_eq!(setting, ["oauth.access_token_seconds"]);
        }
        assert_eq!(found(|s| s.oauth.refresh_token_days = 181), ["oauth.refresh_token_days"]);
        assert_eq!(found(|s| s.oauth.consent_days_max = 366), ["oauth.consent_days_max"]);
        assert_eq!(found(|s| s.oauth.login_days_max = 0), ["oauth.login_days_max"]);
    }

    #[test]
    fn an_issuer_is_one_address_and_passwords_are_allowed_by_name() {
        assert_eq!(found(|s| s.oauth.embedded_login = false), ["oauth.embedded_login"]);
        assert_eq!(found(|s| s.oauth.issuer = None), ["oauth.issuer"]);
        for bad in [
            "http://link.bank.example",
            "https://link.bank.example/",
            "https://link.bank.example?x",
            "https://a@link.bank.example",
            "link.bank.example",
        ] {
            let setting = found(|s| s.oauth.issuer = Some(bad.to_owned()));
            assert!(setting.contains(&"oauth.issuer"), "{bad}");
        }
        let local = |s: &mut Settings| {
            s.oauth.issuer = Some("http://127.0.0.1:8443".to_owned());
            s.oauth.embedded_login = false;
        };
        assert!(found(local).is_empty());
        let proxied = |s: &mut Settings| {
            local(s);
            s.server.behind_tls_proxy = true;
        };
        assert_eq!(found(proxied), ["oauth.issuer"]);
    }

    #[test]
    fn a_client_that_would_open_a_hole_is_found() {
        let client = |change: fn(&mut ClientSettings)| {
            let found = found(|s| s.oauth.clients.iter_mut().for_each(change));
            assert_eq!(found, ["oauth.clients"]);
        };
        client(|c| c.id = "a b".to_owned());
        client(|c| c.name = "<b>".to_owned());
        client(|c| c.name = "a".repeat(41));
        client(|c| c.application = "other".to_owned());
        client(|c| c.channel = "fax".to_owned());
        client(|c| c.redirect_uris.clear());
        client(|c| c.redirect_uris.push("http://client.example/".to_owned()));
        client(|c| c.redirect_origins.push("https://a.example; script-src *".to_owned()));
        client(|c| c.redirect_origins.push("https://*".to_owned()));
        client(|c| c.secret_sha256.clear());
        client(|c| c.secret_sha256 = vec!["secret".to_owned()]);
        client(|c| c.secret_sha256 = vec!["0".repeat(64); 3]);
        client(|c| c.resource = Some("mcp".to_owned()));
        client(|c| c.token_requests_per_minute = 0);
        let twice = found(|s| s.oauth.clients.push(s.oauth.clients[0].clone()));
        assert_eq!(twice, ["oauth.clients"]);
    }
}
