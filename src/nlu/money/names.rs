//! A currency or a part of one at a place in a text.

use super::units::{COMMON_WORDS, DOLLARS, FAMILIES, Family, MINORS, OWNERS, PESOS, WHOLE_OWNERS};
use crate::basics::Currency;
use crate::nlu::customs::{Customs, Tongue};
use crate::nlu::token::{Shape, Token};

/// A currency unit at the start of `tokens`: how many tokens, and the currency.
pub(super) fn major(tokens: &[Token], customs: &Customs) -> Option<(usize, Currency)> {
    let first = tokens.first()?;
    if first.shape == Shape::Sign {
        return sign(first, customs.home).map(|currency| (1, currency));
    }
    let owner = owner(tokens);
    let at = owner.map_or(0, |(taken, _)| taken);
    if let Some(token) = tokens.get(at)
        && let Some(family) = family(&token.text)
    {
        let after = tokens.get(at + 1..).unwrap_or_default();
        let of_family = |found: Option<(usize, Currency)>| {
            found.filter(|(_, currency)| family.codes.contains(&currency.code()))
        };
        if owner.is_some() {
            return of_family(owner).map(|(taken, currency)| (taken + 1, currency));
        }
        // "Dólares canadienses", "pounds sterling".
        if let Some((taken, currency)) = of_family(owner_after(after)) {
            return Some((taken + 1, currency));
        }
        let sterling = after.first().is_some_and(|token| token.is("sterling"));
        let home = customs.home.filter(|home| family.codes.contains(&home.code()));
        let currency = home.filter(|_| !sterling).or_else(|| family.usual.parse().ok())?;
        return Some((1 + usize::from(sterling), currency));
    }
    spelled(tokens)
}

fn family(name: &str) -> Option<&'static Family> {
    FAMILIES.iter().find(|family| family.names.contains(&name))
}

/// Whose currency it is, said after its unit: "canadienses", "de Hong Kong".
fn owner_after(tokens: &[Token]) -> Option<(usize, Currency)> {
    let of = usize::from(tokens.first()?.is("de"));
    owner(&tokens[of..]).map(|(taken, currency)| (of + taken, currency))
}

/// A code, as one word or letter by letter.
pub(super) fn spelled(tokens: &[Token]) -> Option<(usize, Currency)> {
    let first = tokens.first().filter(|token| token.shape == Shape::Word)?;
    if first.text.len() == 3 && !COMMON_WORDS.contains(&first.text.as_str()) {
        return Some((1, first.text.to_ascii_uppercase().parse().ok()?));
    }
    let letters = tokens.get(..3)?;
    letters.iter().all(|token| token.text.len() == 1).then_some(())?;
    let code: String = letters.iter().map(|token| token.text.as_str()).collect();
    Some((3, code.to_ascii_uppercase().parse().ok()?))
}

/// Whose currency it is.
pub(super) fn owner(tokens: &[Token]) -> Option<(usize, Currency)> {
    let first = tokens.first().filter(|token| token.shape == Shape::Word)?;
    let letter = first.text.bytes().next()?;
    let matches = |name: &str, whole: bool| {
        if name.bytes().next() != Some(letter) {
            return None;
        }
        let words = name.split(' ');
        let count = words.clone().count();
        let same = |(token, word): (&Token, &str)| {
            if whole || count > 1 && word != name.rsplit(' ').next().unwrap_or_default() {
                token.is(word)
            } else {
                token.shape == Shape::Word && token.text.starts_with(word)
            }
        };
        (tokens.len() >= count && tokens.iter().zip(words).all(same)).then_some(count)
    };
    let whole = WHOLE_OWNERS.iter().map(|row| (row, true));
    let starts = OWNERS.iter().map(|row| (row, false));
    let mut all = whole.chain(starts);
    all.find_map(|((code, name), whole)| Some((matches(name, whole)?, code.parse().ok()?)))
}

/// The currency of a sign.
fn sign(token: &Token, home: Option<Currency>) -> Option<Currency> {
    let code = match token.text.as_str() {
        "$" => {
            let dollar = |home: &Currency| {
                DOLLARS.codes.contains(&home.code()) || PESOS.codes.contains(&home.code())
            };
            return home.filter(dollar).or(Some(Currency::USD));
        }
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "₹" => "INR",
        "₩" => "KRW",
        "₪" => "ILS",
        _ => return None,
    };
    code.parse().ok()
}

/// A minor unit, and what its words tell.
pub(super) struct Minor {
    /// How many tokens it takes.
    pub(super) taken: usize,
    /// Whose it is, when that was said.
    pub(super) owner: Option<Currency>,
    /// The currency that its name alone tells, when it does.
    pub(super) usual: Option<Currency>,
}

/// The minor unit at the start of `tokens`.
pub(super) fn minor(tokens: &[Token], customs: &Customs) -> Option<Minor> {
    let named = owner(tokens).or_else(|| {
        // "Seven euro cents".
        tokens.first().filter(|token| token.is("euro")).map(|_| (1, Currency::EUR))
    });
    let at = named.map_or(0, |(taken, _)| taken);
    let token = tokens.get(at)?;
    let (_, code) = MINORS.iter().find(|(name, _)| token.is(name))?;
    // "50p", but not "p" after a word.
    if token.is("p") && !token.glued {
        return None;
    }
    let usual = code.parse().ok();
    if let Some((_, owner)) = named {
        return Some(Minor { taken: at + 1, owner: Some(owner), usual });
    }
    // "Centavos canadienses", "peniques de libra esterlina".
    let after = tokens.get(at + 1..).unwrap_or_default();
    let of_unit = || {
        let (taken, currency) = major(after.get(1..)?, customs)?;
        after.first()?.is("de").then_some((taken + 1, currency))
    };
    let named = of_unit().or_else(|| owner_after(after));
    let (taken, owner) = named.map_or((0, None), |(taken, owner)| (taken, Some(owner)));
    Some(Minor { taken: at + 1 + taken, owner, usual })
}

/// The currency that a minor unit without an owner belongs to.
pub(super) fn usual_of_minor(customs: &Customs) -> Currency {
    customs.home.unwrap_or(match customs.tongue {
        Tongue::English => Currency::USD,
        Tongue::Spanish | Tongue::German => Currency::EUR,
    })
}
