//! The frame of a talk, sealed for its way through the platform's session attributes.
//!
//! The platform stores what Saldo sends and returns it with the next turn. Sealed (AES-256-GCM,
//! NIST SP 800-38D), it learns nothing from it and cannot change it; bound to application, user
//! and session, it cannot be replayed into another talk.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use thiserror::Error;

use crate::basics::{ApplicationId, Digest, Now, digest_of};
use crate::dialogue::{FRAME_BYTES_MAX, Frame};

/// How long a sealed frame is good for, in seconds.
///
/// A session lasts minutes; half an hour forgives a long pause on a screen device. What is older
/// was kept by somebody.
const LIFETIME_S: i64 = 30 * 60;

/// How far ahead the clock of another node may be, in seconds.
const CLOCK_AHEAD_S_MAX: i64 = 60;

/// The longest attribute that is opened, in characters: base64 of the longest sealed frame.
pub(super) const SEALED_CHARACTERS_MAX: usize = 11_000;

/// The first byte of what is sealed: its format.
const FORMAT: u8 = 1;

/// Bytes of the time of sealing in front of the frame.
const ISSUED_BYTES: usize = 8;

/// How many random bytes [`SessionKeys::seal`] takes.
pub const SEAL_NONCE_BYTES: usize = NONCE_LEN;

/// A key that cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a session key has exactly 32 random bytes")]
pub struct BadSessionKey;

/// The keys that seal frames. Every node of an installation has the same ones.
pub struct SessionKeys {
    current: LessSafeKey,
    previous: Option<LessSafeKey>,
}

/// Which talk a frame belongs to: digest of application, user and session id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Talk(Digest);

impl Talk {
    /// The talk of `user` with `application` in the session with this id.
    pub fn of(application: &ApplicationId, user: Option<Digest>, session_id: &str) -> Self {
        let mut bytes = Vec::with_capacity(128);
        // Lengths in front keep one field's end from reading as the next one's beginning.
        for field in [application.as_str().as_bytes(), session_id.as_bytes()] {
            bytes.extend_from_slice(&(field.len() as u64).to_be_bytes());
            bytes.extend_from_slice(field);
        }
        bytes.extend(user.iter().flat_map(|user| user.as_bytes()));
        Self(digest_of(&bytes))
    }
}

impl SessionKeys {
    /// Seals with `current` and opens with both: put a new key first, drop the old one after
    /// thirty minutes.
    ///
    /// # Errors
    ///
    /// [`BadSessionKey`] when a key does not have 32 bytes.
    pub fn new(current: &[u8], previous: Option<&[u8]>) -> Result<Self, BadSessionKey> {
        let key = |bytes: &[u8]| {
            UnboundKey::new(&AES_256_GCM, bytes).map(LessSafeKey::new).map_err(|_| BadSessionKey)
        };
        Ok(Self { current: key(current)?, previous: previous.map(key).transpose()? })
    }

    /// Seals `frame` for `talk`. `None` when it is too large to travel: the talk then forgets.
    ///
    /// `nonce` is fresh random bytes for every call: with 96 random bits one key is good for some
    /// four billion turns (NIST SP 800-38D, section 8.3).
    pub fn seal(
        &self,
        frame: &Frame,
        talk: &Talk,
        now: Now,
        nonce: [u8; SEAL_NONCE_BYTES],
    ) -> Option<String> {
        let mut sealed = Vec::with_capacity(512);
        sealed.push(FORMAT);
        sealed.extend_from_slice(&nonce);
        let mut frame_bytes = now.unix_seconds().to_be_bytes().to_vec();
        serde_json::to_writer(&mut frame_bytes, frame).ok()?;
        if frame_bytes.len() > ISSUED_BYTES + FRAME_BYTES_MAX {
            return None;
        }
        let nonce = Nonce::assume_unique_for_key(nonce);
        self.current
            .seal_in_place_append_tag(nonce, Aad::from(talk.0.as_bytes()), &mut frame_bytes)
            .ok()?;
        sealed.extend_from_slice(&frame_bytes);
        Some(URL_SAFE_NO_PAD.encode(sealed))
    }

    /// Opens what [`SessionKeys::seal`] made for the same `talk`, within thirty minutes.
    ///
    /// Anything else is the default frame, never an error: the talk begins anew.
    pub fn open(&self, sealed: &str, talk: &Talk, now: Now) -> Frame {
        self.try_open(sealed, talk, now).unwrap_or_default()
    }

