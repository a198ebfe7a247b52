//! What an access token of the bank's own authorization server opens (RFC 9068, RFC 7662).

use chrono::{DateTime, Duration, Utc};
use serde_json::Value;
use thiserror::Error;

use super::bank_token::{BadAccessToken, BankToken, TokenTerms, TrustedClient};
use super::jws::{Algorithm, KeySet, Stated, prove};
use super::members::members;
use crate::basics::{CustomerId, Now};
use crate::consent::DataClasses;

/// How far the bank's clock may be from ours, in seconds. A token is never taken after its end.
const LEEWAY_SECONDS: i64 = 60;
/// What the header of a signed access token calls it (RFC 9068, section 2.1).
const TYPES: [&str; 2] = ["at+jwt", "application/at+jwt"];

/// What the bank answers when it is asked about a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("no answer about a token (RFC 7662)")]
pub struct BadIntrospection;

/// What `text`, a signed token, opens at `now`: proven with one of `keys` and a way that is
/// `allowed`, and held to `terms`.
///
/// # Errors
///
/// [`BadAccessToken`].
pub fn signed_token(
    text: &str,
    terms: &TokenTerms,
    keys: &KeySet,
    allowed: &[Algorithm],
    now: Now,
) -> Result<BankToken, BadAccessToken> {
    let claims = prove(text, &TYPES, keys, allowed)?;
    if claims.text("iss")? != terms.issuer {
        return Err(BadAccessToken::Other("iss"));
    }
    claims.text("sub")?;
    let token = claims.granted(terms, now)?;
    let issued = claims.number("iat")?;
    let lifetime = claims.number("exp")?.saturating_sub(issued);
    if lifetime > terms.seconds_max { Err(BadAccessToken::Time) } else { Ok(token) }
}

/// What a token opens at `now` of which the bank says `json`, held to `terms`.
///
/// # Errors
///
/// [`BadIntrospection`] for an answer that is none; within, why the token is not taken.
pub fn introspected_token(
    json: &[u8],
    terms: &TokenTerms,
    now: Now,
) -> Result<Result<BankToken, BadAccessToken>, BadIntrospection> {
    let claims = Stated(members(json).ok_or(BadIntrospection)?);
    match claims.0.get("active") {
        Some(Value::Bool(true)) => Ok(claims.active(terms, now)),
        Some(Value::Bool(false)) => Ok(Err(BadAccessToken::Inactive)),
        _ => Err(BadIntrospection),
    }
}

impl Stated {
    /// What the bank says of a token that holds. Its own answer need not name it.
    fn active(&self, terms: &TokenTerms, now: Now) -> Result<BankToken, BadAccessToken> {
        if self.0.contains_key("iss") && self.text("iss")? != terms.issuer {
            return Err(BadAccessToken::Other("iss"));
        }
        if self.0.contains_key("token_type")
            && !self.text("token_type")?.eq_ignore_ascii_case("Bearer")
        {
            return Err(BadAccessToken::Bound);
        }
        self.granted(terms, now)
    }

    /// What is held to the terms whoever says it.
    fn granted(&self, terms: &TokenTerms, now: Now) -> Result<BankToken, BadAccessToken> {
        if !self.audiences()?.contains(&terms.audience.as_str()) {
            return Err(BadAccessToken::Other("aud"));
        }
        if self.0.contains_key("cnf") {
            return Err(BadAccessToken::Bound);
        }
        let expires_at = self.checked_end(now)?;
        let authorized_at = self.instant(&terms.authorized_claim, "authorized_claim")?;
        if authorized_at > now.plus(Duration::seconds(LEEWAY_SECONDS)).utc() {
            return Err(BadAccessToken::Time);
        }
        let client = self.client(terms)?;
        let named = self.0.get(&terms.customer_claim).and_then(Value::as_str);
        Ok(BankToken {
            customer: CustomerId::new(named.unwrap_or_default())
                .map_err(|_| BadAccessToken::Customer)?,
            channel: client.channel,
            application: client.application.clone(),
            classes: self.classes(terms)?,
            authorized_at,
            expires_at,
        })
    }

