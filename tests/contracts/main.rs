//! What every implementation of a port must do, as one suite per port.
//!
//! A suite knows the port only. A new connector adds a file that builds the fixture's data and
//! runs the suite.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a broken fixture must stop the test")]

mod bank_contract;
mod bank_paging;
mod bank_selection;
mod linked;
mod sqlite_arrangements;
mod sqlite_bank;
