//! Which language a page is shown in.

use hyper::HeaderMap;
use hyper::header::ACCEPT_LANGUAGE;

/// A language of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::server::oauth) enum Language {
    English,
    Spanish,
    German,
}

/// How many languages of a browser are looked at: more than a person lists.
const RANGES_MAX: usize = 32;

impl Language {
    /// Every language, the one of those who say nothing first.
    pub(in crate::server::oauth) const ALL: [Self; 3] =
        [Self::English, Self::Spanish, Self::German];

    /// The language's code (BCP 47): what screen readers pronounce the page by.
    pub(in crate::server::oauth) fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Spanish => "es",
            Self::German => "de",
        }
    }

    /// What the language calls itself.
    pub(super) fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Spanish => "Español",
            Self::German => "Deutsch",
        }
    }

    /// The language with this code.
    pub(in crate::server::oauth) fn coded(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// The language that the browser likes best of those there are (RFC 9110, section 12.5.4).
    pub(in crate::server::oauth) fn accepted(headers: &HeaderMap) -> Option<Self> {
        let fields = headers.get_all(ACCEPT_LANGUAGE).iter().filter_map(|it| it.to_str().ok());
        let ranges = fields.flat_map(|field| field.split(',')).take(RANGES_MAX);
        let known = ranges.filter_map(|range| {
            let (tag, weight) = range.split_once(';').unwrap_or((range, ""));
            let primary = tag.trim().split('-').next().unwrap_or_default().to_ascii_lowercase();
            let weight = weight.trim().strip_prefix("q=").map_or(1000, thousandths);
            Some((weight, Self::coded(&primary)?)).filter(|(weight, _)| *weight > 0)
        });
        // The first of those liked equally.
        let mut best: Option<(u16, Self)> = None;
        for (weight, language) in known {
            if best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, language));
            }
        }
        best.map(|(_, language)| language)
    }
}

/// A weight as thousandths; none where it is no weight.
fn thousandths(text: &str) -> u16 {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let digits = part.bytes().chain([b'0'; 3]).take(3);
    let mut part = digits.map(|digit| char::from(digit).to_digit(10));
    let part = part.try_fold(0, |sum: u32, digit| Some(sum * 10 + digit?));
    match (whole, part) {
        ("1", Some(_)) => 1000,
        ("0", Some(part)) => u16::try_from(part).unwrap_or(0),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_liked_best_is_taken() {
        let accepted = |field: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(ACCEPT_LANGUAGE, field.parse().unwrap());
            Language::accepted(&headers)
        };
        for (field, expected) in [
            ("de-AT,de;q=0.9,en;q=0.8", Some(Language::German)),
            ("fr, es-MX;q=0.7, en;q=0.75", Some(Language::English)),
            ("ES", Some(Language::Spanish)),
            ("en;q=0.5, de;q=0.5", Some(Language::English)),
            ("en;q=0, de;q=0.001", Some(Language::German)),
            ("fr, *", None),
            ("", None),
            ("de;q=x, en;q=2, es;q=0.1234", Some(Language::Spanish)),
        ] {
            assert_eq!(accepted(field), expected, "{field}");
        }
        assert_eq!(Language::accepted(&HeaderMap::new()), None);
    }
}
