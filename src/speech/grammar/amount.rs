//! Amounts: what is said of them in every language.

use std::fmt::Write as _;

use super::figures::Grammar;
use super::forms::{Case, Exactness};
use super::{english, german, spanish};
use crate::basics::{Currency, Money};
use crate::nlu::Tongue;

/// The longest exact amount in a crowded reply, in characters.
const SHORT_CHARACTERS_MAX: usize = 60;

/// An amount on its way into words: its parts, and what its name depends on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sum {
    /// Whole units.
    pub(super) major: u64,
    /// Minor units beside them.
    pub(super) minor: u64,
    pub(super) currency: Currency,
    /// Whether it is said whose currency it is.
    pub(super) whose: bool,
    pub(super) case: Case,
}

/// The size of the amount in words, whatever its sign: the sentence says what the sign means.
///
/// `named` says whose currency it is even for the home currency, for customers with several.
pub(super) fn said(
    grammar: Grammar,
    money: Money,
    named: bool,
    exactness: Exactness,
    case: Case,
) -> String {
    let currency = money.currency();
    let unit = 10_u64.pow(currency.decimals());
    let size = money.minor().unsigned_abs();
    let (major, minor) = (size / unit, size % unit);
    let whose = named || grammar.home() != Some(currency);
    let sum = Sum { major, minor, currency, whose, case };
    let (exact, is_one_breath) = match grammar.tongue() {
        Tongue::English => english::exact(sum, grammar.is_british()),
        Tongue::Spanish => spanish::exact(sum),
        Tongue::German => german::exact(sum),
    };
    let bound = if exactness == Exactness::Short
        && exact.chars().count() > SHORT_CHARACTERS_MAX
        && major > 0
    {
        leading_digit(major)
    } else if is_one_breath && exactness == Exactness::About {
        return format!("{} {exact}", about(grammar.tongue()));
    } else if is_one_breath {
        return exact;
    } else {
        leading_scale(major)
    };
    let sum = Sum { major: bound, minor: 0, ..sum };
    let (size, _) = match grammar.tongue() {
        Tongue::English => english::exact(sum, grammar.is_british()),
        Tongue::Spanish => spanish::exact(sum),
        Tongue::German => german::exact(sum),
    };
    format!("{} {size}", more_than(grammar.tongue()))
}

/// What stands before a number that is a bound from below.
pub(super) fn more_than(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::English => "more than",
        Tongue::Spanish => "más de",
        Tongue::German => "mehr als",
    }
}

/// What stands before an amount that was rounded.
fn about(tongue: Tongue) -> &'static str {
    match tongue {
        Tongue::English => "about",
        Tongue::Spanish => "alrededor de",
        Tongue::German => "etwa",
    }
}

/// The largest power of a thousand in the number, as often as it is in it: 92,233 is 92,000.
///
/// Numbers below a thousand stay exact.
fn leading_scale(number: u64) -> u64 {
    let scale = number.checked_ilog10().map_or(1, |digits| 10_u64.pow(digits / 3 * 3));
    number - number % scale
}

/// The number with all digits but the first taken as zero: 779 is 700.
pub(super) fn leading_digit(number: u64) -> u64 {
    let place = number.checked_ilog10().map_or(1, |digits| 10_u64.pow(digits));
    number - number % place
}

/// A currency's code, letter by letter, which a speech engine then spells.
pub(super) fn letters(currency: Currency) -> String {
    let mut letters = String::with_capacity(5);
    for letter in currency.code().chars() {
        if !letters.is_empty() {
            letters.push(' ');
        }
        letters.push(letter);
    }
    letters
}

/// The signs of the currencies that are not written by their code.
const SIGNS: [(&str, &str); 15] = [
    ("USD", "$"),
    ("EUR", "€"),
    ("GBP", "£"),
    ("AUD", "A$"),
    ("BRL", "R$"),
    ("CAD", "CA$"),
    ("HKD", "HK$"),
    ("ILS", "₪"),
    ("INR", "₹"),
    ("JPY", "¥"),
    ("KRW", "₩"),
    ("MXN", "MX$"),
    ("NZD", "NZ$"),
    ("SGD", "S$"),
    ("TWD", "NT$"),
];

/// The size of the amount as it is written: "$1,243.07", "CHF 12.50"; with a comma before the
/// cents the sign stands behind: "1.243,07 €".
pub(super) fn written(grammar: Grammar, money: Money) -> String {
    let currency = money.currency();
    let unit = 10_u64.pow(currency.decimals());
    let size = money.minor().unsigned_abs();
    let own = currency.code();
    let sign = SIGNS.iter().find(|(code, _)| *code == own).map(|(_, sign)| *sign);
    let comma = grammar.has_decimal_comma();
    let mut text = match sign {
        _ if comma => String::new(),
        Some(sign) => sign.to_owned(),
        None => format!("{currency} "),
    };
    let (group, decimal) = if comma { ('.', ',') } else { (',', '.') };
    push_grouped(&mut text, size / unit, group, grammar.groups_from());
    if unit > 1 {
        let width = currency.decimals() as usize;
        // Writing into a String cannot fail.
        let _ = write!(text, "{decimal}{:0width$}", size % unit);
    }
    if comma {
        text.push('\u{a0}');
        text.push_str(sign.unwrap_or(currency.code()));
    }
    text
}

/// Appends the number with `mark` before every third digit from the right, when it has at least
/// `least` digits.
fn push_grouped(text: &mut String, number: u64, mark: char, least: usize) {
    let digits = number.to_string();
    for (index, digit) in digits.chars().enumerate() {
        let between = index > 0 && (digits.len() - index).is_multiple_of(3);
        if between && digits.len() >= least {
            text.push(mark);
        }
        text.push(digit);
    }
}
