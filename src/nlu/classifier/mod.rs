//! Which intent a text resembles when no sample says it.
//!
//! Linear: every word, pair of words, run of letters and sound of a text adds what training found
//! it to say for each intent. What nobody asks this model is learned from background sentences;
//! from which confidence on a text is understood, from samples held out of training. The same
//! model always gives the same weights.

mod background;
mod centres;
mod classify;
mod concepts;
mod dice;
mod familiarity;
mod meanings;
mod pieces;
mod sound;
mod thresholds;
mod training;
mod vocabulary;

pub(super) use classify::{Classifier, Sample, SampleText};
