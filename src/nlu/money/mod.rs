//! Amounts of money: exact decimals, with a currency where one was said.

mod grammar;
mod names;
mod read;
mod units;

pub use read::{Amount, find_amounts, read_amount};
