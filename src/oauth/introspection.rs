//! What a client may learn of its own tokens (RFC 7662).

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::basics::{ClientId, Now};
use crate::consent::DataClasses;

/// The answer for every token that does not hold, whatever the reason.
pub const INACTIVE: &[u8] = br#"{"active":false}"#;

/// What kind of token was asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// An access token.
    Access,
    /// A refresh token.
    Refresh,
}

/// A token as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenState {
    /// Its kind.
    pub kind: TokenKind,
    /// The client it was issued to; `None` for one that the operator made.
    pub client: Option<ClientId>,
    /// What the link behind it may be asked for.
    pub classes: DataClasses,
    /// The resource it is for.
    pub resource: Option<String>,
    /// First instant at which it no longer holds.
    pub expires_at: DateTime<Utc>,
    /// First instant at which the consent behind it no longer holds.
    pub consent_expires_at: DateTime<Utc>,
    /// Whether it was used up, or its link was ended.
    pub ended: bool,
}

#[derive(Serialize)]
struct Active<'a> {
    active: bool,
    client_id: &'a str,
    scope: String,
    exp: i64,
    iss: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    token_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aud: Option<&'a str>,
}

/// The JSON answer to `client` about a token. It names no customer: the client has no business
/// with the bank's ids.
pub fn introspection(
    state: Option<&TokenState>,
    client: &ClientId,
    issuer: &str,
    now: Now,
) -> Vec<u8> {
    let own = state.filter(|state| state.client.as_ref() == Some(client) && !state.ended);
    let live = own.and_then(|state| {
        let ends = state.expires_at.min(state.consent_expires_at);
        (now.utc() < ends).then_some((state, ends))
    });
    let Some((state, ends)) = live else { return INACTIVE.to_vec() };
    let active = Active {
        active: true,
        client_id: client.as_str(),
        scope: state.classes.to_string(),
        exp: ends.timestamp(),
        iss: issuer,
        token_type: (state.kind == TokenKind::Access).then_some("Bearer"),
        aud: state.resource.as_deref(),
    };
    serde_json::to_vec(&active).unwrap_or_else(|_| INACTIVE.to_vec())
}
