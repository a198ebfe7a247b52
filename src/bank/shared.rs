//! Which of a customer's accounts are shared, for who asks about the sharing itself.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::account::Account;
use super::answer::AccountName;
use super::choose::{Chosen, choose};
use super::fitting::Known;
use super::merchant::Merchants;
use super::naming::Naming;
use super::port::{Bank, BankFailure};
use super::query::start_of;
use super::question::{AccountChoice, Metric, Question};
use crate::basics::{AccountId, Period};
use crate::consent::{DataClass, LinkedCustomer};

/// The accounts that a link opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedAccounts {
    /// Those that fit what was said, all of them where nothing was.
    pub fitting: Vec<AccountName>,
    /// Every one, by id.
    pub all: Vec<AccountId>,
    time_zone: Tz,
}

impl SharedAccounts {
    /// The day it is for the customer at `at`.
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.time_zone).date_naive()
    }

    /// The first instant of `days` for the customer, and the first one after them.
    pub fn instants(&self, days: Period) -> (DateTime<Utc>, DateTime<Utc>) {
        (start_of(days.from(), self.time_zone), start_of(days.until(), self.time_zone))
    }
}

/// The accounts that the link of `customer` opens, and which of them `said` means.
///
/// # Errors
///
/// [`BankFailure`] as the bank reports it.
pub async fn shared_accounts(
    bank: &dyn Bank,
    merchants: &Merchants,
    customer: &LinkedCustomer,
    said: &AccountChoice,
) -> Result<SharedAccounts, BankFailure> {
    let mut holdings = bank.holdings(customer).await?;
    holdings.accounts.retain(|account| customer.may_see(&account.id));
    let naming = Naming::new(&holdings.accounts, customer.classes(), merchants);
    let question = Question::new(Metric::Accounts, said.clone());
    let nicknames = customer.classes().has(DataClass::AccountsList);
    let known = Known { overdrawn: &[], nicknames };
    let fitting: Vec<&Account> = match choose(&question, &holdings.accounts, known) {
        Chosen::Accounts(accounts) | Chosen::OneOf(accounts) => accounts,
        Chosen::Closed(account) => vec![account],
        Chosen::NoneFits | Chosen::NothingOwed | Chosen::AllClosed | Chosen::NoAccounts => {
            Vec::new()
        }
    };
    Ok(SharedAccounts {
        fitting: naming.names(&fitting),
        all: holdings.accounts.iter().map(|account| account.id.clone()).collect(),
        time_zone: holdings.time_zone,
    })
}
