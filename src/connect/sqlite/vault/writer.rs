//! The one thread that writes: takes all that wait, commits them together, answers them all.

use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::{self, Builder, JoinHandle};
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, TransactionBehavior};
use tokio::sync::oneshot;

use super::chain::Chain;
use super::checkpoints::Checkpoints;
use super::crash_point::pass;
use super::erase::empty_log;
use super::ledger::{self, Undone};
use super::pins::PinWrite;
use super::purge::purge;
use super::rows::failure;
use super::{bank_grants, sessions, sharing, tokens};
use crate::basics::{ClientId, CustomerId, Digest, Now};
use crate::consent::MannerChange;
use crate::disclosure::{Act, ChainKey, Disclosure, Receipt};
use crate::oauth::TokenError;
use crate::observe::trouble;
use crate::vault::{
    Admission, BankGrant, CodeRedemption, Consented, Issued, LinkChange, NewLink, NewSession, Once,
    Refreshment, Revoke, RevokedBy, VaultFailure,
};

/// How many writes may wait. More than the requests a server handles at a time, so that it fills
/// only when the disk stands still; at about a kilobyte each it holds 4 MB at most.
const WAITING_MAX: usize = 4096;

/// How many writes are committed together. At about 10 microseconds each they take less time than
/// the sync they share, so that larger batches would win little and answer late.
const BATCH_WRITES_MAX: usize = 256;

/// How long a batch waits for company when the one before it had some, so that more records share
/// a sync. Whoever writes alone waits for nobody.
const GATHERING: Duration = Duration::from_millis(1);

/// How often what has run out is removed.
const PURGE_EVERY: Duration = Duration::from_secs(60);

/// Tells the time to the writer.
pub(super) type Clock = Box<dyn Fn() -> Now + Send>;

/// Where the outcome of one write goes.
pub(super) struct Slot<T> {
    outcome: Option<Result<T, VaultFailure>>,
    asker: oneshot::Sender<Result<T, VaultFailure>>,
}

impl<T> Slot<T> {
    /// Keeps `done` for later. Only a failed statement is the batch's business.
    pub(super) fn keep(&mut self, done: Result<T, Undone>) -> Result<(), rusqlite::Error> {
        self.outcome = Some(match done {
            Err(Undone::Statement(error)) => return Err(error),
            Err(Undone::Refused(refusal)) => Err(refusal),
            Ok(value) => Ok(value),
        });
        Ok(())
    }

    /// Answers whoever asked.
    pub(super) fn answer(self, committed: Result<(), VaultFailure>) {
        let undone = || Err(stopped());
        let outcome = committed.and_then(|()| self.outcome.unwrap_or_else(undone));
        // Nobody may be waiting any more; what is written stays written.
        let _ = self.asker.send(outcome);
    }
}

/// One write and where its outcome goes.
pub(super) enum Write {
    Link(Box<NewLink>, Slot<()>),
    BindUser {
        token: Digest,
        user: Digest,
        slot: Slot<bool>,
    },
    Revoke {
        which: Revoke,
        by: RevokedBy,
        at: DateTime<Utc>,
        once: Option<Once>,
        slot: Slot<u64>,
    },
    Disclose(Box<Disclosure>, Slot<Receipt>),
    Erase {
        customer: CustomerId,
        act: Act,
        slot: Slot<bool>,
    },
    Probe(Slot<()>),
    RetirePredecessor {
        token: Digest,
        slot: Slot<()>,
    },
    KeepManner {
        customer: CustomerId,
        change: MannerChange,
        slot: Slot<()>,
    },
    BeginSession(Box<NewSession>, Slot<()>),
    SignIn {
        key: Digest,
        renewed: Digest,
        signed_in: (CustomerId, DateTime<Utc>),
        at: DateTime<Utc>,
        until: DateTime<Utc>,
        slot: Slot<()>,
    },
    EndSession {
        key: Digest,
        slot: Slot<()>,
    },
    Consent(Box<Consented>, Slot<()>),
    AdmitBankGrant(Box<BankGrant>, Slot<Admission>),
    ChangeLink(Box<LinkChange>, Slot<()>),
    Redeem(Box<CodeRedemption>, Slot<Result<Issued, TokenError>>),
    Refresh(Box<Refreshment>, Slot<Result<Issued, TokenError>>),
    GiveBack {
        token: Digest,
        client: ClientId,
        at: DateTime<Utc>,
        slot: Slot<()>,
    },
    Pin(PinWrite),
}

