//! Checking passwords without stopping everything else: on threads of their own, a few at a time.

use std::sync::Arc;
use std::thread;

use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

use crate::basics::Secret;
use crate::connect::password::{hash, is_password};
use crate::observe::Metrics;

/// How many checks may wait for a thread. At some 20 milliseconds each the last one waits for
/// about two seconds on one processor.
const WAITING_MAX: usize = 96;

/// Hashes and checks passwords, as many at a time as there are processors; each takes 19 MiB.
pub(in crate::server) struct Passwords {
    waiting: Semaphore,
    working: Arc<Semaphore>,
    metrics: Arc<Metrics>,
}

/// Too many checks wait already, the thread broke off, or there was nothing to be hashed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::server) struct Unchecked;

impl Passwords {
    pub(in crate::server) fn new(metrics: Arc<Metrics>) -> Self {
        let processors = thread::available_parallelism().map_or(1, usize::from);
        let working = Arc::new(Semaphore::new(processors));
        Self { waiting: Semaphore::new(WAITING_MAX), working, metrics }
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
        let metrics = Arc::clone(&self.metrics);
        let work = move || {
            // Held until the work is done, also when nobody waits for it any more.
            let _permit = permit;
            metrics.password_check();
            work()
        };
        spawn_blocking(work).await.map_err(|_| Unchecked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret<String> {
        Secret::new(text.to_owned())
    }

    #[tokio::test]
    async fn must_16_no_more_than_so_many_wait_and_the_others_are_told_at_once() {
        let metrics = Arc::new(Metrics::default());
        let passwords = Passwords::new(Arc::clone(&metrics));
        let hashed =
            |count: u32| metrics.text().contains(&format!("saldo_password_checks_total {count}\n"));
        let waiting: Vec<_> =
            (0..WAITING_MAX).map(|_| passwords.waiting.try_acquire().unwrap()).collect();
        assert_eq!(passwords.check(secret("x"), None).await, Err(Unchecked));
        assert!(hashed(0), "nothing was done for it");
        drop(waiting);
        assert_eq!(passwords.check(secret("x"), None).await, Ok(false));
        assert!(hashed(1));
    }
}
