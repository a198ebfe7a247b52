//! Reads that would keep a worker of the server from answering others.

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::Semaphore;

use super::file::BankFileError;
use super::readers::{Reader, Readers};
use crate::bank::BankFailure;

/// How many long reads run at a time, each with a connection of its own: further ones wait their
/// turn without a thread, so that a customer with very many transactions cannot take every core.
const LONG_READS_MAX: NonZeroUsize = NonZeroUsize::new(2).unwrap();

/// Connections for long reads, which run on the runtime's threads for blocking work.
pub(super) struct LongReads {
    readers: Arc<Readers>,
    turns: Arc<Semaphore>,
}

impl LongReads {
    /// Opens the connections to the bank file at `path`.
    ///
    /// # Errors
    ///
    /// [`BankFileError`], as of the first that fails.
    pub(super) fn open(path: &Path) -> Result<Self, BankFileError> {
        // They read large parts of the file once: mapping those would save little.
        let readers = Readers::open(path, LONG_READS_MAX, 0)?;
        let turns = Semaphore::new(LONG_READS_MAX.get());
        Ok(Self { readers: Arc::new(readers), turns: Arc::new(turns) })
    }

    /// Runs `read` on one state of the file. It runs to its end even if nobody waits any more, and
    /// changes nothing.
    ///
    /// # Errors
    ///
    /// [`BankFailure`], as of `read`.
    pub(super) async fn read<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Reader) -> Result<T, BankFailure> + Send + 'static,
    ) -> Result<T, BankFailure> {
        // Outside a runtime nobody else is kept waiting.
        let Ok(runtime) = Handle::try_current() else { return self.readers.read(read) };
        let broken = |_| BankFailure::Unreachable { logged: "a long read broke off".into() };
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|error| {
            BankFailure::Unreachable { logged: format!("no long read is possible: {error}") }
        })?;
        let readers = Arc::clone(&self.readers);
        let running = runtime.spawn_blocking(move || {
            let _turn = turn;
            readers.read(read)
        });
        running.await.map_err(broken)?
    }
}
