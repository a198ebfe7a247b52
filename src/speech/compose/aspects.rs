//! What is told first of a total where that is not what it comes to.

use super::style::Style;
use super::totals::{Narrowed, parted};
use super::transactions::after;
use crate::bank::{Aspect, Figure, Totals};
use crate::basics::Money;
use crate::speech::messages::aspects::{AVERAGE, IN_ALL, OF, TIMES};
use crate::speech::phrase::Phrase;
use crate::speech::wording::Value;

/// "On average you spent ten dollars each time", "you paid twelve times"; `None` where the total
/// itself is told first, also because there is nothing to take an average of.
pub(super) fn first(
    totals: &Totals,
    figure: &Figure,
    style: Style<'_>,
    about: Narrowed,
) -> Option<Phrase> {
    let (message, told) = match (totals.aspect, figure.average) {
        (Aspect::Total, _) | (_, None) => return None,
        (Aspect::Average, Some(average)) => (&AVERAGE, ("amount", money(totals, average, style))),
        (Aspect::Count, Some(_)) => (&TIMES, ("count", times(figure))),
    };
    Some(parted(style.words, about, |[merchant, category, place, span]| {
        let given = [
            told.clone(),
            ("flow", Value::Key(totals.flow.name())),
            ("merchant", after(merchant)),
            ("category", after(category)),
            ("place", after(place)),
            ("span", after(span)),
        ];
        style.words.say(message, given)
    }))
}

/// What the aspect leaves open of the total.
pub(super) fn rest(totals: &Totals, figure: &Figure, style: Style<'_>) -> Phrase {
    let in_all = || ("amount", money(totals, figure.gross, style));
    match (totals.aspect, figure.average) {
        (Aspect::Total, _) | (_, None) => Phrase::default(),
        (Aspect::Average, Some(_)) => style.words.say(&OF, [in_all(), ("count", times(figure))]),
        (Aspect::Count, Some(_)) => style.words.say(&IN_ALL, [in_all()]),
    }
}

fn money(totals: &Totals, money: Money, style: Style<'_>) -> Value<'static> {
    style.money(money, totals.sums.len() > 1)
}

/// How many transactions are counted, without those that take from the total.
fn times(figure: &Figure) -> Value<'static> {
    Value::Count(figure.count.saturating_sub(figure.back_count))
}
