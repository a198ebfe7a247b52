//! The parties met lately, so that a line that comes again is not cleaned again.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::mention::Mention;
use super::party::Who;

/// How many shards there are: several threads seldom want the same one.
const SHARDS: usize = 16;

/// How many parties a generation of a shard holds. Two generations of sixteen shards are 65,536
/// parties at most, some 20 MB with lines of usual length: a bank's customers pay some ten
/// thousand merchants often.
const GENERATION_PARTIES_MAX: usize = 2_048;

/// The longest line that is remembered, in bytes with its name: longer ones are rare, and would
/// make the bound in bytes far larger than it is.
const LINE_BYTES_MAX: usize = 600;

/// The parties met lately, by everything that decides who they are.
///
/// What it gives is what would be made anew: it changes no answer. It holds strangers' lines in
/// memory, in whole, because a digest of them could be made to collide.
#[derive(Default)]
pub(super) struct Known {
    shards: [Mutex<Shard>; SHARDS],
}

/// Two generations: a party that is met again moves to the younger one, and the older one goes
/// when the younger is full.
#[derive(Default)]
struct Shard {
    young: HashMap<String, Arc<Who>>,
    old: HashMap<String, Arc<Who>>,
}

impl Known {
    /// Who is behind `mention`: as remembered, or as `find` finds out.
    pub(super) fn who(&self, mention: &Mention<'_>, find: impl FnOnce() -> Who) -> Arc<Who> {
        let length = mention.descriptor.len() + mention.counterparty.map_or(0, str::len);
        if length > LINE_BYTES_MAX {
            return Arc::new(find());
        }
        let key = key_of(mention);
        if let Some(known) = self.shard(&key).find(&key) {
            return known;
        }
        // Found without holding the shard: a second thread may find the same meanwhile.
        let who = Arc::new(find());
        self.shard(&key).keep(key, Arc::clone(&who));
        who
    }

    fn shard(&self, key: &str) -> MutexGuard<'_, Shard> {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let index = usize::try_from(hasher.finish() % SHARDS as u64).unwrap_or(0);
        // A panic elsewhere leaves a map that is whole: every entry stands for itself.
        self.shards[index].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How many parties are remembered.
    #[cfg(test)]
    fn len(&self) -> usize {
        let len = |shard: &Mutex<Shard>| {
            let shard = shard.lock().unwrap();
            shard.young.len() + shard.old.len()
        };
        self.shards.iter().map(len).sum()
    }
}

impl Shard {
    fn find(&mut self, key: &str) -> Option<Arc<Who>> {
        if let Some(known) = self.young.get(key) {
            return Some(Arc::clone(known));
        }
        let (key, known) = self.old.remove_entry(key)?;
        self.keep(key, Arc::clone(&known));
        Some(known)
    }

    fn keep(&mut self, key: String, who: Arc<Who>) {
        if self.young.len() >= GENERATION_PARTIES_MAX {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, who);
    }
}

/// Everything of `mention`, in one text that no other mention has.
fn key_of(mention: &Mention<'_>) -> String {
    let Mention { kind, direction, counterparty, descriptor, mcc, is_small_credit } = *mention;
    let (name, mcc) = (counterparty.unwrap_or_default(), mcc.map_or(-1, i32::from));
    let (kind, direction) = (kind as u8, direction as u8);
    let (named, small) = (counterparty.is_some(), is_small_credit);
    // The length of the name keeps it apart from the line.
    format!("{kind}.{direction}.{named}.{small}.{mcc}.{}:{name}{descriptor}", name.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::category::Category;
    use crate::bank::selection::Direction;
    use crate::bank::transaction::TransactionKind;

    fn mention(descriptor: &str) -> Mention<'_> {
        Mention {
            kind: TransactionKind::Purchase,
            direction: Direction::Out,
            counterparty: None,
            descriptor,
            mcc: None,
            is_small_credit: false,
        }
    }

    fn who(category: Category) -> Who {
        Who { party: None, category }
    }

    #[test]
    fn what_was_found_is_not_looked_for_again() {
        let known = Known::default();
        known.who(&mention("A"), || who(Category::Fuel));
        assert_eq!(known.who(&mention("A"), || unreachable!()).category, Category::Fuel);
        let other = Mention { mcc: Some(1), ..mention("A") };
        assert_eq!(known.who(&other, || who(Category::Rent)).category, Category::Rent);
        let other = Mention { is_small_credit: true, ..mention("A") };
        assert_eq!(known.who(&other, || who(Category::Cash)).category, Category::Cash);
    }

    #[test]
    fn name_and_line_are_kept_apart() {
        let of = |name, line| key_of(&Mention { counterparty: name, ..mention(line) });
        let keys = [of(None, "AB"), of(Some("A"), "B"), of(Some("AB"), ""), of(Some(""), "AB")];
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[at + 1..].contains(key), "{key}");
        }
    }

    #[test]
    fn it_is_bounded_and_keeps_what_comes_often() {
        let known = Known::default();
        let often = mention("OFTEN");
        known.who(&often, || who(Category::Rent));
        let bound = 2 * SHARDS * GENERATION_PARTIES_MAX;
        for number in 0..2 * bound {
            let line = format!("LINE {number}");
            known.who(&mention(&line), || who(Category::Other));
            if number % GENERATION_PARTIES_MAX == 0 {
                known.who(&often, || unreachable!());
            }
        }
        assert!(known.len() <= bound, "{}", known.len());
        assert!(known.len() > bound / 2, "{}", known.len());
    }

    #[test]
    fn overlong_lines_are_not_kept() {
        let known = Known::default();
        let line = "X".repeat(LINE_BYTES_MAX + 1);
        known.who(&mention(&line), || who(Category::Other));
        assert_eq!(known.len(), 0);
    }
}
