//! What people say to other assistants: examples of what a model is not asked.

use crate::nlu::customs::Tongue;

/// Sentences said to a home assistant, one a line. Origin and licence: `data/README.md`.
const ENGLISH: &str = include_str!("../data/background.en.txt");
const SPANISH: &str = include_str!("../data/background.es.txt");
const GERMAN: &str = include_str!("../data/background.de.txt");

/// The background sentences of a language; none where no file is shipped.
pub(super) fn background_of(tongue: Option<Tongue>) -> impl Iterator<Item = &'static str> {
    let text = match tongue {
        Some(Tongue::English) => ENGLISH,
        Some(Tongue::Spanish) => SPANISH,
        Some(Tongue::German) => GERMAN,
        None => "",
    };
    text.lines()
}
