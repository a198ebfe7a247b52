//! What was heard about transactions.

use std::fmt;

use rust_decimal::Decimal;

use crate::bank::{AccountChoice, Category, Direction, Filter, Flow, PeriodChoice};

/// What a question about transactions is about, as it was heard. Nothing said means any.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct About {
    /// With which accounts.
    pub accounts: AccountChoice,
    /// On what.
    pub category: Option<Category>,
    /// Which way the money went.
    pub way: Option<Way>,
    /// Who was paid, or who paid.
    pub merchant: Option<String>,
    /// Amounts above this, zero or positive.
    pub over: Option<Decimal>,
    /// Amounts below this, zero or positive.
    pub under: Option<Decimal>,
    /// The smallest amount that is meant, itself included, zero or positive.
    pub at_least: Option<Decimal>,
    /// The largest amount that is meant, itself included, zero or positive.
    pub at_most: Option<Decimal>,
    /// How much the customer would like to spend, above zero.
    pub amount: Option<Decimal>,
    /// When.
    pub period: Option<PeriodChoice>,
    /// When, if it is of what is to come: "on friday" lies behind or ahead.
    pub ahead: Option<PeriodChoice>,
    /// Whether something more was said that could not be made out: then nothing is told, because
    /// it would be about more than was meant.
    pub unclear: bool,
}

/// Which way money went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// It was spent: purchases, not what was moved to an own account.
    Spent,
    /// It left the account, whatever for.
    Out,
    /// It came in.
    In,
}

impl fmt::Debug for About {
    /// Leaves out whom it is about and how much.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("About")
            .field("accounts", &self.accounts)
            .field("category", &self.category)
            .field("is_named", &self.merchant.is_some())
            .field("has_amounts", &self.has_amounts())
            .field("period", &self.period)
            .field("unclear", &self.unclear)
            .finish()
    }
}

impl About {
    /// What is about `accounts` and nothing else.
    pub fn accounts(accounts: AccountChoice) -> Self {
        Self { accounts, ..Self::default() }
    }

    /// Whether nothing was said but, maybe, which accounts.
    pub fn is_of_accounts_alone(&self) -> bool {
        let rest = Self { accounts: AccountChoice::default(), ..self.clone() };
        rest == Self::default()
    }

    /// Whether an amount was said.
    fn has_amounts(&self) -> bool {
        self.has_bounds() || self.amount.is_some()
    }

    /// Whether it was said how large the amounts are.
    pub(super) fn has_bounds(&self) -> bool {
        [self.over, self.under, self.at_least, self.at_most].iter().any(Option::is_some)
    }

    /// The same, the amount that was said as the bounds of amounts that are called so: a payment
    /// is remembered in whole dollars, rounded or without its cents.
    #[must_use]
    pub(super) fn with_amount_as_bounds(self) -> Self {
        let Some(amount) = self.amount else { return self };
        let (below, above) = match amount.fract().is_zero() {
            true => (Decimal::new(50, 2), Decimal::new(99, 2)),
            false => (Decimal::ZERO, Decimal::ZERO),
        };
        let (at_least, at_most) = (Some(amount - below), Some(amount + above));
        Self { amount: None, at_least, at_most, ..self }
    }

    /// Whether nothing was said at all.
    pub(super) fn is_open(&self) -> bool {
        *self == Self::default()
    }

    /// `filter` with what was said in the place of what it says. What money was spent on and who
    /// got it take each other's place.
    pub(super) fn refine(&self, filter: &Filter) -> Filter {
        let named = self.category.is_some() || self.merchant.is_some();
        let (category, merchant) = match named {
            true => (self.category, self.merchant.clone()),
            false => (filter.category, filter.merchant.clone()),
        };
        // "Only under ten" after "between twenty and fifty": new bounds replace the old ones.
        let bounds = match self.has_bounds() {
            true => [self.over, self.under, self.at_least, self.at_most],
            false => [filter.over, filter.under, filter.at_least, filter.at_most],
        };
        let [over, under, at_least, at_most] = bounds;
        let (flow, direction) = match self.way {
            Some(Way::Spent) => (Some(Flow::Spending), None),
            Some(Way::Out) => (None, Some(Direction::Out)),
            Some(Way::In) => (None, Some(Direction::In)),
            None => (filter.flow, filter.direction),
        };
        Filter {
            category,
            merchant,
            merchant_at: filter.merchant_at.filter(|_| !named),
            over,
            under,
            at_least,
            at_most,
            flow,
            direction,
            ..filter.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_amount_may_have_had_cents_and_an_exact_one_is_exact() {
        for (said, least, most) in
            [("50", "49.50", "50.99"), ("50.00", "49.50", "50.99"), ("19.99", "19.99", "19.99")]
        {
            let about = About { amount: Some(said.parse().unwrap()), ..About::default() };
            let bounds = about.with_amount_as_bounds();
            assert_eq!(bounds.at_least, Some(least.parse().unwrap()), "{said}");
            assert_eq!(bounds.at_most, Some(most.parse().unwrap()), "{said}");
            assert_eq!(bounds.amount, None);
        }
        assert_eq!(About::default().with_amount_as_bounds(), About::default());
    }
}
