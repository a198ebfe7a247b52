//! Everything embedded: data in SQLite files next to the server, no other process needed.
//!
//! [`SqliteBank`] reads a bank file ([`schema`] says what is in one); [`generate`] writes one
//! with an invented but believable bank.

mod bank;
mod demo;
mod file;
pub mod generate;
mod readers;
mod rows;
pub mod schema;

pub use bank::SqliteBank;
pub use demo::{DemoAccount, DemoCustomer, demo_customers};
pub use file::BankFileError;
