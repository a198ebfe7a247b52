//! The signing keys at hand.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use super::certificate_url::CertificateUrl;
use super::leaf_key::LeafKey;
use super::refusal::{FetchFault, Refusal};
use crate::basics::Now;

/// The most certificate addresses that are remembered. Alexa signs with one or two at a time.
const KEYS_MAX: usize = 64;
/// The most failed addresses that are remembered, apart from the keys: strangers choose them, and
/// they must not push a key out.
const FAILURES_MAX: usize = 64;
/// How long a key is used before its file is fetched again, in seconds: a day, so that a
/// certificate taken back by its owner does not live on.
const KEY_AGE_S_MAX: i64 = 24 * 3600;
/// How old a key in use is when its file is fetched again ahead of its end, in seconds: half a
/// day, so that the host may be out of order for the other half and nobody is refused.
const KEY_REFRESH_S: i64 = KEY_AGE_S_MAX / 2;
/// How long after that the file is fetched once more if nothing came of it, in seconds.
const REFRESH_AGAIN_S: i64 = 15 * 60;
/// How long a certificate file that proved nothing is not fetched again, in seconds.
const FAILURE_AGE_S_MAX: i64 = 60;
/// How long a host that could not be reached is left alone, in seconds. Short: every request
/// signed with a new certificate is refused meanwhile.
const OUTAGE_AGE_S_MAX: i64 = 5;

/// A bounded cache of proven signing keys and of recent failures, keyed by normalised address.
///
/// It has no clock: the time is an argument, and a key's dates are checked at every look-up.
#[derive(Default)]
pub struct KeyRing {
    held: RwLock<Held>,
    /// No key is to be fetched again before this second.
    refresh_next: AtomicI64,
}

#[derive(Default)]
struct Held {
    keys: HashMap<CertificateUrl, Kept<Proven>>,
    failures: HashMap<CertificateUrl, Kept<Refusal>>,
}

struct Kept<T> {
    value: T,
    // First second at which it no longer counts.
    until: i64,
}

struct Proven {
    key: Arc<LeafKey>,
    used: AtomicBool,
    refresh_at: AtomicI64,
}

/// What the key ring knows about an address.
#[derive(Debug)]
pub enum Found {
    /// Its key, valid now.
    Key(Arc<LeafKey>),
    /// It failed a moment ago; fetching it again is not worth it yet.
    Failure(Refusal),
    /// Nothing that still counts.
    Nothing,
}

impl KeyRing {
    /// An empty ring.
    pub fn new() -> Self {
        Self::default()
    }

    /// What is known about `url`, which may be any text: only normalised addresses match.
    pub fn find(&self, url: &str, now: Now) -> Found {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = held.keys.get(url)
            && kept.counts_at(now)
            && kept.value.key.window().holds_at(now)
        {
            kept.value.used.store(true, Ordering::Relaxed);
            return Found::Key(Arc::clone(&kept.value.key));
        }
        match held.failures.get(url) {
            Some(kept) if kept.counts_at(now) => Found::Failure(kept.value),
            _ => Found::Nothing,
        }
    }

    /// Remembers what fetching `url` came to.
    pub fn keep(&self, url: CertificateUrl, outcome: Result<LeafKey, Refusal>, now: Now) {
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        match outcome {
            Ok(key) => {
                let last = key.window().not_after.saturating_add(1);
                let until = last.min(now.unix_seconds() + KEY_AGE_S_MAX);
                held.failures.remove(&url);
                let value = Proven {
                    key: Arc::new(key),
                    used: AtomicBool::new(false),
                    refresh_at: AtomicI64::new(now.unix_seconds() + KEY_REFRESH_S),
                };
                insert(&mut held.keys, url, Kept { value, until }, KEYS_MAX);
            }
            Err(refusal) => {
                let until = now.unix_seconds() + failure_age_s_max(refusal);
                let kept = Kept { value: refusal, until };
                insert(&mut held.failures, url, kept, FAILURES_MAX);
            }
        }
    }

    /// A key in use whose file should be fetched again now, before it ends: each is named once,
    /// and once more every quarter of an hour until its file was kept.
    pub fn due(&self, now: Now) -> Option<CertificateUrl> {
        let now_s = now.unix_seconds();
        if now_s < self.refresh_next.load(Ordering::Relaxed) {
            return None;
        }
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        let is_due = |kept: &Kept<Proven>| {
            kept.value.used.load(Ordering::Relaxed)
                && kept.counts_at(now)
                && kept.value.refresh_at.load(Ordering::Relaxed) <= now_s
        };
        let due = held.keys.iter().find(|(_, kept)| is_due(kept));
        match due {
            Some((url, kept)) => {
                kept.value.refresh_at.store(now_s + REFRESH_AGAIN_S, Ordering::Relaxed);
                Some(url.clone())
            }
            None => {
                // Looked through; a minute later is early enough to look again.
                self.refresh_next.store(now_s + 60, Ordering::Relaxed);
                None
            }
        }
    }

    /// How many keys and how many failures are held, at most 64 each.
    pub fn counts(&self) -> (usize, usize) {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        (held.keys.len(), held.failures.len())
    }
}

impl<T> Kept<T> {
    fn counts_at(&self, now: Now) -> bool {
        now.unix_seconds() < self.until
    }
}

fn failure_age_s_max(refusal: Refusal) -> i64 {
    match refusal {
        Refusal::Fetch(FetchFault::Unreachable | FetchFault::TimedOut | FetchFault::Busy) => {
            OUTAGE_AGE_S_MAX
        }
        _ => FAILURE_AGE_S_MAX,
    }
}

