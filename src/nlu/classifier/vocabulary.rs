//! From pieces to numbers: what each piece weighs, and texts as vectors of length one.

#![allow(clippy::float_arithmetic, reason = "weights of words, never amounts of money")]

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::pieces::{Kind, Piece};

/// The share of words in a vector; its square and that of the letters sum to one.
const WORD_SHARE: f32 = 0.8;

/// The share of runs of letters in a vector.
const LETTERS_SHARE: f32 = 0.6;

/// How much a piece that no sample holds counts: it speaks for no intent, and so against all.
const UNSEEN_SHARE: f32 = 0.5;

/// A text as the known pieces with their weights.
pub(super) type Vector = Vec<(u32, f32)>;

/// Every piece of a model's samples with its weight.
#[derive(Default)]
pub(super) struct Vocabulary {
    places: HashMap<u64, u32, BuildHasherDefault<Hashed>>,
    weights: Vec<f32>,
    unseen: f32,
}

impl Vocabulary {
    /// Numbers the pieces of `texts`; pieces that few texts hold weigh more. Pieces of `others`,
    /// which are no samples, only make known ones more usual.
    pub(super) fn new(texts: &[Vec<Piece>], others: &[Vec<Piece>]) -> Self {
        let mut vocabulary = Self::default();
        for piece in texts.iter().flatten() {
            let next = u32::try_from(vocabulary.places.len()).unwrap_or(u32::MAX);
            vocabulary.places.entry(piece.hash).or_insert(next);
        }
        let mut counts = vec![0.0_f32; vocabulary.places.len()];
        // A piece counts once a text, however often it is in it.
        let mut last = vec![usize::MAX; counts.len()];
        for (number, text) in texts.iter().chain(others).enumerate() {
            for place in text.iter().filter_map(|piece| vocabulary.place(piece.hash)) {
                let place = place as usize;
                if last[place] != number {
                    last[place] = number;
                    counts[place] += 1.0;
                }
            }
        }
        let all = texts.len() + others.len();
        vocabulary.weights = counts.iter().map(|count| 1.0 + rarity(*count, all)).collect();
        vocabulary.unseen = UNSEEN_SHARE * (1.0 + rarity(0.0, all));
        vocabulary
    }

    /// How many pieces there are.
    pub(super) fn len(&self) -> usize {
        self.weights.len()
    }

    /// The place of a piece.
    pub(super) fn place(&self, hash: u64) -> Option<u32> {
        self.places.get(&hash).copied()
    }

    /// What `pieces` are as a vector. Its length is one where every piece is known.
    pub(super) fn vector(&self, pieces: &[Piece]) -> Vector {
        let mut vector = Vec::with_capacity(pieces.len());
        for (kind, share) in [(Kind::Word, WORD_SHARE), (Kind::Letters, LETTERS_SHARE)] {
            let from = vector.len();
            let mut square = 0.0;
            for piece in pieces.iter().filter(|piece| piece.kind == kind) {
                let place = self.place(piece.hash);
                let weight = place.map_or(self.unseen, |place| self.weights[place as usize]);
                vector.extend(place.map(|place| (place, weight)));
                square += weight * weight;
            }
            let scale = share / square.max(f32::MIN_POSITIVE).sqrt();
            vector[from..].iter_mut().for_each(|(_, weight)| *weight *= scale);
        }
        vector
    }
}

/// How rare a thing is that `count` of `all` texts hold: its inverse frequency, in octaves.
///
/// Straight between powers of two: unlike the library's logarithm, the same on every machine.
pub(super) fn rarity(count: f32, all: usize) -> f32 {
    let ratio = (all as f32 + 1.0) / (count + 1.0);
    let mut power = 1.0_f32;
    let mut octaves = 0.0_f32;
    while power * 2.0 <= ratio {
        power *= 2.0;
        octaves += 1.0;
    }
    octaves + (ratio / power - 1.0).max(0.0)
}

/// The hash of a value that is a hash already.
#[derive(Debug, Default)]
pub(super) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = (self.0 << 8) ^ u64::from(*byte));
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(hashes: &[u64]) -> Vec<Piece> {
        hashes.iter().map(|hash| Piece { hash: *hash, kind: Kind::Word }).collect()
    }

    #[test]
    fn rare_pieces_weigh_more_and_unknown_ones_take_from_the_rest() {
        let vocabulary = Vocabulary::new(&[text(&[1, 2]), text(&[1, 3])], &[text(&[1, 9])]);
        assert_eq!(vocabulary.len(), 3);
        let vector = vocabulary.vector(&text(&[1, 2]));
        assert!(vector[0].1 < vector[1].1, "{vector:?}");
        let squares: f32 = vector.iter().map(|(_, weight)| weight * weight).sum();
        assert!((squares - WORD_SHARE * WORD_SHARE).abs() < 1e-6, "{squares}");
        let strange = vocabulary.vector(&text(&[1, 2, 9]));
        assert!(strange[1].1 < vector[1].1, "{strange:?}");
        assert_eq!(vocabulary.vector(&[]), []);
    }

    #[test]
    fn rarity_counts_octaves() {
        assert_eq!(rarity(0.0, 7), 3.0);
        assert_eq!(rarity(7.0, 7), 0.0);
        assert_eq!(rarity(9.0, 7), 0.0);
    }
}
