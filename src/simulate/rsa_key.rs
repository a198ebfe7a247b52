//! RSA keys for development.

use std::fmt;

use rcgen::{PKCS_RSA_SHA256, PublicKeyData, SignatureAlgorithm};
use rsa::RsaPrivateKey;
use rsa::pkcs1::EncodeRsaPublicKey;
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey, LineEnding};
use rsa::rand_core::OsRng;

use super::authority_error::AuthorityError;
use crate::basics::Secret;

/// An RSA private key as PKCS#8, with its public half.
///
/// The only use of the `rsa` crate is making and converting keys, which `ring` cannot; every
/// signature is made by `ring`.
pub struct RsaKey {
    pkcs8: Secret<Vec<u8>>,
    public: Vec<u8>,
}

impl RsaKey {
    /// Makes a key of `bits` bits. Fewer than 2,048 are for tests of what is refused.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::Key`] for an impossible length.
    pub fn generate(bits: usize) -> Result<Self, AuthorityError> {
        let key = RsaPrivateKey::new(&mut OsRng, bits).map_err(|_| AuthorityError::Key)?;
        Self::of(&key)
    }

    /// Reads a key that [`RsaKey::to_pem`] wrote.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::Key`] when it is not PKCS#8 PEM of an RSA key.
    pub fn from_pem(pem: &str) -> Result<Self, AuthorityError> {
        let key = RsaPrivateKey::from_pkcs8_pem(pem).map_err(|_| AuthorityError::Key)?;
        Self::of(&key)
    }

    fn of(key: &RsaPrivateKey) -> Result<Self, AuthorityError> {
        let pkcs8 = key.to_pkcs8_der().map_err(|_| AuthorityError::Key)?;
        let public = key.to_public_key().to_pkcs1_der().map_err(|_| AuthorityError::Key)?;
        Ok(Self {
            pkcs8: Secret::new(pkcs8.as_bytes().to_vec()),
            public: public.as_bytes().to_vec(),
        })
    }

    /// The key as PKCS#8 PEM.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::Key`] when it cannot be encoded.
    pub fn to_pem(&self) -> Result<Secret<String>, AuthorityError> {
        let key =
            RsaPrivateKey::from_pkcs8_der(self.pkcs8.expose()).map_err(|_| AuthorityError::Key)?;
        let pem = key.to_pkcs8_pem(LineEnding::LF).map_err(|_| AuthorityError::Key)?;
        Ok(Secret::new(pem.to_string()))
    }

    /// The key as PKCS#8 DER.
    pub fn pkcs8(&self) -> &[u8] {
        self.pkcs8.expose()
    }

    /// The RSAPublicKey (RFC 8017, appendix A.1.1).
    pub fn public(&self) -> &[u8] {
        &self.public
    }
}

impl PublicKeyData for RsaKey {
    fn der_bytes(&self) -> &[u8] {
        &self.public
    }

    fn algorithm(&self) -> &'static SignatureAlgorithm {
        &PKCS_RSA_SHA256
    }
}

impl fmt::Debug for RsaKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RsaKey(..)")
    }
}
