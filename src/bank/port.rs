//! The `Bank` port.

use chrono_tz::Tz;
use thiserror::Error;

use super::account::{Account, Balance};
use super::transaction::{Position, TransactionFilter, TransactionPage};
use crate::basics::{AccountId, Pending};
use crate::consent::LinkedCustomer;

/// What a customer holds at the bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holdings {
    /// Where the customer lives in time: decides what "yesterday" is.
    pub time_zone: Tz,
    /// The accounts the grant covers, in the customer's own order, closed ones included.
    pub accounts: Vec<Account>,
}

/// Why the bank gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum BankFailure {
    /// It could not be reached, or broke off.
    #[error("the bank's data cannot be reached: {logged}")]
    Unreachable {
        /// For the operator's log; holds no customer fact.
        logged: String,
    },
    /// It answered with something that makes no sense.
    #[error("the bank's data is damaged: {logged}")]
    Damaged {
        /// For the operator's log; holds no customer fact.
        logged: String,
    },
}

/// The primitives every connector gives.
///
/// Each call is bounded by the caller's deadline: a connector may be dropped at any await point
/// and must then have changed nothing. Every call takes the proof that the customer opted in, and
/// leaves out the accounts which that proof does not cover.
pub trait Bank: Send + Sync {
    /// The customer's accounts. A customer the bank does not know has none.
    fn holdings<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
    ) -> Pending<'a, Result<Holdings, BankFailure>>;

    /// The balances of `accounts`, at most one each, in any order.
    ///
    /// An account that is closed, unknown, not covered or out of reach has none: an answer says
    /// what it leaves out.
    fn balances<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Vec<Balance>, BankFailure>>;

    /// The transactions of `filter`, latest first, at most `rows_max`, those after `after`.
    fn transactions<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        after: Option<&'a Position>,
        rows_max: u16,
    ) -> Pending<'a, Result<TransactionPage, BankFailure>>;

    /// Whether questions would be answered now: what a readiness probe asks.
    fn ready<'a>(&'a self) -> Pending<'a, Result<(), BankFailure>>;
}
