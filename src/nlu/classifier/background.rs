//! What people say to other assistants: examples of what a model is not asked.

/// English sentences said to a home assistant, one a line. Origin and licence: `data/README.md`.
const ENGLISH: &str = include_str!("../data/background.en.txt");

/// The background sentences of `language`, a two-letter code; none where no file is shipped.
pub(super) fn background_of(language: &str) -> impl Iterator<Item = &'static str> {
    let text = match language {
        "en" => ENGLISH,
        _ => "",
    };
    text.lines()
}
