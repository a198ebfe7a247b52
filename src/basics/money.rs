//! Exact money.
//!
//! `Money` is a decimal number with exactly the decimals of its currency, plus that currency:
//! `12.50 USD`, `-3 JPY`. Sums and differences are exact or an error; there is no multiplication
//! by a fraction and no conversion, and no float ever holds an amount.

use std::fmt;

use rust_decimal::Decimal;
use thiserror::Error;

use super::currency::Currency;

/// An amount of one currency, positive or negative, exact to the minor unit.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    amount: Decimal,
    currency: Currency,
}

/// An operation on money that has no exact answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MoneyError {
    /// The two amounts are of different currencies.
    #[error("{0} and {1} cannot be added up")]
    Mixed(Currency, Currency),
    /// The number has more decimals than the currency.
    #[error("the amount has more decimals than {0} has")]
    TooFine(Currency),
    /// The number has more digits than are stored.
    #[error("the amount is out of range")]
    OutOfRange,
}

impl Money {
    /// `minor` minor units (cents, pence, yen) of `currency`.
    pub fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { amount: Decimal::new(minor, currency.decimals()), currency }
    }

    /// `amount` of `currency`.
    ///
    /// # Errors
    ///
    /// [`MoneyError::TooFine`] when the currency has fewer decimals, [`MoneyError::OutOfRange`]
    /// when it does not fit into 64 bits of minor units.
    pub fn new(amount: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        let mut amount = amount;
        let exact = amount;
        amount.rescale(currency.decimals());
        if amount != exact {
            return Err(MoneyError::TooFine(currency));
        }
        i64::try_from(amount.mantissa()).map_err(|_| MoneyError::OutOfRange)?;
        Ok(Self { amount, currency })
    }

    /// No money, of `currency`.
    pub fn zero(currency: Currency) -> Self {
        Self::from_minor(0, currency)
    }

    /// The number of minor units: how amounts are stored.
    pub fn minor(self) -> i64 {
        // Both constructors and every operation keep the mantissa within 64 bits.
        i64::try_from(self.amount.mantissa()).unwrap_or(i64::MAX)
    }

    /// The amount as a decimal number with the currency's decimals.
    pub fn amount(self) -> Decimal {
        self.amount
    }

    /// The currency.
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// Below zero.
    pub fn is_negative(self) -> bool {
        self.minor() < 0
    }

    /// Exactly zero.
    pub fn is_zero(self) -> bool {
        self.minor() == 0
    }

    /// The amount without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self { amount: self.amount.abs(), currency: self.currency }
    }

    /// The amount with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { amount: -self.amount, currency: self.currency }
    }

    /// The exact sum.
    ///
    /// # Errors
    ///
    /// [`MoneyError::Mixed`] for two currencies, [`MoneyError::OutOfRange`] past 64 bits.
    pub fn plus(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::Mixed(self.currency, other.currency));
        }
        let sum = self.amount.mantissa() + other.amount.mantissa();
        let minor = i64::try_from(sum).map_err(|_| MoneyError::OutOfRange)?;
        Ok(Self::from_minor(minor, self.currency))
    }

    /// The exact difference.
    ///
    /// # Errors
    ///
    /// As [`Money::plus`].
    pub fn minus(self, other: Self) -> Result<Self, MoneyError> {
        self.plus(other.negated())
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency)
    }
}

impl fmt::Debug for Money {
    /// Amounts are customer facts: nothing that is printed for debugging may show one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Money(.. {})", self.currency)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minor_units_and_decimals_agree() {
        let money = Money::from_minor(-124_307, Currency::USD);
        assert_eq!(money.to_string(), "-1243.07 USD");
        assert_eq!(money.minor(), -124_307);
        let yen = "JPY".parse().unwrap();
        assert_eq!(Money::from_minor(5, yen).to_string(), "5 JPY");
    }

    #[test]
    fn a_number_must_fit_its_currency() {
        let amount = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(
            Money::new(amount("1.5"), Currency::USD),
            Ok(Money::from_minor(150, Currency::USD))
        );
        assert_eq!(Money::new(amount("1.500"), Currency::USD).map(Money::minor), Ok(150));
        assert_eq!(
            Money::new(amount("1.005"), Currency::USD),
            Err(MoneyError::TooFine(Currency::USD))
        );
        assert_eq!(
            Money::new(amount("92233720368547758.08"), Currency::USD),
            Err(MoneyError::OutOfRange)
        );
    }

    #[test]
    fn sums_are_exact_or_refused() {
        let ten = Money::from_minor(1_000, Currency::USD);
        assert_eq!(ten.plus(ten).map(Money::minor), Ok(2000));
        assert_eq!(ten.minus(ten), Ok(Money::zero(Currency::USD)));
        let euro = Money::from_minor(1, Currency::EUR);
        assert_eq!(ten.plus(euro), Err(MoneyError::Mixed(Currency::USD, Currency::EUR)));
        let most = Money::from_minor(i64::MAX, Currency::USD);
        assert_eq!(most.plus(ten), Err(MoneyError::OutOfRange));
    }

    #[test]
    fn debug_hides_the_amount() {
        assert!(!format!("{:?}", Money::from_minor(4242, Currency::USD)).contains("42"));
    }
}
