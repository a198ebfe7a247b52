//! Amounts of a text.

use std::fmt;

use rust_decimal::Decimal;

use super::grammar::amount;
use crate::basics::Currency;
use crate::nlu::customs::Customs;
use crate::nlu::number::{Found, is_vague};
use crate::nlu::token::{Token, tokens};

/// An amount as it was said: exact, and without a currency where none was said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// The number of major units.
    pub amount: Decimal,
    /// The currency, when the words tell it.
    pub currency: Option<Currency>,
}

impl Amount {
    /// The number in digits, with at least the decimals of its currency where it has one.
    pub fn in_digits(&self) -> String {
        let mut amount = self.amount.normalize();
        let least = self
            .currency
            .map_or_else(|| if amount.scale() == 1 { 2 } else { 0 }, Currency::decimals);
        if amount.scale() < least {
            amount.rescale(least);
        }
        amount.to_string()
    }
}

impl fmt::Debug for Amount {
    /// Amounts are customer facts: nothing that is printed for debugging may show one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Amount(.. {:?})", self.currency)
    }
}

/// The amount that `text` says: the whole text, or else the first amount in it with a
/// currency, or else the first number.
pub fn read_amount(text: &str, customs: &Customs) -> Option<Amount> {
    let tokens = tokens(text);
    if let Some((taken, found)) = amount(&tokens, customs)
        && taken == tokens.len()
        && !is_vague(&tokens, 0, customs.tongue)
    {
        return Some(found);
    }
    let found = amounts_in(&tokens, customs);
    let named = found.iter().find(|found| found.value.currency.is_some());
    named.or(found.first()).map(|found| found.value)
}

/// The amounts of `text`, in order, none inside another. Linear in its length.
pub fn find_amounts(text: &str, customs: &Customs) -> Vec<Found<Amount>> {
    amounts_in(&tokens(text), customs)
}

fn amounts_in(tokens: &[Token], customs: &Customs) -> Vec<Found<Amount>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match amount(&tokens[at..], customs).filter(|_| !is_vague(tokens, at, customs.tongue)) {
            Some((taken, value)) => {
                let place = tokens[at].place.start..tokens[at + taken - 1].place.end;
                found.push(Found { value, place });
                at += taken;
            }
            None => at += 1,
        }
    }
    found
}
