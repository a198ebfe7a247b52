//! Grants that were read a moment ago.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::basics::Digest;
use crate::consent::Grant;
use crate::vault::VaultFailure;

/// The most grants that are kept. At about half a kilobyte each they take 4 MB at most.
const GRANTS_MAX: usize = 8192;

/// How long one is used: a talk takes about a minute. For so long the gate may let through what
/// another process revoked; the record of what would be told is refused then.
const AGE_MAX: Duration = Duration::from_secs(60);

/// Grants by the access token behind which they were found.
///
/// A write of this process that could change a grant makes all of them doubtful, so that none is
/// used that the process itself knows to have ended. Writes of other processes are not seen here.
#[derive(Default)]
pub(super) struct Grants {
    /// How often a grant may have been changed.
    changes: AtomicU64,
    kept: Mutex<HashMap<Digest, Kept>>,
}

struct Kept {
    grant: Arc<Grant>,
    changes: u64,
    since: Instant,
}

impl Grants {
    /// Makes what was read until now doubtful. To be called once the change is committed, before
    /// anybody hears of it.
    pub(super) fn doubt(&self) {
        self.changes.fetch_add(1, Ordering::SeqCst);
    }

    /// The grant behind `token`: one that was read a moment ago, else what `read` finds.
    ///
    /// # Errors
    ///
    /// Those of `read`.
    pub(super) fn find(
        &self,
        token: Digest,
        read: impl FnOnce() -> Result<Option<Grant>, VaultFailure>,
    ) -> Result<Option<Grant>, VaultFailure> {
        self.find_at(Instant::now(), token, read)
    }

    fn find_at(
        &self,
        now: Instant,
        token: Digest,
        read: impl FnOnce() -> Result<Option<Grant>, VaultFailure>,
    ) -> Result<Option<Grant>, VaultFailure> {
        // Looked at before the file is: a change that comes in between makes the copy doubtful.
        let changes = self.changes.load(Ordering::SeqCst);
        let fresh = |kept: &Kept| {
            kept.changes == changes && now.saturating_duration_since(kept.since) < AGE_MAX
        };
        let known =
            self.kept().get(&token).filter(|kept| fresh(kept)).map(|kept| kept.grant.clone());
        if let Some(grant) = known {
            return Ok(Some(Grant::clone(&grant)));
        }
        let found = read()?;
        if let Some(grant) = found.as_ref().filter(|grant| is_settled(grant)) {
            let grant = Arc::new(grant.clone());
            let mut kept = self.kept();
            if kept.len() >= GRANTS_MAX {
                kept.retain(|_, kept| fresh(kept));
            }
            if kept.len() >= GRANTS_MAX {
                kept.clear();
            }
            kept.insert(token, Kept { grant, changes, since: now });
        }
        Ok(found)
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<Digest, Kept>> {
        // A panic leaves no half of an entry behind.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the use of the grant changes nothing in it: the first use may bind a user to the link
/// or retire a refresh token. What ended is not kept, either.
fn is_settled(grant: &Grant) -> bool {
    grant.user.is_some() && !grant.retires_predecessor && grant.revoked_at.is_none()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::basics::{ApplicationId, CustomerId, LinkId};
    use crate::consent::{AccountScope, Channel, DataClasses, LookBack, Manner};

    fn token(number: usize) -> Digest {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&number.to_be_bytes());
        Digest::from_bytes(bytes)
    }

    fn grant() -> Grant {
        let at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        Grant {
            link: LinkId::new("link").unwrap(),
            customer: CustomerId::new("17").unwrap(),
            channel: Channel::Alexa,
            application: ApplicationId::new("skill").unwrap(),
            user: Some(token(0)),
            classes: DataClasses::ALL,
            accounts: AccountScope::All,
            look_back: LookBack::default(),
            revision: 0,
            manner: Manner::default(),
            granted_at: at,
            expires_at: at,
            token_expires_at: at,
            revoked_at: None,
            retires_predecessor: false,
        }
    }

    /// Whether the grant of `token` is read anew at `now`.
    fn is_read(grants: &Grants, now: Instant, token: Digest, stored: Option<Grant>) -> bool {
        let mut read = false;
        let found = grants.find_at(now, token, || {
            read = true;
            Ok(stored.clone())
        });
        assert_eq!(found, Ok(stored));
        read
    }

    #[test]
    fn a_grant_is_read_once_until_a_change_or_a_minute_later() {
        let (grants, start) = (Grants::default(), Instant::now());
        let read = |after: Duration| is_read(&grants, start + after, token(1), Some(grant()));
        assert!(read(Duration::ZERO));
        assert!(!read(AGE_MAX.checked_sub(Duration::from_millis(1)).unwrap()));
        assert!(read(AGE_MAX));
        assert!(!read(AGE_MAX));
        grants.doubt();
        assert!(is_read(&grants, start + AGE_MAX, token(1), Some(grant())));
        assert!(is_read(&grants, start + AGE_MAX, token(2), Some(grant())));
    }

    #[test]
    fn a_change_during_the_read_makes_the_copy_doubtful() {
        let (grants, start) = (Grants::default(), Instant::now());
        let stored = grants.find_at(start, token(1), || {
            grants.doubt();
            Ok(Some(grant()))
        });
        assert_eq!(stored, Ok(Some(grant())));
        assert!(is_read(&grants, start, token(1), Some(grant())));
    }

    #[test]
    fn what_its_use_will_change_is_not_kept() {
        let (grants, start) = (Grants::default(), Instant::now());
        let ended = Some(grant().granted_at);
        for unsettled in [
            None,
            Some(Grant { user: None, ..grant() }),
            Some(Grant { retires_predecessor: true, ..grant() }),
            Some(Grant { revoked_at: ended, ..grant() }),
        ] {
            assert!(is_read(&grants, start, token(1), unsettled.clone()));
            assert!(is_read(&grants, start, token(1), unsettled));
        }
        let failed = grants.find_at(start, token(1), || Err(VaultFailure::Busy));
        assert_eq!(failed, Err(VaultFailure::Busy));
    }

    #[test]
    fn no_more_are_kept_than_there_is_room_for() {
        let (grants, start) = (Grants::default(), Instant::now());
        for number in 0..=GRANTS_MAX {
            assert!(is_read(&grants, start, token(number), Some(grant())));
        }
        assert!(grants.kept().len() <= GRANTS_MAX);
        assert!(!is_read(&grants, start, token(GRANTS_MAX), Some(grant())));
    }
}
