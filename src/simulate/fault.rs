//! A bank that fails on purpose.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use clap::ValueEnum;
use tokio::time::sleep;

use crate::bank::{
    Balance, Bank, BankFailure, Card, CardLock, CardUnlock, Holdings, Obligations, Position, Tally,
    TransactionFilter, TransactionPage,
};
use crate::basics::{AccountId, Pending};
use crate::consent::LinkedCustomer;

/// How the bank fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Fault {
    /// Every call takes two seconds longer: slow enough for a "one moment".
    Slow,
    /// No call ever returns.
    Hung,
    /// Every call fails at once.
    #[value(alias = "down")]
    Failing,
    /// Holdings are had, but no balance is.
    Partial,
    /// Balances are of the day before.
    Stale,
}

impl Fault {
    /// The name in stories and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::Hung => "hung",
            Self::Failing => "failing",
            Self::Partial => "partial",
            Self::Stale => "stale",
        }
    }
}

/// How much longer a slow bank takes.
const SLOWNESS: Duration = Duration::from_secs(2);

/// How old a stale balance is, in hours: more than a day, from which on its age is told.
const STALE_HOURS: i64 = 26;

/// How a bank fails for now; can be changed while it serves.
#[derive(Debug, Clone, Default)]
pub struct FaultSwitch(Arc<Mutex<Option<Fault>>>);

impl FaultSwitch {
    /// Lets the bank fail like this from now on; `None` is a bank that is well.
    pub fn set(&self, fault: Option<Fault>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = fault;
    }

    fn now(&self) -> Option<Fault> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl From<Fault> for FaultSwitch {
    fn from(fault: Fault) -> Self {
        Self(Arc::new(Mutex::new(Some(fault))))
    }
}

/// A bank with a fault in front of it.
pub struct FaultyBank<B> {
    bank: B,
    fault: FaultSwitch,
}

impl<B: Bank> FaultyBank<B> {
    /// Puts `fault` in front of `bank`: one for good, or a switch.
    pub fn new(bank: B, fault: impl Into<FaultSwitch>) -> Self {
        Self { bank, fault: fault.into() }
    }

    async fn before(&self) -> Result<(), BankFailure> {
        match self.fault.now() {
            None | Some(Fault::Partial | Fault::Stale) => Ok(()),
            Some(Fault::Slow) => {
                sleep(SLOWNESS).await;
                Ok(())
            }
            Some(Fault::Hung) => std::future::pending().await,
            Some(Fault::Failing) => {
                Err(BankFailure::Unreachable { logged: "simulated fault".into() })
            }
        }
    }

    /// What a fault leaves of balances.
    fn spoiled(&self, mut balances: Vec<Balance>) -> Vec<Balance> {
        match self.fault.now() {
            Some(Fault::Partial) => balances.clear(),
            Some(Fault::Stale) => balances
                .iter_mut()
                .for_each(|balance| balance.as_of -= TimeDelta::hours(STALE_HOURS)),
            _ => {}
        }
        balances
    }
}

impl<B: Bank> Bank for FaultyBank<B> {
    fn holdings<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
    ) -> Pending<'a, Result<Holdings, BankFailure>> {
        Box::pin(async move {
            self.before().await?;
            let mut holdings = self.bank.holdings(customer).await?;
            holdings.balances = match self.fault.now() {
                Some(Fault::Partial) => None,
                _ => holdings.balances.map(|balances| self.spoiled(balances)),
            };
            Ok(holdings)
        })
    }

    fn balances<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Vec<Balance>, BankFailure>> {
        Box::pin(async move { Ok(self.spoiled(self.bank.balances(customer, accounts).await?)) })
    }

    fn transactions<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        after: Option<&'a Position>,
        rows_max: u16,
    ) -> Pending<'a, Result<TransactionPage, BankFailure>> {
        Box::pin(self.bank.transactions(customer, filter, after, rows_max))
    }

    fn tally<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        edges: &'a [DateTime<Utc>],
    ) -> Pending<'a, Result<Vec<Tally>, BankFailure>> {
        self.bank.tally(customer, filter, edges)
    }

    fn obligations<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Obligations, BankFailure>> {
        self.bank.obligations(customer, accounts)
    }

    fn cards<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Option<Vec<Card>>, BankFailure>> {
        self.bank.cards(customer, accounts)
    }

    fn lock_card<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        card: &'a str,
    ) -> Pending<'a, Result<CardLock, BankFailure>> {
        self.bank.lock_card(customer, card)
    }

    fn unlocks_cards(&self) -> bool {
        self.bank.unlocks_cards()
    }

    fn unlock_card<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        card: &'a str,
    ) -> Pending<'a, Result<CardUnlock, BankFailure>> {
        self.bank.unlock_card(customer, card)
    }

    fn ready<'a>(&'a self) -> Pending<'a, Result<(), BankFailure>> {
        Box::pin(async move {
            self.before().await?;
            self.bank.ready().await
        })
    }
}
