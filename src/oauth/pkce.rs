//! Proof Key for Code Exchange (RFC 7636), method S256 only.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq;
use thiserror::Error;

use crate::basics::digest_of;

/// Base64url of 32 bytes without padding.
const CHALLENGE_CHARS: usize = 43;
/// How long a verifier may be (RFC 7636, section 4.1).
const VERIFIER_CHARS: std::ops::RangeInclusive<usize> = 43..=128;

/// Text that is neither a challenge nor a verifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not a code challenge of method S256, or not a code verifier")]
pub struct BadChallenge;

/// A code challenge: base64url of the SHA-256 digest of the verifier.
#[derive(Clone)]
pub struct Challenge([u8; CHALLENGE_CHARS]);

impl Challenge {
    /// Reads what a client sent, or what was stored.
    ///
    /// # Errors
    ///
    /// [`BadChallenge`] unless it is the base64url text of 32 bytes.
    pub fn read(text: &str) -> Result<Self, BadChallenge> {
        let chars: [u8; CHALLENGE_CHARS] = text.as_bytes().try_into().map_err(|_| BadChallenge)?;
        match URL_SAFE_NO_PAD.decode(chars) {
            Ok(bytes) if bytes.len() == 32 => Ok(Self(chars)),
            _ => Err(BadChallenge),
        }
    }

    /// The challenge that belongs to `verifier`.
    ///
    /// # Errors
    ///
    /// [`BadChallenge`] unless the verifier is 43 to 128 characters of `A-Z a-z 0-9 - . _ ~`.
    pub fn of_verifier(verifier: &str) -> Result<Self, BadChallenge> {
        let unreserved =
            |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~');
        if !VERIFIER_CHARS.contains(&verifier.len()) || !verifier.bytes().all(unreserved) {
            return Err(BadChallenge);
        }
        let mut chars = [0; CHALLENGE_CHARS];
        let digest = digest_of(verifier.as_bytes());
        match URL_SAFE_NO_PAD.encode_slice(digest.as_bytes(), &mut chars) {
            Ok(CHALLENGE_CHARS) => Ok(Self(chars)),
            _ => Err(BadChallenge),
        }
    }

    /// The challenge as text.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl PartialEq for Challenge {
    /// In constant time.
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for Challenge {}

impl fmt::Debug for Challenge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Challenge(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_holds() {
        // RFC 7636, appendix B.
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        assert_eq!(Challenge::of_verifier(verifier).unwrap().as_str(), challenge);
        assert_eq!(Challenge::of_verifier(verifier), Challenge::read(challenge));
    }

    #[test]
    fn lengths_and_characters_are_held_to_the_standard() {
        for good in [43, 128] {
            assert!(Challenge::of_verifier(&"~".repeat(good)).is_ok());
        }
        for bad in ["a".repeat(42), "a".repeat(129), "a".repeat(42) + "/", "a".repeat(42) + "="] {
            assert_eq!(Challenge::of_verifier(&bad), Err(BadChallenge), "{bad}");
        }
        // Base64url, 43 characters, and no bits left over.
        for bad in ["a".repeat(42), "a".repeat(44), "+".repeat(43), "b".repeat(43)] {
            assert_eq!(Challenge::read(&bad), Err(BadChallenge), "{bad}");
        }
    }
}
