//! The key under which records hold what is personal: whoever destroys it erases the person.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hmac;
use thiserror::Error;
use zeroize::Zeroizing;

use super::chain::{ChainKey, hexadecimal};
use crate::basics::{CustomerId, LinkId, Secret};

/// How many fresh random bytes each sealing takes.
pub const RECORD_NONCE_BYTES: usize = NONCE_LEN;

/// Derives the pseudonym of a customer from their key.
const SUBJECT_LABEL: &[u8] = b"saldo customer 1";

/// Derives the pseudonym of a link, whose id follows; see [`SUBJECT_LABEL`].
const LINK_LABEL: &[u8] = b"saldo link 1 ";

/// A text or a key could not be sealed: the cipher refuses what is longer than gigabytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a record could not be sealed")]
pub struct SealFailure;

/// The key of one customer: seals what their records say of them (AES-256-GCM, NIST SP 800-38D)
/// and gives them the pseudonym under which records name them.
///
/// The store keeps it wrapped under the [`ChainKey`], which lies elsewhere. Once its row is
/// destroyed nobody can tell whom the records were about, while the chain over them still holds.
pub struct CustomerKey {
    cipher: LessSafeKey,
    names: hmac::Key,
    pseudonym: String,
}

impl CustomerKey {
    /// The key with these 256 random bits.
    ///
    /// # Errors
    ///
    /// [`SealFailure`], which 256 bits never lead to.
    pub fn new(secret: &Secret<[u8; 32]>) -> Result<Self, SealFailure> {
        let names = hmac::Key::new(hmac::HMAC_SHA256, secret.expose());
        let pseudonym = hexadecimal(&hmac::sign(&names, SUBJECT_LABEL).as_ref()[..16]);
        Ok(Self { cipher: cipher(secret.expose())?, names, pseudonym })
    }

    /// What records call the customer: 32 hexadecimal digits, which say nothing without the key.
    pub fn pseudonym(&self) -> &str {
        &self.pseudonym
    }

    /// What records call `link`: 32 hexadecimal digits, which say nothing without the key.
    pub fn link_pseudonym(&self, link: &LinkId) -> String {
        let mut context = hmac::Context::with_key(&self.names);
        context.update(LINK_LABEL);
        context.update(link.as_str().as_bytes());
        hexadecimal(&context.sign().as_ref()[..16])
    }

    /// `text` sealed for a place next to `beside`, which stays readable: base64 of the nonce and
    /// what was sealed.
    pub(super) fn seal(
        &self,
        nonce: [u8; RECORD_NONCE_BYTES],
        beside: &str,
        text: &str,
    ) -> Result<String, SealFailure> {
        let sealed = seal(&self.cipher, nonce, beside.as_bytes(), text.as_bytes())?;
        Ok(STANDARD_NO_PAD.encode(sealed))
    }

    /// What [`CustomerKey::seal`] made of a text next to the same `beside`; `None` for anything
    /// else.
    pub(super) fn open(&self, beside: &str, sealed: &str) -> Option<Zeroizing<String>> {
        let bytes = STANDARD_NO_PAD.decode(sealed).ok()?;
        let opened = open(&self.cipher, beside.as_bytes(), &bytes)?;
        Some(Zeroizing::new(std::str::from_utf8(&opened).ok()?.to_owned()))
    }
}

impl fmt::Debug for CustomerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CustomerKey(..)")
    }
}

impl ChainKey {
    /// The key of `customer` as a store keeps it: sealed, and of use for nobody else.
    ///
    /// # Errors
    ///
    /// [`SealFailure`], which 256 bits never lead to.
    pub fn wrap(
        &self,
        customer: &CustomerId,
        key: &Secret<[u8; 32]>,
        nonce: [u8; RECORD_NONCE_BYTES],
    ) -> Result<Vec<u8>, SealFailure> {
        let cipher = cipher(self.wrapping())?;
        seal(&cipher, nonce, customer.as_str().as_bytes(), key.expose())
    }

