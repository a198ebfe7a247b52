//! The `Bank` port.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use thiserror::Error;

use super::account::{Account, Balance};
use super::card::{Card, CardLock, CardUnlock};
use super::obligation::Obligations;
use super::selection::{Position, TransactionFilter, TransactionPage};
use super::tally::{Tally, tally_by_pages};
use crate::basics::{AccountId, Pending};
use crate::consent::LinkedCustomer;

/// What a customer holds at the bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holdings {
    /// Where the customer lives in time: decides what "yesterday" is.
    pub time_zone: Tz,
    /// The accounts the grant covers, in the customer's own order, closed ones included.
    pub accounts: Vec<Account>,
    /// The balances of the open accounts where the bank gives them along at no cost: then they
    /// need not be asked for. `None` where they do.
    pub balances: Option<Vec<Balance>>,
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

    /// The transactions of `filter` in its order, at most `rows_max`, those after `after`.
    fn transactions<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        after: Option<&'a Position>,
        rows_max: u16,
    ) -> Pending<'a, Result<TransactionPage, BankFailure>>;

    /// The sums of the transactions of `filter`, in any order, each of those that have account,
    /// kind, status, direction and party in common and lie between the same two of `edges`, which
    /// ascend. The order of the filter does not matter.
    ///
    /// Connectors whose bank can sum up push this down; the others fetch all rows.
    fn tally<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        edges: &'a [DateTime<Utc>],
    ) -> Pending<'a, Result<Vec<Tally>, BankFailure>> {
        Box::pin(tally_by_pages(self, customer, filter, edges))
    }

    /// What will have to be paid from `accounts`. Banks that do not say know of nothing.
    fn obligations<'a>(
        &'a self,
        _customer: &'a LinkedCustomer,
        _accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Obligations, BankFailure>> {
        Box::pin(async { Ok(Obligations::default()) })
    }

    /// The cards that draw on `accounts`; `None` from banks that do not say which there are.
    fn cards<'a>(
        &'a self,
        _customer: &'a LinkedCustomer,
        _accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Option<Vec<Card>>, BankFailure>> {
        Box::pin(async { Ok(None) })
    }

    /// Locks the customer's card `card` ([`Card::id`]). This and [`Bank::unlock_card`] are the
    /// calls that change anything at the bank; locking twice is locking once.
    fn lock_card<'a>(
        &'a self,
        _customer: &'a LinkedCustomer,
        _card: &'a str,
    ) -> Pending<'a, Result<CardLock, BankFailure>> {
        Box::pin(async { Ok(CardLock::NotOffered) })
    }

    /// Whether [`Bank::unlock_card`] is offered: where it is not, nobody is asked for a PIN for it.
    fn unlocks_cards(&self) -> bool {
        false
    }

    /// Unlocks the customer's card `card` ([`Card::id`]) when the customer had locked it; a card
    /// that the bank blocked stays blocked. Unlocking twice is unlocking once.
    fn unlock_card<'a>(
        &'a self,
        _customer: &'a LinkedCustomer,
        _card: &'a str,
    ) -> Pending<'a, Result<CardUnlock, BankFailure>> {
        Box::pin(async { Ok(CardUnlock::NotOffered) })
    }

    /// Whether questions would be answered now: what a readiness probe asks.
    fn ready<'a>(&'a self) -> Pending<'a, Result<(), BankFailure>>;
}