impl Write {
    /// Does it within the transaction that is open on `connection`.
    fn apply(&mut self, connection: &Connection, chain: &mut Chain<'_>) -> rusqlite::Result<()> {
        match self {
            Self::Link(new, slot) => slot.keep(ledger::link(connection, new)),
            Self::BindUser { token, user, slot } => {
                slot.keep(ledger::bind_user(connection, *token, *user))
            }
            Self::Revoke { which, by, at, once, slot } => {
                slot.keep(ledger::revoke(connection, which, *by, *at, *once))
            }
            Self::Disclose(told, slot) => slot.keep(
                ledger::check_live(connection, told)
                    .and_then(|()| chain.disclose(connection, told)),
            ),
            Self::Erase { customer, act, slot } => {
                slot.keep(chain.erase(connection, customer, act))
            }
            Self::Probe(slot) => slot.keep(ledger::probe(connection)),
            Self::RetirePredecessor { token, slot } => {
                slot.keep(tokens::retire_predecessor(connection, *token))
            }
            Self::KeepManner { customer, change, slot } => {
                slot.keep(ledger::keep_manner(connection, customer, *change))
            }
            Self::BeginSession(new, slot) => slot.keep(sessions::begin(connection, new)),
            Self::SignIn { key, renewed, signed_in, at, until, slot } => {
                slot.keep(sessions::sign_in(connection, (*key, *renewed), signed_in, *at, *until))
            }
            Self::EndSession { key, slot } => slot.keep(sessions::end(connection, *key)),
            Self::Consent(new, slot) => slot.keep(sessions::consent(connection, new)),
            Self::AdmitBankGrant(presented, slot) => {
                slot.keep(bank_grants::admit(connection, chain.key(), presented))
            }
            Self::ChangeLink(asked, slot) => slot.keep(sharing::change(connection, asked)),
            Self::Redeem(asked, slot) => slot.keep(tokens::redeem(connection, asked)),
            Self::Refresh(asked, slot) => slot.keep(tokens::refresh(connection, asked)),
            Self::GiveBack { token, client, at, slot } => {
                slot.keep(tokens::give_back(connection, *token, client, *at))
            }
            Self::Pin(write) => write.apply(connection),
        }
    }

    fn answer(self, committed: Result<(), VaultFailure>) {
        match self {
            Self::Link(_, slot) => slot.answer(committed),
            Self::BindUser { slot, .. } => slot.answer(committed),
            Self::Revoke { slot, .. } => slot.answer(committed),
            Self::Disclose(_, slot) => slot.answer(committed),
            Self::Erase { slot, .. } => slot.answer(committed),
            Self::Probe(slot) => slot.answer(committed),
            Self::RetirePredecessor { slot, .. } => slot.answer(committed),
            Self::KeepManner { slot, .. } => slot.answer(committed),
            Self::BeginSession(_, slot) => slot.answer(committed),
            Self::SignIn { slot, .. } => slot.answer(committed),
            Self::EndSession { slot, .. } => slot.answer(committed),
            Self::Consent(_, slot) => slot.answer(committed),
            Self::AdmitBankGrant(_, slot) => slot.answer(committed),
            Self::ChangeLink(_, slot) => slot.answer(committed),
            Self::Redeem(_, slot) => slot.answer(committed),
            Self::Refresh(_, slot) => slot.answer(committed),
            Self::GiveBack { slot, .. } => slot.answer(committed),
            Self::Pin(write) => write.answer(committed),
        }
    }
}

/// The way to the thread that writes. Dropping it waits until all that was sent is written.
pub(super) struct Writer {
    queue: Option<SyncSender<Write>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Starts the thread, which does `first` before anything else. `head` is where the chain
    /// stands.
    pub(super) fn start(
        connection: Connection,
        key: Arc<ChainKey>,
        head: Receipt,
        (clock, checkpoints): (Clock, Option<Checkpoints>),
        first: impl FnOnce() + Send + 'static,
    ) -> io::Result<Self> {
        let (queue, waiting) = sync_channel(WAITING_MAX);
        let desk = Desk {
            connection,
            key,
            trusted: head,
            clock,
            checkpoints,
            purged_at: None,
            log_holds_erased: false,
        };
        let run = move || {
            first();
            desk.run(&waiting);
        };
        let thread = Builder::new().name("vault".into()).spawn(run)?;
        Ok(Self { queue: Some(queue), thread: Some(thread) })
    }

    /// Sends a write and waits for its outcome.
    pub(super) async fn submit<T>(
        &self,
        write: impl FnOnce(Slot<T>) -> Write,
    ) -> Result<T, VaultFailure> {
        let (asker, answer) = oneshot::channel();
        let queue = self.queue.as_ref().ok_or_else(stopped)?;
        queue.try_send(write(Slot { outcome: None, asker })).map_err(|error| match error {
            TrySendError::Full(_) => VaultFailure::Busy,
            TrySendError::Disconnected(_) => stopped(),
        })?;
        answer.await.unwrap_or_else(|_| Err(stopped()))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            // Panics are caught inside and answered there.
            let _ = thread.join();
        }
    }
}

