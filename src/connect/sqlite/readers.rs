//! A few connections that take turns.

use std::cell::RefCell;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::{AtomicI32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use rusqlite::Connection;

use super::file::{self, BankFileError};
use super::known_parties::KnownParties;
use super::rows::{Party, failure};
use crate::bank::BankFailure;

/// Steps of SQLite's machine after which a read is looked at.
const TICK_STEPS: i32 = 1000;

/// Ticks after which a read is too long for the thread that asked: some 3,000 rows or half a
/// millisecond, twenty times what usual questions take. A month of a heavy customer, 2,000 rows, is
/// still read at once: to give it up half way and begin anew elsewhere takes twice as long.
const TICKS_MAX: i32 = 80;

/// Read-only connections to one bank file.
///
/// A read takes microseconds, so it runs where it is asked for: no thread to hand it to, no
/// queue. With as many readers as the server has workers, none ever waits for another.
pub(super) struct Readers {
    slots: Box<[Mutex<Reader>]>,
    next: AtomicUsize,
}

/// One connection.
pub(super) struct Reader {
    /// The connection.
    pub(super) file: Connection,
    /// Ticks until a short read is broken off.
    left: Arc<AtomicI32>,
    parties: RefCell<KnownParties>,
}

impl Readers {
    /// Opens `count` connections to the bank file at `path`, which map at most `mapped_bytes` of
    /// it each.
    ///
    /// # Errors
    ///
    /// [`BankFileError`], as of the first that fails.
    pub(super) fn open(
        path: &Path,
        count: NonZeroUsize,
        mapped_bytes: u64,
    ) -> Result<Self, BankFileError> {
        let reader = || Reader::open(path, mapped_bytes).map(Mutex::new);
        let slots: Result<Box<[_]>, _> = (0..count.get()).map(|_| reader()).collect();
        Ok(Self { slots: slots?, next: AtomicUsize::new(0) })
    }

    /// A connection for one read; waits for another read to end only when all are taken.
    pub(super) fn take(&self) -> MutexGuard<'_, Reader> {
        let reader = self.take_any();
        reader.left.store(i32::MAX, Ordering::Relaxed);
        reader
    }

    fn take_any(&self) -> MutexGuard<'_, Reader> {
        for slot in &self.slots {
            match slot.try_lock() {
                Ok(reader) => return reader,
                // Reads change nothing: what a panic left behind is an open snapshot at most.
                Err(TryLockError::Poisoned(poisoned)) => return poisoned.into_inner(),
                Err(TryLockError::WouldBlock) => {}
            }
        }
        let turn = self.next.fetch_add(1, Ordering::Relaxed) % self.slots.len();
        self.slots[turn].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs `read` on one state of the file, however many statements it takes.
    ///
    /// # Errors
    ///
    /// [`BankFailure`], as of `read`.
    pub(super) fn read<T>(
        &self,
        read: impl FnOnce(&Reader) -> Result<T, BankFailure>,
    ) -> Result<T, BankFailure> {
        snapshot(&self.take(), read)
    }

    /// Runs `read` as [`Readers::read`] does if it is short; `None` when it was broken off.
    ///
    /// # Errors
    ///
    /// [`BankFailure`], as of `read`.
    pub(super) fn read_shortly<T>(
        &self,
        read: impl FnOnce(&Reader) -> Result<T, BankFailure>,
    ) -> Result<Option<T>, BankFailure> {
        let reader = self.take();
        reader.left.store(TICKS_MAX, Ordering::Relaxed);
        match snapshot(&reader, read) {
            Err(_) if reader.left.load(Ordering::Relaxed) < 0 => Ok(None),
            done => done.map(Some),
        }
    }
}

impl Reader {
    fn open(path: &Path, mapped_bytes: u64) -> Result<Self, BankFileError> {
        let mut file = file::open(path, mapped_bytes)?;
        let left = Arc::new(AtomicI32::new(i32::MAX));
        let ticks = Arc::clone(&left);
        // Once: what comes after, the end of the snapshot, must not be broken off.
        let tick = move || ticks.fetch_sub(1, Ordering::Relaxed) == 0;
        file.progress_handler(TICK_STEPS, Some(tick))
            .map_err(|source| BankFileError::Unreadable { path: path.into(), source })?;
        Ok(Self { file, left, parties: RefCell::default() })
    }

    /// The party `id`, which a transaction of this snapshot names.
    ///
    /// # Errors
    ///
    /// [`BankFailure`] when the file cannot be read, or has no such party.
    pub(super) fn party(&self, id: i64) -> Result<Party, BankFailure> {
        self.parties.borrow_mut().party(&self.file, id)
    }
}

/// Runs `read` on one state of the file, however many statements it takes.
fn snapshot<T>(
    reader: &Reader,
    read: impl FnOnce(&Reader) -> Result<T, BankFailure>,
) -> Result<T, BankFailure> {
    let file = &reader.file;
    let run = |sql| {
        let done = file.prepare_cached(sql).and_then(|mut statement| statement.execute([]));
        done.map_err(|error| failure(&error))
    };
    if !file.is_autocommit() {
        // A panic in an earlier read left its snapshot open.
        run("ROLLBACK")?;
    }
    run("BEGIN")?;
    reader.parties.borrow_mut().doubt();
    let answer = read(reader);
    run("COMMIT")?;
    answer
}
