//! Numbers: cardinals, ordinals, fractions, in words and in figures.
//!
//! A reading starts at a token and takes as many as belong to it. Whole texts are read by
//! [`read_number`]; [`find_numbers`] looks for numbers inside a text.

mod atom;
mod cardinal;
mod digits;
mod english;
mod figures;
mod german;
mod ordinal;
mod quantity;
mod read;
mod spanish;

pub(super) use cardinal::cardinal;
pub(super) use digits::{digits_at, shortened};
pub(super) use figures::figures;
pub(super) use ordinal::ordinal;
pub(super) use quantity::{is_vague, quantity, small_pair, with_half};
pub use read::{Found, find_numbers, read_number, read_ordinal};
