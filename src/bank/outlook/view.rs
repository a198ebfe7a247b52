//! What all answers of this folder share, and which of them is given.

use chrono::NaiveDate;

use crate::bank::account::{Account, Balance};
use crate::bank::answer::Answer;
use crate::bank::port::BankFailure;
use crate::bank::query::Asked;
use crate::bank::question::{Metric, PAGE_ITEMS_MAX, Page};
use crate::basics::AccountId;
use crate::consent::DataClass;

impl Asked<'_> {
    /// Answers about `accounts`, which were chosen and are open. Where a metric is of one account
    /// and several were chosen, it is asked which.
    ///
    /// # Errors
    ///
    /// [`BankFailure`] as the bank reports it, and [`BankFailure::Damaged`] for amounts that
    /// cannot be summed up.
    pub(in crate::bank) async fn outlook(
        &self,
        accounts: &[&Account],
    ) -> Result<Answer, BankFailure> {
        match (self.question.metric, accounts) {
            (Metric::Bills, _) => self.bills(accounts).await,
            (Metric::CardBill, _) => self.card_bill(accounts).await.map(Answer::CardBill),
            (Metric::Subscriptions, _) => {
                self.subscriptions(accounts).await.map(Answer::Subscriptions)
            }
            (Metric::Payday, _) => self.payday(accounts).await.map(Answer::Payday),
            (Metric::CardStatus, _) => self.cards(accounts).await,
            (Metric::Explain, [account]) => self.explain(account).await,
            (Metric::Afford, [account]) => self.afford(account).await,
            (Metric::Forecast, [account]) => self.forecast(account).await,
            (_, several) => Ok(self.which(several)),
        }
    }

    /// The day it is for the customer.
    pub(super) fn today(&self) -> NaiveDate {
        self.calendar.today
    }

    /// Whether what recurs may be looked for: it is found in transactions.
    pub(super) fn may_search(&self) -> bool {
        self.customer.classes().has(DataClass::TransactionsSearch)
    }

    /// Whether merchants and payers may be named.
    pub(super) fn may_name(&self) -> bool {
        self.customer.classes().has(DataClass::SpeakNames)
    }

    /// The balance of `account`; `None` when it cannot be had just now.
    pub(super) async fn balance(&self, account: &Account) -> Result<Option<Balance>, BankFailure> {
        let balances = self.balances_of(&[account]).await?;
        let balance = balances.into_iter().find(|balance| balance.account == account.id);
        match &balance {
            Some(balance) if balance.current.currency() != account.currency => {
                let logged = "the bank sent a balance in another currency than its account's";
                Err(BankFailure::Damaged { logged: logged.to_owned() })
            }
            _ => Ok(balance),
        }
    }

    /// How many items come before the page asked for, and those on it.
    pub(super) fn paged<T>(&self, mut items: Vec<T>) -> (usize, Vec<T>) {
        let skipped = match self.question.page {
            Page::Skip(skip) => usize::from(skip).min(items.len()),
            Page::First | Page::After { .. } => 0,
        };
        items.drain(..skipped);
        items.truncate(PAGE_ITEMS_MAX);
        (skipped, items)
    }

    /// The account with this id.
    pub(super) fn account(&self, id: &AccountId) -> Option<&Account> {
        self.accounts.iter().find(|account| account.id == *id)
    }
}

/// The ids of `accounts`.
pub(super) fn ids(accounts: &[&Account]) -> Vec<AccountId> {
    accounts.iter().map(|account| account.id.clone()).collect()
}
