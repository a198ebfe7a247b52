//! What messages can ask of the values they are given.
//!
//! | In a message | What it says |
//! |---|---|
//! | `AMOUNT($it, case: "dative")` | the amount in that case |
//! | `COUNT($it, gender: "feminine", case: "dative")` | how many of such a noun |
//! | `ORDINAL($it, gender: "feminine", case: "dative")` | the place in a row |
//! | `DAY($it, link: "since")` | the day with what links it to the sentence |
//! | `FORM($it, "dative")` | the name in the form that its message calls so |
//! | `SIZE($it)` | `zero`, `one` or `other`, to select by: what a verb agrees with |

use fluent_bundle::{FluentArgs, FluentError, FluentValue};

use super::bundle::Bundle;
use super::value::{Asked, Spoken};
use crate::speech::grammar::{Case, Gender, Grammar, Link};

/// Teaches `bundle` the functions.
///
/// Only a function of the same name could be in the way, and a new bundle has none.
pub(super) fn add_to(bundle: &mut Bundle, grammar: Grammar) -> Result<(), FluentError> {
    for name in ["AMOUNT", "DAY", "FORM", "ORDINAL"] {
        bundle.add_function(name, |given, named| match spoken(given) {
            Some(value) => value.said(asked(given, named)).into(),
            None => FluentValue::Error,
        })?;
    }
    bundle.add_function("COUNT", move |given, named| match given.first() {
        Some(FluentValue::Number(number)) => {
            let Asked { gender, case, .. } = asked(given, named);
            grammar.count(whole(number.value), gender, case).into()
        }
        _ => FluentValue::Error,
    })?;
    bundle.add_function("SIZE", |given, _| match spoken(given) {
        Some(value) => value.size().into(),
        None => FluentValue::Error,
    })
}

/// A count as it was given: Fluent holds every number as a float.
pub(super) fn whole(number: f64) -> u64 {
    number as u64
}

fn spoken<'v>(given: &'v [FluentValue<'_>]) -> Option<&'v Spoken> {
    match given.first()? {
        FluentValue::Custom(value) => value.as_any().downcast_ref(),
        _ => None,
    }
}

/// What is asked for; a word that nobody knows asks for nothing (the lint finds it).
fn asked<'v>(given: &'v [FluentValue<'_>], named: &'v FluentArgs<'_>) -> Asked<'v> {
    let form = given.get(1).and_then(word).unwrap_or_default();
    Asked {
        case: named.get("case").and_then(word).and_then(Case::named).unwrap_or_default(),
        gender: named.get("gender").and_then(word).and_then(Gender::named).unwrap_or_default(),
        link: named.get("link").and_then(word).and_then(Link::named).unwrap_or_default(),
        form,
    }
}

fn word<'v>(value: &'v FluentValue<'_>) -> Option<&'v str> {
    match value {
        FluentValue::String(word) => Some(word),
        _ => None,
    }
}
