//! Numbers and dates as spreadsheets write them, and which way when nobody says.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

use super::amount;
use super::problem::Fault;
use super::when::{When, in_years};
use rust_decimal::Decimal;

/// How dates are written; the first two of days and months are the ambiguous ones.
const DATE_FORMATS: [&str; 11] = [
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%m-%d-%Y",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y%m%d",
    "%d %b %Y",
    "%b %d, %Y",
];

/// Signs of currencies that stand before or after numbers.
const CURRENCY_SIGNS: [char; 4] = ['$', '€', '£', '¥'];

/// Reads a date by `format`, with or without a time after it.
pub(super) fn date(text: &str, format: &str, field: &'static str) -> Result<When, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Empty(field));
    }
    let day = NaiveDate::parse_from_str(text, format)
        .or_else(|_| NaiveDateTime::parse_from_str(text, format).map(|it| it.date()))
        .or_else(|_| DateTime::parse_from_str(text, format).map(|it| it.date_naive()));
    in_years(When::Day(day.map_err(|_| Fault::NoDate(field))?), field)
}

/// The format in which all of `texts` are dates, without the time after a space or `T`.
///
/// # Errors
///
/// [`Fault::NoDate`] when none fits, [`Fault::AmbiguousDates`] when two fit and differ.
pub(super) fn date_format(texts: &[&str], field: &'static str) -> Result<&'static str, Fault> {
    let fits = |format: &&'static str| texts.iter().all(|text| date(text, format, field).is_ok());
    let fitting: Vec<&'static str> = DATE_FORMATS.into_iter().filter(|it| fits(it)).collect();
    let first = *fitting.first().ok_or(Fault::NoDate(field))?;
    let agrees = |other: &&str| {
        texts.iter().all(|text| date(text, first, field) == date(text, other, field))
    };
    if fitting.iter().all(agrees) { Ok(first) } else { Err(Fault::AmbiguousDates) }
}

/// Reads a number with `mark` before its decimals and groups of three before it, in brackets or
/// with a minus before or after when negative, with a sign of currency or without.
pub(super) fn number(text: &str, mark: char, field: &'static str) -> Result<Decimal, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Empty(field));
    }
    let in_brackets = text.strip_prefix('(').and_then(|it| it.strip_suffix(')'));
    let bare = in_brackets.unwrap_or(text);
    let is_sign = |c: char| CURRENCY_SIGNS.contains(&c) || c.is_whitespace();
    let bare = bare.trim_matches(is_sign);
    let after = bare.strip_suffix('-');
    let bare = after.unwrap_or(bare);
    let before = bare.strip_prefix(['-', '\u{2212}']);
    let bare = before.or_else(|| bare.strip_prefix('+')).unwrap_or(bare).trim_matches(is_sign);
    let signs = [in_brackets.is_some(), after.is_some(), before.is_some()];
    if signs.iter().filter(|is_there| **is_there).count() > 1 || bare.starts_with(['+', '-']) {
        return Err(Fault::NoNumber(field));
    }
    let (whole, decimals) = bare.split_once(mark).map_or((bare, ""), |(a, b)| (a, b));
    let whole = ungrouped(whole, mark).ok_or(Fault::NoNumber(field))?;
    let plain = format!("{whole}.{decimals}");
    let plain = if bare.is_empty() { "" } else { plain.as_str() };
    let value = amount::decimal(plain, '.', field)?;
    Ok(if signs.contains(&true) { -value } else { value })
}

/// Digits without the marks between their groups of three.
fn ungrouped(whole: &str, mark: char) -> Option<String> {
    let is_group_mark = |c: char| c != mark && matches!(c, '.' | ',' | '\'' | ' ' | '\u{a0}');
    let Some(between) = whole.chars().find(|c| is_group_mark(*c)) else {
        return Some(whole.to_owned());
    };
    let mut groups = whole.split(between);
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()));
    let rest: Vec<&str> = groups.collect();
    let are_full = rest.iter().all(|group| group.len() == 3);
    first.filter(|_| are_full).map(|first| first.to_owned() + &rest.concat())
}

/// The mark before the decimals with which all of `texts` are numbers.
///
/// # Errors
///
/// [`Fault::NoNumber`] when neither fits, [`Fault::AmbiguousNumbers`] when both fit and differ.
pub(super) fn decimal_mark(texts: &[&str], field: &'static str) -> Result<char, Fault> {
    let read = |mark| -> Result<Vec<Decimal>, Fault> {
        texts.iter().map(|text| number(text, mark, field)).collect()
    };
    match (read('.'), read(',')) {
        (Ok(point), Ok(comma)) if point != comma => Err(Fault::AmbiguousNumbers),
        (Ok(_), _) => Ok('.'),
        (Err(_), Ok(_)) => Ok(','),
        (Err(fault), Err(_)) => Err(fault),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_all_dresses() {
        let read = |text, mark| number(text, mark, "amount").map(|it| it.normalize().to_string());
        for (text, mark, value) in [
            ("1,234.50", '.', "1234.5"),
            ("$1,234.50", '.', "1234.5"),
            ("-$5", '.', "-5"),
            ("($5.00)", '.', "-5"),
            ("1.234,50 €", ',', "1234.5"),
            ("1'234.50", '.', "1234.5"),
            ("12.00-", '.', "-12"),
            ("\u{2212}3", '.', "-3"),
        ] {
            assert_eq!(read(text, mark), Ok(value.to_owned()), "{text}");
        }
        for text in ["1,23.00", "12,34", "(-5)", "5--", "CR 5", "1,234,56", "1,,234", "+-5"] {
            assert_eq!(read(text, '.'), Err(Fault::NoNumber("amount")), "{text}");
        }
        assert_eq!(read("€", '.'), Err(Fault::Empty("amount")));
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_asked_for() {
        assert_eq!(date_format(&["31/12/2025", "01/02/2026"], "date"), Ok("%d/%m/%Y"));
        assert_eq!(date_format(&["12/31/2025", "01/02/2026"], "date"), Ok("%m/%d/%Y"));
        assert_eq!(date_format(&["01/02/2026"], "date"), Err(Fault::AmbiguousDates));
        assert_eq!(date_format(&["02/02/2026"], "date"), Ok("%d/%m/%Y"));
        assert_eq!(date_format(&["2026-02-01"], "date"), Ok("%Y-%m-%d"));
        assert_eq!(date_format(&["soon"], "date"), Err(Fault::NoDate("date")));
        assert_eq!(decimal_mark(&["1,50", "1.000,00"], "amount"), Ok(','));
        assert_eq!(decimal_mark(&["1.50", "-2"], "amount"), Ok('.'));
        assert_eq!(decimal_mark(&["1,500"], "amount"), Err(Fault::AmbiguousNumbers));
        assert_eq!(decimal_mark(&["x"], "amount"), Err(Fault::NoNumber("amount")));
    }
}
