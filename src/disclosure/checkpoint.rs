//! Signed checkpoints: what shows that the end of a chain was cut off.
//!
//! A checkpoint says how many records there were at a time and what the hash of the last one was.
//! It is signed (Ed25519, RFC 8032) and kept elsewhere than the chain.

use chrono::{DateTime, SecondsFormat, Utc};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde::Deserialize;
use thiserror::Error;

use super::chain::Receipt;
use crate::basics::{Digest, Secret};

/// What every checkpoint begins with: tells its line from others in the same file.
const BEGINNING: &str = "{\"checkpoint\":1,";

/// Stands before the signature over everything left of it.
const SIGNATURE: &str = ",\"signature\":\"";

/// How many hexadecimal digits a signature has.
const SIGNATURE_DIGITS: usize = 128;

/// The bytes are no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a checkpoint key has exactly 32 random bytes")]
pub struct BadCheckpointKey;

/// A line that looks like a checkpoint and is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("is no checkpoint that was signed with this key")]
pub struct BadCheckpoint;

/// Where a chain stood at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint {
    /// When.
    pub at: DateTime<Utc>,
    /// How many records there were, and the hash of the last one.
    pub head: Receipt,
}

/// Signs checkpoints.
pub struct CheckpointKey(Ed25519KeyPair);

impl CheckpointKey {
    /// The key with these 256 random bits.
    ///
    /// # Errors
    ///
    /// [`BadCheckpointKey`], which 256 bits never lead to.
    pub fn new(secret: &Secret<[u8; 32]>) -> Result<Self, BadCheckpointKey> {
        let pair = Ed25519KeyPair::from_seed_unchecked(secret.expose());
        pair.map(Self).map_err(|_| BadCheckpointKey)
    }

    /// What checks its signatures, for whoever is to check them.
    pub fn public(&self) -> Digest {
        let mut bytes = [0; 32];
        bytes.copy_from_slice(self.0.public_key().as_ref());
        Digest::from_bytes(bytes)
    }

    /// `checkpoint` as one line of JSON, without its line feed: `checkpoint` (the version), `at`
    /// (RFC 3339, UTC, milliseconds), `records`, `head` and `signature` (hexadecimal digits) over
    /// the bytes of the line before it.
    pub fn sign(&self, checkpoint: &Checkpoint) -> String {
        let at = checkpoint.at.to_rfc3339_opts(SecondsFormat::Millis, true);
        let Receipt { sequence, hash } = checkpoint.head;
        let head = hash.to_hex();
        let stem = format!("{BEGINNING}\"at\":\"{at}\",\"records\":{sequence},\"head\":\"{head}\"");
        let signature = super::chain::hexadecimal(self.0.sign(stem.as_bytes()).as_ref());
        format!("{stem}{SIGNATURE}{signature}\"}}")
    }
}

#[derive(Deserialize)]
struct Written {
    at: DateTime<Utc>,
    records: u64,
    head: String,
}

/// The checkpoint in `line`, signed with the key whose public half is `public`; `None` for a line
/// that is something else.
///
/// # Errors
///
/// [`BadCheckpoint`] for one that was altered, or signed with another key.
pub fn read_checkpoint(line: &str, public: Digest) -> Result<Option<Checkpoint>, BadCheckpoint> {
    if !line.starts_with(BEGINNING) {
        return Ok(None);
    }
    let parts = line.strip_suffix("\"}").and_then(|rest| rest.rsplit_once(SIGNATURE));
    let (stem, signature) = parts.ok_or(BadCheckpoint)?;
    let (first, second) = signature
        .split_at_checked(SIGNATURE_DIGITS / 2)
        .and_then(|(first, second)| Some((Digest::from_hex(first)?, Digest::from_hex(second)?)))
        .ok_or(BadCheckpoint)?;
    let signature = [first.as_bytes().as_slice(), second.as_bytes()].concat();
    let key = UnparsedPublicKey::new(&ED25519, public.as_bytes());
    key.verify(stem.as_bytes(), &signature).map_err(|_| BadCheckpoint)?;
    let written: Written = serde_json::from_str(line).map_err(|_| BadCheckpoint)?;
    let hash = Digest::from_hex(&written.head).ok_or(BadCheckpoint)?;
    let head = Receipt { sequence: written.records, hash };
    Ok(Some(Checkpoint { at: written.at, head }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(byte: u8) -> CheckpointKey {
        CheckpointKey::new(&Secret::new([byte; 32])).unwrap()
    }

    fn checkpoint() -> Checkpoint {
        let at = DateTime::from_timestamp_millis(1_790_000_000_007).unwrap();
        Checkpoint { at, head: Receipt { sequence: 42, hash: Digest::from_bytes([0xab; 32]) } }
    }

    /// The first test of RFC 8032, section 7.1: the public half is the standard's.
    #[test]
    fn the_key_is_an_ed25519_key() {
        let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
        let seed = Secret::new(*Digest::from_hex(seed).unwrap().as_bytes());
        let public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
        assert_eq!(CheckpointKey::new(&seed).unwrap().public().to_hex(), public);
    }

    #[test]
    fn a_checkpoint_reads_back_and_no_other_does() {
        let line = key(1).sign(&checkpoint());
        let start = concat!(
            r#"{"checkpoint":1,"at":"2026-09-21T14:13:20.007Z","records":42,"#,
            r#""head":"abababababababababababababababab"#
        );
        assert!(line.starts_with(start), "{line}");
        assert_eq!(read_checkpoint(&line, key(1).public()), Ok(Some(checkpoint())));
        assert_eq!(read_checkpoint(&line, key(2).public()), Err(BadCheckpoint));
        assert_eq!(read_checkpoint("{\"event\":\"server\"}", key(1).public()), Ok(None));
        for place in BEGINNING.len()..line.len() {
            let mut altered = line.clone().into_bytes();
            altered[place] ^= 1;
            let altered = String::from_utf8(altered).unwrap();
            assert_eq!(read_checkpoint(&altered, key(1).public()), Err(BadCheckpoint), "{place}");
        }
        for end in BEGINNING.len()..line.len() {
            assert_eq!(read_checkpoint(&line[..end], key(1).public()), Err(BadCheckpoint));
        }
    }
}
