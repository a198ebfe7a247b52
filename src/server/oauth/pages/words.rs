//! The words of the pages, from `interaction-models/source/<language>/pages/`.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use crate::basics::{Digest, digest_of};

/// The English words.
const ENGLISH: &str = include_str!("../../../../interaction-models/source/en/pages/linking.ftl");

/// The language of the words (BCP 47): what screen readers pronounce them by.
pub(in crate::server::oauth) const LANGUAGE: &str = "en";

static BUNDLE: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(bundle);

fn bundle() -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(LANGUAGE.parse().into_iter().collect());
    bundle.set_use_isolating(false);
    // What cannot be read is left out, and a test finds it missing.
    let (Ok(words) | Err((words, _))) = FluentResource::try_new(ENGLISH.to_owned());
    bundle.add_resource_overriding(words);
    bundle
}

/// Digest of the words as they are now: what a consent was given to.
pub(in crate::server::oauth) fn version() -> Digest {
    digest_of(ENGLISH.as_bytes())
}

/// The message `id` with what it is given: `("client", "Alexa")`.
pub(super) fn words(id: &str, given: &[(&str, &str)]) -> String {
    let mut args = FluentArgs::with_capacity(given.len());
    for (name, value) in given {
        args.set(*name, *value);
    }
    formatted(id, None, &args)
}

/// What is said in small below the message `id`.
pub(super) fn hint(id: &str) -> String {
    formatted(id, Some("hint"), &FluentArgs::new())
}

/// The message `id` about a number of days.
pub(super) fn days(id: &str, count: u32) -> String {
    let mut args = FluentArgs::with_capacity(1);
    args.set("days", count);
    formatted(id, None, &args)
}

fn formatted(id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> String {
    let message = BUNDLE.get_message(id);
    let pattern = message.and_then(|message| match attribute {
        None => message.value(),
        Some(name) => message.get_attribute(name).map(|found| found.value()),
    });
    let mut errors = Vec::new();
    let text = pattern.map(|it| BUNDLE.format_pattern(it, Some(args), &mut errors));
    debug_assert!(text.is_some() && errors.is_empty(), "{id} {attribute:?}: {errors:?}");
    text.map_or_else(String::new, Cow::into_owned)
}
