//! A question on its way to its answer.

use chrono::{DateTime, Duration, Utc};
use chrono_tz::Tz;

use super::reach::within;
use crate::bank::account::{Account, AccountKind, AccountStatus, Balance};
use crate::bank::answer::AccountName;
use crate::bank::merchant::Merchants;
use crate::bank::naming::Naming;
use crate::bank::period_choice::{Calendar, PeriodChoice};
use crate::bank::port::{Bank, BankFailure};
use crate::bank::question::{KindChoice, PAGE_ITEMS_MAX, Page, Question};
use crate::basics::{AccountId, Currency, Money, Now};
use crate::consent::LinkedCustomer;

/// How old figures may be, in hours, before the answer says from when they are. Banks that load
/// their data once a day are never older in order; a load that was missed is told.
const FRESH_HOURS: i64 = 24;

/// What every answer is made with.
pub(in crate::bank) struct Asked<'a> {
    pub(in crate::bank) bank: &'a dyn Bank,
    pub(in crate::bank) merchants: &'a Merchants,
    pub(in crate::bank) customer: &'a LinkedCustomer,
    pub(in crate::bank) question: &'a Question,
    pub(in crate::bank) now: Now,
    pub(in crate::bank) time_zone: Tz,
    pub(in crate::bank) calendar: Calendar,
    pub(in crate::bank) naming: Naming<'a>,
    /// The balances that came with the accounts.
    pub(in crate::bank) given: Option<Vec<Balance>>,
    /// The customer's accounts that the grant covers, in the customer's own order.
    pub(in crate::bank) accounts: &'a [Account],
}

impl Asked<'_> {
    /// The only one of `accounts`.
    pub(super) fn only(&self, accounts: &[&Account]) -> Option<AccountName> {
        match accounts {
            [only] => Some(self.naming.name(only)),
            _ => None,
        }
    }

    /// The kind that was asked for, where several accounts of it and no others are told.
    pub(super) fn kind_of(&self, accounts: &[&Account]) -> Option<AccountKind> {
        let Some(KindChoice::Only(kind)) = self.question.accounts.kind else { return None };
        let is_whole = accounts.len() > 1 && self.question.accounts.name.is_none();
        (is_whole && accounts.iter().all(|account| account.kind == kind)).then_some(kind)
    }

    /// How many items come before the page asked for, and those on it.
    pub(super) fn page_of<'b, T>(&self, items: &'b [T]) -> (usize, &'b [T]) {
        let skipped = match self.question.page {
            Page::Skip(skip) => usize::from(skip).min(items.len()),
            Page::First | Page::After { .. } => 0,
        };
        (skipped, first_page(&items[skipped..]))
    }

    /// `usual`, what is looked at when nothing is said of time, as far back as may be told.
    pub(in crate::bank) fn within_reach(&self, usual: PeriodChoice) -> PeriodChoice {
        within(self.customer.look_back(), self.calendar, usual)
    }

    /// The closed accounts among those that fit what was said, as long as no single one was.
    pub(in crate::bank) fn closed(&self) -> Vec<AccountName> {
        let choice = &self.question.accounts;
        let says_which = choice.name.is_some()
            || choice.last_four.is_some()
            || choice.position.is_some()
            || !choice.among.is_empty();
        let fits = |account: &&Account| match choice.kind {
            Some(KindChoice::Only(kind)) => account.kind == kind,
            Some(KindChoice::All) | None => true,
        };
        let closed = self.accounts.iter().filter(|account| account.status == AccountStatus::Closed);
        let closed = closed.filter(|account| !says_which && fits(account));
        closed.map(|account| self.naming.name(account)).collect()
    }

    /// `then`, the time at which figures were true, when that is long enough ago to be said.
    pub(super) fn stale(&self, then: DateTime<Utc>) -> Option<DateTime<Utc>> {
        (self.now.utc() - then > Duration::hours(FRESH_HOURS)).then_some(then)
    }

    /// The balances of `accounts`, as they came with the accounts or asked for.
    pub(in crate::bank) async fn balances_of(
        &self,
        accounts: &[&Account],
    ) -> Result<Vec<Balance>, BankFailure> {
        let ids = ids(accounts);
        match &self.given {
            _ if ids.is_empty() => Ok(Vec::new()),
            Some(given) => {
                let is_meant = |balance: &&Balance| ids.contains(&balance.account);
                Ok(given.iter().filter(is_meant).cloned().collect())
            }
            None => self.bank.balances(self.customer, &ids).await,
        }
    }
}

/// The ids of `accounts`.
pub(super) fn ids(accounts: &[&Account]) -> Vec<AccountId> {
    accounts.iter().map(|account| account.id.clone()).collect()
}

/// At most as many of `items` as are told at a time.
pub(super) fn first_page<T>(items: &[T]) -> &[T] {
    &items[..items.len().min(PAGE_ITEMS_MAX)]
}

/// The one of `accounts` that a row says it moved, with its currency checked.
pub(super) fn account_of<'a>(
    accounts: &[&'a Account],
    id: &AccountId,
    amount: Money,
) -> Result<&'a Account, BankFailure> {
    let account = accounts.iter().find(|account| account.id == *id);
    let account = account.ok_or_else(|| damaged("a transaction of an account not asked for"))?;
    in_currency(amount, account.currency)?;
    Ok(account)
}

/// That `amount` is in the currency of its account.
pub(super) fn in_currency(amount: Money, currency: Currency) -> Result<(), BankFailure> {
    if amount.currency() == currency {
        return Ok(());
    }
    Err(damaged("an amount in another currency than its account's"))
}

/// The failure of a bank that sent `what`.
pub(in crate::bank) fn damaged(what: &str) -> BankFailure {
    BankFailure::Damaged { logged: format!("the bank sent {what}") }
}
