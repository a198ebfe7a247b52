//! An amount at a place in a text.

use rust_decimal::Decimal;

use super::names::{major, minor, owner, spelled, usual_of_minor};
use super::read::Amount;
use crate::basics::Currency;
use crate::nlu::customs::{Customs, Tongue};
use crate::nlu::number::{cardinal, figures, quantity, small_pair, with_half};
use crate::nlu::token::{Shape, Token};

/// The longest amount at the start of `tokens`: how many tokens it takes, and its value.
pub(super) fn amount(tokens: &[Token], customs: &Customs) -> Option<(usize, Amount)> {
    let first = tokens.first()?;
    let minus = first.shape == Shape::Sign && first.text == "-"
        || (["minus", "negative", "menos"].iter().any(|word| first.is(word)));
    if minus && let Some((taken, found)) = unsigned(&tokens[1..], customs) {
        return Some((taken + 1, Amount { amount: -found.amount, ..found }));
    }
    unsigned(tokens, customs)
}

fn unsigned(tokens: &[Token], customs: &Customs) -> Option<(usize, Amount)> {
    let readings = [
        nothing(tokens),
        prefixed(tokens, customs),
        with_unit(tokens, customs),
        minor_alone(tokens, customs),
        pair(tokens, customs),
        bare(tokens, customs),
    ];
    // Of readings as long as each other the first holds.
    readings.into_iter().flatten().rev().max_by_key(|(taken, _)| *taken)
}

/// "No money".
fn nothing(tokens: &[Token]) -> Option<(usize, Amount)> {
    let words = [("no", "money"), ("kein", "geld"), ("nada", "de")];
    let (first, second) = (tokens.first()?, tokens.get(1)?);
    let said = words.iter().any(|(one, two)| first.is(one) && second.is(two));
    said.then_some((2, Amount { amount: Decimal::ZERO, currency: None }))
}

/// "$12.50", "US$ 5", "EUR 1.234,56", "$12 and 50 cents".
fn prefixed(tokens: &[Token], customs: &Customs) -> Option<(usize, Amount)> {
    let (at, currency) = match owner(tokens) {
        Some((taken, currency)) if tokens.get(taken)?.text == "$" => (taken + 1, currency),
        _ if tokens.first()?.shape == Shape::Sign => major(tokens, customs)?,
        _ => spelled(tokens)?,
    };
    let (taken, value) = quantity(tokens.get(at..)?, customs)?;
    let value = regrouped(&tokens[at..], taken, value, currency);
    let (end, value) = with_minor(tokens, at + taken, value, currency, customs);
    // "$50 USD" says it twice.
    let twice = tokens.get(end..).and_then(spelled).filter(|(_, again)| *again == currency);
    Some((
        end + twice.map_or(0, |(taken, _)| taken),
        Amount { amount: value, currency: Some(currency) },
    ))
}

/// "Fifty dollars", "a buck fifty", "zwölf Euro fünfzig", "un millón de pesos".
fn with_unit(tokens: &[Token], customs: &Customs) -> Option<(usize, Amount)> {
    let (taken, value) = count(tokens, customs)?;
    let of = tokens.get(taken).is_some_and(|token| token.is("de") || token.is("of"));
    let at = taken + usize::from(of);
    let (length, currency) = major(tokens.get(at..)?, customs)?;
    let value = regrouped(tokens, taken, value, currency);
    // "Dos euros y medio", "two dollars and a half".
    let (half, sum) = with_half(tokens, at + length, value, customs.tongue);
    if half > at + length && value.fract().is_zero() && currency.decimals() > 0 {
        return Some((half, Amount { amount: sum, currency: Some(currency) }));
    }
    let (end, value) = with_minor(tokens, at + length, value, currency, customs);
    Some((end, Amount { amount: value, currency: Some(currency) }))
}

/// A number, "a" before a unit, or a pair: "twelve fifty dollars".
fn count(tokens: &[Token], customs: &Customs) -> Option<(usize, Decimal)> {
    if let Some((taken, amount)) = pair(tokens, customs) {
        return Some((taken, amount.amount));
    }
    quantity(tokens, customs).or_else(|| {
        let first = tokens.first()?;
        let article = customs.tongue == Tongue::English && (first.is("a") || first.is("an"));
        article.then_some((1, Decimal::ONE))
    })
}

