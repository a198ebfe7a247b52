//! Numbers of a text.

use std::ops::Range;

use rust_decimal::Decimal;

use super::ordinal::ordinal;
use super::quantity::{digits_in_a_row, is_vague, quantity};
use crate::nlu::customs::Customs;
use crate::nlu::token::{Token, tokens};

/// Something that was found in a text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// What was said.
    pub value: T,
    /// Its bytes in the text.
    pub place: Range<usize>,
}

/// The number that `text` says: the whole text, or else the longest number in it.
///
/// Cardinals, ordinals, fractions, and digits in a row ("double one" is 11).
pub fn read_number(text: &str, customs: &Customs) -> Option<Decimal> {
    let tokens = tokens(text);
    let whole = [quantity, ordinal_number, digits_in_a_row];
    let whole = whole.iter().find_map(|read| {
        read(&tokens, customs).filter(|(taken, _)| *taken == tokens.len()).map(|(_, value)| value)
    });
    let whole = whole.filter(|_| !is_vague(&tokens, 0, customs.tongue));
    let longest = || {
        let found = numbers_in(&tokens, customs).into_iter();
        // Of equals the first, which `max_by_key` would pass over.
        found.rev().max_by_key(|found| found.place.len()).map(|found| found.value)
    };
    whole.or_else(longest)
}

/// The place in a list that `text` says, from 1 on: "the third", "3rd".
pub fn read_ordinal(text: &str, customs: &Customs) -> Option<u64> {
    let tokens = tokens(text);
    (0..tokens.len()).find_map(|at| ordinal(&tokens[at..], customs.tongue)).map(|(_, value)| value)
}

/// The numbers of `text`, in order, none inside another. Linear in its length.
pub fn find_numbers(text: &str, customs: &Customs) -> Vec<Found<Decimal>> {
    numbers_in(&tokens(text), customs)
}

fn numbers_in(tokens: &[Token], customs: &Customs) -> Vec<Found<Decimal>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let readings = [quantity, ordinal_number, digits_in_a_row];
        let readings = readings.iter().filter_map(|read| read(&tokens[at..], customs));
        let readings = readings.filter(|_| !is_vague(tokens, at, customs.tongue));
        // Of readings of the same words the first is the plainest.
        let Some((taken, value)) = readings.rev().max_by_key(|(taken, _)| *taken) else {
            at += 1;
            continue;
        };
        let place = tokens[at].place.start..tokens[at + taken - 1].place.end;
        found.push(Found { value, place });
        at += taken;
    }
    found
}

fn ordinal_number(tokens: &[Token], customs: &Customs) -> Option<(usize, Decimal)> {
    ordinal(tokens, customs.tongue).map(|(taken, value)| (taken, Decimal::from(value)))
}
