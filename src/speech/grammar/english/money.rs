//! Money in words.

use super::currency_names::{CurrencyNames, names_of};
use super::numbers::cardinal;
use crate::basics::Currency;
use crate::speech::grammar::amount::{Sum, letters};

/// The longest amount that is said exactly, in words.
///
/// "Nine hundred ninety-nine million ... and ninety-nine cents" with a country's name has 16; what
/// is longer does not fit into one breath with the rest of its sentence (25 words).
const EXACT_WORDS_MAX: usize = 18;

/// The amount in words to the minor unit, and whether that is short enough to be said.
pub(in crate::speech::grammar) fn exact(sum: Sum, british: bool) -> (String, bool) {
    let names = names_of(sum.currency);
    let said = match (sum.major, sum.minor) {
        (0, 0) => "no money".to_owned(),
        (0, _) => minors(sum, names, british, true),
        (_, 0) => majors(sum, names, british),
        _ => {
            let minors = minors(sum, names, british, false);
            format!("{} and {minors}", majors(sum, names, british))
        }
    };
    let is_short = said.split(' ').count() <= EXACT_WORDS_MAX;
    (said, is_short)
}

/// "Twelve Canadian dollars".
fn majors(sum: Sum, names: Option<&CurrencyNames>, british: bool) -> String {
    let unit = unit(sum.currency, names, sum.major, sum.whose);
    format!("{} {unit}", cardinal(sum.major, british))
}

fn unit(currency: Currency, names: Option<&CurrencyNames>, count: u64, whose: bool) -> String {
    let Some(names) = names else { return letters(currency) };
    let unit = names.major[usize::from(count != 1)];
    if names.whose.is_empty() || !whose {
        unit.to_owned()
    } else {
        format!("{} {unit}", names.whose)
    }
}

/// "Seven cents"; `alone` when no major unit says which currency it is.
fn minors(sum: Sum, names: Option<&CurrencyNames>, british: bool, alone: bool) -> String {
    let count = sum.minor;
    let words = cardinal(count, british);
    let Some(names) = names else {
        // Without a name for the minor unit its fraction is exact all the same.
        let fraction = match sum.currency.decimals() {
            2 => "hundredth",
            3 => "thousandth",
            _ => "ten-thousandth",
        };
        let plural = if count == 1 { "" } else { "s" };
        let of = if alone { format!(" of one {}", letters(sum.currency)) } else { String::new() };
        return format!("{words} {fraction}{plural}{of}");
    };
    let unit = names.minor[usize::from(count != 1)];
    match (alone && sum.whose, names.whose) {
        (false, _) => format!("{words} {unit}"),
        (true, "") => format!("{words} {} {unit}", names.major[0]),
        (true, whose) => format!("{words} {whose} {unit}"),
    }
}

/// What the currency itself is called, several of it: "euros", "Canadian dollars".
pub(in crate::speech::grammar) fn currency_name(currency: Currency) -> String {
    unit(currency, names_of(currency), 2, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::Money;
    use crate::speech::grammar::{Case, Exactness, Grammar};
    use crate::speech::testing::Dice;

    fn said_in(locale: &str, minor: i64, code: &str, named: bool) -> String {
        let money = Money::from_minor(minor, code.parse().unwrap());
        let grammar = Grammar::of(locale.parse().unwrap());
        grammar.amount(money, named, Exactness::Exact, Case::default())
    }

    fn said(minor: i64, code: &str, named: bool) -> String {
        said_in("en-US", minor, code, named)
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
    fn in_britain_pounds_are_at_home_and_and_is_said() {
        for (minor, code, named, words) in [
            (
                124_307,
                "GBP",
                false,
                "one thousand two hundred and forty-three pounds and seven pence",
            ),
            (100_500, "GBP", false, "one thousand and five pounds"),
            (1, "GBP", false, "one penny"),
            (100, "GBP", true, "one British pound"),
            (1_200, "USD", false, "twelve American dollars"),
        ] {
            assert_eq!(said_in("en-GB", minor, code, named), words);
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
        let short = |minor| {
            let money = Money::from_minor(minor, Currency::USD);
            let american = Grammar::of("en-US".parse().unwrap());
            american.amount(money, false, Exactness::Short, Case::default())
        };
        assert_eq!(short(1_234_567), "more than ten thousand dollars");
        assert_eq!(short(41_207), "four hundred twelve dollars and seven cents");
        let money = Money::from_minor(120_000, Currency::USD);
        let american = Grammar::of("en-US".parse().unwrap());
        let about = american.amount(money, false, Exactness::About, Case::default());
        assert_eq!(about, "about one thousand two hundred dollars");
    }

    #[test]
    fn amounts_agree_with_an_independent_implementation() {
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
}
