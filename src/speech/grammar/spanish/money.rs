//! Money in words.

use super::currency_names::{CurrencyNames, names_of};
use super::numbers::{cardinal, takes_de};
use crate::basics::Currency;
use crate::speech::grammar::amount::{Sum, letters};
use crate::speech::grammar::forms::Gender;

/// The longest amount that is said exactly, in words: what is longer does not fit into one breath
/// with the rest of its sentence (25 words).
const EXACT_WORDS_MAX: usize = 19;

/// The amount in words to the minor unit, and whether that is short enough to be said.
pub(in crate::speech::grammar) fn exact(sum: Sum) -> (String, bool) {
    let names = names_of(sum.currency);
    let said = match (sum.major, sum.minor) {
        (0, minor) if minor > 0 => minors(sum, names, true),
        (_, 0) => majors(sum, names),
        _ => format!("{} con {}", majors(sum, names), minors(sum, names, false)),
    };
    let is_short = said.split(' ').count() <= EXACT_WORDS_MAX;
    (said, is_short)
}

/// "Veintiún dólares", "un millón de libras esterlinas".
fn majors(sum: Sum, names: Option<&CurrencyNames>) -> String {
    let count = sum.major;
    let gender = names.map_or(Gender::Masculine, |names| names.gender);
    let number = cardinal(count, gender);
    let de = if takes_de(count) { "de " } else { "" };
    format!("{number} {de}{}", unit(sum.currency, names, count, sum.whose))
}

fn unit(currency: Currency, names: Option<&CurrencyNames>, count: u64, whose: bool) -> String {
    let Some(names) = names else { return letters(currency) };
    let form = usize::from(count != 1);
    match names.whose[form] {
        "" => names.major[form].to_owned(),
        _ if !whose => names.major[form].to_owned(),
        owner => format!("{} {owner}", names.major[form]),
    }
}

/// "Siete centavos"; `alone` when no major unit says which currency it is.
fn minors(sum: Sum, names: Option<&CurrencyNames>, alone: bool) -> String {
    let Some(names) = names else {
        // Without a name for the minor unit its fraction is exact all the same.
        let fraction = match sum.currency.decimals() {
            2 => "centésima",
            3 => "milésima",
            _ => "diezmilésima",
        };
        let number = cardinal(sum.minor, Gender::Feminine);
        let plural = if sum.minor == 1 { "" } else { "s" };
        let of = if alone { format!(" de {}", letters(sum.currency)) } else { String::new() };
        return format!("{number} {fraction}{plural}{of}");
    };
    let number = cardinal(sum.minor, names.minor_gender());
    let form = usize::from(sum.minor != 1);
    let unit = names.minor[form];
    match (alone && sum.whose, names.gender == names.minor_gender(), names.whose[form]) {
        (false, ..) => format!("{number} {unit}"),
        // An adjective must agree with the minor unit; "de" fits every gender.
        (true, true, owner) if !owner.is_empty() => format!("{number} {unit} {owner}"),
        (true, ..) => {
            let of = unit_alone(names);
            format!("{number} {unit} de {of}")
        }
    }
}

/// The unit after "de": "centavos de libra esterlina", "céntimos de euro".
fn unit_alone(names: &CurrencyNames) -> String {
    format!("{} {}", names.major[0], names.whose[0]).trim_end().to_owned()
}

/// What the currency itself is called, several of it: "euros", "dólares canadienses".
pub(in crate::speech::grammar) fn currency_name(currency: Currency) -> String {
    unit(currency, names_of(currency), 2, true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::Money;
    use crate::speech::grammar::{Case, Exactness, Grammar};

    fn said(locale: &str, minor: i64, code: &str, named: bool) -> String {
        let money = Money::from_minor(minor, code.parse().unwrap());
        let grammar = Grammar::of(locale.parse().unwrap());
        grammar.amount(money, named, Exactness::Exact, Case::default())
    }

    #[test]
    fn amounts_are_said_as_people_say_them() {
        for (minor, code, named, words) in [
            (124_307, "USD", false, "mil doscientos cuarenta y tres dólares con siete centavos"),
            (-1_200, "USD", false, "doce dólares"),
            (100, "USD", false, "un dólar"),
            (101, "USD", false, "un dólar con un centavo"),
            (2_100, "USD", false, "veintiún dólares"),
            (10_100, "USD", false, "ciento un dólares"),
            (99, "USD", false, "noventa y nueve centavos"),
            (0, "USD", true, "cero dólares estadounidenses"),
            (50_000, "USD", true, "quinientos dólares estadounidenses"),
            (2_100_000, "USD", false, "veintiún mil dólares"),
            (3_100_000, "USD", false, "treinta y un mil dólares"),
            (100_000_000, "USD", false, "un millón de dólares"),
            (200_000_100, "USD", false, "dos millones un dólares"),
            (250_000_000, "USD", false, "dos millones quinientos mil dólares"),
            (100_000_000_000, "USD", false, "mil millones de dólares"),
            (50_001, "CAD", false, "quinientos dólares canadienses con un centavo"),
            (7, "CAD", false, "siete centavos canadienses"),
            (7, "EUR", false, "siete céntimos de euro"),
            (2_100, "GBP", false, "veintiuna libras esterlinas"),
            (20_007, "GBP", false, "doscientas libras esterlinas con siete peniques"),
            (20_100_000, "GBP", false, "doscientas un mil libras esterlinas"),
            (7, "GBP", false, "siete peniques de libra esterlina"),
            (5, "JPY", false, "cinco yenes japoneses"),
            (1_005, "KWD", false, "un dinar kuwaití con cinco fils"),
            (1_207, "AFN", false, "doce A F N con siete centésimas"),
            (1, "AFN", false, "una centésima de A F N"),
        ] {
            assert_eq!(said("es-US", minor, code, named), words);
        }
        assert_eq!(said("es-ES", 150, "EUR", false), "un euro con cincuenta céntimos");
        assert_eq!(said("es-ES", 99, "EUR", false), "noventa y nueve céntimos");
        assert_eq!(said("es-ES", 1_200, "USD", false), "doce dólares estadounidenses");
        assert_eq!(said("es-MX", 1_200, "MXN", false), "doce pesos");
    }

    #[test]
    fn what_is_too_long_for_a_breath_is_bounded_from_below() {
        assert_eq!(
            said("es-US", i64::MIN, "USD", false),
            "más de noventa y dos mil billones de dólares"
        );
        let money = Money::from_minor(1_234_567, Currency::USD);
        let grammar = Grammar::of("es-US".parse().unwrap());
        let short = grammar.amount(money, false, Exactness::Short, Case::default());
        assert_eq!(short, "más de diez mil dólares");
    }
}
