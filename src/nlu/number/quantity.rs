//! Numbers with fractions and scales, in figures, in words, and mixed.

use rust_decimal::Decimal;

use super::cardinal::cardinal;
use super::digits::row_of_digits;
use super::figures::figures;
use crate::nlu::customs::{Customs, Tongue};
use crate::nlu::token::{Shape, Token};

/// How many digits are said after the decimal sign.
const FRACTION_DIGITS_MAX: u32 = 9;

/// The number at the start of `tokens`: how many tokens it takes, and its value.
///
/// Understood are figures ("1,234.5"), words, both with a scale ("12 thousand", "1.5 million",
/// "12k"), spoken fractions ("one point five") and halves ("two and a half", "half a million").
pub(in crate::nlu) fn quantity(tokens: &[Token], customs: &Customs) -> Option<(usize, Decimal)> {
    let tongue = customs.tongue;
    if let Some((sign, (taken, value))) =
        negative(tokens, tongue).and_then(|sign| Some((sign, unsigned(&tokens[sign..], customs)?)))
    {
        return Some((sign + taken, -value));
    }
    unsigned(tokens, customs)
}

/// How many tokens say that what follows is below zero.
fn negative(tokens: &[Token], tongue: Tongue) -> Option<usize> {
    let first = tokens.first()?;
    let sign = first.shape == Shape::Sign && first.text == "-" && !first.glued;
    let word = match tongue {
        Tongue::English => first.is("minus") || first.is("negative"),
        Tongue::Spanish => first.is("menos"),
        Tongue::German => first.is("minus"),
    };
    (sign || word).then_some(1)
}

fn unsigned(tokens: &[Token], customs: &Customs) -> Option<(usize, Decimal)> {
    let tongue = customs.tongue;
    let whole = |(taken, value)| {
        let (taken, value) = with_half(tokens, taken, value, tongue);
        let (taken, value) = scaled(tokens, taken, value, customs);
        // "A million and a half".
        Some(with_half(tokens, taken, value, tongue))
    };
    if let Some((taken, value)) = half_first(tokens, tongue).or_else(|| pair_first(tokens, tongue))
    {
        return Some(scaled(tokens, taken, value, customs));
    }
    if let Some(value) = tokens.first().and_then(|token| figures(token, customs.decimal_comma)) {
        return whole((1, value));
    }
    let (taken, value) = cardinal(tokens, tongue)?;
    let value = Decimal::from(value);
    whole(spoken_fraction(tokens, taken, value, customs).unwrap_or((taken, value)))
}

/// "A couple hundred", "a couple of thousand", "un par de miles".
fn pair_first(tokens: &[Token], tongue: Tongue) -> Option<(usize, Decimal)> {
    let (words, of): ([&str; 2], &str) = match tongue {
        Tongue::English => (["a", "couple"], "of"),
        Tongue::Spanish => (["un", "par"], "de"),
        Tongue::German => return None,
    };
    let said = tokens.get(..2)?.iter().zip(words).all(|(token, word)| token.is(word));
    let taken = 2 + usize::from(tokens.get(2)?.is(of));
    let rest = tokens.get(taken..)?;
    (said && scale_at(rest, tongue).is_some()).then_some((taken, Decimal::TWO))
}

/// Whether the number at `at` is the scale of one that nobody gave: "a few hundred", "several
/// thousand", "hundreds".
pub(in crate::nlu) fn is_vague(tokens: &[Token], at: usize, tongue: Tongue) -> bool {
    const VAGUE: [&str; 21] = [
        "few", "several", "some", "many", "unos", "unas", "pocos", "pocas", "cuantos", "cuantas",
        "varios", "varias", "algunos", "algunas", "paar", "einige", "einigen", "mehrere",
        "mehreren", "wenige", "etliche",
    ];
    const MANY: [&str; 5] = ["hundreds", "thousands", "millions", "cientos", "miles"];
    let rest = tokens.get(at..).unwrap_or_default();
    let is_many = rest.first().is_some_and(|first| MANY.iter().any(|word| first.is(word)));
    let before = tokens.get(..at).and_then(<[Token]>::last);
    let is_few = before.is_some_and(|before| VAGUE.iter().any(|word| before.is(word)));
    // "Ein paar hundert": not one.
    let is_some = tongue == Tongue::German && rest.get(1).is_some_and(|next| next.is("paar"));
    is_many || is_some || (is_few && scale_at(rest, tongue).is_some())
}

