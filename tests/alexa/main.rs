//! The Alexa channel from the outside: request files in, turns and responses out.
//!
//! `SALDO_ACCEPT=1 cargo test --test alexa` rewrites `expected.txt`; review the difference.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a broken fixture must stop the test")]

mod markup;
mod mutations;
mod pairs;
#[allow(dead_code, reason = "shared with the tests of speech, which use all of it")]
#[path = "../speech/replies.rs"]
mod replies;

use std::path::{Path, PathBuf};

use saldo::basics::ApplicationId;
use saldo::channel::alexa::SessionKeys;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/alexa")
}

/// Every request file: its name without the ending, and its bytes.
fn requests() -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder().join("requests")).unwrap();
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    files.into_iter().map(|path| (name(&path), std::fs::read(&path).unwrap())).collect()
}

fn application() -> ApplicationId {
    ApplicationId::new("amzn1.ask.skill.11111111-2222-3333-4444-555555555555").unwrap()
}

fn keys() -> SessionKeys {
    SessionKeys::new(&[3; 32], None).unwrap()
}

/// The body as the verifier hands it on.
fn text(body: &[u8]) -> &str {
    std::str::from_utf8(body).unwrap()
}
