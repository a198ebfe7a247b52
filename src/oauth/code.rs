//! Redeeming an authorization code: once, by the client it was issued to.

use chrono::{DateTime, Utc};

use super::pkce::Challenge;
use super::token_error::TokenError;
use crate::basics::{ClientId, Now};

/// An authorization code as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredCode {
    /// The client it was issued to.
    pub client: ClientId,
    /// Where it was sent to.
    pub redirect_uri: String,
    /// What its redeemer must prove.
    pub challenge: Challenge,
    /// The resource its tokens are for.
    pub resource: Option<String>,
    /// First instant at which it no longer holds.
    pub expires_at: DateTime<Utc>,
    /// Whether it was redeemed already.
    pub used: bool,
    /// Whether the link it opens was ended meanwhile.
    pub ended: bool,
}

/// What somebody who redeems a code shows for it. The client has proven who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeClaim {
    /// The client.
    pub client: ClientId,
    /// Where the client says that the code was sent to.
    pub redirect_uri: String,
    /// The challenge that belongs to the verifier it sent.
    pub challenge: Challenge,
    /// The resource it asks a token for; `None` for the code's own.
    pub resource: Option<String>,
}

/// What becomes of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeRuling {
    /// Nothing is issued and nothing changes.
    Refuse(TokenError),
    /// The rightful client shows the code a second time: somebody has had it meanwhile. The link
    /// ends with all its tokens.
    Replay,
    /// The code is used up, and the tokens are issued.
    Issue,
}

/// Rules on `claim` to the code that is `stored`, if one is.
///
/// Whose code it is and whether the redeemer holds the verifier is settled before anything that
/// ends a link: a code that leaked is no lever to unlink somebody.
pub fn rule_on_code(stored: Option<&StoredCode>, claim: &CodeClaim, now: Now) -> CodeRuling {
    let Some(code) = stored else { return CodeRuling::Refuse(TokenError::InvalidGrant) };
    let rightful = code.client == claim.client
        && code.redirect_uri == claim.redirect_uri
        && code.challenge == claim.challenge;
    if !rightful {
        return CodeRuling::Refuse(TokenError::InvalidGrant);
    }
    if claim.resource.is_some() && claim.resource != code.resource {
        return CodeRuling::Refuse(TokenError::InvalidTarget);
    }
    if code.used {
        return CodeRuling::Replay;
    }
    if code.ended || now.utc() >= code.expires_at {
        return CodeRuling::Refuse(TokenError::InvalidGrant);
    }
    CodeRuling::Issue
}
