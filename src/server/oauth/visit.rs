//! A visitor's cookie, and whether a form was sent from our own page.

use std::net::IpAddr;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hyper::HeaderMap;
use hyper::header::{CONTENT_TYPE, COOKIE, ORIGIN};
use subtle::ConstantTimeEq;

use super::pages::Language;
use crate::basics::{Digest, Secret, digest_of};
use crate::oauth::SecretKind;
use crate::server::connections::neighbourhood;

/// How long a visit lasts, in minutes, from its beginning and again from the sign-in: nobody is
/// given less than ten minutes for a step.
pub(super) const VISIT_MINUTES: i64 = 10;

/// How long a visitor's language is kept, in seconds: a year.
const LANGUAGE_SECONDS: i64 = 365 * 24 * 60 * 60;

/// How the cookies are called and sent.
pub(super) struct CookieRules {
    /// Whether the pages are reached over HTTPS.
    secure: bool,
}

impl CookieRules {
    /// The rules of an issuer.
    pub(super) fn of(issuer: &str) -> Self {
        Self { secure: issuer.starts_with("https://") }
    }

    /// `__Host-` holds a cookie to this host and to HTTPS; browsers refuse it without either.
    fn name(&self) -> &'static str {
        if self.secure { "__Host-saldo" } else { "saldo-development" }
    }

    fn language_name(&self) -> &'static str {
        if self.secure { "__Host-saldo-language" } else { "saldo-development-language" }
    }

    /// The field that keeps the language that a visitor chose.
    pub(super) fn keep_language(&self, language: Language) -> String {
        field(self.secure, self.language_name(), language.code(), LANGUAGE_SECONDS)
    }

    /// The language that a visitor chose.
    pub(super) fn language(&self, headers: &HeaderMap) -> Option<Language> {
        Self::only(headers, self.language_name()).and_then(Language::coded)
    }

    /// The field that sets the cookie to a visit's key, for as long as the visit lasts.
    pub(super) fn set(&self, key: &Secret<String>, minutes: i64) -> Secret<String> {
        Secret::new(self.field(key.expose(), minutes * 60))
    }

    /// The field that takes the cookie away.
    pub(super) fn clear(&self) -> String {
        self.field("", 0)
    }

    fn field(&self, value: &str, seconds: i64) -> String {
        field(self.secure, self.name(), value, seconds)
    }

    /// The key in the visitor's cookie; `None` without one, or with more than one.
    pub(super) fn key(&self, headers: &HeaderMap) -> Option<VisitKey> {
        Self::only(headers, self.name()).and_then(VisitKey::read)
    }

    /// The value of the only cookie called `name`.
    fn only<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
        let fields = headers.get_all(COOKIE).iter().filter_map(|field| field.to_str().ok());
        let mut values = fields.flat_map(|field| field.split(';')).filter_map(|pair| {
            let (known, value) = pair.trim().split_once('=')?;
            (known == name).then_some(value)
        });
        match (values.next(), values.next()) {
            (Some(value), None) => Some(value),
            _ => None,
        }
    }
}

fn field(is_secure: bool, name: &str, value: &str, seconds: i64) -> String {
    let secure = if is_secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}

/// The key of a visit, as only the visitor's browser knows it.
pub(super) struct VisitKey(Secret<String>);

impl VisitKey {
    /// The key that was just made.
    pub(super) fn new(key: Secret<String>) -> Self {
        Self(key)
    }

    fn read(text: &str) -> Option<Self> {
        let is_key = text.len() == SecretKind::Session.prefix().len() + 43
            && text.starts_with(SecretKind::Session.prefix());
        is_key.then(|| Self(Secret::new(text.to_owned())))
    }

    /// What the Vault knows the visit by.
    pub(super) fn digest(&self) -> Digest {
        digest_of(self.0.expose().as_bytes())
    }

    /// What our own forms carry and no other page can know.
    pub(super) fn csrf(&self) -> String {
        self.secret_for("csrf")
    }

    /// A secret of this visit's own for `purpose`: it need not be kept, and ends with the visit.
    pub(super) fn secret_for(&self, purpose: &str) -> String {
        let text = Secret::new(format!("{purpose} {}", self.0.expose()));
        URL_SAFE_NO_PAD.encode(digest_of(text.expose().as_bytes()).as_bytes())
    }

    /// Whether a form carries it.
    pub(super) fn vouches_for(&self, csrf: Option<&str>) -> bool {
        csrf.is_some_and(|csrf| self.csrf().as_bytes().ct_eq(csrf.as_bytes()).into())
    }
}

/// Whether a browser says that the request comes from a page of `origin`.
///
/// Our pages send no referrer, and browsers then write `Origin: null` on forms; what they say
/// in `Sec-Fetch-Site` (all since 2023) stays true. One that says neither is not believed.
pub(super) fn is_own_page(headers: &HeaderMap, origin: &str) -> bool {
    let said = |name: &str| headers.get(name).map(|value| value.as_bytes());
    let site = said("sec-fetch-site");
    let from = headers.get(ORIGIN).map(|value| value.as_bytes());
    match (site, from) {
        (Some(site), _) if site != b"same-origin" => false,
        (_, Some(from)) if from == origin.as_bytes() => true,
        (Some(_), Some(b"null") | None) => true,
        _ => false,
    }
}

