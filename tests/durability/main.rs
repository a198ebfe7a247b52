//! What the Vault acknowledged is there afterwards, whatever happened in between.

// A test that cannot go on has failed: what production code must not do, its tests may.
#![allow(clippy::panic, clippy::print_stdout, clippy::unwrap_used)]

mod authorizations;
mod bank_grants;
mod cli;
mod contract;
#[cfg(debug_assertions)] // release builds cannot be crashed at will
mod crash;
mod erase;
mod faults;
mod fixture;
mod kill;
mod model;
mod pins;
mod races;
mod reopen;
mod sharing;
mod sqlite;
mod tamper;
