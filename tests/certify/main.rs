//! The certification dry run: on Saldo, on other people's skills, and on a skill that is broken on
//! purpose, defect by defect.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets the unexpected has failed"
)]

mod answers;
mod checklist;
mod defects;
mod double;
mod foreign;
mod own;
mod package;
mod packages;
