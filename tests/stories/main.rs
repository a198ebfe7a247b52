//! Stories: whole conversations over signed HTTP, in every language.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that meets the unexpected fails")]

mod format;
mod languages;
