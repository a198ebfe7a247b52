//! What belongs to a total: which movements it counts, and which take from it.

use serde::{Deserialize, Serialize};

use super::selection::{Direction, Kinds};
use super::transaction::TransactionKind;

/// A flow of money between the customer and others. Transfers between the customer's own
/// accounts, card and loan payments among them, belong to none: the money has not left.
///
/// Both pending and posted movements count; a hold and the row it became never both, because no
/// connector gives a hold that has posted.
///
/// | | counts | takes from it |
/// |---|---|---|
/// | spending | purchases, cash taken out, bills, fees, interest charged | all that refunds are |
/// | income | money received, interest paid | received money that was taken back |
/// | fees | fees, interest charged | fees given back |
/// | refunds | refunds, payments and fees given back | refunds that were taken back |
///
/// Interest charged on a loan is spending, its repayment is not. Cash paid in belongs to nothing:
/// whether it was earned or had been taken out before, no bank can tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Flow {
    /// Money that left for good.
    Spending,
    /// Money that came in.
    Income,
    /// What the bank charged.
    Fees,
    /// What was given back.
    Refunds,
}

/// What a movement does to a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// It counts.
    Main,
    /// It takes from it.
    Back,
}

impl Flow {
    /// Every flow.
    pub const ALL: [Self; 4] = [Self::Spending, Self::Income, Self::Fees, Self::Refunds];

    /// The name in questions.
    pub fn name(self) -> &'static str {
        match self {
            Self::Spending => "spending",
            Self::Income => "income",
            Self::Fees => "fees",
            Self::Refunds => "refunds",
        }
    }

    /// What a movement of `kind` that went this way does to the total; `None` when it is no part
    /// of it.
    pub fn side(self, kind: TransactionKind, direction: Direction) -> Option<Side> {
        use Direction::{In, Out};
        use TransactionKind::{Bill, Cash, Deposit, Fee, Interest, Purchase, Refund};
        match (self, kind, direction) {
            (Self::Spending, Purchase | Cash | Bill | Fee | Interest, Out)
            | (Self::Income, Deposit | Interest, In)
            | (Self::Fees, Fee | Interest, Out)
            | (Self::Refunds, Refund | Purchase | Bill | Fee, In) => Some(Side::Main),
            (Self::Spending, Refund, _)
            | (Self::Spending, Purchase | Bill | Fee, In)
            | (Self::Income, Deposit, Out)
            | (Self::Fees, Fee, In)
            | (Self::Refunds, Refund, Out) => Some(Side::Back),
            _ => None,
        }
    }

    /// Whether the total is of money that went out.
    pub fn is_out(self) -> bool {
        matches!(self, Self::Spending | Self::Fees)
    }

    /// The kinds of which some movement belongs to it.
    pub(super) fn kinds(self) -> Kinds {
        let belongs = |kind: &TransactionKind| {
            [Direction::In, Direction::Out].iter().any(|way| self.side(*kind, *way).is_some())
        };
        let kinds: Vec<TransactionKind> =
            TransactionKind::ALL.into_iter().filter(belongs).collect();
        Kinds::of(&kinds)
    }
}
