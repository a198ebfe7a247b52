//! How a locale says numbers, money and days.

use chrono::NaiveDate;

use super::amount::{self, leading_digit, more_than};
use super::days::{date, ends, told};
use super::forms::{Case, Exactness, Gender, Link};
use super::{english, german, spanish};
use crate::basics::{Currency, Locale, Money};
use crate::nlu::{Customs, Tongue};

/// Counts above this are said by their first digit.
const COUNT_EXACT_MAX: u64 = 999;

/// The figures of one locale: everything about them that depends on language and country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::speech) struct Grammar {
    customs: Customs,
}

impl Grammar {
    /// The grammar of `locale`; American English for a language that has none.
    pub(in crate::speech) fn of(locale: Locale) -> Self {
        const AMERICAN: Customs = Customs {
            tongue: Tongue::English,
            day_first: false,
            decimal_comma: false,
            week_starts: chrono::Weekday::Sun,
            home: Some(Currency::USD),
        };
        Self { customs: Customs::of(locale).unwrap_or(AMERICAN) }
    }

    pub(super) fn tongue(self) -> Tongue {
        self.customs.tongue
    }

    /// The currency that needs no "whose".
    pub(super) fn home(self) -> Option<Currency> {
        self.customs.home
    }

    /// Whether English is said as in Britain: "one hundred and five", "the third of March".
    pub(super) fn is_british(self) -> bool {
        self.customs.tongue == Tongue::English && self.customs.day_first
    }

    /// Whether a comma stands before the cents.
    pub(super) fn has_decimal_comma(self) -> bool {
        self.customs.decimal_comma
    }

    /// How many digits a number has at least that is written in groups of three.
    pub(super) fn groups_from(self) -> usize {
        match self.customs.tongue {
            // "1243,07 €" but "12.430,07 €".
            Tongue::Spanish if self.customs.decimal_comma => 5,
            _ => 4,
        }
    }

    /// A count of things: "eleven", "more than ten thousand".
    pub(in crate::speech) fn count(self, number: u64, gender: Gender, case: Case) -> String {
        if number <= COUNT_EXACT_MAX {
            return self.cardinal(number, gender, case);
        }
        let bound = self.cardinal(leading_digit(number), gender, case);
        format!("{} {bound}", more_than(self.tongue()))
    }

    /// The number in words, exact.
    pub(in crate::speech) fn cardinal(self, number: u64, gender: Gender, case: Case) -> String {
        match self.tongue() {
            Tongue::English => english::cardinal(number, self.is_british()),
            Tongue::Spanish => spanish::cardinal(number, gender),
            Tongue::German => german::cardinal(number, gender, case),
        }
    }

    /// The place in a row, from 1: "third".
    pub(in crate::speech) fn ordinal(self, number: u64, gender: Gender, case: Case) -> String {
        match self.tongue() {
            Tongue::English => english::ordinal(number, self.is_british()),
            Tongue::Spanish => spanish::ordinal(number, gender),
            Tongue::German => german::ordinal(number, gender, case),
        }
    }

    /// The year as it is read.
    pub(in crate::speech) fn year(self, number: i32) -> String {
        match self.tongue() {
            Tongue::English => english::year(number, self.is_british()),
            Tongue::Spanish => spanish::year(number),
            Tongue::German => german::year(number),
        }
    }

    /// One digit, 0 to 9, as a word; anything above is taken modulo ten.
    pub(in crate::speech) fn digit(self, digit: u8) -> &'static str {
        match self.tongue() {
            Tongue::English => english::digit(digit),
            Tongue::Spanish => spanish::digit(digit),
            Tongue::German => german::digit(digit),
        }
    }

    /// The size of the amount in words, whatever its sign: the sentence says what the sign means.
    ///
    /// `named` says whose currency it is even for the home currency, for customers with several.
    pub(in crate::speech) fn amount(
        self,
        money: Money,
        named: bool,
        exactness: Exactness,
        case: Case,
    ) -> String {
        amount::said(self, money, named, exactness, case)
    }

    /// What the currency itself is called, several of it: "euros", "Canadian dollars".
    pub(in crate::speech) fn currency_name(self, currency: Currency, case: Case) -> String {
        match self.tongue() {
            Tongue::English => english::currency_name(currency),
            Tongue::Spanish => spanish::currency_name(currency),
            Tongue::German => german::currency_name(currency, case),
        }
    }

    /// The size of the amount as it is written: "$1,243.07", "1.243,07 €".
    pub(in crate::speech) fn written(self, money: Money) -> String {
        amount::written(self, money)
    }

    /// The day as people call it on `today`, with what links it to its sentence. Never numeric; the
    /// year only when it is another one.
    pub(in crate::speech) fn day(self, day: NaiveDate, today: NaiveDate, link: Link) -> String {
        let told = told(day, today, link);
        match self.tongue() {
            Tongue::English => english::day(told, link, self.is_british()),
            Tongue::Spanish => spanish::day(told, link, self.first_of_month()),
            Tongue::German => german::day(told, link),
        }
    }

    /// The days from `first` to `last`, both included: "from March third to March tenth".
    pub(in crate::speech) fn range(
        self,
        first: NaiveDate,
        last: NaiveDate,
        today: NaiveDate,
    ) -> String {
        let ends = ends(first, last, today);
        match self.tongue() {
            Tongue::English => english::range(ends, self.is_british()),
            Tongue::Spanish => spanish::range(ends, self.first_of_month()),
            Tongue::German => german::range(ends),
        }
    }

    /// The day as it is shown: "November 20", with the year when it is another one.
    pub(in crate::speech) fn written_day(self, day: NaiveDate, today: NaiveDate) -> String {
        let date = date(day, today);
        match self.tongue() {
            Tongue::English => english::written_day(date, self.is_british()),
            Tongue::Spanish => spanish::written_day(date),
            Tongue::German => german::written_day(date),
        }
    }

    /// The name of the month in which `day` lies.
    pub(in crate::speech) fn month(self, day: NaiveDate) -> &'static str {
        match self.tongue() {
            Tongue::English => english::month(day),
            Tongue::Spanish => spanish::month(day),
            Tongue::German => german::month(day),
        }
    }

    /// What the first of a month is called in Spanish.
    fn first_of_month(self) -> &'static str {
        // Spain alone counts it; it is also the one Spanish-speaking country of the euro.
        if self.customs.home == Some(Currency::EUR) { "uno" } else { "primero" }
    }
}
