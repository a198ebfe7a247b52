//! Linking: the authorization server over HTTP, and what it must never do.
//!
//! The tests called `must_NN` are the numbered demands on an OAuth server that Saldo holds itself
//! to; more of them stand beside the code that they are about.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot set its scene has failed"
)]

mod authorize;
mod browser;
mod chromium;
mod clients;
mod commands;
mod demo;
mod erase;
mod faulty_bank;
mod flood;
mod forms;
mod hands;
mod headers;
mod http;
mod journey;
mod libraries;
mod provider;
mod races;
mod refusals;
mod resource_server;
mod rulings;
mod sharing;
mod tokens;
mod voice_code;
mod whole_way;
mod world;
