//! ISO 4217 currencies.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A currency with money in it: an ISO 4217 code and its number of decimals.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency {
    code: [u8; 3],
    decimals: u8,
}

/// A code that names no currency Saldo can speak of.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{code:?} is not an ISO 4217 currency with amounts")]
pub struct UnknownCurrency {
    code: String,
}

/// Active ISO 4217 codes with two decimals, in order.
const TWO_DECIMALS: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL \
    BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP \
    GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK \
    LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR \
    NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN \
    SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR ZMW";
/// Codes without a minor unit.
const NO_DECIMALS: &str = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
/// Codes whose minor unit is a thousandth.
const THREE_DECIMALS: &str = "BHD IQD JOD KWD LYD OMR TND";
/// Codes of accounting units with four decimals.
const FOUR_DECIMALS: &str = "CLF UYW";

impl Currency {
    /// The United States dollar.
    pub const USD: Self = Self { code: *b"USD", decimals: 2 };
    /// The euro.
    pub const EUR: Self = Self { code: *b"EUR", decimals: 2 };
    /// The pound sterling.
    pub const GBP: Self = Self { code: *b"GBP", decimals: 2 };

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or("???")
    }

    /// How many decimals its amounts have: 0, 2, 3 or 4.
    pub fn decimals(self) -> u32 {
        u32::from(self.decimals)
    }
}

impl FromStr for Currency {
    type Err = UnknownCurrency;

    fn from_str(text: &str) -> Result<Self, UnknownCurrency> {
        // Nearly every account there is; the table is long.
        for common in [Self::USD, Self::EUR, Self::GBP] {
            if text == common.code() {
                return Ok(common);
            }
        }
        let table = [(TWO_DECIMALS, 2), (NO_DECIMALS, 0), (THREE_DECIMALS, 3), (FOUR_DECIMALS, 4)];
        if let [a, b, c] = *text.as_bytes() {
            for (codes, decimals) in table {
                // Every code takes four bytes, its space included.
                if codes.as_bytes().chunks(4).any(|code| code.starts_with(text.as_bytes())) {
                    return Ok(Self { code: [a, b, c], decimals });
                }
            }
        }
        Err(UnknownCurrency { code: text.chars().take(8).collect() })
    }
}

impl TryFrom<String> for Currency {
    type Error = UnknownCurrency;

    fn try_from(code: String) -> Result<Self, UnknownCurrency> {
        code.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.code().to_owned()
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_carry_their_decimals() {
        for (code, decimals) in [("USD", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4)] {
            assert_eq!(code.parse::<Currency>().map(Currency::decimals), Ok(decimals));
        }
        assert_eq!("USD".parse(), Ok(Currency::USD));
        for code in TWO_DECIMALS.split_ascii_whitespace() {
            assert_eq!(code.parse::<Currency>().map(Currency::decimals), Ok(2), "{code}");
        }
    }

    #[test]
    fn what_is_no_money_is_refused() {
        for code in ["XAU", "XXX", "usd", "US", "US ", " US", "", "DOLLAR", "€€€", "€"] {
            assert!(code.parse::<Currency>().is_err(), "{code}");
        }
    }
}
