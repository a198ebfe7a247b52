//! The words as shipped: understood, linted, built, and hard to break.
//!
//! `typed.txt` holds what people type rather than say: digits, typos, missing apostrophes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod few_shot;
mod hostile;
mod lint;
mod movers;
mod noise;
mod overlay;
mod package;
mod recognizer;
mod replies;
mod understanding;

use std::path::{Path, PathBuf};

use saldo::basics::Locale;
use saldo::models::{Shipped, shipped};
use saldo::nlu::Matcher;

/// The folder of the words in this checkout.
fn words_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("interaction-models")
}

fn words() -> &'static Shipped {
    shipped()
}

fn english() -> &'static Matcher {
    words().matcher(Locale::EN_US).unwrap()
}
