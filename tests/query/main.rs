//! Questions to the query engine over a generated bank, against SQL of another hand.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot set its scene has failed"
)]

mod audit;
mod balances;
mod bills;
mod cards;
mod command;
mod explain;
mod ledger;
mod listed;
mod merchants;
mod notation;
mod payday;
mod pushdown;
mod random_bank;
mod reach;
mod recurring;
mod schedules;
mod table;
mod table_ahead;
mod totals;
mod world;
