//! Fresh random names: tokens, codes, other secrets, and link ids.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::{SecureRandom, SystemRandom};
use thiserror::Error;
use zeroize::Zeroize;

use crate::basics::{BadId, LinkId, Secret};
use crate::oauth::SecretKind;

/// What every link id starts with: tells one from a customer id at a glance.
const LINK_ID_PREFIX: &str = "lnk_";

/// Why nothing could be minted.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum MintFailure {
    /// The operating system gave no random bytes.
    #[error("the operating system gives no random bytes")]
    NoRandomness,
    /// A made id is no id.
    #[error("a made id is none: {0}")]
    BadId(#[from] BadId),
}

/// A fresh access token: [`secret`] of that kind.
///
/// # Errors
///
/// [`MintFailure::NoRandomness`].
pub fn access_token() -> Result<Secret<String>, MintFailure> {
    secret(SecretKind::AccessToken)
}

/// A fresh secret: the kind's prefix and 256 random bits in base64url.
///
/// What keeps it knows its digest only (`digest_of` the whole text): it cannot be shown again.
///
/// # Errors
///
/// [`MintFailure::NoRandomness`].
pub fn secret(kind: SecretKind) -> Result<Secret<String>, MintFailure> {
    let mut bytes = random::<32>()?;
    let mut text = String::with_capacity(kind.prefix().len() + 43);
    text.push_str(kind.prefix());
    URL_SAFE_NO_PAD.encode_string(bytes, &mut text);
    bytes.zeroize();
    Ok(Secret::new(text))
}

/// A fresh link id: a prefix and 128 random bits in base64url.
///
/// # Errors
///
/// [`MintFailure::NoRandomness`].
pub fn link_id() -> Result<LinkId, MintFailure> {
    let text = format!("{LINK_ID_PREFIX}{}", URL_SAFE_NO_PAD.encode(random::<16>()?));
    Ok(LinkId::new(&text)?)
}

/// Random bytes from the operating system.
///
/// # Errors
///
/// [`MintFailure::NoRandomness`].
pub fn random<const N: usize>() -> Result<[u8; N], MintFailure> {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).map_err(|_| MintFailure::NoRandomness)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_carry_256_bits_and_differ() {
        let (one, two) = (access_token().unwrap(), access_token().unwrap());
        assert_ne!(one.expose(), two.expose());
        let bits = one.expose().strip_prefix("saldo_at_").unwrap();
        assert_eq!(URL_SAFE_NO_PAD.decode(bits).unwrap().len(), 32);
        assert_ne!(link_id().unwrap(), link_id().unwrap());
    }
}
