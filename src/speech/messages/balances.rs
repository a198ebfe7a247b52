//! Balances and amounts owed.

use super::names::ACCOUNT;
use crate::speech::wording::messages;

/// What the money of an account is there for.
pub(in crate::speech) const PURPOSES: &[&str] = &["spend", "available", "plain"];

/// How an account stands, in no amounts.
pub(in crate::speech) const STATES: &[&str] =
    &["held", "empty", "overdrawn", "owes", "owes_nothing", "credited"];

messages! { "balances.ftl";
    /// What an account holds.
    HELD = "balances-held" (apart)
        { account: Forms(ACCOUNT), amount: Amount, purpose: Key(PURPOSES) };
    /// Whether there is money, in no amounts.
    IN_WORDS = "balances-in-words" (apart) { account: Forms(ACCOUNT), state: Key(STATES) };
    /// Nothing is owed on an account that holds money.
    OWES_NOTHING = "balances-owes-nothing" (apart) { account: Forms(ACCOUNT) };
    /// What is owed on a card, a loan or a mortgage.
    OWES = "balances-owes" (apart) { account: Forms(ACCOUNT), amount: Amount };
    /// More was paid than was owed.
    CREDITED = "balances-credited" (apart) { account: Forms(ACCOUNT), amount: Amount };
    /// What can still be spent on credit, with the account.
    LEFT_WITHIN = "balances-left-within" (apart) { account: Forms(ACCOUNT), amount: Amount };
    /// How much the limit is exceeded by, with the account.
    OVER_WITHIN = "balances-over-within" (apart) { account: Forms(ACCOUNT), amount: Amount };
    /// What can still be spent on credit, after the account.
    LEFT = "balances-left" { amount: Amount };
    /// How much the limit is exceeded by, after the account.
    OVER = "balances-over" { amount: Amount };
    /// The limit.
    LIMIT = "balances-limit" { amount: Amount };
    /// An account is below zero.
    OVERDRAWN = "balances-overdrawn" (apart) { account: Forms(ACCOUNT), amount: Amount };
    /// What the overdraft still allows.
    OVERDRAFT_LEFT = "balances-overdraft-left" { amount: Amount };
    /// More is pending than what was told.
    ANOTHER_PENDING = "balances-another-pending" { amount: Amount };
    /// What is booked, and how much of it is held back.
    PENDING_OF_IT = "balances-pending-of-it" (apart) { booked: Amount, pending: Amount };
    /// What is booked, and how much more than that is held back.
    PENDING_BESIDES = "balances-pending-besides" (apart) { booked: Amount, pending: Amount };
    /// What is booked, where it is not said why less can be spent.
    NOT_ALL_YET = "balances-not-all-yet" (apart) { booked: Amount };
    /// What is booked.
    BOOKED = "balances-booked" { booked: Amount };
    /// What can be spent above what is booked.
    LENT = "balances-lent" {};
    /// From when the figures are.
    AS_OF = "balances-as-of" { ago: Words };
    /// There is no debt.
    NOTHING_OWED = "balances-nothing-owed" {};
}
