//! Going on with the disclosure chain within one transaction.

use rusqlite::Connection;

use super::ledger::{self, Undone};
use super::{erase, keys};
use crate::basics::CustomerId;
use crate::connect::mint;
use crate::disclosure::{Act, ChainKey, Disclosure, Receipt, act_text, canonical_text};
use crate::vault::VaultFailure;

/// The end of the chain during one transaction: read only if something is appended.
pub(super) struct Chain<'k> {
    key: &'k ChainKey,
    trusted: Option<Receipt>,
    head: Option<Receipt>,
}

impl<'k> Chain<'k> {
    /// The chain under `key`, which ended at `trusted` when this process last wrote to it.
    pub(super) fn new(key: &'k ChainKey, trusted: Option<Receipt>) -> Self {
        Self { key, trusted, head: None }
    }

    /// The key of the chain.
    pub(super) fn key(&self) -> &'k ChainKey {
        self.key
    }

    /// Where the chain ends; `None` where nobody looked.
    pub(super) fn head(&self) -> Option<Receipt> {
        self.head
    }

    /// Appends what was told, sealed under its customer's key.
    pub(super) fn disclose(
        &mut self,
        connection: &Connection,
        told: &Disclosure,
    ) -> Result<Receipt, Undone> {
        let customer = keys::key_for(connection, self.key, &told.customer)?;
        let unsealed = |logged| Undone::Refused(VaultFailure::Unusable { logged });
        let nonce = mint::random().map_err(|why| unsealed(why.to_string()))?;
        let text = canonical_text(told, self.key, &customer, nonce)
            .map_err(|why| unsealed(why.to_string()))?;
        self.append(connection, Some(customer.pseudonym()), &text)
    }

    /// Appends what somebody did.
    pub(super) fn note(&mut self, connection: &Connection, act: &Act) -> Result<Receipt, Undone> {
        self.append(connection, None, &act_text(act))
    }

    /// Erases a customer; `act` says so where there was anything to erase. Whether there was.
    pub(super) fn erase(
        &mut self,
        connection: &Connection,
        customer: &CustomerId,
        act: &Act,
    ) -> Result<bool, Undone> {
        // Refused before anything is changed.
        self.head = Some(self.end(connection)?);
        let erased = erase::erase(connection, self.key, customer, act.at)?;
        if erased {
            self.note(connection, act)?;
        }
        Ok(erased)
    }

    fn end(&self, connection: &Connection) -> Result<Receipt, Undone> {
        match self.head {
            Some(head) => Ok(head),
            None => ledger::head(connection, self.key, self.trusted),
        }
    }

    fn append(
        &mut self,
        connection: &Connection,
        customer: Option<&str>,
        text: &str,
    ) -> Result<Receipt, Undone> {
        let head = self.end(connection)?;
        let next = ledger::append(connection, self.key, head, (customer, text))?;
        self.head = Some(next);
        Ok(next)
    }
}
