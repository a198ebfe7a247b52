//! Figures in words: one grammar a language, picked by the locale.
//!
//! A new language is a folder here, a variant of `basics::Language`, and an arm of each `match`
//! in `tongue.rs`, which does not compile until it is there.

pub(super) mod english;
mod tongue;

pub(super) use tongue::{CASES, Case, Exactness, GENDERS, Gender, Grammar, LINKS, Link};
