//! Money in words, and on the screen.

use std::fmt::Write as _;

use super::currency_names::{CurrencyNames, HOME, names_of};
use super::numbers::{cardinal, leading_digit, leading_scale};
use crate::basics::{Currency, Money};
use crate::speech::grammar::Exactness;
use crate::speech::phrase::word_count;

/// The longest amount that is said exactly, in words.
///
/// "Nine hundred ninety-nine million ... and ninety-nine cents" with a country's name has 16; what
/// is longer does not fit into one breath with the rest of its sentence (25 words).
const EXACT_WORDS_MAX: usize = 18;

/// The longest exact amount in a crowded reply, in characters.
const SHORT_CHARACTERS_MAX: usize = 60;

/// The size of the amount in words, whatever its sign: the sentence says what the sign means.
///
/// `named` says whose currency it is even for the home currency, for customers with several.
pub(in crate::speech) fn amount(money: Money, named: bool, exactness: Exactness) -> String {
    let currency = money.currency();
    let unit = 10_u64.pow(currency.decimals());
    let size = money.minor().unsigned_abs();
    let (major, minor) = (size / unit, size % unit);
    let names = names_of(currency);
    let exact = exact(major, minor, currency, names, named);
    if exactness == Exactness::Short && exact.len() > SHORT_CHARACTERS_MAX && major > 0 {
        format!("more than {} {}", leading_digit(major), majors(2, currency, names, named))
    } else if word_count(&exact) > EXACT_WORDS_MAX {
        format!("more than {} {}", leading_scale(major), majors(2, currency, names, named))
    } else {
        exact
    }
}

/// The amount in words, exact to the minor unit.
fn exact(
    major: u64,
    minor: u64,
    currency: Currency,
    names: Option<&CurrencyNames>,
    named: bool,
) -> String {
    match (major, minor) {
        (0, 0) => "no money".to_owned(),
        (0, _) => minors(minor, currency, names, true),
        (_, 0) => format!("{} {}", cardinal(major), majors(major, currency, names, named)),
        _ => {
            let majors = majors(major, currency, names, named);
            let minors = minors(minor, currency, names, false);
            format!("{} {majors} and {minors}", cardinal(major))
        }
    }
}

/// The unit's name for `count` of it.
fn majors(count: u64, currency: Currency, names: Option<&CurrencyNames>, named: bool) -> String {
    let Some(names) = names else { return letters(currency) };
    let unit = names.major[usize::from(count != 1)];
    if names.whose.is_empty() || (currency == HOME && !named) {
        unit.to_owned()
    } else {
        format!("{} {unit}", names.whose)
    }
}

/// `count` minor units with their name; `alone` when no major unit says which currency it is.
fn minors(count: u64, currency: Currency, names: Option<&CurrencyNames>, alone: bool) -> String {
    let words = cardinal(count);
    let Some(names) = names else {
        // Without a name for the minor unit its fraction is exact all the same.
        let fraction = match currency.decimals() {
            2 => "hundredth",
            3 => "thousandth",
            _ => "ten-thousandth",
        };
        let plural = if count == 1 { "" } else { "s" };
        let of = if alone { format!(" of one {}", letters(currency)) } else { String::new() };
        return format!("{words} {fraction}{plural}{of}");
    };
    let unit = names.minor[usize::from(count != 1)];
    match (alone && currency != HOME, names.whose) {
        (false, _) => format!("{words} {unit}"),
        (true, "") => format!("{words} {} {unit}", names.major[0]),
        (true, whose) => format!("{words} {whose} {unit}"),
    }
}

/// A currency's code, letter by letter, which a speech engine then spells.
fn letters(currency: Currency) -> String {
    let mut letters = String::with_capacity(5);
    for letter in currency.code().chars() {
        if !letters.is_empty() {
            letters.push(' ');
        }
        letters.push(letter);
    }
    letters
}

/// What the currency itself is called, several of it: "euros", "Canadian dollars".
pub(in crate::speech) fn currency_name(currency: Currency) -> String {
    majors(2, currency, names_of(currency), true)
}

/// The size of the amount as it is written: "$1,243.07", "CHF 12.50".
pub(in crate::speech) fn written(money: Money) -> String {
    let currency = money.currency();
    let unit = 10_u64.pow(currency.decimals());
    let size = money.minor().unsigned_abs();
    let sign = names_of(currency).map_or("", |names| names.sign);
    let mut text = if sign.is_empty() { format!("{currency} ") } else { sign.to_owned() };
    push_grouped(&mut text, size / unit);
    if unit > 1 {
        let width = currency.decimals() as usize;
        // Writing into a String cannot fail.
        let _ = write!(text, ".{:0width$}", size % unit);
    }
    text
}

