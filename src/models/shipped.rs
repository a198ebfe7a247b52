//! The words inside the binary.

use std::sync::{LazyLock, OnceLock};

use thiserror::Error;

use super::locale_words::LocaleWords;
use super::problem::SourceError;
use super::source::{Files, Source};
use crate::basics::Locale;
use crate::nlu::{Matcher, ModelError, Recognizer};

macro_rules! embedded {
    ($($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("../../interaction-models/", $path)))),+]
    };
}

/// Every file of the source, by its path. A test compares the list with the folder.
const EMBEDDED: &[(&str, &str)] = embedded![
    "source/alexa.toml",
    "source/catalogue.toml",
    "source/en-US/heard.toml",
    "source/en-US/locale.toml",
    "source/en-US/replies/accounts.ftl",
    "source/en-US/replies/balances.ftl",
    "source/en-US/replies/barriers.ftl",
    "source/en-US/replies/bills.ftl",
    "source/en-US/replies/cards.ftl",
    "source/en-US/replies/categories.ftl",
    "source/en-US/replies/dates.ftl",
    "source/en-US/replies/explain.ftl",
    "source/en-US/replies/listed.ftl",
    "source/en-US/replies/lists.ftl",
    "source/en-US/replies/names.ftl",
    "source/en-US/replies/net.ftl",
    "source/en-US/replies/outlook.ftl",
    "source/en-US/replies/periods.ftl",
    "source/en-US/replies/published.ftl",
    "source/en-US/replies/screen.ftl",
    "source/en-US/replies/suggestions.ftl",
    "source/en-US/replies/talk.ftl",
    "source/en-US/replies/totals.ftl",
    "source/en-US/replies/transactions.ftl",
    "source/en-US/rules.toml",
    "source/en-US/sentences/accounts.toml",
    "source/en-US/sentences/all_balances.toml",
    "source/en-US/sentences/balance.toml",
    "source/en-US/sentences/bank.toml",
    "source/en-US/sentences/bills.toml",
    "source/en-US/sentences/compare.toml",
    "source/en-US/sentences/credit_and_net.toml",
    "source/en-US/sentences/fees_and_refunds.toml",
    "source/en-US/sentences/income.toml",
    "source/en-US/sentences/outlook.toml",
    "source/en-US/sentences/owed.toml",
    "source/en-US/sentences/pending.toml",
    "source/en-US/sentences/recent_transactions.toml",
    "source/en-US/sentences/refine.toml",
    "source/en-US/sentences/rows.toml",
    "source/en-US/sentences/spending.toml",
    "source/en-US/sentences/talk.toml",
    "source/en-US/sentences/transaction_search.toml",
    "source/en-US/types/ACCOUNT_KIND.toml",
    "source/en-US/types/ACCOUNT_NAME.toml",
    "source/en-US/types/CATEGORY.toml",
    "source/en-US/types/COMPARISON.toml",
    "source/en-US/types/MERCHANT.toml",
];

/// The shipped words, ready to use.
#[derive(Debug)]
pub struct Shipped {
    /// The source they come from.
    pub source: Source,
    matchers: Vec<(Locale, Matcher)>,
    recognizers: Vec<OnceLock<Option<Recognizer>>>,
}

/// Shipped words that do not compile: the binary was built from a broken source.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ShippedError {
    /// The source.
    #[error("the words inside this binary are broken, build it again: {0}")]
    Source(#[from] SourceError),
    /// The model made from it.
    #[error("the words inside this binary are broken, build it again: {locale}: {error}")]
    Model {
        /// The language.
        locale: Locale,
        /// What is wrong.
        error: ModelError,
    },
}

impl Shipped {
    /// The matcher for `locale`, when its words are shipped.
    pub fn matcher(&self, locale: Locale) -> Option<&Matcher> {
        self.matchers.iter().find(|(of, _)| *of == locale).map(|(_, matcher)| matcher)
    }

    /// The engine for free text in `locale`, when its words are shipped.
    ///
    /// Compiled at the first call for a locale, which takes milliseconds; its classifier is trained
    /// at the first text that needs it.
    pub fn recognizer(&self, locale: Locale) -> Option<&Recognizer> {
        let place = self.source.locales.iter().position(|words| words.locale == locale)?;
        // These words have compiled once already: a model that contradicts itself is not here.
        let train = || Recognizer::compile(self.source.locales[place].model(), "en").ok();
        self.recognizers.get(place)?.get_or_init(train).as_ref()
    }

    /// The locales with words, with commas between them.
    pub fn locales(&self) -> String {
        let names: Vec<String> = self.matchers.iter().map(|(of, _)| of.to_string()).collect();
        names.join(", ")
    }

    /// The words of `locale`, when they are shipped.
    pub fn words(&self, locale: Locale) -> Option<&LocaleWords> {
        self.source.locales.iter().find(|words| words.locale == locale)
    }
}

/// The shipped words. Compiled at the first call, which takes milliseconds; free afterwards.
pub fn shipped() -> Result<&'static Shipped, &'static ShippedError> {
    static SHIPPED: LazyLock<Result<Shipped, ShippedError>> = LazyLock::new(compile);
    SHIPPED.as_ref()
}

/// The files of the shipped source.
pub fn shipped_files() -> Files {
    EMBEDDED.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn compile() -> Result<Shipped, ShippedError> {
    let source = Source::read(&shipped_files())?;
    let matcher = |words: &LocaleWords| match Matcher::compile(&words.model()) {
        Ok(matcher) => Ok((words.locale, matcher)),
        Err(error) => Err(ShippedError::Model { locale: words.locale, error }),
    };
    let matchers = source.locales.iter().map(matcher).collect::<Result<Vec<_>, _>>()?;
    let recognizers = source.locales.iter().map(|_| OnceLock::new()).collect();
    Ok(Shipped { source, matchers, recognizers })
}