/// "Half a", "medio", "anderthalb", "zweieinhalb": how many tokens, and the value.
fn half_first(tokens: &[Token], tongue: Tongue) -> Option<(usize, Decimal)> {
    let first = tokens.first()?;
    let half = Decimal::new(5, 1);
    match tongue {
        Tongue::English => {
            let is_half = first.is("half") && tokens.get(1).is_some_and(|next| next.is("a"));
            (is_half && scale_at(tokens.get(2..)?, tongue).is_some()).then_some((2, half))
        }
        Tongue::Spanish => {
            let is_half = first.is("medio") || first.is("media");
            (is_half && scale_at(tokens.get(1..)?, tongue).is_some()).then_some((1, half))
        }
        Tongue::German => {
            // "Eine halbe Million".
            let articles = ["ein", "eine", "einer"];
            let article = usize::from(articles.iter().any(|word| first.is(word)));
            let halves = ["halbe", "halben", "halbes"];
            let is_half = |token: &Token| halves.iter().any(|word| token.is(word));
            if tokens.get(article).is_some_and(is_half)
                && scale_at(tokens.get(article + 1..)?, tongue).is_some()
            {
                return Some((article + 1, half));
            }
            // "Zweieinhalbtausend".
            let thousands = first.text.strip_suffix("tausend");
            let times = if thousands.is_some() { Decimal::ONE_THOUSAND } else { Decimal::ONE };
            let stem = thousands.unwrap_or(&first.text);
            if stem == "anderthalb" {
                return Some((1, Decimal::new(15, 1).checked_mul(times)?));
            }
            let stem = stem.strip_suffix("einhalb")?;
            let stem = stem.strip_suffix("und").unwrap_or(stem);
            let word = Token { text: stem.to_owned(), ..first.clone() };
            let (_, value) = cardinal(&[word], tongue)?;
            Some((1, (Decimal::from(value) + half).checked_mul(times)?))
        }
    }
}

/// "And a half", "y medio" after `taken` tokens: half of one, or of a thousand or more that was
/// named last ("millón y medio").
pub(in crate::nlu) fn with_half(
    tokens: &[Token],
    taken: usize,
    value: Decimal,
    tongue: Tongue,
) -> (usize, Decimal) {
    let is = |words: &[&str]| {
        let rest = tokens.get(taken..).unwrap_or_default();
        rest.len() >= words.len() && rest.iter().zip(words).all(|(token, word)| token.is(word))
    };
    let length = match tongue {
        Tongue::English if is(&["and", "a", "half"]) => 3,
        Tongue::Spanish if is(&["y", "medio"]) || is(&["y", "media"]) => 2,
        _ => return (taken, value),
    };
    let last = taken.checked_sub(1).and_then(|last| scale_at(tokens.get(last..)?, tongue));
    let whole = last.map_or(1, |(_, scale)| scale).max(1);
    let half = Decimal::from(if whole < 1_000 { 1 } else { whole }) / Decimal::TWO;
    match value.checked_add(half) {
        Some(sum) => (taken + length, sum),
        None => (taken, value),
    }
}

/// "Point five", "coma cinco", "Komma fünf" after `taken` tokens.
fn spoken_fraction(
    tokens: &[Token],
    taken: usize,
    whole: Decimal,
    customs: &Customs,
) -> Option<(usize, Decimal)> {
    let mark = tokens.get(taken)?;
    let is_mark = match customs.tongue {
        Tongue::English => mark.is("point"),
        Tongue::Spanish => mark.is("punto") || mark.is("coma"),
        Tongue::German => mark.is("komma"),
    };
    is_mark.then_some(())?;
    let mut at = taken + 1;
    let (mut digits, mut count) = (0_i64, 0);
    while count < FRACTION_DIGITS_MAX {
        let Some((length, text)) = fraction_digits(tokens.get(at..)?, customs.tongue) else {
            break;
        };
        for digit in text.bytes() {
            digits = digits.checked_mul(10)?.checked_add(i64::from(digit - b'0'))?;
            count += 1;
        }
        at += length;
    }
    if count == 0 || count > FRACTION_DIGITS_MAX + 2 {
        return None;
    }
    Some((at, whole.checked_add(Decimal::new(digits, count))?))
}

fn fraction_digits(tokens: &[Token], tongue: Tongue) -> Option<(usize, String)> {
    let first = tokens.first()?;
    if let Some(digits) = first.digits().filter(|digits| digits.len() < 10) {
        return Some((1, digits.to_owned()));
    }
    if tongue == Tongue::English && first.is("oh") {
        return Some((1, "0".to_owned()));
    }
    // No further than a scale: "one point five million".
    (1..=tokens.len().min(3)).rev().find_map(|count| {
        let (taken, value) = cardinal(&tokens[..count], tongue)?;
        (taken == count && value < 100).then(|| (taken, value.to_string()))
    })
}

