//! The chain: each record's hash continues the one before it, under a key.
//!
//! `hash = HMAC-SHA256(key, previous hash || text)`, where the hash before the first record is 32
//! zero bytes and the text is that of [`super::canonical_text`]. Whoever can write the store but
//! has not the key can change nothing unnoticed, except cut off the end; that shows against a
//! [`Receipt`] kept elsewhere.

use std::fmt;

use ring::hmac;
use thiserror::Error;

use super::erased::erased_parts;
use crate::basics::{AccountId, CustomerId, Digest, Secret};

/// The hash that the first record continues.
const GENESIS: [u8; 32] = [0; 32];

/// Derives the pseudonym key. Shorter than a hash, so it can never equal what a record is sealed
/// over.
const PSEUDONYM_LABEL: &[u8] = b"saldo pseudonyms 1";

/// Derives the check value; see [`PSEUDONYM_LABEL`].
const CHECK_LABEL: &[u8] = b"saldo chain key check 1";

/// Derives the key under which customers' keys are wrapped; see [`PSEUDONYM_LABEL`].
const WRAPPING_LABEL: &[u8] = b"saldo customer keys 1";

/// Derives the key that vouches for what took the place of an erased record; see
/// [`PSEUDONYM_LABEL`].
const ERASURE_LABEL: &[u8] = b"saldo erasures 1";

/// Where a record stands in the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Receipt {
    /// Its number, from 1, without gaps.
    pub sequence: u64,
    /// Its keyed hash, which the next record continues.
    pub hash: Digest,
}

impl Receipt {
    /// Where an empty chain stands.
    pub fn genesis() -> Self {
        Self { sequence: 0, hash: Digest::from_bytes(GENESIS) }
    }
}

/// The key of a chain, and the keys derived from it: of its pseudonyms, of its customers' keys, and
/// of what took the place of erased records.
///
/// Kept outside the store that holds the chain.
pub struct ChainKey {
    chain: hmac::Key,
    pseudonyms: hmac::Key,
    erasures: hmac::Key,
    wrapping: Secret<[u8; 32]>,
    check: Digest,
}

impl ChainKey {
    /// The chain key with these 256 bits.
    pub fn new(secret: &Secret<[u8; 32]>) -> Self {
        let chain = hmac::Key::new(hmac::HMAC_SHA256, secret.expose());
        let derived = |label| Secret::new(*digest(hmac::sign(&chain, label)).as_bytes());
        let key = |label| hmac::Key::new(hmac::HMAC_SHA256, derived(label).expose());
        let check = digest(hmac::sign(&chain, CHECK_LABEL));
        let (pseudonyms, erasures) = (key(PSEUDONYM_LABEL), key(ERASURE_LABEL));
        Self { pseudonyms, erasures, wrapping: derived(WRAPPING_LABEL), chain, check }
    }

    /// A value that tells this key from others and nothing about it: a store keeps it so that
    /// nobody goes on with a chain under another key by mistake.
    pub fn check_value(&self) -> Digest {
        self.check
    }

    /// Where a record with `text` stands when it follows `after`.
    #[must_use]
    pub fn seal(&self, after: Receipt, text: &str) -> Receipt {
        let mut context = hmac::Context::with_key(&self.chain);
        context.update(after.hash.as_bytes());
        context.update(text.as_bytes());
        Receipt { sequence: after.sequence.saturating_add(1), hash: digest(context.sign()) }
    }

    /// Where a record stored with `text` and `hash` stands when it follows `after`: with that very
    /// hash if and only if it is what was written, or what took its place when it was erased.
    pub(super) fn resume(&self, after: Receipt, hash: Digest, text: &str) -> Receipt {
        let vouched = erased_parts(text)
            .is_some_and(|(stem, tag)| self.erasure_tag(after.hash, hash, stem).to_hex() == tag);
        match vouched {
            true => Receipt { sequence: after.sequence.saturating_add(1), hash },
            false => self.seal(after, text),
        }
    }

    /// Whether the record stored as `found` with `text` follows `after`.
    pub fn continues(&self, after: Receipt, found: Receipt, text: &str) -> bool {
        self.resume(after, found.hash, text) == found
    }

    /// Vouches that what is left of the record with `hash`, which continues `before`, is `stem`.
    pub(super) fn erasure_tag(&self, before: Digest, hash: Digest, stem: &str) -> Digest {
        let mut context = hmac::Context::with_key(&self.erasures);
        context.update(before.as_bytes());
        context.update(hash.as_bytes());
        context.update(stem.as_bytes());
        digest(context.sign())
    }

