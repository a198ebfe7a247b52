//! Replies in words, held against a transcript that anybody can read and extend.
//!
//! `SALDO_ACCEPT=1 cargo test --test speech` rewrites the transcript; review the difference.

#![allow(clippy::unwrap_used, reason = "a broken fixture must stop the test")]

mod manners;
mod outlook;
mod replies;
mod rules;
mod suggested;
mod sums;
mod transcript;
