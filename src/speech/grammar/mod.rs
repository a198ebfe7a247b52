//! One grammar a language. [`super::render`] picks it by the locale.
//!
//! A new language is a folder here, a variant of `basics::Language`, and an arm of the `match` in
//! `render.rs`, which does not compile until it is there.

pub(crate) mod english;
