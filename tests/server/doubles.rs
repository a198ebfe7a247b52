//! Banks and vaults that do not do what they should.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use saldo::bank::{
    Balance, Bank, BankFailure, Card, CardLock, CardUnlock, Holdings, Obligations, Position, Tally,
    TransactionFilter, TransactionPage,
};
use saldo::basics::{AccountId, CustomerId, Digest, Pending};
use saldo::connect::sqlite::vault::SqliteVault;
use saldo::consent::{Grant, LinkedCustomer, MannerChange};
use saldo::dialogue::Switch;
use saldo::disclosure::Disclosure;
use saldo::vault::{
    HeardFilter, HeardPage, LinkChange, NewLink, Once, Receipt, Revoke, RevokedBy, Vault,
    VaultFailure,
};
use tokio::sync::Semaphore;

/// What happens when a customer's accounts are asked for.
pub(crate) enum Door {
    /// Says that somebody came, and waits until the door is opened for them.
    Shut { came: Semaphore, open: Semaphore },
    /// Breaks, with a message that must not get out.
    Panics,
    /// Stands open, and what comes of a wish to lock a card is this. Keeps which card it was, and
    /// how many locks the vault had on record then.
    AtLocks { how: Locking, vault: PathBuf, seen: Mutex<Vec<(String, i64)>> },
}

/// What comes of a wish to lock a card.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Locking {
    Works,
    Fails,
    Hangs,
}

/// A bank behind a door.
pub(crate) struct Doorman<B> {
    bank: B,
    door: Door,
}

impl<B> Doorman<B> {
    pub(crate) fn shut(bank: B) -> Arc<Self> {
        let door = Door::Shut { came: Semaphore::new(0), open: Semaphore::new(0) };
        Arc::new(Self { bank, door })
    }

    pub(crate) fn panics(bank: B) -> Arc<Self> {
        Arc::new(Self { bank, door: Door::Panics })
    }

    pub(crate) fn at_locks(bank: B, how: Locking, vault: PathBuf) -> Arc<Self> {
        let door = Door::AtLocks { how, vault, seen: Mutex::default() };
        Arc::new(Self { bank, door })
    }

    /// The cards that were to be locked, each with the locks on record at that moment.
    pub(crate) fn locks(&self) -> Vec<(String, i64)> {
        let Door::AtLocks { seen, .. } = &self.door else { return Vec::new() };
        seen.lock().unwrap().clone()
    }

    /// Waits until somebody stands at the door.
    pub(crate) async fn came(&self) {
        let Door::Shut { came, .. } = &self.door else { return };
        came.acquire().await.unwrap().forget();
    }

    /// Lets one in.
    pub(crate) fn open(&self) {
        let Door::Shut { open, .. } = &self.door else { return };
        open.add_permits(1);
    }
}

impl<B: Bank> Bank for Doorman<B> {
    fn holdings<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
    ) -> Pending<'a, Result<Holdings, BankFailure>> {
        Box::pin(async move {
            match &self.door {
                Door::Shut { came, open } => {
                    came.add_permits(1);
                    open.acquire().await.unwrap().forget();
                }
                Door::Panics => panic!("CANARYPANIC7Q"),
                Door::AtLocks { .. } => {}
            }
            self.bank.holdings(customer).await
        })
    }

    fn balances<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        accounts: &'a [AccountId],
    ) -> Pending<'a, Result<Vec<Balance>, BankFailure>> {
        self.bank.balances(customer, accounts)
    }

    fn transactions<'a>(
        &'a self,
        customer: &'a LinkedCustomer,
        filter: &'a TransactionFilter,
        after: Option<&'a Position>,
        rows_max: u16,
    ) -> Pending<'a, Result<TransactionPage, BankFailure>> {
        self.bank.transactions(customer, filter, after, rows_max)
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
        Box::pin(async move {
            if let Door::AtLocks { how, vault, seen } = &self.door {
                let file = Connection::open(vault).unwrap();
                let sql = "SELECT count(*) FROM disclosure WHERE body LIKE '%card_lock%'";
                let recorded = file.query_row(sql, [], |row| row.get(0)).unwrap();
                seen.lock().unwrap().push((card.to_owned(), recorded));
                match how {
                    Locking::Works => {}
                    Locking::Fails => {
                        return Err(BankFailure::Unreachable { logged: "down".to_owned() });
                    }
                    Locking::Hangs => std::future::pending().await,
                }
            }
            self.bank.lock_card(customer, card).await
        })
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
        self.bank.ready()
    }
}

