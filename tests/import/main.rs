//! Files from banks into the embedded bank. Where the samples are from: `README.md`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot set its scene has failed"
)]

mod csv_files;
mod idempotence;
mod mutants;
mod open_banking;
mod samples;
mod spoken;
mod world;
