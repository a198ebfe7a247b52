//! The ports' implementations: where Saldo reads a bank's data and keeps its own.
//!
//! A connector is a folder. It implements [`crate::bank::Bank`] and is held to the same contract
//! suite (`tests/contracts`) as every other one.

//! The ports' implementations: where Saldo meets databases, files and the network.

pub mod key_file;
pub mod mint;
pub mod sqlite;