/// "1.234 Euro" in a locale of points, "1,234 Euro" in one of commas: three digits after a mark
/// are a group where the currency has no thousandths.
fn regrouped(tokens: &[Token], taken: usize, value: Decimal, currency: Currency) -> Decimal {
    let only_figures =
        taken == 1 && tokens.first().is_some_and(|token| token.shape == Shape::Figures);
    if only_figures && value.scale() == 3 && currency.decimals() < 3 && value >= Decimal::ONE {
        return Decimal::from_i128_with_scale(value.mantissa(), 0);
    }
    value
}

/// The value with the hundredths that follow it at `at`.
fn with_minor(
    tokens: &[Token],
    at: usize,
    value: Decimal,
    currency: Currency,
    customs: &Customs,
) -> (usize, Decimal) {
    let found = named_minor(tokens, at, currency, customs)
        .or_else(|| bare_minor(tokens, at, currency, customs));
    match found {
        Some((end, part)) if value.fract().is_zero() => match value.checked_add(part) {
            Some(sum) => (end, sum),
            None => (at, value),
        },
        _ => (at, value),
    }
}

/// "And ten cents", "con cincuenta centavos", "und fünf Cent", "and seven hundredths".
fn named_minor(
    tokens: &[Token],
    at: usize,
    currency: Currency,
    customs: &Customs,
) -> Option<(usize, Decimal)> {
    let at = at + usize::from(is_joint(tokens.get(at)?));
    let (taken, count) = whole(tokens.get(at..)?, customs)?;
    let rest = tokens.get(at + taken..)?;
    let fraction = fraction_word(rest, count, currency);
    let (length, count) = match fraction {
        Some(found) => found,
        None => {
            let minor = minor(rest, customs)?;
            minor.owner.is_none_or(|said| said == currency).then_some((minor.taken, count))?
        }
    };
    Some((
        at + taken + length,
        Decimal::try_from_i128_with_scale(count.into(), currency.decimals()).ok()?,
    ))
}

/// "Hundredths", "centésimas", "Zehntausendstel" for currencies whose parts have no name here.
fn fraction_word(tokens: &[Token], count: u64, currency: Currency) -> Option<(usize, u64)> {
    let word = |at: usize, stem: &str| {
        tokens
            .get(at)
            .is_some_and(|token| token.text.strip_suffix('s').unwrap_or(&token.text) == stem)
    };
    let one_of = |stems: [&str; 3]| stems.iter().any(|stem| word(0, stem));
    match currency.decimals() {
        2 if one_of(["hundredth", "centesima", "hundertstel"]) => Some((1, count)),
        3 if one_of(["thousandth", "milesima", "tausendstel"]) => Some((1, count)),
        4 if word(0, "diezmilesima") || word(0, "zehntausendstel") => Some((1, count)),
        4 if tokens.first()?.is("ten") && word(1, "thousandth") => Some((2, count)),
        // The "ten" of "five hundred ten-thousandths" was taken for a part of the number.
        4 if word(0, "thousandth") => Some((1, count.checked_sub(10)?)),
        _ => None,
    }
}

/// "Twelve dollars fifty", "doce euros con cinco", "zwölf Euro fünf".
fn bare_minor(
    tokens: &[Token],
    at: usize,
    currency: Currency,
    customs: &Customs,
) -> Option<(usize, Decimal)> {
    let first = tokens.get(at)?;
    let with = first.is("con");
    let at = at + usize::from(with);
    let (taken, count) = whole(tokens.get(at..)?, customs)?;
    let two_digits = tokens.get(at)?.digits().is_none_or(|digits| digits.len() == 2);
    let least = if with || customs.tongue == Tongue::German { 1 } else { 10 };
    let fits = currency.decimals() == 2 && two_digits && (least..100).contains(&count);
    fits.then(|| Some((at + taken, Decimal::new(i64::try_from(count).ok()?, 2))))?
}

