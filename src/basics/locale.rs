//! The language and country a platform speaks in.

use std::fmt;
use std::str::FromStr;

use chrono::Weekday;
use thiserror::Error;

/// A locale as platforms write it: two-letter language, two-letter country (BCP 47, `en-US`).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Locale {
    language: [u8; 2],
    country: [u8; 2],
}

/// Countries whose calendars begin the week on a Sunday (CLDR 46, `weekData`, `firstDay`).
const SUNDAY_COUNTRIES: &str = "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP \
    KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE \
    ZA ZW";

/// Countries whose calendars begin the week on a Saturday.
const SATURDAY_COUNTRIES: &str = "AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY";

/// Text that is not `xx-XX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("a locale is written like en-US: two small letters, a hyphen, two capital letters")]
pub struct BadLocale;

impl Locale {
    /// American English, the locale every installation has.
    pub const EN_US: Self = Self { language: *b"en", country: *b"US" };

    /// The day on which weeks begin where this locale is spoken.
    pub fn week_starts(self) -> Weekday {
        let is_in = |countries: &str| {
            countries.split_ascii_whitespace().any(|code| code.as_bytes() == self.country)
        };
        match self.country {
            _ if is_in(SUNDAY_COUNTRIES) => Weekday::Sun,
            _ if is_in(SATURDAY_COUNTRIES) => Weekday::Sat,
            [b'M', b'V'] => Weekday::Fri,
            _ => Weekday::Mon,
        }
    }

    /// Whether the same language is spoken there, wherever that is.
    pub fn is_kin_of(self, other: Self) -> bool {
        self.language == other.language
    }
}

impl FromStr for Locale {
    type Err = BadLocale;

    fn from_str(text: &str) -> Result<Self, BadLocale> {
        match *text.as_bytes() {
            [a, b, b'-', c, d]
                if a.is_ascii_lowercase()
                    && b.is_ascii_lowercase()
                    && c.is_ascii_uppercase()
                    && d.is_ascii_uppercase() =>
            {
                Ok(Self { language: [a, b], country: [c, d] })
            }
            _ => Err(BadLocale),
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b] = self.language.map(char::from);
        let [c, d] = self.country.map(char::from);
        write!(f, "{a}{b}-{c}{d}")
    }
}

impl fmt::Debug for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Locale({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_begin_where_the_country_says() {
        for (locale, day) in [
            ("en-US", Weekday::Sun),
            ("en-GB", Weekday::Mon),
            ("de-DE", Weekday::Mon),
            ("ar-EG", Weekday::Sat),
        ] {
            assert_eq!(locale.parse::<Locale>().unwrap().week_starts(), day, "{locale}");
        }
    }

    #[test]
    fn kin_speak_one_language() {
        let british: Locale = "en-GB".parse().unwrap();
        assert!(british.is_kin_of(Locale::EN_US));
        assert!(!british.is_kin_of("de-DE".parse().unwrap()));
    }

    #[test]
    fn reads_and_writes_the_platform_form() {
        assert_eq!("en-US".parse(), Ok(Locale::EN_US));
        assert_eq!(Locale::EN_US.to_string(), "en-US");
        for bad in ["", "en", "EN-us", "en_US", "en-USA", "é-US"] {
            assert_eq!(bad.parse::<Locale>(), Err(BadLocale), "{bad}");
        }
    }
}
