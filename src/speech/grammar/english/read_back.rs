//! What is said about amounts and days is read back to the same value.

use chrono::{Duration, NaiveDate, Weekday};

use super::dates::{day, written_day};
use super::money::{amount, written};
use super::numbers::{cardinal, ordinal, year};
use crate::basics::{Currency, Money};
use crate::nlu::when::{Clock, Lean, Span, read_days};
use crate::nlu::{Customs, read_amount, read_number, read_ordinal};
use crate::speech::grammar::Exactness;
use crate::speech::testing::Dice;

/// How many random values each property is held to.
const VALUES: usize = 100_000;

fn american() -> Customs {
    Customs::of("en-US".parse().unwrap()).unwrap()
}

fn same(text: &str, money: Money, customs: &Customs) {
    let read = read_amount(text, customs).unwrap_or_else(|| panic!("{text}"));
    assert_eq!(read.amount, money.abs().amount(), "{text}");
    if !money.is_zero() {
        assert_eq!(read.currency, Some(money.currency()), "{text}");
    }
}

#[test]
fn amounts_in_words() {
    let codes = [
        "USD", "EUR", "GBP", "CAD", "JPY", "KWD", "AFN", "XOF", "INR", "MXN", "CHF", "AUD", "PLN",
        "SEK", "NZD", "HKD", "ZAR", "CRC", "QAR", "AED", "MAD", "PEN", "LKR", "CLF", "ISK", "ILS",
    ];
    let (mut dice, customs) = (Dice::new(11), american());
    for _ in 0..VALUES {
        let currency: Currency = codes[dice.index(codes.len())].parse().unwrap();
        let money = Money::from_minor(dice.amount(), currency);
        let text = amount(money, dice.flip(), Exactness::Exact);
        if !text.starts_with("more than") {
            same(&text, money, &customs);
        }
    }
}

#[test]
fn amounts_in_figures() {
    let codes = ["USD", "EUR", "GBP", "JPY", "CAD", "CHF", "KWD", "INR", "BRL"];
    let (mut dice, customs) = (Dice::new(12), american());
    for _ in 0..VALUES / 10 {
        let currency: Currency = codes[dice.index(codes.len())].parse().unwrap();
        let money = Money::from_minor(dice.amount(), currency);
        let text = written(money);
        let read = read_amount(&text, &customs).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(read.amount, money.abs().amount(), "{text}");
    }
}

#[test]
fn days_in_words_and_figures() {
    let (mut dice, customs) = (Dice::new(13), american());
    let start: NaiveDate = "1971-01-01".parse().unwrap();
    for _ in 0..VALUES {
        let told = start + Duration::days(i64::try_from(dice.below(60_000)).unwrap());
        let today = told + Duration::days(i64::try_from(dice.below(900)).unwrap());
        let clock = Clock { today, week_starts: Weekday::Sun, lean: Lean::Past };
        let text = if dice.below(8) > 0 { day(told, today) } else { written_day(told, today) };
        let span = read_days(&text, &customs).and_then(|when| when.span(clock));
        let expected = Span { from: Some(told), last: Some(told) };
        assert_eq!(span, Some(expected), "{text} on {today}");
    }
}

#[test]
fn numbers_ordinals_and_years() {
    let (mut dice, customs) = (Dice::new(14), american());
    for _ in 0..VALUES / 4 {
        let number = dice.below(1_000_000_000_000);
        let text = cardinal(number);
        assert_eq!(read_number(&text, &customs), Some(number.into()), "{text}");
        let text = ordinal(number % 99_999 + 1);
        assert_eq!(read_ordinal(&text, &customs), Some(number % 99_999 + 1), "{text}");
    }
    for number in 1_900..2_200 {
        let text = format!("in {}", year(number));
        let clock = Clock {
            today: "2200-01-01".parse().unwrap(),
            week_starts: Weekday::Sun,
            lean: Lean::Past,
        };
        let span = read_days(&text, &customs).and_then(|when| when.span(clock)).unwrap();
        let first = NaiveDate::from_ymd_opt(number, 1, 1);
        let last = NaiveDate::from_ymd_opt(number, 12, 31);
        assert_eq!(span, Span { from: first, last }, "{text}");
    }
}
