//! What is told first of a total where that is not what it comes to.

use super::phrase::Phrase;
use super::talk::count;
use crate::bank::{Aspect, Figure, Flow, Totals};
use crate::basics::Money;

/// "You spent ten dollars each time on average", "you paid twelve times"; `None` where the total
/// itself is told first, also because there is nothing to take an average of.
pub(super) fn first(
    totals: &Totals,
    figure: &Figure,
    amount: &dyn Fn(Money) -> String,
) -> Option<String> {
    match (totals.aspect, figure.average) {
        (Aspect::Total, _) | (_, None) => None,
        (Aspect::Average, Some(average)) => {
            let size = amount(average);
            Some(match totals.flow {
                Flow::Spending => format!("on average you spent {size} each time"),
                Flow::Income => format!("on average you received {size} each time"),
                Flow::Fees => format!("on average you paid {size} each time"),
                Flow::Refunds => format!("on average you got back {size} each time"),
            })
        }
        (Aspect::Count, Some(_)) => {
            let times = times(figure);
            Some(match totals.flow {
                Flow::Spending => format!("you paid {times}"),
                Flow::Income => format!("you were paid {times}"),
                Flow::Fees => format!("you were charged {times}"),
                Flow::Refunds => format!("you got money back {times}"),
            })
        }
    }
}

/// What the aspect leaves open of the total.
pub(super) fn rest(totals: &Totals, figure: &Figure, amount: &dyn Fn(Money) -> String) -> Phrase {
    let (gross, average) = (figure.gross, figure.average.is_some());
    let said = match totals.aspect {
        Aspect::Average if average => format!("that's {} in all, {}", amount(gross), times(figure)),
        Aspect::Count if average => format!("that's {} in all", amount(gross)),
        _ => return Phrase::default(),
    };
    Phrase::default().sentence(Phrase::of(&said))
}

/// "Once", "twice", "twelve times": how many transactions are counted, without those that take
/// from the total.
fn times(figure: &Figure) -> String {
    match figure.count.saturating_sub(figure.back_count) {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{} times", count(many)),
    }
}
