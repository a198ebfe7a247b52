//! What people and platforms say for a number, an amount of money and some days.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot set its scene has failed"
)]

mod amounts;
mod clock;
mod edges;
mod english_days;
mod german_days;
mod numbers;
mod platform;
mod spanish_days;
mod total;
