//! The Vault on SQLite: one file of its own, every acknowledged write synced.
//!
//! Reads run where they are asked, each a lookup by key on a connection of a small pool; nothing
//! is cached, so that a grant that was revoked is gone for the very next read, in this process
//! and in any other. Writes go to one thread, which takes all that wait, commits them together
//! and answers after the one sync they share. Other processes may write too (`saldo unlink` while
//! the server runs): each transaction takes SQLite's write lock before it reads the chain's head.

mod authorizations;
mod bank_grants;
mod chain;
mod checkpoints;
pub mod command;
mod crash_point;
mod erase;
mod heard;
mod keys;
mod ledger;
mod log;
mod open;
mod pins;
mod purge;
mod readers;
mod rows;
mod sessions;
mod sharing;
mod store;
mod switches;
mod tokens;
mod writer;

pub use checkpoints::{CheckpointPlace, Checkpoints};
#[cfg(debug_assertions)]
pub use crash_point::Watch;
pub use heard::OwnRecords;
pub use log::{DisclosureLog, LogFailure, StoredRecord};
pub use open::OpenFailure;
pub use store::SqliteVault;