fn stopped() -> VaultFailure {
    VaultFailure::Unusable { logged: "the thread that writes broke off".into() }
}

/// How far a transaction came before it failed.
enum Broken {
    /// Nothing was tried: another process holds the lock, or the file cannot be written at all.
    Start(rusqlite::Error),
    /// One of its writes failed; the others might succeed alone.
    Statement(rusqlite::Error),
    /// The commit failed. What is on the disk is unknown until it is read again.
    Commit(rusqlite::Error),
}

/// The thread's own side.
struct Desk {
    connection: Connection,
    key: Arc<ChainKey>,
    trusted: Receipt,
    clock: Clock,
    checkpoints: Option<Checkpoints>,
    /// When purging last found nothing more to do.
    purged_at: Option<Now>,
    /// Whether pages of who was erased may still be in the log.
    log_holds_erased: bool,
}

impl Desk {
    fn run(mut self, waiting: &Receiver<Write>) {
        let mut is_busy = false;
        loop {
            let mut batch = Vec::new();
            match waiting.recv_timeout(PURGE_EVERY) {
                Ok(first) => batch.push(first),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    if let Some(checkpoints) = &mut self.checkpoints {
                        checkpoints.ended(self.trusted, (self.clock)());
                    }
                    return;
                }
            }
            if is_busy && !batch.is_empty() {
                thread::sleep(GATHERING);
            }
            batch.extend(waiting.try_iter().take(BATCH_WRITES_MAX.saturating_sub(1)));
            is_busy = batch.len() > 1;
            // A panic drops the batch, whose askers then hear that the writer broke off. The
            // transaction is rolled back as it is dropped; the next one starts afresh.
            let _ = panic::catch_unwind(AssertUnwindSafe(|| {
                self.work(batch);
                let now = (self.clock)();
                if let Some(checkpoints) = &mut self.checkpoints {
                    checkpoints.grown(self.trusted, now);
                }
                self.purge_when_due(now);
            }));
        }
    }

    fn work(&mut self, mut batch: Vec<Write>) {
        if batch.is_empty() {
            return;
        }
        pass("taken from the queue");
        match self.commit(&mut batch) {
            Ok(()) => {
                pass("committed");
                if batch.iter().any(|write| matches!(write, Write::Erase { .. })) {
                    self.log_holds_erased = true;
                    self.empty_log_where_needed();
                }
                answer_all(batch, &Ok(()));
                pass("answered");
            }
            Err(Broken::Statement(_)) if batch.len() > 1 => {
                for write in batch {
                    self.work(vec![write]);
                }
            }
            Err(Broken::Start(error) | Broken::Statement(error) | Broken::Commit(error)) => {
                answer_all(batch, &Err(failure(error)));
            }
        }
    }

    /// Does `batch` in one transaction. SQLite's write lock is taken before anything is read, so
    /// that the chain's head is the last one whoever wrote it.
    fn commit(&mut self, batch: &mut [Write]) -> Result<(), Broken> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(Broken::Start)?;
        pass("transaction begun");
        let mut chain = Chain::new(&self.key, Some(self.trusted));
        for write in batch.iter_mut() {
            write.apply(&transaction, &mut chain).map_err(Broken::Statement)?;
        }
        let head = chain.head();
        pass("written");
        transaction.commit().map_err(Broken::Commit)?;
        self.trusted = head.unwrap_or(self.trusted);
        Ok(())
    }

    /// Cuts the log to nothing where pages of who was erased may be in it; what fails is tried
    /// again a minute later.
    fn empty_log_where_needed(&mut self) {
        if !self.log_holds_erased {
            return;
        }
        match empty_log(&self.connection) {
            Ok(is_empty) => self.log_holds_erased = !is_empty,
            Err(error) => trouble("vault_log", &failure(error).to_string()),
        }
    }

    /// Purging that fails is tried again a minute later: nothing waits for it.
    fn purge_when_due(&mut self, now: Now) {
        let pause = chrono::Duration::seconds(PURGE_EVERY.as_secs().cast_signed());
        if self.purged_at.is_some_and(|at| now < at.plus(pause)) {
            return;
        }
        self.empty_log_where_needed();
        match purge(&mut self.connection, now.utc()) {
            Ok(true) => self.purged_at = None,
            Ok(false) => self.purged_at = Some(now),
            Err(error) => {
                self.purged_at = Some(now);
                trouble("vault_purge", &failure(error).to_string());
            }
        }
    }
}

fn answer_all(batch: Vec<Write>, committed: &Result<(), VaultFailure>) {
    for write in batch {
        write.answer(committed.clone());
    }
}