/// Inserts, and makes room by dropping what would have ended first.
fn insert<T>(
    map: &mut HashMap<CertificateUrl, Kept<T>>,
    url: CertificateUrl,
    kept: Kept<T>,
    entries_max: usize,
) {
    if map.len() >= entries_max && !map.contains_key(&url) {
        let first = map.iter().min_by_key(|(_, kept)| kept.until).map(|(url, _)| url.clone());
        if let Some(first) = first {
            map.remove(&first);
        }
    }
    map.insert(url, kept);
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::super::leaf_key::Window;
    use super::super::refusal::ChainFault;
    use super::*;

    const START_S: i64 = 1_795_000_000;

    fn at(offset_s: i64) -> Now {
        Now::at(DateTime::from_timestamp(START_S + offset_s, 0).unwrap())
    }

    fn url(name: &str) -> CertificateUrl {
        let text = format!("https://s3.amazonaws.com/echo.api/{name}");
        CertificateUrl::parse(text.as_bytes()).unwrap()
    }

    fn key(not_after_s: i64) -> LeafKey {
        let window = Window { not_before: START_S - 10, not_after: START_S + not_after_s };
        LeafKey::new(b"", window)
    }

    fn kind(found: &Found) -> &'static str {
        match found {
            Found::Key(_) => "key",
            Found::Failure(_) => "failure",
            Found::Nothing => "nothing",
        }
    }

    #[test]
    fn a_key_counts_for_a_day_and_never_outside_its_dates() {
        let ring = KeyRing::new();
        ring.keep(url("long"), Ok(key(1_000_000)), at(0));
        ring.keep(url("short"), Ok(key(100)), at(0));
        for (name, offset_s, expected) in [
            ("long", 0, "key"),
            ("long", KEY_AGE_S_MAX - 1, "key"),
            ("long", KEY_AGE_S_MAX, "nothing"),
            ("long", -10, "key"),
            ("long", -11, "nothing"), // the clock was set back
            ("short", 100, "key"),
            ("short", 101, "nothing"),
            ("other", 0, "nothing"),
        ] {
            let found = ring.find(url(name).as_str(), at(offset_s));
            assert_eq!(kind(&found), expected, "{name} at {offset_s}");
        }
    }

    #[test]
    fn a_key_in_use_is_fetched_again_before_it_ends() {
        let ring = KeyRing::new();
        ring.keep(url("used"), Ok(key(1_000_000)), at(0));
        ring.keep(url("unused"), Ok(key(1_000_000)), at(0));
        ring.find(url("used").as_str(), at(1));
        assert_eq!(ring.due(at(KEY_REFRESH_S - 61)), None);
        assert_eq!(ring.due(at(KEY_REFRESH_S)), Some(url("used")));
        assert_eq!(ring.due(at(KEY_REFRESH_S)), None, "it was told a moment ago");
        // Nothing came of it: once more later, until a file was kept.
        assert_eq!(ring.due(at(KEY_REFRESH_S + REFRESH_AGAIN_S)), Some(url("used")));
        ring.keep(url("used"), Ok(key(1_000_000)), at(KEY_REFRESH_S + REFRESH_AGAIN_S));
        ring.find(url("used").as_str(), at(KEY_AGE_S_MAX));
        assert_eq!(kind(&ring.find(url("used").as_str(), at(KEY_AGE_S_MAX))), "key");
        assert_eq!(ring.due(at(KEY_AGE_S_MAX)), None);
    }

    #[test]
    fn a_failure_counts_for_a_minute_and_an_outage_for_seconds() {
        let ring = KeyRing::new();
        let outage = Refusal::Fetch(FetchFault::TimedOut);
        ring.keep(url("bad"), Err(Refusal::Chain(ChainFault::Name)), at(0));
        ring.keep(url("slow"), Err(outage), at(0));
        for (name, offset_s, expected) in [
            ("bad", 59, "failure"),
            ("bad", 60, "nothing"),
            ("slow", 4, "failure"),
            ("slow", 5, "nothing"),
        ] {
            assert_eq!(kind(&ring.find(url(name).as_str(), at(offset_s))), expected, "{name}");
        }
        ring.keep(url("bad"), Ok(key(1000)), at(1));
        assert_eq!(kind(&ring.find(url("bad").as_str(), at(1))), "key");
        // A later failure does not take a valid key away.
        ring.keep(url("bad"), Err(outage), at(2));
        assert_eq!(kind(&ring.find(url("bad").as_str(), at(2))), "key");
    }

    #[test]
    fn both_halves_are_bounded_and_failures_push_no_key_out() {
        let ring = KeyRing::new();
        ring.keep(url("ours"), Ok(key(1_000_000)), at(0));
        for index in 0..1000 {
            let refusal = Refusal::Fetch(FetchFault::Status);
            ring.keep(url(&format!("junk-{index}")), Err(refusal), at(index));
        }
        assert_eq!(ring.counts(), (1, FAILURES_MAX));
        assert_eq!(kind(&ring.find(url("ours").as_str(), at(1000))), "key");
        for index in 0..200 {
            ring.keep(url(&format!("key-{index}")), Ok(key(1_000_000)), at(1000 + index));
        }
        assert_eq!(ring.counts(), (KEYS_MAX, FAILURES_MAX));
        assert_eq!(kind(&ring.find(url("ours").as_str(), at(1300))), "nothing");
        assert_eq!(kind(&ring.find(url("key-199").as_str(), at(1300))), "key");
    }
}
