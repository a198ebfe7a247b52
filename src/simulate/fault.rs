//! A bank that fails on purpose.

use std::time::Duration;

use chrono::{DateTime, Utc};
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
    Failing,
    /// Holdings are had, but no balance is.
    Partial,
}

/// How much longer a slow bank takes.
const SLOWNESS: Duration = Duration::from_secs(2);

/// A bank with a fault in front of it.
pub struct FaultyBank<B> {
    bank: B,
    fault: Fault,
}

impl<B: Bank> FaultyBank<B> {
    /// Puts `fault` in front of `bank`.
    pub fn new(bank: B, fault: Fault) -> Self {
        Self { bank, fault }
    }

    async fn before(&self) -> Result<(), BankFailure> {
        match self.fault {
            Fault::Partial => Ok(()),
            Fault::Slow => {
                sleep(SLOWNESS).await;
                Ok(())
            }
            Fault::Hung => std::future::pending().await,
            Fault::Failing => Err(BankFailure::Unreachable { logged: "simulated fault".into() }),
        }
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
            if self.fault == Fault::Partial {
                holdings.balances = None;
            }
            Ok(holdings)
        })
    }

    fn balances<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Vec<Balance>, BankFailure>> {
        Box::pin(async move {
            if self.fault == Fault::Partial {
                return Ok(Vec::new());
            }
            self.bank.balances(customer, accounts).await
        })
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