/// The value times the scale that stands after `taken` tokens, and what is added to it.
fn scaled(tokens: &[Token], taken: usize, value: Decimal, customs: &Customs) -> (usize, Decimal) {
    let tongue = customs.tongue;
    let rest = tokens.get(taken..).unwrap_or_default();
    let Some((length, scale)) = scale_at(rest, tongue) else { return (taken, value) };
    let Some(product) = value.checked_mul(Decimal::from(scale)) else { return (taken, value) };
    let (mut end, mut total) = (taken + length, product.normalize());
    // "2 million 300 thousand", "12 thousand 500".
    let more = tokens.get(end..).unwrap_or_default();
    if value.fract().is_zero()
        && more.first().is_some_and(|token| token.digits().is_some())
        && let Some((length, low)) = quantity_below(more, scale, customs)
    {
        (end, total) = (end + length, total + low);
    }
    (end, total)
}

/// A smaller number in figures that follows a scale.
fn quantity_below(tokens: &[Token], scale: u64, customs: &Customs) -> Option<(usize, Decimal)> {
    let low = figures(tokens.first()?, customs.decimal_comma)?;
    let (taken, low) = match scale_at(&tokens[1..], customs.tongue) {
        Some((length, smaller)) => (1 + length, low.checked_mul(Decimal::from(smaller))?),
        None => (1, low),
    };
    (low < Decimal::from(scale) && low.fract().is_zero()).then_some((taken, low))
}

/// The scale at the start of `tokens`.
fn scale_at(tokens: &[Token], tongue: Tongue) -> Option<(usize, u64)> {
    let first = tokens.first().filter(|token| token.shape == Shape::Word)?;
    let word = first.text.as_str();
    if first.glued {
        match (word, tongue) {
            ("k", _) => return Some((1, 1_000)),
            ("m" | "mm" | "mn", Tongue::English) => return Some((1, 1_000_000)),
            ("bn" | "b", Tongue::English) => return Some((1, 1_000_000_000)),
            _ => {}
        }
    }
    let scale = match (tongue, word) {
        (Tongue::English, "hundred") => 100,
        (Tongue::English, "thousand" | "grand" | "k") => 1_000,
        (Tongue::English, "million" | "mil") => 1_000_000,
        (Tongue::English, "billion") => 1_000_000_000,
        (Tongue::English, "trillion") => 1_000_000_000_000,
        (Tongue::Spanish, "mil") => match tokens.get(1) {
            Some(next) if next.is("millones") => return Some((2, 1_000_000_000)),
            _ => 1_000,
        },
        (Tongue::Spanish, "cientos") => 100,
        (Tongue::Spanish, "miles") => 1_000,
        (Tongue::Spanish, "millon" | "millones") => 1_000_000,
        (Tongue::Spanish, "billon" | "billones") => 1_000_000_000_000,
        (Tongue::German, "hundert") => 100,
        (Tongue::German, "tausend" | "tsd" | "mille" | "riesen") => 1_000,
        (Tongue::German, "million" | "millionen" | "mio") => 1_000_000,
        (Tongue::German, "milliarde" | "milliarden" | "mrd") => 1_000_000_000,
        (Tongue::German, "billion" | "billionen") => 1_000_000_000_000,
        _ => return None,
    };
    Some((1, scale))
}

/// Two numbers side by side that are said for units and hundredths: "twelve fifty", "twelve oh
/// five", "nineteen ninety nine", "twelve hundred fifty" not among them.
pub(in crate::nlu) fn small_pair(tokens: &[Token], customs: &Customs) -> Option<(usize, u64, u64)> {
    let tongue = customs.tongue;
    let whole = |tokens: &[Token]| {
        let first = tokens.first()?;
        first.whole().map(|value| (1, value)).or_else(|| cardinal(tokens, tongue))
    };
    let (taken, major) = whole(tokens)?;
    let rest = tokens.get(taken..)?;
    if rest.first()?.glued {
        return None;
    }
    // "Doce con cincuenta".
    if rest.first()?.is("con") && tongue == Tongue::Spanish {
        let (length, minor) = whole(&rest[1..]).filter(|(_, value)| (1..100).contains(value))?;
        return Some((taken + 1 + length, major, minor));
    }
    let oh = rest.first()?.is("oh") && tongue == Tongue::English;
    if oh {
        let (length, minor) = whole(&rest[1..]).filter(|(_, value)| (1..10).contains(value))?;
        return Some((taken + 1 + length, major, minor));
    }
    let (length, minor) = whole(rest).filter(|(_, value)| (10..100).contains(value))?;
    let in_words = tokens.first()?.shape == rest.first()?.shape;
    (in_words && major < 1_000).then_some((taken + length, major, minor))
}

/// A row of digits as a number, for texts that are nothing else.
pub(super) fn digits_in_a_row(tokens: &[Token], customs: &Customs) -> Option<(usize, Decimal)> {
    row_of_digits(tokens, customs.tongue).map(|(taken, value)| (taken, Decimal::from(value)))
}
