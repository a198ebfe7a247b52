//! What the bank tells anybody, replaced without a restart.

use std::sync::{Arc, PoisonError, RwLock};

use crate::bank::PublicFacts;

/// What the bank tells anybody, as it stands now. Clones are the same.
#[derive(Debug, Clone)]
pub(super) struct Published {
    facts: Arc<RwLock<Arc<PublicFacts>>>,
}

impl Published {
    pub(super) fn new(facts: PublicFacts) -> Self {
        Self { facts: Arc::new(RwLock::new(Arc::new(facts))) }
    }

    /// The facts for one answer: it tells none of before and of after a change.
    pub(super) fn now(&self) -> Arc<PublicFacts> {
        Arc::clone(&self.facts.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Tells `facts` from the next answer on.
    pub(super) fn replace(&self, facts: PublicFacts) {
        // The lock is held for one assignment only, so it cannot be left half changed.
        *self.facts.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(facts);
    }
}