/// Appends the number with a comma before every third digit from the right.
fn push_grouped(text: &mut String, number: u64) {
    let digits = number.to_string();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::testing::{Dice, is_speakable};

    fn said(minor: i64, code: &str, named: bool) -> String {
        amount(Money::from_minor(minor, code.parse().unwrap()), named, Exactness::Exact)
    }

    #[test]
    fn amounts_are_said_as_people_say_them() {
        for (minor, code, named, words) in [
            (124_307, "USD", false, "one thousand two hundred forty-three dollars and seven cents"),
            (-1_200, "USD", false, "twelve dollars"),
            (99, "USD", false, "ninety-nine cents"),
            (101, "USD", false, "one dollar and one cent"),
            (0, "USD", true, "no money"),
            (50_000, "USD", true, "five hundred American dollars"),
            (50_001, "CAD", false, "five hundred Canadian dollars and one cent"),
            (7, "CAD", false, "seven Canadian cents"),
            (7, "EUR", false, "seven euro cents"),
            (107, "GBP", false, "one British pound and seven pence"),
            (5, "JPY", false, "five Japanese yen"),
            (1_005, "KWD", false, "one Kuwaiti dinar and five fils"),
            (1_207, "AFN", false, "twelve A F N and seven hundredths"),
            (1, "AFN", false, "one hundredth of one A F N"),
            (
                12_345,
                "CLF",
                false,
                "one C L F and two thousand three hundred forty-five ten-thousandths",
            ),
        ] {
            assert_eq!(said(minor, code, named), words);
        }
    }

    #[test]
    fn what_is_too_long_for_a_breath_is_bounded_from_below() {
        assert_eq!(said(i64::MIN, "USD", false), "more than ninety-two quadrillion dollars");
        assert_eq!(said(i64::MAX, "JPY", false), "more than nine quintillion Japanese yen");
        assert_eq!(
            said(99_999_999_999, "USD", true),
            "nine hundred ninety-nine million nine hundred ninety-nine thousand nine hundred \
             ninety-nine American dollars and ninety-nine cents"
        );
        let short =
            |minor| amount(Money::from_minor(minor, Currency::USD), false, Exactness::Short);
        assert_eq!(short(1_234_567), "more than ten thousand dollars");
        assert_eq!(short(41_207), "four hundred twelve dollars and seven cents");
    }

    #[test]
    fn random_amounts_have_neither_digits_nor_symbols() {
        let codes = ["USD", "EUR", "GBP", "CAD", "JPY", "KWD", "CLF", "AFN", "XOF", "VND", "INR"];
        let mut dice = Dice::new(2);
        for _ in 0..100_000 {
            let code = codes[dice.index(codes.len())];
            let words = said(dice.amount(), code, dice.flip());
            assert!(is_speakable(&words), "{words}");
            assert!(word_count(&words) <= EXACT_WORDS_MAX, "{words}");
            assert!(!words.contains("minus"), "{words}");
        }
    }

    #[test]
    fn amounts_read_back_to_the_same_figure() {
        // An inverse written from the other end: words to number, by an independent table.
        let mut dice = Dice::new(3);
        for _ in 0..20_000 {
            let minor = dice.below(99_999_999_999);
            let words = said(i64::try_from(minor).unwrap(), "USD", false);
            let dollars = num2words::Num2Words::new(minor / 100).to_words().unwrap();
            let cents = num2words::Num2Words::new(minor % 100).to_words().unwrap();
            let expected = match (minor / 100, minor % 100) {
                (0, 0) => "no money".to_owned(),
                (0, 1) => "one cent".to_owned(),
                (0, _) => format!("{cents} cents"),
                (dollar, cent) => {
                    let s = |count| if count == 1 { "" } else { "s" };
                    let cents = match cent {
                        0 => String::new(),
                        _ => format!(" and {cents} cent{}", s(cent)),
                    };
                    format!("{} dollar{}{cents}", dollars.replace(" and ", " "), s(dollar))
                }
            };
            assert_eq!(words, expected);
        }
    }

    #[test]
    fn the_screen_writes_figures() {
        let written = |minor, code: &str| written(Money::from_minor(minor, code.parse().unwrap()));
        assert_eq!(written(41_207, "USD"), "$412.07");
        assert_eq!(written(-123_456_789, "EUR"), "€1,234,567.89");
        assert_eq!(written(1_000, "JPY"), "¥1,000");
        assert_eq!(written(5, "CHF"), "CHF 0.05");
    }
}
