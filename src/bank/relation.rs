//! What is left of a question where no amount may be said.

use super::question::{Aspect, Comparison, Metric, Page, Question};

impl Question {
    /// The question whose answer can be told without amounts; `None` where there is none.
    ///
    /// A total is compared with the period before, or with what was asked for, so that it can be
    /// called more or less than then. What names an amount itself cannot be answered without
    /// confirming one.
    pub fn in_relation(&self) -> Option<Self> {
        match self.metric {
            Metric::Balance | Metric::Owed | Metric::Accounts | Metric::CardStatus => {
                Some(self.clone())
            }
            metric if metric.flow().is_some() && !self.names_an_amount() => Some(Self {
                comparison: self.comparison.or(Some(Comparison::Previous)),
                grouping: None,
                aspect: Aspect::Total,
                page: Page::First,
                ..self.clone()
            }),
            _ => None,
        }
    }

    fn names_an_amount(&self) -> bool {
        let filter = &self.filter;
        [filter.over, filter.under, filter.at_least, filter.at_most].iter().any(Option::is_some)
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::bank::{AccountChoice, Filter, Grouping};

    #[test]
    fn totals_are_compared_and_what_names_an_amount_is_not_asked() {
        let asked = |metric| Question::new(metric, AccountChoice::default());
        let grouped = Question { grouping: Some(Grouping::Merchant), ..asked(Metric::Spending) };
        let related = grouped.in_relation().unwrap();
        assert_eq!((related.grouping, related.comparison), (None, Some(Comparison::Previous)));
        let yearly = Question { comparison: Some(Comparison::YearBefore), ..asked(Metric::Income) };
        assert_eq!(yearly.in_relation(), Some(yearly.clone()));
        let filter = Filter { over: Some(Decimal::from(50)), ..Filter::default() };
        assert_eq!(Question { filter, ..asked(Metric::Spending) }.in_relation(), None);
        assert_eq!(asked(Metric::Balance).in_relation(), Some(asked(Metric::Balance)));
        for metric in [Metric::Recent, Metric::Bills, Metric::Net, Metric::Afford] {
            assert_eq!(asked(metric).in_relation(), None, "{metric:?}");
        }
    }
}
