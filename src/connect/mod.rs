//! The ports' implementations: where Saldo meets databases, files and the network.
//!
//! A connector is a folder. One for a bank's data implements [`crate::bank::Bank`] and is held to
//! the same contract suite (`tests/contracts`) as every other one.

mod bank_command;
mod client_command;
mod http;
pub mod identity;
pub mod import;
pub mod key_file;
pub mod mint;
pub mod open_banking;
pub mod password;
pub mod pin_hash;
mod proof;
pub mod sqlite;

pub use bank_command::{BankCommand, BankCommandError, run_bank};
pub use client_command::{ClientCommand, ClientCommandError, run_client};
pub use proof::ProofError;
