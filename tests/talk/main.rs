//! Whole talks: intents in, replies out, over a bank in memory.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that meets the unexpected fails")]

mod bank;
mod cards;
mod hostile;
mod random;
mod shorthand;
mod spending;
mod steering;
mod stories;
mod talk;
mod voice_pin;
