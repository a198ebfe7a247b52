//! A small pool of connections that only read.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use rusqlite::Connection;

use super::open::{self, OpenFailure};

/// The most connections that read, each with up to 2 MB of page cache. A read takes 4 to 20
/// microseconds of CPU, so that more connections than processors win nothing.
const READERS_MAX: usize = 16;

/// Connections that read, each used by one thread at a time.
///
/// The file is not mapped into memory: SQLite drops a mapping whenever the file has changed, which
/// it does with every record, and mapping it anew was no faster than reading a few pages.
pub(super) struct Readers {
    connections: Box<[Mutex<Connection>]>,
    next: AtomicUsize,
}

impl Readers {
    /// As many connections to `path` as there are processors, [`READERS_MAX`] at most.
    pub(super) fn open(path: &Path) -> Result<Self, OpenFailure> {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let connections: Result<_, _> = (0..processors.min(READERS_MAX))
            .map(|_| open::for_reading(path).map(Mutex::new))
            .collect();
        Ok(Self { connections: connections?, next: AtomicUsize::new(0) })
    }

    /// Runs `read` on a connection that is free, else on one that soon will be.
    pub(super) fn with<T>(&self, read: impl FnOnce(&Connection) -> T) -> T {
        let first = self.next.fetch_add(1, Ordering::Relaxed);
        let count = self.connections.len();
        let turn = |offset: usize| &self.connections[first.wrapping_add(offset) % count];
        let free = (0..count).find_map(|offset| turn(offset).try_lock().ok());
        // A read that panicked has left nothing behind in the connection that matters.
        let reader = free.unwrap_or_else(|| turn(0).lock().unwrap_or_else(PoisonError::into_inner));
        read(&reader)
    }
}
