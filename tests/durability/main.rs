//! What the Vault acknowledged is there afterwards, whatever happened in between.

// A test that cannot go on has failed: what production code must not do, its tests may.
#![allow(clippy::panic, clippy::print_stdout, clippy::unwrap_used)]

mod authorizations;
mod cli;
mod contract;
mod erase;
mod faults;
mod fixture;
mod kill;
mod model;
mod pins;
mod reopen;
mod sharing;
mod sqlite;
mod tamper;