    /// The key under which customers' keys are wrapped.
    pub(super) fn wrapping(&self) -> &[u8; 32] {
        self.wrapping.expose()
    }

    /// The pseudonym under which records of versions 1 and 2 name `customer`.
    pub fn customer_pseudonym(&self, customer: &CustomerId) -> String {
        self.pseudonym(&["customer", customer.as_str()])
    }

    /// The pseudonym under which records about `customer` name `account`.
    pub fn account_pseudonym(&self, customer: &CustomerId, account: &AccountId) -> String {
        self.pseudonym(&["account", customer.as_str(), account.as_str()])
    }

    /// The pseudonym of a customer who was erased: nothing else names anybody by it, so that it
    /// leads to no record.
    pub fn erased_pseudonym(&self, customer: &CustomerId) -> String {
        self.pseudonym(&["erased", customer.as_str()])
    }

    /// The pseudonym of what `parts` name, from the widest to the narrowest: 128 bits of a keyed
    /// hash, enough that two never meet by chance, as 32 hexadecimal digits.
    pub(super) fn pseudonym(&self, parts: &[&str]) -> String {
        let mut context = hmac::Context::with_key(&self.pseudonyms);
        for part in parts {
            context.update(part.as_bytes());
            // An identifier holds no control character: different parts never run together.
            context.update(&[0]);
        }
        hexadecimal(&context.sign().as_ref()[..16])
    }
}

impl fmt::Debug for ChainKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ChainKey(..)")
    }
}

pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        for nibble in [byte >> 4, byte & 0x0f] {
            text.push(char::from(b"0123456789abcdef"[usize::from(nibble)]));
        }
        text
    })
}

fn digest(tag: hmac::Tag) -> Digest {
    let mut bytes = [0; 32];
    bytes.copy_from_slice(tag.as_ref());
    Digest::from_bytes(bytes)
}

/// One record as the store holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainRecord<'a> {
    /// The number it is stored under.
    pub sequence: u64,
    /// The hash that is stored with it.
    pub hash: Digest,
    /// Its text.
    pub text: &'a str,
}

/// The first place where a chain does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Break {
    /// Records are missing.
    #[error("record {sequence} is missing: record {found} comes next")]
    Missing {
        /// The first one that is missing.
        sequence: u64,
        /// The one that comes next.
        found: u64,
    },
    /// The same number comes twice.
    #[error("record {sequence} is there twice")]
    Twice {
        /// Its number.
        sequence: u64,
    },
    /// A lower number follows a higher one.
    #[error("record {sequence} comes after record {after}")]
    Disordered {
        /// Its number.
        sequence: u64,
        /// The number before it.
        after: u64,
    },
    /// The hash does not continue the chain.
    #[error("record {sequence} is not the one that was written, or the key is another one")]
    Altered {
        /// Its number.
        sequence: u64,
    },
    /// The chain is sound in itself but ends before a record that is known to have been written.
    #[error("the chain ends at record {last}, but record {sequence} is known to have been written")]
    Truncated {
        /// The record that is known.
        sequence: u64,
        /// The last one there is.
        last: u64,
    },
    /// The chain is sound in itself but holds another record than the one that is known.
    #[error("record {sequence} is another one than the one known: the chain was written anew")]
    Rewritten {
        /// The record that is known.
        sequence: u64,
    },
}

impl Break {
    /// The number of the record at which the chain breaks.
    pub fn sequence(self) -> u64 {
        match self {
            Self::Missing { sequence, .. }
            | Self::Twice { sequence }
            | Self::Disordered { sequence, .. }
            | Self::Altered { sequence }
            | Self::Truncated { sequence, .. }
            | Self::Rewritten { sequence } => sequence,
        }
    }
}

/// Takes the records of a chain in order and finds the first break.
#[derive(Debug)]
pub struct Verifier<'k> {
    key: &'k ChainKey,
    head: Receipt,
    /// The ones that are still to come, the next one last.
    known: Vec<Receipt>,
}

impl<'k> Verifier<'k> {
    /// Starts before the first record. `known` are records known from elsewhere to have been
    /// written, the only thing against which a cut-off end shows.
    pub fn new(key: &'k ChainKey, known: impl IntoIterator<Item = Receipt>) -> Self {
        let mut known: Vec<Receipt> =
            known.into_iter().filter(|known| *known != Receipt::genesis()).collect();
        known.sort_unstable_by_key(|known| std::cmp::Reverse(known.sequence));
        Self { key, head: Receipt::genesis(), known }
    }