    /// When it ends, if it holds at `now`.
    fn checked_end(&self, now: Now) -> Result<DateTime<Utc>, BadAccessToken> {
        let soon = now.plus(Duration::seconds(LEEWAY_SECONDS)).utc();
        for name in ["iat", "nbf"] {
            if self.0.contains_key(name) && self.instant(name, name)? > soon {
                return Err(BadAccessToken::Time);
            }
        }
        let expires_at = self.instant("exp", "exp")?;
        if expires_at <= now.utc() { Err(BadAccessToken::Expired) } else { Ok(expires_at) }
    }

    /// The client it was issued to. Where it is named twice, it is the same one.
    fn client<'t>(&self, terms: &'t TokenTerms) -> Result<&'t TrustedClient, BadAccessToken> {
        let mut named = None;
        for claim in ["client_id", "azp"] {
            if !self.0.contains_key(claim) {
                continue;
            }
            let id = self.text(claim)?;
            if named.is_some_and(|named| named != id) {
                return Err(BadAccessToken::Other(claim));
            }
            named = Some(id);
        }
        let id = named.ok_or(BadAccessToken::Claim("client_id"))?;
        let known = terms.clients.iter().find(|client| client.id.as_str() == id);
        known.ok_or(BadAccessToken::Client)
    }

    /// What its scopes open; those that the settings do not know open nothing.
    fn classes(&self, terms: &TokenTerms) -> Result<DataClasses, BadAccessToken> {
        let Some(scope) = self.0.get("scope") else { return Ok(DataClasses::NONE) };
        let scope = scope.as_str().ok_or(BadAccessToken::Claim("scope"))?;
        let opened = scope.split(' ').filter_map(|name| {
            terms.scopes.iter().find(|(known, _)| known == name).map(|(_, classes)| *classes)
        });
        Ok(opened.fold(DataClasses::NONE, DataClasses::union))
    }

    /// The time in the claim called `name`; `what` is said of it where there is none.
    fn instant(&self, name: &str, what: &'static str) -> Result<DateTime<Utc>, BadAccessToken> {
        let seconds = self.0.get(name).and_then(Value::as_i64).filter(|seconds| *seconds > 0);
        let instant = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
        instant.ok_or(BadAccessToken::Claim(what))
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use proptest::prelude::*;
    use ring::signature::{Ed25519KeyPair, KeyPair};
    use serde_json::{Map, json};

    use super::*;
    use crate::basics::{ApplicationId, ClientId};
    use crate::consent::{Barrier, Channel, DataClass};
    use crate::oauth::BadJws;

    const NOW: i64 = 1_790_000_000;

    fn now() -> Now {
        Now::at(DateTime::from_timestamp(NOW, 0).unwrap())
    }

    fn terms() -> TokenTerms {
        let classes = |text: &str| text.parse().unwrap();
        TokenTerms {
            issuer: "https://login.bank.example".to_owned(),
            audience: "https://voice.bank.example".to_owned(),
            customer_claim: "sub".to_owned(),
            authorized_claim: "auth_time".to_owned(),
            seconds_max: 3600,
            scopes: vec![
                ("accounts".to_owned(), classes("accounts.list balance.read")),
                ("aloud".to_owned(), classes("speak.amounts")),
            ],
            clients: vec![TrustedClient {
                id: ClientId::new("alexa").unwrap(),
                channel: Channel::Alexa,
                application: ApplicationId::new("skill").unwrap(),
            }],
        }
    }

    fn claims() -> Value {
        json!({"iss": "https://login.bank.example", "aud": "https://voice.bank.example",
            "sub": "17", "client_id": "alexa", "exp": NOW + 300, "iat": NOW, "jti": "x",
            "auth_time": NOW - 5000, "scope": "openid accounts"})
    }

    fn header() -> Value {
        json!({"alg": "EdDSA", "kid": "k1", "typ": "at+jwt"})
    }

    fn with(base: Value, name: &str, value: Value) -> Value {
        let mut map: Map<String, Value> = serde_json::from_value(base).unwrap();
        match value {
            Value::Null => map.remove(name),
            value => map.insert(name.to_owned(), value),
        };
        map.into()
    }

    fn key() -> Ed25519KeyPair {
        Ed25519KeyPair::from_seed_unchecked(&[7; 32]).unwrap()
    }

    fn keys() -> KeySet {
        let point = URL_SAFE_NO_PAD.encode(key().public_key());
        let set = json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "kid": "k1", "x": point}]});
        KeySet::read(set.to_string().as_bytes()).unwrap()
    }

    fn signed(header: &str, claims: &str) -> String {
        let coded = |part: &str| URL_SAFE_NO_PAD.encode(part);
        let text = format!("{}.{}", coded(header), coded(claims));
        let signature = key().sign(text.as_bytes());
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    fn opened(header: &Value, claims: &Value) -> Result<BankToken, BadAccessToken> {
        let text = signed(&header.to_string(), &claims.to_string());
        signed_token(&text, &terms(), &keys(), &Algorithm::ALL, now())
    }

    fn said(claims: &Value) -> Result<BankToken, BadAccessToken> {
        let answer = with(claims.clone(), "active", json!(true));
        introspected_token(answer.to_string().as_bytes(), &terms(), now()).unwrap()
    }

    #[test]
    fn a_token_opens_what_its_scopes_are_mapped_to() {
        let token = opened(&header(), &claims()).unwrap();
        assert_eq!((token.customer.as_str(), token.application.as_str()), ("17", "skill"));
        let classes = [DataClass::AccountsList, DataClass::BalanceRead];
        assert_eq!(token.classes, DataClasses::of(&classes));
        assert_eq!(token.expires_at.timestamp(), NOW + 300);
        assert_eq!(token.authorized_at.timestamp(), NOW - 5000);
        assert_eq!(said(&claims()), Ok(token.clone()));
        // Who asked may be named as OpenID Connect names it; a long type and many audiences do.
        let azp = with(with(claims(), "client_id", Value::Null), "azp", json!("alexa"));
        assert_eq!(opened(&header(), &azp), Ok(token.clone()));
        let long = with(header(), "typ", json!("application/AT+jwt"));
        let many = with(claims(), "aud", json!(["other", "https://voice.bank.example"]));
        assert_eq!(opened(&long, &many), Ok(token.clone()));
        // An answer of the bank's need not say whose it is, nor from when.
        let brief = with(with(claims(), "iss", Value::Null), "iat", Value::Null);
        assert_eq!(said(&brief), Ok(token));
    }

    #[test]
    fn no_known_scope_opens_nothing() {
        let scopes = [Value::Null, json!(""), json!("openid"), json!("Accounts"), json!("account")];
        for scope in scopes.into_iter().chain([json!("accounts,aloud"), json!("balance.read")]) {
            let claims = with(claims(), "scope", scope);
            for token in [opened(&header(), &claims), said(&claims)] {
                assert_eq!(token.unwrap().classes, DataClasses::NONE, "{claims}");
            }
        }
    }

    #[test]
    fn must_22_only_an_access_token_is_one() {
        for (name, value, wrong) in [
            ("typ", json!("JWT"), BadJws::Type),
            ("typ", json!("jwt"), BadJws::Type),
            ("typ", json!("logout+jwt"), BadJws::Type),
            ("typ", Value::Null, BadJws::Type),
            ("typ", json!(["at+jwt"]), BadJws::Header),
            ("alg", json!("none"), BadJws::Algorithm),
            ("alg", json!("HS256"), BadJws::Algorithm),
            ("alg", json!("eddsa"), BadJws::Algorithm),
            ("alg", json!("ES256"), BadJws::UnknownKey),
            ("kid", json!("k2"), BadJws::UnknownKey),
            ("jku", json!("https://evil.example"), BadJws::Header),
            ("jwk", json!({}), BadJws::Header),
            ("x5u", json!("https://evil.example"), BadJws::Header),
            ("crit", json!(["exp"]), BadJws::Header),
        ] {
            let outcome = opened(&with(header(), name, value.clone()), &claims());
            assert_eq!(outcome, Err(BadAccessToken::Jws(wrong)), "{name} {value}");
        }
        let listed = [Algorithm::Es256, Algorithm::Ps256, Algorithm::Rs256];
        let text = signed(&header().to_string(), &claims().to_string());
        let outcome = signed_token(&text, &terms(), &keys(), &listed, now());
        assert_eq!(outcome, Err(BadAccessToken::Jws(BadJws::Algorithm)));
        let (stem, _) = text.rsplit_once('.').unwrap();
        for (text, wrong) in [
            (format!("{stem}."), BadJws::Signature),
            (format!("{text}A"), BadJws::Signature),
            (stem.to_owned(), BadJws::Malformed),
            ("x".repeat(20_000), BadJws::Malformed),
            (String::new(), BadJws::Malformed),
        ] {
            let outcome = signed_token(&text, &terms(), &keys(), &Algorithm::ALL, now());
            assert_eq!(outcome, Err(BadAccessToken::Jws(wrong)));
        }
    }

    #[test]
    fn a_name_that_is_said_twice_is_believed_neither_way() {
        let (head, body) = (header().to_string(), claims().to_string());
        let twice = |text: &str, more: &str| format!("{},{more}}}", &text[..text.len() - 1]);
        for (head, body) in [
            (head.clone(), twice(&body, r#""sub":"17""#)),
            (head.clone(), twice(&body, r#""sub":"18""#)),
            (head.clone(), twice(&body, r#""aud":"https://voice.bank.example""#)),
            (twice(&head, r#""alg":"EdDSA""#), body.clone()),
        ] {
            let outcome =
                signed_token(&signed(&head, &body), &terms(), &keys(), &Algorithm::ALL, now());
            assert_eq!(outcome, Err(BadAccessToken::Jws(BadJws::Malformed)));
        }
        let answer = twice(&body, r#""active":true,"active":true"#);
        assert_eq!(introspected_token(answer.as_bytes(), &terms(), now()), Err(BadIntrospection));
    }

    #[test]
    fn must_22_each_claim_is_there_and_what_it_must_be() {
        for name in ["aud", "exp", "client_id"] {
            for value in [Value::Null, json!(""), json!({}), json!([]), json!(true)] {
                let wrong = with(claims(), name, value.clone());
                let refused = Err(BadAccessToken::Claim(name));
                assert_eq!(opened(&header(), &wrong), refused, "{name} {value}");
                assert_eq!(said(&wrong), refused, "{name} {value}");
            }
        }
        for name in ["iss", "iat", "sub"] {
            for value in [Value::Null, json!(""), json!({}), json!(true)] {
                let wrong = opened(&header(), &with(claims(), name, value.clone()));
                assert_eq!(wrong, Err(BadAccessToken::Claim(name)), "{name} {value}");
            }
        }
        for name in ["exp", "iat", "nbf", "auth_time"] {
            for value in [json!((NOW - 30).to_string()), json!(1.5), json!(-1), json!(0)] {
                let what = if name == "auth_time" { "authorized_claim" } else { name };
                let wrong = with(claims(), name, value.clone());
                let refused = Err(BadAccessToken::Claim(what));
                assert_eq!(opened(&header(), &wrong), refused, "{name} {value}");
                assert_eq!(said(&wrong), refused, "{name} {value}");
            }
        }
        for (name, value, wrong) in [
            ("iss", json!("https://login.bank.example/"), BadAccessToken::Other("iss")),
            ("iss", json!("http://login.bank.example"), BadAccessToken::Other("iss")),
            ("aud", json!("https://voice.bank.example/"), BadAccessToken::Other("aud")),
            ("aud", json!(["other"]), BadAccessToken::Other("aud")),
            ("aud", json!(["https://voice.bank.example", 1]), BadAccessToken::Claim("aud")),
            ("azp", json!("other"), BadAccessToken::Other("azp")),
            ("azp", json!(1), BadAccessToken::Claim("azp")),
            ("client_id", json!("other"), BadAccessToken::Client),
            ("client_id", json!("Alexa"), BadAccessToken::Client),
            ("auth_time", Value::Null, BadAccessToken::Claim("authorized_claim")),
            ("scope", json!(["accounts"]), BadAccessToken::Claim("scope")),
            ("scope", json!(1), BadAccessToken::Claim("scope")),
            ("cnf", json!({"jkt": "x"}), BadAccessToken::Bound),
            ("cnf", json!({}), BadAccessToken::Bound),
            ("sub", json!("a b"), BadAccessToken::Customer),
            ("sub", json!("a".repeat(256)), BadAccessToken::Customer),
        ] {
            let wrongly = with(claims(), name, value.clone());
            assert_eq!(opened(&header(), &wrongly), Err(wrong), "{name} {value}");
            assert_eq!(said(&wrongly), Err(wrong), "{name} {value}");
        }
        let proved = with(claims(), "token_type", json!("DPoP"));
        assert_eq!(said(&proved), Err(BadAccessToken::Bound));
        assert!(said(&with(claims(), "token_type", json!("bearer"))).is_ok());
    }

    #[test]
    fn must_22_times_are_held_to_the_second() {
        for (name, seconds, outcome) in [
            ("exp", 1, None),
            ("exp", 0, Some(BadAccessToken::Expired)),
            ("exp", -1, Some(BadAccessToken::Expired)),
            ("exp", 3600, None),
            ("exp", 3601, Some(BadAccessToken::Time)),
            ("iat", 60, None),
            ("iat", 61, Some(BadAccessToken::Time)),
            ("iat", -3300, None),
            ("iat", -3301, Some(BadAccessToken::Time)),
            ("nbf", 60, None),
            ("nbf", 61, Some(BadAccessToken::Time)),
            ("auth_time", 60, None),
            ("auth_time", 61, Some(BadAccessToken::Time)),
        ] {
            let token = opened(&header(), &with(claims(), name, json!(NOW + seconds)));
            assert_eq!(token.err(), outcome, "{name} {seconds}");
        }
        // Whoever asks hears of an end before that: a long life is the bank's to choose.
        assert!(said(&with(claims(), "exp", json!(NOW + 999_999))).is_ok());
        let ended = said(&with(claims(), "exp", json!(NOW)));
        assert_eq!(ended, Err(BadAccessToken::Expired));
        for number in [i64::MAX, i64::MIN, 9_999_999_999_999_999] {
            for name in ["exp", "iat", "nbf", "auth_time"] {
                assert!(opened(&header(), &with(claims(), name, json!(number))).is_err());
            }
        }
    }

    #[test]
    fn an_answer_says_whether_the_token_holds() {
        let answered = |text: &str| introspected_token(text.as_bytes(), &terms(), now());
        assert_eq!(answered(r#"{"active": false}"#), Ok(Err(BadAccessToken::Inactive)));
        let shut = with(claims(), "active", json!(false)).to_string();
        assert_eq!(answered(&shut), Ok(Err(BadAccessToken::Inactive)));
        for none in ["", "{}", "[]", "true", r#"{"active": "true"}"#, r#"{"active": 1}"#] {
            assert_eq!(answered(none), Err(BadIntrospection), "{none}");
        }
    }

    #[test]
    fn the_reply_tells_a_stranger_nothing() {
        assert_eq!(BadAccessToken::Expired.barrier(), Barrier::Expired);
        assert_eq!(BadAccessToken::Inactive.barrier(), Barrier::Revoked);
        for bad in [
            BadAccessToken::Jws(BadJws::Signature),
            BadAccessToken::Other("aud"),
            BadAccessToken::Claim("sub"),
            BadAccessToken::Client,
            BadAccessToken::Customer,
            BadAccessToken::Bound,
            BadAccessToken::Time,
        ] {
            assert_eq!(bad.barrier(), Barrier::NotLinked);
            assert!(bad.reason().starts_with("token_"));
        }
    }

    proptest! {
        /// Whatever a token says, it opens no more than the scopes in it are mapped to.
        #[test]
        fn nothing_is_opened_without_its_scope(
            scopes in proptest::collection::vec("accounts|aloud|openid|[a-z]{1,6}", 0..5),
            name in "aud|sub|exp|iat|nbf|azp|auth_time|client_id|x",
            value in prop_oneof![
                any::<i64>().prop_map(Value::from),
                "[ -~]{0,12}".prop_map(Value::from),
                Just(Value::Null),
            ],
        ) {
            let claims = with(claims(), "scope", json!(scopes.join(" ")));
            let claims = with(claims, &name, value);
            for token in [opened(&header(), &claims), said(&claims)].into_iter().flatten() {
                let has = |scope: &str| scopes.iter().any(|it| it == scope);
                prop_assert!(has("accounts") || !token.classes.has(DataClass::BalanceRead));
                prop_assert!(has("aloud") || !token.classes.has(DataClass::SpeakAmounts));
                prop_assert!(!token.classes.has(DataClass::TransactionsRead));
                prop_assert!(token.expires_at > now().utc());
            }
        }
    }
}
