//! Figures in words: numbers, money and days, as each language says them.
//!
//! | File | What it owns |
//! |---|---|
//! | `figures` | what a sentence asks for, answered by the language of the locale |
//! | `forms` | what a sentence can ask of a figure: case, gender, link |
//! | `amount`, `currencies`, `days` | what is the same in every language |
//! | a folder a language | its words |
//!
//! A new language is a folder here, a variant of `nlu::Tongue`, and an arm of each `match` in
//! `figures` and `amount`, which do not compile until it is there.

mod amount;
mod currencies;
mod days;
mod english;
mod figures;
mod forms;
mod german;
mod spanish;

#[cfg(test)]
mod read_back;

pub(in crate::speech) use figures::Grammar;
pub(in crate::speech) use forms::{CASES, Case, Exactness, GENDERS, Gender, LINKS, Link};