/// Which call goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    Grant,
    Bind,
    Switches,
    Change,
    Disclose,
    Revoke,
    Ready,
}

/// A vault of which one call hangs, or fails.
pub(crate) struct BrokenVault {
    pub(crate) vault: Arc<SqliteVault>,
    pub(crate) call: Call,
    pub(crate) hangs: bool,
}

impl BrokenVault {
    async fn before(&self, call: Call) -> Result<(), VaultFailure> {
        match (call == self.call, self.hangs) {
            (false, _) => Ok(()),
            (true, true) => std::future::pending().await,
            (true, false) => Err(VaultFailure::Busy),
        }
    }
}

impl Vault for BrokenVault {
    fn grant_of<'a>(&'a self, token: Digest) -> Pending<'a, Result<Option<Grant>, VaultFailure>> {
        Box::pin(async move {
            self.before(Call::Grant).await?;
            self.vault.grant_of(token).await
        })
    }

    fn link<'a>(&'a self, new: NewLink) -> Pending<'a, Result<(), VaultFailure>> {
        self.vault.link(new)
    }

    fn bind_user<'a>(
        &'a self,
        token: Digest,
        user: Digest,
    ) -> Pending<'a, Result<bool, VaultFailure>> {
        Box::pin(async move {
            self.before(Call::Bind).await?;
            self.vault.bind_user(token, user).await
        })
    }

    fn retire_predecessor<'a>(&'a self, token: Digest) -> Pending<'a, Result<(), VaultFailure>> {
        self.vault.retire_predecessor(token)
    }

    fn revoke<'a>(
        &'a self,
        which: Revoke,
        by: RevokedBy,
        at: DateTime<Utc>,
        once: Option<Once>,
    ) -> Pending<'a, Result<u64, VaultFailure>> {
        Box::pin(async move {
            self.before(Call::Revoke).await?;
            self.vault.revoke(which, by, at, once).await
        })
    }

    fn disclose<'a>(
        &'a self,
        disclosure: Disclosure,
    ) -> Pending<'a, Result<Receipt, VaultFailure>> {
        Box::pin(async move {
            self.before(Call::Disclose).await?;
            self.vault.disclose(disclosure).await
        })
    }

    fn keep_manner<'a>(
        &'a self,
        customer: CustomerId,
        change: MannerChange,
    ) -> Pending<'a, Result<(), VaultFailure>> {
        self.vault.keep_manner(customer, change)
    }

    fn change_link<'a>(&'a self, change: LinkChange) -> Pending<'a, Result<(), VaultFailure>> {
        Box::pin(async move {
            self.before(Call::Change).await?;
            self.vault.change_link(change).await
        })
    }

    fn heard<'a>(&'a self, filter: HeardFilter) -> Pending<'a, Result<HeardPage, VaultFailure>> {
        self.vault.heard(filter)
    }

    fn switched_off<'a>(&'a self) -> Pending<'a, Result<Vec<Switch>, VaultFailure>> {
        Box::pin(async move {
            self.before(Call::Switches).await?;
            self.vault.switched_off().await
        })
    }

    fn ready<'a>(&'a self) -> Pending<'a, Result<(), VaultFailure>> {
        Box::pin(async move {
            self.before(Call::Ready).await?;
            self.vault.ready().await
        })
    }
}
