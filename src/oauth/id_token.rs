//! Whom an ID token names (OpenID Connect Core, section 3.1.3.7).

use chrono::{DateTime, Duration, Utc};
use serde_json::Value;
use subtle::ConstantTimeEq;
use thiserror::Error;

use super::claims::BadClaim;
use super::jws::Stated;
use crate::basics::{CustomerId, Now};

/// How far the provider's clock may be from ours, in seconds.
const LEEWAY_SECONDS: i64 = 60;
/// How long ago a token may have been made, in seconds: it is asked for and comes at once.
const AGE_SECONDS_MAX: i64 = 600;

/// What an ID token must say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected<'a> {
    /// Whose statement it is.
    pub issuer: &'a str,
    /// Our own name there.
    pub client_id: &'a str,
    /// What we asked with, and nobody else knows.
    pub nonce: &'a str,
    /// The claim that holds the bank's own id of the customer.
    pub customer_claim: &'a str,
}

/// Why nobody is signed in by an ID token. The claim, and never what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BadIdToken {
    /// A claim is missing, or is not of its type.
    #[error("its claim {0:?} is missing or malformed")]
    Claim(&'static str),
    /// It is another issuer's, for somebody else, or an answer to something else.
    #[error("its claim {0:?} is not what it must be")]
    Other(&'static str),
    /// It has run out, or does not hold yet.
    #[error("it does not hold now")]
    Time,
    /// The customer it names cannot be one.
    #[error("it names no customer")]
    Customer,
}

impl From<BadClaim> for BadIdToken {
    fn from(BadClaim(name): BadClaim) -> Self {
        Self::Claim(name)
    }
}

impl Stated {
    /// The customer that this ID token names at `now`.
    ///
    /// # Errors
    ///
    /// [`BadIdToken`].
    pub fn customer(&self, expected: &Expected<'_>, now: Now) -> Result<CustomerId, BadIdToken> {
        if self.text("iss")? != expected.issuer {
            return Err(BadIdToken::Other("iss"));
        }
        let audiences = self.audiences()?;
        if !audiences.contains(&expected.client_id) {
            return Err(BadIdToken::Other("aud"));
        }
        // Of several audiences, the one that it was made for is named.
        let party = match self.0.get("azp") {
            Some(value) => Some(value.as_str().ok_or(BadIdToken::Claim("azp"))?),
            None if audiences.len() > 1 => return Err(BadIdToken::Claim("azp")),
            None => None,
        };
        if party.is_some_and(|party| party != expected.client_id) {
            return Err(BadIdToken::Other("azp"));
        }
        self.check_times(now)?;
        let nonce = self.text("nonce")?;
        if !bool::from(nonce.as_bytes().ct_eq(expected.nonce.as_bytes())) {
            return Err(BadIdToken::Other("nonce"));
        }
        self.text("sub")?;
        let named = self.0.get(expected.customer_claim).and_then(Value::as_str);
        CustomerId::new(named.unwrap_or_default()).map_err(|_| BadIdToken::Customer)
    }

    /// When the customer logged in, where this ID token says so; never later than `now`.
    ///
    /// # Errors
    ///
    /// [`BadIdToken`].
    pub fn authenticated_at(&self, now: Now) -> Result<Option<DateTime<Utc>>, BadIdToken> {
        if self.0.get("auth_time").is_none() {
            return Ok(None);
        }
        let at = DateTime::from_timestamp(self.number("auth_time")?, 0);
        let at = at.ok_or(BadIdToken::Claim("auth_time"))?;
        if at > now.plus(Duration::seconds(LEEWAY_SECONDS)).utc() {
            return Err(BadIdToken::Time);
        }
        Ok(Some(at.min(now.utc())))
    }

    fn check_times(&self, now: Now) -> Result<(), BadIdToken> {
        let at = |seconds: i64| now.plus(Duration::seconds(seconds)).utc().timestamp();
        let (expires, issued) = (self.number("exp")?, self.number("iat")?);
        let begins = match self.0.get("nbf") {
            Some(_) => self.number("nbf")?,
            None => issued,
        };
        let holds = expires > at(-LEEWAY_SECONDS)
            && issued <= at(LEEWAY_SECONDS)
            && issued >= at(-AGE_SECONDS_MAX)
            && begins <= at(LEEWAY_SECONDS);
        if holds { Ok(()) } else { Err(BadIdToken::Time) }
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use ring::rand::SystemRandom;
    use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
    use serde_json::{Map, json};

    use super::*;
    use crate::oauth::{Algorithm, BadJws, KeySet, prove};

    const NOW: i64 = 1_790_000_000;

    fn now() -> Now {
        Now::at(DateTime::from_timestamp(NOW, 0).unwrap())
    }

    /// A provider's key, and the set that it publishes.
    struct Provider {
        key: EcdsaKeyPair,
        set: Value,
    }

    impl Provider {
        fn new() -> Self {
            let random = SystemRandom::new();
            let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random);
            let made = made.unwrap();
            let key = &ECDSA_P256_SHA256_FIXED_SIGNING;
            let key = EcdsaKeyPair::from_pkcs8(key, made.as_ref(), &random).unwrap();
            let point = key.public_key().as_ref();
            let coded = |part: &[u8]| URL_SAFE_NO_PAD.encode(part);
            let set = json!({"keys": [{"kty": "EC", "crv": "P-256", "use": "sig", "kid": "k1",
                "x": coded(&point[1..33]), "y": coded(&point[33..])}]});
            Self { key, set }
        }

        fn keys(&self) -> KeySet {
            KeySet::read(self.set.to_string().as_bytes()).unwrap()
        }

        fn signed(&self, header: &Value, claims: &Value) -> String {
            let coded = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
            let text = format!("{}.{}", coded(header), coded(claims));
            let signature = self.key.sign(&SystemRandom::new(), text.as_bytes()).unwrap();
            format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
        }

        fn outcome(&self, header: &Value, claims: &Value) -> Result<Stated, BadJws> {
            prove(&self.signed(header, claims), &["JWT"], &self.keys(), &Algorithm::ALL)
        }
    }

    fn header() -> Value {
        json!({"alg": "ES256", "kid": "k1", "typ": "JWT"})
    }

    fn claims() -> Value {
        json!({"iss": "https://login.bank.example", "aud": "saldo", "sub": "17", "exp": NOW + 300,
            "iat": NOW, "nonce": "n", "customer": "18"})
    }

    fn with(base: Value, name: &str, value: Value) -> Value {
        let mut map: Map<String, Value> = serde_json::from_value(base).unwrap();
        match value {
            Value::Null => map.remove(name),
            value => map.insert(name.to_owned(), value),
        };
        map.into()
    }

    fn expected(customer_claim: &str) -> Expected<'_> {
        let (issuer, client_id) = ("https://login.bank.example", "saldo");
        Expected { issuer, client_id, nonce: "n", customer_claim }
    }

    fn named(claims: &Value) -> Result<String, BadIdToken> {
        let stated = Stated(serde_json::from_value(claims.clone()).unwrap());
        stated.customer(&expected("sub"), now()).map(|customer| customer.as_str().to_owned())
    }

    #[test]
    fn a_customer_is_named_by_the_claim_that_the_bank_uses() {
        let provider = Provider::new();
        let stated = provider.outcome(&header(), &claims()).unwrap();
        for (claim, id) in [("sub", "17"), ("customer", "18")] {
            assert_eq!(stated.customer(&expected(claim), now()).unwrap().as_str(), id);
        }
        let none = stated.customer(&expected("number"), now());
        assert_eq!(none, Err(BadIdToken::Customer));
        // A header without a type or a key's name will do where there is one key.
        for left_out in ["typ", "kid"] {
            assert!(provider.outcome(&with(header(), left_out, Value::Null), &claims()).is_ok());
        }
    }

    #[test]
    fn the_login_is_as_old_as_the_provider_says() {
        let said = |value: Value| {
            let claims = with(claims(), "auth_time", value);
            let stated = Stated(serde_json::from_value(claims).unwrap());
            stated.authenticated_at(now()).map(|at| at.map(|at| at.timestamp()))
        };
        assert_eq!(said(Value::Null), Ok(None));
        assert_eq!(said(json!(NOW - 86_400)), Ok(Some(NOW - 86_400)));
        assert_eq!(said(json!(NOW + 60)), Ok(Some(NOW)), "clocks differ");
        assert_eq!(said(json!(NOW + 61)), Err(BadIdToken::Time));
        for wrong in [json!("1790000000"), json!(1.5), json!(i64::MAX), json!(true)] {
            assert_eq!(said(wrong.clone()), Err(BadIdToken::Claim("auth_time")), "{wrong}");
        }
    }

    #[test]
    fn must_22_a_header_chooses_neither_its_key_nor_its_algorithm() {
        let provider = Provider::new();
        for (name, value, wrong) in [
            ("alg", json!("none"), BadJws::Algorithm),
            ("alg", json!("HS256"), BadJws::Algorithm),
            ("alg", json!("ES384"), BadJws::Algorithm),
            ("alg", json!("es256"), BadJws::Algorithm),
            ("alg", json!(["ES256"]), BadJws::Algorithm),
            ("alg", Value::Null, BadJws::Algorithm),
            ("alg", json!("RS256"), BadJws::UnknownKey),
            ("kid", json!("k2"), BadJws::UnknownKey),
            ("kid", json!(1), BadJws::Header),
            ("typ", json!("at+jwt"), BadJws::Type),
            ("typ", json!(1), BadJws::Header),
            ("jku", json!("https://evil.example"), BadJws::Header),
            ("jwk", json!({}), BadJws::Header),
            ("x5u", json!("https://evil.example"), BadJws::Header),
            ("x5c", json!([]), BadJws::Header),
            ("crit", json!(["exp"]), BadJws::Header),
            ("b64", json!(false), BadJws::Header),
        ] {
            let outcome = provider.outcome(&with(header(), name, value.clone()), &claims());
            assert_eq!(outcome, Err(wrong), "{name} {value}");
        }
        // An algorithm that the operator did not list.
        let text = provider.signed(&header(), &claims());
        let others = [Algorithm::Rs256, Algorithm::Ps256];
        assert_eq!(prove(&text, &["JWT"], &provider.keys(), &others), Err(BadJws::Algorithm));
    }

    #[test]
    fn must_22_what_was_changed_or_signed_by_another_is_not_believed() {
        let (provider, other) = (Provider::new(), Provider::new());
        let text = provider.signed(&header(), &claims());
        let proven = |text: &str| prove(text, &["JWT"], &provider.keys(), &Algorithm::ALL);
        assert!(proven(&text).is_ok());
        let (signed, signature) = text.rsplit_once('.').unwrap();
        let head = signed.split_once('.').unwrap().0;
        let claims = URL_SAFE_NO_PAD.encode(with(claims(), "sub", json!("99")).to_string());
        let forged = format!("{head}.{claims}.{signature}");
        assert_eq!(proven(&forged), Err(BadJws::Signature));
        for unsigned in [format!("{signed}."), format!("{text}.")] {
            assert_eq!(proven(&unsigned), Err(BadJws::Signature));
        }
        assert_eq!(other.outcome(&header(), &json!({})).map(|_| ()), Ok(()));
        assert_eq!(proven(&other.signed(&header(), &json!({}))), Err(BadJws::Signature));
        for malformed in ["", ".", "..", "a.b", "a.b.c", &text[1..], "é.é.é"] {
            assert_eq!(proven(malformed), Err(BadJws::Malformed), "{malformed}");
        }
        assert_eq!(proven(&"a".repeat(20_000)), Err(BadJws::Malformed));
    }

    #[test]
    fn must_22_each_claim_is_there_and_of_its_type() {
        assert_eq!(named(&claims()), Ok("17".to_owned()));
        for name in ["iss", "aud", "exp", "iat", "nonce", "sub"] {
            for value in [Value::Null, json!(""), json!({}), json!([]), json!(true)] {
                let wrong = named(&with(claims(), name, value.clone()));
                assert_eq!(wrong, Err(BadIdToken::Claim(name)), "{name} {value}");
            }
        }
        for name in ["exp", "iat", "nbf"] {
            let text = with(claims(), name, json!((NOW + 30).to_string()));
            assert_eq!(named(&text), Err(BadIdToken::Claim(name)), "a number as text is none");
            let part = with(claims(), name, json!(1.5));
            assert_eq!(named(&part), Err(BadIdToken::Claim(name)));
        }
        for (name, value) in [
            ("iss", json!("https://login.bank.example/")),
            ("aud", json!("saldo2")),
            ("aud", json!(["other"])),
            ("azp", json!("other")),
            ("nonce", json!("m")),
        ] {
            assert_eq!(named(&with(claims(), name, value)), Err(BadIdToken::Other(name)), "{name}");
        }
        let two = with(claims(), "aud", json!(["saldo", "other"]));
        assert_eq!(named(&two), Err(BadIdToken::Claim("azp")));
        assert_eq!(named(&with(two, "azp", json!("saldo"))), Ok("17".to_owned()));
        assert_eq!(named(&with(claims(), "sub", json!("a b"))), Err(BadIdToken::Customer));
    }

    #[test]
    fn must_22_clocks_may_differ_by_a_minute() {
        for (name, seconds, holds) in [
            ("exp", -59, true),
            ("exp", -60, false),
            ("iat", 60, true),
            ("iat", 61, false),
            ("iat", -600, true),
            ("iat", -601, false),
            ("nbf", 60, true),
            ("nbf", 61, false),
        ] {
            let outcome = named(&with(claims(), name, json!(NOW + seconds)));
            assert_eq!(outcome.is_ok(), holds, "{name} {seconds}: {outcome:?}");
        }
    }

    #[test]
    fn keys_for_something_else_are_left_out() {
        let read = |key: Value| KeySet::read(json!({"keys": [key]}).to_string().as_bytes());
        let provider = Provider::new();
        let good = provider.set["keys"][0].clone();
        assert!(read(good.clone()).is_ok());
        for (name, value) in [
            ("use", json!("enc")),
            ("alg", json!("ECDH-ES")),
            ("kty", json!("oct")),
            ("crv", json!("P-384")),
            ("x", json!("AA")),
            ("y", Value::Null),
        ] {
            assert!(read(with(good.clone(), name, value)).is_err(), "{name}");
        }
        for none in ["", "[]", "{}", r#"{"keys": 1}"#, r#"{"keys": []}"#] {
            assert!(KeySet::read(none.as_bytes()).is_err(), "{none}");
        }
        // Two of one name: which one is meant is not guessed.
        let twice = json!({"keys": [good, good]}).to_string();
        let keys = KeySet::read(twice.as_bytes()).unwrap();
        let text = provider.signed(&header(), &claims());
        assert_eq!(prove(&text, &["JWT"], &keys, &Algorithm::ALL), Err(BadJws::UnknownKey));
    }
}