    /// Takes the next record.
    ///
    /// # Errors
    ///
    /// The [`Break`] it shows. The verifier then stays where it was.
    pub fn take(&mut self, record: ChainRecord<'_>) -> Result<(), Break> {
        let sequence = record.sequence;
        let last = self.head.sequence;
        if sequence == last {
            return Err(Break::Twice { sequence });
        }
        if sequence < last {
            return Err(Break::Disordered { sequence, after: last });
        }
        let next = self.key.resume(self.head, record.hash, record.text);
        if sequence != next.sequence {
            return Err(Break::Missing { sequence: next.sequence, found: sequence });
        }
        if record.hash != next.hash {
            return Err(Break::Altered { sequence });
        }
        while let Some(known) = self.known.last().filter(|known| known.sequence <= sequence) {
            // One that is no start of a chain has number 0 and a hash.
            if *known != next {
                return Err(Break::Rewritten { sequence: known.sequence });
            }
            self.known.pop();
        }
        self.head = next;
        Ok(())
    }

    /// Says that no record is left, and where the chain ends.
    ///
    /// # Errors
    ///
    /// [`Break::Truncated`] when a known record did not come,
    /// [`Break::Rewritten`] when what is known is no start of a chain.
    pub fn finish(self) -> Result<Receipt, Break> {
        let last = self.head.sequence;
        match self.known.first() {
            Some(known) if known.sequence == 0 => Err(Break::Rewritten { sequence: 0 }),
            Some(known) => Err(Break::Truncated { sequence: known.sequence, last }),
            None => Ok(self.head),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    type Stored = (u64, Digest, String);

    fn key() -> ChainKey {
        ChainKey::new(&Secret::new([7; 32]))
    }

    fn chain_of(texts: &[String]) -> Vec<Stored> {
        let key = key();
        let mut head = Receipt::genesis();
        let seal = |text: &String| {
            head = key.seal(head, text);
            (head.sequence, head.hash, text.clone())
        };
        texts.iter().map(seal).collect()
    }

    fn verify(records: &[Stored], known: Option<Receipt>) -> Result<Receipt, Break> {
        let key = key();
        let mut verifier = Verifier::new(&key, known);
        for (sequence, hash, text) in records {
            verifier.take(ChainRecord { sequence: *sequence, hash: *hash, text })?;
        }
        verifier.finish()
    }

    fn head_of(records: &[Stored]) -> Option<Receipt> {
        records.last().map(|(sequence, hash, _)| Receipt { sequence: *sequence, hash: *hash })
    }

    #[test]
    fn the_hash_is_the_documented_one() {
        // Computed with Python: hmac.new(bytes([7] * 32), bytes(32) + b"{}", "sha256").
        let first = key().seal(Receipt::genesis(), "{}");
        let hex = "d0cb8d5fd2e2ae7d2843b72a00bc62954e2a47792342d9f3e4be9d6b47e099dd";
        assert_eq!((first.sequence, first.hash.to_hex().as_str()), (1, hex));
        // hmac.new(bytes([7] * 32), b"saldo pseudonyms 1", "sha256") keys the pseudonyms.
        let hex = "4cc3b617ea4ca6ceec7465302482031d";
        let short = key().pseudonym(&["customer", "17"]);
        assert_eq!(short, hex);
    }

    #[test]
    fn each_break_is_named_at_its_record() {
        let whole = chain_of(&["a".into(), "b".into(), "c".into()]);
        let head = head_of(&whole);
        assert_eq!(verify(&whole, head), Ok(head.unwrap()));

        let mut gap = whole.clone();
        gap.remove(1);
        assert_eq!(verify(&gap, None), Err(Break::Missing { sequence: 2, found: 3 }));
        let mut twice = whole.clone();
        twice.insert(1, whole[0].clone());
        assert_eq!(verify(&twice, None), Err(Break::Twice { sequence: 1 }));
        let back = [whole[0].clone(), whole[1].clone(), whole[0].clone()];
        assert_eq!(verify(&back, None), Err(Break::Disordered { sequence: 1, after: 2 }));
        let mut altered = whole.clone();
        altered[1].2.push('!');
        assert_eq!(verify(&altered, None), Err(Break::Altered { sequence: 2 }));
        let cut = verify(&whole[..2], head);
        assert_eq!(cut, Err(Break::Truncated { sequence: 3, last: 2 }));
        let anew = chain_of(&["a".into(), "b".into(), "d".into()]);
        assert_eq!(verify(&anew, head), Err(Break::Rewritten { sequence: 3 }));
        assert_eq!(verify(&[], None), Ok(Receipt::genesis()));
        assert!(verify(&[], head).is_err());
    }

    #[test]
    fn everything_that_is_known_must_come() {
        let whole = chain_of(&["a".into(), "b".into(), "c".into()]);
        let at = |place: usize| Receipt { sequence: whole[place].0, hash: whole[place].1 };
        let verify = |records: &[Stored], known: &[Receipt]| {
            let key = key();
            let mut verifier = Verifier::new(&key, known.iter().copied());
            for (sequence, hash, text) in records {
                verifier.take(ChainRecord { sequence: *sequence, hash: *hash, text })?;
            }
            verifier.finish()
        };
        let all = [at(1), Receipt::genesis(), at(2), at(0), at(1)];
        assert_eq!(verify(&whole, &all), Ok(at(2)));
        assert_eq!(verify(&whole[..2], &all), Err(Break::Truncated { sequence: 3, last: 2 }));
        let other = Receipt { sequence: 2, hash: at(0).hash };
        for known in [&[at(0), other, at(2)][..], &[at(1), other], &[other, at(1)]] {
            assert_eq!(verify(&whole, known), Err(Break::Rewritten { sequence: 2 }));
        }
        let no_start = Receipt { sequence: 0, hash: at(0).hash };
        assert_eq!(verify(&whole, &[no_start]), Err(Break::Rewritten { sequence: 0 }));
        assert_eq!(verify(&[], &[no_start]), Err(Break::Rewritten { sequence: 0 }));
    }

    #[test]
    fn another_key_does_not_verify() {
        let records = chain_of(&["a".into()]);
        let other = ChainKey::new(&Secret::new([8; 32]));
        let (sequence, hash, text) = &records[0];
        let record = ChainRecord { sequence: *sequence, hash: *hash, text };
        let taken = Verifier::new(&other, None).take(record);
        assert_eq!(taken, Err(Break::Altered { sequence: 1 }));
        assert_ne!(other.check_value(), key().check_value());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        /// Every kind of tampering shows, wherever it strikes. Each case tries all five.
        #[test]
        fn tampering_is_always_found(
            texts in prop::collection::vec("[ -~]{0,12}", 2..9),
            place: prop::sample::Index, other: prop::sample::Index, bit in 0_usize..8,
            inserted in "[ -~]{0,12}",
        ) {
            let whole = chain_of(&texts);
            let head = head_of(&whole);
            prop_assert_eq!(verify(&whole, head), Ok(head.unwrap()));
            let at = place.index(whole.len());

            let mut flipped = whole.clone();
            let bits = flipped[at].2.len() * 8 + 256;
            let nth = other.index(bits);
            let byte = nth / 8;
            if byte < 32 {
                let mut hash = *flipped[at].1.as_bytes();
                hash[byte] ^= 1 << bit;
                flipped[at].1 = Digest::from_bytes(hash);
            } else {
                let mut text = flipped[at].2.clone().into_bytes();
                text[byte - 32] ^= 1 << (bit % 7);
                flipped[at].2 = String::from_utf8(text).unwrap();
            }
            prop_assert!(verify(&flipped, head).is_err());

            // Dropped, with the rest left in place or moved up to close the gap.
            let mut dropped = whole.clone();
            dropped.remove(at);
            prop_assert!(verify(&dropped, head).is_err());
            for (index, record) in dropped.iter_mut().enumerate() {
                record.0 = u64::try_from(index).unwrap() + 1;
            }
            prop_assert!(verify(&dropped, head).is_err());

            let with = (at + 1 + other.index(whole.len() - 1)) % whole.len();
            let mut swapped = whole.clone();
            swapped.swap(at, with);
            prop_assert!(verify(&swapped, head).is_err());
            for (index, record) in swapped.iter_mut().enumerate() {
                record.0 = u64::try_from(index).unwrap() + 1;
            }
            prop_assert!(verify(&swapped, head).is_err());

            // Inserted without the key: under any hash at hand, the rest moved down.
            let mut longer = whole.clone();
            longer.insert(at, (0, whole[with].1, inserted));
            for (index, record) in longer.iter_mut().enumerate() {
                record.0 = u64::try_from(index).unwrap() + 1;
            }
            prop_assert!(verify(&longer, head).is_err());

            prop_assert_eq!(
                verify(&whole[..at], head),
                Err(Break::Truncated { sequence: head.unwrap().sequence, last: at as u64 })
            );
        }
    }
}
