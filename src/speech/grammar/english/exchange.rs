//! What a currency is worth, as the bank publishes it.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::dates::date;
use super::money::{Exactness, amount, currency_name};
use super::names::{app, speakable};
use super::numbers::{cardinal, digit};
use super::phrase::{Phrase, enumerated, one_breath};
use super::talk::anything_else;
use crate::bank::{ExchangeRate, ExchangeRates, PAGE_ITEMS_MAX, PublicFacts};
use crate::basics::{Currency, Money};
use crate::speech::render::Draft;
use crate::speech::suggestions::BALANCE;

/// Tells the rate of `currency`, with its day and source; without one, which rates there are.
pub(super) fn told(currency: Option<Currency>, facts: &PublicFacts, today: NaiveDate) -> Draft {
    let Some(published) = facts.exchange.as_ref().filter(|it| !it.rates.is_empty()) else {
        let said = Phrase::of("I don't have exchange rates here. You'll find them in ");
        return anything_else(said.text(&app(facts)).text("."), BALANCE);
    };
    let rate = currency.and_then(|currency| facts.rate_of(currency));
    let said = match (currency, rate) {
        (_, Some(rate)) => worth(rate, published, today),
        (Some(other), None) if other != published.home => {
            let none = format!("I don't have a rate for {}", currency_name(other));
            Phrase::default().sentence(Phrase::of(&none)).sentence(known(published))
        }
        _ => Phrase::default().sentence(known(published)),
    };
    anything_else(said, BALANCE)
}

/// "One euro is one point zero eight five US dollars. That is the rate of our own desk of November
/// twentieth."
fn worth(rate: &ExchangeRate, published: &ExchangeRates, today: NaiveDate) -> Phrase {
    let Ok(units) = Money::new(Decimal::from(rate.units), rate.currency) else {
        return Phrase::default().sentence(known(published));
    };
    let units = amount(units, true, Exactness::Exact);
    let home = currency_name(published.home);
    let worth = Phrase::of(&format!("{units} is {} {home}", number(rate.rate)));
    let day = date(published.on, today);
    let source = Phrase::of(&format!("that is the rate of {}, of {day}", source(published)));
    let said = Phrase::default().sentences(one_breath(worth.clone(), || worth.text(".")));
    said.sentences(one_breath(source, || {
        Phrase::default().sentence(Phrase::of(&format!("that is the rate of {day}")))
    }))
}

fn source(published: &ExchangeRates) -> String {
    let source = speakable(&published.source);
    if source.is_empty() { "the bank".to_owned() } else { source }
}

/// "I have rates for euros, British pounds, and others."
fn known(published: &ExchangeRates) -> Phrase {
    let names = published.rates.iter().map(|it| Phrase::of(&currency_name(it.currency)));
    let mut names: Vec<Phrase> = names.take(PAGE_ITEMS_MAX).collect();
    if published.rates.len() > PAGE_ITEMS_MAX {
        names.push(Phrase::of("others"));
    }
    Phrase::of("I have rates for ").phrase(enumerated(names, "and"))
}

/// A rate in words: "one point zero eight five".
fn number(rate: Decimal) -> String {
    let rate = rate.normalize();
    let whole = cardinal(rate.trunc().to_u64().unwrap_or(u64::MAX));
    match rate.to_string().split_once('.') {
        Some((_, decimals)) => decimals
            .bytes()
            .fold(format!("{whole} point"), |said, byte| format!("{said} {}", digit(byte - b'0'))),
        None => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_read_digit_by_digit_after_the_point() {
        for (rate, said) in [
            ("1.0850", "one point zero eight five"),
            ("0.0065", "zero point zero zero six five"),
            ("110", "one hundred ten"),
            ("12.30", "twelve point three"),
        ] {
            assert_eq!(number(rate.parse().unwrap()), said);
        }
    }
}
