//! Refreshing: which refresh token of a family still holds, and what follows it.

use chrono::{DateTime, Duration, Utc};

use super::client::RefreshMode;
use super::token_error::TokenError;
use crate::basics::{ClientId, Now};
use crate::consent::DataClasses;

/// For how long after a refresh the same token may be shown again without a further successor, in
/// seconds: the time in which a platform's parallel and repeated calls arrive. Alexa gives one up
/// after 4.5 seconds.
pub const RETRY_SECONDS: i64 = 60;

/// The refresh tokens of one link, as they are stored. Each has a generation, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    /// The client they were issued to.
    pub client: ClientId,
    /// What the link may be asked for.
    pub classes: DataClasses,
    /// The resource its tokens are for.
    pub resource: Option<String>,
    /// The generation that was issued last.
    pub current: i64,
    /// The generation before it that still holds, because the current one has not been used.
    pub predecessor: Option<i64>,
    /// When the current one was issued.
    pub current_issued_at: DateTime<Utc>,
    /// First instant at which none of them holds any more.
    pub expires_at: DateTime<Utc>,
    /// Whether the link was ended meanwhile.
    pub ended: bool,
}

/// What somebody who refreshes asks for. The client has proven who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefreshClaim {
    /// The client.
    pub client: ClientId,
    /// What becomes of a used refresh token of this client.
    pub mode: RefreshMode,
    /// The scope it names, `None` for the link's own.
    pub classes: Option<DataClasses>,
    /// The resource it asks a token for; `None` for the family's own.
    pub resource: Option<String>,
}

/// What becomes of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefreshRuling {
    /// Nothing is issued and nothing changes.
    Refuse(TokenError),
    /// A token that was used up is shown again by its client: somebody else has had it. The link
    /// ends with all its tokens.
    Replay,
    /// An access token is issued.
    Issue(Succession),
}

/// How a family goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Succession {
    /// The token that was shown goes on holding. No new one is sent, so that its client keeps what
    /// it has; the access token is of this generation.
    Keep(i64),
    /// A new token is sent, of the generation after the current one.
    Rotate {
        /// The new generation.
        current: i64,
        /// The generation that holds until the new one is used.
        predecessor: Option<i64>,
    },
}

/// Rules on `claim` with a token of `generation` of `family`; `None` for a token nobody knows.
///
/// Overlap: a family holds at most two tokens, the current one and its predecessor, and the
/// predecessor holds until the current one, or an access token that came with it, is first used.
/// Showing the predecessor again means that the answer was lost. Within [`RETRY_SECONDS`] it may
/// only be under way still, and the client keeps what it has; later the lost one is replaced.
/// Whatever else is shown again was used up: a replay.
pub fn rule_on_refresh(
    family: Option<(&Family, i64)>,
    claim: &RefreshClaim,
    now: Now,
) -> RefreshRuling {
    let refused = RefreshRuling::Refuse;
    let Some((family, generation)) = family else { return refused(TokenError::InvalidGrant) };
    if family.client != claim.client {
        return refused(TokenError::InvalidGrant);
    }
    if claim.resource.is_some() && claim.resource != family.resource {
        return refused(TokenError::InvalidTarget);
    }
    if family.ended || now.utc() >= family.expires_at {
        return refused(TokenError::InvalidGrant);
    }
    let is_current = generation == family.current;
    if !is_current && family.predecessor != Some(generation) {
        return RefreshRuling::Replay;
    }
    let beyond = |wanted: DataClasses| wanted.first_missing_from(family.classes).is_some();
    if claim.classes.is_some_and(beyond) {
        return refused(TokenError::InvalidScope);
    }
    let next = family.current.saturating_add(1);
    let retry_ends = family.current_issued_at + Duration::seconds(RETRY_SECONDS);
    RefreshRuling::Issue(match claim.mode {
        RefreshMode::Static => Succession::Keep(generation),
        RefreshMode::Strict if is_current => {
            Succession::Rotate { current: next, predecessor: None }
        }
        // The mode was made stricter while there was a predecessor.
        RefreshMode::Strict => return RefreshRuling::Replay,
        RefreshMode::Overlap if !is_current && now.utc() < retry_ends => {
            Succession::Keep(generation)
        }
        RefreshMode::Overlap => Succession::Rotate { current: next, predecessor: Some(generation) },
    })
}
