//! That a PIN was said, for as long as that counts.

use std::fmt;

use chrono::DateTime;
use serde::{Deserialize, Serialize};

use super::gate::LinkedCustomer;
use super::pin_attempts::PinPolicy;
use crate::basics::{Digest, Now};

/// That the right PIN was said in this talk: to which link, by which voice, and when. It holds
/// neither the PIN nor anything it could be found from.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinProof {
    link: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    set: u32,
    said_at: i64,
    used_at: i64,
}

impl fmt::Debug for PinProof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PinProof(..)")
    }
}

impl PinProof {
    /// That `customer` has just said the PIN that was set as number `set`
    /// ([`PinAttempts::set`](super::PinAttempts::set)).
    pub fn new(customer: &LinkedCustomer, set: u32, now: Now) -> Self {
        let now = now.utc().timestamp();
        Self {
            link: customer.link().as_str().to_owned(),
            person: customer.person().map(|person| person.to_hex()),
            set,
            said_at: now,
            used_at: now,
        }
    }

    /// What is left of it in a turn of `person`: nothing when its time is up, when nothing was
    /// said for too long, or when another voice speaks.
    #[must_use]
    pub fn kept(self, person: Option<Digest>, policy: &PinPolicy, now: Now) -> Option<Self> {
        let since = |at| DateTime::from_timestamp(at, 0).map(|at| now.utc() - at);
        let is_recent =
            |at, most| since(at).is_some_and(|age| age >= chrono::Duration::zero() && age < most);
        let same = self.person == person.map(|person| person.to_hex());
        let holds =
            same && is_recent(self.said_at, policy.holds) && is_recent(self.used_at, policy.idle);
        holds.then(|| Self { used_at: now.utc().timestamp(), ..self })
    }

    /// Whether it was said to the link of `customer`, by the voice that speaks now, and is the PIN
    /// that was set as number `set`.
    pub fn is_of(&self, customer: &LinkedCustomer, set: u32) -> bool {
        self.link == customer.link().as_str()
            && self.person == customer.person().map(|person| person.to_hex())
            && self.set == set
    }
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;
    use crate::basics::digest_of;

    fn proof(person: Option<Digest>) -> PinProof {
        PinProof {
            link: "link-1".to_owned(),
            person: person.map(|person| person.to_hex()),
            set: 4,
            said_at: now().utc().timestamp(),
            used_at: now().utc().timestamp(),
        }
    }

    fn now() -> Now {
        Now::at(DateTime::from_timestamp(1_790_000_000, 0).unwrap())
    }

    #[test]
    fn it_ends_after_its_time_and_after_silence() {
        let policy = PinPolicy::default();
        let mut held = proof(None);
        for seconds in [100, 200, 299] {
            let at = now().plus(Duration::seconds(seconds));
            held = held.kept(None, &policy, at).unwrap();
        }
        let (end, before) = (now().plus(policy.holds), now().plus(-Duration::seconds(1)));
        assert_eq!(held.clone().kept(None, &policy, end), None);
        assert_eq!(held.kept(None, &policy, before), None, "a clock that went back proves nothing");
        assert_eq!(proof(None).kept(None, &policy, now().plus(policy.idle)), None);
    }

    #[test]
    fn it_is_good_for_one_voice() {
        let (one, other) = (Some(digest_of(b"one")), Some(digest_of(b"other")));
        let policy = PinPolicy::default();
        for (said, speaks, holds) in [
            (one, one, true),
            (one, other, false),
            (one, None, false),
            (None, one, false),
            (None, None, true),
        ] {
            let kept = proof(said).kept(speaks, &policy, now());
            assert_eq!(kept.is_some(), holds, "{said:?} {speaks:?}");
        }
    }
}
