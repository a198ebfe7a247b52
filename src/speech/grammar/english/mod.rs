//! American English.

mod currency_names;
pub(in crate::speech) mod dates;
pub(in crate::speech) mod money;
pub(in crate::speech) mod numbers;
#[cfg(test)]
mod read_back;
