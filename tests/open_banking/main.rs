//! The Open Banking connector over HTTP, against a test double that is held to the official
//! schemas.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot set its scene has failed"
)]

mod answers;
#[path = "../contracts/bank_contract.rs"]
#[allow(dead_code, reason = "what only banks with more to say are asked")]
mod bank_contract;
#[path = "../contracts/bank_paging.rs"]
mod bank_paging;
#[path = "../contracts/bank_selection.rs"]
mod bank_selection;
mod contract;
mod double;
mod fault;
mod faults;
mod ledger;
#[path = "../contracts/linked.rs"]
mod linked;
mod lists;
mod oauth;
mod schema;
mod secure;
mod tokens;
mod wire;
