//! What the people of a locale take for granted in numbers, money and dates.

use chrono::Weekday;

use crate::basics::{Currency, Locale};

/// A language whose numbers and dates are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tongue {
    /// English.
    English,
    /// Spanish.
    Spanish,
    /// German.
    German,
}

/// What goes without saying in a locale: the order of a numeric date, the decimal sign, the
/// first day of the week, the money at home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Customs {
    /// The language of words.
    pub tongue: Tongue,
    /// Whether "3/4" is the third of April rather than March fourth.
    pub day_first: bool,
    /// Whether "1.234,56" is how a fraction is written rather than "1,234.56".
    pub decimal_comma: bool,
    /// The day on which weeks begin.
    pub week_starts: Weekday,
    /// The currency that "dollars" or "pounds" mean when they can be several.
    pub home: Option<Currency>,
}

impl Customs {
    /// The customs of `locale`, when its language is read.
    ///
    /// Week starts, date orders and decimal signs are those of the Unicode CLDR, version 45.
    pub fn of(locale: Locale) -> Option<Self> {
        let name = locale.to_string();
        let (language, country) = name.split_once('-')?;
        let tongue = match language {
            "en" => Tongue::English,
            "es" => Tongue::Spanish,
            "de" => Tongue::German,
            _ => return None,
        };
        let sunday =
            matches!(country, "US" | "CA" | "MX" | "IN" | "CO" | "PE" | "VE" | "PR" | "GT");
        let point = match tongue {
            Tongue::English => !matches!(country, "ZA"),
            Tongue::Spanish => matches!(country, "US" | "MX" | "PR" | "PE" | "GT"),
            Tongue::German => matches!(country, "CH" | "LI"),
        };
        let home = match country {
            "US" | "PR" => "USD",
            "GB" => "GBP",
            "CA" => "CAD",
            "AU" => "AUD",
            "NZ" => "NZD",
            "IN" => "INR",
            "MX" => "MXN",
            "CO" => "COP",
            "CL" => "CLP",
            "AR" => "ARS",
            "CH" | "LI" => "CHF",
            "ES" | "DE" | "AT" | "IE" | "LU" => "EUR",
            _ => "",
        };
        Some(Self {
            tongue,
            day_first: name != "en-US",
            decimal_comma: !point,
            week_starts: if sunday { Weekday::Sun } else { Weekday::Mon },
            home: home.parse().ok(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn customs_are_those_of_the_country() {
        let of = |name: &str| Customs::of(name.parse().unwrap());
        let america = of("en-US").unwrap();
        assert!(!america.day_first && !america.decimal_comma);
        assert_eq!((america.week_starts, america.home), (Weekday::Sun, Some(Currency::USD)));
        let britain = of("en-GB").unwrap();
        assert!(britain.day_first && !britain.decimal_comma);
        assert_eq!((britain.week_starts, britain.home), (Weekday::Mon, Some(Currency::GBP)));
        let germany = of("de-DE").unwrap();
        assert!(germany.day_first && germany.decimal_comma);
        assert_eq!((germany.tongue, germany.home), (Tongue::German, Some(Currency::EUR)));
        let spain = of("es-ES").unwrap();
        assert!(spain.decimal_comma && spain.week_starts == Weekday::Mon);
        let spanish = of("es-US").unwrap();
        assert!(!spanish.decimal_comma && spanish.day_first);
        assert_eq!((spanish.week_starts, spanish.home), (Weekday::Sun, Some(Currency::USD)));
        assert_eq!(of("fr-FR"), None);
    }
}
