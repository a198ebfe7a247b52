//! Money in words.

use super::currency_names::{CurrencyNames, Unit, names_of};
use super::numbers::cardinal;
use crate::basics::Currency;
use crate::speech::grammar::amount::{Sum, letters};
use crate::speech::grammar::forms::{Case, Gender};

/// The longest amount that is said exactly, in characters: as long in the mouth as the longest in
/// English. Words tell nothing here, because a number is one word.
const EXACT_CHARACTERS_MAX: usize = 130;

/// The amount in words to the minor unit, and whether that is short enough to be said.
pub(in crate::speech::grammar) fn exact(sum: Sum) -> (String, bool) {
    let names = names_of(sum.currency);
    let said = match (sum.major, sum.minor) {
        (0, minor) if minor > 0 => minors(sum, names, true),
        (_, 0) => majors(sum, names),
        _ => format!("{} und {}", majors(sum, names), minors(sum, names, false)),
    };
    let is_short = said.chars().count() <= EXACT_CHARACTERS_MAX;
    (said, is_short)
}

/// "Einen kanadischen Dollar", "eine Million Euro".
fn majors(sum: Sum, names: Option<&CurrencyNames>) -> String {
    match names {
        None => {
            format!(
                "{} {}",
                cardinal(sum.major, Gender::Masculine, sum.case),
                letters(sum.currency)
            )
        }
        Some(names) => counted(sum.major, &names.major, names.owner(sum.whose), sum.case),
    }
}

/// "Sieben Cent"; `alone` when no major unit says which currency it is.
fn minors(sum: Sum, names: Option<&CurrencyNames>, alone: bool) -> String {
    let Some(names) = names else {
        // Without a name for the minor unit its fraction is exact all the same.
        let fraction = match sum.currency.decimals() {
            2 => "Hundertstel",
            3 => "Tausendstel",
            _ => "Zehntausendstel",
        };
        let of = if alone { format!(" {}", letters(sum.currency)) } else { String::new() };
        return format!("{} {fraction}{of}", cardinal(sum.minor, Gender::Neuter, sum.case));
    };
    let owner = names.minor_owner(alone && sum.whose);
    counted(sum.minor, &names.minor, owner, sum.case)
}

/// So many of a unit, with whose it is before it.
fn counted(count: u64, unit: &Unit, owner: &str, case: Case) -> String {
    let number = cardinal(count, unit.gender, case);
    let name = if count == 1 { unit.one } else { unit.many };
    match owner {
        "" => format!("{number} {name}"),
        // "US" and a hyphen, "Schweizer": what does not decline.
        fixed if fixed.ends_with('-') => format!("{number} {fixed}{name}"),
        fixed if fixed.starts_with(char::is_uppercase) => format!("{number} {fixed} {name}"),
        stem => format!("{number} {stem}{} {name}", ending(count == 1, unit.gender, case)),
    }
}

/// The ending of an adjective after "ein" and its forms, or after another number.
fn ending(is_one: bool, gender: Gender, case: Case) -> &'static str {
    match (is_one, gender, case) {
        (_, _, Case::Dative) => "en",
        (false, ..) => "e",
        (true, Gender::Feminine, _) => "e",
        (true, Gender::Neuter, _) => "es",
        (true, _, Case::Accusative) => "en",
        (true, _, Case::Nominative) => "er",
    }
}

/// What the currency itself is called, several of it: "Euro", "kanadische Dollar".
pub(in crate::speech::grammar) fn currency_name(currency: Currency, case: Case) -> String {
    match names_of(currency) {
        None => letters(currency),
        Some(names) => {
            let said = counted(2, &names.major, names.owner(true), case);
            // Without its number.
            said.split_once(' ').map_or_else(String::new, |(_, name)| name.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::basics::Money;
    use crate::speech::grammar::{Exactness, Grammar};

    fn said(minor: i64, code: &str, named: bool, case: Case) -> String {
        let money = Money::from_minor(minor, code.parse().unwrap());
        let grammar = Grammar::of("de-DE".parse().unwrap());
        grammar.amount(money, named, Exactness::Exact, case)
    }

    #[test]
    fn amounts_are_said_as_people_say_them() {
        for (minor, code, words) in [
            (124_307, "EUR", "eintausendzweihundertdreiundvierzig Euro und sieben Cent"),
            (-1_200, "EUR", "zwölf Euro"),
            (100, "EUR", "einen Euro"),
            (101, "EUR", "einen Euro und einen Cent"),
            (10_100, "EUR", "einhundertein Euro"),
            (99, "EUR", "neunundneunzig Cent"),
            (0, "EUR", "null Euro"),
            (100_000_000, "EUR", "eine Million Euro"),
            (250_000_000, "EUR", "zwei Millionen fünfhunderttausend Euro"),
            (100_000_000_000, "EUR", "eine Milliarde Euro"),
            (50_001, "CAD", "fünfhundert kanadische Dollar und einen Cent"),
            (100, "CAD", "einen kanadischen Dollar"),
            (7, "CAD", "sieben kanadische Cent"),
            (700, "USD", "sieben US-Dollar"),
            (7, "USD", "sieben US-Cent"),
            (107, "GBP", "ein britisches Pfund und sieben Pence"),
            (1, "GBP", "einen britischen Penny"),
            (500, "CHF", "fünf Schweizer Franken"),
            (100, "SEK", "eine schwedische Krone"),
            (500, "SEK", "fünf schwedische Kronen"),
            (5, "JPY", "fünf japanische Yen"),
            (1_005, "KWD", "einen kuwaitischen Dinar und fünf Fils"),
            (1_207, "AFN", "zwölf A F N und sieben Hundertstel"),
            (1, "AFN", "ein Hundertstel A F N"),
        ] {
            assert_eq!(said(minor, code, false, Case::Accusative), words);
        }
    }

    #[test]
    fn amounts_decline() {
        for (minor, code, nominative, dative) in [
            (100, "EUR", "ein Euro", "einem Euro"),
            (101, "EUR", "ein Euro und ein Cent", "einem Euro und einem Cent"),
            (100, "CAD", "ein kanadischer Dollar", "einem kanadischen Dollar"),
            (500, "CAD", "fünf kanadische Dollar", "fünf kanadischen Dollar"),
            (100, "SEK", "eine schwedische Krone", "einer schwedischen Krone"),
            (100, "GBP", "ein britisches Pfund", "einem britischen Pfund"),
            (100_000_000, "EUR", "eine Million Euro", "einer Million Euro"),
        ] {
            assert_eq!(said(minor, code, false, Case::Nominative), nominative);
            assert_eq!(said(minor, code, false, Case::Dative), dative);
        }
    }

    #[test]
    fn what_is_too_long_for_a_breath_is_bounded_from_below() {
        assert_eq!(
            said(i64::MIN, "EUR", false, Case::Accusative),
            "mehr als zweiundneunzig Billiarden Euro"
        );
        let money = Money::from_minor(1_234_567, Currency::EUR);
        let grammar = Grammar::of("de-DE".parse().unwrap());
        let short = grammar.amount(money, false, Exactness::Short, Case::default());
        assert_eq!(short, "mehr als zehntausend Euro");
    }
}
