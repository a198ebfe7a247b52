//! Checking passwords without stopping everything else: on threads of their own, a few at a time.

use std::sync::Arc;
use std::thread;

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::basics::Secret;
use crate::connect::password::{hash, is_password};

/// How many checks may wait for a thread. At some 20 milliseconds each the last one waits for
/// about two seconds on one processor.
const WAITING_MAX: usize = 96;

/// Hashes and checks passwords, as many at a time as there are processors; each takes 19 MiB.
pub(in crate::server) struct Passwords {
    waiting: Semaphore,
    working: Arc<Semaphore>,
}

/// Too many checks wait already, the thread broke off, or there was nothing to be hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::server) struct Unchecked;

impl Passwords {
    pub(in crate::server) fn new() -> Self {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let working = Arc::new(Semaphore::new(processors));
        Self { waiting: Semaphore::new(WAITING_MAX), working }
    }

    /// Whether `password` is the one behind `hash`; without a hash it is not, after as long.
    pub(in crate::server) async fn check(
        &self,
        password: Secret<String>,
        hash: Option<Secret<String>>,
    ) -> Result<bool, Unchecked> {
        self.work(move || is_password(&password, hash.as_ref())).await
    }

    /// The hash of `password`.
    pub(in crate::server) async fn hash(
        &self,
        password: Secret<String>,
    ) -> Result<Secret<String>, Unchecked> {
        self.work(move || hash(&password)).await?.map_err(|_| Unchecked)
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Unchecked> {
        let _waiting = self.waiting.try_acquire().map_err(|_| Unchecked)?;
        let permit = Arc::clone(&self.working).acquire_owned().await.map_err(|_| Unchecked)?;
        let work = move || {
            // Held until the work is done, also when nobody waits for it any more.
            let _permit = permit;
            work()
        };
        spawn_blocking(work).await.map_err(|_| Unchecked)
    }
}
