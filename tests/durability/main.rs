//! What the Vault acknowledged is there afterwards, whatever happened in between.

mod cli;
mod contract;
mod faults;
mod fixture;
mod kill;
mod model;
mod reopen;
mod sqlite;