fn is_joint(token: &Token) -> bool {
    ["and", "y", "con", "und"].iter().any(|word| token.is(word)) || token.text == "&"
}

fn whole(tokens: &[Token], customs: &Customs) -> Option<(usize, u64)> {
    let first = tokens.first()?;
    first.whole().map(|value| (1, value)).or_else(|| cardinal(tokens, customs.tongue))
}

/// "Ninety-nine cents", "50p", "seven Canadian cents", "one hundredth of one A F N".
fn minor_alone(tokens: &[Token], customs: &Customs) -> Option<(usize, Amount)> {
    let (taken, count) = match whole(tokens, customs) {
        Some(found) => found,
        None if tokens.first()?.is("a") => (1, 1),
        None => return None,
    };
    let rest = tokens.get(taken..)?;
    let unnamed = || {
        // "One hundredth of one A F N", "una centésima de A F N", "ein Hundertstel A F N".
        let fraction = usize::from(rest.first()?.is("ten")) + 1;
        let idle = |token: &&Token| ["of", "one", "de"].iter().any(|word| token.is(word));
        let at = fraction + rest.get(fraction..)?.iter().take(2).take_while(idle).count();
        let (length, currency) = spelled(rest.get(at..)?)?;
        let (_, count) = fraction_word(rest, count, currency)?;
        Some((at + length, count, currency))
    };
    let (length, count, currency) = match unnamed() {
        Some(found) => found,
        None => {
            let minor = minor(rest, customs)?;
            let currency = minor.owner.or(minor.usual);
            (minor.taken, count, currency.unwrap_or_else(|| usual_of_minor(customs)))
        }
    };
    let amount = Decimal::try_from_i128_with_scale(count.into(), currency.decimals()).ok()?;
    Some((taken + length, Amount { amount, currency: Some(currency) }))
}

/// "Twelve fifty".
fn pair(tokens: &[Token], customs: &Customs) -> Option<(usize, Amount)> {
    let (taken, major, minor) = small_pair(tokens, customs)?;
    // "Two fifty cents" has no units, and "ten fifty thousand" is no pair.
    let rest = tokens.get(taken..).unwrap_or_default();
    if self::minor(rest, customs).is_some() || tokens[0].digits().is_some() {
        return None;
    }
    let cents = i64::try_from(major.checked_mul(100)?.checked_add(minor)?).ok()?;
    Some((taken, Amount { amount: Decimal::new(cents, 2), currency: None }))
}

/// A number without a currency; "a grand", "a fiver", "einen Zehner".
fn bare(tokens: &[Token], customs: &Customs) -> Option<(usize, Amount)> {
    let plain = |amount| Amount { amount, currency: None };
    if let Some((taken, value)) = slang(tokens, customs.tongue) {
        return Some((taken, plain(Decimal::from(value))));
    }
    let (taken, value) = quantity(tokens, customs)?;
    // Dates and clocks in figures are no amounts.
    let first = tokens.first()?;
    let readable = first.shape != Shape::Figures || figures(first, customs.decimal_comma).is_some();
    readable.then_some((taken, plain(value)))
}

/// Notes and sums with a name of their own.
fn slang(tokens: &[Token], tongue: Tongue) -> Option<(usize, u32)> {
    let articles: &[&str] = match tongue {
        Tongue::English => &["a"],
        Tongue::Spanish => return None,
        Tongue::German => &["ein", "einen", "einem"],
    };
    let first = tokens.first()?;
    let article = usize::from(articles.iter().any(|word| first.is(word)));
    let value = match (tongue, tokens.get(article)?.text.as_str()) {
        (Tongue::English, "grand") if article == 1 => 1_000,
        (Tongue::English, "fiver") => 5,
        (Tongue::English, "tenner") => 10,
        (Tongue::German, "funfer" | "fuenfer") => 5,
        (Tongue::German, "zehner") => 10,
        (Tongue::German, "zwanziger") => 20,
        (Tongue::German, "funfziger" | "fuenfziger") => 50,
        (Tongue::German, "hunderter") => 100,
        (Tongue::German, "tausender") => 1_000,
        _ => return None,
    };
    Some((article + 1, value))
}
