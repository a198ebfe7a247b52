//! A question about what is to come, on its way to its answer.

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::bank::account::{Account, AccountStatus, Balance};
use crate::bank::answer::{AccountName, Answer};
use crate::bank::merchant::Merchants;
use crate::bank::naming::Naming;
use crate::bank::period_choice::Calendar;
use crate::bank::port::{Bank, BankFailure};
use crate::bank::question::{Metric, PAGE_ITEMS_MAX, Page, Question};
use crate::basics::{AccountId, Now};
use crate::consent::{DataClass, LinkedCustomer};

/// What every answer of this folder is made with.
pub(in crate::bank) struct View<'a> {
    pub(in crate::bank) bank: &'a dyn Bank,
    pub(in crate::bank) merchants: &'a Merchants,
    pub(in crate::bank) customer: &'a LinkedCustomer,
    pub(in crate::bank) question: &'a Question,
    pub(in crate::bank) now: Now,
    pub(in crate::bank) time_zone: Tz,
    pub(in crate::bank) calendar: Calendar,
    pub(in crate::bank) naming: &'a Naming<'a>,
    /// The customer's accounts that the grant covers, in the customer's own order.
    pub(in crate::bank) accounts: &'a [Account],
}

impl View<'_> {
    /// Answers about `accounts`, which were chosen and are open; `None` for metrics of others.
    ///
    /// # Errors
    ///
    /// [`BankFailure`] as the bank reports it, and [`BankFailure::Damaged`] for amounts that
    /// cannot be summed up.
    pub(in crate::bank) async fn answer(
        &self,
        accounts: &[&Account],
    ) -> Result<Option<Answer>, BankFailure> {
        let answer = match (self.question.metric, accounts) {
            (Metric::Bills, _) => Answer::Bills(self.bills(accounts).await?),
            (Metric::CardBill, _) => Answer::CardBill(self.card_bill(accounts).await?),
            (Metric::Subscriptions, _) => {
                Answer::Subscriptions(self.subscriptions(accounts).await?)
            }
            (Metric::Payday, _) => Answer::Payday(self.payday(accounts).await?),
            (Metric::CardStatus, _) => Answer::Cards(self.cards(accounts).await?),
            (Metric::Explain, [account]) => self.explain(account).await?,
            (Metric::Afford, [account]) => self.afford(account).await?,
            (Metric::Forecast, [account]) => self.forecast(account).await?,
            _ => return Ok(None),
        };
        Ok(Some(answer))
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
        let balances = self.bank.balances(self.customer, std::slice::from_ref(&account.id)).await?;
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
    pub(super) fn page_of<T>(&self, mut items: Vec<T>) -> (usize, Vec<T>) {
        let skipped = match self.question.page {
            Page::Skip(skip) => usize::from(skip).min(items.len()),
            Page::First | Page::After { .. } => 0,
        };
        items.drain(..skipped);
        items.truncate(PAGE_ITEMS_MAX);
        (skipped, items)
    }

    /// The closed accounts that were left out, where nothing was said of which one.
    pub(super) fn closed(&self) -> Vec<AccountName> {
        let closed = self.accounts.iter().filter(|it| it.status == AccountStatus::Closed);
        let is_open = self.question.accounts.is_open();
        closed.filter(|_| is_open).map(|account| self.naming.name(account)).collect()
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
