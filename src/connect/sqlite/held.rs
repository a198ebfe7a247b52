//! The accounts that a customer holds and a grant covers.

use rusqlite::Connection;

use super::rows::{self, failure};
use super::statements::CURRENCIES;
use crate::bank::BankFailure;
use crate::basics::{AccountId, Currency};
use crate::consent::LinkedCustomer;

/// Those accounts of a question which the customer holds and the grant covers.
pub(super) struct Held {
    /// The customer's key.
    pub(super) customer: i64,
    /// The accounts in the order of the key, none twice.
    pub(super) accounts: Vec<HeldAccount>,
}

/// One account.
pub(super) struct HeldAccount {
    /// Its key.
    pub(super) key: i64,
    /// Its id, which is the text of the key.
    pub(super) id: AccountId,
    /// The currency of its amounts.
    pub(super) currency: Currency,
}

impl Held {
    /// Those of `asked`; `None` when the bank cannot have such a customer.
    ///
    /// # Errors
    ///
    /// [`BankFailure`] when the file cannot be read, or an account makes no sense.
    pub(super) fn of(
        file: &Connection,
        customer: &LinkedCustomer,
        asked: &[AccountId],
    ) -> Result<Option<Self>, BankFailure> {
        let Some(key) = rows::key_of(customer.customer().as_str()) else { return Ok(None) };
        let mut statement = file.prepare_cached(CURRENCIES).map_err(|error| failure(&error))?;
        let mut rows = statement.query([key]).map_err(|error| failure(&error))?;
        let mut accounts = Vec::new();
        while let Some(row) = rows.next().map_err(|error| failure(&error))? {
            let (id, key) = rows::account_key(row)?;
            if asked.contains(&id) && customer.may_see(&id) {
                accounts.push(HeldAccount { key, id, currency: rows::currency_of(row)? });
            }
        }
        Ok(Some(Self { customer: key, accounts }))
    }

    /// The account with this key.
    pub(super) fn account(&self, key: i64) -> Option<&HeldAccount> {
        self.accounts.iter().find(|account| account.key == key)
    }
}
