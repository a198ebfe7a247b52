//! What a currency is worth, as the bank publishes it.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::lists::all_of;
use super::names::speakable;
use super::talk::anything_else;
use crate::bank::{ExchangeRate, ExchangeRates, PAGE_ITEMS_MAX, PublicFacts};
use crate::basics::{Currency, Money};
use crate::speech::grammar::{Case, Exactness};
use crate::speech::messages::exchange::{KNOWN, NONE, OTHERS, RATE, RATE_WHOLE, SOURCE, UNKNOWN};
use crate::speech::phrase::Phrase;
use crate::speech::render::Draft;
use crate::speech::suggestions::Suggestion;
use crate::speech::wording::{Amount, Value, Wording};

/// Tells the rate of `currency`, with its day and source; without one, which rates there are.
pub(super) fn told(
    words: &Wording,
    currency: Option<Currency>,
    facts: &PublicFacts,
    today: NaiveDate,
) -> Draft {
    let Some(published) = facts.exchange.as_ref().filter(|it| !it.rates.is_empty()) else {
        return anything_else(words, words.say(&NONE, []), Suggestion::Balance);
    };
    let rate = currency.and_then(|currency| facts.rate_of(currency));
    let said = match (currency, rate) {
        (_, Some(rate)) => worth(words, rate, published, today),
        (Some(other), None) if other != published.home => {
            let name = Value::words(words.grammar().currency_name(other, Case::default()));
            words.say(&UNKNOWN, [("currency", name)]).sentences(known(words, published))
        }
        _ => known(words, published),
    };
    anything_else(words, said, Suggestion::Balance)
}

/// "One euro is one point zero eight five US dollars. That is the rate of our own desk, of November
/// twentieth."
fn worth(
    words: &Wording,
    rate: &ExchangeRate,
    published: &ExchangeRates,
    today: NaiveDate,
) -> Phrase {
    let Ok(money) = Money::new(Decimal::from(rate.units), rate.currency) else {
        return known(words, published);
    };
    let exactness = Exactness::Exact;
    let units = ("units", Value::Amount(Amount::Spoken { money, named: true, exactness }));
    let home =
        ("home", Value::words(words.grammar().currency_name(published.home, Case::Nominative)));
    let value = rate.rate.normalize();
    let whole = ("whole", Value::Count(value.trunc().to_u64().unwrap_or(u64::MAX)));
    let said = match decimals(value) {
        Some(decimals) => {
            let decimals = ("decimals", Value::phrase(&decimals));
            words.say(&RATE, [units, whole, decimals, home])
        }
        None => words.say(&RATE_WHOLE, [units, whole, home]),
    };
    let source = Value::words(speakable(words, &published.source));
    let day = Value::Day { day: published.on, today };
    said.sentences(words.breath(&SOURCE, [("source", source), ("day", day)]))
}

/// What is after the point, digit by digit.
fn decimals(value: Decimal) -> Option<Phrase> {
    let text = value.to_string();
    let (_, decimals) = text.split_once('.')?;
    let digits: Vec<u8> = decimals.bytes().map(|digit| digit.saturating_sub(b'0')).collect();
    Some(Phrase::default().digits(&digits))
}

/// "I have rates for euros, British pounds, and others."
fn known(words: &Wording, published: &ExchangeRates) -> Phrase {
    let name = |it: &ExchangeRate| {
        Phrase::of(&words.grammar().currency_name(it.currency, Case::default()))
    };
    let mut names: Vec<Phrase> = published.rates.iter().take(PAGE_ITEMS_MAX).map(name).collect();
    if published.rates.len() > PAGE_ITEMS_MAX {
        names.push(words.clause(&OTHERS, []));
    }
    words.say(&KNOWN, [("currencies", Value::phrase(&all_of(words, names)))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::spoken::plain;

    #[test]
    fn decimals_are_read_one_by_one() {
        for (rate, said) in [("1.0850", "0 8 5"), ("0.0065", "0 0 6 5"), ("12.30", "3")] {
            let rate: Decimal = rate.parse().unwrap();
            let decimals = decimals(rate.normalize()).unwrap();
            assert_eq!(plain(&decimals.spans()), said);
        }
        assert!(decimals(Decimal::from(110)).is_none());
    }
}