    /// The key that was [wrapped](Self::wrap) for `customer`; `None` for anything else.
    pub fn unwrapped(&self, customer: &CustomerId, wrapped: &[u8]) -> Option<CustomerKey> {
        let cipher = cipher(self.wrapping()).ok()?;
        let opened = open(&cipher, customer.as_str().as_bytes(), wrapped)?;
        let bytes: [u8; 32] = opened.as_slice().try_into().ok()?;
        CustomerKey::new(&Secret::new(bytes)).ok()
    }
}

fn cipher(bytes: &[u8; 32]) -> Result<LessSafeKey, SealFailure> {
    UnboundKey::new(&AES_256_GCM, bytes).map(LessSafeKey::new).map_err(|_| SealFailure)
}

/// The nonce, and `text` sealed under it.
fn seal(
    cipher: &LessSafeKey,
    nonce: [u8; RECORD_NONCE_BYTES],
    beside: &[u8],
    text: &[u8],
) -> Result<Vec<u8>, SealFailure> {
    let mut bytes = Vec::with_capacity(nonce.len() + text.len() + AES_256_GCM.tag_len());
    bytes.extend_from_slice(&nonce);
    bytes.extend_from_slice(text);
    let unique = Nonce::assume_unique_for_key(nonce);
    let tag = cipher
        .seal_in_place_separate_tag(unique, Aad::from(beside), &mut bytes[nonce.len()..])
        .map_err(|_| SealFailure)?;
    bytes.extend_from_slice(tag.as_ref());
    Ok(bytes)
}

fn open(cipher: &LessSafeKey, beside: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, rest) = sealed.split_first_chunk::<RECORD_NONCE_BYTES>()?;
    let mut bytes = Zeroizing::new(rest.to_vec());
    let unique = Nonce::assume_unique_for_key(*nonce);
    let length = cipher.open_in_place(unique, Aad::from(beside), &mut bytes).ok()?.len();
    bytes.truncate(length);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(id: &str) -> CustomerId {
        CustomerId::new(id).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_with_the_same_key_in_the_same_place() {
        let secret = Secret::new([3; 32]);
        let key = CustomerKey::new(&secret).unwrap();
        let sealed = key.seal([9; 12], "beside", "canary").unwrap();
        assert!(!sealed.contains("canary"));
        assert_eq!(key.open("beside", &sealed).unwrap().as_str(), "canary");
        assert!(key.open("besides", &sealed).is_none());
        assert!(key.open("beside", &sealed[1..]).is_none() && key.open("beside", "").is_none());
        let other = CustomerKey::new(&Secret::new([4; 32])).unwrap();
        assert!(other.open("beside", &sealed).is_none());
        assert_ne!(other.pseudonym(), key.pseudonym());
        // Computed with Python: hmac.new(bytes([3] * 32), b"saldo customer 1", "sha256").
        assert_eq!(key.pseudonym(), "6f19ea86fe8c8bd649e8e1bff39a888b");
    }

    #[test]
    fn a_wrapped_key_is_of_use_for_its_customer_and_chain_alone() {
        let chain = ChainKey::new(&Secret::new([7; 32]));
        let secret = Secret::new([3; 32]);
        let wrapped = chain.wrap(&customer("17"), &secret, [1; 12]).unwrap();
        let key = chain.unwrapped(&customer("17"), &wrapped).unwrap();
        assert_eq!(key.pseudonym(), CustomerKey::new(&secret).unwrap().pseudonym());
        assert!(!wrapped.windows(4).any(|window| window == [3; 4]));
        assert!(chain.unwrapped(&customer("18"), &wrapped).is_none());
        let other = ChainKey::new(&Secret::new([8; 32]));
        assert!(other.unwrapped(&customer("17"), &wrapped).is_none());
        for cut in 0..wrapped.len() {
            assert!(chain.unwrapped(&customer("17"), &wrapped[..cut]).is_none());
        }
    }
}
