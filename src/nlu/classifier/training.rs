//! Learning what each piece says for and against each intent.

#![allow(clippy::float_arithmetic, reason = "weights of words, never amounts of money")]

use super::dice::Dice;
use super::vocabulary::Vector;

/// Columns of weights are padded to a multiple of this, for the machine's vector registers.
const LANES: usize = 8;

/// The size of the first step. With this and the three below, right answers on held-out text
/// changed by less than a point when each was halved or doubled.
const STEP: f32 = 0.2;

/// By what share of itself a step is smaller each round.
const DECAY: f32 = 0.3;

/// How much an example counts for its own intent, next to against another: there are many others.
const OWN_SHARE: f32 = 2.0;

/// How much faster than pieces the constant part of a score moves.
const BIAS_SHARE: f32 = 0.1;

/// How long and from what to learn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    /// Rounds over all examples.
    pub(super) rounds: usize,
    /// How much a background sentence counts next to a sample.
    pub(super) background: f32,
}

/// A text to learn from.
#[derive(Debug, Clone)]
pub(super) struct Example {
    /// The text.
    pub(super) vector: Vector,
    /// The intent it means; none for background.
    pub(super) class: Option<usize>,
}

/// A row of weights per piece, a column per intent.
#[derive(Default)]
pub(super) struct Weights {
    classes: usize,
    columns: usize,
    cells: Vec<f32>,
    bias: Vec<f32>,
}

impl Weights {
    /// Learns from `examples` of vectors over so many pieces, always in the same order.
    pub(super) fn learn(
        examples: &[&Example],
        classes: usize,
        pieces: usize,
        effort: Effort,
    ) -> Self {
        let columns = classes.div_ceil(LANES) * LANES;
        let cells = vec![0.0; columns * pieces];
        let mut weights = Self { classes, columns, cells, bias: vec![0.0; columns] };
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut dice = Dice::default();
        let mut scores = Vec::with_capacity(columns);
        let mut pulls = vec![0.0; columns];
        for round in 0..effort.rounds {
            dice.shuffle(&mut order);
            let step = STEP / (1.0 + DECAY * round as f32);
            for example in order.iter().map(|place| examples[*place]) {
                weights.scores(&example.vector, &mut scores);
                if pull(example.class, &scores, (step, effort.background), &mut pulls) {
                    weights.move_by(&example.vector, &pulls);
                }
            }
        }
        weights
    }

    /// How well `vector` fits each intent: about 1 where it does, about -1 where not.
    pub(super) fn scores(&self, vector: &[(u32, f32)], scores: &mut Vec<f32>) {
        scores.clear();
        scores.extend_from_slice(&self.bias);
        for (piece, weight) in vector {
            for (score, cell) in scores.iter_mut().zip(self.row(*piece)) {
                *score += weight * cell;
            }
        }
        scores.truncate(self.classes);
    }

    /// What a piece says for the intents.
    pub(super) fn row(&self, piece: u32) -> &[f32] {
        let start = piece as usize * self.columns;
        &self.cells[start..start + self.columns]
    }

    fn move_by(&mut self, vector: &[(u32, f32)], pulls: &[f32]) {
        for (piece, weight) in vector {
            let start = *piece as usize * self.columns;
            let row = &mut self.cells[start..start + self.columns];
            for (cell, pull) in row.iter_mut().zip(pulls) {
                *cell += weight * pull;
            }
        }
        for (bias, pull) in self.bias.iter_mut().zip(pulls) {
            *bias += BIAS_SHARE * pull;
        }
    }
}

/// Where the scores should go, by the squared hinge loss of each intent against the rest. `false`
/// when they are there already. `share` is the step, and how much background counts.
fn pull(
    class: Option<usize>,
    scores: &[f32],
    (step, background): (f32, f32),
    pulls: &mut [f32],
) -> bool {
    let against = if class.is_some() { step } else { step * background };
    let mut any = false;
    for (place, (score, pull)) in scores.iter().zip(pulls).enumerate() {
        *pull = if class == Some(place) {
            step * OWN_SHARE * (1.0 - score).max(0.0)
        } else {
            against * (-1.0 - score).min(0.0)
        };
        any |= *pull != 0.0;
    }
    any
}
