//! What was found out of strangers' texts lately, so that one that comes again costs a look-up.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// How many shards there are: several threads seldom want the same one.
const SHARDS: usize = 16;

/// How many texts a generation of a shard holds. Two generations of sixteen shards are 65,536
/// texts at most, some 20 MB with lines of usual length: a bank's customers pay some ten
/// thousand merchants often.
const GENERATION_TEXTS_MAX: usize = 2_048;

/// The longest text that is remembered, in bytes: longer ones are rare, and would make the bound
/// in bytes far larger than it is.
const TEXT_BYTES_MAX: usize = 600;

/// What was found lately, by everything that decides it.
///
/// What it gives is what would be made anew: it changes no answer. It holds strangers' texts in
/// memory, in whole, because a digest of them could be made to collide.
pub(super) struct Known<T> {
    shards: [Mutex<Shard<T>>; SHARDS],
}

/// Two generations: a text that is met again moves to the younger one, and the older one goes
/// when the younger is full.
struct Shard<T> {
    young: HashMap<String, T>,
    old: HashMap<String, T>,
}

impl<T> Default for Known<T> {
    fn default() -> Self {
        let shard = |_| Mutex::new(Shard { young: HashMap::new(), old: HashMap::new() });
        Self { shards: std::array::from_fn(shard) }
    }
}

impl<T: Clone> Known<T> {
    /// What belongs to `text`: as remembered, or as `find` finds out.
    pub(super) fn of(&self, text: &str, find: impl FnOnce() -> T) -> T {
        if text.len() > TEXT_BYTES_MAX {
            return find();
        }
        if let Some(known) = self.shard(text).find(text) {
            return known;
        }
        // Found without holding the shard: a second thread may find the same meanwhile.
        let found = find();
        self.shard(text).keep(text.to_owned(), found.clone());
        found
    }

    /// The shard is a matter of load alone, so that a sum is good enough: who made all texts fall
    /// into one would make that one forget earlier.
    fn shard(&self, text: &str) -> MutexGuard<'_, Shard<T>> {
        let sum = text.bytes().fold(0, |sum: usize, byte| sum.wrapping_add(usize::from(byte)));
        // A panic elsewhere leaves a map that is whole: every entry stands for itself.
        self.shards[sum % SHARDS].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many texts are remembered.
    #[cfg(test)]
    fn len(&self) -> usize {
        let len = |shard: &Mutex<Shard<T>>| {
            let shard = shard.lock().unwrap();
            shard.young.len() + shard.old.len()
        };
        self.shards.iter().map(len).sum()
    }
}

impl<T: Clone> Shard<T> {
    fn find(&mut self, text: &str) -> Option<T> {
        if let Some(known) = self.young.get(text) {
            return Some(known.clone());
        }
        let (text, known) = self.old.remove_entry(text)?;
        self.keep(text, known.clone());
        Some(known)
    }

    fn keep(&mut self, text: String, found: T) {
        if self.young.len() >= GENERATION_TEXTS_MAX {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(text, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_not_looked_for_again() {
        let known = Known::default();
        assert_eq!(known.of("A", || 1), 1);
        assert_eq!(known.of("A", || unreachable!()), 1);
        assert_eq!(known.of("B", || 2), 2);
    }

    #[test]
    fn it_is_bounded_and_keeps_what_comes_often() {
        let known = Known::default();
        known.of("OFTEN", || 0);
        let bound = 2 * SHARDS * GENERATION_TEXTS_MAX;
        for number in 0..2 * bound {
            known.of(&format!("LINE {number}"), || number);
            if number % GENERATION_TEXTS_MAX == 0 {
                known.of("OFTEN", || unreachable!());
            }
        }
        assert!(known.len() <= bound, "{}", known.len());
        assert!(known.len() > bound / 2, "{}", known.len());
    }

    #[test]
    fn overlong_texts_are_not_kept() {
        let known = Known::default();
        known.of(&"X".repeat(TEXT_BYTES_MAX + 1), || 1);
        assert_eq!(known.len(), 0);
    }
}
