//! `[[bank.branches]]`, `[[bank.holidays]]`, `[bank.exchange]`: what the bank tells anybody besides
//! its numbers and hours.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::check::{Finding, finding};
use crate::bank::{Branch, ExchangeRate, ExchangeRates, Holiday};
use crate::basics::Currency;

/// The most branches, holidays or rates of one bank: far more than are read aloud.
const LIST_MAX: usize = 1_000;

/// The most decimals of a rate.
const RATE_DECIMALS_MAX: u32 = 6;

/// The most units that a rate is given for, and the highest rate.
const RATE_MAX: u32 = 1_000_000;

/// One branch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BranchSettings {
    /// What it is called: "Main Street".
    pub name: String,
    /// Where it is, in words as they are spoken; digits are read as numbers.
    pub address: String,
    /// When it is open, where that differs from `bank.opening_hours`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening_hours: Option<String>,
    /// Its own telephone number, digits only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// What it is near to, as customers say it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<String>,
}

/// One day on which every branch is closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HolidaySettings {
    /// The day, written "2026-12-25".
    pub date: NaiveDate,
    /// What it is called.
    pub name: String,
}

/// Exchange rates as the bank publishes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExchangeSettings {
    /// The day of which the rates are, written "2026-11-20".
    pub date: NaiveDate,
    /// Who sets them, in words as they are spoken.
    pub source: String,
    /// The currency they are given in (ISO 4217).
    pub currency: Currency,
    /// The rates.
    pub rates: Vec<RateSettings>,
}

/// What one currency is worth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateSettings {
    /// The currency that is valued (ISO 4217).
    pub currency: Currency,
    /// How many units of it.
    #[serde(default = "one")]
    pub units: u32,
    /// What these are worth, written as text so that every digit counts: "1.0850".
    pub rate: Decimal,
}

fn one() -> u32 {
    1
}

impl From<&BranchSettings> for Branch {
    fn from(branch: &BranchSettings) -> Self {
        let BranchSettings { name, address, opening_hours, phone, near } = branch.clone();
        Self { name, address, opening_hours, phone, near }
    }
}

impl From<&HolidaySettings> for Holiday {
    fn from(holiday: &HolidaySettings) -> Self {
        Self { on: holiday.date, name: holiday.name.clone() }
    }
}

impl From<&ExchangeSettings> for ExchangeRates {
    fn from(exchange: &ExchangeSettings) -> Self {
        let rate = |it: &RateSettings| ExchangeRate {
            currency: it.currency,
            units: it.units,
            rate: it.rate,
        };
        Self {
            on: exchange.date,
            source: exchange.source.clone(),
            home: exchange.currency,
            rates: exchange.rates.iter().map(rate).collect(),
        }
    }
}

/// What keeps these branches, holidays and rates from being read aloud.
pub(super) fn check_published(
    branches: &[BranchSettings],
    holidays: &[HolidaySettings],
    exchange: Option<&ExchangeSettings>,
    findings: &mut Vec<Finding>,
) {
    for branch in branches {
        let hours = branch.opening_hours.as_ref();
        let texts = [&branch.name, &branch.address].into_iter().chain(hours).chain(&branch.near);
        let phone = branch.phone.as_deref();
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !texts.into_iter().all(|text| is_spoken(text)) {
            let message = format!("{:?}: names, addresses and hours must be {WORDS}", branch.name);
            findings.push(finding("bank.branches", message));
        }
        if phone.is_some_and(|text| !(3..=15).contains(&text.len()) || !digits(text)) {
            let message = format!("{:?}: phone must be three to fifteen digits", branch.name);
            findings.push(finding("bank.branches", message));
        }
    }
    for holiday in holidays.iter().filter(|it| !is_spoken(&it.name)) {
        let message = format!("{}: the name must be {WORDS}", holiday.date);
        findings.push(finding("bank.holidays", message));
    }
    if branches.len() > LIST_MAX {
        findings.push(finding("bank.branches", format!("must be at most {LIST_MAX}")));
    }
    if holidays.len() > LIST_MAX {
        findings.push(finding("bank.holidays", format!("must be at most {LIST_MAX}")));
    }
    exchange.into_iter().for_each(|it| check_exchange(it, findings));
}

const WORDS: &str = "words as they are spoken, one to 120 letters or digits";

fn check_exchange(exchange: &ExchangeSettings, findings: &mut Vec<Finding>) {
    let mut found = |message: String| findings.push(finding("bank.exchange", message));
    if !is_spoken(&exchange.source) {
        found(format!("source must be {WORDS}"));
    }
    if exchange.rates.len() > LIST_MAX {
        found(format!("must have at most {LIST_MAX} rates"));
    }
    for (place, rate) in exchange.rates.iter().enumerate() {
        let code = rate.currency.code();
        let in_bounds = !rate.rate.is_zero()
            && rate.rate.is_sign_positive()
            && rate.rate <= Decimal::from(RATE_MAX)
            && rate.rate.normalize().scale() <= RATE_DECIMALS_MAX;
        if !in_bounds {
            let most = RATE_DECIMALS_MAX;
            found(format!("{code}: rate must be above zero, with at most {most} decimals"));
        }
        if !(1..=RATE_MAX).contains(&rate.units) {
            found(format!("{code}: units must be 1 to {RATE_MAX}"));
        }
        if rate.currency == exchange.currency {
            found(format!("{code}: is the currency that the rates are given in"));
        }
        if exchange.rates[..place].iter().any(|it| it.currency == rate.currency) {
            found(format!("{code}: has two rates"));
        }
    }
}

fn is_spoken(text: &str) -> bool {
    let is_kept =
        |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '\'' | '-' | '&' | ':');
    (1..=120).contains(&text.trim().len()) && text.chars().all(is_kept)
}
