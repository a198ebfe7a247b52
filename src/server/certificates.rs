//! Verification with certificates fetched as needed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;

use super::chain_source::ChainSource;
use crate::basics::Now;
use crate::channel::Inbound;
use crate::channel::alexa::verify::{
    Anchors, CertificateUrl, FetchFault, Found, KeyRing, Policy, Refusal, Verdict, Verified,
    leaf_key, verify,
};

/// The longest that requests wait for a certificate: a place in the queue, the fetch and its one
/// repetition together. Alexa waits eight seconds for everything.
const WAIT_MAX: Duration = Duration::from_secs(2);
/// The most certificates that are being fetched at a time. Alexa changes to one new address at a
/// time; more at once are a stranger's doing.
const FETCHES_MAX: usize = 4;
/// The most addresses that are being fetched or wait for it; what comes then is refused.
const FLIGHTS_MAX: usize = 64;

/// The verification of requests, with the certificates it needs fetched once each.
///
/// However many requests wait for an address, it is fetched once; its outcome, good or bad, is
/// kept in the key ring. A fetch goes on when the request that caused it is gone.
#[derive(Clone)]
pub struct Certificates {
    shared: Arc<Shared>,
}

struct Shared {
    keys: KeyRing,
    anchors: Anchors,
    source: Box<dyn ChainSource>,
    places: Semaphore,
    /// The place of keys that are fetched again: strangers cannot take it.
    refresh_place: Semaphore,
    flights: Mutex<HashMap<CertificateUrl, Landing>>,
}

/// Tells everybody who waits for a flight how it ended; `None` while it is under way.
type Landing = watch::Receiver<Option<Result<(), Refusal>>>;

impl Certificates {
    /// Proves chains from `source` against `anchors`.
    pub fn new(anchors: Anchors, source: Box<dyn ChainSource>) -> Self {
        Self {
            shared: Arc::new(Shared {
                keys: KeyRing::new(),
                anchors,
                source,
                places: Semaphore::new(FETCHES_MAX),
                refresh_place: Semaphore::new(1),
                flights: Mutex::default(),
            }),
        }
    }

    /// Verifies `inbound`, fetching its certificate if that is not known.
    ///
    /// # Errors
    ///
    /// The [`Refusal`]; a certificate that cannot be had is one, too.
    pub async fn verified<'a>(
        &self,
        inbound: &Inbound<'a>,
        policy: &'a Policy,
        now: Now,
    ) -> Result<Verified<'a>, Refusal> {
        match verify(inbound, policy, &self.shared.keys, now) {
            Verdict::Verified(verified) => {
                self.refresh(now);
                return Ok(verified);
            }
            Verdict::Refused(refusal) => return Err(refusal),
            Verdict::NeedKey(url) => self.fetched(&url, now).await?,
        }
        match verify(inbound, policy, &self.shared.keys, now) {
            Verdict::Verified(verified) => Ok(verified),
            Verdict::Refused(refusal) => Err(refusal),
            // It ended, or was pushed out, between the two: rare enough to be asked again later.
            Verdict::NeedKey(_) => Err(FetchFault::Busy.into()),
        }
    }

    /// The keys at hand, for the readiness page and the metrics.
    pub fn keys(&self) -> &KeyRing {
        &self.shared.keys
    }

    /// Waits until `url` is in the key ring, or says why it is not.
    async fn fetched(&self, url: &CertificateUrl, now: Now) -> Result<(), Refusal> {
        let Some(mut landing) = self.board(url, now)? else { return Ok(()) };
        match landing.wait_for(Option::is_some).await {
            Ok(outcome) => outcome.unwrap_or(Err(FetchFault::Unreachable.into())),
            // The flight crashed; its entry is gone, the next request starts a new one.
            Err(_) => Err(FetchFault::Unreachable.into()),
        }
    }

    /// Joins the flight for `url`, or starts it; `None` when one has just landed.
    fn board(&self, url: &CertificateUrl, now: Now) -> Result<Option<Landing>, Refusal> {
        let mut flights = self.shared.flights();
        if let Some(landing) = flights.get(url) {
            return Ok(Some(landing.clone()));
        }
        // It may have landed after the caller looked: a landing keeps its outcome first and gives
        // up its entry, under this lock, after that.
        match self.shared.keys.find(url.as_str(), now) {
            Found::Key(_) => return Ok(None),
            Found::Failure(refusal) => return Err(refusal),
            Found::Nothing => {}
        }
        if flights.len() >= FLIGHTS_MAX {
            return Err(FetchFault::Busy.into());
        }
        Ok(Some(self.start(&mut flights, url, Why::Needed, now)))
    }

    /// Starts the flight for `url`.
    fn start(
        &self,
        flights: &mut HashMap<CertificateUrl, Landing>,
        url: &CertificateUrl,
        why: Why,
        now: Now,
    ) -> Landing {
        let (tell, landing) = watch::channel(None);
        flights.insert(url.clone(), landing.clone());
        let flight = Flight { shared: Arc::clone(&self.shared), url: url.clone(), why };
        tokio::spawn(async move {
            let outcome = flight.run(now).await;
            drop(flight);
            // Nobody may be waiting any more.
            let _ = tell.send(Some(outcome));
        });
        landing
    }

    /// Fetches a key in use again before it ends. Nobody waits for it; if it fails, the key
    /// counts as long as it would have.
    fn refresh(&self, now: Now) {
        let Some(url) = self.shared.keys.due(now) else { return };
        let mut flights = self.shared.flights();
        if !flights.contains_key(&url) {
            self.start(&mut flights, &url, Why::Aging, now);
        }
    }
}

