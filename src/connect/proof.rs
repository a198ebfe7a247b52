//! How Saldo proves to servers of the bank who it is, and which of them it trusts.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, RSA_PSS_SHA256, RsaKeyPair};
use rustls::crypto::ring::default_provider;
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use serde_json::json;
use thiserror::Error;
use tokio_rustls::TlsConnector;
use url::form_urlencoded;
use zeroize::Zeroizing;

use crate::basics::{Now, Secret};
use crate::connect::key_file::{KeyFileFailure, refuse_exposed};
use crate::connect::mint::{self, MintFailure};

/// How long a signed proof is good for, in seconds: the time of one request, and clocks that
/// differ by half a minute.
const ASSERTION_SECONDS: i64 = 60;
/// The longest client secret file that is read, in bytes.
const SECRET_BYTES_MAX: u64 = 4096;

/// Why the files that prove who Saldo is cannot be used.
#[derive(Debug, Error)]
pub enum ProofError {
    /// A file cannot be read, or does not hold what it should.
    #[error("{}: {problem}", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// A key is open to others, or cannot be read.
    #[error(transparent)]
    Key(#[from] KeyFileFailure),
    /// The certificate and its key do not belong together, or rustls refuses them.
    #[error("the certificate and the key cannot be shown together: {0}")]
    Pair(#[from] rustls::Error),
}

/// The files that prove who Saldo is, as the settings name them.
#[derive(Debug, Clone, Copy)]
pub(super) struct ProofFiles<'a> {
    /// The client secret.
    pub(super) client_secret: Option<&'a Path>,
    /// The private key that signs assertions.
    pub(super) signing_key: Option<&'a Path>,
    /// Its name in the key set the server knows.
    pub(super) signing_key_id: Option<&'a str>,
    /// The certificate that is shown, leaf first.
    pub(super) certificate: Option<&'a Path>,
    /// Its private key.
    pub(super) key: Option<&'a Path>,
    /// The authorities that may vouch for the server; without it those of the web.
    pub(super) trust_anchors: Option<&'a Path>,
}

/// What is sent to the token endpoint beside a grant.
pub(super) enum Proof {
    /// Nothing: the connection's certificate is the proof (RFC 8705, section 2.1).
    Certificate,
    /// The client secret by HTTP Basic (RFC 6749, section 2.3.1).
    Secret(Secret<String>),
    /// A signed assertion (RFC 7523, section 2.2).
    Signature {
        /// What signs.
        key: SigningKey,
        /// Its name in the key set the bank knows.
        id: Option<String>,
    },
}

/// A private key that signs as FAPI allows.
pub(super) enum SigningKey {
    /// PS256.
    Rsa(Box<RsaKeyPair>),
    /// ES256.
    P256(Box<EcdsaKeyPair>),
}

impl Proof {
    /// Reads the proof among `files`.
    ///
    /// # Errors
    ///
    /// [`ProofError`] names the file.
    pub(super) fn read(files: &ProofFiles<'_>) -> Result<Self, ProofError> {
        if let Some(path) = files.signing_key {
            let key = SigningKey::read(path)?;
            return Ok(Self::Signature { key, id: files.signing_key_id.map(str::to_owned) });
        }
        let Some(path) = files.client_secret else { return Ok(Self::Certificate) };
        let failed = |source| KeyFileFailure::Io { path: path.to_owned(), source };
        let file = File::open(path).map_err(failed)?;
        refuse_exposed(path, &file)?;
        let mut text = Zeroizing::new(String::new());
        file.take(SECRET_BYTES_MAX).read_to_string(&mut text).map_err(failed)?;
        match text.trim() {
            "" => Err(ProofError::File { path: path.to_owned(), problem: "is empty" }),
            secret => Ok(Self::Secret(Secret::new(secret.to_owned()))),
        }
    }

    /// The `Authorization` field for the client `id`, where this proof is one.
    pub(super) fn authorization(&self, id: &str) -> Option<Secret<String>> {
        let Self::Secret(secret) = self else { return None };
        // Both parts are form-encoded first (RFC 6749, section 2.3.1).
        let coded = |text: &str| {
            Zeroizing::new(form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>())
        };
        let pair = Zeroizing::new(format!("{}:{}", *coded(id), *coded(secret.expose())));
        Some(Secret::new(format!("Basic {}", STANDARD.encode(pair.as_bytes()))))
    }

    /// The signed statement that the client `id` asks `endpoint`, where this proof is one.
    ///
    /// # Errors
    ///
    /// [`MintFailure`] when the system gives no randomness to sign with.
    pub(super) fn assertion(
        &self,
        id: &str,
        endpoint: &str,
        now: Now,
    ) -> Result<Option<String>, MintFailure> {
        let Self::Signature { key, id: key_id } = self else { return Ok(None) };
        let name = URL_SAFE_NO_PAD.encode(mint::random::<16>()?);
        let issued = now.unix_seconds();
        let mut head = json!({"alg": key.algorithm(), "typ": "JWT"});
        if let Some(key_id) = key_id {
            head["kid"] = key_id.as_str().into();
        }
        let claims = json!({"iss": id, "sub": id, "aud": endpoint, "jti": name,
            "iat": issued, "exp": issued + ASSERTION_SECONDS});
        let coded = |part: serde_json::Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let signed = format!("{}.{}", coded(head), coded(claims));
        let signature = key.sign(signed.as_bytes())?;
        Ok(Some(format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))))
    }
}

