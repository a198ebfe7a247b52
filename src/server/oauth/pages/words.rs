//! The words of the pages, from `interaction-models/source/<language>/pages/`.

use std::borrow::Cow;
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use super::language::Language;
use crate::basics::{Digest, digest_of};

/// The files of one language, the one that a consent is given to first.
const FILES: [(Language, [&str; 2]); 3] = [
    (
        Language::English,
        [
            include_str!("../../../../interaction-models/source/en/pages/linking.ftl"),
            include_str!("../../../../interaction-models/source/en/pages/sharing.ftl"),
        ],
    ),
    (
        Language::Spanish,
        [
            include_str!("../../../../interaction-models/source/es/pages/linking.ftl"),
            include_str!("../../../../interaction-models/source/es/pages/sharing.ftl"),
        ],
    ),
    (
        Language::German,
        [
            include_str!("../../../../interaction-models/source/de/pages/linking.ftl"),
            include_str!("../../../../interaction-models/source/de/pages/sharing.ftl"),
        ],
    ),
];

static BUNDLES: LazyLock<Vec<(Language, FluentBundle<FluentResource>)>> = LazyLock::new(|| {
    FILES.iter().map(|(language, files)| (*language, bundle(*language, files))).collect()
});

fn bundle(language: Language, files: &[&str]) -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new_concurrent(language.code().parse().into_iter().collect());
    bundle.set_use_isolating(false);
    for file in files {
        // What cannot be read is left out, and a test finds it missing.
        let (Ok(words) | Err((words, _))) = FluentResource::try_new((*file).to_owned());
        bundle.add_resource_overriding(words);
    }
    bundle
}

/// What a message is given by its name: a word, or a number that decides about plurals.
#[derive(Debug, Clone, Copy)]
pub(super) enum Given<'a> {
    /// A word or a name.
    Word(&'a str),
    /// A number.
    Count(u32),
}

impl<'a> From<&'a str> for Given<'a> {
    fn from(word: &'a str) -> Self {
        Self::Word(word)
    }
}

impl<'a> From<&'a String> for Given<'a> {
    fn from(word: &'a String) -> Self {
        Self::Word(word)
    }
}

impl From<u32> for Given<'_> {
    fn from(count: u32) -> Self {
        Self::Count(count)
    }
}

impl Language {
    /// Digest of the words of the consent as they are now: what a consent was given to.
    pub(in crate::server::oauth) fn version(self) -> Digest {
        let files = FILES.iter().find(|(language, _)| *language == self);
        digest_of(files.map_or("", |(_, [consent, ..])| consent).as_bytes())
    }

    /// The message `id` with what it is given: `("client", "Alexa")`.
    pub(super) fn words<'a, T>(self, id: &str, given: &[(&'a str, T)]) -> String
    where
        T: Into<Given<'a>> + Copy,
    {
        let mut args = FluentArgs::with_capacity(given.len());
        for (name, value) in given {
            match (*value).into() {
                Given::Word(word) => args.set(*name, word),
                Given::Count(count) => args.set(*name, count),
            }
        }
        self.formatted(id, None, &args)
    }

    /// The message `id` that is given nothing.
    pub(super) fn text(self, id: &str) -> String {
        self.formatted(id, None, &FluentArgs::new())
    }

    /// `day` as people write it.
    pub(super) fn day(self, day: NaiveDate) -> String {
        let (year, date) = (day.year().to_string(), day.day().to_string());
        let given = [
            ("month", Given::Count(day.month())),
            ("day", Given::Word(&date)),
            ("year", Given::Word(&year)),
        ];
        self.words("date", &given)
    }

    /// What is said in small below the message `id`.
    pub(super) fn hint(self, id: &str) -> String {
        self.formatted(id, Some("hint"), &FluentArgs::new())
    }

    fn formatted(self, id: &str, attribute: Option<&str>, args: &FluentArgs<'_>) -> String {
        let bundle = BUNDLES.iter().find(|(language, _)| *language == self).map(|(_, it)| it);
        let pattern = bundle.and_then(|bundle| {
            let message = bundle.get_message(id)?;
            let pattern = match attribute {
                None => message.value(),
                Some(name) => message.get_attribute(name).map(|found| found.value()),
            };
            Some((bundle, pattern?))
        });
        let mut errors = Vec::new();
        let text = pattern.map(|(bundle, it)| bundle.format_pattern(it, Some(args), &mut errors));
        debug_assert!(
            text.is_some() && errors.is_empty(),
            "{self:?} {id} {attribute:?}: {errors:?}"
        );
        text.map_or_else(String::new, Cow::into_owned)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
    use fluent_syntax::parser;

    use super::*;

    /// The variables of `pattern`, in any order, once each.
    fn variables(pattern: &Pattern<&str>, found: &mut Vec<String>) {
        let inline = |it: &InlineExpression<&str>, found: &mut Vec<String>| {
            if let InlineExpression::VariableReference { id } = it {
                found.push(id.name.to_owned());
            }
        };
        for element in &pattern.elements {
            match element {
                PatternElement::Placeable { expression: Expression::Inline(it) } => {
                    inline(it, found)
                }
                PatternElement::Placeable {
                    expression: Expression::Select { selector, variants },
                } => {
                    inline(selector, found);
                    variants.iter().for_each(|variant| variables(&variant.value, found));
                }
                PatternElement::TextElement { .. } => {}
            }
        }
        found.sort();
        found.dedup();
    }

    fn messages(files: &[&str]) -> BTreeMap<String, Vec<String>> {
        let mut all = BTreeMap::new();
        for file in files {
            let words = parser::parse(*file).expect("the words can be read");
            for entry in words.body {
                let Entry::Message(message) = entry else { continue };
                let mut found = Vec::new();
                message.value.iter().for_each(|value| variables(value, &mut found));
                let id = message.id.name.to_owned();
                for attribute in &message.attributes {
                    all.insert(format!("{id}.{}", attribute.id.name), Vec::new());
                }
                assert!(all.insert(id.clone(), found).is_none(), "{id} is there twice");
            }
        }
        all
    }

    #[test]
    fn every_language_says_everything() {
        let english = messages(&FILES[0].1);
        assert!(english.len() > 50);
        for (language, files) in &FILES[1..] {
            assert_eq!(messages(files), english, "{language:?}");
        }
    }

    #[test]
    fn each_language_has_words_of_its_own() {
        let allow = |language: Language| language.text("consent-allow");
        assert_eq!(allow(Language::English), "Allow");
        assert_ne!(allow(Language::Spanish), allow(Language::German));
        assert_ne!(Language::Spanish.version(), Language::German.version());
    }
}
