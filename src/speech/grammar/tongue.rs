//! The grammar of a locale: figures in words, in the form that a sentence asks for.

use chrono::NaiveDate;

use super::english::{dates, money, numbers};
use crate::basics::{Currency, Locale, Money};

/// How amounts are said in one reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::speech) enum Exactness {
    /// To the minor unit.
    Exact,
    /// "More than ten million dollars" for amounts that take long to say: only where a reply of
    /// the largest imaginable amounts would otherwise be longer than a reply may be.
    Short,
}

/// The names of cases in messages.
pub(in crate::speech) const CASES: &[&str] = &["nominative", "accusative", "dative", "genitive"];

/// The names of genders in messages.
pub(in crate::speech) const GENDERS: &[&str] = &["masculine", "feminine", "neuter"];

/// The names of links in messages.
pub(in crate::speech) const LINKS: &[&str] =
    &["on", "ahead", "around", "since", "until", "end-of", "since-date", "from"];

/// The case that the sentence asks for, in languages that have any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::speech) enum Case {
    /// Who or what.
    Nominative,
    /// Whom or what: what follows "you have".
    #[default]
    Accusative,
    /// To or with whom.
    Dative,
    /// Whose.
    Genitive,
}

impl Case {
    /// The case by its name in a message.
    pub(in crate::speech) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "nominative" => Self::Nominative,
            "accusative" => Self::Accusative,
            "dative" => Self::Dative,
            "genitive" => Self::Genitive,
            _ => return None,
        })
    }
}

/// The gender of the noun that is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::speech) enum Gender {
    /// He.
    #[default]
    Masculine,
    /// She.
    Feminine,
    /// It.
    Neuter,
}

impl Gender {
    /// The gender by its name in a message.
    pub(in crate::speech) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "masculine" => Self::Masculine,
            "feminine" => Self::Feminine,
            "neuter" => Self::Neuter,
            _ => return None,
        })
    }
}

/// What links a day to its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::speech) enum Link {
    /// A day that was: "yesterday", "last Tuesday", "on March third".
    #[default]
    On,
    /// A day to come: "tomorrow", "on Friday".
    Ahead,
    /// A day that is only expected: "around Friday".
    Around,
    /// "at the end of yesterday".
    EndOf,
    /// "since yesterday", "since March third".
    Since,
    /// "until Friday", "until March third".
    Until,
    /// "since March third", however near.
    SinceDate,
    /// "from March third", however near.
    From,
}

impl Link {
    /// The link by its name in a message.
    pub(in crate::speech) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "on" => Self::On,
            "ahead" => Self::Ahead,
            "around" => Self::Around,
            "end-of" => Self::EndOf,
            "since" => Self::Since,
            "until" => Self::Until,
            "since-date" => Self::SinceDate,
            "from" => Self::From,
            _ => return None,
        })
    }
}

/// The grammar of one locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::speech) struct Grammar {
    locale: Locale,
}

impl Grammar {
    /// The grammar of `locale`.
    pub(in crate::speech) fn of(locale: Locale) -> Self {
        Self { locale }
    }

    /// How many, exact to 999.
    pub(in crate::speech) fn count(self, number: u64, _: Gender, _: Case) -> String {
        numbers::count(number)
    }

    /// The number, exact.
    pub(in crate::speech) fn cardinal(self, number: u64) -> String {
        numbers::cardinal(number)
    }

    /// One digit, 0 to 9.
    pub(in crate::speech) fn digit(self, digit: u8) -> &'static str {
        numbers::digit(digit)
    }

    /// The size of the amount.
    pub(in crate::speech) fn amount(
        self,
        money: Money,
        named: bool,
        exactness: Exactness,
        _: Case,
    ) -> String {
        money::amount(money, named, exactness)
    }

    /// What the currency is called, several of it.
    pub(in crate::speech) fn currency_name(self, currency: Currency) -> String {
        money::currency_name(currency)
    }

    /// The size of the amount as it is written.
    pub(in crate::speech) fn written(self, money: Money) -> String {
        money::written(money)
    }

    /// The day as it is called on `today`, with what links it to its sentence.
    pub(in crate::speech) fn day(self, day: NaiveDate, today: NaiveDate, link: Link) -> String {
        match link {
            Link::On => dates::day(day, today),
            Link::Ahead => dates::day_ahead(day, today),
            Link::Around => dates::day_expected(day, today),
            Link::EndOf => dates::end_of(day, today),
            Link::Since => format!("since {}", dates::day_bare(day, today)),
            Link::SinceDate => format!("since {}", dates::date(day, today)),
            Link::From => format!("from {}", dates::date(day, today)),
            Link::Until => format!("until {}", dates::day_bare(day, today)),
        }
    }

    /// The year as it is read.
    pub(in crate::speech) fn year(self, number: i32) -> String {
        numbers::year(number)
    }

    /// The days from `first` to `last`, both included: "from March third to March tenth".
    pub(in crate::speech) fn range(
        self,
        first: NaiveDate,
        last: NaiveDate,
        today: NaiveDate,
    ) -> String {
        format!("from {} to {}", dates::date(first, today), dates::date(last, today))
    }

    /// The day as it is written.
    pub(in crate::speech) fn written_day(self, day: NaiveDate, today: NaiveDate) -> String {
        dates::written_day(day, today)
    }

    /// The name of the month of `day`.
    pub(in crate::speech) fn month(self, day: NaiveDate) -> &'static str {
        dates::month(day)
    }
}