impl SigningKey {
    fn read(path: &Path) -> Result<Self, ProofError> {
        let key = private_key(path)?;
        let der = key.secret_der();
        if let Ok(rsa) = RsaKeyPair::from_pkcs8(der) {
            return Ok(Self::Rsa(Box::new(rsa)));
        }
        let p256 =
            EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der, &SystemRandom::new());
        let problem = "holds no RSA or P-256 private key (PKCS#8)";
        match p256 {
            Ok(key) => Ok(Self::P256(Box::new(key))),
            Err(_) => Err(ProofError::File { path: path.to_owned(), problem }),
        }
    }

    fn algorithm(&self) -> &'static str {
        match self {
            Self::Rsa(_) => "PS256",
            Self::P256(_) => "ES256",
        }
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, MintFailure> {
        let random = SystemRandom::new();
        match self {
            Self::Rsa(key) => {
                let mut signature = vec![0; key.public().modulus_len()];
                key.sign(&RSA_PSS_SHA256, &random, message, &mut signature)
                    .map_err(|_| MintFailure::NoRandomness)?;
                Ok(signature)
            }
            Self::P256(key) => {
                let signature = key.sign(&random, message);
                Ok(signature.map_err(|_| MintFailure::NoRandomness)?.as_ref().to_vec())
            }
        }
    }
}

/// The TLS that `files` make: whom it trusts, and what it shows.
///
/// # Errors
///
/// [`ProofError`] names the file.
pub(super) fn tls(files: &ProofFiles<'_>) -> Result<TlsConnector, ProofError> {
    let mut roots = RootCertStore::empty();
    match files.trust_anchors {
        None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
        Some(path) => {
            for anchor in certificates(path)? {
                roots.add(anchor)?;
            }
        }
    }
    let builder = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots);
    let mut config = match (files.certificate, files.key) {
        (Some(chain), Some(key)) => {
            builder.with_client_auth_cert(certificates(chain)?, private_key(key)?)?
        }
        _ => builder.with_no_client_auth(),
    };
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsConnector::from(Arc::new(config)))
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, ProofError> {
    let wrong = |problem| ProofError::File { path: path.to_owned(), problem };
    let read = CertificateDer::pem_file_iter(path).and_then(Iterator::collect);
    let chain: Vec<_> = read.map_err(|_| wrong("cannot be read as PEM certificates"))?;
    if chain.is_empty() {
        return Err(wrong("holds no certificate (-----BEGIN CERTIFICATE-----)"));
    }
    Ok(chain)
}

fn private_key(path: &Path) -> Result<PrivateKeyDer<'static>, ProofError> {
    let failed = |source| KeyFileFailure::Io { path: path.to_owned(), source };
    let file = File::open(path).map_err(failed)?;
    refuse_exposed(path, &file)?;
    let key = PrivateKeyDer::from_pem_reader(BufReader::new(file));
    let problem = "holds no private key (-----BEGIN PRIVATE KEY-----)";
    key.map_err(|_| ProofError::File { path: path.to_owned(), problem })
}

#[cfg(test)]
mod tests {
    use ring::signature::{ECDSA_P256_SHA256_FIXED, KeyPair, UnparsedPublicKey};

    use super::*;

    #[test]
    fn an_assertion_can_be_checked_with_the_public_key() {
        let random = SystemRandom::new();
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        let der = made.as_ref();
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, der, &random).unwrap();
        let public = key.public_key().as_ref().to_vec();
        let key = SigningKey::P256(Box::new(key));
        let proof = Proof::Signature { key, id: Some("k1".to_owned()) };
        let now = Now::at("2026-09-21T12:00:00Z".parse().unwrap());
        let endpoint = "https://auth.bank.example/token";
        let text = proof.assertion("saldo", endpoint, now).unwrap().unwrap();
        let (signed, signature) = text.rsplit_once('.').unwrap();
        let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, public)
            .verify(signed.as_bytes(), &signature)
            .unwrap();
        let parts: Vec<serde_json::Value> = signed
            .split('.')
            .map(|part| serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap())
            .collect();
        assert_eq!((&parts[0]["alg"], &parts[0]["kid"]), (&"ES256".into(), &"k1".into()));
        assert_eq!((&parts[1]["aud"], &parts[1]["sub"]), (&endpoint.into(), &"saldo".into()));
    }

    #[test]
    fn a_secret_is_coded_before_it_is_joined() {
        let proof = Proof::Secret(Secret::new("s:e cret".to_owned()));
        let field = proof.authorization("id").unwrap();
        let coded = field.expose().strip_prefix("Basic ").unwrap();
        assert_eq!(STANDARD.decode(coded).unwrap(), b"id:s%3Ae+cret");
    }
}
