//! Amounts of money: exact decimals, with a currency where one was said.

mod grammar;
mod names;
mod read;

pub use read::{Amount, find_amounts, read_amount};
