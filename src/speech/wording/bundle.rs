//! The messages of one locale, ready to be said.

use std::sync::{LazyLock, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::Pattern;

use super::functions;
use super::spans::{capitalised, decoded};
use super::value::{Forms, Value};
use crate::basics::Locale;
use crate::models::{Files, ReplyMessage, reply_files, shipped_files};
use crate::speech::grammar::Grammar;
use crate::speech::phrase::Phrase;
use crate::speech::render::SENTENCE_WORDS_MAX;

pub(super) type Bundle = FluentBundle<FluentResource>;

/// Another way of saying a message: the same in several shorter sentences.
pub(in crate::speech) const APART: &str = "apart";

/// Room for a message as long as most are, in bytes: it is written in pieces.
const TEXT_BYTES: usize = 192;

/// The messages of one locale.
pub(in crate::speech) struct Wording {
    grammar: Grammar,
    bundle: Bundle,
}

impl Wording {
    /// The shipped messages for `locale`; those of a neighbour where the locale is not shipped.
    pub(in crate::speech) fn of(locale: Locale) -> &'static Self {
        static SHIPPED: LazyLock<Vec<(Locale, OnceLock<Wording>)>> = LazyLock::new(shipped);
        static AMERICAN: LazyLock<Wording> =
            LazyLock::new(|| Wording::read(&shipped_files(), Locale::EN_US));
        let same = SHIPPED.iter().find(|(known, _)| *known == locale);
        let kin = || SHIPPED.iter().find(|(known, _)| known.is_kin_of(locale));
        match same.or_else(kin) {
            Some((known, wording)) => wording.get_or_init(|| Self::read(&shipped_files(), *known)),
            None => &AMERICAN,
        }
    }

    /// The messages for `locale` among `files`. What cannot be read is left out: the lint names it.
    fn read(files: &Files, locale: Locale) -> Self {
        let grammar = Grammar::of(locale);
        let languages = locale.to_string().parse().into_iter().collect();
        let mut bundle = Bundle::new_concurrent(languages);
        // Isolating marks are for mixed scripts on a screen; a speech engine might read them.
        bundle.set_use_isolating(false);
        let added = functions::add_to(&mut bundle, grammar);
        debug_assert!(added.is_ok(), "a new bundle has no functions");
        for (_, text) in reply_files(files, locale) {
            let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(text.to_owned());
            bundle.add_resource_overriding(resource);
        }
        Self { grammar, bundle }
    }

    /// The grammar that goes with the messages.
    pub(in crate::speech) fn grammar(&self) -> Grammar {
        self.grammar
    }

    /// The message as whole sentences, each beginning large.
    pub(in crate::speech) fn say<const GIVEN: usize>(
        &self,
        message: &ReplyMessage,
        given: [(&'static str, Value<'_>); GIVEN],
    ) -> Phrase {
        decoded(&capitalised(&self.text(message, None, &self.args(message, given))))
    }

    /// The message's `attribute` as whole sentences, each beginning large.
    pub(in crate::speech) fn say_attribute<const GIVEN: usize>(
        &self,
        message: &ReplyMessage,
        attribute: &str,
        given: [(&'static str, Value<'_>); GIVEN],
    ) -> Phrase {
        let args = self.args(message, given);
        decoded(&capitalised(&self.text(message, Some(attribute), &args)))
    }

    /// The message as whole sentences; in its shorter sentences where one of them is longer than
    /// a breath.
    pub(in crate::speech) fn breath<const GIVEN: usize>(
        &self,
        message: &ReplyMessage,
        given: [(&'static str, Value<'_>); GIVEN],
    ) -> Phrase {
        let args = self.args(message, given);
        let whole = decoded(&capitalised(&self.text(message, None, &args)));
        if whole.longest_sentence() <= SENTENCE_WORDS_MAX {
            return whole;
        }
        decoded(&capitalised(&self.text(message, Some(APART), &args)))
    }

    /// The message as a part of a sentence.
    pub(in crate::speech) fn clause<const GIVEN: usize>(
        &self,
        message: &ReplyMessage,
        given: [(&'static str, Value<'_>); GIVEN],
    ) -> Phrase {
        decoded(&self.text(message, None, &self.args(message, given)))
    }

    /// The message's `attribute` as a text for the screen.
    pub(in crate::speech) fn written<const GIVEN: usize>(
        &self,
        message: &ReplyMessage,
        attribute: Option<&str>,
        given: [(&'static str, Value<'_>); GIVEN],
    ) -> String {
        self.text(message, attribute, &self.args(message, given))
    }

    /// The message with each of its attributes: a name that declines.
    pub(in crate::speech) fn forms<const GIVEN: usize>(
        &self,
        message: &ReplyMessage,
        given: [(&'static str, Value<'_>); GIVEN],
    ) -> Forms {
        let args = self.args(message, given);
        let found = self.bundle.get_message(message.id);
        let attributes = found.iter().flat_map(|message| message.attributes());
        let form = |name: &str| (name.to_owned(), self.text(message, Some(name), &args));
        Forms {
            plain: self.text(message, None, &args),
            others: attributes.map(|attribute| form(attribute.id())).collect(),
        }
    }

    fn args<'v, const GIVEN: usize>(
        &self,
        message: &ReplyMessage,
        given: [(&'static str, Value<'v>); GIVEN],
    ) -> FluentArgs<'v> {
        debug_assert!(fits(message, &given), "{}: given something else", message.id);
        let mut args = FluentArgs::with_capacity(GIVEN);
        for (name, value) in given {
            args.set(name, value.given(self.grammar));
        }
        args
    }

    /// Nothing for a message that is not there: a test holds every shipped locale to the list.
    fn text(
        &self,
        message: &ReplyMessage,
        attribute: Option<&str>,
        args: &FluentArgs<'_>,
    ) -> String {
        let found = self.bundle.get_message(message.id);
        let pattern: Option<&Pattern<&str>> = found.and_then(|found| match attribute {
            None => found.value(),
            Some(name) => found.get_attribute(name).map(|attribute| attribute.value()),
        });
        debug_assert!(pattern.is_some(), "{} {attribute:?} is missing", message.id);
        let mut errors = Vec::new();
        let mut text = String::with_capacity(TEXT_BYTES);
        if let Some(pattern) = pattern {
            // Writing into a String cannot fail.
            let _ = self.bundle.write_pattern(&mut text, pattern, Some(args), &mut errors);
        }
        debug_assert!(errors.is_empty(), "{}: {errors:?}", message.id);
        text
    }
}

fn fits(message: &ReplyMessage, given: &[(&'static str, Value<'_>)]) -> bool {
    given.len() == message.variables.len()
        && message.variables.iter().all(|(name, kind)| {
            given.iter().any(|(given, value)| given == name && value.is_of(*kind))
        })
}

/// The locales that have a folder of their own.
fn shipped() -> Vec<(Locale, OnceLock<Wording>)> {
    let files = shipped_files();
    let folders = files.keys().filter_map(|path| path.strip_suffix("/locale.toml"));
    let names = folders.filter_map(|folder| folder.strip_prefix("source/"));
    names.filter_map(|name| Some((name.parse().ok()?, OnceLock::new()))).collect()
}
