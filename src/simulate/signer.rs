//! Signing bodies as Alexa does.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use ring::rand::SystemRandom;
use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair};

use super::authority_error::AuthorityError;
use super::rsa_key::RsaKey;

/// The leaf's private key, ready to sign request bodies.
#[derive(Debug)]
pub struct Signer {
    key: RsaKeyPair,
    random: SystemRandom,
}

impl Signer {
    /// A signer with `key`.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::Key`] for a key below 2,048 bits or of an odd size.
    pub fn new(key: &RsaKey) -> Result<Self, AuthorityError> {
        let key = RsaKeyPair::from_pkcs8(key.pkcs8()).map_err(|_| AuthorityError::Key)?;
        Ok(Self { key, random: SystemRandom::new() })
    }

    /// The value of the `Signature-256` field for exactly these bytes.
    ///
    /// # Errors
    ///
    /// [`AuthorityError::Key`] when the signature cannot be made.
    pub fn sign(&self, body: &[u8]) -> Result<String, AuthorityError> {
        let mut signature = vec![0; self.key.public().modulus_len()];
        self.key
            .sign(&RSA_PKCS1_SHA256, &self.random, body, &mut signature)
            .map_err(|_| AuthorityError::Key)?;
        Ok(STANDARD.encode(signature))
    }
}
