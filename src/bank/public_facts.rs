//! What the bank tells anybody.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::basics::Currency;

/// Facts the bank publishes: answered without a link. The operator writes them in the settings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PublicFacts {
    /// The bank's name as spoken: "Saldo Bank".
    pub bank_name: String,
    /// Nine digits (ABA routing transit number).
    pub routing_number: Option<String>,
    /// Opening hours as a spoken sentence part: "Monday to Friday, nine to five".
    pub opening_hours: Option<String>,
    /// Telephone number for customers, digits only.
    pub phone: Option<String>,
    /// The branches, in the order in which they are told.
    pub branches: Vec<Branch>,
    /// The days on which every branch is closed, in any order.
    pub holidays: Vec<Holiday>,
    /// The bank's exchange rates, where it publishes any.
    pub exchange: Option<ExchangeRates>,
}

/// A place where customers are served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    /// What it is called: "Main Street".
    pub name: String,
    /// Where it is, as it is spoken: "twelve Main Street, Springfield".
    pub address: String,
    /// When it is open, as [`PublicFacts::opening_hours`]; `None` where it keeps to those.
    pub opening_hours: Option<String>,
    /// Its own telephone number, digits only.
    pub phone: Option<String>,
    /// What it is near to, as customers say it: "downtown", "the station".
    pub near: Vec<String>,
}

/// A day on which the bank is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Which day.
    pub on: NaiveDate,
    /// What it is called: "Christmas Day".
    pub name: String,
}

/// Exchange rates as the bank publishes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeRates {
    /// The day of which they are.
    pub on: NaiveDate,
    /// Who sets them, as spoken: "the European Central Bank".
    pub source: String,
    /// The currency they are given in.
    pub home: Currency,
    /// One for each other currency, in the order in which they are told.
    pub rates: Vec<ExchangeRate>,
}

/// What one currency is worth in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExchangeRate {
    /// The currency that is valued.
    pub currency: Currency,
    /// How many units of it; at least one.
    pub units: u32,
    /// What these are worth, in the other currency, as published, above zero.
    pub rate: Decimal,
}

impl PublicFacts {
    /// The branches that `said` can mean: of that name, or near to that.
    ///
    /// Every word that was said must be one of the branch's, save words that all branches have.
    pub fn branches_called(&self, said: &str) -> Vec<&Branch> {
        let is_own =
            |word: &String| !matches!(word.as_str(), "the" | "branch" | "in" | "at" | "on");
        let wanted: Vec<String> = words(said).filter(is_own).collect();
        let fits = |text: &str| {
            let known: Vec<String> = words(text).collect();
            !wanted.is_empty() && wanted.iter().all(|word| known.contains(word))
        };
        let is_meant = |branch: &&Branch| {
            fits(&branch.name) || fits(&branch.address) || branch.near.iter().any(|near| fits(near))
        };
        let named: Vec<&Branch> = self.branches.iter().filter(|it| fits(&it.name)).collect();
        if named.is_empty() { self.branches.iter().filter(is_meant).collect() } else { named }
    }

    /// The holidays from `today` on, the next first.
    pub fn holidays_from(&self, today: NaiveDate) -> Vec<&Holiday> {
        let mut ahead: Vec<&Holiday> = self.holidays.iter().filter(|it| it.on >= today).collect();
        ahead.sort_by_key(|it| it.on);
        ahead
    }

    /// The rate of `currency`, where it is published.
    pub fn rate_of(&self, currency: Currency) -> Option<&ExchangeRate> {
        self.exchange.as_ref()?.rates.iter().find(|it| it.currency == currency)
    }
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let parts = text.split(|c: char| !c.is_alphanumeric() && c != '\'');
    parts.filter(|part| !part.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn branch(name: &str, address: &str, near: &[&str]) -> Branch {
        Branch {
            name: name.to_owned(),
            address: address.to_owned(),
            opening_hours: None,
            phone: None,
            near: near.iter().map(|it| (*it).to_owned()).collect(),
        }
    }

    #[test]
    fn branches_are_found_by_name_then_by_what_is_near() {
        let facts = PublicFacts {
            branches: vec![
                branch("Main Street", "twelve Main Street, Springfield", &["downtown"]),
                branch("Harbor", "one Quay Road, Springfield", &["the old town", "Main Street"]),
            ],
            ..PublicFacts::default()
        };
        let found = |said: &str| {
            let found = facts.branches_called(said);
            found.iter().map(|it| it.name.clone()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(found("the Main Street branch"), "Main Street");
        assert_eq!(found("harbor"), "Harbor");
        assert_eq!(found("downtown"), "Main Street");
        assert_eq!(found("in the old town"), "Harbor");
        assert_eq!(found("Springfield"), "Main Street Harbor");
        assert_eq!(found("airport"), "");
        assert_eq!(found("the branch"), "");
    }

    #[test]
    fn holidays_that_are_over_are_not_ahead() {
        let day = |text: &str| text.parse().unwrap();
        let holiday = |on: &str, name: &str| Holiday { on: day(on), name: name.to_owned() };
        let holidays = vec![
            holiday("2027-01-01", "New Year's Day"),
            holiday("2026-11-26", "Thanksgiving"),
            holiday("2026-07-04", "Independence Day"),
        ];
        let facts = PublicFacts { holidays, ..PublicFacts::default() };
        let ahead = |today: &str| {
            let ahead = facts.holidays_from(day(today));
            ahead.iter().map(|it| it.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(ahead("2026-11-26"), ["Thanksgiving", "New Year's Day"]);
        assert_eq!(ahead("2026-11-27"), ["New Year's Day"]);
    }
}