/// Why an address is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    /// A request waits for it.
    Needed,
    /// Its key is in use and will end.
    Aging,
}

impl Shared {
    fn flights(&self) -> MutexGuard<'_, HashMap<CertificateUrl, Landing>> {
        self.flights.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One address on its way. Gives up its entry when dropped, also by a panic.
struct Flight {
    shared: Arc<Shared>,
    url: CertificateUrl,
    why: Why,
}

impl Flight {
    async fn run(&self, now: Now) -> Result<(), Refusal> {
        let fetched = timeout(WAIT_MAX, self.fetch()).await.unwrap_or(Err(FetchFault::TimedOut));
        let outcome = match fetched {
            Ok(pem) => leaf_key(&pem, &self.shared.anchors, now).map_err(Refusal::Chain),
            Err(fault) => Err(Refusal::Fetch(fault)),
        };
        let told = outcome.as_ref().map(|_| ()).map_err(|refusal| *refusal);
        // Having found no place says nothing about the address.
        if told != Err(Refusal::Fetch(FetchFault::Busy)) {
            self.shared.keys.keep(self.url.clone(), outcome, now);
        }
        told
    }

    async fn fetch(&self) -> Result<Bytes, FetchFault> {
        let places = match self.why {
            Why::Needed => &self.shared.places,
            Why::Aging => &self.shared.refresh_place,
        };
        let _place = timeout(WAIT_MAX / 2, places.acquire()).await.map_err(|_| FetchFault::Busy)?;
        match self.shared.source.fetch(&self.url).await {
            // A connection that broke may have been an idle moment of the network: once more.
            Err(FetchFault::Unreachable) => self.shared.source.fetch(&self.url).await,
            outcome => outcome,
        }
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        self.shared.flights().remove(&self.url);
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::basics::Pending;

    struct Never;

    impl ChainSource for Never {
        fn fetch<'a>(&'a self, _: &'a CertificateUrl) -> Pending<'a, Result<Bytes, FetchFault>> {
            Box::pin(std::future::pending())
        }
    }

    #[tokio::test]
    async fn what_landed_after_the_caller_looked_is_not_fetched_again() {
        let now = Now::at(DateTime::from_timestamp(1_795_000_000, 0).unwrap());
        let url = CertificateUrl::parse(b"https://s3.amazonaws.com/echo.api/x.pem").unwrap();
        let certificates = Certificates::new(Anchors::none(), Box::new(Never));
        let refusal = Refusal::Fetch(FetchFault::Status);
        certificates.keys().keep(url.clone(), Err(refusal), now);
        assert_eq!(certificates.board(&url, now).err(), Some(refusal));
        assert!(certificates.shared.flights().is_empty());

        let other = CertificateUrl::parse(b"https://s3.amazonaws.com/echo.api/y.pem").unwrap();
        assert!(certificates.board(&other, now).unwrap().is_some());
        assert!(certificates.board(&other, now).unwrap().is_some());
        assert_eq!(certificates.shared.flights().len(), 1);
    }
}
