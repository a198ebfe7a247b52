//! Everything embedded: data in SQLite files next to the server, no other process needed.
//!
//! [`SqliteBank`] reads a bank file ([`schema`] says what is in one); [`generate`] writes one
//! with an invented but believable bank. [`vault`] keeps what Saldo itself must not lose.

mod arrangements;
mod bank;
mod cards;
mod demo;
pub(in crate::connect) mod file;
pub mod generate;
mod held;
mod known_parties;
mod long_reads;
mod pages;
mod readers;
mod rows;
pub mod schema;
mod selected;
mod statements;
mod tallies;
pub mod vault;

pub use bank::SqliteBank;
pub use demo::{DemoAccount, DemoCustomer, demo_customers};
pub use file::BankFileError;
