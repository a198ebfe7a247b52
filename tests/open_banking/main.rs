//! The Open Banking connector over HTTP, against a test double that is held to the official
//! schemas.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot set its scene has failed"
)]

mod answers;
mod arrangements;
#[path = "../contracts/bank_contract.rs"]
#[allow(dead_code, reason = "what only banks with more to say are asked")]
mod bank_contract;
#[path = "../contracts/bank_paging.rs"]
mod bank_paging;
#[path = "../contracts/bank_selection.rs"]
mod bank_selection;
mod bills;
#[path = "../server/child.rs"]
#[allow(dead_code, reason = "not every sort of child is needed here")]
mod child;
mod contract;
mod double;
mod fault;
mod faults;
mod ledger;
#[path = "../contracts/linked.rs"]
mod linked;
mod lists;
mod oauth;
mod outlook;
mod schema;
mod secure;
mod serve;
mod tokens;
mod wire;
