//! "What was my biggest purchase", "where did I spend the most", "how often did I go to the gym".

use super::asked::ask;
use super::fallback::fallback;
use super::sought::heard;
use crate::bank::{Aspect, Filter, Flow, Grouping, Metric, Order, PeriodChoice, Question, Unit};
use crate::dialogue::about::About;
use crate::dialogue::frame::Frame;
use crate::dialogue::intent::Shape;
use crate::dialogue::plan::Plan;

/// Asks for what `said` is about in the given shape. It replaces whatever was open.
pub(crate) fn shaped(shape: Shape, said: &About, frame: &Frame) -> Plan {
    let said = heard(said);
    if said.unclear {
        return fallback(frame);
    }
    let of = |metric| Question {
        filter: said.refine(&Filter::default()),
        period: said.period.clone(),
        ..Question::new(metric, said.accounts.clone())
    };
    let total = of(Metric::Spending);
    let one = |order| Question { order, single: true, ..of(Metric::Transactions) };
    let purchase = |order| {
        let one = one(order);
        let filter = Filter { flow: Some(Flow::Spending), ..one.filter.clone() };
        Question { filter, ..one }
    };
    let question = match shape {
        Shape::Largest => purchase(Order::Largest),
        Shape::Smallest => purchase(Order::Smallest),
        Shape::Last => one(Order::Latest),
        Shape::ByMerchant => Question { grouping: Some(Grouping::Merchant), ..total },
        Shape::ByCategory => Question { grouping: Some(Grouping::Category), ..total },
        Shape::ByMonth => {
            // One month alone could not be split.
            let year = PeriodChoice::Whole { unit: Unit::Year, back: 0 };
            let period = said.period.clone().or(Some(year));
            Question { grouping: Some(Grouping::Month), period, ..total }
        }
        Shape::Average => Question { aspect: Aspect::Average, ..total },
        Shape::Count => Question { aspect: Aspect::Count, ..total },
    };
    ask(question, frame)
}
