//! Signed statements of the bank's own identity provider: RFC 7515, 7517 and 7518, held to
//! RFC 8725.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RSA_PSS_2048_8192_SHA256,
    RsaParameters, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde_json::{Map, Value};
use thiserror::Error;

use super::members::members;

/// The most bytes of a statement that are looked at: they travel in header fields elsewhere, and
/// stay below.
const BYTES_MAX: usize = 16 * 1024;
/// The most keys of a set that are kept: a provider that changes its keys has two or three.
const KEYS_MAX: usize = 64;
/// What a header may not hold: where a key comes from is the operator's to say, and what must be
/// understood is not.
const REFUSED: [&str; 6] = ["jku", "jwk", "x5u", "x5c", "crit", "b64"];

/// A way to sign that may be believed. There is no other: none with a shared secret, and not the
/// one without a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// RSA, PKCS #1 v1.5, SHA-256.
    Rs256,
    /// RSA, PSS, SHA-256.
    Ps256,
    /// ECDSA, P-256, SHA-256.
    Es256,
    /// EdDSA, Ed25519.
    EdDsa,
}

impl Algorithm {
    /// Every algorithm.
    pub const ALL: [Self; 4] = [Self::Rs256, Self::Ps256, Self::Es256, Self::EdDsa];

    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
            Self::Es256 => "ES256",
            Self::EdDsa => "EdDSA",
        }
    }

    /// The algorithm of this name, letter for letter.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|algorithm| algorithm.name() == name)
    }

    fn rsa(self) -> Option<&'static RsaParameters> {
        match self {
            Self::Rs256 => Some(&RSA_PKCS1_2048_8192_SHA256),
            Self::Ps256 => Some(&RSA_PSS_2048_8192_SHA256),
            Self::Es256 | Self::EdDsa => None,
        }
    }
}

/// A public key of the provider's.
#[derive(Clone)]
struct Key {
    id: Option<String>,
    algorithm: Option<Algorithm>,
    material: Material,
}

#[derive(Clone)]
enum Material {
    Rsa(RsaPublicKeyComponents<Vec<u8>>),
    /// An uncompressed point.
    P256([u8; 65]),
    Ed25519([u8; 32]),
}

/// The keys that a provider signs with.
#[derive(Clone, Default)]
pub struct KeySet(Vec<Key>);

impl fmt::Debug for KeySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeySet({})", self.0.len())
    }
}

/// What is no set of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("no key set (RFC 7517) with a key for one of RS256, PS256, ES256, EdDSA")]
pub struct BadKeySet;

/// Why a statement is not believed. None of them repeats it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum BadJws {
    /// It is not one: too long, not of three parts, not base64url, not JSON.
    #[error("it is malformed")]
    Malformed,
    /// Its header holds what is not taken.
    #[error("its header asks for what is not taken")]
    Header,
    /// It is another type of statement.
    #[error("it is of another type")]
    Type,
    /// It is signed in a way that is not on the list.
    #[error("its algorithm is not on the list")]
    Algorithm,
    /// None of the keys is named by it: the provider may have changed them.
    #[error("its key is not known")]
    UnknownKey,
    /// The signature is not that of the key.
    #[error("its signature is wrong")]
    Signature,
}

impl KeySet {
    /// Reads a key set. Keys that are for something else, or of a kind that is not taken, are left
    /// out.
    ///
    /// # Errors
    ///
    /// [`BadKeySet`] when nothing is left.
    pub fn read(json: &[u8]) -> Result<Self, BadKeySet> {
        let value: Value = serde_json::from_slice(json).map_err(|_| BadKeySet)?;
        let keys = value.get("keys").and_then(Value::as_array).ok_or(BadKeySet)?;
        let keys: Vec<Key> = keys.iter().filter_map(key).take(KEYS_MAX).collect();
        if keys.is_empty() { Err(BadKeySet) } else { Ok(Self(keys)) }
    }