    fn try_open(&self, sealed: &str, talk: &Talk, now: Now) -> Option<Frame> {
        if sealed.len() > SEALED_CHARACTERS_MAX {
            return None;
        }
        let bytes = URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let (&FORMAT, rest) = bytes.split_first()? else { return None };
        let (nonce, sealed) = rest.split_first_chunk::<SEAL_NONCE_BYTES>()?;
        let opened = [Some(&self.current), self.previous.as_ref()].into_iter().flatten().find_map(
            |key| {
                let nonce = Nonce::assume_unique_for_key(*nonce);
                let mut bytes = sealed.to_vec();
                let plain = key.open_in_place(nonce, Aad::from(talk.0.as_bytes()), &mut bytes);
                plain.ok().map(|plain| plain.to_vec())
            },
        )?;
        let (issued, frame) = opened.split_first_chunk::<ISSUED_BYTES>()?;
        let age = now.unix_seconds().checked_sub(i64::from_be_bytes(*issued))?;
        if !(-CLOCK_AHEAD_S_MAX..=LIFETIME_S).contains(&age) {
            return None;
        }
        serde_json::from_slice(frame).ok()
    }
}

impl std::fmt::Debug for SessionKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionKeys(..)")
    }
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;
    use crate::bank::{AccountChoice, Metric, Question};
    use crate::dialogue::Open;

    fn frame() -> Frame {
        let accounts = AccountChoice { name: Some("rainy day".to_owned()), ..Default::default() };
        let question = Question::new(Metric::Balance, accounts);
        let rest = Some(question.clone());
        Frame { topic: Some(question), open: Open::More, rest, misses: 1, ..Frame::default() }
    }

    fn talk(application: &str, user: &[u8], session: &str) -> Talk {
        let application = ApplicationId::new(application).unwrap();
        Talk::of(&application, Some(digest_of(user)), session)
    }

    fn keys(current: u8, previous: Option<u8>) -> SessionKeys {
        let previous = previous.map(|byte| [byte; 32]);
        SessionKeys::new(&[current; 32], previous.as_ref().map(<[u8; 32]>::as_slice)).unwrap()
    }

    fn now() -> Now {
        Now::at("2026-11-20T09:15:30Z".parse().unwrap())
    }

    fn sealed() -> (String, Talk) {
        let talk = talk("skill-a", b"user", "session");
        (keys(1, None).seal(&frame(), &talk, now(), [7; 12]).unwrap(), talk)
    }

    #[test]
    fn what_was_sealed_opens_in_the_same_talk() {
        let (sealed, talk) = sealed();
        assert_eq!(keys(1, None).open(&sealed, &talk, now()), frame());
        assert_eq!(keys(2, Some(1)).open(&sealed, &talk, now()), frame());
        assert!(!sealed.contains("rainy"));
    }

    #[test]
    fn another_talk_or_key_opens_nothing() {
        let (sealed, same) = sealed();
        for other in [
            talk("skill-b", b"user", "session"),
            talk("skill-a", b"other", "session"),
            talk("skill-a", b"user", "sessions"),
            Talk::of(&ApplicationId::new("skill-a").unwrap(), None, "session"),
        ] {
            assert_eq!(keys(1, None).open(&sealed, &other, now()), Frame::default());
        }
        assert_eq!(keys(2, None).open(&sealed, &same, now()), Frame::default());
    }

    #[test]
    fn a_sealed_frame_ages() {
        let (sealed, talk) = sealed();
        for (seconds, opens) in [(-61, false), (-60, true), (1_800, true), (1_801, false)] {
            let later = now().plus(Duration::seconds(seconds));
            assert_eq!(keys(1, None).open(&sealed, &talk, later) == frame(), opens, "{seconds}");
        }
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let (sealed, talk) = sealed();
        let bytes = URL_SAFE_NO_PAD.decode(&sealed).unwrap();
        for index in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[index] ^= 1;
            let changed = URL_SAFE_NO_PAD.encode(changed);
            assert_eq!(keys(1, None).open(&changed, &talk, now()), Frame::default(), "{index}");
            let cut = URL_SAFE_NO_PAD.encode(&bytes[..index]);
            assert_eq!(keys(1, None).open(&cut, &talk, now()), Frame::default(), "{index}");
        }
        for odd in ["", "?", "AQ", &"A".repeat(20_000)] {
            assert_eq!(keys(1, None).open(odd, &talk, now()), Frame::default(), "{odd}");
        }
    }

    #[test]
    fn the_largest_frame_travels_and_no_larger_one() {
        let (_, talk) = sealed();
        let named = |bytes| Frame { preferred: Some("x".repeat(bytes)), ..Frame::default() };
        let empty = serde_json::to_vec(&named(0)).unwrap().len();
        let largest = named(FRAME_BYTES_MAX - empty);
        let keys = keys(1, None);
        let sealed = keys.seal(&largest, &talk, now(), [0; 12]).unwrap();
        assert_eq!(keys.open(&sealed, &talk, now()), largest);
        let larger = named(FRAME_BYTES_MAX - empty + 1);
        assert_eq!(keys.seal(&larger, &talk, now(), [0; 12]), None);
    }

    #[test]
    fn keys_have_their_length() {
        assert!(SessionKeys::new(&[1; 31], None).is_err());
        assert!(SessionKeys::new(&[1; 32], Some(&[])).is_err());
    }
}
