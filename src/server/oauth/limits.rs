//! How often somebody may try.

use std::collections::{HashMap, VecDeque};
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many keys are remembered at a time. With five tries each they hold some 20 MB; when more
/// come within one window, new ones are turned away rather than old ones forgotten.
const KEYS_MAX: usize = 100_000;

/// Tries by key, each counted for as long as `window`.
pub(super) struct Limit<K> {
    most: usize,
    window: Duration,
    tries: Mutex<HashMap<K, VecDeque<Instant>>>,
}

impl<K: Hash + Eq> Limit<K> {
    /// At most `most` tries of one key within any `window`.
    pub(super) fn new(most: usize, window: Duration) -> Self {
        Self { most, window, tries: Mutex::default() }
    }

    /// Counts a try at `now`, unless it is one too many: then it is not counted.
    pub(super) fn try_take(&self, key: K, now: Instant) -> bool {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() >= KEYS_MAX && !tries.contains_key(&key) {
            tries.retain(|_, times| times.back().is_some_and(|last| self.counts(*last, now)));
            if tries.len() >= KEYS_MAX {
                return false;
            }
        }
        let times = tries.entry(key).or_default();
        while times.front().is_some_and(|first| !self.counts(*first, now)) {
            times.pop_front();
        }
        if times.len() >= self.most {
            return false;
        }
        times.push_back(now);
        true
    }

    /// Takes the last try back: it turned out to be none.
    pub(super) fn give_back(&self, key: &K) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(times) = tries.get_mut(key) {
            times.pop_back();
            if times.is_empty() {
                tries.remove(key);
            }
        }
    }

    fn counts(&self, time: Instant, now: Instant) -> bool {
        now.saturating_duration_since(time) < self.window
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn must_16_of_ten_thousand_tries_five_in_any_window_count() {
        let limit = Limit::new(5, Duration::from_secs(900));
        let start = Instant::now();
        let mut allowed = Vec::new();
        for second in 0..10_000 {
            let now = start + Duration::from_secs(second);
            if limit.try_take("user", now) {
                allowed.push(second);
            }
        }
        assert!(allowed.windows(6).all(|six| six[5] - six[0] >= 900), "{allowed:?}");
        assert_eq!(allowed.len(), 5 * 12);
        assert!(limit.try_take("other", start), "each key has its own");
    }

    #[test]
    fn what_is_given_back_can_be_taken_again() {
        let limit = Limit::new(1, Duration::from_secs(1));
        let now = Instant::now();
        assert!(limit.try_take(1, now) && !limit.try_take(1, now));
        limit.give_back(&1);
        assert!(limit.try_take(1, now));
    }

    #[test]
    fn the_memory_is_bounded_and_turns_away_when_full() {
        let limit = Limit::new(1, Duration::from_secs(60));
        let start = Instant::now();
        assert!((0..KEYS_MAX).all(|key| limit.try_take(key, start)));
        assert!(!limit.try_take(KEYS_MAX, start));
        let later = start + Duration::from_secs(60);
        assert!(limit.try_take(KEYS_MAX, later), "what ran out makes room");
    }
}
