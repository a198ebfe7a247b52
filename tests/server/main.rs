//! The shell around the rooms: deadlines, overload, limits, TLS, signals, logs.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot set its scene has failed"
)]

mod canary;
mod cards;
mod child;
mod deadlines;
mod doubles;
mod drain;
mod http2;
mod limits;
mod login;
mod manner;
mod platform;
mod raw;
mod serve;
mod sharing;
mod shed;
mod smuggling;
mod switches;
mod tls;
mod world;
