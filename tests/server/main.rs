//! The shell around the rooms: deadlines, overload, limits, TLS, signals, logs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot set its scene has failed"
)]

mod deadlines;
mod doubles;
mod limits;
mod platform;
mod raw;
mod shed;
mod smuggling;
mod world;
