//! What a message can be given, and how it declines.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentType;
use intl_memoizer::IntlLangMemoizer;
use intl_memoizer::concurrent::IntlLangMemoizer as SharedMemoizer;

use super::spans::{decoded, encoded};
use crate::basics::Money;
use crate::models::VariableKind;
use crate::speech::grammar::{Case, Exactness, Gender, Grammar, Link};
use crate::speech::phrase::Phrase;

/// One thing that a message is given.
#[derive(Debug, Clone)]
pub(in crate::speech) enum Value<'a> {
    /// Words as they are: clean, without figures and signs.
    Words(Cow<'a, str>),
    /// One of a few words that the message selects by.
    Key(&'static str),
    /// How many.
    Count(u64),
    /// An amount of money, without its sign.
    Amount(Amount),
    /// `day` as it is called on `today`.
    Day {
        /// The day.
        day: NaiveDate,
        /// The day it is for the customer.
        today: NaiveDate,
    },
    /// A place in a row, from 1.
    Ordinal(u64),
    /// A name with its forms.
    Forms(Forms),
}

/// An amount of money on its way into words or figures; its sign is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::speech) enum Amount {
    /// In words.
    Spoken {
        /// The amount.
        money: Money,
        /// Whether it is said whose currency it is, even the home currency.
        named: bool,
        /// How exact it is said.
        exactness: Exactness,
    },
    /// In figures, for the screen.
    Written(Money),
}

/// A name, and its forms by the names that the language gave them.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::speech) struct Forms {
    pub(super) plain: String,
    pub(super) others: Vec<(String, String)>,
}

impl fmt::Debug for Forms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Forms({})", self.others.len())
    }
}

impl Forms {
    /// The name in `form` as a phrase; without a form, as it is.
    pub(in crate::speech) fn phrase(&self, form: &str) -> Phrase {
        decoded(self.get(form))
    }

    /// The name in `form`; as it is where it has no such form.
    fn get(&self, form: &str) -> &str {
        let found = self.others.iter().find(|(name, _)| name == form);
        found.map_or(&self.plain, |(_, said)| said)
    }
}

impl<'a> Value<'a> {
    /// Words.
    pub(in crate::speech) fn words(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Words(text.into())
    }

    /// The words and digits of `phrase`.
    pub(in crate::speech) fn phrase(phrase: &Phrase) -> Self {
        Self::Words(encoded(phrase).into())
    }

    /// Whether a message may be given it for a variable of this kind.
    pub(super) fn is_of(&self, kind: VariableKind) -> bool {
        match (self, kind) {
            (Self::Key(key), VariableKind::Key(keys)) => keys.contains(key),
            (Self::Words(_), VariableKind::Words)
            | (Self::Count(_), VariableKind::Count)
            | (Self::Amount(_), VariableKind::Amount)
            | (Self::Day { .. }, VariableKind::Day)
            | (Self::Ordinal(_), VariableKind::Ordinal)
            | (Self::Forms(_), VariableKind::Forms(_)) => true,
            _ => false,
        }
    }

    /// As Fluent takes it.
    pub(super) fn given(self, grammar: Grammar) -> FluentValue<'a> {
        let figure = |what| FluentValue::Custom(Box::new(Spoken { grammar, what }));
        match self {
            Self::Words(words) => FluentValue::String(words),
            Self::Key(key) => FluentValue::String(key.into()),
            // Counts that large are said as "more than four billion", whatever they are.
            Self::Count(count) => u32::try_from(count).unwrap_or(u32::MAX).into(),
            Self::Amount(amount) => figure(What::Amount(amount)),
            Self::Day { day, today } => figure(What::Day(day, today)),
            Self::Ordinal(place) => figure(What::Ordinal(place)),
            Self::Forms(forms) => figure(What::Forms(forms)),
        }
    }
}

/// A value that is put into words where it stands in a message.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Spoken {
    grammar: Grammar,
    what: What,
}

#[derive(Clone, PartialEq, Eq)]
enum What {
    Amount(Amount),
    Day(NaiveDate, NaiveDate),
    Ordinal(u64),
    Forms(Forms),
}

/// What a message asks a value to be like; each value heeds what it can.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked<'a> {
    pub(super) case: Case,
    pub(super) gender: Gender,
    pub(super) link: Link,
    pub(super) form: &'a str,
}

impl Spoken {
    /// In words.
    pub(super) fn said(&self, asked: Asked<'_>) -> String {
        let Self { grammar, what } = self;
        match what {
            What::Amount(Amount::Spoken { money, named, exactness }) => {
                grammar.amount(*money, *named, *exactness, asked.case)
            }
            What::Amount(Amount::Written(money)) => grammar.written(*money),
            What::Day(day, today) => grammar.day(*day, *today, asked.link),
            What::Ordinal(place) => grammar.ordinal(*place, asked.gender, asked.case),
            What::Forms(forms) => forms.get(asked.form).to_owned(),
        }
    }

    /// What a verb agrees with: an amount of nothing, of one unit, or of anything else.
    pub(super) fn size(&self) -> &'static str {
        let What::Amount(Amount::Spoken { money, .. } | Amount::Written(money)) = &self.what else {
            return "other";
        };
        let unit = 10_u64.pow(money.currency().decimals());
        match money.minor().unsigned_abs() {
            0 => "zero",
            1 => "one",
            minor if minor == unit => "one",
            _ => "other",
        }
    }
}

impl fmt::Debug for Spoken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Spoken(..)")
    }
}

impl FluentType for Spoken {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &IntlLangMemoizer) -> Cow<'static, str> {
        self.said(Asked::default()).into()
    }

    fn as_string_threadsafe(&self, _: &SharedMemoizer) -> Cow<'static, str> {
        self.said(Asked::default()).into()
    }
}
