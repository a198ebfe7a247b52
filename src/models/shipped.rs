//! The words inside the binary.

use std::sync::{LazyLock, OnceLock};

use super::locale_words::LocaleWords;
use super::replies::reply_files;
use super::source::{Files, Source};
use crate::basics::Locale;
use crate::nlu::{Matcher, Recognizer};

/// Every file of the source, by its path: `build.rs` lists them.
const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The shipped words. Each locale is made ready at the first call that asks for it, which takes
/// milliseconds, and is free afterwards.
#[derive(Debug)]
pub struct Shipped {
    files: Files,
    locales: Vec<ShippedLocale>,
}

#[derive(Debug)]
struct ShippedLocale {
    locale: Locale,
    words: OnceLock<Option<LocaleWords>>,
    recognizer: OnceLock<Option<Recognizer>>,
}

impl Shipped {
    /// The matcher for `locale`, when its words are shipped.
    pub fn matcher(&self, locale: Locale) -> Option<&Matcher> {
        self.recognizer(locale).map(Recognizer::matcher)
    }

    /// The engine for free text in `locale`, when its words are shipped. Its classifier is trained
    /// at the first text that needs it.
    pub fn recognizer(&self, locale: Locale) -> Option<&Recognizer> {
        let train = |words: &LocaleWords| Recognizer::compile(words.model(), locale).ok();
        let known = self.known(locale)?;
        known.recognizer.get_or_init(|| self.words(locale).and_then(train)).as_ref()
    }

    /// The words of `locale`, when they are shipped.
    pub fn words(&self, locale: Locale) -> Option<&LocaleWords> {
        // That the shipped words can be read is tested; what cannot is not offered.
        let read = || Source::read_locale(&self.files, locale).ok();
        self.known(locale)?.words.get_or_init(read).as_ref()
    }

    /// The locales with words and replies, by name.
    pub fn locales(&self) -> impl Iterator<Item = Locale> + '_ {
        self.locales.iter().map(|known| known.locale)
    }

    /// The names of the locales with words and replies, with commas between them.
    pub fn locale_names(&self) -> String {
        self.locales().map(|locale| locale.to_string()).collect::<Vec<_>>().join(", ")
    }

    fn known(&self, locale: Locale) -> Option<&ShippedLocale> {
        self.locales.iter().find(|known| known.locale == locale)
    }
}

/// The shipped words.
pub fn shipped() -> &'static Shipped {
    static SHIPPED: LazyLock<Shipped> = LazyLock::new(|| {
        let files = shipped_files();
        let new =
            |locale| ShippedLocale { locale, words: OnceLock::new(), recognizer: OnceLock::new() };
        let all = Source::locales_of(&files).into_iter();
        let offered = all.filter(|locale| reply_files(&files, *locale).next().is_some());
        Shipped { locales: offered.map(new).collect(), files }
    });
    &SHIPPED
}

/// The files of the shipped source.
pub fn shipped_files() -> Files {
    EMBEDDED.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}
