//! The whole program from outside: the binary itself, over real HTTP, on real files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot set its scene has failed, and it says what it measured"
)]

mod assurance;
mod demo;
mod dice;
mod gate;
mod house;
mod kill;
mod linking;
mod malformed;
mod outside;
mod say;
mod sequences;
mod soak;
mod wire;
