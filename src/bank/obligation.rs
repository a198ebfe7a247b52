//! What a customer is going to pay, as far as the bank knows.

use chrono::NaiveDate;

use super::untrusted::Untrusted;
use crate::basics::{AccountId, Money};

/// What sort of arrangement a payment follows from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ObligationKind {
    /// The payee collects: a direct debit or ACH authorisation.
    DirectDebit,
    /// The customer sends regularly: a standing order.
    StandingOrder,
    /// The customer sends once, on a day that is set.
    ScheduledPayment,
}

impl ObligationKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::DirectDebit, Self::StandingOrder, Self::ScheduledPayment];

    /// The name in storage and in files.
    pub fn name(self) -> &'static str {
        match self {
            Self::DirectDebit => "direct_debit",
            Self::StandingOrder => "standing_order",
            Self::ScheduledPayment => "scheduled_payment",
        }
    }

    /// The kind with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How often something is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Frequency {
    /// Every so many days, 1 to 366: 7 is weekly, 14 fortnightly.
    Days(u16),
    /// Every so many months, 1 to 24, on a day of the month, 1 to 31; where a month is shorter,
    /// on its last.
    Months {
        /// How many months lie between two.
        every: u8,
        /// The day of the month.
        day: u8,
    },
    /// Twice a month: on the fifteenth and on the last day.
    SemiMonthly,
}

/// One arrangement by which money will leave an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obligation {
    /// The account it leaves.
    pub account: AccountId,
    /// The bank's name for the arrangement, unique within the account.
    pub id: String,
    /// What sort of arrangement it is.
    pub kind: ObligationKind,
    /// Who is paid.
    pub payee: Untrusted,
    /// How much, positive; `None` where it varies or is not known.
    pub amount: Option<Money>,
    /// The next day on which it falls due; `None` where the bank does not say.
    pub next_on: Option<NaiveDate>,
    /// How often; `None` for once, or where the bank does not say.
    pub frequency: Option<Frequency>,
    /// The last day on which it can fall due, where there is one.
    pub ends_on: Option<NaiveDate>,
}

/// The latest statement of a card or loan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Of which account.
    pub account: AccountId,
    /// The day on which it was drawn up.
    pub closed_on: NaiveDate,
    /// What was owed then, positive; negative when the bank owed the customer.
    pub balance: Money,
    /// The least that must be paid, zero or positive.
    pub minimum: Option<Money>,
    /// The day by which it must be paid.
    pub due_on: Option<NaiveDate>,
    /// What should have been paid earlier and was not, positive.
    pub past_due: Option<Money>,
}

/// What the bank knows of coming payments.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Obligations {
    /// Direct debits, standing orders and scheduled payments in force, in any order.
    pub payments: Vec<Obligation>,
    /// The latest statements, at most one an account.
    pub statements: Vec<Statement>,
}
