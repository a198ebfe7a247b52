//! How a token of the bank's own authorization server stands to the link that Saldo keeps for it.
//!
//! The bank's token is the outer bound of what may be told. Beside it Saldo keeps one link for each
//! customer, channel and application, so that customers can narrow and end there what the bank's
//! token opens: tokens come and go, and what a customer ended must not come back with the next one.

use chrono::{DateTime, Utc};

/// How long a sign-in at the bank can count, in days, whatever the settings say.
pub const GRANT_DAYS_MAX: i64 = 365;

/// What is known of a customer's links with an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HeldGrants {
    /// The latest sign-in at the bank that the link which holds rests on; `None` without one.
    pub live: Option<DateTime<Utc>>,
    /// The latest instant at which one was ended, or the customer erased, or that an ended one
    /// rested on: the bank's clock may be ahead of ours.
    pub ended: Option<DateTime<Utc>>,
}

/// What becomes of a token's link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrantRuling {
    /// The link holds as it is.
    Hold,
    /// The customer has signed in at the bank since: the link lasts longer, and opens what the
    /// token opens unless the customer narrowed it.
    Renew,
    /// A link is made.
    Make,
    /// The customer, or somebody for them, ended what this token opened, and signed in at the bank
    /// for it before that. A link that was made since is not this token's.
    Ended,
}

/// What becomes of the link of a token for which the customer signed in at `authorized_at`.
pub fn rule_on_grant(held: HeldGrants, authorized_at: DateTime<Utc>) -> GrantRuling {
    if held.ended.is_some_and(|ended| authorized_at <= ended) {
        return GrantRuling::Ended;
    }
    match held.live {
        None => GrantRuling::Make,
        Some(known) if authorized_at > known => GrantRuling::Renew,
        Some(_) => GrantRuling::Hold,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
    }

    #[test]
    fn what_was_ended_comes_back_with_a_new_sign_in_alone() {
        for (live, ended, authorized, ruling) in [
            (None, None, 0, GrantRuling::Make),
            (Some(0), None, 0, GrantRuling::Hold),
            (Some(0), None, -1, GrantRuling::Hold),
            (Some(0), None, 1, GrantRuling::Renew),
            (None, Some(10), 0, GrantRuling::Ended),
            (None, Some(10), 10, GrantRuling::Ended),
            (None, Some(10), 11, GrantRuling::Make),
            // Linked again since: the tokens of before stay shut.
            (Some(20), Some(10), 10, GrantRuling::Ended),
            (Some(20), Some(10), 11, GrantRuling::Hold),
            (Some(20), Some(10), 20, GrantRuling::Hold),
            (Some(20), Some(10), 21, GrantRuling::Renew),
        ] {
            let held = HeldGrants { live: live.map(at), ended: ended.map(at) };
            assert_eq!(rule_on_grant(held, at(authorized)), ruling, "{held:?} {authorized}");
        }
    }
}
