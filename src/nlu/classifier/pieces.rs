//! The pieces of a text that a classifier weighs: words, pairs of words, runs of letters.

use super::concepts::Concepts;
use super::sound::sound_of;

/// Runs of letters have at least so many letters, word ends counted as letters.
const RUN_LETTERS_MIN: usize = 2;

/// Runs of letters have at most so many letters: longer ones are words.
const RUN_LETTERS_MAX: usize = 5;

/// Longer words are read no further: no word that people say is.
const WORD_LETTERS_MAX: usize = 32;

/// What a piece is made of. Each kind is weighed as one block, whatever its number of pieces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Words, pairs of words, and what words stand for.
    Word,
    /// Runs of letters inside words.
    Letters,
}

/// One piece, by a hash that is the same on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Which piece it is.
    pub(super) hash: u64,
    /// What it is made of.
    pub(super) kind: Kind,
}

/// Adds the pieces of `words` to `out`. `masked` are the same words with the name of a slot type
/// in place of what was said for it.
pub(super) fn pieces_of(
    concepts: &Concepts,
    words: &[&str],
    masked: &[&str],
    out: &mut Vec<Piece>,
) {
    let named: Vec<Option<&str>> = words.iter().map(|word| concepts.concept(word)).collect();
    let mut add = |hash: u64| out.push(Piece { hash, kind: Kind::Word });
    for (place, word) in words.iter().enumerate() {
        add(word_hash(word));
        add(hash("sound", &[&sound_of(word)]));
        if let Some(concept) = named[place] {
            add(hash("concept", &[concept]));
        }
        if let Some(after) = words.get(place + 2) {
            add(hash("apart", &[word, after]));
        }
    }
    for (before, word) in pairs(words) {
        add(hash("pair", &[before, word]));
    }
    let meant: Vec<&str> =
        words.iter().zip(&named).map(|(word, named)| named.unwrap_or(word)).collect();
    for (before, word) in pairs(&meant) {
        add(hash("meant", &[before, word]));
    }
    if masked != words {
        for (before, word) in pairs(masked) {
            add(hash("masked", &[before, word]));
        }
        masked.iter().for_each(|word| add(hash("masked", &[word])));
    }
    words.iter().for_each(|word| letters(word, out));
}

/// The hash of a word by itself.
pub(super) fn word_hash(word: &str) -> u64 {
    hash("word", &[word])
}

/// Neighbours, the beginning and the end of the text included.
fn pairs<'w>(words: &'w [&'w str]) -> impl Iterator<Item = (&'w str, &'w str)> {
    let firsts = std::iter::once("^").chain(words.iter().copied());
    firsts.zip(words.iter().copied().chain(std::iter::once("$")))
}

fn letters(word: &str, out: &mut Vec<Piece>) {
    let mut padded = ['\0'; WORD_LETTERS_MAX + 2];
    padded[0] = '^';
    let mut length = 1;
    for letter in word.chars().take(WORD_LETTERS_MAX) {
        padded[length] = letter;
        length += 1;
    }
    padded[length] = '$';
    let padded = &padded[..=length];
    for start in 0..padded.len() {
        let mut hash = SEED;
        for (taken, letter) in padded[start..].iter().take(RUN_LETTERS_MAX).enumerate() {
            hash = step(hash, u64::from(u32::from(*letter)));
            if taken + 1 >= RUN_LETTERS_MIN {
                out.push(Piece { hash: finish(hash), kind: Kind::Letters });
            }
        }
    }
}

/// The offset basis of FNV-1a.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, value: u64) -> u64 {
    (hash ^ value).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Spreads the bits, so that tables can use the low ones.
fn finish(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

fn hash(kind: &str, parts: &[&str]) -> u64 {
    let mut hash = SEED;
    for part in std::iter::once(&kind).chain(parts) {
        for byte in part.bytes() {
            hash = step(hash, u64::from(byte));
        }
        hash = step(hash, 0x1f);
    }
    finish(hash)
}
