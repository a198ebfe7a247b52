//! Amounts as files write them.

use rust_decimal::Decimal;

use super::problem::Fault;
use crate::basics::{Currency, Money, MoneyError};

/// The largest amount that is taken for one, in minor units: ten trillion dollars, so that sums
/// over an account stay within 64 bits. Anything above is a column gone wrong.
const AMOUNT_MINOR_MAX: u64 = 1_000_000_000_000_000;

/// Digits of a number at most, leading and trailing zeros included.
const DIGITS_MAX: usize = 28;

/// The number that `text` writes with `mark` before its decimals, with an optional sign.
///
/// # Errors
///
/// [`Fault::Empty`], [`Fault::NoNumber`] or [`Fault::OutOfRange`] of `field`.
pub(in crate::connect) fn decimal(
    text: &str,
    mark: char,
    field: &'static str,
) -> Result<Decimal, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Empty(field));
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, decimals) = digits.split_once(mark).unwrap_or((digits, ""));
    let are_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if digits.len() > DIGITS_MAX {
        return Err(Fault::OutOfRange(field));
    }
    if (whole.is_empty() && decimals.is_empty()) || !are_digits(whole) || !are_digits(decimals) {
        return Err(Fault::NoNumber(field));
    }
    let sign = if text.starts_with('-') { "-" } else { "" };
    let number = format!("{sign}0{whole}.{decimals}0");
    Decimal::from_str_exact(&number).map_err(|_| Fault::OutOfRange(field))
}

/// `amount` of `currency`, exactly: trailing zeros beyond its decimals are nothing, anything else
/// there is an error. Nothing is ever rounded, for a rounded figure is none the bank stated.
///
/// # Errors
///
/// [`Fault::TooFine`] or [`Fault::OutOfRange`] of `field`.
pub(in crate::connect) fn money(
    amount: Decimal,
    currency: Currency,
    field: &'static str,
) -> Result<Money, Fault> {
    let money = Money::new(amount, currency).map_err(|error| match error {
        MoneyError::TooFine(currency) => Fault::TooFine(field, currency),
        MoneyError::Mixed(..) | MoneyError::OutOfRange => Fault::OutOfRange(field),
    })?;
    match money.minor().unsigned_abs() {
        0..=AMOUNT_MINOR_MAX => Ok(money),
        _ => Err(Fault::OutOfRange(field)),
    }
}

/// An amount without a sign of its own, with `is_credit` for its sign.
///
/// # Errors
///
/// As [`decimal`] and [`money`], and [`Fault::Signed`].
pub(in crate::connect) fn unsigned(
    text: &str,
    currency: Currency,
    is_credit: bool,
    field: &'static str,
) -> Result<Money, Fault> {
    let amount = decimal(text, '.', field)?;
    if text.trim().starts_with(['+', '-']) {
        return Err(Fault::Signed(field));
    }
    let money = money(amount, currency, field)?;
    Ok(if is_credit { money } else { money.negated() })
}

/// The currency with the code `text`.
///
/// # Errors
///
/// [`Fault::NoCurrency`] of `field`.
pub(in crate::connect) fn currency(text: &str, field: &'static str) -> Result<Currency, Fault> {
    text.trim().parse().map_err(|_| Fault::NoCurrency(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_digits_and_one_mark() {
        let read = |text| decimal(text, '.', "AMT").map(|number| number.normalize().to_string());
        for (text, number) in [
            ("0", "0"),
            ("-12.50", "-12.5"),
            ("+00000000000115.8331", "115.8331"),
            (".5", "0.5"),
            ("7.", "7"),
            (" 3 ", "3"),
        ] {
            assert_eq!(read(text), Ok(number.to_owned()), "{text}");
        }
        for text in ["$120", "1,2", "1.2.3", "--1", "-", ".", "1e5", "1_0", "٣", "NaN"] {
            assert_eq!(read(text), Err(Fault::NoNumber("AMT")), "{text}");
        }
        assert_eq!(read("  "), Err(Fault::Empty("AMT")));
        assert_eq!(read(&"9".repeat(40)), Err(Fault::OutOfRange("AMT")));
        assert_eq!(decimal("1,5", ',', "AMT").map(|it| it.to_string()), Ok("1.50".to_owned()));
    }

    #[test]
    fn five_decimals_are_exact_or_refused() {
        let euro = |text| unsigned(text, Currency::EUR, false, "Amt").map(Money::minor);
        assert_eq!(euro("18.15000"), Ok(-1815));
        assert_eq!(euro("18.15001"), Err(Fault::TooFine("Amt", Currency::EUR)));
        assert_eq!(euro("-1"), Err(Fault::Signed("Amt")));
        assert_eq!(euro("10000000000000.01"), Err(Fault::OutOfRange("Amt")));
        let yen = "JPY".parse().unwrap();
        assert_eq!(unsigned("0", yen, true, "Amt").map(Money::minor), Ok(0));
        assert_eq!(unsigned("0.1", yen, true, "Amt"), Err(Fault::TooFine("Amt", yen)));
    }
}
