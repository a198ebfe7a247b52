//! A few connections that take turns.

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

use rusqlite::Connection;

use super::file::{self, BankFileError};

/// How much of the bank file is mapped into memory, in bytes, by all readers together.
///
/// Mapped pages save a copy per page read but count as the server's memory, once per reader; a
/// demonstration bank fits whole, and of a large one the rest is read through the page cache of
/// the operating system for a few microseconds more. 16 MiB leave the server below its 64 MB.
const MAPPED_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// Read-only connections to one bank file.
///
/// A read takes microseconds, so it runs where it is asked for: no thread to hand it to, no
/// queue. With as many readers as the server has workers, none ever waits for another.
pub(super) struct Readers {
    slots: Box<[Mutex<Connection>]>,
    next: AtomicUsize,
}

impl Readers {
    /// Opens `count` connections to the bank file at `path`.
    ///
    /// # Errors
    ///
    /// [`BankFileError`], as of the first that fails.
    pub(super) fn open(path: &Path, count: NonZeroUsize) -> Result<Self, BankFileError> {
        let share = MAPPED_BYTES_MAX / count.get() as u64;
        let slots: Result<Box<[_]>, _> =
            (0..count.get()).map(|_| file::open(path, share).map(Mutex::new)).collect();
        Ok(Self { slots: slots?, next: AtomicUsize::new(0) })
    }

    /// A connection for one read; waits for another read to end only when all are taken.
    pub(super) fn take(&self) -> MutexGuard<'_, Connection> {
        for slot in &self.slots {
            match slot.try_lock() {
                Ok(connection) => return connection,
                // Reads change nothing: what a panic left behind is an open snapshot at most.
                Err(TryLockError::Poisoned(poisoned)) => return poisoned.into_inner(),
                Err(TryLockError::WouldBlock) => {}
            }
        }
        let turn = self.next.fetch_add(1, Ordering::Relaxed) % self.slots.len();
        self.slots[turn].lock().unwrap_or_else(PoisonError::into_inner)
    }
}