    /// The key that signs as `id` says with `algorithm`; without an id the only one that can.
    fn find(&self, id: Option<&str>, algorithm: Algorithm) -> Option<&Key> {
        let mut fitting = self.0.iter().filter(|key| {
            let is_kind = match key.material {
                Material::Rsa(_) => algorithm.rsa().is_some(),
                Material::P256(_) => algorithm == Algorithm::Es256,
                Material::Ed25519(_) => algorithm == Algorithm::EdDsa,
            };
            let is_named = id.is_none() || key.id.as_deref() == id;
            is_kind && is_named && key.algorithm.is_none_or(|own| own == algorithm)
        });
        let found = fitting.next();
        if fitting.next().is_some() { None } else { found }
    }
}

fn key(value: &Value) -> Option<Key> {
    let text = |name: &str| value.get(name).and_then(Value::as_str);
    if text("use").is_some_and(|purpose| purpose != "sig") {
        return None;
    }
    let algorithm = match text("alg") {
        Some(name) => Some(Algorithm::named(name)?),
        None => None,
    };
    let bytes = |name: &str| URL_SAFE_NO_PAD.decode(text(name)?).ok();
    let material = match (text("kty")?, text("crv")) {
        ("RSA", _) => Material::Rsa(RsaPublicKeyComponents { n: bytes("n")?, e: bytes("e")? }),
        ("EC", Some("P-256")) => {
            let mut point = [4; 65];
            let (x, y): ([u8; 32], [u8; 32]) =
                (bytes("x")?.try_into().ok()?, bytes("y")?.try_into().ok()?);
            point[1..33].copy_from_slice(&x);
            point[33..].copy_from_slice(&y);
            Material::P256(point)
        }
        ("OKP", Some("Ed25519")) => Material::Ed25519(bytes("x")?.try_into().ok()?),
        _ => return None,
    };
    Some(Key { id: text("kid").map(str::to_owned), algorithm, material })
}

impl Key {
    fn proves(&self, algorithm: Algorithm, message: &[u8], signature: &[u8]) -> bool {
        match (&self.material, algorithm) {
            (Material::Rsa(key), _) => algorithm
                .rsa()
                .is_some_and(|parameters| key.verify(parameters, message, signature).is_ok()),
            (Material::P256(point), Algorithm::Es256) => {
                let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
                key.verify(message, signature).is_ok()
            }
            (Material::Ed25519(point), Algorithm::EdDsa) => {
                UnparsedPublicKey::new(&ED25519, point).verify(message, signature).is_ok()
            }
            _ => false,
        }
    }
}

/// What a provider states, its signature proven: the claims, not yet held to anything.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated(pub(super) Map<String, Value>);

/// Proves `text`, a compact JWS of one of `types`, with one of `keys` and a way that is `allowed`.
/// A header without a type counts as `JWT`.
///
/// # Errors
///
/// [`BadJws`].
pub fn prove(
    text: &str,
    types: &[&str],
    keys: &KeySet,
    allowed: &[Algorithm],
) -> Result<Stated, BadJws> {
    if text.len() > BYTES_MAX {
        return Err(BadJws::Malformed);
    }
    let (signed, signature) = text.rsplit_once('.').ok_or(BadJws::Malformed)?;
    let (header, claims) = signed.split_once('.').ok_or(BadJws::Malformed)?;
    let header = object(header)?;
    if REFUSED.iter().any(|name| header.contains_key(*name)) {
        return Err(BadJws::Header);
    }
    let kind = match header.get("typ") {
        None => "JWT",
        Some(value) => value.as_str().ok_or(BadJws::Header)?,
    };
    if !types.iter().any(|known| known.eq_ignore_ascii_case(kind)) {
        return Err(BadJws::Type);
    }
    let named = header.get("alg").and_then(Value::as_str).and_then(Algorithm::named);
    let algorithm = named.filter(|it| allowed.contains(it)).ok_or(BadJws::Algorithm)?;
    let id = match header.get("kid") {
        None => None,
        Some(value) => Some(value.as_str().ok_or(BadJws::Header)?),
    };
    let key = keys.find(id, algorithm).ok_or(BadJws::UnknownKey)?;
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| BadJws::Malformed)?;
    if !key.proves(algorithm, signed.as_bytes(), &signature) {
        return Err(BadJws::Signature);
    }
    Ok(Stated(object(claims)?))
}

fn object(coded: &str) -> Result<Map<String, Value>, BadJws> {
    let bytes = URL_SAFE_NO_PAD.decode(coded).map_err(|_| BadJws::Malformed)?;
    members(&bytes).ok_or(BadJws::Malformed)
}
