//! What comes over the wire: verification of requests and the fetching of certificates.

// Set-up code outside of test functions may fail loudly, too.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod chains;
mod fetching;
mod fuzz_corpus;
mod mutants;
mod requests;
mod single_flight;
mod world;