/// Whether the body is a form, as it says itself.
pub(super) fn is_form(headers: &HeaderMap) -> bool {
    let mut fields = headers.get_all(CONTENT_TYPE).iter();
    let (Some(field), None) = (fields.next(), fields.next()) else { return false };
    let Ok(text) = field.to_str() else { return false };
    let (kind, parameter) = text.split_once(';').unwrap_or((text, ""));
    let parameter = parameter.trim();
    kind.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded")
        && (parameter.is_empty() || parameter.eq_ignore_ascii_case("charset=utf-8"))
}

/// Whose tries are counted: the last address that a proxy of ours wrote down, if one stands in
/// front, else the one that is connected.
pub(super) fn visitor(headers: &HeaderMap, connected: IpAddr, behind_proxy: bool) -> IpAddr {
    let written = || {
        let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
        last.rsplit(',').next()?.trim().parse().ok().map(neighbourhood)
    };
    behind_proxy.then(written).flatten().unwrap_or(connected)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(*name, value.parse().unwrap());
        }
        headers
    }

    #[test]
    fn must_09_only_our_own_page_is_believed() {
        let own =
            |pairs: &[(&'static str, &str)]| is_own_page(&headers(pairs), "https://bank.example");
        assert!(own(&[("origin", "https://bank.example")]));
        assert!(own(&[("origin", "null"), ("sec-fetch-site", "same-origin")]));
        assert!(own(&[("sec-fetch-site", "same-origin")]));
        for foreign in [
            &[][..],
            &[("origin", "null")],
            &[("origin", "https://bank.example.evil.example")],
            &[("origin", "http://bank.example")],
            &[("origin", "null"), ("sec-fetch-site", "cross-site")],
            &[("origin", "https://bank.example"), ("sec-fetch-site", "same-site")],
            &[("origin", "https://evil.example"), ("sec-fetch-site", "same-origin")],
            &[("sec-fetch-site", "none")],
        ] {
            assert!(!own(foreign), "{foreign:?}");
        }
    }

    #[test]
    fn must_11_the_cookie_is_held_to_this_host() {
        let key = Secret::new(format!("saldo_se_{}", "a".repeat(43)));
        let rules = CookieRules::of("https://bank.example");
        let field = rules.set(&key, VISIT_MINUTES);
        let parts: Vec<&str> = field.expose().split("; ").collect();
        let expected = ["Path=/", "Max-Age=600", "HttpOnly", "SameSite=Lax", "Secure"];
        assert_eq!(parts[1..], expected);
        assert!(parts[0].starts_with("__Host-saldo=saldo_se_"));
        assert!(rules.clear().contains("Max-Age=0"));
        let sent = format!("a=b; {}", parts[0]);
        let one = headers(&[("cookie", &sent)]);
        assert!(rules.key(&one).unwrap().digest() == digest_of(key.expose().as_bytes()));
        let two = headers(&[("cookie", &sent), ("cookie", parts[0])]);
        assert!(rules.key(&two).is_none(), "somebody planted one beside ours");
        assert!(rules.key(&headers(&[("cookie", "__Host-saldo=x")])).is_none());
        let plain = CookieRules::of("http://127.0.0.1:1");
        assert!(!plain.clear().contains("Secure") && plain.key(&one).is_none());
    }

    #[test]
    fn a_forms_token_is_the_visits_own() {
        let key = |letter: &str| VisitKey(Secret::new(letter.repeat(52)));
        assert!(key("a").vouches_for(Some(&key("a").csrf())));
        assert!(!key("a").vouches_for(Some(&key("b").csrf())));
        assert!(!key("a").vouches_for(Some("")) && !key("a").vouches_for(None));
    }

    #[test]
    fn forms_say_that_they_are_forms() {
        let form = "application/x-www-form-urlencoded";
        assert!(is_form(&headers(&[("content-type", form)])));
        let utf8 = "Application/X-WWW-Form-Urlencoded;charset=UTF-8";
        assert!(is_form(&headers(&[("content-type", utf8)])));
        for other in ["application/json", "text/plain", "", "application/x-www-form-urlencoded2"] {
            assert!(!is_form(&headers(&[("content-type", other)])), "{other}");
        }
        assert!(!is_form(&headers(&[])));
        assert!(!is_form(&headers(&[("content-type", form), ("content-type", form)])));
    }

    #[test]
    fn a_proxys_word_counts_only_where_there_is_one() {
        let connected = IpAddr::from([10, 0, 0, 1]);
        let two = headers(&[("x-forwarded-for", "203.0.113.9, 198.51.100.7")]);
        assert_eq!(visitor(&two, connected, false), connected);
        assert_eq!(visitor(&two, connected, true), IpAddr::from([198, 51, 100, 7]));
        let six = |text| visitor(&headers(&[("x-forwarded-for", text)]), connected, true);
        assert_eq!(six("2001:db8::1"), six("2001:db8::2"), "one site chooses both");
        let none = headers(&[("x-forwarded-for", "unknown")]);
        assert_eq!(visitor(&none, connected, true), connected);
    }
}
